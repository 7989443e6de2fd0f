# The quarterly inspection
wait-inspection-announce = Announcing the inspection
wait-inspection-start = Starting the inspection
wait-inspection-resume = Starting the postponed inspection
wait-inspection-reply = Answering what an inspection found
wait-inspection-report = Signing the inspection report
wait-inspection-acknowledge = Reading the inspection report
wait-inspection-decide = Deciding on the inspection report
wait-inspection-follow-up = Following up the inspection
inspections = Quarterly inspections
inspection-list = { $count ->
        [0] No inspection is planned yet.
       *[other] One every quarter; they plan themselves.
    }
    .title = Quarterly inspections
inspection-entry = { $quarter } · { $state }
see-inspection = See the inspection
inspection-card = It looks at the completeness of what was collected, the accuracy of evaluations, the execution of decisions, and the security of credit information.
    .title = Inspection of { $quarter }
inspection-line-status = State
inspection-line-due = To be done by
inspection-line-leader = Led by
inspection-line-started = Started
inspection-line-reason = Reason
inspection-line-parts = Concluded
inspection-line-samples = Classified again
inspection-line-findings = Findings
inspection-line-figures = Figures
inspection-line-completeness = Completeness
inspection-line-accuracy = Second look
inspection-line-differing = Seen otherwise
inspection-line-execution = Steps
inspection-line-returned = Sent back
inspection-line-report = Conclusion
inspection-line-proposals = Proposals
inspection-line-signed = Signed
inspection-line-read = Read
inspection-line-unread = Not read yet by
inspection-samples = { $count ->
        [0] nothing was classified in this quarter
       *[other] { $done } of { $count } records
    }
inspection-found = { $count ->
        [0] none
       *[other] { $count } in all
    }
inspection-found-so = { $status }: { $count }
inspection-agreed = { $agreed } of { $checked } agree, { $percent }%
inspection-executed = due this quarter: { $kept } in time, { $late } late, { $open } overdue
inspection-due = { $what }, by { $due }
inspection-counted = { $done } of { $count } parts are counted
inspection-read = { $read } of { $count }

inspection-announced = After the quarter ends it will look at the completeness of what was collected, the accuracy of evaluations and the execution of decisions. Please check your department's records and papers now.
    .title = Inspection of { $quarter } announced
inspection-not-started = It should have begun within ten working days of the quarter's end and has not. Please have the credit office start it at once; if there is good cause, only you can postpone it, with the reason.
    .title = Alert: the inspection of { $quarter } has not begun
announce = Announced by itself
alert-chair = Alert: not begun
alert-chair-again = Alert: still not begun
start-inspection = Start the inspection
start-inspection-done = You lead it. The records to be looked at again are being drawn by chance. Look at every part and write down what you conclude; enter what you find as you go. The report must be signed by the end of { $due }.
    .title = The inspection of { $quarter } has begun
inspection-quarter-runs = The quarter runs until { $last }; the inspection can begin after that.
inspection-office-leads = The credit office inspects; the chair steps in only when nobody is there.
postpone-inspection = Postpone
postpone-inspection-reason = Why is it postponed? The leading group, the office and the departments read the reason.
    .label = Reason
postpone-inspection-until = Until which day?
    .label = Until
postpone-inspection-done = If it has not begun by then, you will be reminded.
    .title = The inspection of { $quarter } is postponed to { $until }
inspection-postponed-told = Reason: { $reason }
    .title = The inspection of { $quarter } is postponed to { $until }
inspection-too-early = It can only be put off: please choose a day after { $due }.
inspection-too-late = It can be postponed to { $latest } at the latest. Please choose another day; the rest is kept.
take-over = Take it over
take-over-done = Reminders and whatever is to be done come to you from now on.
    .title = You lead the inspection of { $quarter }
inspection-leads-already = You lead this inspection already.
inspection-taken-over = { $by } has taken it over; there is nothing left for you to do.
    .title = The inspection of { $quarter } has another leader
inspection-drawn = { $count ->
        [0] Nothing was classified in this quarter; please say so in the conclusion on accuracy.
       *[other] { $count } classified records were drawn by chance. Please have them classified again by people who neither wrote nor classified them.
    }
    .title = Inspection of { $quarter }: the sample is drawn

