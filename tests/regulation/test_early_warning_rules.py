"""信用风险预警 3.2-d: every rule just before, on and just after its threshold; today is Thursday 26 November 2026.

The days were counted by hand on a calendar: 30 days ago is 27 October, 90 days ago 28 August; the eighth week of the
fourth quarter begins on 19 November.
"""

from datetime import date
from pathlib import Path

import pytest

from regulation.early_warning import (
    Event,
    Known,
    Sign,
    SignalLevel,
    SignalRule,
    Standard,
    is_worse,
    measured,
    signs,
)
from regulation.quarters import Quarter
from regulation.rulebook import read
from regulation.workdays import Calendar

RULES = read((Path(__file__).parents[2] / "regulation/editions/2026.toml").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 26)
YELLOW, ORANGE, RED = SignalLevel


def on(*days: str) -> tuple[Event, ...]:
    """Something on each of these days of 2026, each by a code of its own."""
    return tuple(Event(f"N{place}", date.fromisoformat(f"2026-{day}")) for place, day in enumerate(days))


def told(known: Known, today: date = TODAY) -> list[Sign]:
    return signs(known, Standard(RULES, Calendar(), today))


def level(**known) -> SignalLevel | None:
    """Of the one sign that holds, or none."""
    found = told(Known(**known))
    assert len(found) <= 1
    return found[0].level if found else None


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ([], None),
        (["11-25"], None),
        (["11-25", "11-26"], YELLOW),
        (["10-27", "11-26"], YELLOW),  # 30 days ago still counts
        (["10-26", "11-26"], None),  # 31 days ago does not
        (["10-27", "11-25", "11-26"], ORANGE),
        (["10-26", "11-25", "11-26"], YELLOW),
        (["11-23", "11-24", "11-25", "11-26"], ORANGE),
    ],
)
def test_complaints_within_30_days(received, expected):
    """投诉集中: two are yellow, three orange."""
    assert level(complaints=on(*received)) is expected


@pytest.mark.parametrize(
    ("last_days", "expected"),
    [
        (["11-24"], None),  # Wednesday and today: two working days late
        (["11-23"], YELLOW),  # Tuesday, Wednesday, today: three
        (["11-20"], YELLOW),  # a Friday: the weekend does not count, four
        (["11-23", "11-24"], YELLOW),  # one of the two
        (["11-20", "11-23"], ORANGE),
        (["11-13", "11-20", "11-23"], ORANGE),
    ],
)
def test_tasks_that_are_three_working_days_late(last_days, expected):
    """部门任务逾期: one is yellow, two are orange."""
    assert level(overdue=on(*last_days)) is expected


@pytest.mark.parametrize(
    ("percent", "expected"),
    [(0, YELLOW), (79, YELLOW), (80, None), (None, None)],  # at last: nothing is expected of the department
)
def test_completeness_below_80_per_cent(percent, expected):
    """报送不全."""
    assert level(percent=percent) is expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-18", None),  # the last day of the seventh week
        ("2026-11-19", Quarter(2026, 4)),  # the first of the eighth
        ("2026-12-31", Quarter(2026, 4)),
        ("2027-01-08", Quarter(2026, 4)),  # the fifth working day: late entries still count
        ("2027-01-09", None),
    ],
)
def test_which_quarter_is_measured(today, expected):
    """From the eighth week of a quarter on, until what is missing can be entered no more."""
    day = date.fromisoformat(today)
    closed = {Quarter(2026, 3): date(2026, 10, 15), Quarter(2026, 4): date(2027, 1, 8)}
    assert measured(RULES, day, lambda quarter: day > closed[quarter]) == expected


@pytest.mark.parametrize(
    ("what", "day", "expected"),
    [
        ("penalties", "11-26", ORANGE),
        ("penalties", "08-28", ORANGE),  # 90 days ago
        ("penalties", "08-27", None),
        ("reports", "11-26", RED),
        ("reports", "10-27", RED),  # 30 days ago
        ("reports", "10-26", None),
        ("proposed", "11-26", RED),
        ("proposed", "01-05", RED),  # as long as it is not decided
    ],
)
def test_one_of_these_is_enough(what, day, expected):
    """主管机关处罚、媒体报道、拟评 D 级."""
    assert level(**{what: on(day)}) is expected


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        (["11-25"], None),
        (["08-28", "11-25"], RED),
        (["08-27", "11-25"], None),
        (["11-23", "11-24", "11-25"], RED),
    ],
)
def test_two_established_violations_within_90_days(happened, expected):
    """违规集中: moderate or worse ones, which whoever counts them has sorted out."""
    assert level(violations=on(*happened)) is expected


@pytest.mark.parametrize(
    ("last_day", "expected"), [("2026-11-27", None), ("2026-11-26", None), ("2026-11-25", ORANGE)]
)
def test_an_agreement_holds_on_its_last_day(last_day, expected):
    """保密协议到期: orange from the day after."""
    assert level(expired=date.fromisoformat(last_day)) is expected


def test_a_sign_says_its_numbers_and_what_lies_behind_it():
    """Whatever a person needs in order to count again."""
    (found,) = told(Known(complaints=on("10-26", "10-27", "11-26")))
    assert found == Sign(SignalRule.COMPLAINTS, YELLOW, {"count": 2, "days": 30}, ("N2", "N1"))
    (found,) = told(Known(overdue=on("11-20", "11-24")))
    assert found == Sign(SignalRule.TASKS, YELLOW, {"count": 1, "days": 3}, ("N0",))
    (found,) = told(Known(percent=79))
    assert found == Sign(SignalRule.COMPLETENESS, YELLOW, {"percent": 79, "least": 80})
    (found,) = told(Known(expired=date(2026, 11, 20)))
    assert found == Sign(SignalRule.AGREEMENT, ORANGE, {"on": date(2026, 11, 20)})


def test_every_rule_speaks_for_itself():
    """Two rules about one subject are two signs; neither outweighs the other."""
    found = told(Known(complaints=on("11-25", "11-26"), reports=on("11-26"), percent=50))
    assert {sign.rule: sign.level for sign in found} == {
        SignalRule.COMPLAINTS: YELLOW,
        SignalRule.COMPLETENESS: YELLOW,
        SignalRule.MEDIA: RED,
    }


def test_red_is_graver_than_orange_than_yellow():
    assert is_worse(RED, ORANGE)
    assert is_worse(ORANGE, YELLOW)
    assert not is_worse(YELLOW, YELLOW)
    assert not is_worse(ORANGE, RED)
