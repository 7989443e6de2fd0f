# Warning and rectification
wait-case-issue = Issue the warning
wait-case-acknowledge = Confirm the warning
wait-case-service = Service of the warning
wait-case-plan = Hand in the plan
wait-case-review = Review the plan
wait-case-revise = Revise the plan
wait-case-rectify = Complete rectification
wait-case-check-in = Report progress
wait-case-assign = Name verifiers
wait-case-verify = Verify the rectification
wait-case-observe = Observation of the effect
wait-case-effect = Evaluate the effect
wait-case-failure = Decide how it goes on
wait-case-objection = Answer the objection
wait-case-extension = Answer the extension
wait-plan-item = Carry out a measure
cases = Rectification
case-list = { $count ->
        [0] No rectification concerns you.
       *[other] Open one to see how it stands and what comes next.
    }
    .title = Warnings and rectification
case-entry = { $code } · { $subject } · { $status }
case-do = { $what } · { $code } { $subject }
see-case = See the case
case-card = { $level }. Every date, and what was said and decided, is below.
    .title = Rectification { $code } · { $subject }
case-line-status = Status
case-line-notice = Warning notice
case-line-delivered = Delivered
case-undelivered = not delivered yet
case-line-conduct = Conduct
case-line-demand = What must change
case-line-root-cause = Root cause
case-line-criterion = How success is judged
case-line-item = Measure
case-line-outcome = Outcome
time-itself = the system
plan-item-line = { $goal }: { $measure } ({ $responsible }, by { $due }, { $status })
case-step = { $who }, { $at }
case-step-text = { $who }, { $at }: { $text }
case-step-granted = { $who }, { $at }: { $text } (granted: { $answer })
case-step-refused = { $who }, { $at }: { $text } (not granted: { $answer })
case-step-answered = { $who }, { $at }: { $text } (answer: { $answer })
case-conflict = This concerns you, your department, or someone you report to or who reports to you. Somebody else must handle it.
case-own-proposal = You proposed this warning. Somebody else must approve it.
case-own-decision = You proposed or issued this warning. Somebody else must answer the objection.

open-case = Propose a warning
open-case-subject = Whom is the warning for? Type a name, a department or a partner.
    .label = Subject
open-case-level = Which kind? It decides the periods.
    .label = Kind
open-case-conduct = What happened? Give dates, facts and grounds; the subject reads it as it is.
    .label = Conduct
open-case-demand = What must change?
    .label = What must change
open-case-done = It is issued once the director approves; you are told.
    .title = Warning { $code } proposed
case-office-only = You may propose warnings only for the credit office's own department and people; others are the office's.
case-not-the-institution = A warning is for a department, a person or a partner. Please choose again; the rest is kept.
case-proposed = Subject: { $subject } ({ $level }). Please check facts and demands and decide whether it is issued.
    .title = Warning { $code } waits for your approval
issue-warning = Issue the warning
issue-warning-done = The notice and the guide to repair have gone to { $subject } together; the time to confirm runs.
    .title = Warning { $code } issued
warning-issued-told = The notice and the guide to repair have gone to { $subject }.
    .title = Warning { $code } issued
warning-served = The credit office warns { $subject }.
    Conduct: { $conduct }
    What must change: { $demand }
    Please confirm by { $confirm } and hand in a plan within { $days } working days after that.
    If something is not true you may object; once rectification is verified you may apply for repair.
    { $ground ->
        [d] Grounds: Measures on Credit Management, section 5, paragraph 2 and section 6, paragraph 2.
        [order] Grounds: Measures on Credit Management, section 9, paragraph 2.
       *[c] Grounds: Measures on Credit Management, section 6, paragraph 2.
    }
    .title = Warning { $code }
decline-warning = Do not issue it
decline-warning-reason = Why not? Whoever proposed it reads the reason.
    .label = Reason
decline-warning-done = Whoever proposed it is told; the subject never hears of it.
    .title = Warning { $code } not issued
warning-declined-told = Reason: { $reason }
    .title = Warning { $code } was not approved
acknowledge-warning = Confirm receipt
acknowledge-warning-done = Please hand in a plan by the end of { $due }: add the measures one by one, then submit.
    .title = { $code } confirmed
object-to-warning = Object
object-to-warning-grounds = What is not true? Please say why.
    .label = Grounds
object-to-warning-evidence = Upload what shows it, up to five files; skip it if there is nothing.
    .label = Evidence
object-to-warning-done = Somebody who neither proposed nor issued the warning answers by { $due }. Meanwhile all periods go on.
    .title = Objection to { $code } received
case-objection-late = The time to object ended on { $last }. You may still explain to the credit office.
case-objected-already = An objection to this warning was raised already; please wait for the answer.
case-nothing-objected = There is no objection to answer.
case-objected-told = { $subject } objects to the warning. Please answer, if you did not issue it.
    .title = { $code }: an objection waits
