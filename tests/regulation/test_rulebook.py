"""规则库: every number has its unit, clause and source."""

from datetime import date, timedelta

import pytest

from bot.house import edition
from regulation import rulebook


def test_the_shipped_edition_says_where_each_number_comes_from():
    book = edition()
    assert book.effective_from == date(2026, 1, 1)
    assert all(number.clause and number.source for number in book.numbers.values())


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (lambda book: book.days("draft.kept"), timedelta(days=30)),  # 4.1-d
        (lambda book: book.bytes("attachment.size"), 20 * 1024 * 1024),  # 7.2-a
        (lambda book: book.days("invitation.kept"), timedelta(hours=72)),  # 2.3
        (lambda book: book.items("page.results"), 5),  # 4.3-c
    ],
)
def test_numbers_of_the_clauses(read, expected):
    assert read(edition()) == expected


def test_a_number_without_a_source_is_refused():
    text = 'edition = "x"\neffective_from = 2026-01-01\n[numbers.a]\nvalue = 1\nunit = "days"\nclause = "1.1"\n'
    with pytest.raises(ValueError, match="source"):
        rulebook.read(text)


def test_a_number_is_not_read_in_another_unit():
    with pytest.raises(ValueError, match="megabytes"):
        edition().days("attachment.size")
