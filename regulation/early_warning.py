"""信用风险预警 · which signs of a credit risk hold for a subject today, how grave they are, who must answer to them
(clause 3.2-d).

Every rule counts things that a person can look up, against a number of the edition. What happened lies within a
period of so many days when it is that many days old or less: on the last one it still counts.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from regulation.quarters import Quarter
from regulation.rulebook import Rulebook
from regulation.workdays import Calendar


class SignalLevel(StrEnum):
    """预警级别 · how grave a sign is."""

    YELLOW = "yellow"  # 黄色预警
    ORANGE = "orange"  # 橙色预警
    RED = "red"  # 红色预警


class SignalRule(StrEnum):
    """预警规则 · what is a sign of a credit risk; a subject has one open signal of each at most."""

    COMPLAINTS = "complaints"  # 投诉集中
    TASKS = "tasks"  # 部门任务逾期
    COMPLETENESS = "completeness"  # 报送不全
    AUTHORITY = "authority"  # 受主管机关处罚
    AGREEMENT = "agreement"  # 保密协议到期
    VIOLATIONS = "violations"  # 违规集中
    GRADE = "grade"  # 拟评 D 级
    MEDIA = "media"  # 媒体报道


class SignalStatus(StrEnum):
    """预警的状态 · from the sign to its end."""

    RAISED = "raised"  # 待处置
    ACKNOWLEDGED = "acknowledged"  # 已确认
    CLEARED = "cleared"  # 已解除


class SignalSide(StrEnum):
    """责任方 · who says what is done about it, those above the others last; of each side somebody must."""

    HEAD = "head"  # 部门负责人
    OFFICE = "office"  # 信用办
    LEADERSHIP = "leadership"  # 领导小组组长


# 处置责任人 · by the level: somebody of each of these sides.
OWNERS: Mapping[SignalLevel, tuple[SignalSide, ...]] = {
    SignalLevel.YELLOW: (SignalSide.HEAD,),
    SignalLevel.ORANGE: (SignalSide.HEAD, SignalSide.OFFICE),
    SignalLevel.RED: (SignalSide.OFFICE, SignalSide.LEADERSHIP),
}
SIDES = tuple(SignalSide)
ORDER = tuple(SignalLevel)


class Event(NamedTuple):
    """Something that can be looked up: the code of its row, and its day."""

    code: str
    on: date


@dataclass(frozen=True)
class Known:
    """已知情况 · what the data tell of one subject.

    `complaints`, `violations` (established, moderate or worse), `penalties` of authorities and sorted `reports` of
    the press by the day on which they happened; `overdue` tasks by their last day; `proposed` grades D by the day
    of the proposal; `expired`: the last day of an agreement that its holder's office still asks for; `percent`: how
    complete the records of a department are in the quarter that is measured (`measured`).
    """

    complaints: Sequence[Event] = ()
    violations: Sequence[Event] = ()
    penalties: Sequence[Event] = ()
    reports: Sequence[Event] = ()
    overdue: Sequence[Event] = ()
    proposed: Sequence[Event] = ()
    expired: date | None = None
    percent: int | None = None


class Sign(NamedTuple):
    """风险信号 · a rule that holds, how grave it is, by which numbers, and the codes of what lies behind it."""

    rule: SignalRule
    level: SignalLevel
    inputs: dict[str, int | date]
    behind: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standard:
    """衡量标准 · the numbers and working days by which everything is measured on a day."""

    rules: Rulebook
    calendar: Calendar
    today: date

    def within(self, events: Sequence[Event], number: str) -> list[Event]:
        """Those of the last so many days, the newest first."""
        since = self.today - self.rules.days(number)
        return sorted((each for each in events if each.on >= since), key=lambda each: each.on, reverse=True)

    def level(self, count: int, name: str) -> SignalLevel | None:
        """By the least count of each level of a rule."""
        if count >= self.rules.items(f"{name}.orange"):
            return SignalLevel.ORANGE
        return SignalLevel.YELLOW if count >= self.rules.items(f"{name}.yellow") else None


def signs(known: Known, by: Standard) -> list[Sign]:
    """Every sign that holds for a subject, one a rule."""
    rules = (_complaints, _tasks, _completeness, _authority, _agreement, _violations, _grade, _media)
    return [sign for rule in rules for sign in rule(known, by)]


def is_worse(one: SignalLevel, other: SignalLevel) -> bool:
    """Whether one level is graver than another."""
    return ORDER.index(one) > ORDER.index(other)


def _complaints(known: Known, by: Standard) -> Iterator[Sign]:
    """投诉集中 · yellow from two in 30 days, orange from three."""
    found = by.within(known.complaints, "signal.complaints.days")
    level = by.level(len(found), "signal.complaints")
    if level:
        yield _counted(SignalRule.COMPLAINTS, level, found, by, "signal.complaints.days")


def _tasks(known: Known, by: Standard) -> Iterator[Sign]:
    """部门任务逾期 · one that is late by three working days is yellow, two are orange."""
    least = by.rules.workdays("signal.tasks.late")
    late = [task for task in known.overdue if by.calendar.between(task.on, by.today) >= least]
    level = by.level(len(late), "signal.tasks")
    if level:
        yield Sign(SignalRule.TASKS, level, {"count": len(late), "days": least}, _codes(late))


def _completeness(known: Known, by: Standard) -> Iterator[Sign]:
    """报送不全 · yellow below 80 per cent."""
    least = by.rules.percent("signal.completeness")
    if known.percent is not None and known.percent < least:
        yield Sign(SignalRule.COMPLETENESS, SignalLevel.YELLOW, {"percent": known.percent, "least": least})


def measured(rules: Rulebook, today: date, closed: Callable[[Quarter], bool]) -> Quarter | None:
    """报送不全所看的季度 · this one from its eighth week on, when what is missing tells something; until then the
    one before, as long as what is missing there may still be entered (4.1-a)."""
    quarter = Quarter.of(today)
    if today >= quarter.first_day + rules.days("signal.completeness.after"):
        return quarter
    return None if closed(quarter.before) else quarter.before


def _authority(known: Known, by: Standard) -> Iterator[Sign]:
    """受主管机关处罚 · one is orange (4.1-g)."""
    if found := by.within(known.penalties, "signal.authority.days"):
        yield _counted(SignalRule.AUTHORITY, SignalLevel.ORANGE, found, by, "signal.authority.days")


def _agreement(known: Known, by: Standard) -> Iterator[Sign]:
    """保密协议到期 · orange from the day after the last one on which it held (8.2-b)."""
    if known.expired and known.expired < by.today:
        yield Sign(SignalRule.AGREEMENT, SignalLevel.ORANGE, {"on": known.expired})


def _violations(known: Known, by: Standard) -> Iterator[Sign]:
    """违规集中 · two established ones, moderate or worse, within 90 days are red."""
    found = by.within(known.violations, "signal.violations.days")
    if len(found) >= by.rules.items("signal.violations"):
        yield _counted(SignalRule.VIOLATIONS, SignalLevel.RED, found, by, "signal.violations.days")


def _grade(known: Known, by: Standard) -> Iterator[Sign]:
    """拟评 D 级 · red as long as one is proposed and not decided (5.2-D)."""
    if known.proposed:
        first = min(known.proposed, key=lambda each: each.on)
        yield Sign(SignalRule.GRADE, SignalLevel.RED, {"on": first.on}, _codes(known.proposed))


def _media(known: Known, by: Standard) -> Iterator[Sign]:
    """媒体报道 · one report of the press is red once it was sorted as a reproach (4.1-h)."""
    if found := by.within(known.reports, "signal.media.days"):
        yield _counted(SignalRule.MEDIA, SignalLevel.RED, found, by, "signal.media.days")


def _counted(rule: SignalRule, level: SignalLevel, found: Sequence[Event], by: Standard, period: str) -> Sign:
    days = by.rules.days(period) // timedelta(days=1)
    return Sign(rule, level, {"count": len(found), "days": days}, _codes(found))


def _codes(found: Sequence[Event]) -> tuple[str, ...]:
    return tuple(each.code for each in found)
