"""Reads about deadlines, reminders, the institution's own days: they serve the clock."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, delete, func, insert, update
from sqlmodel import Session, col, select

from storage.tables import CalendarDay, Deadline, Notice, Reminder

_LEDGER = insert(Reminder.__table__)  # type: ignore[attr-defined]


def own_days_for_system(session: Session) -> dict[date, bool]:
    """The institution's own working days and days off."""
    return {row.day: row.works for row in session.exec(select(CalendarDay))}


def due_for_system(session: Session, now: datetime, limit: int, only: int | None = None) -> Sequence[Deadline]:
    """Deadlines that must be looked at, the longest waiting first; others skip them."""
    query = select(Deadline).where(col(Deadline.next_at) <= now).order_by(col(Deadline.next_at))
    query = query.where(Deadline.id == only) if only else query
    return session.exec(query.limit(limit).with_for_update(skip_locked=True)).all()


def due_ids_for_system(session: Session, now: datetime, limit: int) -> Sequence[int]:
    """The same by number, without taking them."""
    query = select(Deadline.id).where(col(Deadline.next_at) <= now).order_by(col(Deadline.next_at))
    return [id_ or 0 for id_ in session.exec(query.limit(limit))]


def anything_due_for_system(session: Session, now: datetime) -> bool:
    """Whether any deadline must be looked at; a look that costs no write."""
    return session.exec(select(Deadline.id).where(col(Deadline.next_at) <= now).limit(1)).first() is not None


def live_for_system(session: Session, row_code: str, kind: str | None = None) -> Sequence[Deadline]:
    """The clocks that run on a row."""
    query = select(Deadline).where(Deadline.row_code == row_code, col(Deadline.next_at).is_not(None))
    return session.exec(query.where(Deadline.kind == kind) if kind else query).all()


def live_among_for_system(session: Session, kind: str, row_codes: Sequence[str]) -> Sequence[Deadline]:
    """The clocks of a kind that run on any of these rows."""
    query = select(Deadline).where(col(Deadline.row_code).in_(row_codes), Deadline.kind == kind)
    return session.exec(query.where(col(Deadline.next_at).is_not(None))).all()


def newest_for_system(session: Session, kind: str) -> dict[str, Deadline]:
    """The newest clock of a kind on every row that ever had one, by the row's code."""
    query = select(Deadline).where(Deadline.kind == kind).order_by(col(Deadline.id))
    return {row.row_code: row for row in session.exec(query)}


def next_for_system(session: Session) -> datetime | None:
    """When the next deadline must be looked at."""
    return session.exec(select(func.min(Deadline.next_at)).where(col(Deadline.next_at).is_not(None))).one()


def running_for_system(session: Session, kinds: Sequence[str], limit: int) -> Sequence[Deadline]:
    """The clocks of these kinds that run, the nearest last day first."""
    query = select(Deadline).where(col(Deadline.next_at).is_not(None), col(Deadline.kind).in_(kinds))
    return session.exec(query.order_by(col(Deadline.due_at), col(Deadline.id)).limit(limit)).all()


def reminded_for_system(
    session: Session, members: Iterable[int], since: datetime, until: datetime
) -> dict[int, int]:
    """How many reminders these people have for that time already."""
    query = select(Reminder.recipient_id, func.count()).where(col(Reminder.recipient_id).in_(members))
    query = query.where(col(Reminder.send_at) >= since, col(Reminder.send_at) < until)
    return dict(
        session.exec(query.where(col(Reminder.superseded_at).is_(None)).group_by(col(Reminder.recipient_id))).all()
    )


def said_for_system(session: Session, deadlines: Iterable[int]) -> dict[int, dict[str, dict[int, int]]]:
    """What stands in the ledger already: by deadline and step, who was told, and in which line."""
    query = select(Reminder.deadline_id, Reminder.step, Reminder.recipient_id, Reminder.id)
    found: dict[int, dict[str, dict[int, int]]] = {}
    for deadline, step, member, id_ in session.exec(query.where(col(Reminder.deadline_id).in_(deadlines))):
        found.setdefault(deadline, {}).setdefault(step, {})[member] = id_ or 0
    return found


def enter_for_system(session: Session, lines: Sequence[dict[str, Any]]) -> None:
    """Many lines of the ledger in one statement, below the ORM."""
    if lines:
        session.flush()
        session.connection().execute(_LEDGER, lines)


def supersede_for_system(session: Session, deadline_id: int, now: datetime) -> None:
    """What was planned about a deadline and not sent yet is not sent any more, and the ledger says so."""
    session.flush()
    withdraw_for_system(session, said_for_system(session, [deadline_id]), now)
    waiting = and_(col(Reminder.deadline_id) == deadline_id, col(Reminder.send_at) > now)
    session.execute(update(Reminder).where(waiting).values(superseded_at=now))


def withdraw_for_system(session: Session, said: dict[int, dict[str, dict[int, int]]], now: datetime) -> set[int]:
    """Takes back the letters of these lines that nobody has read yet; returns the deadlines they were about."""
    lines = {
        f"reminder {deadline} {step}:{member}": (deadline, id_)
        for deadline, steps in said.items()
        for step, told in steps.items()
        for member, id_ in told.items()
    }
    unsent = and_(col(Notice.sent_at).is_(None), col(Notice.claimed_until).is_(None))
    letters = delete(Notice).where(col(Notice.dedupe).in_(lines), unsent).returning(col(Notice.dedupe))
    taken = [lines[dedupe] for dedupe in session.execute(letters).scalars()] if lines else []
    ids = [id_ for _, id_ in taken]
    session.execute(update(Reminder).where(col(Reminder.id).in_(ids)).values(superseded_at=now))
    return {deadline for deadline, _ in taken}
