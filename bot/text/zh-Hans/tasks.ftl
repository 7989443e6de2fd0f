# 部门任务
menu-task = 要办哪一项？
    .title = 部门任务
wait-task-do = 部门任务
wait-task-confirm = 确认部门任务
tasks = 部门任务
task-list = { $count ->
        [0] 目前没有部门任务。
       *[other] 未办结的在前，先到期的排在前面。
    }
    .title = 部门任务
task-entry = { $subject } · { $status } · { $due }
see-task = 查看任务
task-card = 期限为 { $due }。
    .title = { $subject }：任务 { $code }
task-line-status = 状态
task-line-department = 承办部门
task-line-what = 事项
task-line-due = 办理期限
task-line-asked = 交办
task-line-result = 办理结果
task-line-outcome = 说明
task-status-given = 待办理
task-status-reported = 待确认
task-status-done = 已完成
task-status-cancelled = 已撤销
give-task = 交办任务
give-task-department = 交给哪个部门？
    .label = 承办部门
give-task-what = 要做什么？写明要求和交付什么。
    .label = 事项
give-task-due-on = 哪天之前完成？跳过则为五个工作日。
    .label = 办理期限
give-task-done = 已通知{ $subject }的负责人和联络员，期限为 { $due }；到期前会催办。
    .title = 任务 { $code } 已交办
task-nobody-there = 这个部门现在没有负责人或联络员，任务没有人接收。请先任命，或改选部门；其他内容已为您保留。
task-given-told = 信用办交办：{ $what }
    请在 { $due }前完成并报告。
    .title = { $subject }：任务 { $code }
report-task = 报告完成
report-task-result = 做了什么，结果怎样？
    .label = 办理结果
report-task-done = 信用办确认后会通知您。
    .title = 任务 { $code } 已报告完成
task-reported-told = { $subject }报告：{ $result }
    请确认完成，或退回并说明还缺什么。
    .title = 任务 { $code } 待确认
confirm-task = 确认完成
confirm-task-done = 已告知{ $subject }。
    .title = 任务 { $code } 已完成
task-done-told = 信用办已确认完成，谢谢。
    .title = 任务 { $code } 已完成
return-task = 退回
return-task-reason = 还缺什么？
    .label = 理由
return-task-due-on = 哪天之前补齐？
    .label = 办理期限
return-task-done = 已退回{ $subject }，期限为 { $due }。
    .title = 任务 { $code } 已退回
task-returned-told = 还需补充：{ $reason }
    请在 { $due }前完成并重新报告。
    .title = 任务 { $code } 被退回
move-task = 调整期限
move-task-due-on = 调整到哪天？
    .label = 办理期限
move-task-reason = 为什么调整？对方会看到。
    .label = 理由
move-task-done = 已告知{ $subject }，期限为 { $due }。
    .title = 任务 { $code } 的期限已调整
task-moved-told = 期限调整为 { $due }。理由：{ $reason }
    .title = 任务 { $code } 的期限已调整
call-off-task = 撤销任务
call-off-task-reason = 为什么不需要了？对方会看到。
    .label = 理由
call-off-task-done = 已告知{ $subject }。
    .title = 任务 { $code } 已撤销
task-off-told = 这项任务不需要再办。理由：{ $reason }
    .title = 任务 { $code } 已撤销
