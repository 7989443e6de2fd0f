# Self-check
self-check = Self-check
self-check-again = Check again
check-level-good = good
check-level-attention = needs attention
check-level-bad = wrong
self-check-card = { $bad ->
        [0] { $attention ->
            [0] All { $count } checks are good.
            [one] One of { $count } checks needs attention.
           *[other] { $attention } of { $count } checks need attention.
        }
       *[other] { $bad ->
            [one] One of { $count } checks found
           *[other] { $bad } of { $count } checks found
        } something wrong{ $attention ->
            [0] .
            [one] , one more needs attention.
           *[other] , { $attention } more need attention.
        } Please do as each line says.
    }
    .title = Self-check
self-check-found = { $level }: { $said }
self-check-found-do = { $level }: { $said }. To do: { $do }.
self-check-and = { $one }, { $other }
self-check-told = { $bad ->
        [0] This week's self-check found something that needs attention: { $named }.
       *[other] This week's self-check found something wrong{ $attention ->
            [0] { "" }
           *[other] {" "}or in need of attention
        }: { $named }.
    } The button shows how it is now and what to do. You are not told again this week.
    .title = Self-check: something is to be done

self-check-ticks = Clock
self-check-ticks-said = { $failing ->
        [0] { $minutes ->
            [0] everything runs on time
           *[other] the slowest piece of work is { $minutes } min late
        }
        [one] one piece of work fails again and again ({ $names })
       *[other] { $failing } pieces of work fail again and again ({ $names })
    }
self-check-ticks-do = the administrator looks into the log and restarts; no deadline is lost
self-check-platforms = Platforms
self-check-platforms-said = { $count ->
        [0] messages come in
       *[other] nothing comes in from { $names }
    }
self-check-platforms-do = the administrator checks network and tokens, best with trustdesk doctor
self-check-notices = Notices
self-check-notices-said = { $due ->
        [0] none is waiting
       *[other] { $due } waiting, the oldest for { $minutes } min
    }{ $lost ->
        [0] { "" }
       *[other] , { $lost } given up in the last { $span } days
    }{ $people ->
        [0] { "" }
        [one] , one person has not received theirs
       *[other] , { $people } people have not received theirs
    }
self-check-notices-do = what waits: the administrator checks the platforms; who received nothing is listed in the office's queue, please call them or give them a new code
self-check-calendar = Working days
self-check-calendar-said = official until { $until }{ $days ->
        [0] , the next twelve months are covered
        [one] , one day of the next twelve months is provisional
       *[other] , { $days } days of the next twelve months are provisional
    }
self-check-calendar-do = once the holidays of the new year are published the administrator updates the system; the office can set days in its calendar before that
self-check-deadlines = Provisional deadlines
self-check-deadlines-said = { $count ->
        [0] no deadline lies on provisional days
        [one] one running deadline lies on provisional days; it is counted again, never earlier
       *[other] { $count } running deadlines lie on provisional days; they are counted again, never earlier
    }
self-check-deadlines-do = some end within { $near } days: the office compares the holidays and sets days where needed
self-check-trail = Audit trail
self-check-trail-said = just verified, { $lines } lines, up to { $head }; its head was last told to the auditor on { $day } (line { $anchor })
self-check-trail-do = the auditor was not told its head for days: the administrator looks whether the daily verification runs
self-check-trail-untold = Audit trail
self-check-trail-untold-said = just verified, { $lines } lines; no auditor was told its head yet
self-check-trail-untold-do = please make sure that somebody is auditor: the daily verification sends them its head to keep
self-check-trail-broken = Audit trail
self-check-trail-broken-said = line { $line } does not follow; it may have been changed
self-check-trail-broken-do = do not restart or tidy up; auditor and administrator look into it together and save things as they are
self-check-backup = Backup
self-check-backup-said = { $days ->
        [0] the last one on { $day }, less than a day ago
        [one] the last one on { $day }, a day ago
       *[other] the last one on { $day }, { $days } days ago
    }
self-check-backup-do = the administrator runs trustdesk backup, best by itself every night
self-check-backup-none = Backup
self-check-backup-none-said = none is known
self-check-backup-none-do = the administrator runs trustdesk backup, best by itself every night
self-check-key = Encryption key
self-check-key-said = number { $number }, in force since { $day }, { $days ->
        [one] one day
       *[other] { $days } days
    }
self-check-key-do = a key is changed every year: the administrator stops the office and runs trustdesk keys rotate
self-check-key-unknown = Encryption key
self-check-key-unknown-said = number { $number }, nobody knows since when
self-check-key-unknown-do = the administrator looks into the keys folder; when in doubt, rotate once
