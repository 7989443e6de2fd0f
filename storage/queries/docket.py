"""Reads about the questions before the leading group."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, or_, select

from regulation import conflicts
from regulation.conflicts import Party
from regulation.permissions import Concern, Viewer, allows
from regulation.vocabulary import DocketStatus, Role, SubjectKind, VoteChoice
from storage.queries import people, viewers
from storage.queries.reading_on import some_of
from storage.tables import (
    Case,
    DocketItem,
    Finding,
    Grading,
    Measure,
    PlanItem,
    Record,
    Repair,
    Signal,
    Task,
    Vote,
)

# By the machine of the row that a question is about: where its code stands, and whom it is about.
SUBJECTS: Mapping[str, tuple[Any, Any]] = {
    "case": (Case.code, Case.subject_id),
    "plan-item": (PlanItem.code, Case.subject_id),
    "record": (Record.code, Record.subject_id),
    "signal": (Signal.code, Signal.subject_id),
    "grading": (Grading.code, Grading.subject_id),
    "restorable": (Grading.code, Grading.subject_id),
    "measure": (Measure.code, Measure.subject_id),
    "repair": (Repair.code, Repair.subject_id),
    "finding": (Finding.code, Finding.subject_id),
    "task": (Task.code, Task.department_id),
}
GRADED = ("grading", "measure")  # of a department the chair decides on these, whoever leads it


@dataclass(frozen=True)
class DocketFacts:
    """All that a vote, a guard or a card may know about one question."""

    row: DocketItem
    votes: dict[int, Vote]
    party: Party | None  # whom it is about

    @property
    def concern(self) -> Concern:
        """It concerns the leading group."""
        return Concern()

    @property
    def cast(self) -> dict[int, VoteChoice]:
        """Votes by member since the question was put, or put again; who recused is not among them."""
        counted = (vote for vote in self.votes.values() if vote.cast_at >= self.row.put_at)
        return {vote.member_id: vote.choice for vote in counted if vote.choice}

    @property
    def recused(self) -> frozenset[int]:
        """Who stays out of it."""
        return frozenset(member for member, vote in self.votes.items() if vote.choice is None)

    def visible(self, viewer: Viewer) -> bool:
        """K1 回避: whoever has to do with whom it is about does not even know of the question."""
        return _is_free(viewer, self.party)


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, DocketFacts]:
    """Questions by code, for those who may see them."""
    if not allows("docket.see", viewer, Concern()):
        return {}
    found = _with_all(session, select(DocketItem).where(col(DocketItem.code).in_(codes)))
    return {code: each for code, each in found.items() if each.visible(viewer)}


def newest(session: Session, viewer: Viewer, limit: int) -> list[DocketFacts]:
    """Open questions first, then the newest."""
    if not allows("docket.see", viewer, Concern()):
        return []
    query = select(DocketItem.code)
    query = query.order_by(col(DocketItem.status) != DocketStatus.OPEN, col(DocketItem.id).desc())

    def seen(codes: Sequence[str]) -> list[DocketFacts]:
        found = facts(session, viewer, codes)
        return [found[code] for code in codes if code in found]

    return some_of(session, query, seen, limit)


def open_codes(session: Session, viewer: Viewer) -> list[str]:
    """The codes of the open questions, for those who may see them."""
    if not allows("docket.see", viewer, Concern()):
        return []
    query = select(DocketItem.code, DocketItem.machine, DocketItem.row_code)
    query = query.where(DocketItem.status == DocketStatus.OPEN).order_by(col(DocketItem.id))
    rows: Sequence[Any] = session.exec(query).all()
    parties = _parties(session, rows)
    return [row.code for row in rows if _is_free(viewer, parties.get(row.code))]


def put_since_for_system(session: Session, motion: str, row_code: str, since: datetime) -> bool:
    """Whether the same question is open, or was put since then."""
    query = select(DocketItem.id).where(DocketItem.motion == motion, DocketItem.row_code == row_code)
    either = or_(col(DocketItem.status) == DocketStatus.OPEN, col(DocketItem.put_at) >= since)
    return session.exec(query.where(either)).first() is not None


def group_for_system(session: Session, today: date) -> frozenset[int]:
    """领导小组 · chair and members, as they are today."""
    return chairs_for_system(session, today) | set(people.holders_for_system(session, Role.GROUP_MEMBER, today))


def chairs_for_system(session: Session, today: date) -> frozenset[int]:
    """领导小组组长."""
    return frozenset(people.holders_for_system(session, Role.CHAIR, today))


def eligible_for_system(session: Session, found: DocketFacts, today: date) -> frozenset[int]:
    """Who may vote: the group without those who recused, who have to do with whom it is about (K1, K10), or whose
    agreement does not hold (8.2-a)."""
    known = _group(session, today)
    free = (id_ for id_, viewer in known.items() if viewer.bound and found.visible(viewer))
    return frozenset(free) - found.recused


def in_conflict_for_system(session: Session, found: DocketFacts, today: date) -> frozenset[int]:
    """回避 · who of the group must not know of the question (K1)."""
    return frozenset(id_ for id_, viewer in _group(session, today).items() if not found.visible(viewer))


def open_about_for_system(session: Session, row_code: str) -> list[str]:
    """The codes of the questions about a row that are still open."""
    query = select(DocketItem.code).where(DocketItem.row_code == row_code, DocketItem.status == DocketStatus.OPEN)
    return list(session.exec(query))


def _group(session: Session, today: date) -> dict[int, Viewer]:
    return viewers.viewers_for_system(session, group_for_system(session, today), today)


def _with_all(session: Session, query: Any) -> dict[str, DocketFacts]:
    rows: list[DocketItem] = list(session.execute(query).scalars())
    votes = session.exec(select(Vote).where(col(Vote.item_id).in_([row.id for row in rows]))).all()
    parties = _parties(session, rows)
    return {
        row.code: DocketFacts(
            row, {vote.member_id: vote for vote in votes if vote.item_id == row.id}, parties.get(row.code)
        )
        for row in rows
    }


def _is_free(viewer: Viewer, party: Party | None) -> bool:
    return party is None or conflicts.of(viewer, party) is None


def _parties(session: Session, rows: Sequence[Any]) -> dict[str, Party]:
    """By the code of a question whom it is about; one about the whole house is about nobody."""
    about: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        about[row.machine].add(row.row_code)
    subjects = {key: id_ for machine, codes in about.items() for key, id_ in _subjects(session, machine, codes)}
    lines = people.subject_lines_for_system(session, set(subjects.values()))
    parties = people.parties_for_system(session, lines.values())
    found = {row.code: (row, subjects.get((row.machine, row.row_code))) for row in rows}
    return {
        code: replace(parties[id_], chaired=row.machine in GRADED and lines[id_].kind is SubjectKind.DEPARTMENT)
        for code, (row, id_) in found.items()
        if id_ is not None
    }


def _subjects(session: Session, machine: str, codes: Iterable[str]) -> list[tuple[tuple[str, str], int]]:
    if machine not in SUBJECTS:
        return []
    code, subject = SUBJECTS[machine]
    query = select(code, subject).where(col(code).in_(codes))
    query = query.join(Case, col(Case.id) == col(PlanItem.case_id)) if machine == "plan-item" else query
    return [((machine, found), id_) for found, id_ in session.execute(query)]
