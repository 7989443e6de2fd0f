"""Reads about sealed records (封存): which a repair seals, who still sees one, for whom one is open (7.3-a)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import Session, col, false, select

from regulation.permissions import CLOCK, Concern, Viewer, allows
from regulation.repair import UnsealingStatus
from regulation.vocabulary import Nature, RecordStatus
from storage.tables import Grading, Record, Unsealing

OPEN_RECORD: ColumnElement[bool] = col(Record.status) != RecordStatus.SEALED


@dataclass(frozen=True)
class UnsealingFacts:
    """One record that was opened for somebody, with its code."""

    row: Unsealing
    record: str

    @property
    def concern(self) -> Concern:
        """It is of the one for whom it was opened."""
        return Concern(author_id=self.row.member_id)


def visible(viewer: Viewer, as_subject: bool = True) -> ColumnElement[bool]:
    """Sealed and yet seen: by whoever answers for the subject, and by whom it was unsealed for."""
    reasons: list[ColumnElement[bool]] = [false()]
    if as_subject:
        reasons.append(col(Record.subject_id).in_({viewer.subject_id, *viewer.heads} - {None}))
    if allows("repair.unseal", viewer):
        mine = select(Unsealing.record_id).where(
            Unsealing.member_id == viewer.id, Unsealing.status == UnsealingStatus.OPEN
        )
        reasons.append(col(Record.id).in_(mine))
    return and_(col(Record.status) == RecordStatus.SEALED, or_(*reasons))


def behind_for_system(session: Session, grading: Grading, until: datetime) -> list[Record]:
    """What was held against a subject when a grade took force (that day's end): a repair seals it."""
    query = select(Record).where(
        Record.subject_id == grading.subject_id,
        Record.nature == Nature.NEGATIVE,
        Record.status == RecordStatus.SUBSTANTIATED,
        func.coalesce(Record.substantiated_at, Record.filed_at) < until,
    )
    return list(session.exec(query.order_by(col(Record.id))))


def sealed_by_for_system(session: Session, repair: str) -> list[Record]:
    """What a repair sealed and nobody opened again for good."""
    query = select(Record).where(Record.sealed_by == repair, Record.status == RecordStatus.SEALED)
    return list(session.exec(query.order_by(col(Record.id))))


def sealed_for_system(session: Session, subject_id: int, code: str) -> Record | None:
    """A sealed record of a subject by its code."""
    query = select(Record).where(Record.subject_id == subject_id, Record.code == code)
    return session.exec(query.where(Record.status == RecordStatus.SEALED)).first()


def open_for_system(session: Session, member_id: int, record_id: int) -> Unsealing | None:
    """The unsealing by which somebody reads a record now."""
    query = select(Unsealing).where(Unsealing.member_id == member_id, Unsealing.record_id == record_id)
    return session.exec(query.where(Unsealing.status == UnsealingStatus.OPEN)).first()


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, UnsealingFacts]:
    """Unsealings by code, for the one for whom they were made, and for the clock."""
    query = select(Unsealing, Record.code).join(Record, col(Record.id) == col(Unsealing.record_id))
    rows = session.exec(query.where(col(Unsealing.code).in_(codes)))
    return {row.code: UnsealingFacts(row, code) for row, code in rows if viewer.id in (row.member_id, CLOCK.id)}
