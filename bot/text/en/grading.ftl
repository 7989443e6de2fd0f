# Grades
wait-grade-statement = Statement
wait-grade-confirm = Confirm the grade
gradings = Grades
grade-list = { $count ->
        [0] No grade concerns you.
       *[other] What is not decided comes first; open one for its reason, its clause and what comes next.
    }
    .title = Credit grades
grade-entry = { $subject } · { $grade } · { $status }
grade-ended = replaced by a newer one
see-grading = See the grade
grade-card = How it came about, and what was said and decided, is below.
    .title = { $subject }: { $grade } ({ $code })
grade-line-status = Status
grade-line-grade = Grade, and how it came about
grade-line-severity = Severity
grade-line-veto = A D by itself
grade-line-reason = Reason
grade-line-basis = Clause
grade-line-case = Rectification
grade-line-proposed = Proposed by
grade-line-decided = Decided by
grade-line-effective = In force from
grade-line-ended = Ended on
grade-line-outcome = Why it was not confirmed
grade-a = A (excellent)
grade-b = B (good)
grade-c = C (acceptable)
grade-d = D (unacceptable)
grade-n = unrated
grade-mark-plain = no mark
grade-mark-repaired = repaired
grade-mark-observed = under observation
grade-marked-repaired = { $grade }, repaired
grade-marked-observed = { $grade }, under observation
grade-origin-decided = decision
grade-origin-repair = credit repair
grade-origin-computed = regular rating
grade-origin-correction = correction
grading-status-statement = being heard
grading-status-ready = to be confirmed
grading-status-decided = decided
grading-status-declined = not confirmed
grading-step-kind-statement = Statement
grading-step-kind-measures = Restrictions proposed
veto-no = no
veto-yes = yes

grade-conflict = This concerns you, your department, or someone you report to or who reports to you. Somebody else must handle it.
grade-own-proposal = You proposed this grade. Somebody else must confirm it.
grade-office-only = You can propose a grade for the credit office's people and department, or where the chair has a conflict; the office does it for everybody else. Please choose again; the rest is kept.
grade-not-the-institution = Departments, staff and partners are graded here. Please choose again; the rest is kept.
grade-open-already = A grade for this subject is waiting to be decided. Once it is, another can be proposed; the rest is kept.
grade-nothing-to-correct = This subject has no grade that could be corrected. Please choose "decision" or another subject; the rest is kept.
grade-correction-worse = A correction puts a mistake right and makes no grade worse. To lower it, please choose "decision"; the rest is kept.
grade-only-by-repair = The grade in force is D, and only credit repair improves it. If it was a mistake, please choose "correction"; the rest is kept.
grade-case-runs = The grade in force is C and the rectification is not closed. It can be raised after that; if it was a mistake, please choose "correction".
grade-observed = The repair of a D of this subject is still observed, or did not last, so no decision raises the grade. Please propose it when the observation is over; if the grade was a mistake, please choose "correction". The rest is kept.
grade-not-unrated = The grade in force is C, and no decision makes it unrated. To improve it, the subject applies for credit repair once the rectification is closed; if it was a mistake, please choose "correction". The rest is kept.
grade-unrated-case-runs = This subject has no grade and its rectification is not closed, so A or B must wait. Please propose it after that; the rest is kept.
grade-outdated = Things have changed since this was proposed (the grade, a rectification that runs, or an observation after a repair), and this grade can no longer be confirmed. Please choose "Do not confirm"; the office can propose anew as things stand.
grade-veto-evidence = A D by itself needs evidence. Please add at least one file; the rest is kept.
grade-no-keys = A D is confirmed by the chair and another member of the leading group together, and there are no two people who could (nobody with a conflict, and not the proposer). Please let somebody else propose it, or let the leading group appoint somebody.
grade-two-keys = Nobody confirms a D alone: the office asks, the chair and a member agree together.
grade-one-key = Only a D takes two people; any other grade is confirmed by one.
grade-veto-director = For a D by itself the director of the credit office asks.

propose-grade = Propose a grade
propose-grade-subject = Whose grade? Type a name, a department or a partner.
    .label = Subject
