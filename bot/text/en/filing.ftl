# Receipts of what was entered late
record-filed-late = It was reported later than the rules ask for; it is accepted all the same and counts for { $quarter }. What is reported early is easier to check. The credit office will classify it and tell you the next step.
    .title = Received late, receipt { $code }
record-filed-next-quarter = The quarter in which it happened is closed; it is accepted all the same and counts for { $quarter }. The credit office will classify it and tell you the next step.
    .title = Received late, receipt { $code }
