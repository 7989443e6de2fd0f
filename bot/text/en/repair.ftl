# Credit repair: eligibility, application, preliminary review
repairs = Credit repair
repair-list = { $count ->
        [0] These are the grades in force, and whether repair can be applied for.
       *[other] These are the grades in force, and whether repair can be applied for. Open an application to see how it stands.
    }
    .title = Credit repair
repair-stands = { $subject }
repair-verdict = { $grade }. { $verdict }
repair-unrated = Not rated so far: there is nothing to repair.
repair-way = { $subject }: check eligibility
repair-entry = { $code } · { $subject } · { $status }
repair-may-apply = You can apply for credit repair.
repair-not-needed = The grade in force needs no repair.
repair-not-yet-dated = Not yet: { $why }. The earliest day to apply is { $day }{ $mine ->
        [yes] ; we will tell you then
       *[no] { "" }
    }.
repair-not-yet-todo = Not yet: { $why }. Once that is done, the way is open{ $mine ->
        [yes] , and we will tell you
       *[no] { "" }
    }.
repair-not-yet-both = Not yet: { $why }. Once that is done, the earliest day to apply is { $day }{ $mine ->
        [yes] ; we will tell you then
       *[no] { "" }
    }.
repair-running = Application { $code } is being handled. Another one can be submitted once it is closed.
repair-grade-over = This grade was corrected or replaced by another; it needs no repair any more. Send "repair" to see the grade in force.
repair-dissolved = This department was dissolved; there is no credit repair for it any more.
repair-both = { $one }; { $other }
bar-not-low = the grade needs no repair
    .label = The grade needs no repair
bar-pending = an application is being handled
    .label = An application is being handled
bar-case-missing = nothing was rectified so far
    .label = Nothing was rectified so far
bar-case-failed = the rectification failed
    .label = The rectification failed
bar-case-open = the rectification is not closed
    .label = The rectification is not closed
bar-new-violation = a new violation is not rectified yet
    .label = A new violation is not rectified yet
bar-waiting = the waiting period is not over
    .label = The waiting period is not over
bar-refused = the last application was not granted, and its interval is not over
    .label = The last application was not granted, and its interval is not over
bar-false-material = false material was handed in, and its bar is not over
    .label = False material was handed in, and its bar is not over
repair-remedy-not-low = Nothing needs to be done.
repair-remedy-pending = Please wait for the result, or withdraw the application.
repair-remedy-case-missing = Ask the credit office to open a rectification; once it is closed you can apply.
repair-remedy-case-failed = The last rectification failed, so another one is needed. Please ask the credit office to begin it; once its effect is confirmed you can apply.
repair-remedy-case-open = Complete the rectification as planned; once it is verified and its effect confirmed you can apply.
repair-remedy-new-violation = Ask the credit office to open a rectification of the new violation; once it is closed you can apply.
repair-remedy-waiting = You can apply from { $until }; please keep a good record until then.
repair-remedy-refused = You can apply again from { $until }; please start from the reason you were given.
repair-remedy-false-material = You can apply again from { $until }.

see-eligibility = Check eligibility
eligibility-card = { $verdict }
    .title = { $subject }: { $grade }
eligibility-line-since = In force since
eligibility-line-reason = Reason for the grade
eligibility-line-case = Rectification
repair-case = { $code } ({ $status })

repair-open-told = Everything needed to apply for the repair of { $grade } is there for { $subject }. The form begins with what your rectification says: check it, add evidence, sign the letter of commitment.
    .title = { $subject } can apply for credit repair
repair-draft-told = The application for credit repair that you began for { $subject } is not submitted yet. Your answers are kept until { $until }.
    .title = An application is not submitted yet

apply-for-repair = Apply for credit repair
apply-for-repair-conduct = What was the conduct? Please say when it was and what happened.
    .label = Conduct
apply-for-repair-measures = What was done to put it right?
    .label = Measures
apply-for-repair-achieved = What was achieved? Please name results that can be checked.
    .label = Effect
apply-for-repair-evidence = Please upload evidence, up to 10 files. What you handed in during rectification is there already; skip this if there is nothing new.
    .label = Evidence
apply-for-repair-commitment =
    Please read the letter of commitment and sign it if you agree; it takes effect when you submit.

    { $letter }
    .label = Letter of commitment
commitment-signed = I commit myself and sign
apply-for-repair-done = The credit office reviews it by { $review }, and all of it is decided by { $due }; we tell you every step. A copy of the form and the letter follows.
    .title = Application { $code } received
repair-submitted-told = { $subject } applies for the repair of { $grade }. Please review it by { $due }: accept it, ask once for all that is missing, or do not accept it and say why.
    .title = Application { $code } to be reviewed
repair-form-issued = This is the application of { $subject } with the letter of commitment, number { $number }.
    .title = The form of application { $code }

withdraw-repair = Withdraw application
repair-found-already = Something was found on site already, so this application is decided and cannot be withdrawn any more. You will be told the result.
withdraw-repair-done = This application is not handled any more. As long as the conditions are met you can apply again.
    .title = Application { $code } withdrawn
