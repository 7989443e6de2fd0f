"""Reads about imported tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from regulation.permissions import Concern, Viewer, allows
from regulation.vocabulary import BatchStatus
from storage.tables import ImportBatch, Member

AT_WORK = (BatchStatus.CHECKING, BatchStatus.COMMITTING, BatchStatus.UNDOING)  # what the clock goes on with


@dataclass(frozen=True)
class BatchFacts:
    """All that a move or a card may know about one import."""

    row: ImportBatch
    author: str

    @property
    def concern(self) -> Concern:
        """Its author, for the permission rows."""
        return Concern(author_id=self.row.author_id)

    @property
    def head(self) -> dict[str, Any]:
        """What the report says of the whole file."""
        return self.row.report[0] if self.row.report else {}


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, BatchFacts]:
    """Imports by code, for those who may see the organisation as a whole."""
    if not allows("organisation.see", viewer, Concern()):
        return {}
    query = select(ImportBatch, Member.name).join(Member, col(Member.id) == col(ImportBatch.author_id))
    found = session.exec(query.where(col(ImportBatch.code).in_(codes)))
    return {batch.code: BatchFacts(batch, name) for batch, name in found}


def newest(session: Session, viewer: Viewer, limit: int) -> list[ImportBatch]:
    """The newest imports, for those who may see them."""
    if not allows("organisation.see", viewer, Concern()):
        return []
    return list(session.exec(select(ImportBatch).order_by(col(ImportBatch.id).desc()).limit(limit)))


def at_work_for_system(session: Session) -> list[str]:
    """The codes of imports that the clock goes on with, oldest first."""
    query = select(ImportBatch.code).where(col(ImportBatch.status).in_(AT_WORK))
    return list(session.exec(query.order_by(col(ImportBatch.id))))


def batch_for_system(session: Session, code: str) -> ImportBatch:
    """One import that is known to exist."""
    return session.exec(select(ImportBatch).where(ImportBatch.code == code)).one()


def author_for_system(session: Session, batch: ImportBatch) -> str:
    """The code of the member who brought it in."""
    return session.exec(select(Member.code).where(Member.id == batch.author_id)).one()
