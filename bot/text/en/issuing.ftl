# Issued documents and their verification
documents-issued-card = An official document made out to you. It is kept; open or download it at any time.
    .title = { $name }
issued-not-printed = The file of { $number } could not be made; its recipients were told without it. Please look after the Chinese fonts of the machine, and hand out a paper copy where one is needed.
    .title = No file
verify-title = Document verification
verify-kind = Document
verify-number = Number
verify-issued = Issued on
verify-state = State
verify-valid = Valid
verify-withdrawn = Withdrawn on { $day }
verify-digest = SHA-256 of the copies
verify-pending = No copy has been made yet
verify-note = This page only tells whether a document is genuine; it names no recipient and no content. An electronic copy whose SHA-256 stands here is an original.
verify-unknown = No document has the number { $number }. Please check the number; if you are still in doubt, ask the credit office.
verify-other = 中文
