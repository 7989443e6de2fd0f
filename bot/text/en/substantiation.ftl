# Replies of subjects, establishing, correcting
give-reply = Reply
give-reply-statement = What is there to say? The credit office reads it before it decides, and it stays with the record.
    .label = Reply
give-reply-evidence = Anything that shows it? Up to 5 files, or skip.
    .label = Files
give-reply-done = The credit office takes it into account and tells you the outcome.
    .title = Your reply to { $code } has arrived
give-reply-told = Please read it before you decide.
    .title = The subject of { $code } has replied

substantiate = Establish
substantiate-basis = On what grounds? The author and the subject read this.
    .label = Grounds
substantiate-done = The author and the subject are told.
    .title = { $code } is established
substantiate-told = If you object, please talk to the credit office. Grounds: { $basis }
    .title = { $code } is established

correct-record = Correct
    .kind = Correction
correct-record-subject = Who is it really about?
    .label = About
correct-record-happened-on = Which day is right?
    .label = Day
correct-record-summary = What is right?
    .label = Content
correct-record-mistake = What was wrong, and why is it corrected?
    .label = Why
correct-record-done = The first record { $first } stays as it was and says what corrects it; another officer has to sort and establish the correction.
    .title = Correction { $code } is filed
correct-record-told = It corrects { $first }; please have a look.
    .title = Correction { $code }

record-replied = A reply was given already. If there is more to say, please talk to the credit office.
record-reply-open = The subject may still reply and has not, so it cannot be established yet.
record-grave = Moderate and serious records are established by the director; please hand it on.