how-to-repair = How to repair
repair-guide = Credit can be repaired. These are the steps; you are reminded before each date.
    .title = Guide to repair { $code }
repair-step = Step { $number }
repair-confirm = Confirm the warning; object if something is not true.
repair-plan = Hand in a plan: cause, goals, measures, dates, who is responsible.
repair-carry-out = Carry it out and report progress; ask for more time early if you need it.
repair-verify = When all is done, ask for verification by people who have nothing to do with the matter.
repair-repair = Once it is verified and its effect confirmed, apply to the credit office for repair.
deem-served = Counts as served
case-not-delivered = The warning could not be delivered to { $subject }. Please hand it over in person and record how.
    .title = Warning { $code } not delivered
case-deemed-served = The warning arrived and was not confirmed; it counts as served. Please hand in a plan by the end of { $due }.
    .title = Warning { $code } counts as served
serve-by-hand = Record delivery by hand
serve-by-hand-how = When, how and to whom was it handed over?
    .label = How
serve-by-hand-done = The time for the plan runs.
    .title = Delivery of { $code } recorded
case-served-told = The warning was handed over in person. Please hand in a plan by the end of { $due }.
    .title = Warning { $code } served
dismiss-objection = Objection unfounded
dismiss-objection-reason = Why? The subject reads it as it is.
    .label = Reason
dismiss-objection-done = { $subject } has been told why; rectification goes on.
    .title = Objection to { $code } answered
objection-dismissed-told = The objection was examined and found unfounded. Reason: { $reason } All dates stay.
    .title = Objection to { $code } answered
uphold-objection = Uphold, cancel warning
uphold-objection-reason = Why? The subject reads it as it is.
    .label = Reason
uphold-objection-done = { $subject } has been told; the case is over.
    .title = Warning { $code } cancelled
objection-upheld-told = The objection was examined and found right. The warning is cancelled and does not count. Reason: { $reason }
    .title = Warning { $code } cancelled

plans = Rectification plans
plan-list = { $count ->
        [0] No plan waits for you.
       *[other] Please choose one.
    }
    .title = Rectification plans
add-plan-item = Add a measure
add-plan-item-goal = What is to be reached? The more exact, the clearer the verification.
    .label = Goal
add-plan-item-measure = What will be done?
    .label = Measure
add-plan-item-due-on = By when?
    .label = By
add-plan-item-responsible = Who is responsible? A name.
    .label = Responsible
add-plan-item-done = The plan has { $count ->
        [1] one measure
       *[other] { $count } measures
    }. Add more, or submit it.
    .title = Measure added to { $code }
plan-item-late = The latest possible day is { $latest }; please choose an earlier one. The rest is kept.
plan-full = A plan has at most 10 measures; please combine some.
plan-first-round = This is the first round; there is none before it to compare with.
plan-without-items = The plan has no measure yet; please add at least one.
remove-plan-item = Remove a measure
remove-plan-item-named = Remove: { $goal }
remove-plan-item-done = “{ $goal }” is no longer in the plan.
    .title = Plan { $code }
submit-plan = Submit the plan
submit-plan-root-cause = What is the root cause?
    .label = Root cause
submit-plan-criterion = How will one see that it worked?
    .label = How success is judged
submit-plan-finish-on = By when will all of it be done?
    .label = Done by
submit-plan-done = This is round { $round }. You are told what the review says.
    .title = Plan { $code } submitted
plan-too-long = Rectification must be done by { $latest }; please choose an earlier day. The rest is kept.
plan-item-after-end = “{ $goal }” is due on { $due }, after the end. Choose a later end, or cancel and change the measure.
plan-submitted-told = { $subject } handed in a plan; please review it.
    .title = Plan { $code } waits for review
see-changes = See changes
plan-changes = { $count ->
        [0] Nothing changed since the last round.
        [1] One change since the last round.
       *[other] { $count } changes since the last round.
    }
    .title = Plan, round { $round }
plan-change-added = Added
plan-change-removed = Removed
plan-change-changed = Changed
plan-change-from = { $before } → { $after }
plan-item-said = { $goal }: { $measure } ({ $responsible }, by { $due })
request-changes = Ask for changes
request-changes-missing = What is missing, what should change? The subject reads it as it is.
    .label = Changes
request-changes-done = { $subject } is told what to change and by when.
    .title = Plan { $code } sent back
changes-requested-told = The plan needs changes (round { $round } of { $most }): { $missing } Please hand it in again by the end of { $due }.
    .title = Plan { $code } needs changes
plan-rounds-over = All { $most } rounds are used. Please approve the plan or put it before the leading group.
approve-plan = Approve the plan
approve-plan-done = Rectification ends on { $due }; tasks and progress reports are scheduled.
    .title = Plan { $code } approved
