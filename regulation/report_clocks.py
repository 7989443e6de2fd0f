"""举报时限 · which reports wait for whom on a day; days alone: no notice tells when somebody wrote (9.3-c)."""

from dataclasses import dataclass
from datetime import date, timedelta

from regulation.reporting import ENDING, ReportStatus

DONE = ENDING | {ReportStatus.CLOSED}


@dataclass(frozen=True)
class Ahead:
    """提前提醒 · how long before a date its readers hear of it."""

    acknowledge: timedelta
    feedback: timedelta


@dataclass(frozen=True)
class Dates:
    """What a report's clocks need to know."""

    status: ReportStatus
    acknowledge_by: date
    feedback_by: date
    acknowledged: date | None
    unread: bool
    muted: bool


def waits(report: Dates, today: date, ahead: Ahead) -> bool:
    """Whether its readers are told in today's windows: something is unread, or a date is near or missed."""
    if report.muted:
        return False
    near = report.acknowledged is None and today >= report.acknowledge_by - ahead.acknowledge
    later = report.status not in DONE and today >= report.feedback_by - ahead.feedback
    return report.unread or near or later


def missed(report: Dates, today: date) -> bool:
    """Whether a date has passed: then the alternate is told too."""
    if report.muted:
        return False
    acknowledged = report.acknowledged is None and today > report.acknowledge_by
    return acknowledged or (report.status not in DONE and today > report.feedback_by)
