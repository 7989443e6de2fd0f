"""Reads about the questions before the leading group."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, or_, select

from regulation import conflicts
from regulation.conflicts import Party
from regulation.permissions import Concern, Viewer, allows
from regulation.vocabulary import DocketStatus, Role, VoteChoice
from storage.queries import people, viewers
from storage.tables import Case, DocketItem, Record, Vote


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


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, DocketFacts]:
    """Questions by code, for those who may see them."""
    if not allows("docket.see", viewer, Concern()):
        return {}
    return _with_all(session, select(DocketItem).where(col(DocketItem.code).in_(codes)))


def newest(session: Session, viewer: Viewer, limit: int) -> list[DocketFacts]:
    """Open questions first, then the newest."""
    if not allows("docket.see", viewer, Concern()):
        return []
    query = select(DocketItem).order_by(col(DocketItem.status) != DocketStatus.OPEN, col(DocketItem.id).desc())
    return list(_with_all(session, query.limit(limit)).values())


def open_codes(session: Session, viewer: Viewer) -> list[str]:
    """The codes of the open questions, for those who may see them."""
    if not allows("docket.see", viewer, Concern()):
        return []
    return list(session.exec(select(DocketItem.code).where(DocketItem.status == DocketStatus.OPEN)))


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
    group = group_for_system(session, today) - found.recused
    known = viewers.viewers_for_system(session, group, today)
    free = {member for member in group if not (found.party and conflicts.of(known[member], found.party))}
    return frozenset(member for member in free if known[member].bound)


def open_about_for_system(session: Session, row_code: str) -> list[str]:
    """The codes of the questions about a row that are still open."""
    query = select(DocketItem.code).where(DocketItem.row_code == row_code, DocketItem.status == DocketStatus.OPEN)
    return list(session.exec(query))


def _with_all(session: Session, query: Any) -> dict[str, DocketFacts]:
    rows: list[DocketItem] = list(session.execute(query).scalars())
    votes = session.exec(select(Vote).where(col(Vote.item_id).in_([row.id for row in rows]))).all()
    return {
        row.code: DocketFacts(
            row, {vote.member_id: vote for vote in votes if vote.item_id == row.id}, _party(session, row.row_code)
        )
        for row in rows
    }


def _party(session: Session, row_code: str) -> Party | None:
    subject = session.exec(select(Case.subject_id).where(Case.code == row_code)).first()
    subject = subject or session.exec(select(Record.subject_id).where(Record.code == row_code)).first()
    if subject is None:
        return None
    lines = people.subject_lines_for_system(session, [subject])
    return people.parties_for_system(session, lines.values())[subject]