repair-withdrawn-told = { $subject } withdrew the application; nothing more needs to be done.
    .title = Application { $code } withdrawn

see-repair = See application
repair-card = It is to repair { $grade }. Here is what it says, with its files, dates and steps.
    .title = Application { $code } · { $subject }
repair-line-status = State
repair-line-since = In force since
repair-line-applied = Submitted
repair-line-case = Rectification
repair-line-conduct = Conduct
repair-line-measures = Measures
repair-line-effect = Effect
repair-line-commitment = Letter of commitment
repair-signed = signed, fingerprint { $hash }…
repair-line-still = Eligibility today
repair-line-decide-by = To be decided by
repair-line-reviewed = Reviewed by
repair-step-waits = { $who }, finding to come
repair-line-decided = Decision
repair-line-certificate = Certificate
repair-line-outcome = Outcome

accept-repair = Accept application
accept-repair-done = { $subject } and whoever decides are told; all of it is due by { $due }.
    .title = Application { $code } accepted
repair-accepted-told = The application passed the preliminary review. Two people who have nothing to do with the matter look on site next; all of it is decided by { $due }, and we tell you the result.
    .title = Application { $code } accepted
repair-to-assign-told = The application of { $subject } passed the preliminary review. Please name two people who look on site by { $assign }.
    .title = Application { $code }: name who looks on site
reject-repair = Do not accept
reject-repair-reason = Why is it not accepted, and what would help? The applicant reads it word by word.
    .label = Reason
reject-repair-done = { $subject } reads the reason and can apply again.
    .title = Application { $code } not accepted
repair-rejected-told = This application of { $subject } was not accepted; the grade stays as it is.
    Reason: { $reason }
    Basis: section 7, paragraph 2 of the Measures on Credit Management.
    Once what is missing is there you can apply again. If anything is unclear, please ask the credit office.
    .title = Application { $code } not accepted
repair-own-application = You handed in this application. Somebody else must review it.
repair-supplement-runs = What is missing may be handed in until { $due }; before that it cannot be turned away.

ask-supplement = Ask for what is missing
ask-supplement-missing = What is missing? You can ask only once, so please name everything; the applicant reads it word by word.
    .label = What is missing
ask-supplement-done = { $subject } was asked to hand it in by { $due }. Then the review and the whole procedure count anew.
    .title = Application { $code } waits for more material
repair-supplement-told = This is still needed: { $missing }
    Please hand it in by { $due }, all at once; what you submitted is there, nothing has to be filled in again.
    .title = Application { $code } needs more material
repair-asked-already = More material was asked for once already. Please accept the application, or do not accept it and say why.
answer-supplement = Hand in what is missing
answer-supplement-supplied = What do you add? Please answer point by point.
    .label = What is added
answer-supplement-evidence = Please upload the material, up to 10 files; skip this if there is none.
    .label = Material
answer-supplement-done = The credit office reviews it by { $review }, and all of it is decided by { $due }; we tell you every step.
    .title = Application { $code } is complete
repair-supplied-told = { $subject } handed in what was missing: { $supplied }
    Please review it by { $due }.
    .title = Application { $code } is complete
repair-nothing-asked = Nothing more is asked for.
supplement-over = Time to supplement over
repair-supplement-over = { $subject } handed nothing in on time. You may wait, or not accept the application and say why; until then it can still be handed in.
    .title = Application { $code }: the time for more material is over

take-back-evidence = Take back evidence
take-back-evidence-file = Which file do you take back? It is deleted, and only its name stays among the steps; the credit office is told.
    .label = File taken back
take-back-evidence-done = "{ $name }" is taken back; the credit office reviews what is left.
    .title = Application { $code }: one file less
evidence-taken-back-told = { $subject } took back the file "{ $name }"; what is left counts for the review.
    .title = Application { $code }: one file less
evidence-accepted = The application was accepted, and what was handed in is what the check and the decision rest on: no single file can be taken back any more. If something is wrong, or you do not want to go on, you can withdraw the whole application and apply again.
evidence-none = No file was handed in with this application.
evidence-gone = This file is not part of the application; it may have been taken back already. Please choose again.

# The form of application
paper-repair-form = Under section 7, paragraphs 1 and 2 of the Measures on Credit Management, { $subject }, having put things right in earnest and corrected the conduct, applies for credit repair:
    .title = Application for credit repair
    .closing = Submitted for review.
paper-repair-form-subject = Subject
paper-repair-form-repair = Application
paper-repair-form-grade = Grade in force
paper-repair-form-since = In force since
paper-repair-form-case = Rectification
paper-repair-form-applied = Applied on
paper-repair-form-applicant = Submitted by
paper-repair-form-files = Evidence
paper-repair-conduct = { $text }
    .head = Conduct
paper-repair-measures = { $text }
    .head = Measures
paper-repair-effect = { $text }
    .head = Effect
paper-repair-pledge = The letter of commitment was signed; its text follows.
    .head = Commitment
paper-repair-letter = { $letter }
    .title = Letter of commitment
