# Inspection report and the chair's brief
paper-leading-group = Leading group on credit management
paper-chair = Chair of the leading group
paper-percent = { $percent }%
paper-no-rate = no data

paper-inspection = Under section 9, paragraph 1 of the Measures on Credit Management the credit office has inspected credit management in { $quarter } and reports as follows:
    .title = Inspection report on { $quarter }
    .mark = Credit Office, Inspections { $year } No. { $serial }
    .closing = The leading group is asked to decide on this report.
paper-inspection-about = The inspection lasted from { $began } to { $ended } and was led by { $leader }. { $departments } departments had to supply credit information; { $records } records were filed, of which { $waiting } are not classified yet.
    .head = The inspection
paper-inspection-completeness = Of all that was expected { $percent } is there; the target is { $target }%. Of { $count } departments { $below } are below it. { $text }
    .head = Completeness of collection
paper-inspection-accuracy = { $drawn ->
        [0] Nothing that was classified in this quarter could be looked at again. { $text }
       *[other] Of { $population } records classified in this quarter, { $drawn } were drawn by chance, by the grade of their subject, and classified again by people who neither wrote nor classified them. { $checked } were looked at, { $agreed } agree: { $percent }; the target is { $target }%. { $text }
    }
    .head = Accuracy of evaluation
paper-inspection-execution = Decided in this quarter: grades { $grades }, warnings { $warnings }, restrictions { $measures } (begun before its end: { $measures_begun }), repairs granted { $repairs }, refused { $repairs_refused }. Steps due in this quarter: { $kept } taken in time, { $late } late, { $open } overdue, which is { $percent } in time. { $text }
    .head = Execution of rewards and penalties
paper-inspection-security = The security checklist of { $points } points was gone through; { $problems ->
        [0] all are in order.
        [one] one shows a problem.
       *[other] { $problems } show problems.
    } { $text }
    .head = Security of credit information
paper-inspection-findings = { $count ->
        [0] Nothing was found that anybody had to answer.
       *[other] Findings raised and put to those whom they are about: { $count }. Rectification ordered: { $cases }; to be observed: { $observed }. See the table of findings.
    }
    .head = Findings
paper-inspection-conclusion = { $text }
    .head = Conclusion
paper-inspection-proposals = { $text }
    .head = Proposals
paper-inspection-table-completeness = What departments supplied
paper-inspection-table-accuracy = Records classified again, by grade of their subject
paper-inspection-table-skipped = Records not looked at again
paper-draft = Draft
paper-inspection-table-execution = Steps of rewards and penalties against their clocks
paper-inspection-table-security = Security checklist
paper-inspection-table-findings = Findings
paper-inspection-table-annex = How the figures are counted
paper-column-inspection-department = Department
paper-column-inspection-expected = Expected
paper-column-inspection-recorded = Recorded
paper-column-inspection-declared = Nil
paper-column-inspection-missing = Missing
paper-column-inspection-rate = Rate
paper-column-inspection-grade = Grade
paper-column-inspection-records = Records
paper-column-inspection-drawn = Drawn
paper-column-inspection-checked = Looked at
paper-column-inspection-agreed = Agree
paper-column-inspection-left = Left out
paper-column-inspection-step = Step
paper-column-inspection-kept = In time
paper-column-inspection-late = Late
paper-column-inspection-open = Overdue
paper-column-inspection-reason = Reason
paper-column-inspection-count = Records
paper-column-inspection-point = Point
paper-column-inspection-result = Result
paper-column-inspection-number = No.
paper-column-inspection-subject = About
paper-column-inspection-what = What was found
paper-column-inspection-answer = Answer
paper-column-inspection-outcome = Outcome
paper-column-inspection-figure = Figure
paper-column-inspection-how = How it is counted
paper-chart-completeness = What departments supplied (slots)
paper-chart-execution = Steps of rewards and penalties
paper-clock-kept = in time
paper-clock-kept-late = late
paper-clock-overdue = overdue

paper-annex = The figures of this report were counted by the system and are kept with it. They can be counted again as follows.
    .title = How the figures are counted
paper-annex-completeness = Completeness of collection
    .how = Teaching and service departments have a slot every working day, others every week; a slot with a record or a nil return is filled. As it stood when the quarter closed, on the fifth working day after its end.
paper-annex-records = Records
    .how = All records of what happened in the quarter, filed before it closed, by state; withdrawn, rejected and sealed ones are part of the sum.
paper-annex-accuracy = Accuracy of evaluation
    .how = Records classified in the quarter that still count, grouped by their subject's grade when the inspection began, drawn with the seed that is kept. Two looks agree when nature and indicator are the same, and of negative records the severity.
paper-annex-execution = Execution of rewards and penalties
    .how = Clocks of warnings, rectification, grades, restrictions and repairs whose last day lies in the quarter, by how they ended; an extended one by its later day, without those cancelled or waived, and without proposals that are not decided yet.
paper-annex-decided = Decisions
    .how = Grades, warnings, restrictions and repairs decided on a day of the quarter.
paper-annex-findings = Findings
    .how = All findings of this inspection but those withdrawn.
paper-annex-security = Security
    .how = Filled in point by point by whoever inspected.

paper-brief = The main results of the inspection of { $quarter }; more in inspection report { $report }.
    .title = Credit brief on { $quarter }
    .mark = Credit Office, Briefs { $year } No. { $serial }
paper-brief-completeness = Completeness
paper-brief-accuracy = Agreement of the second look
paper-brief-execution = Steps taken in time
paper-brief-findings = Findings
paper-brief-found = { $count }; rectification ordered in { $cases }, { $observed } to be observed
paper-brief-next = Please read the report and press "Read". When the whole group has, after three working days at the latest, it is put to the vote.
    .head = What is asked of you
