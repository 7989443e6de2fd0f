"""信用修复 7.1: who may apply from which day, as a table that people read who know the clause."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.house import edition
from regulation import repair
from regulation.grades import Grade, GradeMark
from regulation.repair import Bar, Standing
from regulation.vocabulary import Severity

RULES = edition()
SINCE = date(2026, 9, 1)
# A grade that holds since 1 September 2026, its rectification closed well on 20 October.
TABLE = """
grade  behind    veto  relapse  may apply from
c      minor     no    no       2026-10-01
c      moderate  no    no       2026-11-30
c      serious   no    no       2027-02-28
c      -         no    no       2026-11-30
d      minor     no    no       2027-02-28
d      moderate  no    no       2027-02-28
d      serious   no    no       2027-09-01
d      moderate  yes   no       2027-09-01
c      minor     no    yes      2026-10-31
c      moderate  no    yes      2027-02-28
d      serious   no    yes      2028-08-31
"""
LINES = [line.split() for line in TABLE.strip().splitlines()[1:]]


def standing(grade: str = "c", behind: str = "minor", veto: str = "no", relapse: str = "no") -> Standing:
    return Standing(
        Grade(grade),
        SINCE,
        severity=None if behind == "-" else Severity(behind),
        veto=veto == "yes",
        relapse=relapse == "yes",
        has_case=True,
        case_closed_on=date(2026, 10, 20),
    )


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_the_waiting_period(line):
    *about, day = line
    first = date.fromisoformat(day)
    before = repair.eligibility(standing(*about), RULES, first - timedelta(days=1))
    assert (before.bars, before.earliest_on) == ((Bar.WAITING,), first)
    assert repair.eligibility(standing(*about), RULES, first).eligible


OPEN = standing()
LATER = date(2027, 6, 1)
# What stands in the way on 1 June 2027, long after the waiting is over, and until when.
BARS = {
    "nothing": (OPEN, (), None),
    "a good grade": (replace(OPEN, grade=Grade.B), (Bar.NOT_LOW,), None),
    "unrated": (replace(OPEN, grade=Grade.N), (Bar.NOT_LOW,), None),
    "nothing was put right": (replace(OPEN, has_case=False, case_closed_on=None), (Bar.CASE_MISSING,), None),
    "not verified yet": (replace(OPEN, case_closed_on=None), (Bar.CASE_OPEN,), None),
    "a newer violation": (replace(OPEN, new_violation=True), (Bar.NEW_VIOLATION,), None),
    "one application runs": (replace(OPEN, pending=True), (Bar.PENDING,), None),
    "refused in May": (replace(OPEN, refused_on=date(2027, 5, 10)), (Bar.REFUSED,), date(2027, 6, 9)),
    "refused long ago": (replace(OPEN, refused_on=date(2027, 5, 2)), (), None),
    "false material": (replace(OPEN, false_material_on=date(2027, 1, 4)), (Bar.FALSE_MATERIAL,), date(2028, 1, 4)),
    "refused for false material": (
        replace(OPEN, refused_on=date(2027, 5, 10), false_material_on=date(2027, 5, 10)),
        (Bar.REFUSED, Bar.FALSE_MATERIAL),
        date(2028, 5, 9),
    ),
}


@pytest.mark.parametrize("name", BARS)
def test_what_stands_in_the_way(name):
    about, bars, until = BARS[name]
    found = repair.eligibility(about, RULES, LATER)
    assert (found.bars, found.earliest_on, found.eligible) == (bars, until, not bars)


def test_what_a_repair_makes_of_a_grade():
    assert repair.repaired(Grade.C) == (Grade.B, GradeMark.REPAIRED)
    assert repair.repaired(Grade.D) == (Grade.C, GradeMark.OBSERVED)
    assert repair.observed(RULES, Grade.C, LATER) == LATER + timedelta(days=90)
    assert repair.observed(RULES, Grade.D, LATER) == LATER + timedelta(days=180)
