"""催办台账 · reads and changes of the ledger: who was told, whose letter waits, what could not be delivered."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, update
from sqlmodel import Session, col, select

from regulation.vocabulary import ReminderStatus
from storage.tables import Deadline, Member, Notice, Reminder

_LEDGER = insert(Reminder.__table__)  # type: ignore[attr-defined]
_BEFORE = {  # what a letter's fate may change; what somebody has acknowledged stays so
    ReminderStatus.SENT: (ReminderStatus.PLANNED, ReminderStatus.FAILED, ReminderStatus.SUPERSEDED),
    ReminderStatus.FAILED: (ReminderStatus.PLANNED,),
}


def reminded_for_system(
    session: Session, members: Iterable[int], since: datetime, until: datetime
) -> dict[int, int]:
    """How many reminders these people have for that time already."""
    query = select(Reminder.recipient_id, func.count()).where(col(Reminder.recipient_id).in_(members))
    query = query.where(col(Reminder.send_at) >= since, col(Reminder.send_at) < until)
    counted = query.where(Reminder.status != ReminderStatus.SUPERSEDED).group_by(col(Reminder.recipient_id))
    return dict(session.exec(counted).all())


def said_for_system(session: Session, deadlines: Iterable[int]) -> dict[int, dict[str, set[int]]]:
    """What stands in the ledger already: by deadline and step, who was told."""
    query = select(Reminder.deadline_id, Reminder.step, Reminder.recipient_id)
    found: dict[int, dict[str, set[int]]] = {}
    for deadline, step, member in session.exec(query.where(col(Reminder.deadline_id).in_(deadlines))):
        found.setdefault(deadline, {}).setdefault(step, set()).add(member)
    return found


def acknowledged_for_system(
    session: Session, deadlines: Iterable[int], since: datetime
) -> dict[int, dict[int, datetime]]:
    """By deadline, who has acknowledged a reminder since then, and when at last (知悉)."""
    query = select(Reminder.deadline_id, Reminder.recipient_id, Reminder.acknowledged_at)
    query = query.where(col(Reminder.deadline_id).in_(deadlines), col(Reminder.acknowledged_at) >= since)
    found: dict[int, dict[int, datetime]] = {}
    for deadline, member, at in session.exec(query.order_by(col(Reminder.acknowledged_at))):
        found.setdefault(deadline, {})[member] = at or since
    return found


def enter_for_system(session: Session, lines: Sequence[dict[str, Any]]) -> None:
    """Many lines of the ledger in one statement, below the ORM."""
    if lines:
        session.flush()
        session.connection().execute(_LEDGER, lines)


def newest_of(session: Session, member_id: int, deadline_id: int) -> Reminder | None:
    """The newest reminder of a deadline to a member, for that member."""
    query = select(Reminder).where(Reminder.deadline_id == deadline_id, Reminder.recipient_id == member_id)
    return session.exec(query.order_by(col(Reminder.id).desc()).limit(1)).first()


def newest(session: Session, member_id: int | None, limit: int, skip: int) -> list[tuple[Reminder, Deadline, str]]:
    """The ledger's newest lines with their deadline and recipient: one member's, or everybody's."""
    query = select(Reminder, Deadline, Member.name).join(Deadline).join(Member)
    query = query.where(Reminder.recipient_id == member_id) if member_id is not None else query
    ordered = query.order_by(col(Reminder.send_at).desc(), col(Reminder.id).desc())
    return list(session.exec(ordered.offset(skip).limit(limit)))


def waiting_for_system(session: Session, until: datetime, limit: int) -> list[tuple[Reminder, Deadline]]:
    """What is planned and still to be sent by then."""
    query = select(Reminder, Deadline).join(Deadline).where(Reminder.status == ReminderStatus.PLANNED)
    return list(session.exec(query.where(col(Reminder.send_at) <= until).limit(limit)))


def put_off_for_system(session: Session, deadline_id: int, now: datetime) -> Sequence[Reminder]:
    """What somebody put off about a deadline (稍后提醒), and what is still to come; its letter says until when."""
    query = select(Reminder).where(Reminder.deadline_id == deadline_id, col(Reminder.send_at) > now)
    query = query.where(col(Reminder.letter).like(f"reminder {deadline_id} % %"))
    return session.exec(query.where(Reminder.status == ReminderStatus.PLANNED)).all()


def supersede_for_system(session: Session, deadline_id: int, now: datetime) -> None:
    """What was planned about a deadline and not sent yet is not sent any more, and the ledger says so."""
    session.flush()
    withdraw_for_system(session, _planned(Reminder.deadline_id == deadline_id, session), now)


