# Feedback by a partner
cooperation-feedback = Rate our cooperation
    .kind = Cooperation feedback
    .also = cooperation
cooperation-feedback-subject = Which department is it about?
    .label = Department
cooperation-feedback-matter = What is it about?
    .label = Matter
cooperation-feedback-happened-on = On which day was it?
    .label = Day
cooperation-feedback-said = Please describe it, good or bad, in at most 500 characters.
    .label = Feedback
cooperation-feedback-evidence = Anything to attach? At most 5 files; skip if there are none.
    .label = Files
cooperation-performance = Keeping the contract
cooperation-payment = Payment
cooperation-communication = Communication
cooperation-integrity = Integrity
