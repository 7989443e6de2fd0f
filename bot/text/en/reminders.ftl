# Reminders: acknowledging, later, the ledger, the forecast, calendar files
reminder-status-planned = to be sent
reminder-status-sent = sent
reminder-status-acknowledged = acknowledged
reminder-status-superseded = no longer needed
reminder-status-failed = not delivered
format-ics = Calendar file (ICS)

acknowledge-reminder = Acknowledge
reminder-acknowledged = You are not reminded of this again up to { $until }. It is still due on { $due }: on that day you are reminded all the same, and those above are told when it is overdue.
    .title = Acknowledged: { $what } { $code }
snooze-reminder = Remind me later
snooze-reminder-later = When shall we remind you again? The deadline stays.
    .label = Reminder
later-two-hours = In two hours
later-tomorrow = Tomorrow, same time
later-workday = Next working morning
reminder-snoozed = You are reminded again on { $at }. It is still due on { $due }.
    .title = Later: { $what } { $code }
reminder-over = This deadline was met or cancelled; nobody is reminded of it any more.
reminder-not-yours = No such reminder was sent to you.
reminder-undelivered = A reminder to { $name } could not be delivered: there is no account, it was closed, or the person has left. It is due on { $due }. Please speak to them, or arrange it otherwise.
    .title = Not delivered: { $what } { $code }

reminder-ledger = Reminder ledger
reminders = { $count ->
        [0] No reminders yet.
       *[other] The newest come first.
    }
    .title = Reminder ledger
reminder-at = { $at }
reminder-line = { $what } { $code }, { $name }: { $status }
reminder-line-own = { $what } { $code }: { $status }
reminder-passed-on = those above and the credit office were told

my-forecast = My coming reminders
forecast-of-all = Everybody's reminders
forecast = { $count ->
        [0] No reminder will come to you within { $span } days.
       *[other] If nobody acts, you will be reminded on these days within { $span } days. Nothing was sent now.
    }
    .title = My coming reminders
forecast-of-all-days = { $count ->
        [0] No reminder will be sent within { $span } days.
       *[other] If nobody acts, reminders will be sent on these days within { $span } days (of the { $nearest } nearest deadlines at most). Nothing was sent now.
    }
    .title = Everybody's coming reminders
forecast-day = { $day }
forecast-before = { $what } { $code } ({ $days ->
        [one] a day before it is due
       *[other] { $days } days before it is due
    })
forecast-today = { $what } { $code } (due that day)
forecast-overdue = { $what } { $code } ({ $days ->
        [one] one day overdue
       *[other] { $days } days overdue
    })
forecast-person = { $name } { $count }
forecast-more = { $count } more
forecast-total = { $count } in all

calendar-file = Calendar file
calendar-file-which = { $count ->
        [0] Nothing waits for you at the moment.
       *[other] Which one shall go into your calendar?
    }
    .title = Calendar file
calendar-file-of = { $what } { $code }
calendar-file-ready = Open the file to put it into your calendar. When the deadline has moved, fetch it again: the entry is updated.
    .title = Calendar file: { $what } { $code }
calendar-entry = Please act by the end of { $due }.
    .title = { $what } { $code }
