audit-head =
    Verified today and whole: { $lines } lines. Its head:
    { $head }
    Please keep this message: later it proves that nothing before it was changed.
    .title = Audit trail, daily check
audit-broken =
    Line { $line } does not follow from the one before it: the trail may have been tampered with.
    Do not restart or clean up anything. Auditor and administrator: look together, and back up what is there.
    .title = The audit trail did not verify
