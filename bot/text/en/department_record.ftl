# Department record
department-record = Record on a department
    .kind = Department record
department-record-subject = Which department is it about?
    .label = Department
department-record-matter = What is it about?
    .label = Matter
department-record-happened-on = On which day?
    .label = Day
department-record-summary = What happened? Facts are enough, at most 500 characters.
    .label = What happened
department-record-evidence = Any evidence? At most 5; skip if there is none.
    .label = Evidence
department-matter-efficiency = Efficiency
department-matter-cooperation = Cooperation
department-matter-violation = Violation
