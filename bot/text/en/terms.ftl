# What runs out: signatures and contracts
wait-undertaking-renewal = Renewal:
wait-contract-end = End of contract
renewal-closed-confidentiality = Without it you see no credit information about others and handle none of their records
renewal-closed-honesty = Without it you stand on the list of those who have not signed
renewal-closed-policy = Until you read and confirm them again you stand on the list of those who have not signed
renewal = It holds until { $due }, { $days ->
        [one] one more day
       *[other] { $days } more days
    }. Please open What I signed, read it and sign again. { $closed }.
    .title = Runs out soon: { $code }
renewal-late = It holds until { $due }, { $days ->
        [one] one more day
       *[other] { $days } more days
    }. Please open What I signed, read it and sign again. { $closed }. This reminder comes late because the system was down.
    .title = Runs out soon (late reminder): { $code }
renewal-today = It holds until the end of today. Please open What I signed, read it and sign again. { $closed }.
    .title = Runs out today: { $code }
renewal-today-late = It holds until the end of today. Please open What I signed, read it and sign again. { $closed }. This reminder comes late because the system was down.
    .title = Runs out today (late reminder): { $code }
renewal-overdue = It ran out on { $due }. { $closed }. Please open What I signed and sign again.
    .title = Ran out: { $code }
renewal-overdue-late = It ran out on { $due }. { $closed }. Please open What I signed and sign again. This reminder comes late because the system was down.
    .title = Ran out (late reminder): { $code }

contract-named = { $number } ({ $partner })
contract-end = Contract { $number } with { $partner } ends on { $due }, in { $days ->
        [one] one day
       *[other] { $days } days
    }. If it is to go on, please agree on a new period in time; the credit office registers it.
    .title = Contract ends soon: { $partner }
contract-end-late = Contract { $number } with { $partner } ends on { $due }, in { $days ->
        [one] one day
       *[other] { $days } days
    }. If it is to go on, please agree on a new period in time; the credit office registers it. This reminder comes late because the system was down.
    .title = Contract ends soon (late reminder): { $partner }
contract-end-today = Contract { $number } with { $partner } ends today. If it was extended, the credit office registers the new period.
    .title = Contract ends today: { $partner }
contract-end-today-late = Contract { $number } with { $partner } ends today. If it was extended, the credit office registers the new period. This reminder comes late because the system was down.
    .title = Contract ends today (late reminder): { $partner }
contract-end-overdue = Contract { $number } with { $partner } ended on { $due }. If it was extended, the credit office registers the new period; if not, there is nothing to do and no further reminder.
    .title = Contract has ended: { $partner }
contract-end-overdue-late = Contract { $number } with { $partner } ended on { $due }. If it was extended, the credit office registers the new period; if not, there is nothing to do and no further reminder. This reminder comes late because the system was down.
    .title = Contract has ended (late reminder): { $partner }
contract-extended-done = Contract { $number } runs until { $until } instead of { $was }; reminders follow the new day.
    .title = Contract with { $partner } extended
contract-corrected-done = The end of contract { $number } was corrected from { $was } to { $until }: an earlier day is taken as a mistake put right. The reminders planned before are void, new ones follow the new day.
    .title = Contract with { $partner } corrected

wait-role-term = End of term
role-term-named = { $role } ({ $name })
role-term = The term of { $name } as { $role } ends on { $due }, in { $days ->
        [one] one day
       *[other] { $days } days
    }. The role stops by itself; the director proposes another term or another person, and two keys grant it.
    .title = Term ends soon: { $role }
role-term-late = The term of { $name } as { $role } ends on { $due }, in { $days ->
        [one] one day
       *[other] { $days } days
    }. The role stops by itself; the director proposes another term or another person, and two keys grant it. This reminder comes late because the system was down.
    .title = Term ends soon (late reminder): { $role }
role-term-today = The term of { $name } as { $role } ends today. The director proposes another term or another person, and two keys grant it.
    .title = Term ends today: { $role }
role-term-today-late = The term of { $name } as { $role } ends today. The director proposes another term or another person, and two keys grant it. This reminder comes late because the system was down.
    .title = Term ends today (late reminder): { $role }
role-term-overdue = The term of { $name } as { $role } ended on { $due }; what the role allowed is closed now. The director proposes another term or another person, and two keys grant it.
    .title = Term has ended: { $role }
role-term-overdue-late = The term of { $name } as { $role } ended on { $due }; what the role allowed is closed now. The director proposes another term or another person, and two keys grant it. This reminder comes late because the system was down.
    .title = Term has ended (late reminder): { $role }
