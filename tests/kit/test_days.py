"""Days as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.kit import days

TODAY = date(2026, 11, 23)

CASES = [
    ("今天", date(2026, 11, 23)),
    ("昨天", date(2026, 11, 22)),
    ("前天", date(2026, 11, 21)),
    ("Yesterday", date(2026, 11, 22)),
    ("11月20日", date(2026, 11, 20)),
    ("11 月 20 日", date(2026, 11, 20)),
    ("11-20", date(2026, 11, 20)),
    ("2026/1/5", date(2026, 1, 5)),
    ("2026年1月5日", date(2026, 1, 5)),
    ("20日", date(2026, 11, 20)),
    ("28号", date(2026, 10, 28)),  # this month's has not come yet
    ("31号", date(2026, 10, 31)),
    ("12月1日", date(2025, 12, 1)),  # the last one that was
    ("20 Nov", date(2026, 11, 20)),
    ("1 December", date(2025, 12, 1)),
    ("5 Jan 2026", date(2026, 1, 5)),
    ("2026-02-30", None),
    ("31 Nov", None),
    ("明天", date(2026, 11, 24)),  # understood; the question says that it is too late
    ("", None),
    ("11.20.30.40", None),
]


COMING = [
    ("今天", date(2026, 11, 23)),
    ("明天", date(2026, 11, 24)),
    ("昨天", date(2026, 11, 22)),  # understood; the question says that it is too early
    ("11月23日", date(2026, 11, 23)),
    ("11月20日", date(2027, 11, 20)),  # the next one that comes
    ("12-20", date(2026, 12, 20)),
    ("5 Jan", date(2027, 1, 5)),
    ("28号", date(2026, 11, 28)),
    ("5号", date(2026, 12, 5)),
    ("2026-11-01", date(2026, 11, 1)),
    ("31号", None),  # November has none
    ("2月29日", None),
]
MONTHS = [
    ("上月", date(2026, 10, 31)),
    ("Last month", date(2026, 10, 31)),
    ("10月", date(2026, 10, 31)),
    ("9 月份", date(2026, 9, 30)),
    ("12月", date(2025, 12, 31)),  # the last one that has begun
    ("11月", date(2026, 11, 30)),  # understood; the question says that it is not over
    ("2026年2月", date(2026, 2, 28)),
    ("2024-02", date(2024, 2, 29)),
    ("Oct", date(2026, 10, 31)),
    ("October 2025", date(2025, 10, 31)),
    ("mayor", None),
    ("13月", None),
    ("2026-10-31", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_people_write(text, expected):
    assert days.read(text, TODAY) == expected


@pytest.mark.parametrize(("text", "expected"), COMING)
def test_what_people_write_of_a_day_that_comes(text, expected):
    assert days.read(text, TODAY, coming=True) == expected


@pytest.mark.parametrize(("text", "expected"), MONTHS)
def test_what_people_write_of_a_month(text, expected):
    assert days.month(text, TODAY) == expected


@given(st.text(), st.booleans())
def test_any_text_is_a_day_or_none(text, coming):
    assert isinstance(days.read(text, TODAY, coming), date | None)
    assert isinstance(days.month(text, TODAY), date | None)


@given(
    st.from_regex(r"\d{1,5}[-/.年]?\d{0,2}[-/.月]?\d{0,2}[日号]?", fullmatch=True),
    st.dates(date(1900, 1, 1), date(2200, 1, 1)),
    st.booleans(),
)
def test_anything_that_looks_like_a_day_on_any_day(text, today, coming):
    assert isinstance(days.read(text, today, coming), date | None)
    assert isinstance(days.month(text, today), date | None)


@given(st.dates(min_value=date(2000, 1, 1), max_value=TODAY))
def test_an_iso_date_is_itself(day):
    assert days.read(day.isoformat(), TODAY) == day


@given(st.integers(0, 364))
def test_a_day_without_a_year_is_never_in_the_future(back):
    day = TODAY - timedelta(days=back)
    assert days.read(f"{day.month}月{day.day}日", TODAY) == day


@given(st.integers(0, 364), st.dates(date(2026, 3, 1), date(2027, 2, 27)))
def test_a_coming_day_without_a_year_is_never_in_the_past(ahead, today):
    day = today + timedelta(days=ahead)
    assert days.read(f"{day.month}月{day.day}日", today, coming=True) == day


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-40, 40))
def test_months_after_a_day_keep_its_place_in_the_month(day, months):
    after = days.months_after(day, months)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day == min(day.day, days.month_end(after).day)
