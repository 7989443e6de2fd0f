# Partner record
partner-record = Record about a partner
    .kind = Partner record
partner-record-subject = Which partner is it about?
    .label = Partner
partner-record-matter = What is it about?
    .label = Matter
partner-record-happened-on = On which day?
    .label = Day
partner-record-summary = What happened? Facts are enough, at most 500 characters.
    .label = What happened
partner-record-evidence = Any contract, letter or photo? At most 5; skip if there is none.
    .label = Evidence
partner-matter-performance = Performance
partner-matter-evaluation = The partner's opinion
partner-matter-breach = Breach
