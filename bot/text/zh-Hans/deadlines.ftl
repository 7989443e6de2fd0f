# 期限与催办
wait-record-triage = 记录分类
wait-subject-reply = 陈述申辩
menu-cal = 要看哪一项？
    .title = 日历
my-deadlines = 我的期限
deadlines = { $count ->
        [0] 目前没有等您处理的期限。
       *[other] 已逾期 { $overdue } 项，三天内到期 { $soon } 项。
    }
    .title = { $count ->
        [0] 我的期限
       *[other] 我的期限（{ $count } 项）
    }
deadline-due = { $due }
deadline-overdue = { $what } { $code }，已逾期 { $days } 天
deadline-soon = { $what } { $code }，{ $days ->
        [0] 今天到期
       *[other] 还有 { $days } 天
    }
deadline-later = { $what } { $code }，还有 { $days } 天
deadline-provisional = 节假日安排尚未公布，日期可能顺延
reminder = 请在 { $due }结束前办理，还有 { $days } 天。
    .title = 期限提醒：{ $what } { $code }
reminder-late = 请在 { $due }结束前办理，还有 { $days } 天。本提醒因系统停机补发。
    .title = 期限提醒（补发）：{ $what } { $code }
reminder-today = 请在今天结束前办理。
    .title = 今天到期：{ $what } { $code }
reminder-today-late = 请在今天结束前办理。本提醒因系统停机补发。
    .title = 今天到期（补发）：{ $what } { $code }
reminder-overdue = 应在 { $due }前办结，已逾期 { $days } 天，请尽快办理。
    .title = 已逾期：{ $what } { $code }
reminder-overdue-late = 应在 { $due }前办结，已逾期 { $days } 天，请尽快办理。本提醒因系统停机补发。
    .title = 已逾期（补发）：{ $what } { $code }
reminder-digest = 今天的提醒较多，其余各项请在“我的期限”里查看。
    .title = 还有期限待您处理
deadline-not-earlier = 期限只能往后移；要提前，须经双人审批。

# 机构日历
set-days = 设定工作日
set-days-first = 从哪天开始？
    .label = 开始
set-days-last = 到哪天为止？只设一天时填同一天。
    .label = 结束
set-days-kind = 这些天上班还是休息？
    .label = 性质
set-days-reason = 依据是什么？
    .label = 依据
set-days-done = { $first }至 { $last }设为{ $kind }。顺延期限 { $later } 项，提前期限 { $earlier } 项，办理人会收到通知。
    .title = 机构日历已更新
days-order = 结束日期早于开始日期，请改正；其他内容已为您保留。
days-many = 一次最多设定 { $most } 天，请分几次设定。
day-kind-workday = 工作日
day-kind-day-off = 休息日
deadline-moved-later = 因工作日安排调整，期限顺延至 { $due }。
    .title = 期限顺延：{ $what } { $code }
deadline-moved-earlier = 因工作日安排调整，经双人审批，期限提前至 { $due }，请尽早办理。
    .title = 期限提前：{ $what } { $code }
