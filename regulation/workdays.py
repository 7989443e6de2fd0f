"""工作日 · which days are working days, and how periods in working days are counted (clause 10.6).

Four layers, the surer first: what the institution set itself; the State Council's notices (chinesecalendar, make-up
days 调休 included); the statutory holidays of a year whose notice is still to come (holidays; provisional, without
make-up days); Monday to Friday (provisional). Nobody ever meets a year that is not known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.metadata import version
from zlib import crc32

import chinese_calendar

NOTICES = f"{version('chinesecalendar')}/{version('holidays')}"  # a newer one of either counts anew


@cache
def _notice(day: date) -> bool | None:
    """What the State Council says of a day, or None for a year without a notice."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


@cache
def _statutory(year: int) -> frozenset[date]:
    import holidays  # 40 ms, and only for years to come

    return frozenset(holidays.country_holidays("CN", years=year))


@dataclass(frozen=True)
class Calendar:
    """工作日历 · what is in force now. `own`: the institution's days, True where people work."""

    own: Mapping[date, bool] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """What it was made of: a deadline remembers it."""
        days = repr(sorted(self.own.items())).encode()
        return f"{NOTICES}+{crc32(days):08x}" if self.own else NOTICES

    def is_workday(self, day: date) -> bool:
        """Whether people work on that day."""
        known = self.own.get(day, _notice(day))
        if known is not None:
            return known
        return day.weekday() < 5 and day not in _statutory(day.year)

    def is_provisional(self, day: date) -> bool:
        """Whether the year's notice is not out yet (or no longer known): then it may still change."""
        return day not in self.own and _notice(day) is None

    def official_until(self, day: date) -> date:
        """The last day before the first provisional one, from a day on; the day before it where that is one."""
        while not self.is_provisional(day):
            day += timedelta(days=1)
        return day - timedelta(days=1)

    def after(self, day: date, count: int) -> date:
        """The last day of a period of so many working days; the day of the event itself does not count."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_workday(day)
        return day

    def before(self, day: date, count: int) -> date:
        """So many working days earlier."""
        while count > 0:
            day -= timedelta(days=1)
            count -= self.is_workday(day)
        return day

    def on_or_after(self, day: date) -> date:
        """The day itself, or the next working day: a period does not end on a day off."""
        while not self.is_workday(day):
            day += timedelta(days=1)
        return day

    def on_or_before(self, day: date) -> date:
        """The day itself, or the last working day before it."""
        while not self.is_workday(day):
            day -= timedelta(days=1)
        return day

    def between(self, day: date, until: date) -> int:
        """How many working days passed after a day, up to and with the other one; 0 when that one is not later."""
        return sum(self.is_workday(day + timedelta(days=passed)) for passed in range(1, (until - day).days + 1))


NATIONAL = Calendar()
is_workday, is_provisional, after, between = (
    NATIONAL.is_workday,
    NATIONAL.is_provisional,
    NATIONAL.after,
    NATIONAL.between,
)
