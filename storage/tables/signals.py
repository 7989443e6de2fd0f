"""Signs of a credit risk, and what was said to be done about them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from regulation.early_warning import SignalLevel, SignalRule, SignalSide, SignalStatus
from storage.tables.base import Versioned, sealed, word

OPEN = text("status <> 'cleared'")


class Signal(Versioned, table=True):
    """信用风险预警 · a rule that holds for a subject (clause 3.2-d): by which numbers, until when it must be said
    what is done. The index keeps it single: one open signal of a subject and a rule.

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
    cleared_at: datetime | None = None


class SignalAnswer(SQLModel, table=True):
    """预警的确认 · what one of those whose it is says is done, for a side and while it stood at a level (3.2-d):
    when it gets graver, every side is asked anew."""

    __tablename__ = "signal_answer"

    id: int | None = Field(default=None, primary_key=True)
    signal_id: int = Field(foreign_key="signal.id", index=True)
    by_id: int = Field(foreign_key="member.id")
    at: datetime
    side: SignalSide = word(SignalSide)
    level: SignalLevel = word(SignalLevel)
    said: str = sealed("signal.answer")  # 处置情况
