# Handling a complaint: the first answer, the result
wait-complaint-first-response = First answer to complaint
wait-complaint-closing = Settling of complaint
complaint-due = by the end of { $due }
complaint-overdue = was due on { $due }, overdue

respond-first = Record first answer
respond-first-answered-on = On which day was the complainant answered?
    .label = First answered on
respond-first-channel = By which channel?
    .label = Answered by
respond-first-answer = What was the complainant told? At most 500 characters.
    .label = First answer
respond-first-done = Please see it through, then record the result and whether the complainant is satisfied.
    .title = First answer to { $code } recorded
respond-first-told = The complaint you filed has been answered; open it to read what was said.
    .title = { $code } has its first answer

close-complaint = Record result
close-complaint-result = What came of it? At most 500 characters.
    .label = Result
close-complaint-satisfaction = Is the complainant satisfied?
    .label = Complainant satisfied
close-complaint-done = Its clock has stopped; the record is still classified and established as usual.
    .title = Complaint { $code } is settled
close-complaint-told = The complaint you filed is settled; open it to read the result.
    .title = Complaint { $code } is settled

satisfaction-satisfied = Satisfied
satisfaction-partly = Partly satisfied
satisfaction-not = Not satisfied
satisfaction-unknown = Not known

complaint-only = Only a complaint has somebody to answer.
complaint-answered = The first answer is recorded already. Please record what came of it as the result.
complaint-not-answered = There is no first answer yet. Please record it before the result.
complaint-closed = This complaint is settled already.
complaint-before = That is before the complaint came in ({ $earliest }). Please give a later day; the rest is kept.
