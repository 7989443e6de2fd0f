# The on-site check
assign-on-site = Name who looks on site
assign-on-site-first = Who is the first? Nobody above or below the subject, of its department, or who worked on the matter.
    .label = First verifier
assign-on-site-second = Who is the second? Each looks for themselves and writes what they found.
    .label = Second verifier
assign-on-site-done = The verifiers and { $subject } have been told; the check is due by { $due }.
    .title = { $code }: verifiers named
onsite-told = Please check by { $due }, on site or by asking those concerned, what { $subject } has put right, and write down what you yourself found.
    .title = Repair { $code }: you look on site
onsite-told-subject = Two people who have nothing to do with the matter check by { $due } what was put right. They may come or call; please help them. You will hear what comes of it.
    .title = Repair { $code }: the on-site check
replace-on-site = Replace a verifier
replace-on-site-leaving = Who leaves?
    .label = Leaves
replace-on-site-coming = Who comes?
    .label = Comes
onsite-not-one = This person is not one whose finding is still to come; please choose again.
onsite-spared = Somebody else checks { $subject } now; your finding is not needed any more.
    .title = Repair { $code }: no longer yours
on-site-answer-full = Yes, it is done
on-site-answer-part = In part
on-site-answer-none = Not done
confirm-on-site = It is so
confirm-on-site-corrected = Is the conduct corrected?
    .label = Conduct corrected
confirm-on-site-measures = Are the measures carried out?
    .label = Measures
confirm-on-site-effect-seen = Can the effect be seen?
    .label = Effect
confirm-on-site-findings = What did you look at, whom did you ask, what shows it? The applicant reads your finding.
    .label = Finding
confirm-on-site-photos = Upload pictures taken there, up to 10; skip it if there are none.
    .label = Pictures
deny-on-site = It is not so
deny-on-site-corrected = Is the conduct corrected?
    .label = Conduct corrected
deny-on-site-measures = Are the measures carried out?
    .label = Measures
deny-on-site-effect-seen = Can the effect be seen?
    .label = Effect
deny-on-site-findings = What is not done, and what shows it? The applicant reads your finding.
    .label = Finding
deny-on-site-photos = Upload pictures taken there, up to 10; skip it if there are none.
    .label = Pictures
onsite-not-corrected = While the conduct is not fully corrected it cannot be found to be so. Change this answer, or cancel and choose "It is not so".
onsite-nothing-there = With this not done it cannot be found to be so. Change this answer, or cancel and choose "It is not so".
onsite-all-well = All three are done: that is "It is so". If one of them is not, please change the answer here; the rest is kept.
report-on-site-done = Your finding is kept. Once both have reported, the matter goes on to whoever decides.
    .title = Repair { $code }: finding received
differ-on-site = The findings differ
onsite-differs-told = The two who checked { $subject } differ. Please read both findings and the evidence, and say what holds.
    .title = Repair { $code }: findings to settle
settle-on-site = Settle the findings
settle-on-site-result = Which of them holds?
    .label = Settled
settle-on-site-reason = Why? The applicant reads it.
    .label = Reason
settlement-confirmed = It is so
settlement-denied = It is not so
settle-on-site-done = It is settled; the application goes on to be decided.
    .title = Repair { $code }: settled
onsite-confirmed = it is so
onsite-denied = it is not so
repair-own-finding = You looked on site in this matter. Somebody else must handle it.
repair-ready-told = The application of { $subject } was checked: { $found }. Please decide in time.
    .title = Repair { $code } waits to be decided

# The decision
approve-c = Grant the repair
approve-c-reason = Why is it granted? It stands in the decision, and the applicant reads it.
    .label = Reason
approve-d = Ask to grant repair of D
approve-d-reason = Why should it be granted? It stands in the decision; those who agree and the applicant read it.
    .label = Reason
refuse-repair = Do not grant the repair
refuse-repair-ground = What is the main ground? False material bars from applying for longer.
    .label = Ground
refuse-repair-reason = Please say why. It stands in the decision, and the applicant reads it as it is.
    .label = Reason
refusal-ground-not-corrected = The conduct is not corrected
refusal-ground-no-effect = Rectification had no effect
refusal-ground-not-qualified = The conditions are not met
refusal-ground-false-material = The material is false
refuse-repair-done = The decision and the reason are on their way to { $subject }, who may apply again from { $again }. { $late ->
        [0] { "" }
        [one] It comes { $late } working day late, and the decision says so.
       *[other] It comes { $late } working days late, and the decision says so.
    }
    .title = Repair { $code } not granted
