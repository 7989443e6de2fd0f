"""信用等级 · the grades, how one comes about, and what may follow on what (clause 5.2; states 6.2)."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """信用等级 · of a subject (clause 5.2); unrated is neither good nor bad."""

    A = "a"  # 优秀
    B = "b"  # 良好
    C = "c"  # 合格
    D = "d"  # 不合格
    N = "n"  # 未评级


class GradeMark(StrEnum):
    """等级标注 · what a grade carries after a repair (states 6.2)."""

    PLAIN = "plain"  # 无标注
    REPAIRED = "repaired"  # 已修复
    OBSERVED = "observed"  # 观察期


class GradeOrigin(StrEnum):
    """等级来源 · how a grade came about."""

    DECIDED = "decided"  # 决定
    REPAIR = "repair"  # 修复
    COMPUTED = "computed"  # 评定
    CORRECTION = "correction"  # 更正


class GradingStatus(StrEnum):
    """等级评定的状态 · from the proposal to the decision."""

    STATEMENT = "statement"  # 陈述申辩中
    READY = "ready"  # 待确认
    DECIDED = "decided"  # 已决定
    DECLINED = "declined"  # 未通过


class GradingStepKind(StrEnum):
    """评定记录的种类 · what is said beside the state."""

    STATEMENT = "statement"  # 陈述申辩
    MEASURES = "measures"  # 提出限制


class Veto(StrEnum):
    """直接评定 · whether one of the events stands behind a D that are one by themselves (5.2-D, numbers 2.3)."""

    NO = "no"  # 否
    YES = "yes"  # 是


LOW = (Grade.C, Grade.D)  # 信用不佳: what restrictions follow on
ORDER = (Grade.A, Grade.B, Grade.C, Grade.D)


def is_worse(one: Grade, other: Grade) -> bool:
    """Whether one grade is worse than another; unrated compares with none."""
    return one in ORDER and other in ORDER and ORDER.index(one) > ORDER.index(other)


@dataclass(frozen=True)
class Before:
    """此前的情况 · what a new grade would follow on: the grade in force, whether a case runs.

    `observed`: it is not settled yet whether the repair of a D lasts.
    """

    grade: Grade | None = None
    case_runs: bool = False
    observed: bool = False


def refusal(origin: GradeOrigin, before: Before, wanted: Grade) -> str | None:
    """Why a grade may not follow on the one in force by a decision or a correction; None where it may.

    A correction makes nothing worse. A decision takes nobody out of a D, which only a repair does (7.1), nor out of
    a C whose rectification still runs, or that is observed after a repair (7.3-b). Unrated restricts nobody: out of
    a C it is as good as a better grade, and no way round a case that runs.
    """
    now = before.grade
    if origin is GradeOrigin.CORRECTION:
        if now is None:
            return "grade-nothing-to-correct"
        return "grade-correction-worse" if is_worse(wanted, now) else None
    if now is Grade.D and wanted is not Grade.D:
        return "grade-only-by-repair"
    if now is Grade.C and wanted is Grade.N:
        return "grade-not-unrated"
    if now in (None, Grade.N) and wanted in (Grade.A, Grade.B) and before.case_runs:
        return "grade-unrated-case-runs"
    return _rise(before) if now is not None and is_worse(now, wanted) else None


def _rise(before: Before) -> str | None:
    if before.observed:
        return "grade-observed"
    return "grade-case-runs" if before.grade is Grade.C and before.case_runs else None
