# Standing in for somebody
menu-delegate = What would you like to do?
    .title = Standing in
offer-delegation = Ask somebody to stand in
offer-delegation-subject = Who shall act for you? Somebody of your department, or who holds the same office.
    .label = Stands in
offer-delegation-period = For how long? From today on; you can end it any time.
    .label = Period
offer-delegation-why = What for? The other person reads it.
    .label = Reason
offer-delegation-done = It holds once they accept, until { $until }; you will be told.
    .title = { $to } was asked to act for you
offer-delegation-told = Reason: { $why } If you accept, you may act in their place until { $until }. Whatever either of you must keep out of, you keep out of.
    .title = { $from } asks you to stand in
delegation-period-day = today only
delegation-period-week = one week
delegation-period-fortnight = two weeks
delegation-period-month = one month
see-delegations = Who stands in for whom
delegations = { $count ->
        [0] Nobody stands in for anybody.
        [one] One.
       *[other] { $count } of them.
    }
    .title = Standing in
delegation-line = { $to } for { $from }
until-day = until { $day }
accept-delegation = Accept
accept-delegation-done = Until { $until } you may act for { $from }.
    .title = You stand in now
accept-delegation-told = Until { $until }; you may go on acting yourself.
    .title = { $to } accepted and stands in for you
decline-delegation = Decline
decline-delegation-done = { $from } is told; nothing changes.
    .title = Declined
decline-delegation-told = Please ask somebody else, or act yourself.
    .title = { $to } declined
revoke-delegation = End it
revoke-delegation-done = { $to } no longer acts for { $from }.
    .title = It has ended
revoke-delegation-told = { $to } no longer acts for { $from }, from now on.
    .title = It has ended
delegation-not-to-oneself = You cannot stand in for yourself; please choose somebody else.
delegation-not-to-them = Only somebody of your department, or who holds the same office, can stand in.
delegation-clash = They are { $held }, which does not go together with your role, so they cannot stand in.