propose-grade-origin = A new decision, or a correction of the grade in force?
    .label = What it is
propose-grade-grade = Which grade?
    .label = Grade
propose-grade-severity = How grave is what lies behind it? The wait before repair depends on it.
    .label = Severity
propose-grade-veto = Is it a D by itself (a major teaching accident, malicious fraud of learners, contract fraud and the like)?
    .label = A D by itself
propose-grade-reason = Why? Give the facts; the subject reads it as it is.
    .label = Reason
propose-grade-basis = Which clause of the measures?
    .label = Clause
propose-grade-evidence = Please add evidence if there is any, five files at most, or skip.
    .label = Evidence
propose-grade-done = { $subject }: { $grade }. It takes effect once somebody else confirms it; you are told.
    .title = Grade { $code } proposed
propose-grade-hearing = { $subject }: { $grade }. The subject was told and can make a statement by { $due }; after that the chair and a member confirm it together.
    .title = Grade { $code } proposed
grade-proposed-told = { $subject } is to be graded { $grade }. Please read reason and clause and decide.
    .title = Grade { $code } waits for you
grade-hearing-told = It is proposed to grade { $subject } { $grade }. Nothing is decided yet.
    Reason: { $reason }
    Clause: { $basis }
    You can make one statement by { $due }; whoever decides reads it. The chair and a member of the leading group decide together after that.
    .title = Proposed grade { $code }: your statement
make-statement = Make a statement
make-statement-statement = What do you say to the reasons given? Whoever decides reads it as it is. There is one statement, so please make it complete.
    .label = Statement
make-statement-evidence = Please add evidence if there is any, five files at most, or skip.
    .label = Evidence
make-statement-done = Whoever decides reads your statement and files; you are told the outcome.
    .title = Statement on { $code } received
grade-statement-told = { $subject } has made a statement. Please read it before deciding.
    .title = Statement on { $code }
grade-nothing-to-answer = Nothing waits for a statement of yours.
grade-spoken-already = You have made your statement and it reached those who decide. Please wait for the outcome.
end-hearing = The hearing is over
grade-heard-told = The time for a statement of { $subject } is over: { $grade } can be put to those who confirm it.
    .title = Grade { $code } can be put forward
confirm-grade = Confirm the grade
confirm-grade-d = Ask for two keys
confirm-grade-done = { $subject } is graded { $grade } from today on; subject and head were told.
    .title = Grade { $code } confirmed
grade-confirmed-told = { $subject } is graded { $grade }; the subject was told.
    .title = Grade { $code } confirmed
grade-decided-head = { $subject } is graded { $grade }. { $measures }Open it for reason and clause.
    .title = Grade { $code } confirmed
grade-decided-told = { $subject } is graded { $grade } from { $day } on.
    Reason: { $reason }
    Clause: { $basis }
    { $measures }{ $means }
    If you think the facts are wrong, you can object at the credit office.
    .title = Credit grade { $code }
grade-means-a = Outstanding in everything; please keep it so.
grade-means-b = A high standard without obvious violation; please keep it so.
grade-means-c = It meets the requirements, with gaps. The credit office talks with you and helps to draw up a plan. Once that is carried out and the waiting time is over, you can apply for credit repair.
grade-means-d = There was serious misconduct that must be put right. Once it is and the waiting time is over, you can apply for credit repair.
grade-means-n = There are too few records for a grade; nothing is barred to you by that.
decline-grade = Do not confirm
decline-grade-reason = Why not? The proposer reads it, and the subject if it was heard.
    .label = Reason
decline-grade-done = Those concerned were told why; the grade in force stays.
    .title = Grade { $code } not confirmed
grade-declined-told = { $subject }: { $grade } was not confirmed, the grade in force stays. Reason: { $reason }
    .title = Grade { $code } not confirmed
grade-declined-subject = The proposed { $grade } was not confirmed. The grade in force stays, and restrictions that were proposed with it are dropped. Reason: { $reason }
    .title = Proposed grade { $code } not confirmed
