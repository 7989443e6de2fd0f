# Credit records
record-filed = The credit office will classify it and tell you the next step.
    .title = Received, receipt { $code }
record-filed-told = Please look at it and classify it.
    .title = New { $kind } { $code }
record-card =
    .title = { $code } · { $kind }
record-waits = waiting for the author
record-line-status = Status
record-line-author = Filed by
record-line-filed-at = Filed at
record-line-sorted = Classified as
record-line-reason = Reason
record-line-asked = The office asked
record-line-answered = The author answered

classify = Classify
classify-nature = What does this record say about its subject?
    .label = Nature
classify-severity = How serious is it?
    .label = Severity
classify-indicator = Which indicator does it belong to?
    .label = Indicator
classify-done = Its author will be told.
    .title = { $code } is classified
classify-told = Your record was accepted and counts towards { $indicator }. Thank you for passing it on.
    .title = { $code } is classified

ask-author = Ask the author
ask-author-question = What should the author add? They will read exactly what you write.
    .label = Question
ask-author-done = You will be told when they answer; the record stays in your queue.
    .title = The author of { $code } was asked
ask-author-told = The credit office asks: “{ $question }” Press Add details to answer; you can attach files.
    .title = { $code } needs details from you

reject = Do not accept
reject-reason = Why is it not accepted? The author will read exactly what you write.
    .label = Reason
reject-done = The author was told the reason.
    .title = { $code } was not accepted
reject-told = Reason: { $reason } If there are new facts or evidence, you can file it again.
    .title = { $code } was not accepted

reject-told-subject = After a check, this record about you or your unit was not accepted and does not count.
    .title = { $code } was not accepted
record-line-reply = Reply of the subject
record-line-corrected = Corrected by
record-reply-until = waited for until { $due }
reply-asked = Open it to read it. If it is not as it was, please answer by the end of { $due }; you can add files. After that the credit office decides on what it has.
    .title = A { $kind } { $code } about you or your unit

answer-question = Add details
answer-question-answer = Please add the details.
    .label = Details
answer-question-evidence = Any files to add? Skip if there are none.
    .label = More evidence
answer-question-done = The credit office goes on with it and tells you the outcome.
    .title = Your details on { $code } have arrived
answer-question-told = Please read what was added and classify the record.
    .title = The author of { $code } has answered

withdraw = Withdraw
withdraw-reason = Why do you withdraw it? The record stays, marked as withdrawn.
    .label = Reason for withdrawal
withdraw-done = The credit office no longer handles it; you can file it again if needed.
    .title = { $code } is withdrawn

see-record = View
queue = To do
queue-office = { $total ->
        [0] Nothing waits to be classified.
        [one] One record waits to be classified.
       *[other] { $total } records wait to be classified, the oldest first.
    }{ $waiting ->
        [0] { "" }
       *[other] { " " }On this page { $waiting } wait for their author.
    }
    .title = To do
queue-own = { $asked ->
        [0] { $filed ->
            [0] Nothing needs you, and you have not filed a record yet.
           *[other] Nothing needs you. These are the records you filed last.
        }
        [one] One record needs details from you.
       *[other] { $asked } records need details from you.
    }
    .title = To do
queue-undelivered = Notices not delivered
queue-undelivered-to = { $name } ({ $count })
queue-entry = { $code } · { $kind } · { $subject } · { $status }
queue-asked = Add details: { $code } · { $kind } · { $subject }

conflict-self = This record concerns you, so somebody else has to handle it.
conflict-department = This record concerns your own department, so somebody else has to handle it; about the credit office's department the chair decides.
conflict-line = This record concerns your direct superior or report, so somebody else has to handle it.
conflict-partner = This record concerns a partner you look after, so somebody else has to handle it.
conflict-author = You filed this record, so somebody else has to say whether it is true.
conflict-own-record = You filed this record yourself; there is nobody to ask.
record-asked-already = The author was asked already and has not answered yet.
record-nothing-asked = Nothing is asked about this record right now.
record-line-quarter = Counts for
