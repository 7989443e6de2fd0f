# The local demo page
page-title = Trustdesk · sample institution
page-app = Trustdesk
page-tagline = Sample institution · local demo, connected to no platform
page-edit = Edit
page-bad-request = This request makes no sense here; nothing was changed. Please reload the page and try again.
page-weekdays = Mo|Tu|We|Th|Fr|Sa|Su
page-months = January|February|March|April|May|June|July|August|September|October|November|December
