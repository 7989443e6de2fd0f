"""时限 · a state starts a clock, leaving it stops the clock; what the clock does is declared beside the moves."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from itertools import takewhile
from typing import Any, NamedTuple

from sqlmodel import Session

from handlers.kit.card import Label, Refused, Value
from handlers.kit.naming import kebab
from handlers.kit.turn import Turn
from regulation import cadence
from regulation.cadence import Planned
from regulation.permissions import CLOCK, Viewer
from regulation.vocabulary import DeadlineStatus
from regulation.workdays import Calendar
from storage import codes
from storage.queries import reminders, time
from storage.queries.time import Beginning
from storage.tables import Deadline
from storage.vault import VaultError

log = logging.getLogger(__name__)

LATEST = date(2099, 12, 31)  # a contract without end has its clock until here; the calendars know no further
HALF_PAST = 30  # minutes; reminders go out half an hour after the office opens


@dataclass(frozen=True)
class Wait:
    """A clock. `kind` is its number in the rulebook and its words; `owner` says who must act, as it is now."""

    kind: str
    owner: Callable[[Any, Turn], Sequence[int]]
    number: Callable[[Any], str] | None = None  # where the period depends on the row
    until: Callable[[Any, Turn], date] | None = None  # where the last day stands in the row
    silent: bool = False  # nobody is reminded: time itself acts when it is over
    motion: str = "follow-up"  # what the leading group is asked when nobody acts for long
    begins: Callable[[Any], bool] = lambda facts: False  # beside the states: on which rows it begins with the row
    exact: bool = False  # the last day stays where it is, though it be a day off
    spares: Callable[[Any, Turn], Sequence[int]] = (
        lambda facts, turn: ()
    )  # whom an escalation leaves out: it is about them
    words: str = "reminder"  # what its reminders say
    named: Callable[[Any], dict[str, Value]] = lambda facts: {}  # what they speak of beside kind and code
    then: tuple[str, ...] = ()  # the forms they offer


@dataclass(frozen=True)
class Term:
    """有效期 · rows that have an end and no states, an agreement or a contract: they have a clock and no more.

    `load` as of a machine; `mine` the codes of the rows that wait for a person, `unclocked` some rows whose clock
    is missing or runs to another day.
    """

    name: str
    wait: Wait
    load: Callable[[Session, Viewer, Sequence[str]], dict[str, Any]]
    mine: Callable[[Turn], Sequence[str]]
    unclocked: Callable[[Turn, int], Sequence[Any]]
    moves: tuple[Any, ...] = ()

    def about(self, row: Any) -> None:
        """No moves, no buttons: `then` offers what can be done."""

    def settle(self, turn: Turn, *found: Any) -> None:
        """The clocks run to the days that stand in the rows. A later day is what a clock waited for; an earlier one
        was a mistake put right, and the clock that ran was never so."""
        kind, of = self.wait.kind, {facts.row.code: facts for facts in found}
        for row in time.live_among_for_system(turn.session, kind, list(of)):
            later = due_on(turn, row) < last_of(turn, self.wait, of[row.row_code])
            meet(turn, kind, row.row_code, None if later else DeadlineStatus.CANCELLED)
        time.begin(turn.session, [_of(turn, self.wait, facts) for facts in of.values()])


class Span(NamedTuple):
    """What the steps of a clock hang on; a stored deadline has the same three."""

    kind: str
    began_at: datetime
    due_at: datetime


class Moment(NamedTuple):
    """When a step of the cadence is due."""

    at: datetime
    step: Planned


def start(turn: Turn, facts: Any, *waits: Wait) -> None:
    """Clocks run from now on; the day of the event does not count, a day off is no last day."""
    time.begin(turn.session, [_of(turn, wait, facts) for wait in waits])


def _of(turn: Turn, wait: Wait, facts: Any) -> Beginning:
    return _begun(turn, wait.kind, facts.row.code, last_of(turn, wait, facts), wait, facts)


def _begun(
    turn: Turn, kind: str, row_code: str, last: date, wait: Wait | None = None, facts: Any = None
) -> Beginning:
    span = Span(kind, turn.now, turn.house.end_of(last))
    return Beginning(
        kind=kind,
        row_code=row_code,
        status=DeadlineStatus.RUNNING,
        began_at=turn.now,
        due_at=span.due_at,
        next_at=_first_look(turn, span, wait),
        calendar=turn.calendar.version,
        provisional=not (wait and wait.exact) and any_provisional(turn.calendar, turn.today, last),
        workdays=_workdays(turn, wait, facts) if wait else None,
    )


def _first_look(turn: Turn, span: Span, wait: Wait | None) -> datetime | None:
    """A clock that had run out before it began is looked at now: time itself may have to act."""
    if span.due_at <= turn.now:
        return turn.now
    return span.due_at if wait and wait.silent else next_moment(turn, span, turn.now)


def _workdays(turn: Turn, wait: Wait, facts: Any) -> int | None:
    """How long it is, where days off count; an extended one ends where it was extended to."""
    if facts is None:
        return None
    number = wait.number(facts) if wait.number else wait.kind
    rules = turn.house.rulebook
    return rules.workdays(number) if wait.until is None and rules.unit(number) == "workdays" else None


def again(turn: Turn, row: Deadline, last: date, wait: Wait, calendar: Calendar) -> Deadline:
    """The same clock by another calendar: begun when it began, with another last day; the caller saves it."""
    fresh = Deadline(
        kind=row.kind,
        row_code=row.row_code,
        status=DeadlineStatus.RUNNING,
        began_at=row.began_at,
        due_at=turn.house.end_of(last),
        calendar=calendar.version,
        provisional=any_provisional(calendar, turn.today, last),
        workdays=row.workdays,
    )
    fresh.next_at = fresh.due_at if wait.silent else next_moment(turn.by(calendar), fresh, turn.now)
    return fresh


def recounted(turn: Turn, row: Deadline, wait: Wait, calendar: Calendar) -> Deadline:
    """The same clock, whose last day stays, by another calendar: its steps may lie on other days. One that lies
    before now and was not taken by the old calendar is looked at at once."""
    turn_then = turn.by(calendar)
    if row.next_at is not None and row.next_at > turn.now and not wait.silent:
        passed = {moment.step.name for moment in _passed(turn, row)}
        missed = any(moment.step.name not in passed for moment in _passed(turn_then, row))
        row.next_at = turn.now if missed else next_moment(turn_then, row, turn.now)
    row.calendar = calendar.version
    row.provisional = not wait.exact and any_provisional(calendar, turn.today, due_on(turn, row))
    return row


def _passed(turn: Turn, row: Deadline) -> list[Moment]:
    return list(takewhile(lambda moment: moment.at <= turn.now, moments(turn, row)))


def facts_of(turn: Turn, machine: Any, row: Deadline) -> Any:
    """What the clock runs on, as the clock sees it; None when it is gone, or so damaged that nobody can read it."""
    try:
        return machine.load(turn.session, CLOCK, [row.row_code]).get(row.row_code)
    except VaultError as error:
        log.error("deadline %d: its matter cannot be read: %s", row.id, type(error).__name__)
        return None


def astray(turn: Turn, wait: Wait, found: Sequence[Any], limit: int) -> list[Any]:
    """Of the rows with an end, some whose clock is missing though it is still to come, or runs to another day."""
    clocked = time.newest_for_system(turn.session, wait.kind)

    def wrong(facts: Any) -> bool:
        row, last = clocked.get(facts.row.code), last_of(turn, wait, facts)
        ran = row is not None and (row.status is not DeadlineStatus.CANCELLED or due_on(turn, row) != last)
        return due_on(turn, row) != last if row is not None and ran else last >= turn.today

    return [facts for facts in found if wrong(facts)][:limit]


def recoded(turn: Turn, was: str, now: str) -> None:
    """The row is called otherwise: its clocks follow."""
    for row in running(turn, was):
        row.row_code = now
        turn.save(row)


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


def extend(turn: Turn, kind: str, row_code: str, last: date, wait: Wait | None = None) -> None:
    """延期 · the clock ends as extended, a new one runs until the later day. Raises Refused for an earlier one."""
    live = time.live_for_system(turn.session, row_code, kind)  # none after a waiver: then it counts again
    last = turn.calendar.on_or_after(last)
    if any(turn.house.end_of(last) < row.due_at for row in live):
        raise Refused("deadline-not-earlier")
    meet(turn, kind, row_code, DeadlineStatus.EXTENDED)
    time.begin(turn.session, [_begun(turn, kind, row_code, last, wait)])


def running(turn: Turn, row_code: str) -> Sequence[Deadline]:
    """The clocks that run on a row."""
    return time.live_for_system(turn.session, row_code)


def last_of(turn: Turn, wait: Wait, facts: Any) -> date:
    """The last day of a clock that begins today."""
    if wait.until:
        last = wait.until(facts, turn)
    else:
        last = last_day(turn, wait.number(facts) if wait.number else wait.kind)
    last = min(last, LATEST)
    return last if wait.silent or wait.exact else turn.calendar.on_or_after(last)


def last_day(turn: Turn, number: str) -> date:
    """The last day of a period of the rulebook that begins today."""
    rules = turn.house.rulebook
    if rules.unit(number) == "workdays":
        return turn.calendar.after(turn.today, rules.workdays(number))
    return turn.today + rules.days(number)


def moments(turn: Turn, row: Deadline | Span) -> Iterator[Moment]:
    """When somebody is told of a deadline, earliest first; without end where its cadence has none."""
    began, due = turn.house.day(row.began_at), due_on(turn, row)
    steps = turn.house.rulebook.cadence_of(row.kind)
    for step in cadence.planned(steps, began, due, turn.calendar):
        yield Moment(morning(turn, step.on), step)
    for step in cadence.weekly(steps, due, turn.calendar):
        yield Moment(morning(turn, step.on), step)


def next_moment(turn: Turn, row: Deadline | Span, after: datetime) -> datetime | None:
    """When the deadline must be looked at next: to remind somebody, or because it is over. None: never again."""
    return next_look(row, next((moment for moment in moments(turn, row) if moment.at > after), None), after)


def next_look(row: Deadline | Span, coming: Moment | None, after: datetime) -> datetime | None:
    """The same where the coming step is known."""
    at = coming.at if coming else None
    return min(at or row.due_at, row.due_at) if row.due_at > after else at


def due_on(turn: Turn, row: Deadline | Span) -> date:
    """The last day, on which one may still act until midnight."""
    return turn.house.day(row.due_at - timedelta(seconds=1))


def morning(turn: Turn, day: date) -> datetime:
    """When people are written to on a day."""
    opens = clock_time(turn.house.rulebook.hour("office.opens"), HALF_PAST)  # by the wall, also in summer time
    return datetime.combine(day, opens, turn.house.zone).astimezone(UTC)


def office_time(turn: Turn) -> datetime:
    """Now, or when people may be written to next: nobody is disturbed at night or on a day off."""
    local = turn.now.astimezone(turn.house.zone)
    rules, today = turn.house.rulebook, local.date()
    if not turn.calendar.is_workday(today) or local.hour >= rules.hour("office.closes"):
        return morning(turn, turn.calendar.after(today, 1))
    return turn.now if local.hour >= rules.hour("office.opens") else morning(turn, today)


def spoken(row: Deadline) -> dict[str, Value]:
    """What a deadline is about, for every sentence on it."""
    return {"what": called(row.kind), "code": codes.spoken(row.row_code)}


def called(kind: str) -> Label:
    """What a kind of clock waits for, in words."""
    return Label(label=f"wait-{kebab(kind).replace('.', '-')}")


def any_provisional(calendar: Calendar, first: date, last: date) -> bool:
    """Whether any day of a period may still change."""
    return any(calendar.is_provisional(first + timedelta(days=n)) for n in range((last - first).days + 1))
