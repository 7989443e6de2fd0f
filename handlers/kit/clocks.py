"""时限 · a state starts a clock, leaving it stops the clock; what the clock does is declared beside the moves."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from handlers.kit.card import Label, Refused, Value
from handlers.kit.naming import kebab
from handlers.kit.turn import Turn
from regulation import cadence
from regulation.cadence import Planned
from regulation.vocabulary import DeadlineStatus
from regulation.workdays import Calendar
from storage import codes
from storage.queries import reminders, time
from storage.tables import Deadline

HALF_PAST = timedelta(minutes=30)  # reminders go out half an hour after the office opens


@dataclass(frozen=True)
class Wait:
    """A clock. `kind` is its number in the rulebook and its words; `owner` says who must act, as it is now."""

    kind: str
    owner: Callable[[Any, Turn], Sequence[int]]
    number: Callable[[Any], str] | None = None  # where the period depends on the row
    until: Callable[[Any, Turn], date] | None = None  # where the last day stands in the row
    silent: bool = False  # nobody is reminded: time itself acts when it is over


class Moment(NamedTuple):
    """When a step of the cadence is due."""

    at: datetime
    step: Planned


def start(turn: Turn, wait: Wait, facts: Any) -> Deadline:
    """The clock runs from now on; the day of the event does not count, a day off is no last day."""
    last = (
        wait.until(facts, turn) if wait.until else last_day(turn, wait.number(facts) if wait.number else wait.kind)
    )
    last = last if wait.silent else turn.calendar.on_or_after(last)
    return _run(turn, wait.kind, facts.row.code, last, wait.silent)


def _run(turn: Turn, kind: str, row_code: str, last: date, silent: bool = False) -> Deadline:
    row = Deadline(
        kind=kind,
        row_code=row_code,
        status=DeadlineStatus.RUNNING,
        began_at=turn.now,
        due_at=turn.house.end_of(last),
        calendar=turn.calendar.version,
        provisional=any_provisional(turn.calendar, turn.today, last),
    )
    row.next_at = row.due_at if silent else next_moment(turn, row, turn.now)
    return turn.save(row)


def stop(turn: Turn, row_code: str) -> None:
    """Nothing can happen to the row any more: none of its clocks matters."""
    meet(turn, None, row_code, DeadlineStatus.CANCELLED)


def meet(turn: Turn, kind: str | None, row_code: str, status: DeadlineStatus | None = None) -> None:
    """What the clock waited for was done; what was still to be sent about it is not sent any more."""
    for row in time.live_for_system(turn.session, row_code, kind):
        met = DeadlineStatus.MET if turn.now <= row.due_at else DeadlineStatus.MET_LATE
        row.status, row.next_at, row.ended_at = status or met, None, turn.now
        turn.save(row)
        reminders.supersede_for_system(turn.session, row.id or 0, turn.now)


def extend(turn: Turn, kind: str, row_code: str, last: date) -> Deadline:
    """延期 · the clock ends as extended, a new one runs until the later day. Raises Refused for an earlier one."""
    (row,) = time.live_for_system(turn.session, row_code, kind)
    last = turn.calendar.on_or_after(last)
    if turn.house.end_of(last) < row.due_at:
        raise Refused("deadline-not-earlier")
    meet(turn, kind, row_code, DeadlineStatus.EXTENDED)
    return _run(turn, kind, row_code, last)


def running(turn: Turn, row_code: str) -> Sequence[Deadline]:
    """The clocks that run on a row."""
    return time.live_for_system(turn.session, row_code)


def last_day(turn: Turn, number: str) -> date:
    """The last day of a period of the rulebook that begins today."""
    rules = turn.house.rulebook
    if rules.unit(number) == "workdays":
        return turn.calendar.after(turn.today, rules.workdays(number))
    return turn.today + rules.days(number)


def moments(turn: Turn, row: Deadline) -> Iterator[Moment]:
    """When somebody is told of a deadline, earliest first, without end."""
    began, due = turn.house.day(row.began_at), due_on(turn, row)
    steps = turn.house.rulebook.cadence
    for step in cadence.planned(steps, began, due, turn.calendar):
        yield Moment(morning(turn, step.on), step)
    for step in cadence.weekly(steps, due, turn.calendar):
        yield Moment(morning(turn, step.on), step)


def next_moment(turn: Turn, row: Deadline, after: datetime) -> datetime:
    """When the deadline must be looked at next: to remind somebody, or because it is over."""
    return next_look(row, next(moment for moment in moments(turn, row) if moment.at > after), after)


def next_look(row: Deadline, coming: Moment, after: datetime) -> datetime:
    """The same where the coming step is known."""
    return min(coming.at, row.due_at) if row.due_at > after else coming.at


def due_on(turn: Turn, row: Deadline) -> date:
    """The last day, on which one may still act until midnight."""
    return turn.house.day(row.due_at - timedelta(seconds=1))


def morning(turn: Turn, day: date) -> datetime:
    """When people are written to on a day."""
    opens = timedelta(hours=turn.house.rulebook.hour("office.opens"))
    return turn.house.end_of(day - timedelta(days=1)) + opens + HALF_PAST


def office_time(turn: Turn) -> datetime:
    """Now, or when people may be written to next: nobody is disturbed at night or on a day off."""
    local = turn.now.astimezone(turn.house.zone)
    rules, today = turn.house.rulebook, local.date()
    if not turn.calendar.is_workday(today) or local.hour >= rules.hour("office.closes"):
        return morning(turn, turn.calendar.after(today, 1))
    return turn.now if local.hour >= rules.hour("office.opens") else morning(turn, today)


def spoken(row: Deadline) -> dict[str, Value]:
    """What a deadline is about, for every sentence on it."""
    return {"what": named(row.kind), "code": codes.spoken(row.row_code)}


def named(kind: str) -> Label:
    """A kind of deadline in words."""
    return Label(label=f"wait-{kebab(kind).replace('.', '-')}")


def any_provisional(calendar: Calendar, first: date, last: date) -> bool:
    """Whether any day of a period may still change."""
    return any(calendar.is_provisional(first + timedelta(days=n)) for n in range((last - first).days + 1))
