# Credit files
menu-file = Which one?
    .title = Credit files
own-file = My file
see-looks = Who looked at my file
open-file = Open another file
open-file-subject = Whose file?
    .label = About
open-file-purpose = What for? Every look is recorded, and its subject can see it.
    .label = Purpose
file-card = { $total ->
        [0] There are no records.
       *[other] { $total } records; these are the newest { $shown }.
    }
    .title = Credit file of { $name }
file-none = You have no credit file here. If that seems wrong, please ask the credit office.
file-line-kind = Kind
file-line-department = Department
file-line-number = Number
file-line-family = Job family
file-line-leaders = Led by
file-line-contract = Contract (number, from, until)
file-line-counted = Established
file-counted = { $nature }: { $count }
file-record = { $day } · { $code }
file-entry = { $day } · { $kind } · { $status }
looks = { $count ->
        [0] Nobody has looked yet.
        [one] The only look so far.
       *[other] The newest { $count } looks. If you wonder about one, please ask the credit office.
    }
    .title = Who looked at my file
look-at = { $at }
look-exported = exported
look-told = { $name } opened a credit file for "{ $purpose }". As the rules say, the auditor is told at once and the subject later.
    .title = A file was opened

export-own-file = Export my file
export-own-file-format = In which format?
    .label = Format
export-file = Export a file
export-file-subject = Whose file?
    .label = About
export-file-purpose = What for? It stands on every page, and the subject can see it.
    .label = Purpose
export-file-format = In which format?
    .label = Format
export-own = own copy
export-watermark = { $who } · { $why } · { $day }
file-paper = Kept under chapter 4 of the credit management rules. Made on { $at }.
    .title = Credit file of { $name }
file-paper-records = Credit records ({ $total })
file-paper-looks = Who looked
file-column-day = Day
file-column-code = Number
file-column-kind = Kind
file-column-content = Content
file-column-sorted = Sorted, state
look-column-at = When
look-column-who = Who
look-column-purpose = Purpose
file-line-grade = Credit grade
file-line-measure = Restriction
file-grade = Now: { $grade }, from { $since } on ({ $origin })
file-grade-before = Before: { $grade }, { $since } to { $until } ({ $origin })
file-measure = { $kind }, until { $until }
