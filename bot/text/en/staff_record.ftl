# Staff record
staff-record = Record about staff
    .kind = Staff record
staff-record-subject = Which member of staff is it about?
    .label = Staff
staff-record-matter = What is it about?
    .label = Matter
staff-record-happened-on = On which day?
    .label = Day
staff-record-summary = What happened? Facts are enough, at most 500 characters.
    .label = What happened
staff-record-evidence = Any evidence? At most 5; skip if there is none.
    .label = Evidence
staff-matter-work = Work
staff-matter-teaching = Teaching results
staff-matter-learners = Learners' opinion
staff-matter-conduct = Conduct