def overtaken_for_system(session: Session, pairs: Iterable[tuple[int, int]], now: datetime) -> set[tuple[int, int]]:
    """A newer step to the same person takes the place of one that was put off (稍后提醒), or that a silent platform
    has not taken yet; returns for whom it is that: the newer one says so (补发).
    """
    wanted = set(pairs)
    found = _planned(col(Reminder.deadline_id).in_({deadline for deadline, _ in wanted}), session)
    theirs = [row for row in found if (row.deadline_id, row.recipient_id) in wanted]
    unread = {(row.deadline_id, row.recipient_id) for row in theirs if row.send_at <= now}
    withdraw_for_system(session, theirs, now)
    return unread


def withdraw_for_system(session: Session, rows: Sequence[Reminder], now: datetime) -> None:
    """Their letters are not sent, unless a letter carries others as well, or is being sent just now."""
    for row in rows:
        row.status = ReminderStatus.SUPERSEDED if row.status is ReminderStatus.PLANNED else row.status
        session.add(row)
    session.flush()
    needed = select(Reminder.letter).where(Reminder.status == ReminderStatus.PLANNED)
    needed = needed.where(Reminder.letter == Notice.dedupe)
    free = or_(col(Notice.claimed_until).is_(None), col(Notice.claimed_until) < now)
    letters = delete(Notice).where(col(Notice.dedupe).in_({row.letter for row in rows}), ~needed.exists())
    session.execute(letters.where(col(Notice.sent_at).is_(None), col(Notice.failed_at).is_(None), free))


def settled_for_system(session: Session, letter: str) -> bool:
    """Whether a letter went out or was given up: what is new now needs another one."""
    settled = or_(col(Notice.sent_at).is_not(None), col(Notice.failed_at).is_not(None))
    return session.exec(select(Notice.id).where(Notice.dedupe == letter, settled)).first() is not None


def drop_superseded_for_system(session: Session, now: datetime) -> None:
    """Letters whose reminders were all superseded. A letter is written at the end of its batch: what met the
    deadline in the same batch could not find it yet."""
    waits = select(Reminder.id).where(Reminder.letter == Notice.dedupe)
    waits = waits.where(col(Reminder.status).in_((ReminderStatus.PLANNED, ReminderStatus.FAILED)))
    carried = select(Reminder.id).where(Reminder.letter == Notice.dedupe)
    free = or_(col(Notice.claimed_until).is_(None), col(Notice.claimed_until) < now)
    unsent = and_(col(Notice.sent_at).is_(None), col(Notice.failed_at).is_(None), col(Notice.not_before) <= now)
    session.execute(delete(Notice).where(unsent, free, carried.exists(), ~waits.exists()))


def became_for_system(session: Session, letter: str, status: ReminderStatus) -> None:
    """What became of a letter, for the reminders it carries."""
    carried = and_(col(Reminder.letter) == letter, col(Reminder.status).in_(_BEFORE[status]))
    session.execute(update(Reminder).where(carried).values(status=status))


def unreachable_for_system(session: Session, recipient_id: int, now: datetime) -> None:
    """Nobody is there: what should be with them by now is not, nor what waits behind another letter."""
    theirs = and_(col(Reminder.recipient_id) == recipient_id, col(Reminder.status) == ReminderStatus.PLANNED)
    session.execute(
        update(Reminder).where(theirs, col(Reminder.send_at) <= now).values(status=ReminderStatus.FAILED)
    )


def left_for_system(session: Session, today: date) -> None:
    """What was planned for people who have left cannot reach them."""
    gone = select(Member.id).where(col(Member.left_on) <= today)
    theirs = and_(col(Reminder.recipient_id).in_(gone), col(Reminder.status) == ReminderStatus.PLANNED)
    session.execute(update(Reminder).where(theirs).values(status=ReminderStatus.FAILED))


def anything_lost_for_system(session: Session) -> bool:
    """Whether a reminder could not be delivered and nobody else was told yet."""
    return session.exec(select(Reminder.id).where(_lost()).limit(1)).first() is not None


def lost_for_system(session: Session, limit: int) -> list[tuple[Reminder, Deadline]]:
    """Reminders that could not be delivered and that nobody else was told of yet."""
    query = select(Reminder, Deadline).join(Deadline).where(_lost()).order_by(col(Reminder.id)).limit(limit)
    return list(session.exec(query.with_for_update(skip_locked=True)))


def _lost() -> ColumnElement[bool]:
    return and_(col(Reminder.status) == ReminderStatus.FAILED, col(Reminder.passed_on_at).is_(None))


def _planned(which: Any, session: Session) -> Sequence[Reminder]:
    waiting = (ReminderStatus.PLANNED, ReminderStatus.FAILED)
    return session.exec(select(Reminder).where(which, col(Reminder.status).in_(waiting))).all()
