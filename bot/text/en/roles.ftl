# Roles
menu-role = What would you like to do?
    .title = Roles
grant-role = Grant a role
grant-role-subject = To whom?
    .label = Person
grant-role-role = Which role? The chair and a member of the leading group must agree.
    .label = Role
grant-role-until = Until which day is the term? Skip if there is none.
    .label = Term until
grant-role-done = { $name } now is { $role } and is told. The confidentiality agreement comes before the first look at credit information.
    .title = Role granted
grant-role-told = You now are { $role }. Type "help" to see what you can do; the confidentiality agreement comes first.
    .title = You have a new role
revoke-role = Revoke a role
revoke-role-subject = Whose?
    .label = Person
revoke-role-role = Which role? The chair and a member of the leading group must agree.
    .label = Role
revoke-role-done = { $name } no longer is { $role } and is told.
    .title = Role revoked
revoke-role-told = You no longer are { $role }, and what came with it has ended; the duty of confidentiality goes on.
    .title = Your role has changed
see-roles = Who holds what
roles = { $vacant ->
        [0] Every role is filled.
        [one] One role is vacant; what needs it is closed.
       *[other] { $vacant } roles are vacant; what needs them is closed.
    }
    .title = Who holds what
role-not-to-oneself = Nobody grants himself a role; please let somebody else propose it.
role-held-already = They hold this role already; nothing was changed.
role-not-held = They do not hold this role; nothing was changed.
role-clash = They are { $held }, which one person may not hold together with { $wanted }.
vacant-chair = vacant: no role can be granted, and nobody handles records about the credit office itself
vacant-group-member = vacant: no role can be granted
vacant-credit-director = vacant: moderate and serious records cannot be established; only the chair agrees to large imports and exports
vacant-credit-officer = vacant: nobody sorts new records
vacant-auditor = vacant: nobody receives the daily check of the audit trail
vacant-custodian = vacant: nobody keeps reporters' identities
vacant-administrator = vacant: only the credit office opens accounts
