"""Reads about documents that were made for somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import literal
from sqlmodel import Session, col, func, select

from regulation.permissions import Viewer
from regulation.vocabulary import Language
from storage.tables import Document, Issued, Member, Notice

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
    """Forgets documents that were made so long ago; their files go with the sweep. Issued ones stay."""
    query = select(Document).where(Document.ordered_at < before, col(Document.issued_id).is_(None))
    for row in session.exec(query):
        session.delete(row)


def drop_unprinted_for_system(session: Session) -> None:
    """Forgets every copy of what was issued that is not printed yet; the register keeps what was issued."""
    query = select(Document).where(col(Document.printed_at).is_(None), col(Document.issued_id).is_not(None))
    for row in session.exec(query):
        session.delete(row)


@dataclass(frozen=True)
class Verified:
    """What anybody may know about an issued document who holds its number: nothing about whom or why."""

    number: str
    kind: str
    issued_at: datetime
    withdrawn_at: datetime | None
    sha256: tuple[str, ...]  # of every printed copy


def verified(session: Session, number: str) -> Verified | None:
    """核验 · an issued document by its number; public, so it takes no viewer."""
    row = issued_for_system(session, number)
    if row is None:
        return None
    query = select(Document.sha256).where(Document.issued_id == row.id, Document.sha256 != "")
    copies = session.exec(query.order_by(col(Document.id))).all()
    return Verified(row.number, row.kind, row.issued_at, row.withdrawn_at, tuple(dict.fromkeys(copies)))


def issued_for_system(session: Session, number: str) -> Issued | None:
    """The register's line with this number."""
    return session.exec(select(Issued).where(Issued.number == number)).first()


def owners_for_system(session: Session, number: str) -> set[int]:
    """Who was sent a copy of an issued document."""
    query = select(Document.owner_id).join(Issued, col(Issued.id) == col(Document.issued_id))
    return set(session.exec(query.where(Issued.number == number)))


def delivered_for_system(session: Session, number: str, owners: Sequence[int]) -> datetime | None:
    """When a platform took the first message that brought one of these people their copy."""
    brings = col(Notice.dedupe) == literal("issued ") + col(Document.code)
    query = (
        select(func.min(Notice.sent_at))
        .join(Document, brings)
        .join(Issued, col(Issued.id) == col(Document.issued_id))
    )
    query = query.where(Issued.number == number, col(Document.owner_id).in_(owners))
    return session.exec(query).one()


def issued_under_for_system(session: Session, beginning: str) -> int:
    """How many numbers begin like this. No line ever leaves the register, so the next one is free."""
    query = select(func.count()).select_from(Issued).where(col(Issued.number).startswith(beginning))
    return session.exec(query).one()


def languages_for_system(session: Session, member_ids: Sequence[int]) -> dict[int, Language]:
    """The language each of them reads."""
    rows = session.exec(select(Member.id, Member.language).where(col(Member.id).in_(member_ids)))
    return {id_ or 0: Language(language) for id_, language in rows}
