# Weekly digest of the office
office-digest = { $lines }
    .title = This week in the office
office-digest-and =
    { $one }
    { $other }
office-digest-nothing = Nothing is open in the credit office, and no deadline ends this week. Have a good week.
    .title = This week in the office
office-digest-records = { $count ->
        [one] one record
       *[other] { $count } records
    } to be sorted{ $late ->
        [0] { "" }
       *[other] , { $late } overdue
    }
office-digest-cases = { $count ->
        [one] one rectification
       *[other] { $count } rectifications
    } under way{ $late ->
        [0] { "" }
       *[other] , { $late } overdue
    }
office-digest-tasks = { $count ->
        [one] one open task
       *[other] { $count } open tasks
    } of departments{ $late ->
        [0] { "" }
       *[other] , { $late } overdue
    }
office-digest-repairs = { $count ->
        [one] one application
       *[other] { $count } applications
    } for repair under way{ $late ->
        [0] { "" }
       *[other] , { $late } overdue
    }
office-digest-docket = { $count ->
        [one] one question
       *[other] { $count } questions
    } before the leading group{ $late ->
        [0] { "" }
       *[other] , { $late } overdue
    }
office-digest-deadlines = { $count ->
        [one] one deadline
       *[other] { $count } deadlines
    } of your own this week
office-digest-departments = { $count ->
        [one] one department
       *[other] { $count } departments
    } below the target for complete records