postpone-decision = Take more time
postpone-decision-reason = Why is more time needed? The applicant reads it as it is, and it is possible once only.
    .label = Reason
postpone-decision-done = It is decided by { $due }; { $subject } has been told.
    .title = Repair { $code }: more time
repair-longer-told = It is decided by { $due }, and you will be told. Reason: { $reason }
    .title = Repair { $code }: more time
repair-longer-already = It was given more time once already. Please decide soon; a late decision is possible and says so.
repair-longer-late = The time ended on { $due } and cannot be made longer. Please decide soon; the decision says that it is late.
repair-not-confirmed = The on-site check did not find it to be so, and it cannot be granted. Please choose "Do not grant the repair" and say why.
repair-grade-gone = The grade to be repaired was corrected or replaced meanwhile; this application has ended with it and is not decided any more.
repair-condition-gone = Something has come since the application, so the conditions are not met now: { $why }. You can take more time until that is settled, or not grant the repair and say why.
repair-no-keys = There are no two people of the leading group who could agree: the chair and another member, neither near the subject nor reviewer, verifier or settler of this application. Please add a member or arrange a delegation first.
repair-lapsed-subject = The grade to be repaired was corrected or replaced by another, so this application has ended. It was not refused and stands in no later application's way. Send "repair" to see how things stand.
    .title = Application { $code } has ended
repair-lapsed-told = The grade that { $subject } applied to have repaired was corrected or replaced; the application is not handled any more.
    .title = Application { $code } has ended
repair-approved = From today the grade is { $new }; all that hung on the old one has ended; observation until { $until }. The decision and the certificate are on their way to { $subject }. { $late ->
        [0] { "" }
        [one] It comes { $late } working day late, and the decision says so.
       *[other] It comes { $late } working days late, and the decision says so.
    }
    .title = Repair { $code } granted
repair-approved-told = The credit of { $subject } is repaired. From today the grade is { $new }; every restriction that hung on the old grade has ended, and the records behind it are sealed.
    Reason: { $reason }
    Grounds: Measures on Credit Management, section 7, paragraphs 2 and 3; decision { $number }.
    Observation lasts until { $until }; please keep it up. { $late ->
        [0] { "" }
        [one] This decision comes { $late } working day late; we are sorry that you had to wait.
       *[other] This decision comes { $late } working days late; we are sorry that you had to wait.
    }
    .title = Credit repair { $code }: granted
repair-certificate-told = This is the certificate of the credit repair of { $subject }, number { $number }. Show it to whoever asks; its code can be scanned and checked. It does not say what had happened.
    .title = Certificate of credit repair
repair-decided-told = The application of { $subject } is decided; decision { $number } is attached.
    .title = Repair { $code } decided
repair-refused-told = The application of { $subject } was not granted this time; the grade and what hangs on it stay for now.
    Reason: { $reason }
    Grounds: Measures on Credit Management, section 7, paragraphs 1 and 2; decision { $number }.
    You may apply again from { $again }. If anything is unclear, please ask the credit office. { $late ->
        [0] { "" }
        [one] This decision comes { $late } working day late; we are sorry that you had to wait.
       *[other] This decision comes { $late } working days late; we are sorry that you had to wait.
    }
    .title = Repair { $code } not granted
repair-barred-told = The material of the application of { $subject } was found to be false; it was not granted, and the grade and what hangs on it stay.
    Reason: { $reason }
    Grounds: Measures on Credit Management, section 7, paragraphs 1 and 2; decision { $number }.
    You may apply again from { $again }. If this is not true, please tell the credit office. { $late ->
        [0] { "" }
        [one] This decision comes { $late } working day late; we are sorry that you had to wait.
       *[other] This decision comes { $late } working days late; we are sorry that you had to wait.
    }
    .title = Repair { $code } not granted
repair-and = { $one }, { $other }
repair-lifted-inside = The credit of { $subject } is repaired; from today the grade is { $grade }. { $kinds }
    .title = Credit repair: { $subject }
repair-lifted-told = { $kinds } Please act on this from now on.
    .title = Restriction over: { $subject }
repair-lifted-kinds = These restrictions have ended: { $kinds }.
repair-lifted-no-kinds = { "" }

