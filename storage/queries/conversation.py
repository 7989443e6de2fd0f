"""Reads and claims about drafts, what was seen, and the outbox. They serve the machinery, not a viewer."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from storage.tables import Attachment, DraftRow, Member, Notice, Seen


def draft_for_system(session: Session, chat: str) -> DraftRow | None:
    """The one open draft of a chat."""
    return session.exec(select(DraftRow).where(DraftRow.chat == chat)).first()


def idle_drafts_for_system(session: Session, before: datetime) -> Sequence[DraftRow]:
    """Drafts that nobody went on with since that moment."""
    return session.exec(select(DraftRow).where(DraftRow.updated_at < before)).all()


def seen_for_system(session: Session, scope: str, key: str) -> Seen | None:
    """What was answered when this was done before."""
    return session.get(Seen, (scope, key))


def attachments_for_system(session: Session, draft_id: str) -> list[Attachment]:
    """The files of a draft, in the order they came."""
    query = select(Attachment).where(Attachment.draft_id == draft_id)
    return list(session.exec(query.order_by(col(Attachment.id))))


def attachments_named_for_system(session: Session, codes: Sequence[str]) -> list[Attachment]:
    """Files by code, in the order they came; the codes come from a draft or row that was checked already."""
    query = select(Attachment).where(col(Attachment.code).in_(codes))
    return list(session.exec(query.order_by(col(Attachment.id))))


def stored_names_for_system(session: Session) -> set[str]:
    """The names of all files that some row still speaks of."""
    return set(session.exec(select(Attachment.stored_as)))


def drop_notices_for_system(session: Session, today: date) -> None:
    """Forgets what was still to be sent to people who have left: it is theirs no longer."""
    gone = select(Member.id).where(col(Member.left_on) <= today)
    session.execute(delete(Notice).where(col(Notice.recipient_id).in_(gone), col(Notice.sent_at).is_(None)))


def claim_notices_for_system(session: Session, now: datetime, lease: timedelta, limit: int) -> list[int]:
    """Takes due notices for one delivery attempt; another process skips them until the lease is over."""
    due = (
        select(Notice.id)
        .where(col(Notice.sent_at).is_(None), Notice.not_before <= now)
        .where((col(Notice.claimed_until).is_(None)) | (col(Notice.claimed_until) < now))
        .order_by(col(Notice.id))
        .limit(limit)
    )
    claim = update(Notice).where(col(Notice.id).in_(due)).values(claimed_until=now + lease)
    claimed: Any = session.execute(claim.returning(col(Notice.id)))
    return sorted(claimed.scalars())


def notices_for_system(session: Session, ids: Sequence[int]) -> list[tuple[Notice, str]]:
    """Notices with the code of their recipient."""
    query = select(Notice, Member.code).join(Member).where(col(Notice.id).in_(ids)).order_by(col(Notice.id))
    return list(session.exec(query))


def notices_to_for_system(session: Session, member_id: int, limit: int) -> list[Notice]:
    """The newest notices that were delivered to a member, oldest first: a chat can be drawn again from them."""
    query = select(Notice).where(Notice.recipient_id == member_id, col(Notice.sent_at).is_not(None))
    return list(session.exec(query.order_by(col(Notice.id).desc()).limit(limit)))[::-1]
