"""利益冲突 · conflict-of-interest rules as pure functions: K1, K2, K12; others come with what they are about."""

from dataclasses import dataclass
from enum import StrEnum

from regulation.permissions import Viewer
from regulation.vocabulary import Role


class Conflict(StrEnum):
    """回避事由 · why somebody must leave a decision to somebody else."""

    SELF = "self"  # 本人
    DEPARTMENT = "department"  # 本部门
    LINE = "line"  # 直接上下级
    PARTNER = "partner"  # 本人对接的合作方


@dataclass(frozen=True)
class Party:
    """The subject of a decision: who it is, where it belongs, who leads it.

    `subject_id` its own row; `home_id` the department of a person; `leads` the departments that the person heads;
    `managers` the members who look after a partner; `chaired`: a department that is graded, on which the chair
    decides all the same, whoever leads it (the exception of K1).
    """

    subject_id: int
    home_id: int | None = None
    leads: frozenset[int] = frozenset()
    managers: frozenset[int] = frozenset()
    chaired: bool = False


def of(viewer: Viewer, party: Party) -> Conflict | None:
    """K1 回避: oneself, one's department, one's head or direct report, a partner one manages.

    K12: whoever stands in for somebody inherits that person's conflicts beside the own.
    """
    return next(iter(every(viewer, party)), None)


def every(viewer: Viewer, party: Party) -> list[Conflict]:
    """All of them, one's own first: where it matters which ones there are."""
    bound = (each for each in (viewer, *viewer.principals) if not (party.chaired and _chairs(each)))
    found = (_own(each, party) for each in bound)
    return [conflict for conflict in found if conflict]


def _chairs(viewer: Viewer) -> bool:
    """By an office of one's own: whoever stands in for the chair has conflicts of their own."""
    return Role.CHAIR in viewer.roles - viewer.lent


def _own(viewer: Viewer, party: Party) -> Conflict | None:
    if viewer.subject_id is not None and viewer.subject_id == party.subject_id:
        return Conflict.SELF
    if party.subject_id in viewer.heads | {viewer.department_id}:
        return Conflict.DEPARTMENT
    if (party.home_id is not None and party.home_id in viewer.heads) or viewer.department_id in party.leads:
        return Conflict.LINE
    return Conflict.PARTNER if viewer.id in party.managers else None


def wrote_it(viewer: Viewer, author_id: int) -> bool:
    """K2: whoever wrote a record does not establish that it is true; nor does whoever stands in for the writer."""
    return author_id in {viewer.id, *(each.id for each in viewer.principals)}
