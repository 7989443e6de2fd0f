"""信用等级 5.2, 限制 6.2-c: which grade may follow on which, and how long a restriction may last, as tables."""

from datetime import date

import pytest

from bot.house import edition
from regulation.grades import Grade, GradeOrigin, is_worse, refusal
from regulation.measures import MeasureChoice, MeasureKind, chosen, longest_until
from regulation.vocabulary import SubjectKind

A, B, C, D, N = Grade.A, Grade.B, Grade.C, Grade.D, Grade.N
DECIDED, CORRECTION = GradeOrigin.DECIDED, GradeOrigin.CORRECTION


@pytest.mark.parametrize(
    ("origin", "now", "wanted", "case_runs", "why"),
    [
        (DECIDED, None, D, False, None),  # 5.2: the first grade may be any
        (DECIDED, A, D, False, None),  # 5.2-D: a grave violation, whatever the grade was
        (DECIDED, D, D, False, None),  # once more
        (DECIDED, D, C, False, "grade-only-by-repair"),  # 7.1: nobody leaves a D but by repair
        (DECIDED, D, N, False, "grade-only-by-repair"),
        (DECIDED, C, B, True, "grade-case-runs"),  # 5.2-C: first it is put right
        (DECIDED, C, B, False, None),
        (DECIDED, C, D, True, None),  # a rectification that runs saves nobody
        (DECIDED, N, B, True, None),
        (CORRECTION, None, B, False, "grade-nothing-to-correct"),
        (CORRECTION, D, B, False, None),  # a mistake is put right at once, also a D
        (CORRECTION, C, B, True, None),
        (CORRECTION, B, C, False, "grade-correction-worse"),  # 6.2: never worse
        (CORRECTION, D, N, False, None),
    ],
)
def test_which_grade_may_follow_on_which(origin, now, wanted, case_runs, why):
    assert refusal(origin, now, wanted, case_runs) == why


def test_unrated_is_neither_better_nor_worse():
    assert is_worse(D, A)
    assert not is_worse(A, D)
    assert not any(is_worse(N, other) or is_worse(other, N) for other in Grade)


@pytest.mark.parametrize(
    ("subject", "grade", "veto", "until"),
    [  # from Monday 23 November 2026; numbers 2.5
        (SubjectKind.STAFF, C, False, date(2027, 5, 25)),
        (SubjectKind.STAFF, D, False, date(2027, 11, 23)),
        (SubjectKind.STAFF, D, True, date(2028, 11, 22)),
        (SubjectKind.DEPARTMENT, C, False, date(2027, 2, 21)),
        (SubjectKind.DEPARTMENT, D, True, date(2027, 5, 22)),  # the longer one is for persons
        (SubjectKind.PARTNER, C, False, date(2027, 2, 21)),
        (SubjectKind.PARTNER, D, False, date(2027, 11, 23)),
    ],
)
def test_how_long_a_restriction_may_last(subject, grade, veto, until):
    assert longest_until(edition(), subject, grade, veto, date(2026, 11, 23)) == until


def test_what_is_barred_depends_on_whose_it_is():
    assert chosen(MeasureChoice.ALL, SubjectKind.STAFF) == (MeasureKind.NO_AWARDS, MeasureKind.NO_PROMOTION)
    assert chosen(MeasureChoice.NO_PROMOTION, SubjectKind.STAFF) == (MeasureKind.NO_PROMOTION,)
    assert chosen(MeasureChoice.NO_PROMOTION, SubjectKind.DEPARTMENT) == ()
    assert chosen(MeasureChoice.ALL, SubjectKind.INSTITUTION) == ()