# Observation after a repair
complete-observation = Observation over
observation-over-c = The observation is over, and so is this repair of { $subject }: the grade is C now. Once the conditions are met the C can be repaired as well; send "repair" to see from when.
    .title = Credit repair { $code }: observation over
observation-over-office = The observation of { $subject } is over; no relapse was recorded. What is not recorded yet can still be, within a year of the repair.
    .title = Credit repair { $code }: observation over
observation-over-otherwise = The observation of { $subject } is over; another grade came meanwhile, and that one holds.
    .title = Credit repair { $code }: observation over
observation-over-told = The observation is over, and so is the repair of { $subject }. Please keep the record as good as it is.
    .title = Credit repair { $code }: observation over
record-relapse = Record a relapse
record-relapse-number = By which record? Please enter the number of a negative record that was established.
    .label = Record
record-relapse-what = What happened? State the facts; the subject reads them as they are.
    .label = Facts
relapse-range = What it records must have happened between { $since } and { $until } to be a relapse. Please check the number; the rest is kept.
relapse-no-record = There is no negative record of that number about this subject. Please check the number; the rest is kept.
relapse-not-established = This record is not established yet. Hear the subject and establish it first, then record the relapse; the rest is kept.
record-relapse-done = { $subject } has been told. The grade does not change by itself: if it has to, please propose a new one in the usual way.
    .title = Credit repair { $code }: relapse recorded
relapse-told-subject = The credit office records that { $subject } acted against credit duties again after the repair ({ $happened }, record { $record }): { $what }
    The grade has not changed. Whether it does is decided separately, and you will be told.
    Grounds: Measures on Credit Management, section 7, paragraph 3. If this is not true, please tell the credit office.
    .title = Credit repair { $code }: relapse
relapse-told = { $subject } acted against credit duties again after the repair ({ $happened }, record { $record }). If the grade has to change, the office proposes it in the usual way.
    What happened: { $what }
    .title = Credit repair { $code }: relapse
revoke-repair = Ask to revoke the repair
revoke-repair-reason = Which fraud is proven, and by what? The subject reads it as it is.
    .label = Reason
revoke-repair-done = { $subject } and everybody concerned have been told. Restrictions that are not over hold until their own last day; sealed records can be read again.
    .title = Credit repair { $code } revoked
repair-revoked-told = The credit repair of { $subject } was obtained with false material and is revoked.
    Reason: { $reason }
    The former grade { $grade } holds again from today, restrictions that are not over hold until their own last day, and the decision and the certificate are void.
    Grounds: Measures on Credit Management, section 7, paragraph 2. If this is not true, please tell the credit office.
    .title = Credit repair { $code } revoked
repair-returned-inside = The credit repair of { $subject } was revoked; the former grade { $grade } holds again from today. { $kinds }
    .title = Credit repair revoked: { $subject }
repair-returned-told = { $kinds } Please act on this from now on.
    .title = Restriction again: { $subject }
repair-returned-kinds = These restrictions hold again from today: { $kinds }.
repair-returned-no-kinds = { "" }

# Opening a sealed record
unseal-record = Open a sealed record
unseal-record-subject = Whose record? Type a name, a department or a partner.
    .label = Subject
unseal-record-number = What is the number of the record?
    .label = Record
unseal-record-purpose = What for? Every opening is kept, and the subject can read it.
    .label = Purpose
unseal-record-reason = Why must this record be read? Those who agree and the subject read it as it is.
    .label = Reason
unseal-record-done = You can read it until { $until }; then it is sealed again. The subject hears of it.
    .title = Record { $code } opened
unseal-conflict = This record concerns you, your department, or someone you report to or who reports to you. Somebody else must ask.
unseal-unknown = There is no sealed record of this number about this subject. Please check both; the rest is kept.
unseal-open-already = This record is open for you already.
unseal-told = With the consent of two others, { $who } opened the sealed record { $code } at { $at }; it is sealed again at { $until }.
    Purpose: { $purpose }
    Reason: { $reason }
    .title = The sealed record { $code } was opened
seal-again = Sealed again in time
close-record = Done, seal it again
seal-again-done = This record is sealed again.
    .title = Record { $code } sealed again
wait-repair-unsealed = Seal the record again
unsealing-status-open = open
unsealing-status-closed = sealed again
