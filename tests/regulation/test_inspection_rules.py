"""定期检查规则 9.1-a, numbers 2.8: how many records are looked at again, which, and when two looks agree."""

from pathlib import Path

import pytest

from regulation.grades import Grade
from regulation.inspection import agree, drawn, rate, sample_size
from regulation.rulebook import read
from regulation.vocabulary import Indicator, Nature, Severity

RULES = read((Path(__file__).parents[2] / "regulation/editions/2026.toml").read_text(encoding="utf-8"))
A, B, C, D, N = Grade.A, Grade.B, Grade.C, Grade.D, Grade.N

#  grade, records, looked at again; the shares are 10, 20, 50 and 100 per cent, at least 5, at most 96 but for D
SIZES = [
    (A, 0, 0), (A, 1, 1), (A, 4, 4), (A, 5, 5), (A, 50, 5), (A, 51, 6), (A, 960, 96), (A, 5000, 96),
    (B, 25, 5), (B, 26, 6), (B, 480, 96), (B, 481, 96),
    (C, 10, 5), (C, 11, 6), (C, 192, 96), (C, 200, 96),
    (D, 3, 3), (D, 96, 96), (D, 97, 97), (D, 400, 400),
    (N, 25, 5), (N, 100, 20),
]  # fmt: skip


@pytest.mark.parametrize(("grade", "records", "sample"), SIZES)
def test_how_many(grade, records, sample):
    assert sample_size(grade, records, RULES) == sample


def test_chance_alone_says_which_and_can_be_repeated():
    population = {A: range(1000), D: range(2000, 2007)}
    once, again, other = (drawn(seed, population, RULES) for seed in ("one", "one", "two"))
    assert once == again != other
    assert once[D] == list(range(2000, 2007))
    assert len(set(once[A])) == 96
    assert set(once[A]) <= set(range(1000))
    assert drawn("one", {A: sorted(range(1000), reverse=True)}, RULES)[A] == once[A]  # in whatever order they come


POSITIVE, NEGATIVE, NEUTRAL = Nature.POSITIVE, Nature.NEGATIVE, Nature.NEUTRAL
MINOR, SERIOUS, SERVICE, HONESTY = Severity.MINOR, Severity.SERIOUS, Indicator.SERVICE, Indicator.HONESTY
#  first, again, agree
LOOKS = [
    ((NEGATIVE, MINOR, SERVICE), (NEGATIVE, MINOR, SERVICE), True),
    ((NEGATIVE, MINOR, SERVICE), (NEGATIVE, SERIOUS, SERVICE), False),  # how grave it is
    ((NEGATIVE, MINOR, SERVICE), (NEGATIVE, MINOR, HONESTY), False),  # what it counts for
    ((NEGATIVE, MINOR, SERVICE), (NEUTRAL, None, SERVICE), False),
    ((POSITIVE, None, SERVICE), (POSITIVE, None, SERVICE), True),
    ((POSITIVE, None, SERVICE), (POSITIVE, MINOR, SERVICE), True),  # praise is not graver or lighter
]


@pytest.mark.parametrize(("first", "again", "same"), LOOKS)
def test_when_two_looks_agree(first, again, same):
    assert agree(first, again) is same


@pytest.mark.parametrize(
    ("agreed", "checked", "percent"), [(0, 0, None), (19, 20, 95), (94, 99, 94), (0, 3, 0), (3, 3, 100)]
)
def test_a_rate_is_never_flattered(agreed, checked, percent):
    assert rate(agreed, checked) == percent
