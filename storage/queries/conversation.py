"""Reads and claims about idle drafts, files, and the outbox. They serve the machinery, not a viewer."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, func, update
from sqlmodel import Session, col, select

from storage.tables import Attachment, DraftRow, Member, Notice, Seen


def idle_drafts_for_system(session: Session, before: datetime) -> Sequence[str]:
    """The ids of drafts that nobody went on with since that moment."""
    return session.exec(select(DraftRow.id).where(DraftRow.updated_at < before)).all()


def drop_seen_for_system(session: Session, before: date) -> None:
    """Forgets what was answered so long ago that nobody will deliver it again."""
    session.execute(delete(Seen).where(col(Seen.on) < before))


def attachments_named_for_system(session: Session, codes: Sequence[str]) -> list[Attachment]:
    """Files by code, in the order they came; the codes come from a draft or row that was checked already."""
    if not codes:
        return []
    query = select(Attachment).where(col(Attachment.code).in_(codes))
    return list(session.exec(query.order_by(col(Attachment.id))))


def stored_names_for_system(session: Session) -> set[str]:
    """The names of all files that some row still speaks of."""
    return set(session.exec(select(Attachment.stored_as)))


def drop_notices_for_system(session: Session, today: date) -> None:
    """Forgets what was still to be sent to people who have left: it is theirs no longer."""
    gone = select(Member.id).where(col(Member.left_on) <= today)
    session.execute(delete(Notice).where(col(Notice.recipient_id).in_(gone), col(Notice.sent_at).is_(None)))


def _waiting(now: datetime) -> ColumnElement[bool]:
    return and_(col(Notice.sent_at).is_(None), col(Notice.failed_at).is_(None), col(Notice.not_before) <= now)


def _due(now: datetime) -> ColumnElement[bool]:
    free = col(Notice.claimed_until).is_(None) | (col(Notice.claimed_until) < now)
    return and_(_waiting(now), free)


def notices_due_for_system(session: Session, now: datetime) -> bool:
    """Whether anything waits to be sent; a look that costs no write."""
    return session.exec(select(Notice.id).where(_due(now)).limit(1)).first() is not None


def claim_notices_for_system(session: Session, now: datetime, lease: timedelta, limit: int) -> dict[int, bool]:
    """Takes due notices for one attempt, each with whether it may have arrived before; others skip them."""
    query = select(Notice.id, Notice.unsure).where(_due(now)).order_by(col(Notice.id)).limit(limit)
    rows = {id_ or 0: unsure for id_, unsure in session.exec(query.with_for_update(skip_locked=True))}
    taken = {"claimed_until": now + lease, "attempts": Notice.attempts + 1, "unsure": True}
    session.execute(update(Notice).where(col(Notice.id).in_(list(rows))).values(taken))
    return rows


def outbox_for_system(session: Session, now: datetime) -> tuple[int, datetime | None, int]:
    """How many notices are due, since when the oldest is, and how many were given up."""
    due, oldest = session.exec(select(func.count(), func.min(Notice.not_before)).where(_waiting(now))).one()
    dead = session.exec(select(func.count()).select_from(Notice).where(col(Notice.failed_at).is_not(None))).one()
    return due, oldest, dead


def undelivered_for_system(session: Session) -> list[tuple[str, int]]:
    """The names of those whom a notice could not reach, each with how many."""
    query = select(Member.name, func.count()).join(Notice, col(Notice.recipient_id) == col(Member.id))
    dead = query.where(col(Notice.failed_at).is_not(None)).group_by(Member.name)
    return list(session.exec(dead.order_by(Member.name)))


def notices_for_system(session: Session, ids: Sequence[int]) -> list[tuple[Notice, str]]:
    """Notices with the code of their recipient."""
    query = select(Notice, Member.code).join(Member).where(col(Notice.id).in_(ids)).order_by(col(Notice.id))
    return list(session.exec(query))


def notices_to_for_system(session: Session, member_id: int, limit: int) -> list[Notice]:
    """The newest notices that were delivered to a member, oldest first: a chat can be drawn again from them."""
    query = select(Notice).where(Notice.recipient_id == member_id, col(Notice.sent_at).is_not(None))
    return list(session.exec(query.order_by(col(Notice.id).desc()).limit(limit)))[::-1]
