# Documents made for somebody
my-documents = Open the document
documents-card = For you alone and for the stated purpose; please do not pass it on. Kept for 30 days, it can be made again.
    .title = { $name }
documents-none = There is no document to open. They are kept for 30 days and can be made again.
documents-earlier = An earlier one
document-ordered = "{ $name }" is being made; you will be told here.
    .title = Under way
document-ready = Open or download it; it is kept for 30 days.
    .title = "{ $name }" is ready
document-failed = "{ $name }" could not be made. Please try again later; if it fails again, please tell the credit office.
    .title = No document
document-failed-pdf = "{ $name }" could not be made; perhaps a Chinese font is missing. Excel will do meanwhile, and please tell the credit office.
    .title = No document
