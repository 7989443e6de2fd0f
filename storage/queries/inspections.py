"""Reads about the quarterly inspections."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, or_, select

from regulation.permissions import Concern, Viewer, allows
from regulation.quarters import Quarter
from regulation.vocabulary import Post
from storage.queries import people
from storage.tables import Holding, Inspection, Member, Subject


@dataclass(frozen=True)
class InspectionFacts:
    """All that a move or a card may know about one inspection."""

    row: Inspection
    leader: str | None

    @property
    def concern(self) -> Concern:
        """It concerns the whole house."""
        return Concern()

    @property
    def quarter(self) -> Quarter:
        """The quarter that is inspected."""
        year, _, number = self.row.quarter.partition("-")
        return Quarter(int(year), int(number))


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, InspectionFacts]:
    """Inspections by code, for those who may see them."""
    if not allows("inspection.see", viewer, Concern()):
        return {}
    rows = session.exec(select(Inspection).where(col(Inspection.code).in_(codes))).all()
    names = people.names_for_system(session, [row.leader_id for row in rows if row.leader_id])
    return {row.code: InspectionFacts(row, names.get(row.leader_id or 0)) for row in rows}


def newest(session: Session, viewer: Viewer, limit: int) -> Sequence[Inspection]:
    """The newest inspections, for those who may see them."""
    if not allows("inspection.see", viewer, Concern()):
        return []
    return session.exec(select(Inspection).order_by(col(Inspection.quarter).desc()).limit(limit)).all()


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
