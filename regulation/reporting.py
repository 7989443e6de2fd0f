"""举报的规则 · the states of a report, its clocks in days, how long it is kept (9.3-c; states 6.5).

Days only: an exact time would tell who was at work then. The legal clocks follow Directive (EU) 2019/1937, art. 9.
"""

from datetime import date, timedelta
from enum import StrEnum


class ReportStatus(StrEnum):
    """举报的状态."""

    RECEIVED = "received"  # 已收到
    ACKNOWLEDGED = "acknowledged"  # 已确认
    IN_REVIEW = "in_review"  # 调查中
    WAITING = "waiting"  # 等待举报人补充
    VERIFIED = "verified"  # 查证属实
    NOT_VERIFIED = "not_verified"  # 未能查实
    OUTSIDE_SCOPE = "outside_scope"  # 不属于受理范围
    MEASURES_TAKEN = "measures_taken"  # 已处理
    CLOSED = "closed"  # 已办结


class ReportMatter(StrEnum):
    """举报的事项 · what a report is about."""

    FALSE_RECORDS = "false_records"  # 信用信息弄虚作假
    FRAUD = "fraud"  # 欺诈、侵占
    FAVOURS = "favours"  # 徇私、利益输送
    RETALIATION = "retaliation"  # 打击报复
    LEAK = "leak"  # 泄露信息
    SAFETY = "safety"  # 安全、伤害
    OTHER = "other"  # 其他


class ReportSource(StrEnum):
    """举报人如何得知 · how the reporter knows."""

    SAW = "saw"  # 亲眼看到
    DOCUMENTS = "documents"  # 有书面材料
    TOLD = "told"  # 听他人说
    CONCLUDED = "concluded"  # 推断


class ReportDanger(StrEnum):
    """是否有人正处于危险 · the one thing that the office is told at once."""

    NO = "no"  # 没有
    YES = "yes"  # 有


class ClaimState(StrEnum):
    """奖励领取的状态."""

    PROPOSED = "proposed"  # 待批准: two readers named its level, the chair has not agreed yet
    OFFERED = "offered"  # 可领取
    OPEN = "open"  # 已提出
    PAID = "paid"  # 已发放
    GIVEN = "given"  # 转作公益
    LAPSED = "lapsed"  # 逾期


class RewardLevel(StrEnum):
    """举报奖励等级 · what a report was worth; the sums are the institution's own (9.3-d)."""

    FIRST = "first"  # 一级: 线索详实, 有直接证据
    SECOND = "second"  # 二级: 线索清楚
    THIRD = "third"  # 三级: 有参考价值

    @property
    def number(self) -> int:
        """1, 2 or 3, as it is stored."""
        return list(RewardLevel).index(self) + 1


S = ReportStatus
MOVES: dict[ReportStatus, frozenset[ReportStatus]] = {
    S.RECEIVED: frozenset({S.ACKNOWLEDGED}),
    S.ACKNOWLEDGED: frozenset({S.IN_REVIEW, S.OUTSIDE_SCOPE}),
    S.IN_REVIEW: frozenset({S.WAITING, S.VERIFIED, S.NOT_VERIFIED, S.OUTSIDE_SCOPE}),
    S.WAITING: frozenset({S.IN_REVIEW, S.VERIFIED, S.NOT_VERIFIED}),
    S.VERIFIED: frozenset({S.MEASURES_TAKEN}),
    S.NOT_VERIFIED: frozenset({S.CLOSED, S.IN_REVIEW}),
    S.OUTSIDE_SCOPE: frozenset({S.CLOSED, S.IN_REVIEW}),
    S.MEASURES_TAKEN: frozenset({S.CLOSED}),
    S.CLOSED: frozenset({S.IN_REVIEW}),
}
TWO_PEOPLE = frozenset({ReportStatus.VERIFIED})  # 查证属实: two readers say so, each for themselves
SUBSTANTIATED = frozenset({ReportStatus.VERIFIED, ReportStatus.MEASURES_TAKEN})
ENDING = frozenset({ReportStatus.NOT_VERIFIED, ReportStatus.OUTSIDE_SCOPE, ReportStatus.MEASURES_TAKEN})


def week_of(day: date) -> date:
    """The Monday of a day's week: all that is kept of when a report came."""
    return day - timedelta(days=day.weekday())


def acknowledge_by(week: date, within: timedelta) -> date:
    """Until when a person must have answered: counted from the Monday, so that it does not tell the day."""
    return week + within


def feedback_by(week: date, acknowledged: date | None, within: timedelta, answer: timedelta) -> date:
    """Until when the result is told: from the first acknowledgement, or from the end of the time for it."""
    latest = acknowledge_by(week, answer)
    return min(acknowledged or latest, latest) + within


def expires_on(closed: date, verified: bool, kept: timedelta, kept_verified: timedelta, drift: int) -> date:
    """The day on which a closed report is deleted; `drift` days, drawn at random, hide the day it was filed."""
    return closed + (kept_verified if verified else kept) + timedelta(days=drift)