plan-approved-told = Please be done by { $due } and report progress for the first time by { $first }.
    .title = Plan { $code } approved
end-rounds = Not approved, refer it
end-rounds-reason = Why can it still not be approved?
    .label = Reason
end-rounds-done = The leading group decides how it goes on.
    .title = { $code } referred
plan-failed-told = The plan could not be approved after several rounds; the leading group decides. Reason: { $reason }
    .title = Plan { $code } not approved
plan-rounds-left = There is a round left; please send the plan back first.

progress-list = { $count ->
        [0] No progress is to be reported.
       *[other] Please choose one.
    }
    .title = Progress
progress-due = Progress
report-progress = Report progress
report-progress-progress = How far are you? One sentence is enough.
    .label = Progress
report-progress-evidence = A photo or a file? Skip if there is none.
    .label = Files
report-progress-next = Please report next by { $due }.
    .title = Progress on { $code } received
report-progress-done = Please be done by { $due } and then ask for verification.
    .title = Progress on { $code } received
progress-told = { $subject }: { $progress }
    .title = Progress on { $code }
finish-item = Report a measure done
finish-item-named = Done: { $goal }
finish-item-result = What was done, with what result?
    .label = Result
finish-item-evidence = Please upload at least one photo or file that shows it.
    .label = Evidence
finish-item-done = { $left ->
        [0] All measures are done; you may ask for verification.
        [1] One measure is left.
       *[other] { $left } measures are left.
    }
    .title = “{ $goal }” is done
extensions = Extensions
extension-list = { $count ->
        [0] There is no extension to ask for or decide.
       *[other] Please choose one.
    }
    .title = Extensions
ask-extension = Ask for more time
ask-extension-until = Until when?
    .label = Until
ask-extension-reason = Why is more time needed?
    .label = Reason
ask-extension-done = Until it is granted the date stays { $due }; then it becomes { $until }.
    .title = Extension of { $code } asked for
extension-late = More time had to be asked for by { $last }; it is too late now. Please do what you can and talk to the credit office.
extension-range = It can be extended to a day between { $earliest } and { $latest }; please choose another. The rest is kept.
extension-no-day = Rectification may last until { $latest } at most; it cannot be extended any further. Please finish in time, or talk to the credit office.
extension-never = An order to rectify cannot be extended.
extension-asked-already = A request for more time waits for its answer.
extension-had-already = It was extended once and cannot be again. In a special case please talk to the director.
extension-not-asked = There is no request for more time to answer.
extension-asked-told = { $subject } asks for more time until { $until }. Reason: { $reason }
    .title = { $code }: an extension waits
grant-extension = Grant the extension
grant-extension-done = Rectification now ends on { $due }; { $subject } has been told.
    .title = Extension of { $code } granted
extension-granted-told = Rectification now ends on { $due }.
    .title = Extension of { $code } granted
refuse-extension = Refuse the extension
refuse-extension-reason = Why? The subject reads it as it is.
    .label = Reason
refuse-extension-done = Rectification still ends on { $due }.
    .title = Extension of { $code } refused
extension-refused-told = Reason: { $reason } Rectification still ends on { $due }.
    .title = Extension of { $code } refused
case-items-open = Some measures are not reported as done; please report each with its evidence first.
claim-completion = Ask for verification
claim-completion-achieved = What did it achieve?
    .label = Effect
claim-completion-evidence = Any more files? Skip if there are none.
    .label = Files
claim-completion-done = The office names people who have nothing to do with the matter.
    .title = Verification of { $code } asked for
completion-claimed-told = { $subject } asks for verification; please name verifiers.
    .title = { $code } waits for verifiers

assign-verifiers = Name verifiers
assign-verifiers-first = Who verifies? Nobody of the unit, no direct superior or report, nobody who handled it.
    .label = Verifier
assign-verifiers-second = Who is the second? Required for grade D; otherwise skip.
    .label = Second verifier
assign-verifiers-done = To be verified by { $due }.
    .title = Verifiers of { $code } named
verifier-two = Grade D needs two verifiers; please name one more. The rest is kept.
verifier-twice = The two verifiers must be two people; please choose another.
verifier-left = This person has left or has no account; please choose another.
verifier-unsigned = { $name } has no valid confidentiality agreement. Please choose another, or ask them to sign it first.
verifier-role = { $name } administers, audits or keeps the keys, and does not verify. Please choose another.
verifier-spared = The verification of the rectification of { $subject } is decided; your finding is not needed any more.
    .title = { $code } is verified without you
verifier-conflict = { $name } has an interest in the matter or handled it; please choose another.
verifier-told = Please verify the rectification of { $subject } by { $due }: open it, look on site, and write what you found.
    .title = You verify { $code }
verify-good = Verified
verify-good-findings = What did you look at, on what grounds?
    .label = Findings
