"""What the credit office asks of a department."""

from datetime import date, datetime

from sqlmodel import Field

from regulation.vocabulary import TaskStatus
from storage.tables.base import Versioned, sealed, word


class Task(Versioned, table=True):
    """部门任务 · what a department is to do by a day, and what came of it (clause 3.2-e)."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    status: TaskStatus = word(TaskStatus, index=True)
    department_id: int = Field(foreign_key="subject.id", index=True)
    asked_by_id: int = Field(foreign_key="member.id")
    asked_at: datetime
    what: str = sealed("task.what")
    due_on: date
    reported_by_id: int | None = Field(default=None, foreign_key="member.id")
    result: str | None = sealed("task.result", default=None)
    outcome: str | None = sealed("task.outcome", default=None)  # why it was returned or called off
    ended_at: datetime | None = None
