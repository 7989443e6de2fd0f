# Confidentiality agreement, honesty commitment, reading of the rules
undertakings = What I signed
undertakings-card = Open a text to read and sign it; please renew before it runs out.
    .title = What you signed
undertakings-missing = The list follows every signature.
    .title = Not signed yet
missing-undertakings = Who has not signed
see-undertaking = Read and sign
see-undertaking-undertaking = Which one?
    .label = Text
sign-undertaking = Sign
sign-undertaking-undertaking = Which one do you sign?
    .label = Text
sign-undertaking-now = I have read it and sign
sign-undertaking-done = It holds until { $until }; please renew it before. The time and the text's fingerprint are kept; a PDF copy follows.
    .title = Signed: { $what }
undertaking-text =
    { $text }

    Now: { $state }
    .title = { $what }
undertaking-unsigned = not signed
undertaking-signed = signed, until { $until }
undertaking-expired = ran out on { $until }, please renew
undertaking-confidentiality = Confidentiality agreement
undertaking-honesty = Honesty commitment
undertaking-policy = Reading of the rules
person-of = { $name } ({ $department })
agreement-first = Here you would see credit information about others, so the confidentiality agreement comes first (or its renewal). You can go on right after signing; nothing was changed.
    .title = Please sign the confidentiality agreement
undertaking-paper =
    .title = { $what }
signed-who = Signed by
signed-code = Signature
signed-at = Signed on
signed-until = Holds until
signed-edition = Edition
signed-hash = Fingerprint of the text (SHA-256)
