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
