"""权限判断 · whether somebody may take an action, by the permission rows and what they are to a matter."""

from dataclasses import dataclass

from regulation.permission_rows import BEYOND_OWN, CONFIDENTIAL, ROWS, Scope
from regulation.vocabulary import Role


@dataclass(frozen=True)
class Viewer:
    """The person who looks or acts, as of today.

    `department_id`: where they belong (a partner's contact: the partner). `subject_id`: whose file is their own.
    `heads`, `liaises`: departments they answer for, those below included. `bound`: their confidentiality agreement
    holds. `principals`: those for whom they stand in; roles and departments of these are theirs meanwhile; `lent`:
    the roles that are theirs in no other way.
    """

    id: int
    department_id: int | None
    roles: frozenset[Role]
    subject_id: int | None = None
    heads: frozenset[int] = frozenset()
    liaises: frozenset[int] = frozenset()
    bound: bool = True
    principals: "tuple[Viewer, ...]" = ()
    lent: frozenset[Role] = frozenset()

    def departments(self, role: Role) -> frozenset[int]:
        """The departments that a role of theirs reaches."""
        if role is Role.DEPARTMENT_HEAD:
            return self.heads
        if role is Role.LIAISON:
            return self.liaises
        return frozenset() if self.department_id is None else frozenset({self.department_id})


@dataclass(frozen=True)
class Concern:
    """What a row is about, as far as permissions care.

    `subject_id` only when the subject itself may know of it; `about_id` always; `office`: it is about the credit
    office's own department or people.
    """

    author_id: int | None = None
    department_id: int | None = None
    subject_id: int | None = None
    about_id: int | None = None
    office: bool = False


@dataclass(frozen=True)
class Reach:
    """How far an action reaches for one viewer: the sum of the rows that give it."""

    scopes: frozenset[Scope]
    departments: frozenset[int]

    @property
    def everywhere(self) -> bool:
        """Nothing is out of reach."""
        return Scope.EVERYWHERE in self.scopes

    def __bool__(self) -> bool:
        return bool(self.scopes)


def reach(action: str, viewer: Viewer) -> Reach:
    """The scopes and departments in which the viewer's roles allow the action, as long as the agreement holds."""
    rows = [row for row in ROWS if row.action == action and row.role in viewer.roles]
    if action in CONFIDENTIAL and not viewer.bound:
        rows = [row for row in rows if row.scope not in BEYOND_OWN]
    near = [viewer.departments(row.role) for row in rows if row.scope is Scope.DEPARTMENT]
    return Reach(frozenset(row.scope for row in rows), frozenset().union(*near))


def only_near(action: str, viewer: Viewer) -> bool:
    """Whether the action reaches no further than the viewer's own departments."""
    found = reach(action, viewer)
    return Scope.DEPARTMENT in found.scopes and not found.everywhere


def allows(action: str, viewer: Viewer, concern: Concern | None = None) -> bool:
    """Whether the viewer may take the action, on this concern or, without one, on anything at all."""
    found = reach(action, viewer)
    if concern is None or found.everywhere:
        return bool(found)
    myself = concern.about_id is not None and concern.about_id == viewer.subject_id
    return (
        (Scope.OWN in found.scopes and concern.author_id == viewer.id)
        or (Scope.SUBJECT in found.scopes and _same(concern.subject_id, viewer.subject_id))
        or (concern.department_id in found.departments and not myself)  # as any subject
        or (Scope.OFFICE in found.scopes and concern.office and not myself)
    )


def needs_agreement(action: str, viewer: Viewer) -> bool:
    """Whether a signed confidentiality agreement would open something that is closed now (8.2-a)."""
    if viewer.bound or action not in CONFIDENTIAL:
        return False
    return any(row.action == action and row.role in viewer.roles and row.scope in BEYOND_OWN for row in ROWS)


def _same(one: int | None, other: int | None) -> bool:
    return one is not None and one == other


CLOCK = Viewer(
    id=0, department_id=None, roles=frozenset({Role.CREDIT_DIRECTOR, Role.CHAIR}), bound=True
)  # 时限引擎
