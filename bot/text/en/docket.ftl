# The leading group's docket
wait-docket-vote = Vote on a question
docket = Docket
docket-list = { $count ->
        [0] There is no question at present.
       *[other] Open questions come first.
    }
    .title = The leading group's docket
docket-entry = { $motion } · { $status }
see-docket-item = See the question
docket-card = Two thirds of those who may vote must take part; more than half for or against decides it, in a tie the chair's vote does.
    .title = Question { $code }: { $motion }
docket-line-status = Status
docket-line-reason = Reason
docket-line-votes = Voted
docket-line-result = Result
docket-count = { $cast } of { $of }
docket-result = { $for } for, { $against } against, { $abstain } abstained
docket-asked = Please read the reason and vote; recuse yourself if you have an interest.
    .title = Question { $code }: { $motion }
docket-recused = You have recused yourself from this question.
docket-in-person = Members of the leading group vote in person; nobody votes for somebody else.
cast-vote = Vote
cast-vote-choice = What do you say? You may change it until the vote is closed.
    .label = Vote
cast-vote-done = Your vote “{ $choice }” is kept; you may change it until the vote is closed.
    .title = Voted on { $code }
cast-vote-closed = Your vote “{ $choice }” is kept, and the question is decided.
    .title = Question { $code } decided
recuse-myself = Recuse myself
recuse-myself-why = Why do you stay out of it?
    .label = Reason
recuse-myself-done = You no longer vote on it; the quorum is smaller now.
    .title = Recused from { $code }
close-vote = Vote over
docket-closed = The vote: { $status }.
    .title = Question { $code }: { $motion }
put-again = Put it again
put-again-done = The group is asked again.
    .title = Question { $code } put again
motion-follow-up = Follow up what is overdue: { $about }
motion-fail-case = Declare rectification { $about } failed
docket-overdue = { $what } has been overdue for { $days } working days.
