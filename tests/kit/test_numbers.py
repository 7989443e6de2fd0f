"""Numbers as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.kit import numbers

CASES = [
    ("12500", "12500"),
    ("12,500.50", "12500.5"),
    ("¥3,000", "3000"),
    ("￥３，０００", "3000"),
    ("１２．５", "12.5"),
    ("1.2万", "12000"),
    ("1.2 万元", "12000"),
    ("3千", "3000"),
    ("2亿", "200000000"),
    ("350 万", "3500000"),
    ("-200", "-200"),
    ("0", "0"),
    ("-0.00", "0"),
    ("007", "7"),
    ("12次", "12"),
    ("CNY 12", "12"),
    ("1,2", None),
    ("12,50", None),
    ("1.2.3", None),
    ("十二", None),
    ("1e5", None),
    ("NaN", None),
    ("12 500", None),
    ("万", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "kept"), CASES)
def test_what_people_write(text, kept):
    number = numbers.read(text)
    assert (None if number is None else numbers.canonical(number)) == kept


@given(st.text())
def test_any_text_is_a_number_or_none(text):
    assert isinstance(numbers.read(text), Decimal | None)


@given(st.decimals(-(10**12), 10**12, places=2))
def test_what_is_kept_and_what_is_shown_are_the_same_number(number):
    kept = numbers.canonical(number)
    assert numbers.read(kept) == number
    assert numbers.canonical(Decimal(kept)) == kept
    assert numbers.read(numbers.grouped(number, 2)) == number