inspection-drawing = being drawn
assess-completeness = Conclude on completeness
assess-completeness-conclusion = Is what departments supplied complete? Who lacks most, and why? The figures stand on the inspection's card.
    .label = Completeness
assess-accuracy = Conclude on accuracy
assess-accuracy-conclusion = Are records classified and evaluated correctly? Where did the second look differ?
    .label = Accuracy
assess-execution = Conclude on execution
assess-execution-conclusion = Were warnings, rectification, restrictions and repairs carried out in time? If not, why?
    .label = Execution
assess-security = Security checklist
assess-security-conclusion = How safe is credit information on the whole? Please describe every problem.
    .label = Security
assess-security-access = Do access rights fit the posts?
    .label = Access rights
assess-security-leavers = Are the accounts of all who left closed?
    .label = Accounts of leavers
assess-security-agreements = Do the confidentiality agreements of all who see credit information hold?
    .label = Confidentiality agreements
assess-security-backups = Are backups made in time, and was restoring tried?
    .label = Backups
assess-security-exports = Did every export and every look into a file have a purpose?
    .label = Exports and looks
assess-security-premises = Are papers and devices kept safe?
    .label = Papers and devices
assess-done = { $left ->
        [0] Every part is concluded. You can send the findings out, or go on to the report.
        [one] One part is still open.
       *[other] { $left } parts are still open.
    }
    .title = Conclusion saved
inspection-quarter-open = Departments may add records until { $last }; the figures are firm after that, and can be concluded on.
inspection-samples-wait = Some records wait to be classified again. Please look at each, or say why it cannot be looked at.
inspection-parts-missing = Completeness, accuracy, execution and security: none of the four may be left out.
inspection-point-unchecked = This point was not looked at. Please look first; the rest is kept.
inspection-nothing-found = No finding is entered, so there is nothing to send out; go on to the report.
inspection-findings-drafted = Some findings are not sent out yet. Please send or withdraw them first.
send-findings = Send the findings out
send-findings-done = { $unheard ->
        [0] { $count } sent. Whom they are about may answer by the end of { $due }; silence counts as no objection.
       *[other] { $count } sent, to be answered by the end of { $due }. For { $unheard } of them nobody can be reached at present; please tell them in another way.
    }
    .title = Inspection of { $quarter }: waiting for replies
findings-sent-told = { $count ->
        [one] One finding is about you or your department.
       *[other] { $count } findings are about you or your department.
    } Please look at each and answer by the end of { $due }: "No objection" if it is so, or say why not, with evidence. Silence counts as no objection.
    .title = Inspection of { $quarter }: please answer
finish-fieldwork = Nothing found: report
finish-fieldwork-done = The figures are being put together; you will be told.
    .title = Inspection of { $quarter }: the report
all-answered = All have answered
inspection-all-answered = The figures are being put together. Please say of each finding what follows: rectification, observation, or withdrawn.
    .title = Inspection of { $quarter }: all have answered
close-replies = Time to answer over
inspection-replies-closed = Who did not answer raised no objection. The figures are being put together. Please say of each finding what follows: rectification, observation, or withdrawn.
    .title = Inspection of { $quarter }: the time to answer is over
inspection-figures-there = The figures are there. Once every finding is dealt with, write conclusion and proposals and hand the report in.
    .title = Inspection of { $quarter }: the report can be handed in

submit-report = Hand the report in
submit-report-report = What is the overall conclusion? Figures, tables and findings are put in by themselves.
    .label = Conclusion
submit-report-proposals = What do you propose to the leading group?
    .label = Proposals
submit-report-done = It waits to be signed, and goes to the leading group by itself.
    .title = The report on { $quarter } waits for a signature
inspection-to-sign = The inspection report was handed in. Please sign it or send it back, by { $due } at the latest.
    .title = The report on { $quarter } waits for you
inspection-counting = The figures are still being put together; you will be told.
inspection-findings-open = Of some findings nobody has said what follows. Please deal with each first.
draft-report = Print a draft
inspection-draft = As figures and conclusions stand now, without a number; for checking only, please do not pass it on.
    .title = Report on { $quarter }, a draft
back-to-fieldwork = Look again
back-to-fieldwork-done = You can enter more findings and change conclusions; nothing that was said is lost.
    .title = Inspection of { $quarter }: looked at again
