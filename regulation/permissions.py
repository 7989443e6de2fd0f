"""权限表 · who may do what, as rows; the check, the menus, the document and the generated test read these rows."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from regulation.vocabulary import Role


class Scope(StrEnum):
    """范围 · whose matters a permission reaches."""

    EVERYWHERE = "everywhere"  # 全部
    DEPARTMENT = "department"  # 本部门
    OWN = "own"  # 本人提交的


class Row(NamedTuple):
    """One permission: this role may take this action within this scope."""

    action: str
    role: Role
    scope: Scope


EVERYBODY = tuple(Role)

ROWS: tuple[Row, ...] = (
    # 4.1-h, 3.3-c: complaints and outside voices are recorded by whoever received them, about anyone.
    Row("record.receive", Role.STAFF, Scope.EVERYWHERE),
    Row("record.receive", Role.DEPARTMENT_HEAD, Scope.EVERYWHERE),
    Row("record.receive", Role.CREDIT_OFFICER, Scope.EVERYWHERE),
    Row("record.receive", Role.CREDIT_DIRECTOR, Scope.EVERYWHERE),
    # 3.3, 4.1-a, 4.1-b, 4.2-a: a head records about the own department, the office about everybody.
    Row("record.create", Role.DEPARTMENT_HEAD, Scope.DEPARTMENT),
    Row("record.create", Role.CREDIT_OFFICER, Scope.EVERYWHERE),
    Row("record.create", Role.CREDIT_DIRECTOR, Scope.EVERYWHERE),
    # 4.1-f, 4.1-g, 4.2-c: what comes from authorities, associations and partners, the office records.
    Row("record.external", Role.CREDIT_OFFICER, Scope.EVERYWHERE),
    Row("record.external", Role.CREDIT_DIRECTOR, Scope.EVERYWHERE),
    # 8.1-b: a record is seen by its author, by the head of the department it is about, and by the office.
    Row("record.read", Role.STAFF, Scope.OWN),
    Row("record.read", Role.DEPARTMENT_HEAD, Scope.OWN),
    Row("record.read", Role.DEPARTMENT_HEAD, Scope.DEPARTMENT),
    Row("record.read", Role.CREDIT_OFFICER, Scope.EVERYWHERE),
    Row("record.read", Role.CREDIT_DIRECTOR, Scope.EVERYWHERE),
    Row("record.read", Role.AUDITOR, Scope.EVERYWHERE),
    # 3.2-b, 4.3-a: the credit office sorts what comes in; the auditor sees the same queue and decides nothing.
    Row("record.triage", Role.CREDIT_OFFICER, Scope.EVERYWHERE),
    Row("record.triage", Role.CREDIT_DIRECTOR, Scope.EVERYWHERE),
    Row("queue.see", Role.STAFF, Scope.OWN),
    Row("queue.see", Role.DEPARTMENT_HEAD, Scope.OWN),
    Row("queue.see", Role.CREDIT_OFFICER, Scope.EVERYWHERE),
    Row("queue.see", Role.CREDIT_DIRECTOR, Scope.EVERYWHERE),
    Row("queue.see", Role.AUDITOR, Scope.EVERYWHERE),
    # 2.2: the office lets people in; the administrator handles accounts and sees no content (K13).
    Row("member.invite", Role.CREDIT_OFFICER, Scope.EVERYWHERE),
    Row("member.invite", Role.CREDIT_DIRECTOR, Scope.EVERYWHERE),
    Row("member.invite", Role.ADMINISTRATOR, Scope.EVERYWHERE),
    # Everybody in the house reads the help and chooses a language; the administrator has no more (K13).
    *(Row("self.settings", role, Scope.OWN) for role in EVERYBODY),
)


@dataclass(frozen=True)
class Viewer:
    """The person who looks or acts: member id, own department's subject id, roles held today."""

    id: int
    department_id: int | None
    roles: frozenset[Role]


@dataclass(frozen=True)
class Concern:
    """What a row is about, as far as permissions care: its author and the department it touches."""

    author_id: int | None = None
    department_id: int | None = None


def scopes(action: str, viewer: Viewer) -> frozenset[Scope]:
    """Every scope in which the viewer's roles allow the action; empty means never."""
    return frozenset(row.scope for row in ROWS if row.action == action and row.role in viewer.roles)


def only_near(action: str, viewer: Viewer) -> bool:
    """Whether the action reaches no further than the viewer's own department."""
    reach = scopes(action, viewer)
    return bool(reach) and Scope.EVERYWHERE not in reach


def allows(action: str, viewer: Viewer, concern: Concern | None = None) -> bool:
    """Whether the viewer may take the action, on this concern or, without one, on anything at all."""
    reach = scopes(action, viewer)
    if concern is None or Scope.EVERYWHERE in reach:
        return bool(reach)
    own = Scope.OWN in reach and concern.author_id == viewer.id
    near = concern.department_id is not None and concern.department_id == viewer.department_id
    return own or (Scope.DEPARTMENT in reach and near)
