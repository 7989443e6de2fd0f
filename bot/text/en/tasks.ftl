# Tasks of departments
menu-task = What would you like to do?
    .title = Tasks of departments
wait-task-do = Task of a department
wait-task-confirm = Confirming a task
tasks = Tasks of departments
task-list = { $count ->
        [0] There is no task at present.
       *[other] What is open comes first, the next due first.
    }
    .title = Tasks of departments
task-entry = { $subject } · { $status } · { $due }
see-task = See task
task-card = Due { $due }.
    .title = { $subject }: task { $code }
task-line-status = State
task-line-department = Department
task-line-what = What
task-line-due = Due
task-line-asked = Given by
task-line-result = Result
task-line-outcome = Remark
task-status-given = to be done
task-status-reported = to be confirmed
task-status-done = done
task-status-cancelled = called off
give-task = Give a task
give-task-department = To which department?
    .label = Department
give-task-what = What is to be done, and what is to be handed in?
    .label = What
give-task-due-on = By which day? Skip it for five working days.
    .label = Due
give-task-done = Head and liaison of { $subject } have been told; it is due { $due }, and they are reminded before.
    .title = Task { $code } given
task-nobody-there = This department has neither head nor liaison now, so nobody would take the task. Please appoint somebody first or choose another department; the rest is kept.
task-given-told = The credit office asks: { $what }
    Please do it by { $due } and report.
    .title = { $subject }: task { $code }
report-task = Report as done
report-task-result = What was done, and with what result?
    .label = Result
report-task-done = You are told when the credit office has confirmed it.
    .title = Task { $code } reported
task-reported-told = { $subject } reports: { $result }
    Please confirm it, or return it and say what is missing.
    .title = Task { $code }: to be confirmed
confirm-task = Confirm
confirm-task-done = { $subject } has been told.
    .title = Task { $code } done
task-done-told = The credit office has confirmed it. Thank you.
    .title = Task { $code } done
return-task = Return
return-task-reason = What is missing?
    .label = Reason
return-task-due-on = By which day?
    .label = Due
return-task-done = Returned to { $subject }; due { $due }.
    .title = Task { $code } returned
task-returned-told = Still missing: { $reason }
    Please do it by { $due } and report again.
    .title = Task { $code } returned
move-task = Change the day
move-task-due-on = To which day?
    .label = Due
move-task-reason = Why? The department reads it.
    .label = Reason
move-task-done = { $subject } has been told; due { $due }.
    .title = Task { $code }: another day
task-moved-told = It is due { $due } now. Reason: { $reason }
    .title = Task { $code }: another day
call-off-task = Call off
call-off-task-reason = Why is it not needed any more? The department reads it.
    .label = Reason
call-off-task-done = { $subject } has been told.
    .title = Task { $code } called off
task-off-told = This task need not be done any more. Reason: { $reason }
    .title = Task { $code } called off