count-again = Count again
count-again-done = The figures are being put together anew; you will be told.
    .title = Inspection of { $quarter }: counted again
sign-report = Sign
sign-report-done = Number { $number }. The leading group and the office have it; the chair has a one-page brief beside it. When all have read it, after three working days at the latest, it is put to the vote.
    .title = The report on { $quarter } is signed
inspection-signed-by-another = A report is signed by somebody who did not write it: the director, else the chair, else another of the leading group.
return-report = Send back
return-report-reason = What must be changed?
    .label = Changes
return-report-done = It comes back to you when it is changed.
    .title = The report on { $quarter } was sent back
report-returned-told = To be changed: { $reason }
    .title = The report on { $quarter } came back
inspection-delivered = Inspection report { $number } is attached. Please read it and press "Read". When all have, after three working days at the latest, it is put to the vote.
    .title = Report on { $quarter }: please read
inspection-delivered-office = Inspection report { $number } is signed, and the leading group has it.
    .title = The report on { $quarter } is signed
inspection-brief = One page ({ $number }) with what matters of this quarter is attached.
    .title = Brief on { $quarter }
acknowledge-report = Read
acknowledge-late = Read, late
acknowledge-report-done = Your time of reading is recorded. When all have read it, or the time is over, it is put to the vote.
    .title = Report on { $quarter } read
inspection-read-in-person = Each of the group reads it in person; nobody can do so for somebody else.
inspection-read-already = You have read it already.
put-to-vote = Put to the vote
inspection-put-to-vote = The time to read it is over; it is put to the vote.
    .title = The report on { $quarter } is put to the vote
motion-inspection-report = Inspection report ({ $about })
adopt-report = Adopted
adopt-and-close = Adopted and closed
inspection-adopted = The leading group adopted the report. { $count ->
        [one] One rectification is not verified yet;
       *[other] { $count } rectifications are not verified yet;
    } please follow up, and close the inspection when all are.
    .title = The report on { $quarter } was adopted
inspection-adopted-closed = The leading group adopted the report. Nothing has to be followed up; the inspection is closed.
    .title = The inspection of { $quarter } is closed
reject-report = Not adopted
inspection-rejected = The leading group did not adopt the report. Please change it as was said; it must be signed anew by { $due }.
    .title = The report on { $quarter } was not adopted
inspection-nothing-to-follow = There is nothing to follow up.
inspection-cases-open = Some rectification is not verified yet; the inspection can be closed after that.
close-inspection = Close
close-inspection-done = The inspection of the next quarter plans itself.
    .title = The inspection of { $quarter } is closed
inspection-closed-told = Everything that was found was put right and verified; the inspection is closed.
    .title = The inspection of { $quarter } is closed

# Findings
findings = Findings
finding-list = { $count ->
        [0] There are no findings.
       *[other] What waits for somebody comes first.
    }
    .title = Findings
finding-entry = { $subject } · { $part } · { $status }
see-finding = See the finding
finding-card = Inspection of { $quarter }
    .title = Finding: { $subject }
finding-line-status = State
finding-line-subject = About
finding-line-part = Part
finding-line-what = What was found
finding-line-demand = What must change
finding-line-answer = Answer
finding-line-outcome = Outcome
finding-line-case = Rectification
finding-no-objection = no objection
finding-was-silent = no answer in time: no objection
raise-finding = Enter a finding
raise-finding-subject = Which department, person or partner is it about?
    .label = About
raise-finding-part = Which part does it belong to?
    .label = Part
raise-finding-what = What was found? Give time, place and facts.
    .label = What was found
raise-finding-demand = What must change?
    .label = What must change
raise-finding-photos = Any pictures or papers? Five at most.
    .label = Pictures and papers
raise-finding-done = Number { $number }. Until it is sent out only the office and the leading group see it.
    .title = Finding entered: { $subject }
finding-not-the-chair = The chair enters findings about the credit office and its people only; the office enters all others.
finding-not-the-institution = A finding is about a department, a person or a partner. Please choose again.
finding-conflict = You are too close to this; somebody else has to enter or decide it.
finding-reported = The report was handed in; it cannot be withdrawn any more.
finding-own = Somebody else than whoever entered it has to overturn a finding.
send-finding = Send out
finding-sent = Please answer.
    .title = Finding: { $subject }
