"""Reads and claims about idle drafts, files, and the outbox. They serve the machinery, not a viewer."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, delete, func, or_, update
from sqlalchemy.orm import aliased, defer
from sqlmodel import Session, col, select

from storage.tables import Attachment, Document, DraftRow, ImportBatch, Member, Notice, Seen

STUCK = 5  # tries, over some hours: somebody should know before it is given up
EACH = 3  # notices to one person in one round
ABOUT_REPORTS = ("report-waits", "report-danger")  # how the keys of letters to readers of reports begin
LOOK = 1000  # letters that are looked through for them: those of one person must not hide the others'
WITHOUT_REPLY = defer(Notice.reply)  # type: ignore[arg-type]  # to write down what became of one that cannot be unsealed any more


def idle_drafts_for_system(session: Session, before: datetime) -> Sequence[str]:
    """The ids of drafts that nobody went on with since that moment."""
    return session.exec(select(DraftRow.id).where(DraftRow.updated_at < before)).all()


class IdleDraft(NamedTuple):
    """An unfinished conversation about a row, without what was answered."""

    id: str
    member_id: int
    row_code: str
    updated_at: datetime


def idle_for_system(session: Session, form: str, before: datetime) -> list[IdleDraft]:
    """Drafts of one form, about a row, that nobody went on with since that moment."""
    query = select(DraftRow.id, DraftRow.member_id, DraftRow.row_code, DraftRow.updated_at)
    query = query.where(DraftRow.form == form, col(DraftRow.updated_at) <= before)
    return [IdleDraft(*row) for row in session.execute(query.where(col(DraftRow.row_code).is_not(None)))]


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
    named = {name for name in session.exec(select(Document.stored_as)) if name}
    return {*session.exec(select(Attachment.stored_as)), *named, *session.exec(select(ImportBatch.stored_as))}


def drop_notices_for_system(session: Session, today: date) -> None:
    """Forgets what was still to be sent to people who have left: it is theirs no longer."""
    gone = select(Member.id).where(col(Member.left_on) <= today)
    session.execute(delete(Notice).where(col(Notice.recipient_id).in_(gone), col(Notice.sent_at).is_(None)))


def _unsent(notice: Any) -> ColumnElement[bool]:
    return and_(col(notice.sent_at).is_(None), col(notice.failed_at).is_(None))


def _shown(notice: Any = Notice) -> ColumnElement[bool]:
    """What anybody may be told about a letter: nothing of one about reports, to whomever it went."""
    return and_(*(~col(notice.dedupe).startswith(key) for key in ABOUT_REPORTS))


# Due and free, and no earlier one to the same person was put off or is under way: none overtakes another. One that
# waits for its first hour holds nobody up, nor does one about a report: it makes nothing come later.
_NOW: Any = bindparam("now")
_earlier = aliased(Notice)
_put_off = and_(col(_earlier.not_before) > _NOW, col(_earlier.attempts) > 0)
_under_way = and_(col(_earlier.claimed_until).is_not(None), col(_earlier.claimed_until) >= _NOW)
_same = and_(col(_earlier.recipient_id) == col(Notice.recipient_id), col(_earlier.id) < col(Notice.id))
_holds = and_(_same, _unsent(_earlier), _shown(_earlier), or_(_put_off, _under_way))
_free = or_(col(Notice.claimed_until).is_(None), col(Notice.claimed_until) < _NOW)
_DUE = and_(_unsent(Notice), col(Notice.not_before) <= _NOW, _free, ~select(_earlier.id).where(_holds).exists())


def _due(quiet: bool) -> ColumnElement[bool]:
    return and_(_DUE, ~col(Notice.quiet)) if quiet else _DUE


def _in_order() -> tuple[Any, ...]:
    """As they were written; those about reports last, so that one that fails keeps no other waiting."""
    return _shown().desc(), col(Notice.id)


def notices_due_for_system(session: Session, now: datetime, quiet_until: datetime | None = None) -> bool:
    """Whether anything waits to be sent, or to be kept for the morning; a look that costs no write."""
    waits = _due(quiet_until is not None)
    found = or_(waits, _kept(quiet_until)) if quiet_until else waits
    return session.exec(select(Notice.id).where(found).limit(1), params={"now": now}).first() is not None


def next_notice_for_system(session: Session, now: datetime) -> datetime | None:
    """When the next notice that waits for its time is to be sent."""
    query = select(func.min(Notice.not_before)).where(_unsent(Notice), col(Notice.not_before) > now)
    return session.exec(query).one()


def keep_for_system(session: Session, quiet_until: datetime) -> None:
    """Reminders that were delayed into the night are not late before the morning."""
    session.execute(update(Notice).where(_kept(quiet_until)).values(due_at=quiet_until))


def _kept(quiet_until: datetime) -> ColumnElement[bool]:
    return and_(_unsent(Notice), col(Notice.quiet), col(Notice.due_at) < quiet_until)


def claim_notices_for_system(
    session: Session, now: datetime, lease: timedelta, limit: int, quiet: bool = False
) -> dict[int, bool]:
    """Takes due notices for one attempt, each with whether it may have arrived before; others skip them.

    A few to each person at a time: somebody with many must not keep the others waiting.
    """
    query = select(Notice.id, Notice.unsure, Notice.recipient_id).where(_due(quiet)).order_by(*_in_order())
    taken: Counter[int] = Counter()
    rows: dict[int, bool] = {}
    query = query.limit(LOOK).with_for_update(skip_locked=True)
    for id_, unsure, recipient in session.exec(query, params={"now": now}):
        taken[recipient] += 1
        if taken[recipient] <= EACH and len(rows) < limit:
            rows[id_ or 0] = unsure
    marks = {"claimed_until": now + lease, "attempts": Notice.attempts + 1, "unsure": True}
    session.execute(update(Notice).where(col(Notice.id).in_(list(rows))).values(marks))
    return rows


def doubt_due_for_system(session: Session, now: datetime) -> None:
    """After a restore: what was waiting then may have been sent since, which nobody remembers now."""
    waiting = and_(_unsent(Notice), col(Notice.not_before) <= now)
    session.execute(update(Notice).where(waiting).values(unsure=True, claimed_until=None))


def outbox_for_system(session: Session, now: datetime) -> tuple[int, datetime | None, int]:
    """How many notices should have been sent, since when the oldest, and how many were given up.

    Letters about reports are not among them: the numbers are the same whether there is a report or not.
    """
    waiting = and_(_unsent(Notice), _shown(), col(Notice.due_at) <= now)
    due, oldest = session.exec(select(func.count(), func.min(Notice.due_at)).where(waiting)).one()
    lost = and_(col(Notice.failed_at).is_not(None), _shown())
    dead = session.exec(select(func.count()).select_from(Notice).where(lost)).one()
    return due, oldest, dead


def given_up_for_system(session: Session, since: datetime) -> int:
    """How many notices were given up since then; letters about reports are not among them."""
    lost = and_(col(Notice.failed_at) >= since, _shown())
    return session.exec(select(func.count()).select_from(Notice).where(lost)).one()


def undelivered_for_system(session: Session) -> list[tuple[str, int]]:
    """The names of those whom a notice could not reach, or has not reached in many tries, each with how many.

    Not by a letter about reports: the office's queue is read by readers whom a reporter left out.
    """
    query = select(Member.name, func.count()).join(Notice, col(Notice.recipient_id) == col(Member.id))
    stuck = and_(col(Notice.sent_at).is_(None), col(Notice.attempts) > STUCK)
    lost = query.where(or_(col(Notice.failed_at).is_not(None), stuck), _shown()).group_by(Member.name)
    return list(session.exec(lost.order_by(Member.name)))


def recipients_for_system(session: Session, ids: Sequence[int]) -> list[tuple[int, str]]:
    """Notices by id with the code of their recipient, in order."""
    query = select(Notice.id, Member.code).join(Member).where(col(Notice.id).in_(ids)).order_by(*_in_order())
    return [(id_ or 0, code) for id_, code in session.exec(query)]


def written_for_system(session: Session, keys: Sequence[str]) -> set[str]:
    """Which of these notices were written already."""
    return set(session.exec(select(Notice.dedupe).where(col(Notice.dedupe).in_(keys)))) if keys else set()


class Told(NamedTuple):
    """What a notice said, and when it reached its chat."""

    reply: Any
    at: datetime


def newest_told_for_system(session: Session, dedupe: str) -> Told | None:
    """The newest notice whose key begins so, of those that were delivered."""
    query = select(Notice.reply, Notice.sent_at).where(col(Notice.dedupe).startswith(dedupe))
    query = query.where(col(Notice.sent_at).is_not(None))
    found = session.exec(query.order_by(col(Notice.id).desc()).limit(1)).first()
    return Told(*found) if found else None


def notices_to_for_system(session: Session, member_id: int, limit: int) -> list[Notice]:
    """The newest notices that were delivered to a member, oldest first: a chat can be drawn again from them."""
    query = select(Notice).where(Notice.recipient_id == member_id, col(Notice.sent_at).is_not(None))
    return list(session.exec(query.order_by(col(Notice.id).desc()).limit(limit)))[::-1]
