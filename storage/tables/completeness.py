"""What departments declared empty, and how complete each was when a quarter was closed."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel


class EmptySlot(SQLModel, table=True):
    """零报告 · a department says that there was nothing to record on a day, or in its week (4.2-a)."""

    __tablename__ = "empty_slot"

    subject_id: int = Field(foreign_key="subject.id", primary_key=True)
    due_on: date = Field(primary_key=True)
    by_id: int = Field(foreign_key="member.id")
    at: datetime


class Collected(SQLModel, table=True):
    """季度完整率 · how complete a department was when the quarter was closed; what comes later changes it no more
    (3.3-d). The numbers are of slots."""

    subject_id: int = Field(foreign_key="subject.id", primary_key=True)
    quarter: str = Field(primary_key=True)  # 2026-4
    expected: int
    recorded: int
    declared: int
    frozen_at: datetime
