# Words for commands, separated by |; each can be typed as it is, no slash needed.
command-record = record
command-cal = calendar|deadlines
command-inspect = inspect|inspection
command-queue = queue|to do
command-lang = language
command-help = help|menu|start|hello|hi
command-cancel = cancel
command-bind = bind|invite
command-unbind = unbind
command-nda = agreement|sign|nda
command-role = role|roles
command-file = file|files|my file
command-search = search|find
command-policy = policy|rules
command-delegate = delegate|stand in
command-org = org|organisation
command-import = import
