"""Days that are no ordinary days: summer time, leap days, periods over a year's end (clause 10.6)."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from bot.house import edition
from handlers.kit import clocks
from handlers.kit.turn import House
from regulation.workdays import NATIONAL, Calendar

BERLIN, SHANGHAI = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")


def at(zone: ZoneInfo, *moment: int, own: Calendar = NATIONAL) -> SimpleNamespace:
    """As much of a turn as a clock looks at."""
    house, now = House(zone, edition(), None), datetime(*moment, tzinfo=zone).astimezone(UTC)
    return SimpleNamespace(house=house, now=now, today=house.day(now), calendar=own)


@pytest.mark.parametrize(
    ("day", "ends", "opens"),
    [
        (date(2026, 3, 28), (2026, 3, 28, 23), (2026, 3, 28, 8, 30)),  # the last day of winter time
        (date(2026, 3, 29), (2026, 3, 29, 22), (2026, 3, 29, 7, 30)),  # 23 hours long
        (date(2026, 10, 24), (2026, 10, 24, 22), (2026, 10, 24, 7, 30)),
        (date(2026, 10, 25), (2026, 10, 25, 23), (2026, 10, 25, 8, 30)),  # 25 hours long
    ],
)
def test_a_day_ends_at_its_own_midnight_and_opens_at_half_past_nine(day, ends, opens):
    turn = at(BERLIN, day.year, day.month, day.day, 12)
    assert turn.house.end_of(day) == datetime(*ends, tzinfo=UTC)
    assert turn.house.day(turn.house.end_of(day)) == date.fromordinal(day.toordinal() + 1)
    assert clocks.morning(turn, day) == datetime(*opens, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ((2026, 3, 27, 17, 59), (2026, 3, 27, 17, 59)),  # Friday, still open
        ((2026, 3, 27, 18, 0), (2026, 3, 30, 9, 30)),  # over the lost hour to Monday
        ((2026, 10, 23, 18, 0), (2026, 10, 26, 9, 30)),  # over the hour there twice
        ((2026, 10, 26, 8, 59), (2026, 10, 26, 9, 30)),
        ((2026, 10, 26, 9, 0), (2026, 10, 26, 9, 0)),
    ],
)
def test_office_hours_are_those_of_the_wall_clock(now, then):
    assert clocks.office_time(at(BERLIN, *now)).astimezone(BERLIN) == datetime(*then, tzinfo=BERLIN)


def test_a_leap_day_is_a_day():
    assert NATIONAL.after(date(2028, 2, 28), 1) == date(2028, 2, 29)  # a Tuesday
    assert clocks.last_day(at(SHANGHAI, 2028, 2, 29, 10), "subject.reply") == date(2028, 3, 7)
    turn = at(SHANGHAI, 2028, 2, 29, 23, 59)
    assert turn.house.day(turn.house.end_of(turn.today)) == date(2028, 3, 1)


def test_thirty_days_from_20_december_end_in_the_next_year():
    turn = at(SHANGHAI, 2026, 12, 20, 10)
    assert clocks.last_day(turn, "document.kept") == date(2027, 1, 19)
    assert clocks.any_provisional(NATIONAL, turn.today, date(2027, 1, 19))
