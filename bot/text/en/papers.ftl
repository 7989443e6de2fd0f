# The papers of a rectification
paper-office = Credit Management Office
paper-addressee = { $name }
paper-level-c = grade C rectification
paper-level-d = grade D rectification
paper-level-order = ordered rectification

paper-warning = { $level ->
        [c] { $subject } was found to have acted against credit duties. Under section 6, paragraph 2 (warning and rectification) of the Measures on Credit Management we issue this warning and require rectification as for grade C (case { $case }):
        [d] { $subject } was found to have acted gravely against credit duties. Under section 5, paragraph 2 and section 6, paragraph 2 of the Measures on Credit Management we issue this warning and require rectification as for grade D (case { $case }):
       *[order] An inspection found matters that { $subject } must put right. Under section 9, paragraph 2 of the Measures on Credit Management we order rectification in time (case { $case }):
    }
    .title = Warning notice
    .mark = Credit Office, warning { $serial } of { $year }
    .closing = { "" }
paper-warning-conduct = { $conduct }
    .head = What happened
paper-warning-demand = { $demanded }
    .head = What has to be put right
paper-warning-deadlines = Please confirm receipt by { $acknowledge } and submit a plan within { $days } working days after that, with a goal, measures, a person in charge and a date for every item. The last day is included, the day of confirmation is not counted.
    .head = Deadlines
paper-warning-supervision = While you work on it, the credit office follows the work closely, and verifies the result at the end. A plan or a rectification that is overdue is referred to the leading group.
    .head = Supervision
paper-warning-objection = If you disagree, you may object and give your reasons until { $object } (included). The deadlines run on meanwhile; an objection that is upheld revokes this notice.
    .head = Your right to object
paper-warning-contact = { $contact }
    .head = Whom to ask

paper-guide = This guide comes with the warning notice. It says what to do next, how to object, and when you may apply for credit repair.
    .title = Guide to credit repair
paper-guide-next = Confirm receipt, then submit a plan in time. Once it is approved, carry it out and keep evidence for every item; when all is done, ask for verification. If you need more time, ask at least { $ask } working days before the date (an order is not extended). Send "case" in the chat to see where things stand and what you can do.
    .head = What happens next
paper-guide-objection = If the facts, the grounds or the procedure are wrong, object in the chat that brought you the notice, within the time it names, with your reasons and any evidence. Objecting is your right and will not be held against you.
    .head = How to object
paper-guide-repair = Whoever has put things right in earnest, had it verified, and reached the effect in time may apply to the credit office for credit repair, describing the conduct, the measures and their effect, with evidence (section 7, paragraphs 1 and 2 of the Measures on Credit Management).
    .head = When you may apply for repair
paper-guide-effect = After repair you regain your rights; the former grade restricts you no longer (section 7, paragraph 3 of the Measures on Credit Management).
    .head = After repair
paper-guide-contact = { $contact }
    .head = Whom to ask

paper-plan = As required in case { $case } ({ $level }), { $subject } has looked for the causes and will proceed as follows:
    .title = Rectification plan
    .closing = We shall keep to this plan and accept the supervision of the credit office.
paper-plan-cause = { $cause }
    .head = Root cause
paper-plan-criterion = { $criterion }
    .head = How success is judged
paper-plan-period = All of it will be done by { $due } (included).
    .head = Period
paper-plan-items = See the table below.
    .head = Goals, measures and dates
paper-plan-table = Tasks
paper-column-number = No.
paper-column-goal = Goal
paper-column-measure = Measures
paper-column-owner = In charge
paper-column-due = Due
paper-column-state = State

paper-report = The tasks of case { $case } ({ $level }) are done. { $subject } reports as follows:
    .title = Rectification report
    .closing = We ask for verification.
paper-report-done = What was done for each task stands in the table below; the evidence is kept with the case.
    .head = What was done
paper-report-achieved = { $achieved }
    .head = What was achieved
paper-report-table = Tasks done
paper-column-done = What was done
paper-column-day = Done on

paper-acceptance = Under section 6, paragraph 2 of the Measures on Credit Management the rectification by { $subject } was verified, with this result:
    .title = Verification sheet
    .mark = Credit Office, verification { $serial } of { $year }
paper-acceptance-case = Case
paper-acceptance-subject = Subject
paper-acceptance-level = Kind
paper-acceptance-passed = All tasks of the plan were found done (see the findings below); the rectification is verified.
    .head = Result
    .short = Passed
paper-acceptance-failed = The rectification is not complete and was not verified. Please go on as the findings below say and ask for verification again.
    .head = Result
    .short = Not passed
paper-acceptance-failed-last = The rectification is still not complete (see the findings below) and was not verified; the leading group decides how it goes on.
    .head = Result
    .short = Not verified
paper-acceptance-effect-pending = Its effect is checked on { $day }; you will be told the result.
    .head = Effect
    .short = Still to be checked
paper-acceptance-effect-reached = The check found that the plan's criterion is met; the rectification is effective. Evaluation: { $evaluation }
    .head = Effect
    .short = Effective
paper-acceptance-effect-missed = The check found that the plan's criterion is not met; the rectification is not effective yet, and you will be told how it goes on. Evaluation: { $evaluation }
    .head = Effect
    .short = Not effective
paper-acceptance-repair = If the conditions are met, you may apply to the credit office for credit repair under section 7 of the Measures on Credit Management.
    .head = Credit repair
paper-acceptance-result = Result
paper-acceptance-effect = Effect
paper-acceptance-table = Findings
paper-column-verifier = Verifier
paper-column-finding = Finding
paper-column-verified = Verified on
