"""Reads about deadlines and the institution's own days: they serve the clock."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, insert
from sqlmodel import Session, col, select

from regulation.vocabulary import DeadlineStatus
from storage.tables import CalendarDay, Deadline

_deadline: Any = Deadline.__table__  # type: ignore[attr-defined]
_BEGIN = insert(_deadline)
_LIVE = select(Deadline).where(Deadline.row_code == bindparam("of"), col(Deadline.next_at).is_not(None))
_LIVE_OF_KIND = _LIVE.where(Deadline.kind == bindparam("as"))


class Beginning(NamedTuple):
    """A clock as it is first written, below the ORM: a complaint begins with three; see the table."""

    kind: str
    row_code: str
    status: DeadlineStatus
    began_at: datetime
    due_at: datetime
    next_at: datetime | None
    calendar: str
    provisional: bool
    workdays: int | None


def begin(session: Session, clocks: Sequence[Beginning]) -> None:
    """Writes new clocks."""
    if clocks:
        session.connection().execute(_BEGIN, [clock._asdict() for clock in clocks])


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
    if kind is None:
        return session.exec(_LIVE, params={"of": row_code}).all()
    return session.exec(_LIVE_OF_KIND, params={"of": row_code, "as": kind}).all()


def live_among_for_system(session: Session, kind: str, row_codes: Sequence[str]) -> Sequence[Deadline]:
    """The clocks of a kind that run on any of these rows."""
    query = select(Deadline).where(col(Deadline.row_code).in_(row_codes), Deadline.kind == kind)
    return session.exec(query.where(col(Deadline.next_at).is_not(None))).all()


def newest_for_system(session: Session, kind: str) -> dict[str, Deadline]:
    """The newest clock of a kind on every row that ever had one, by the row's code."""
    query = select(Deadline).where(Deadline.kind == kind).order_by(col(Deadline.id))
    return {row.row_code: row for row in session.exec(query)}


def deadline_for_system(session: Session, id_: int) -> Deadline | None:
    """One by its number."""
    return session.get(Deadline, id_)


def other_calendar_for_system(session: Session, version: str, limit: int | None = None) -> Sequence[Deadline]:
    """Running clocks that were counted with another calendar."""
    query = select(Deadline).where(col(Deadline.next_at).is_not(None), Deadline.calendar != version)
    return session.exec(query.order_by(col(Deadline.id)).limit(limit)).all()


def next_for_system(session: Session) -> datetime | None:
    """When the next deadline must be looked at."""
    return session.exec(select(func.min(Deadline.next_at)).where(col(Deadline.next_at).is_not(None))).one()


def running_in_chunks_for_system(
    session: Session, kinds: Sequence[str], chunk: int
) -> Iterator[Sequence[Deadline]]:
    """All of them, so many at a time: whoever has found enough asks for no more."""
    skip = 0
    query = select(Deadline).where(col(Deadline.next_at).is_not(None), col(Deadline.kind).in_(kinds))
    query = query.order_by(col(Deadline.due_at), col(Deadline.id))
    while rows := session.exec(query.offset(skip).limit(chunk)).all():
        yield rows
        skip += chunk


def running_for_system(session: Session, kinds: Sequence[str], limit: int) -> Sequence[Deadline]:
    """The clocks of these kinds that run, the nearest last day first."""
    query = select(Deadline).where(col(Deadline.next_at).is_not(None), col(Deadline.kind).in_(kinds))
    return session.exec(query.order_by(col(Deadline.due_at), col(Deadline.id)).limit(limit)).all()


def overdue_for_system(session: Session, kinds: Sequence[str], now: datetime) -> set[str]:
    """The codes of all rows on which a clock of these kinds has run out and nobody has acted."""
    query = select(Deadline.row_code).distinct().where(col(Deadline.next_at).is_not(None), Deadline.due_at <= now)
    return set(session.exec(query.where(col(Deadline.kind).in_(kinds))))


def provisional_for_system(session: Session) -> tuple[int, datetime | None]:
    """How many running clocks lie on days that may still change, and when the first of them is over."""
    query = select(func.count(), func.min(Deadline.due_at)).where(col(Deadline.next_at).is_not(None))
    count, first = session.exec(query.where(col(Deadline.provisional))).one()
    return count, first


def ended_since_for_system(
    session: Session, kinds: Sequence[str], since: datetime
) -> dict[tuple[str, DeadlineStatus], int]:
    """How clocks of these kinds that began since then ended, or stand, each with its number."""
    query = select(Deadline.kind, Deadline.status, func.count()).where(col(Deadline.kind).in_(kinds))
    query = query.where(col(Deadline.began_at) >= since).group_by(col(Deadline.kind), col(Deadline.status))
    return {(kind, DeadlineStatus(status)): number for kind, status, number in session.exec(query)}
