# The papers of a repair
repair-grade-repaired = { $grade } marked "repaired"
repair-grade-observed = { $grade } marked "under observation"

paper-repair-approved = On { $applied } { $subject } applied for credit repair (application { $repair }) of { $grade }. Under section 7, paragraphs 1 and 2 of the Measures on Credit Management the Credit Management Office reviewed the application and had it checked on site. It is decided as follows:
    .title = Decision on credit repair
    .mark = Credit Office, repair { $serial } of { $year }
    .closing = { "" }
paper-repair-refused = On { $applied } { $subject } applied for credit repair (application { $repair }) of { $grade }. Under section 7, paragraphs 1 and 2 of the Measures on Credit Management the Credit Management Office reviewed the application and had it checked on site. It is decided as follows:
    .title = Decision on credit repair
    .mark = Credit Office, repair { $serial } of { $year }
    .closing = { "" }
paper-repair-found = Two people checked it, each for themselves; their findings stand in the table below.
    .head = The on-site check
paper-repair-settled = The findings of the two who checked it differ (see the table below). The leading group's settlement: { $reason }
    .head = The on-site check
paper-repair-granted = The repair is granted. The grade changes from { $before } to { $grade }, with effect from { $day }.
    .head = Decision
paper-repair-not-granted = The repair is not granted. The grade remains { $grade }, and the measures taken remain in force.
    .head = Decision
paper-repair-reason = { $reason }
    .head = Reasons
paper-repair-lifted = From that day all rights are regained and the former grade restricts nothing any more. Lifted are: { $kinds }.
    .head = Effect
paper-repair-free = From that day the rights are regained and the former grade restricts nothing any more.
    .head = Effect
paper-repair-sealed = { $count ->
        [one] One negative credit record behind the former grade is sealed and counts no longer.
       *[other] { $count } negative credit records behind the former grade are sealed and count no longer.
    }
    .head = Sealed records
paper-repair-observed = Observation lasts until { $until }. The same conduct again is dealt with more severely, as the rules provide.
    .head = Observation
paper-repair-again = A new application may be made from { $day }.
    .head = Applying again
paper-repair-barred = As false material was submitted, no application may be made before { $day }.
    .head = Applying again
paper-repair-objection = Questions and objections may be put to the Credit Management Office in writing, with any evidence.
    .head = Questions and objections
paper-repair-late = { $days ->
        [one] This decision was made { $days } working day after the end of the procedure's time.
       *[other] This decision was made { $days } working days after the end of the procedure's time.
    }
    .head = Time of the procedure
paper-repair-table = Findings
paper-column-repair-verifier = Verifier
paper-column-repair-finding = Finding
paper-column-repair-day = Checked on

paper-repair-certificate = This is to certify that { $subject } has completed credit repair under section 7 of the Measures on Credit Management. From { $day } the credit grade is { $grade }; the rights are regained, and the former grade restricts nothing any more.
    .title = Certificate of credit repair
    .mark = Credit Office, certificate { $serial } of { $year }
    .closing = { "" }
paper-repair-line-subject = Subject
paper-repair-line-grade = Grade now
paper-repair-line-day = With effect from
paper-repair-line-decision = Decision
