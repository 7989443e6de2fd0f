"""Reads about the quarterly inspections."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, and_, col, func, or_, select

from regulation.inspection import UNDECIDED, FindingStatus, Part, SampleStatus
from regulation.permissions import Concern, Viewer, allows
from regulation.quarters import Quarter
from regulation.vocabulary import CaseStatus, InspectionStatus, Post
from storage.queries import people
from storage.tables import (
    Case,
    Finding,
    Holding,
    Inspection,
    InspectionPart,
    InspectionRead,
    Member,
    Sample,
    Subject,
)

RECTIFIED = (
    CaseStatus.OBSERVING,
    CaseStatus.EFFECT_DUE,
    CaseStatus.EFFECTIVE,
    CaseStatus.FAILED,
)  # 已落实: verified; or the leading group itself has said how it ends


@dataclass(frozen=True)
class InspectionFacts:
    """All that a move or a card may know about one inspection."""

    row: Inspection
    leader: str | None
    parts: dict[Part, InspectionPart] = field(default_factory=dict)
    samples: Counter[SampleStatus] = field(default_factory=Counter)
    findings: Counter[FindingStatus] = field(default_factory=Counter)
    unrectified: int = 0  # cases from its findings that are not verified yet
    read_by: frozenset[int] = frozenset()
    names: dict[int, str] = field(default_factory=dict)

    @property
    def concern(self) -> Concern:
        """It concerns the whole house."""
        return Concern()

    @property
    def quarter(self) -> Quarter:
        """The quarter that is inspected."""
        year, _, number = self.row.quarter.partition("-")
        return Quarter(int(year), int(number))

    @property
    def steps(self) -> tuple[object, ...]:
        """What was said beside the state."""
        return (*self.parts, *self.read_by)

    @property
    def missing(self) -> list[Part]:
        """未完成的检查内容 · the parts about which nothing is concluded yet, in their order."""
        return [part for part in Part if part not in self.parts]

    @property
    def undecided(self) -> int:
        """Findings of which nobody has said what follows."""
        return sum(self.findings[status] for status in UNDECIDED)

    @property
    def to_follow(self) -> int:
        """What is still to be put right, or to be said of a finding whose case came to nothing."""
        return self.unrectified + self.undecided


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, InspectionFacts]:
    """Inspections by code, for those who may see them."""
    if not allows("inspection.see", viewer, Concern()):
        return {}
    rows = session.exec(select(Inspection).where(col(Inspection.code).in_(codes))).all()
    return {row.code: _with_all(session, row) for row in rows}


def newest(session: Session, viewer: Viewer, limit: int) -> Sequence[Inspection]:
    """The newest inspections, for those who may see them."""
    if not allows("inspection.see", viewer, Concern()):
        return []
    return session.exec(select(Inspection).order_by(col(Inspection.quarter).desc()).limit(limit)).all()


def at_work_for_system(session: Session) -> list[str]:
    """The codes of those whose sample is still to be drawn, or whose figures are still to be put together."""
    status = col(Inspection.status)
    undrawn = and_(status == InspectionStatus.FIELDWORK, col(Inspection.drawn_at).is_(None))
    counted = status.in_([InspectionStatus.FIELDWORK, InspectionStatus.REPLYING, InspectionStatus.REPORTING])
    uncounted = and_(counted, col(Inspection.figures).is_(None))
    query = select(Inspection.code).where(or_(undrawn, uncounted)).order_by(col(Inspection.id))
    return list(session.exec(query))


def by_code_for_system(session: Session, code: str) -> Inspection:
    """An inspection by its code."""
    return session.exec(select(Inspection).where(Inspection.code == code)).one()


def last_for_system(session: Session) -> Quarter | None:
    """The newest quarter that has an inspection."""
    found = session.exec(select(Inspection.quarter).order_by(col(Inspection.quarter).desc())).first()
    year, _, number = (found or "").partition("-")
    return Quarter(int(year), int(number)) if found else None


def speakers_for_system(session: Session, today: date) -> list[int]:
    """Heads, deputies and liaisons of all departments that are there."""
    query = select(Holding.member_id).join(Subject, col(Subject.id) == col(Holding.subject_id))
    query = query.join(Member, col(Member.id) == col(Holding.member_id))
    query = query.where(col(Holding.post).in_([Post.HEAD, Post.DEPUTY, Post.LIAISON]))
    query = query.where(col(Subject.ended_on).is_(None))
    here = or_(col(Member.left_on).is_(None), col(Member.left_on) > today)
    return list(dict.fromkeys(session.exec(query.where(here).order_by(col(Holding.member_id)))))


def put_for_system(session: Session, code: str, **values: Any) -> None:
    """Writes what a machine found out, without a new version: whoever fills in a form meanwhile can hand it in."""
    session.execute(update(Inspection).where(col(Inspection.code) == code).values(**values))


def uncount_for_system(session: Session, code: str) -> None:
    """The figures are to be counted anew."""
    put_for_system(session, code, figures=None, compiled=0)


def forget_readers_for_system(session: Session, inspection_id: int) -> None:
    """Nobody has read the report any more."""
    for row in session.exec(select(InspectionRead).where(InspectionRead.inspection_id == inspection_id)):
        session.delete(row)


def _with_all(session: Session, row: Inspection) -> InspectionFacts:
    id_ = row.id or 0
    parts = session.exec(select(InspectionPart).where(InspectionPart.inspection_id == id_)).all()
    read_by = session.exec(select(InspectionRead.member_id).where(InspectionRead.inspection_id == id_))
    told = [row.leader_id, row.submitted_by_id, row.signed_by_id, *(part.by_id for part in parts)]
    names = people.names_for_system(session, [each for each in told if each])
    return InspectionFacts(
        row=row,
        leader=names.get(row.leader_id or 0),
        parts={part.part: part for part in parts},
        samples=_counted(session, Sample, id_),
        findings=_counted(session, Finding, id_),
        unrectified=_unrectified(session, id_),
        read_by=frozenset(read_by),
        names=names,
    )


def _counted(session: Session, table: Any, inspection_id: int) -> Counter[Any]:
    query = select(table.status, func.count()).where(table.inspection_id == inspection_id)
    return Counter(dict(session.exec(query.group_by(table.status)).all()))


def _unrectified(session: Session, inspection_id: int) -> int:
    query = select(func.count()).select_from(Finding).join(Case, col(Case.id) == col(Finding.case_id))
    open_ = Finding.status == FindingStatus.CASE, col(Case.status).not_in(RECTIFIED)
    return session.exec(query.where(Finding.inspection_id == inspection_id, *open_)).one()
