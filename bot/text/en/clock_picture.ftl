# Picture of clocks
quarter-clocks = Clocks of this quarter
year-clocks = Clocks of this year
picture-clocks-year = { $year }
picture-clocks = { $count ->
        [one] One clock
       *[other] { $count } clocks
    } counted of those that began since { $since }. { $over ->
        [0] All of them are under way.
        [one] One is over, { $percent }% in time.
       *[other] { $over } are over, { $percent }% of them in time.
    }
    .title = { $span }: each step against its clock
clock-picture-ready = { $span }: { $count ->
        [one] one clock
       *[other] { $count } clocks
    } counted. { $over ->
        [0] All of them are under way.
        [one] One is over, { $percent }% in time{ $overdue ->
            [0] .
           *[other] ; it is overdue.
        }
       *[other] { $over } are over, { $percent }% of them in time{ $overdue ->
            [0] .
            [one] ; one is overdue.
           *[other] ; { $overdue } are overdue.
        }
    }
    .title = Picture of clocks
clock-picture-none = { $span }: no clock has begun; there is nothing to draw.

picture-clock-step = Step
picture-clock-kept = in time
picture-clock-running = under way
picture-clock-kept-late = done late
picture-clock-overdue = overdue
