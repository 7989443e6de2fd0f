# Words that all conversations share
eyebrow = { $form } · step { $step } of { $total }
heading-row = { $form }: { $code }
pick-date = Pick a day
edit = Edit
maybe-repeated = Possibly a repeat: sending was interrupted once
none = none
submit = Submit
discard = Discard
cancel = Discard
back = Back
skip = Skip
keep = Keep as it was
done = Done
clear = Remove files
resume = Go on
discard-and-start = Discard and start the new one
page-before = Previous page
page-after = Next page
day-today = Today
day-yesterday = Yesterday
day-in-a-week = In a week
day-in-a-month = In a month
day-in-three-months = In three months
month-of = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
quarter = Q{ $number } { $year }

review = Submit if everything is right. To change a line, press Edit beside it.
    .title = Please check
help = What would you like to do? Press a button, or just type “record”, “queue” or “language”. A record also fits one line: record complaint 客服部 yesterday phone Two calls were not returned
    .title = Hello { $name }, this is the credit office
menu-record = Which kind of record?
    .title = File a credit record
menu-bind = What would you like to do?
    .title = Members and accounts
menu-one = Press the button to begin:

hint-choice = Please press one of the options
hint-subject = Type a name, a department or pinyin
hint-day = Pick a day, or type “20 Nov”
hint-number = Type a number
hint-text = Type here
hint-long = Type here
hint-files = Upload a file, or press Skip

line-kind-unknown = I could not tell which kind of record that is, and kept nothing of it. Please press one; or name it after “record” and send it again: “record complaint 客服部 yesterday …”.
line-waits = Something else is not submitted yet, and I kept nothing of that line. Please submit or discard it first, then send the line again.
line-left-over = These words fitted no question and were not kept: { $words }
draft-open = “{ $open }” is not submitted yet; everything you entered is still there. Go on with it, or discard it and start “{ $wanted }”?
    .title = Something is unfinished
draft-discarded = “{ $form }” was discarded. Nothing was submitted.

not-understood = I did not understand that, and I did not keep it. You can start from these buttons.
not-permitted = Your role does not allow this. Please ask the credit office if you need it done.
nothing-to-cancel = There is nothing open to discard.
review-waits = Everything is filled in but not submitted yet. Press Submit, or edit a line.
button-old = This button has expired and changed nothing. Please use the newest one, or type “help”.
row-unknown = There is no such record, or you may not see it.
row-changed = This record changed after you opened it, so nothing was done. Please open it again and look at it as it is now.
move-not-now = This record is now “{ $state }”, so this can no longer be done. Nothing was changed.
member-left = Your account is closed; nothing is accepted here any more. Please ask the credit office if this is wrong.
member-unknown = I do not know you yet. Please ask the credit office for access.
not-saved = That was not saved; what you entered before is still here. Please do it once more, and tell the credit office if it fails again.
unexpected = That step did not work; what you entered before is still here. Please try again, and if it fails once more give the credit office this number: { $incident }.

error-choose = Please press one of the options, or type what it says.
error-nobody-found = Nothing found. Please try another spelling: a name, a department, pinyin or its initials.
error-not-your-department = Here you can only record about your own department. For anything else tell the credit office, or use a complaint or an outside voice.
error-day = I could not read that date. Press Today or Yesterday, or type “20 Nov” or “2026-11-20”.
error-day-coming = I could not read that date. Press one of the buttons, or type “20 Dec” or “2026-12-20”.
error-day-early = That day is before today. Please give { $earliest } or a later day; everything else is kept.
error-month = I could not read that month. Press one, or type “Oct” or “2026-10”.
error-month-open = { $month } is not over yet. Please file its figures after its last day; everything else is kept.
error-number = I could not read that number. Please type it like “12,500.50”.
error-number-range = That is not between { $least } and { $most }. Please check it and type it again; everything else is kept.
error-number-places = { $places ->
        [0] Please type a whole number
       *[other] Please give at most { $places } decimal places
    }; everything else is kept.
error-day-late = That day is after today. Please give { $latest } or an earlier day; everything else is kept.
error-text = Please type a text here.
error-empty = There is nothing in it yet. Please type a text.
error-too-long = At most { $most } characters, this has { $length }. Please shorten it and send it again; everything else is kept.
error-incomplete = One answer is still missing. Please fill it in and submit; everything else is kept.
error-files = Please upload a file here. Press Skip if you have none, or Done when all are there.
error-files-many = At most { $most } files; this one was not kept. Press Done to go on.
error-file-big = The file is larger than { $most } MB and was not kept. Please compress it, or send a screenshot instead.
error-file-kind = This kind of file cannot be taken. Pictures, PDF, Word, Excel, sound and video can.
error-file-broken = The file cannot be opened and was not kept. Please export it again, or send a screenshot.
error-file-empty = The file is empty and was not kept. Please choose it again.
file-not-asked = No file is expected right now, so this one was not kept. Type “record” first and upload it at the evidence step.
file-gone = This file cannot be opened: it does not exist, or you may not see it.
