"""Reads about what departments supply: which there are, what they recorded, what they declared empty (3.3-d)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from regulation.permissions import Viewer, reach
from regulation.vocabulary import JobFamily, Post, RecordStatus, SubjectKind
from storage.tables import Collected, EmptySlot, Holding, Member, Record, Subject

UNCOUNTED = (RecordStatus.WITHDRAWN, RecordStatus.REJECTED)  # nothing was supplied


@dataclass(frozen=True)
class Supplier:
    """报送部门 · a department where people work. `below`: itself and all that stand under it; `families`: of the
    people there; `liaisons`: whoever speaks for it, where there is nobody its head and deputies."""

    id: int
    code: str
    title: str
    below: frozenset[int]
    families: tuple[JobFamily | None, ...]
    heads: tuple[int, ...]
    liaisons: tuple[int, ...]


def suppliers_for_system(session: Session, today: date) -> list[Supplier]:
    """Every department that is there on a day and has people, in the order in which they came."""
    query = select(Subject).where(Subject.kind == SubjectKind.DEPARTMENT).order_by(col(Subject.id))
    rows = session.exec(query).all()
    below, homes, held = _trees(rows), _families(session, today), _posts(session, today)
    above = {row.id or 0: row.parent_id for row in rows}
    found = []
    for row in rows:
        id_ = row.id or 0
        families = tuple(family for home in sorted(below[id_]) for family in homes.get(home, ()))
        if families and row.ended_on is None:
            heads = _heads(id_, above, held)
            liaisons = tuple(held[id_, Post.LIAISON]) or heads
            found.append(Supplier(id_, row.code, row.title or "", frozenset(below[id_]), families, heads, liaisons))
    return found


def within(viewer: Viewer, suppliers: Iterable[Supplier]) -> list[Supplier]:
    """Those whose completeness the viewer may see."""
    found = reach("completeness.see", viewer)
    return [each for each in suppliers if found.everywhere or each.id in found.departments]


def recorded_for_system(
    session: Session, homes: Collection[int], first: date, last: date, until: datetime
) -> dict[int, set[date]]:
    """By department that supplied it, of these: the days on which something happened, filed before a moment."""
    query = select(col(Record.home_id), col(Record.occurred_on)).distinct()
    query = query.where(Record.occurred_on >= first, Record.occurred_on <= last, Record.filed_at < until)
    query = query.where(col(Record.home_id).in_(homes), col(Record.status).not_in(UNCOUNTED))
    found: dict[int, set[date]] = defaultdict(set)
    for home, day in session.exec(query):
        found[home or 0].add(day)
    return found


def declared_for_system(session: Session, first: date, last: date) -> dict[int, set[date]]:
    """By department: the due days of the slots that it declared empty."""
    query = select(EmptySlot).where(EmptySlot.due_on >= first, EmptySlot.due_on <= last)
    found: dict[int, set[date]] = defaultdict(set)
    for row in session.exec(query):
        found[row.subject_id].add(row.due_on)
    return found


def frozen_for_system(session: Session, quarter: str) -> dict[int, Collected]:
    """By department: how complete it was when the quarter was closed; empty as long as it is open."""
    return {row.subject_id: row for row in session.exec(select(Collected).where(Collected.quarter == quarter))}


def closed_for_system(session: Session, quarter: str) -> list[tuple[str, Collected]]:
    """Every department that a quarter was closed with, by its name: also one that was dissolved since."""
    query = select(Subject.title, Collected).join(Collected, col(Collected.subject_id) == col(Subject.id))
    found = session.exec(query.where(Collected.quarter == quarter).order_by(col(Subject.id)))
    return [(title or "", row) for title, row in found]


def last_frozen_for_system(session: Session) -> str | None:
    """The newest quarter that was closed, as 2026-4."""
    return session.exec(select(Collected.quarter).order_by(col(Collected.quarter).desc())).first()


def first_filed_for_system(session: Session) -> datetime | None:
    """When the first record of this house was filed."""
    return session.exec(select(Record.filed_at).order_by(col(Record.id)).limit(1)).first()


def _families(session: Session, today: date) -> dict[int, list[JobFamily | None]]:
    query = select(col(Subject.department_id), col(Subject.family)).join(
        Member, col(Member.subject_id) == col(Subject.id)
    )
    query = query.where(Subject.kind == SubjectKind.STAFF, col(Subject.department_id).is_not(None))
    found: dict[int, list[JobFamily | None]] = defaultdict(list)
    for home, family in session.exec(query.where(_here(today)).order_by(col(Subject.id))):
        found[home or 0].append(family)
    return found


def _posts(session: Session, today: date) -> dict[tuple[int, Post], list[int]]:
    query = select(Holding).join(Member, col(Member.id) == col(Holding.member_id)).where(_here(today))
    found: dict[tuple[int, Post], list[int]] = defaultdict(list)
    for row in session.exec(query.order_by(col(Holding.member_id))):
        found[row.subject_id, row.post].append(row.member_id)
    return found


def _here(today: date) -> ColumnElement[bool]:
    return or_(col(Member.left_on).is_(None), col(Member.left_on) > today)


def _heads(
    department: int, above: dict[int, int | None], held: dict[tuple[int, Post], list[int]]
) -> tuple[int, ...]:
    """Who leads a department; where nobody does, whoever leads the one above."""
    at: int | None = department
    for _ in above:
        if at is None:
            break
        if found := held[at, Post.HEAD] + held[at, Post.DEPUTY]:
            return tuple(found)
        at = above.get(at)
    return ()


def _trees(rows: Sequence[Subject]) -> dict[int, set[int]]:
    """Of each department: itself and all that stand under it."""
    above = {row.id or 0: row.parent_id for row in rows}
    found: dict[int, set[int]] = defaultdict(set)
    for department in above:
        at: int | None = department
        while at is not None and department not in found[at]:
            found[at].add(department)
            at = above.get(at)
    return found
