"""信用等级 5.2, 限制 6.2-c: which grade may follow on which, and how long a restriction may last, as tables."""

from datetime import date

import pytest

from bot.house import edition
from regulation.grades import Before, Grade, GradeOrigin, is_worse, refusal
from regulation.measures import MeasureChoice, MeasureKind, chosen, longest_until
from regulation.vocabulary import SubjectKind

A, B, C, D, N = Grade.A, Grade.B, Grade.C, Grade.D, Grade.N
DECIDED, CORRECTION = GradeOrigin.DECIDED, GradeOrigin.CORRECTION


# Which grade may follow on which: how, on which, which is wanted, and why not.
FREE, RUNS, OBSERVED = {}, {"case_runs": True}, {"observed": True}
FOLLOWS = [
    (DECIDED, None, FREE, D, None),  # 5.2: the first grade may be any
    (DECIDED, A, FREE, D, None),  # 5.2-D: a grave violation, whatever the grade was
    (DECIDED, D, FREE, D, None),  # once more
    (DECIDED, D, FREE, C, "grade-only-by-repair"),  # 7.1: nobody leaves a D but by repair
    (DECIDED, D, FREE, N, "grade-only-by-repair"),
    (DECIDED, C, RUNS, B, "grade-case-runs"),  # 5.2-C: first it is put right
    (DECIDED, C, FREE, B, None),
    (DECIDED, C, RUNS, D, None),  # a rectification that runs saves nobody
    (DECIDED, C, RUNS, C, None),
    # 6.2: out of its time a grade gets better by repair or correction; unrated has no restrictions either
    (DECIDED, C, FREE, N, "grade-not-unrated"),
    (DECIDED, C, RUNS, N, "grade-not-unrated"),
    (DECIDED, N, RUNS, B, "grade-unrated-case-runs"),  # 5.2-B: no obvious violation
    (DECIDED, N, RUNS, A, "grade-unrated-case-runs"),
    (DECIDED, None, RUNS, B, "grade-unrated-case-runs"),  # nor is a first grade given past a case
    (DECIDED, None, RUNS, C, None),
    (DECIDED, N, FREE, B, None),
    (DECIDED, N, RUNS, C, None),
    (DECIDED, B, FREE, N, None),
    # 7.3-b: whether the repair of a D lasts is looked at first
    (DECIDED, C, OBSERVED, B, "grade-observed"),
    (DECIDED, C, OBSERVED, A, "grade-observed"),
    (DECIDED, B, OBSERVED, A, "grade-observed"),  # repaired once more in the meantime
    (DECIDED, C, OBSERVED, C, None),  # a new violation is answered at once
    (DECIDED, C, OBSERVED, D, None),
    (DECIDED, B, OBSERVED, C, None),
    (CORRECTION, None, FREE, B, "grade-nothing-to-correct"),
    (CORRECTION, D, FREE, B, None),  # a mistake is put right at once, also a D
    (CORRECTION, C, RUNS, B, None),
    (CORRECTION, C, RUNS, N, None),
    (CORRECTION, C, OBSERVED, B, None),
    (CORRECTION, N, RUNS, B, None),
    (CORRECTION, B, FREE, C, "grade-correction-worse"),  # 6.2: never worse
    (CORRECTION, D, FREE, N, None),
]


@pytest.mark.parametrize(("origin", "now", "besides", "wanted", "why"), FOLLOWS)
def test_which_grade_may_follow_on_which(origin, now, besides, wanted, why):
    assert refusal(origin, Before(now, **besides), wanted) == why


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