silently-accepted = No answer in time
finding-silent = No answer in time: no objection.
    .title = Finding: { $subject }
accept-finding = No objection
accept-finding-done = Thank you. If something must be rectified you will hear of it.
    .title = Answered: no objection
dispute-finding = I disagree
dispute-finding-answer = What is not so? Please say what, and why.
    .label = Objection
dispute-finding-evidence = Anything that proves it? Five files at most.
    .label = Evidence
dispute-finding-done = The report will say so, and the office will look into it.
    .title = Answered: disputed
finding-disputed-told = { $subject } disagrees: { $answer }
    .title = Inspection of { $quarter }: a finding is disputed
drop-finding = Withdraw
drop-finding-reason = Why is it withdrawn?
    .label = Reason
drop-finding-done = The reason is kept, and everybody who knew of it is told.
    .title = Finding withdrawn
finding-dropped-told = A finding about you or your department was withdrawn: { $reason }
    .title = Inspection of { $quarter }: finding withdrawn
turn-into-case = Order rectification
turn-into-case-done = Case { $case } waits for its warning notice to be issued, today if possible.
    .title = Rectification ordered: { $subject }
finding-case-told = A finding becomes an order to rectify; you will get the notice when it is issued: { $what }
    .title = Inspection of { $quarter }: rectification ordered
finding-subject-gone = Whom it is about is not here any more and cannot rectify anything. Please observe or withdraw the finding, and enter a new one about whoever took over.
observe-finding = Only observe
observe-finding-reason = Why is no rectification needed? What should the next inspection look at?
    .label = Outcome
observe-finding-done = The next inspection looks at it again.
    .title = To be observed: { $subject }
finding-observed-told = A finding is only observed; no plan is needed. Outcome: { $reason }
    .title = Inspection of { $quarter }: to be observed
reconsider = Decide anew
reconsider-done = Please say anew what follows: rectification or observation.
    .title = Decided anew: { $subject }
finding-case-runs = The case that came from it goes on; nothing is decided anew.
finding-overturned-told = Something the inspection report says about { $subject } was not so, and was overturned. Reason: { $reason }
    .title = Report on { $quarter }: a finding was overturned
finding-not-reached = nobody could be reached
overturn-finding = Overturn
overturn-finding-reason = Why is it not so?
    .label = Reason
overturn-finding-done = The case that came from it ended with it; everybody concerned is told.
    .title = Finding overturned: { $subject }
finding-case-over = The case that came from it is over; it cannot be overturned.
finding-overturned = Finding overturned
finding-overturned-reason = Why is it not so?
    .label = Reason
case-finding-overturned = The finding it rested on was not so; warning and rectification are void. Reason: { $reason }
    .title = Rectification cancelled: { $subject }

# Classifying again
next-sample = Classify the next again
sample-none = No record waits for you. What you wrote or classified yourself somebody else has to look at.
    .title = Classifying again
see-sample = See the record
sample-card = { $kind }. Please classify it by what it says alone, without looking how it was done.
    .title = Inspection of { $quarter } · classify again
sample-line-subject = About
sample-line-day = Day
recheck = Classify
recheck-nature = Of what nature is it?
    .label = Nature
recheck-severity = How grave is it?
    .label = Severity
recheck-indicator = Which indicator does it count for?
    .label = Indicator
recheck-done = { $left ->
        [0] No more records wait for you.
        [one] One more waits for you.
       *[other] { $left } more wait for you.
    }
    .title = Classified again
skip-sample = Cannot be looked at
skip-sample-reason = Why not?
    .label = Reason
skip-sample-done = { $left ->
        [0] No more records wait for you.
        [one] One more waits for you.
       *[other] { $left } more wait for you.
    }
    .title = Reason kept
sample-void = This record was sealed or counts no more; nobody looks at it again.
sample-void-card = Since it was drawn this record was sealed or counts no more. What it says is not shown; please leave it out.
    .title = Inspection of { $quarter } · classify again
sample-somebody-can = Somebody can still look at this record; it cannot be left out.
sample-own = What you wrote or classified yourself somebody else has to look at.
sample-conflict = You are too close to whom this record is about.
sample-too-late = The inspection has ended; nothing can be looked at again.
