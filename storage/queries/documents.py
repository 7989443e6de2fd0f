"""Reads about documents that were made for somebody."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from regulation.permissions import Viewer
from storage.tables import Document

TRIES = 3


@dataclass(frozen=True)
class StoredFile:
    """A file as it is handed out."""

    name: str
    media_type: str
    stored_as: str


def document_of(session: Session, viewer: Viewer, code: str) -> StoredFile | None:
    """A printed document by its code, for whom it was made and for nobody else."""
    row = session.exec(select(Document).where(Document.code == code, Document.owner_id == viewer.id)).first()
    if row is None or row.stored_as is None:
        return None
    return StoredFile(row.name or row.code, row.media_type, row.stored_as)


def printed(session: Session, viewer: Viewer, limit: int) -> list[Document]:
    """The viewer's documents, newest first."""
    query = select(Document).where(Document.owner_id == viewer.id, col(Document.stored_as).is_not(None))
    return list(session.exec(query.order_by(col(Document.id).desc()).limit(limit)))


def unprinted_for_system(session: Session) -> list[int]:
    """The ids of documents that were ordered and not given up, oldest first."""
    query = select(Document.id).where(col(Document.printed_at).is_(None), Document.attempts < TRIES)
    return [id_ or 0 for id_ in session.exec(query.order_by(col(Document.id)))]


def drop_documents_for_system(session: Session, before: datetime) -> None:
    """Forgets documents that were made so long ago; their files go with the sweep."""
    for row in session.exec(select(Document).where(Document.ordered_at < before)):
        session.delete(row)