verify-good-one = The other verifier's finding is still to come.
    .title = Your finding on { $code } is kept
verify-good-done = Its effect is observed until { $until }.
    .title = { $code } verified
verified-told = The rectification of { $subject } is verified. Its effect is observed until { $until } and then evaluated.
    .title = { $code } verified
verify-bad = Not verified
verify-bad-findings = What was not done? The subject reads it as it is.
    .label = Findings
verify-bad-done = It is to be done again by { $due }.
    .title = { $code } not verified
verified-bad-told = Findings: { $findings } Please put it right by { $due }; this is the last chance.
    .title = { $code } not verified
verify-failed = Not verified again
verify-failed-findings = What is still not done?
    .label = Findings
verify-failed-done = The leading group decides how it goes on.
    .title = { $code } not verified again
case-repeated-already = It was repeated once and cannot be again.
case-not-repeated = What fails the first time is first done again.
look-at-effect = Observation over
effect-due-told = The observation is over; please evaluate the effect at { $subject } against the plan's own criterion.
    .title = Effect of { $code } to be evaluated
confirm-effect = Effective, close it
confirm-effect-evaluation = What does the criterion say?
    .label = Evaluation
confirm-effect-done = { $subject } may apply for repair.
    .title = Rectification { $code } closed
case-effective-told = Evaluation: { $evaluation } The case is closed; you may apply for repair.
    .title = Rectification { $code } closed
case-second-look = A grade D case is closed only after two evaluations.
look-again = Effective so far
look-again-evaluation = What does the criterion say so far?
    .label = Evaluation
look-again-done = Observed a second time until { $until }.
    .title = { $code } effective so far
case-looked-at-once = Only a grade D case is evaluated a second time.
effect-missing = Not effective, once more
effect-missing-evaluation = Where was the criterion not met?
    .label = Evaluation
effect-missing-told = Evaluation: { $evaluation } Please put it right by { $due } and ask for verification again; this is the last chance.
    .title = { $code } not effective yet
case-no-repeat = Only a grade C case is repeated when its effect is missing at first; the leading group decides on others.
not-effective = Not effective
not-effective-evaluation = Where was the criterion not met?
    .label = Evaluation
not-effective-done = The leading group decides how it goes on.
    .title = Rectification { $code } not effective
case-ineffective-told = The rectification of { $subject } is not sufficient; the leading group decides. Reason: { $reason }
    .title = Rectification { $code } not sufficient
plan-issued = The plan of { $subject } is approved; the document is attached.
    .title = Plan { $code } approved
report-issued = The report has gone to the credit office; the document is attached.
    .title = Rectification report { $code }

case-picture = Picture of all cases
picture-cases = { $count ->
        [1] One case is open
       *[other] { $count } cases are open
    }
    .title = Open cases by state and age
picture-cases-state = State
picture-age-fresh = up to 14 days
picture-age-month = 15 to 30 days
picture-age-two-months = 31 to 60 days
picture-age-older = over 60 days
case-picture-ready = On { $day }: { $count ->
        [1] one open case
       *[other] { $count } open cases
    }.
    .title = Open cases
case-picture-none = No case is open; there is nothing to draw.

fail-case = Declare it failed
rectify-again = Rectify again
plan-again = Plan again
case-no-plan = There is no approved plan yet.
case-plan-there = The plan is approved.
case-failed-told = The leading group has decided: the rectification of { $subject } has failed. The office may follow it up; the subject may still be heard.
    .title = Rectification { $code } failed
case-goes-on-told = The leading group has decided: { $subject } gets one more chance. Please be done by { $due } and ask for verification again.
    .title = Rectification { $code } goes on
plan-goes-on-told = The leading group has decided: { $subject } may revise the plan once more.
    .title = Plan { $code } may be revised

extend-again = Extend once more
extend-again-until = Until when?
    .label = Until
extend-again-reason = What is special about it?
    .label = Reason
extension-first-one = It was not extended yet; the subject asks for the first extension.
waive-deadline = Waive this deadline
waive-deadline-reason = Why? The chair must agree, and the subject reads the reason.
    .label = Reason
waive-deadline-done = The deadline “{ $what }” does not count any more; those concerned are told.
    .title = Deadline of { $code } waived
deadline-waived-told = The deadline “{ $what }” does not count any more. Reason: { $reason } What is to be done stays.
    .title = Deadline of { $code } waived
deadline-none-runs = No deadline runs that could be waived.
replace-verifier = Replace a verifier
replace-verifier-leaving = Who no longer verifies?
    .label = Leaving
replace-verifier-coming = Who verifies instead?
    .label = Coming
verifier-not-one = This person is not one whose finding is still to come; please choose again.
extension-chair = More time for a grave case is granted by the chair.
extension-overtaken = More time was asked for until { $until }, and the deadline is { $due }: that day means nothing any more. Please refuse the request and say so.
