# Deadlines and reminders
wait-record-triage = Sorting of record
wait-subject-reply = Reply on record
menu-cal = What would you like to see?
    .title = Calendar
my-deadlines = My deadlines
deadlines = { $count ->
        [0] Nothing waits for you at the moment.
       *[other] { $overdue } overdue, { $soon } due within three days.
    }
    .title = { $count ->
        [0] My deadlines
       *[other] My deadlines ({ $count })
    }
deadline-due = { $due }
deadline-overdue = { $what } { $code }, { $days ->
        [one] one day overdue
       *[other] { $days } days overdue
    }
deadline-soon = { $what } { $code }, { $days ->
        [0] due today
        [one] one day left
       *[other] { $days } days left
    }
deadline-later = { $what } { $code }, { $days } days left
deadline-provisional = that year's holidays are not published yet, so it may become later
reminder = Please act by the end of { $due }; { $days ->
        [one] one day is
       *[other] { $days } days are
    } left.
    .title = Reminder: { $what } { $code }
reminder-late = Please act by the end of { $due }; { $days ->
        [one] one day is
       *[other] { $days } days are
    } left. This reminder comes late because the system was down.
    .title = Reminder (late): { $what } { $code }
reminder-today = Please act by the end of today.
    .title = Due today: { $what } { $code }
reminder-today-late = Please act by the end of today. This reminder comes late because the system was down.
    .title = Due today (late reminder): { $what } { $code }
reminder-overdue = It was due on { $due } and is { $days ->
        [one] one day
       *[other] { $days } days
    } overdue. Please act now.
    .title = Overdue: { $what } { $code }
reminder-overdue-late = It was due on { $due } and is { $days ->
        [one] one day
       *[other] { $days } days
    } overdue. Please act now. This reminder comes late because the system was down.
    .title = Overdue (late reminder): { $what } { $code }
reminder-digest = There are many reminders today; the others stand under "My deadlines".
    .title = More deadlines wait for you
deadline-not-earlier = A deadline can only move later; moving it earlier takes two people.

# The house's own calendar
set-days = Set working days
set-days-first = From which day?
    .label = From
set-days-last = Until which day? The same one for a single day.
    .label = Until
set-days-kind = Do people work on these days?
    .label = Kind
set-days-reason = On what grounds?
    .label = Grounds
set-days-done = { $first } to { $last }: { $kind }. Deadlines that became later: { $later }, earlier: { $earlier }; whoever must act is told.
    .title = Calendar updated
days-order = The last day is before the first; please correct it. The rest is kept.
days-many = At most { $most } days at once; please set them in parts.
day-kind-workday = working days
day-kind-day-off = days off
deadline-moved-later = The working days were changed; the deadline moves to { $due }.
    .title = Deadline later: { $what } { $code }
deadline-moved-earlier = The working days were changed, with two keys; the deadline is now { $due }. Please act early.
    .title = Deadline earlier: { $what } { $code }
