"""催办节奏 2.11: counted by hand on the wall calendar of 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.house import edition
from regulation.cadence import planned, weekly
from regulation.workdays import NATIONAL, Calendar

CADENCE = edition().cadence
CASES = [
    # began               due                 who is reminded when
    ("a plan of seven working days", date(2026, 11, 23), date(2026, 12, 2),
     {"T-7": (11, 25), "T-3": (11, 27), "T-1": (12, 1), "T-0": (12, 2), "+1": (12, 3), "+3": (12, 7), "+5": (12, 9),
      "+7": (12, 11), "+10": (12, 16)}),  # T-3 is a Sunday: the Friday before
    ("three working days", date(2026, 11, 23), date(2026, 11, 26),
     {"T-1": (11, 25), "T-0": (11, 26), "+1": (11, 27), "+3": (12, 1), "+5": (12, 3), "+7": (12, 7), "+10": (12, 10)}),
    ("one working day: only the day itself", date(2026, 11, 23), date(2026, 11, 24),
     {"T-0": (11, 24), "+1": (11, 25), "+3": (11, 27), "+5": (12, 1), "+7": (12, 3), "+10": (12, 8)}),
    ("over National Day: T-7 moves before the holidays", date(2026, 9, 21), date(2026, 10, 9),
     {"T-7": (9, 30), "T-1": (10, 8), "T-0": (10, 9), "+1": (10, 10), "+3": (10, 13), "+5": (10, 15), "+7": (10, 19),
      "+10": (10, 22)}),  # T-7 and T-3 fall on 30 September together: the nearer one stays
]  # fmt: skip


@pytest.mark.parametrize(("why", "began", "due", "days"), CASES, ids=[case[0] for case in CASES])
def test_the_days_on_which_somebody_is_reminded(why, began, due, days):
    steps = {step.name: (step.on.month, step.on.day) for step in planned(CADENCE, began, due, NATIONAL)}
    if "T-3" not in days and "T-7" in days:  # two steps on one day
        assert steps.pop("T-3") == days.pop("T-7")
    assert steps == days


def test_a_long_period_is_spoken_of_earlier():
    names = [step.name for step in planned(CADENCE, date(2026, 3, 2), date(2026, 4, 30), NATIONAL)]
    assert names[:3] == ["T-30", "T-10", "T-7"]


def test_after_the_last_level_every_week():
    steps = weekly(CADENCE, date(2026, 11, 26), NATIONAL)
    assert [next(steps).on for _ in range(3)] == [date(2026, 12, 17), date(2026, 12, 24), date(2026, 12, 31)]


DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@given(began=DAYS, period=st.integers(0, 120), own=st.dictionaries(DAYS, st.booleans(), max_size=5))
def test_nobody_is_reminded_on_a_day_off_or_before_it_began(began, period, own):
    calendar = Calendar(own)
    due = calendar.on_or_after(calendar.after(began, period))
    steps = planned(CADENCE, began, due, calendar)
    assert [step.on for step in steps] == sorted({step.on for step in steps})
    assert all(step.on >= began for step in steps)
    assert all(calendar.is_workday(step.on) for step in steps)
