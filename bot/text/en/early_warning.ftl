# Signals of a credit risk
wait-signal-answer = Answering an early warning
early-warnings = Early warning
signal-list = { $count ->
        [0] There is no early warning at present.
       *[other] What is open comes first, the gravest before the others.
    }
    .title = Early warning
signal-entry = { $level } · { $subject } · { $rule } · { $status }
see-signal = See warning
signal-card = { $level } ({ $rule }).
    .title = { $subject }: warning { $code }
signal-behind = { $see } { $code }
signal-line-status = State
signal-line-level = Level
signal-line-why = What raised it
signal-line-raised = Raised
signal-line-due = To be answered by
signal-line-awaited = Still to answer
signal-line-answer = What is done
signal-counts-for = counts for: { $side }
signal-unreadable = (damaged, cannot be read)
signal-line-cleared = Cleared
signal-status-raised = to be answered
signal-status-acknowledged = answered
signal-status-cleared = cleared
signal-level-yellow = Yellow warning
signal-level-orange = Orange warning
signal-level-red = Red warning
signal-side-head = head of department
signal-side-office = credit office
signal-side-leadership = chair of the leading group
signal-rule-complaints = complaints
signal-rule-tasks = late tasks
signal-rule-completeness = missing records
signal-rule-authority = penalty by an authority
signal-rule-agreement = agreement expired
signal-rule-violations = violations
signal-rule-grade = grade D proposed
signal-rule-media = press
signal-why-complaints = { $count } complaints in the last { $days } days
signal-why-tasks = { $count ->
        [one] One task is late by { $days } working days or more
       *[other] { $count } tasks are late by { $days } working days or more
    }
signal-why-completeness = Records of the quarter are { $percent }% complete, less than { $least }%
signal-why-authority = { $count ->
        [one] One penalty by a regulator or government body in the last { $days } days
       *[other] { $count } penalties by a regulator or government body in the last { $days } days
    }
signal-why-agreement = The confidentiality agreement held until { $on }, and the post or role still asks for one
signal-why-violations = { $count } established violations, moderate or worse, in the last { $days } days
signal-why-grade = A grade D was proposed on { $on } and is not decided
signal-why-media = { $count ->
        [one] One report of the press in the last { $days } days that was sorted as a reproach
       *[other] { $count } reports of the press in the last { $days } days that were sorted as reproaches
    }
signal-next-complaints = Please see whether each was answered, whether they have a common cause, and what is to change.
signal-next-tasks = Please do what is late and report it; where that is hard, agree on another day with the credit office.
signal-next-completeness = Please have the missing records entered, and the days or weeks without any declared empty.
signal-next-authority = Please check the decision, put right what it holds against you, and consider opening a case.
signal-next-agreement = Please remind the person to sign anew; until then no information about others may be looked up.
signal-next-violations = Please consider opening a rectification or proposing a grade.
signal-next-grade = Please see to it that the subject is heard, and go on when that time is over.
signal-next-media = Please establish quickly what is true, and speak to the outside with one voice.
signal-raised-told = { $why }. { $next }
    Please answer by { $due }: what is done about it, or why nothing needs to be done.
    .title = { $level }: { $subject }, { $rule }
answer-signal = Answer warning
answer-signal-answer = What is done about it? If nothing needs to be done, please say why.
    .label = What is done
answer-signal-done = Whoever else it is for has been told, and the credit office. The warning is cleared by itself when its rule holds no more.
    .title = Warning { $code } answered
answer-signal-one = Whoever else it is for has been told, and the credit office. The warning is answered once the other side has answered as well.
    .title = Warning { $code }: your answer is kept
signal-answered-told = { $why }. { $name } answered: { $answer }
    .title = { $subject }: { $level }, what is done
signal-cleared-told = By the data of today the rule "{ $rule }" holds no more. The warning is cleared; nothing is left to do.
    .title = { $subject }: { $level } cleared
signal-side-answered = Your side has answered this warning; it waits for the other. You may see it and need not do anything more.
signal-not-yours = Somebody else answers this warning, or you have a conflict. You may see it and need not do anything.
