"""完整率 3.3-d, 4.2-a: who records how often, what is a gap and what is none; the dates counted by hand on a calendar."""

from datetime import date, timedelta

import pytest

from regulation.completeness import Cadence, cadence_of, completeness, slot_on, slots
from regulation.quarters import Quarter
from regulation.vocabulary import JobFamily
from regulation.workdays import Calendar

TEACHING, SERVICE, MARKETING = JobFamily.TEACHING, JobFamily.SERVICE, JobFamily.MARKETING
DAILY, WEEKLY = Cadence.DAILY, Cadence.WEEKLY
NATIONAL = Calendar()


@pytest.mark.parametrize(
    ("families", "cadence"),
    [
        ([TEACHING] * 3, DAILY),  # 4.2-a: teaching logs attendance and lessons
        ([SERVICE, SERVICE, MARKETING], DAILY),  # service logs enquiries and complaints
        ([TEACHING, SERVICE, MARKETING], DAILY),
        ([MARKETING, MARKETING, SERVICE], WEEKLY),
        ([TEACHING, MARKETING], WEEKLY),  # as many as others: the milder
        ([None, None], WEEKLY),
    ],
)
def test_how_often_a_department_records(families, cadence):
    assert cadence_of(families) is cadence


def test_a_quarter_with_a_holiday_week_has_as_many_slots_as_working_days_and_weeks():
    """2026 Q4: National Day until 7 October, Saturday 10 October is worked."""
    daily = slots(DAILY, Quarter(2026, 4), NATIONAL)
    assert (daily[0].due, daily[1].due, len(daily)) == (date(2026, 10, 8), date(2026, 10, 9), 18 + 21 + 23)
    weekly = slots(WEEKLY, Quarter(2026, 4), NATIONAL)
    assert [each.due for each in weekly[:2]] == [date(2026, 10, 10), date(2026, 10, 16)]
    assert all(each.first.weekday() == 0 and each.last.weekday() == 6 for each in weekly)


def test_the_week_on_a_boundary_belongs_to_one_quarter():
    """29 December to 2 January: its last working day decides, and no week is asked for twice."""
    year = [each for n in range(1, 5) for each in slots(WEEKLY, Quarter(2025, n), NATIONAL)]
    after = slots(WEEKLY, Quarter(2026, 1), NATIONAL)
    assert len({each.first for each in year + after}) == len(year) + len(after)
    assert [each.due - each.first <= timedelta(days=6) for each in year].count(False) == 0


def test_a_day_on_which_the_house_is_closed_is_no_slot():
    own = Calendar({date(2026, 11, 25): False})
    assert slot_on(DAILY, date(2026, 11, 25), own) is None
    assert slot_on(WEEKLY, date(2026, 11, 25), own).due == date(2026, 11, 27)
    closed = Calendar({date(2026, 11, 23) + timedelta(days=n): False for n in range(5)})
    assert slot_on(WEEKLY, date(2026, 11, 25), closed) is None


WEEK = [
    each
    for each in slots(DAILY, Quarter(2026, 4), NATIONAL)
    if date(2026, 11, 16) <= each.due <= date(2026, 11, 20)
]


@pytest.mark.parametrize(
    ("recorded", "declared", "today", "expected", "percent", "missing"),
    [
        ([], [], 21, (5, 0, 0), 0, [16, 17, 18, 19, 20]),
        ([16, 17, 18, 19, 20], [], 21, (5, 5, 0), 100, []),
        ([16, 18], [17], 21, (5, 2, 1), 60, [19, 20]),
        ([16], [16], 21, (5, 1, 0), 20, [17, 18, 19, 20]),  # recorded after all
        ([], [], 18, (2, 0, 0), 0, [16, 17]),  # today is not over
        ([18], [], 18, (3, 1, 0), 33, [16, 17]),  # but what is there counts
        ([], [], 16, (0, 0, 0), None, []),
        ([15, 21], [], 21, (5, 0, 0), 0, [16, 17, 18, 19, 20]),  # days off fill nothing
    ],
)
def test_what_is_there_and_what_is_missing(recorded, declared, today, expected, percent, missing):
    days = [{date(2026, 11, each) for each in some} for some in (recorded, declared)]
    found = completeness(WEEK, *days, date(2026, 11, today))
    assert (found.expected, found.recorded, found.declared) == expected
    assert found.percent == percent
    assert [each.due.day for each in found.missing] == missing


def test_one_record_covers_a_week():
    (slot,) = [each for each in slots(WEEKLY, Quarter(2026, 4), NATIONAL) if each.due == date(2026, 11, 20)]
    for day in (16, 20, 22):
        found = completeness([slot], {date(2026, 11, day)}, set(), date(2026, 11, 25))
        assert found.percent == 100
    assert completeness([slot], {date(2026, 11, 23)}, set(), date(2026, 11, 25)).percent == 0
