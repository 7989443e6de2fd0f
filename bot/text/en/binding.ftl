# Binding an account
invite-member = Invite to bind
invite-member-subject = Who should get access?
    .label = Member
invite-member-done = Please give { $name } the code { $code } in person. Sending “bind { $code }” in the chat is enough; it works once, within 72 hours, and earlier codes are void.{ $link ->
        [none] { "" }
       *[other] { " " }On a phone this opens it directly: { $link }
    }
    .title = A code is ready
shown-once = This code is shown a single time and was not kept. Make a new one if you need it; the old one is void then.
add-member = New member
add-member-name = What is the new member called?
    .label = Name
add-member-department = In which department?
    .label = Department
unbind = Unbind
unbind-done = This account is no longer yours here and gets no more messages. Ask the credit office for a new code when you need one.
    .title = Unbound
bind-done = From now on this is the place: type “record”, “queue” or “help”.
    .title = Hello { $name }, you are bound
bind-code-wrong = That code is wrong, expired or used. Please check it and send it again, or ask the credit office for a new one.
bind-first = I do not know you yet. Please ask the credit office for a code, then send “bind CODE”.
private-only = To protect what is said, the credit office works in private chats only. Please write to the bot directly.
file-not-fetched = The file could not be fetched and was not kept. Please send it again, or send a screenshot.
kind-not-read = This kind of message cannot be used here and was not kept. Please write a text, or upload a file when evidence is asked for.
