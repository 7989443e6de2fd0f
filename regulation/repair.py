"""信用修复的规则 · who may apply when, and by when it is decided; dates alone, no row (7.1, numbers 2.6).

Four conditions hold together: the waiting period is over, the conduct is corrected (its case ended well), the
commitment is signed (asked for in the form itself), and nothing else forbids it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from regulation.grades import LOW, Grade, GradeMark
from regulation.rulebook import Rulebook
from regulation.vocabulary import Severity


class RepairStatus(StrEnum):
    """信用修复的状态 · from the application to the end of the observation (states 6.4)."""

    SUBMITTED = "submitted"  # 待初审
    SUPPLEMENT = "supplement"  # 待补充材料
    REJECTED = "rejected"  # 不予受理
    ACCEPTED = "accepted"  # 已受理，待实地核实
    VERIFYING = "verifying"  # 核实中
    DISPUTED = "disputed"  # 核实意见不一致
    READY = "ready"  # 待决定
    REFUSED = "refused"  # 不予修复
    OBSERVING = "observing"  # 已修复，观察中
    COMPLETED = "completed"  # 观察期满
    RELAPSED = "relapsed"  # 再次失信
    REVOKED = "revoked"  # 已撤销
    WITHDRAWN = "withdrawn"  # 已撤回
    LAPSED = "lapsed"  # 已终止: the grade it was to repair holds no longer


class RepairStepKind(StrEnum):
    """修复办理记录的种类 · what is said or found beside the state."""

    SUPPLEMENT = "supplement"  # 补充材料
    TAKEN_BACK = "taken-back"  # 撤下材料
    VERIFICATION = "verification"  # 实地核实
    SETTLEMENT = "settlement"  # 裁定
    LONGER = "longer"  # 延长办理
    RELAPSE = "relapse"  # 再次失信
    NOTE = "note"  # 办理说明


class UnsealingStatus(StrEnum):
    """启封的状态 · of a sealed record that was opened for one person (T8)."""

    OPEN = "open"  # 查阅中
    CLOSED = "closed"  # 已重新封存


class Commitment(StrEnum):
    """信用承诺 · the letter of commitment is signed, there is no other answer (7.2-a)."""

    SIGNED = "signed"  # 我承诺并签署


RUNNING = (
    RepairStatus.SUBMITTED, RepairStatus.SUPPLEMENT, RepairStatus.ACCEPTED, RepairStatus.VERIFYING,
    RepairStatus.DISPUTED, RepairStatus.READY,
)  # fmt: skip
LIFTED = (RepairStatus.OBSERVING, RepairStatus.COMPLETED)  # 已修复: no old restriction holds any more


class Bar(StrEnum):
    """不能申请的原因 · what stands in the way; those with a day end by themselves."""

    NOT_LOW = "not_low"  # 等级不需要修复
    PENDING = "pending"  # 已有申请在办
    CASE_MISSING = "case_missing"  # 还没有整改
    CASE_OPEN = "case_open"  # 整改尚未办结
    CASE_FAILED = "case_failed"  # 整改失败
    NEW_VIOLATION = "new_violation"  # 有未了结的新违规
    WAITING = "waiting"  # 等待期未满
    REFUSED = "refused"  # 未通过后的间隔期未满
    FALSE_MATERIAL = "false_material"  # 曾提供虚假材料


@dataclass(frozen=True)
class Standing:
    """信用状况 · what eligibility is judged by, of one subject on one day.

    `effective_on`: since when the grade holds, or the mistake that it corrects; `severity`: of what lies behind it;
    `relapse`: a repair before it did not last; `case_closed_on`: when the newest rectification ended well.
    """

    grade: Grade
    effective_on: date | None = None
    severity: Severity | None = None
    veto: bool = False
    relapse: bool = False
    has_case: bool = False
    case_failed: bool = False
    case_closed_on: date | None = None
    new_violation: bool = False
    pending: bool = False
    refused_on: date | None = None
    false_material_on: date | None = None


@dataclass(frozen=True)
class Eligibility:
    """申请资格 · whether one may apply; if not, why, and the earliest day, where one can be told."""

    bars: tuple[Bar, ...] = ()
    until: dict[Bar, date] = field(default_factory=dict)

    @property
    def eligible(self) -> bool:
        """Nothing stands in the way."""
        return not self.bars

    @property
    def earliest_on(self) -> date | None:
        """最早可申请日期 · of what ends by itself; what does not must be done before."""
        return max(self.until.values(), default=None)


def eligibility(standing: Standing, rules: Rulebook, today: date) -> Eligibility:
    """申请资格 · judged on a day (clause 7.1)."""
    if standing.grade not in LOW or standing.effective_on is None:
        return Eligibility((Bar.NOT_LOW,))
    dated = {bar: day for bar, day in _dated(standing, rules) if today < day}
    bars = (*_undated(standing), *dated)
    return Eligibility(bars, dated)


def opens_on(found: Eligibility) -> date | None:
    """The day on which one may apply without doing anything but wait; None where there is something to do."""
    return found.earliest_on if all(bar in found.until for bar in found.bars) else None


def waiting(rules: Rulebook, standing: Standing) -> str:
    """等待期 · the name of the number that holds for a grade and what lies behind it."""
    if standing.grade is Grade.D:
        grave = standing.veto or standing.severity is Severity.SERIOUS
        return "repair.wait.d-serious" if grave else "repair.wait.d"
    return f"repair.wait.c-{(standing.severity or Severity.MODERATE).value}"


def waits_until(rules: Rulebook, standing: Standing) -> date:
    """等待期满日 · the first day on which one may apply, as far as the waiting goes; a relapse waits longer."""
    assert standing.effective_on is not None  # noqa: S101 - a grade that is low holds since a day
    period = rules.days(waiting(rules, standing)) * (rules.items("repair.relapse-times") if standing.relapse else 1)
    return standing.effective_on + period


def open_since(standing: Standing, rules: Rulebook) -> date:
    """可申请之日 · the first day on which one could apply, of somebody who may; it moves with every new bar."""
    ended = [day for _, day in _dated(standing, rules)]
    return max(*ended, standing.case_closed_on or date.min)


def _dated(standing: Standing, rules: Rulebook) -> Iterable[tuple[Bar, date]]:
    yield Bar.WAITING, waits_until(rules, standing)
    if standing.refused_on:
        yield Bar.REFUSED, standing.refused_on + rules.days("repair.again")
    if standing.false_material_on:
        yield Bar.FALSE_MATERIAL, standing.false_material_on + rules.days("repair.barred")


def _undated(standing: Standing) -> Iterable[Bar]:
    if standing.pending:
        yield Bar.PENDING
    if not standing.has_case:
        yield Bar.CASE_MISSING
    elif standing.case_failed:
        yield Bar.CASE_FAILED
    elif standing.case_closed_on is None:
        yield Bar.CASE_OPEN
    if standing.new_violation:
        yield Bar.NEW_VIOLATION


def repaired(grade: Grade) -> tuple[Grade, GradeMark]:
    """修复后的等级 · C becomes B and says so; D becomes C under observation (7.2-d)."""
    return (Grade.C, GradeMark.OBSERVED) if grade is Grade.D else (Grade.B, GradeMark.REPAIRED)


def observed(rules: Rulebook, grade: Grade, lifted: date) -> date:
    """观察期满日 · the last day of looking whether it lasts; longer after a D (7.3-b)."""
    return lifted + rules.days("repair.observe.d" if grade is Grade.D else "repair.observe.c")
