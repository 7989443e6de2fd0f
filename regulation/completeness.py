"""完整率 · which records are expected of a department, and how many of them are there (clauses 3.3-d, 4.2-a).

Teaching and service departments record every working day, all others every week. What did not happen is declared
(零报告): a day on which nothing was to be recorded is not a gap, and nobody needs to invent a record.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from regulation.quarters import Quarter
from regulation.vocabulary import JobFamily
from regulation.workdays import Calendar

WEEK = 7  # days


class Cadence(StrEnum):
    """报送频次 · how often a department records something (4.2-a)."""

    DAILY = "daily"  # 按日报送
    WEEKLY = "weekly"  # 按周报送


class Slot(NamedTuple):
    """应报时段 · the days that one record covers, and the working day by whose end it is due."""

    first: date
    last: date
    due: date


class Completeness(NamedTuple):
    """完整情况 · of one department in a quarter: slots that are over, with a record, declared empty, missing."""

    expected: int
    recorded: int
    declared: int
    missing: tuple[Slot, ...] = ()

    @property
    def percent(self) -> int | None:
        """完整率 · whole per cent, rounded down: 100 means that nothing is missing. None: nothing was due yet."""
        return (self.recorded + self.declared) * 100 // self.expected if self.expected else None


def cadence_of(families: Iterable[JobFamily | None]) -> Cadence:
    """By the work of most people of a department: who teaches or serves records daily (4.2-a)."""
    counted = Counter(family in (JobFamily.TEACHING, JobFamily.SERVICE) for family in families)
    return Cadence.DAILY if counted[True] > counted[False] else Cadence.WEEKLY


def slots(cadence: Cadence, quarter: Quarter, calendar: Calendar) -> list[Slot]:
    """Every slot whose due day lies in the quarter, in order; a week without a working day has none."""
    days = [quarter.first_day + timedelta(days=n) for n in range((quarter.last_day - quarter.first_day).days + 1)]
    if cadence is Cadence.DAILY:
        return [Slot(day, day, day) for day in days if calendar.is_workday(day)]
    mondays = dict.fromkeys(day - timedelta(days=day.weekday()) for day in days)
    weeks = (_week(monday, calendar) for monday in mondays)
    return [week for week in weeks if week and quarter.first_day <= week.due <= quarter.last_day]


def completeness(
    slots: Iterable[Slot], recorded: Set[date], declared: Set[date], today: date, since: date = date.min
) -> Completeness:
    """Of the slots that are over, and of those that are filled already; none that was due before `since`.

    `recorded`: the days on which something happened that was recorded; `declared`: a day of each slot that was
    declared empty. A slot with both counts as recorded.
    """
    days, empty = sorted(recorded), sorted(declared)
    filled, nil, missing = 0, 0, []
    for slot in slots:
        if slot.due < since:
            continue
        if _within(days, slot):
            filled += 1
        elif _within(empty, slot):
            nil += 1
        elif slot.due < today:
            missing.append(slot)
    return Completeness(filled + nil + len(missing), filled, nil, tuple(missing))


def _within(days: Sequence[date], slot: Slot) -> bool:
    """Whether any of these days, which are in order, lies in the slot."""
    place = bisect_left(days, slot.first)
    return place < len(days) and days[place] <= slot.last


def slot_on(cadence: Cadence, day: date, calendar: Calendar) -> Slot | None:
    """The slot that a day lies in; None on a day off, or in a week without a working day."""
    if cadence is Cadence.DAILY:
        return Slot(day, day, day) if calendar.is_workday(day) else None
    return _week(day - timedelta(days=day.weekday()), calendar)


def _week(monday: date, calendar: Calendar) -> Slot | None:
    days = [monday + timedelta(days=n) for n in range(WEEK)]
    working = [day for day in days if calendar.is_workday(day)]
    return Slot(monday, days[-1], working[-1]) if working else None
