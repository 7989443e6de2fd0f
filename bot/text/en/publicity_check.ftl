# Publicity check
publicity-check = Log a publicity check
    .kind = Publicity check
publicity-check-subject = Whose publicity is it?
    .label = Department
publicity-check-material = Which material? For example “winter course poster”.
    .label = Material
publicity-check-checked-on = On which day was it checked?
    .label = Checked on
publicity-check-finding = What did the check find?
    .label = Finding
publicity-check-note = Any remark? Skip if there is none.
    .label = Remark
publicity-check-evidence = Please upload a photo or the file, at most 5; skip if there is none.
    .label = Files
publicity-finding-compliant = True and accurate, may go out
publicity-finding-corrected = Corrected, then out
publicity-finding-held-back = Held back
