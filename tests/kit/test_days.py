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
    ("明天", None),
    ("", None),
    ("11.20.30.40", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_people_write(text, expected):
    assert days.read(text, TODAY) == expected


@given(st.text())
def test_any_text_is_a_day_or_none(text):
    assert isinstance(days.read(text, TODAY), date | None)


@given(st.dates(min_value=date(2000, 1, 1), max_value=TODAY))
def test_an_iso_date_is_itself(day):
    assert days.read(day.isoformat(), TODAY) == day


@given(st.integers(0, 364))
def test_a_day_without_a_year_is_never_in_the_future(back):
    day = TODAY - timedelta(days=back)
    assert days.read(f"{day.month}月{day.day}日", TODAY) == day
