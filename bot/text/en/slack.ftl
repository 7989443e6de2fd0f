# Slack
slack-next = Next
slack-close = Close
slack-cancel = Cancel
slack-edit = Back to edit
slack-saving = What you filled in is kept; the files are being saved, one moment. If the window stays like this, press “Back to edit” and hand the files in again.
slack-title = Credit office
slack-bind = Bind account
slack-bind-code = Code
slack-open = This form is not finished. Press the button to go on.
slack-expired = The window did not open. Please press the button again; what you filled in is kept.
slack-file-failed = The file could not be fetched from Slack and was not kept. Please remove it and upload it again, or send a screenshot.
