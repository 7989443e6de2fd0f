"""角色 · which roles one person may not hold together, which must be held by somebody (permissions 5.1)."""

from collections.abc import Iterable

from regulation.vocabulary import Role

CONTENT = (Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR)
# 不相容岗位: whoever checks does not act, configuration and content are apart.
INCOMPATIBLE: frozenset[frozenset[Role]] = frozenset(
    {
        frozenset({Role.AUDITOR, Role.ADMINISTRATOR}),
        *(frozenset({Role.AUDITOR, role}) for role in CONTENT),
        *(frozenset({Role.ADMINISTRATOR, role}) for role in CONTENT),
        *(frozenset({Role.CUSTODIAN, role}) for role in CONTENT),
    }
)
# T15: these open the house to somebody; whoever proposes them does not grant them.
GUARDED = frozenset({*CONTENT, Role.AUDITOR, Role.CUSTODIAN, Role.ADMINISTRATOR, Role.CHAIR, Role.GROUP_MEMBER})
# 空缺: what cannot be done while nobody holds the role; the key of the sentence that says so.
NEEDED = (
    Role.CHAIR,
    Role.GROUP_MEMBER,
    Role.CREDIT_DIRECTOR,
    Role.CREDIT_OFFICER,
    Role.AUDITOR,
    Role.CUSTODIAN,
    Role.ADMINISTRATOR,
)
# 8.2-b: who meets information about others by their role, and signs before (heads and liaisons by their post).
TRUSTED = GUARDED - {Role.ADMINISTRATOR}
CONVEYED = frozenset(
    {Role.CHAIR, Role.GROUP_MEMBER, Role.DEPARTMENT_HEAD, Role.LIAISON, *CONTENT}
)  # 可委托: what a delegate may do for somebody


def clash(held: Iterable[Role], wanted: Role) -> Role | None:
    """The role already held that cannot go together with the wanted one, or None."""
    return next((role for role in sorted(held) if frozenset({role, wanted}) in INCOMPATIBLE), None)
