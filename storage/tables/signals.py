"""Signs of a credit risk, and what was said to be done about them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field

from regulation.early_warning import SignalLevel, SignalRule, SignalStatus
from storage.tables.base import Versioned, sealed, word

OPEN = text("status <> 'cleared'")


class Signal(Versioned, table=True):
    """信用风险预警 · a rule that holds for a subject (clause 3.2-d): by which numbers, until when somebody says
    what is done, who said what. The index keeps it single: one open signal of a subject and a rule.

    `inputs` and `behind` are of the moment at which it reached its level, from which it only rises or ends.
    """

    __table_args__ = (
        Index("ix_signal_open", "subject_id", "rule", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
    )

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    status: SignalStatus = word(SignalStatus, index=True)
    subject_id: int = Field(foreign_key="subject.id", index=True)
    rule: SignalRule = word(SignalRule)
    level: SignalLevel = word(SignalLevel)
    raised_at: datetime  # at this level
    due_on: date
    inputs: dict[str, Any] = sealed("signal.inputs")
    behind: list[str] = sealed("signal.behind")  # codes of records, tasks, a grade
    answered_by_id: int | None = Field(default=None, foreign_key="member.id")
    answered_at: datetime | None = None
    answer: str | None = sealed("signal.answer", default=None)  # 处置情况
    cleared_at: datetime | None = None
