"""Deadlines, the ledger of reminders, the institution's own working days, the quarterly inspection."""

from datetime import date, datetime

from sqlalchemy import Index, SmallInteger, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from regulation.vocabulary import DeadlineStatus, ReminderStatus
from storage.tables.base import moment, word

LIVE = text("next_at IS NOT NULL")
LOST = text("status = 'failed' AND passed_on_at IS NULL")


class CalendarDay(SQLModel, table=True):
    """机构日历 · a day on which this institution works, or not, other than the notices say (clause 10.6)."""

    __tablename__ = "calendar_day"

    day: date = Field(primary_key=True)
    works: bool
    set_by_id: int = Field(foreign_key="member.id")


class Deadline(SQLModel, table=True):
    """期限 · one clock on one row. Its kind is declared beside the moves; `next_at` is when it must be looked at.

    Met, waived or cancelled it has no `next_at`: the index holds only what still runs.
    """

    __table_args__ = (
        Index("ix_deadline_next_at", "next_at", sqlite_where=LIVE, postgresql_where=LIVE),
        Index("ix_deadline_row", "row_code", "kind", sqlite_where=LIVE, postgresql_where=LIVE),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    row_code: str
    status: DeadlineStatus = word(DeadlineStatus)
    began_at: datetime = moment()
    due_at: datetime = moment()
    next_at: datetime | None = moment(default=None)
    ended_at: datetime | None = moment(default=None)
    calendar: str  # what the working days were counted with
    provisional: bool
    workdays: int | None = Field(default=None, sa_type=SmallInteger)  # how long it is, where days off count


class Reminder(SQLModel, table=True):
    """催办台账 · who is reminded of which deadline at which step; planned once, whatever happens (states 6.11).

    `letter` is the key of the notice that carries it; a digest carries several.
    """

    __table_args__ = (
        UniqueConstraint("deadline_id", "step", "recipient_id", "channel"),
        Index("ix_reminder_lost", "id", sqlite_where=LOST, postgresql_where=LOST),
    )

    id: int | None = Field(default=None, primary_key=True)
    deadline_id: int = Field(foreign_key="deadline.id")
    step: str
    recipient_id: int = Field(foreign_key="member.id", index=True)
    channel: str
    letter: str = Field(index=True)
    status: ReminderStatus = word(ReminderStatus)
    send_at: datetime = moment()
    late: bool = False  # 补发: it stood in for others that were missed
    acknowledged_at: datetime | None = moment(default=None)
    passed_on_at: datetime | None = moment(default=None)  # not delivered: others were told instead
