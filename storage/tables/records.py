"""Credit records, what was asked about them, and their evidence."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from regulation.vocabulary import Indicator, Nature, RecordStatus, Severity, Source
from storage.tables.base import Versioned, sealed, word


class Record(Versioned, table=True):
    """信用记录 · one fact about one subject (clauses 4.1-4.3); its kind is the form it was filed on."""

    __table_args__ = (
        Index("ix_record_supplied", "home_id", "occurred_on", "filed_at", "status"),
        Index(
            "ix_record_about", "subject_id", "author_id"
        ),  # whom somebody writes about most often is offered first
    )

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    kind: str
    status: RecordStatus = word(RecordStatus, index=True)
    source: Source = word(Source)
    subject_id: int = Field(foreign_key="subject.id")
    author_id: int = Field(foreign_key="member.id", index=True)
    home_id: int | None = None  # 报送部门, as it was then
    occurred_on: date
    filed_at: datetime
    details: dict[str, Any] = sealed("record.details")
    nature: Nature | None = word(Nature, default=None, nullable=True)
    severity: Severity | None = word(Severity, default=None, nullable=True)
    indicator: Indicator | None = word(Indicator, default=None, nullable=True)
    decided_by_id: int | None = Field(default=None, foreign_key="member.id")
    decided_at: datetime | None = None
    reason: str | None = sealed("record.reason", default=None)
    substantiated_by_id: int | None = Field(default=None, foreign_key="member.id")
    substantiated_at: datetime | None = None
    corrects_id: int | None = Field(default=None, foreign_key="record.id", index=True)
    sealed_on: date | None = None  # 封存日
    sealed_by: str | None = Field(default=None, index=True)  # the code of the repair that sealed it


class Step(SQLModel, table=True):
    """A request beside a state: who asked whom for what, and the answer. The state stays meanwhile."""

    id: int | None = Field(default=None, primary_key=True)
    record_id: int = Field(foreign_key="record.id", index=True)
    kind: str
    asked_by_id: int = Field(foreign_key="member.id")
    owner_id: int = Field(foreign_key="member.id", index=True)
    asked_at: datetime
    question: str = sealed("step.question")
    due_at: datetime | None = None  # until when an answer is waited for
    answered_at: datetime | None = None
    answer: str | None = sealed("step.answer", default=None)


class Attachment(SQLModel, table=True):
    """附件 · a file of evidence; its content is sealed in the file store under a random name."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    stored_as: str = Field(unique=True)
    name: str = sealed("attachment.name")
    media_type: str
    size: int
    sha256: str
    draft_id: str | None = Field(default=None, index=True)
    record_id: int | None = Field(default=None, foreign_key="record.id", index=True)
    case_id: int | None = Field(default=None, foreign_key="rectification_case.id", index=True)
    grading_id: int | None = Field(default=None, foreign_key="grading.id", index=True)
    repair_id: int | None = Field(default=None, foreign_key="repair.id", index=True)
    finding_id: int | None = Field(default=None, foreign_key="finding.id", index=True)
