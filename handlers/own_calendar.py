"""机构日历 · the institution's own working days and days off; every running deadline is counted anew (10.6, T16).

A day off makes deadlines later, at once. A working day may make them earlier: that takes two keys, and whoever has
less time is told.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

from annotated_types import MaxLen

from handlers.kit import clocks, gate, reminding
from handlers.kit.card import On, Refused, Reply, word
from handlers.kit.form import ComingDay, Form
from handlers.kit.reminding import Declared
from handlers.kit.turn import Turn
from regulation.vocabulary import DeadlineStatus
from regulation.workdays import Calendar
from storage.queries import reminders, time
from storage.tables import CalendarDay, Deadline

LONGEST = 31  # days set at once


class DayKind(StrEnum):
    """日期性质 · what a day is in this house."""

    WORKDAY = "workday"  # 工作日
    DAY_OFF = "day-off"  # 休息日


class Moved(NamedTuple):
    """A deadline that another calendar gives another last day."""

    row: Deadline
    last: date


class SetDays(Form, may="calendar.keep", clause="10.6", keys="T16"):
    """设定工作日 · working days and days off of this institution; what shortens a deadline takes two keys."""

    first: ComingDay
    last: ComingDay
    kind: DayKind
    reason: Annotated[str, MaxLen(200)]

    def needs_keys(self, turn: Turn, facts: Any = None) -> bool:
        """Whether anybody would have less time. Raises Refused for days that cannot be set at all."""
        self._refuse_other_days()
        return any(_earlier(turn, each) for each in moved(turn, self._calendar(turn)))

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused for days in the wrong order or too many at once."""
        self._refuse_other_days()
        calendar = self._calendar(turn)
        for day in self._days():
            row = turn.session.get(CalendarDay, day) or CalendarDay(day=day, works=True, set_by_id=turn.actor.id)
            row.works, row.set_by_id = self.kind is DayKind.WORKDAY, turn.actor.id
            turn.session.add(row)
        turn.note("set-days", None, first=self.first.isoformat(), last=self.last.isoformat(), kind=self.kind.value)
        later, earlier = recount(turn, calendar, shorten=gate.armed(turn, "T16"))
        values = {"first": On(day=self.first), "last": On(day=self.last), "kind": word(self.kind)}
        return Reply(key="set-days-done", values=values | {"later": later, "earlier": earlier}, tone="done")

    def _refuse_other_days(self) -> None:
        if self.last < self.first:
            raise Refused("days-order", field="last")
        if (self.last - self.first).days >= LONGEST:
            raise Refused("days-many", field="last", most=LONGEST)

    def _days(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]

    def _calendar(self, turn: Turn) -> Calendar:
        """As it will be."""
        own: Mapping[date, bool] = turn.calendar.own
        return Calendar({**own, **dict.fromkeys(self._days(), self.kind is DayKind.WORKDAY)})


def recount(turn: Turn, calendar: Calendar, shorten: bool = False, limit: int | None = None) -> tuple[int, int]:
    """重新计算 · with another calendar: how many deadlines became later, how many earlier (only if they may).

    `limit`: of so many, the first that were counted with another one; the others are left for the next time.
    """
    changed = list(moved(turn, calendar, limit))
    earlier = [each for each in changed if _earlier(turn, each)]
    later = [each for each in changed if not _earlier(turn, each)]
    for each in [*later, *(earlier if shorten else [])]:
        _move(turn, each, calendar)
    turn.session.flush()
    for row in time.other_calendar_for_system(turn.session, calendar.version, limit):
        declared = _waits().get(row.kind)
        if declared:
            clocks.recounted(turn, row, declared[1], calendar)
        row.calendar = calendar.version
        turn.session.add(row)
    return len(later), len(earlier) if shorten else 0


def moved(turn: Turn, calendar: Calendar, limit: int | None = None) -> Iterator[Moved]:
    """The running deadlines that would end on another day."""
    for row in time.other_calendar_for_system(turn.session, calendar.version, limit):
        declared = _waits().get(row.kind)
        if declared is None or declared[1].exact or row.due_at <= turn.now:
            continue
        last = _last(turn, row, declared, calendar)
        if last != clocks.due_on(turn, row):
            yield Moved(row, last)


def _last(turn: Turn, row: Deadline, declared: Declared, calendar: Calendar) -> date:
    """The last day by another calendar; one that its row tells is asked of the row again, and never earlier."""
    (machine, wait), due = declared, clocks.due_on(turn, row)
    if row.workdays is not None:
        last = calendar.after(turn.house.day(row.began_at), row.workdays)
    else:
        last = due if wait.silent else calendar.on_or_after(due)
        facts = clocks.facts_of(turn, machine, row) if wait.until and not wait.silent else None
        last = max(last, wait.until(facts, turn.by(calendar))) if wait.until and facts else last
    return last if wait.silent else calendar.on_or_after(max(last, turn.today))


def _waits() -> Mapping[str, Declared]:
    from handlers.office import office

    return office().waits()


def _earlier(turn: Turn, each: Moved) -> bool:
    return each.last < clocks.due_on(turn, each.row)


def _move(turn: Turn, each: Moved, calendar: Calendar) -> None:
    """The clock ends, another one with the same beginning runs; whoever must act is told."""
    row, declared = each.row, _waits()[each.row.kind]
    machine, wait = declared
    earlier = _earlier(turn, each)
    fresh = clocks.again(turn, row, each.last, wait, calendar)
    put_off = reminders.put_off_for_system(turn.session, row.id or 0, turn.now)
    clocks.meet(turn, row.kind, row.row_code, DeadlineStatus.CANCELLED if earlier else DeadlineStatus.EXTENDED)
    turn.save(fresh)
    turn.note("deadline-moved", row.row_code, kind=row.kind, earlier=str(earlier))
    facts = clocks.facts_of(turn, machine, row)
    if facts is None or wait.silent:
        return
    reminding.go_on(turn, fresh, declared, facts, put_off)
    key = "deadline-moved-earlier" if earlier else "deadline-moved-later"
    values = clocks.spoken(row) | {"due": On(day=each.last)}
    told = Reply(key=key, values=values, about=machine.about(facts.row), tone="attention")
    for member in wait.owner(facts, turn):
        turn.notify(member, told, f"moved {fresh.id}", clocks.office_time(turn))
