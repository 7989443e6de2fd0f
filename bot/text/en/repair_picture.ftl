# Picture of credit repair
repair-picture = Picture of repairs
picture-repairs = { $lifted } repaired, { $refused } refused, { $rejected } not accepted, { $running } under way. How each step kept its time:
    .title = Credit repair in { $year }: { $count ->
        [one] one application
       *[other] { $count } applications
    }
repair-picture-ready = { $year }: { $count ->
        [one] one application
       *[other] { $count } applications
    }, { $lifted } repaired, { $refused } refused, { $rejected } not accepted, { $running } under way.
    .title = Picture of repairs
repair-picture-none = There was no application this year; there is nothing to draw.
