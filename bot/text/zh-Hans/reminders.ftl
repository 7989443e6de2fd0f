# 催办：知悉、稍后提醒、台账、预告、日历文件
reminder-status-planned = 待发送
reminder-status-sent = 已发送
reminder-status-acknowledged = 已知悉
reminder-status-superseded = 已无需发送
reminder-status-failed = 未能送达
format-ics = 日历文件（ICS）

acknowledge-reminder = 知悉
reminder-acknowledged = 到 { $until } 为止不再就此项重复提醒您。到期日仍是 { $due }，到期当天照常提醒，逾期后向上级的提醒不受影响。
    .title = 已知悉：{ $what } { $code }
snooze-reminder = 稍后提醒
snooze-reminder-later = 什么时候再提醒您？到期日不变。
    .label = 提醒时间
later-two-hours = 两小时后
later-tomorrow = 明天此时
later-workday = 下一工作日上午
reminder-snoozed = { $at } 再提醒您。到期日仍是 { $due }。
    .title = 稍后提醒：{ $what } { $code }
reminder-over = 这项期限已经办结或取消，不再提醒。
reminder-not-yours = 没有找到发给您的这条提醒。
reminder-undelivered = 发给 { $name } 的提醒未能送达：对方没有绑定账号、停用了账号或者已经离开。到期日为 { $due }，请直接联系本人或另行安排。
    .title = 提醒未送达：{ $what } { $code }

reminder-ledger = 催办台账
reminders = { $count ->
        [0] 目前没有提醒记录。
       *[other] 最近的提醒在前。
    }
    .title = 催办台账
reminder-at = { $at }
reminder-line = { $what } { $code }，{ $name }：{ $status }
reminder-line-own = { $what } { $code }：{ $status }
reminder-passed-on = 已转告其上级和信用办

my-forecast = 我的提醒预告
forecast-of-all = 全员提醒预告
forecast = { $count ->
        [0] 今后 { $span } 天内，没有提醒要发给您。
       *[other] 如果无人办理，今后 { $span } 天内会在这些日子提醒您。现在什么都没有发送。
    }
    .title = 我的提醒预告
forecast-of-all-days = { $count ->
        [0] 今后 { $span } 天内，没有提醒要发送。
       *[other] 如果无人办理，今后 { $span } 天内会在这些日子发送提醒（按最近到期的至多 { $nearest } 项期限计算）。现在什么都没有发送。
    }
    .title = 全员提醒预告
forecast-day = { $day }
forecast-before = { $what } { $code }（到期前 { $days } 天）
forecast-today = { $what } { $code }（到期当天）
forecast-overdue = { $what } { $code }（逾期 { $days } 天）
forecast-person = { $name } { $count } 条
forecast-more = 另有 { $count } 项
forecast-total = 共 { $count } 条

calendar-file = 日历文件
calendar-file-which = { $count ->
        [0] 目前没有等您处理的期限。
       *[other] 要把哪一项放进您的日历？
    }
    .title = 日历文件
calendar-file-of = { $what } { $code }
calendar-file-ready = 打开文件即可放进您的日历。期限变动后请再取一次，旧的一项会被更新。
    .title = 日历文件：{ $what } { $code }
calendar-entry = 请在 { $due } 结束前办理。
    .title = { $what } { $code }
