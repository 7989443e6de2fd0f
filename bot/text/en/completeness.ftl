# Completeness and nil returns
menu-complete = What would you like to do?
    .title = Records of departments
completeness-of = Completeness of records
completeness-department = { $subject }
completeness = { $open ->
        [yes] What is filed by { $until } counts.
       *[no] It was closed on { $until }; what comes later changes it no more.
    } { $count ->
        [0] No department has anything to supply.
        [1] { $below ->
            [0] It reaches { $target }%.
           *[other] It is below { $target }% so far.
        }
       *[other] { $below ->
            [0] All { $count } departments reach { $target }%.
           *[other] { $below } of { $count } departments are below { $target }%.
        }
    }
    .title = { $quarter }: how complete the records are
completeness-rate = { $percent }% ({ $filled } of { $expected }{ $declared ->
        [0] { "" }
       *[other] , { $declared } of them nil returns
    })
completeness-summary = { $below ->
        [0] all { $count } departments reach { $target }%
       *[other] { $below } of { $count } departments are below { $target }%
    }
completeness-nothing-due = nothing was due yet
completeness-gaps = { $count } { $count ->
        [one] gap
       *[other] gaps
    }
completeness-missing = missing: { $slots }{ $more ->
        [0] { "" }
       *[other] { " " }and { $more } more
    }
cadence-daily = every working day
cadence-weekly = every week
slot-daily = { $day }
slot-weekly = the week of { $day }
slot-and = { $one }, { $other }
quarter-before = Quarter before
quarter-after = Quarter after

completeness-picture = Picture of completeness
picture-completeness = What each department recorded, declared empty and left out, the least complete first.
    .title = { $quarter }: the records of { $count } departments
completeness-column = Department
completeness-recorded = recorded
completeness-declared = nil return
completeness-missing-slots = missing
completeness-picture-ready = { $quarter }: what { $count } departments supplied, the least complete first.
    .title = Picture of completeness
completeness-picture-none = Nothing was due in this quarter yet; there is nothing to draw.

nothing-to-record = Nothing to record
nothing-to-record-subject = For which department?
    .label = Department
nothing-to-record-on = On which day (or any day of which week) was there nothing to record?
    .label = Day
nothing-to-record-done = { $subject }, { $slot }: nothing to record. It is noted and nobody is reminded of it. If something comes to mind later, simply record it.
    .title = Nil return noted
supply-nobody-there = Nobody works in this department now; it has nothing to supply.
supply-day-off = { $day } is not a working day, so nothing is due. Please choose another day.
supply-closed-quarter = { $quarter } was closed on { $closed }; no nil return can be added. What was forgotten can still be recorded and counts for the present quarter.
supply-not-over = This week is not over; you can say that there was nothing from { $due } on. Until then please record what happens.
supply-recorded = { $subject } has a record for { $slot } already; no nil return is needed.

supply-nudge = { $subject } has no record for { $slot } yet; this quarter it has { $rate }. Please record what happened, or say that there was nothing.
    .title = { $subject }: a record is due today
supply-week = { $subject } ({ $cadence }) has { $rate } in { $quarter }; { $count ->
        [one] one gap is
       *[other] { $count } gaps are
    } left. What is recorded or declared empty by { $until } still counts for { $quarter }.
    .title = { $subject }: last week's records
supply-closed = { $subject } is set at { $rate }, which the quarterly inspection uses; what comes later changes it no more.
    .title = { $quarter } is closed
supply-closed-office = The completeness of { $count } departments is set; { $below ->
        [0] all reach { $target }%.
       *[other] { $below } of them are below { $target }%.
    } The inspection goes by it.
    .title = { $quarter } is closed
