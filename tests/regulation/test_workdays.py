"""工作日与补录, clauses 4.1-a and 10.6: the holidays of 2026 as published, counted by hand on the wall calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulation import workdays
from regulation.quarters import Quarter, counts_for

GRACE = 5

DAYS = [
    (date(2026, 2, 14), True),  # Saturday worked for the Spring Festival
    (date(2026, 2, 16), False),  # 除夕, a Monday
    (date(2026, 2, 23), False),  # the last day of the Spring Festival, a Monday
    (date(2026, 2, 28), True),  # the other make-up Saturday
    (date(2026, 9, 20), True),  # Sunday worked for National Day
    (date(2026, 10, 7), False),
    (date(2026, 10, 10), True),  # Saturday worked for National Day
    (date(2026, 11, 21), False),  # an ordinary Saturday
    (date(2026, 11, 23), True),
    (date(2027, 1, 1), False),  # no notice yet: the statutory day is known all the same
    (date(2027, 2, 6), False),  # 春节 2027
    (date(2031, 10, 1), False),  # a Wednesday, National Day
    (date(2031, 10, 8), True),
    (date(2031, 10, 11), False),  # a Saturday: whether it is made up for is not known yet
]
PERIODS = [
    # event               working days   last day
    (date(2026, 11, 23),  5,  date(2026, 11, 30)),  # an ordinary week
    (date(2026, 11, 20),  1,  date(2026, 11, 23)),  # Friday to Monday
    (date(2026, 9, 30),   1,  date(2026, 10, 8)),   # over National Day
    (date(2026, 9, 30),   5,  date(2026, 10, 13)),  # 8, 9, 10 (Saturday), 12, 13 October
    (date(2026, 2, 13),   1,  date(2026, 2, 14)),   # the make-up Saturday counts
    (date(2026, 2, 14),   5,  date(2026, 2, 28)),   # 24-27 February and the make-up Saturday
    (date(2026, 2, 13),   5,  date(2026, 2, 27)),
    (date(2026, 6, 18),   3,  date(2026, 6, 24)),   # over the Dragon Boat Festival
    (date(2026, 11, 23),  0,  date(2026, 11, 23)),
]  # fmt: skip
COUNTS = [
    # happened            filed               counts for
    (date(2026, 11, 20),  date(2026, 11, 23), (2026, 4)),  # in time
    (date(2026, 10, 9),   date(2026, 11, 23), (2026, 4)),  # late, the quarter is still running
    (date(2026, 9, 29),   date(2026, 10, 13), (2026, 3)),  # the last day on which the third quarter is open
    (date(2026, 9, 29),   date(2026, 10, 14), (2026, 4)),  # a day later
    (date(2026, 9, 29),   date(2026, 10, 10), (2026, 3)),
    (date(2026, 3, 31),   date(2026, 4, 8),   (2026, 1)),  # over the Tomb-sweeping Festival: 1, 2, 3, 7, 8 April
    (date(2026, 3, 31),   date(2026, 4, 9),   (2026, 2)),
    (date(2026, 1, 5),    date(2026, 11, 23), (2026, 4)),  # long closed: the one that runs now
    (date(2026, 1, 5),    date(2026, 10, 12), (2026, 3)),  # or the one that is still open
    (date(2025, 12, 31),  date(2026, 1, 8),   (2025, 4)),  # 4 (a Sunday), 5, 6, 7, 8 January are the five
    (date(2025, 12, 31),  date(2026, 1, 9),   (2026, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("day", "expected"), DAYS)
def test_working_days(day, expected):
    assert workdays.is_workday(day) is expected


@pytest.mark.parametrize(("event", "count", "last"), PERIODS)
def test_periods(event, count, last):
    assert workdays.after(event, count) == last
    assert workdays.between(event, last) == count


@pytest.mark.parametrize(("happened", "filed", "quarter"), COUNTS)
def test_the_quarter_a_record_counts_for(happened, filed, quarter):
    assert counts_for(happened, filed, GRACE) == Quarter(*quarter)


def test_a_year_that_is_not_published_is_provisional():
    assert workdays.is_provisional(date(2031, 1, 2))
    assert not workdays.is_provisional(date(2026, 1, 2))


def test_until_when_the_days_are_official():
    """From a day on; a year that is not published is not official at all, but for the house's own days in a row."""
    last = workdays.NATIONAL.official_until(date(2026, 1, 1))
    assert (last.month, last.day) == (12, 31)
    assert workdays.is_provisional(last + timedelta(days=1))
    assert workdays.NATIONAL.official_until(date(2031, 1, 2)) == date(2031, 1, 1)
    own = workdays.Calendar({date(2031, 1, 2): True, date(2031, 1, 3): False})
    assert own.official_until(date(2031, 1, 2)) == date(2031, 1, 3)


@pytest.mark.parametrize(
    ("quarter", "last"),
    [((2026, 1), date(2026, 3, 31)), ((2026, 4), date(2026, 12, 31)), ((2024, 2), date(2024, 6, 30))],
)
def test_quarters_end(quarter, last):
    assert Quarter(*quarter).last_day == last
    assert Quarter.of(last) == Quarter(*quarter)
    assert Quarter(*quarter).next.before == Quarter(*quarter)


@given(st.dates(date(2020, 1, 1), date(2027, 12, 31)), st.integers(0, 400))
def test_a_record_never_counts_for_a_quarter_that_was_closed_or_has_not_begun(happened, later):
    filed = happened + timedelta(days=later)
    quarter = counts_for(happened, filed, GRACE)
    assert Quarter.of(happened) <= quarter <= Quarter.of(filed)
    assert filed <= workdays.after(quarter.last_day, GRACE)
