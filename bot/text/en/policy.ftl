# What the rules say
policy = What the rules say
policy-card = Edition { $edition }, in force since { $since }. Every period and number, with the clause it rests on.
    .title = Credit management rules
policy-text = Read in short and confirm
number-clause = clause { $clause }
unit-days = { $count ->
        [one] 1 day
       *[other] { $count } days
    }
unit-workdays = { $count ->
        [one] 1 working day
       *[other] { $count } working days
    }
unit-megabytes = { $count } MB
unit-hours = { $count } o'clock
unit-items = { $count }
number-draft-kept = An unfinished form is kept
number-attachment-size = A file may be as large as
number-page-results = A page of a list
number-invitation-kept = A one-time code holds
number-confidentiality-holds = The confidentiality agreement holds
number-honesty-holds = The honesty commitment holds
number-policy-holds = The reading of the rules holds
number-approval-open = A request for a second key holds
number-import-alone = Rows that one person may import
number-export-alone = People that one person may export
number-subject-reply = Time to reply to a negative record
number-file-newest = Records of a file shown in chat
number-look-hidden = A look for an investigation is told after
number-document-kept = A document made for somebody is kept
number-record-report = Reported in time within
number-quarter-late = A quarter stays open after its end
number-institution-monthly = Figures of a month are due by day
number-record-triage = A record is sorted within
number-office-opens = Office hours begin at
number-office-closes = Office hours end at
number-reminders-daily = Reminders one by one, at most a day
number-inspection-announce = An inspection is announced before the quarter ends
number-inspection-start = An inspection begins after the quarter's end within
number-inspection-report = The inspection report follows within
number-complaint-first-response = First answer to a complaint within
number-complaint-closing = A complaint is settled within
