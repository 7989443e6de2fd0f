"""What is decided about a subject's credit: grades, restrictions, what was said about them, who was told."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from regulation.grades import Grade, GradeMark, GradeOrigin, GradingStatus, GradingStepKind
from regulation.measures import MeasureKind, MeasureStatus
from regulation.vocabulary import Severity
from storage.tables.base import Versioned, sealed, word


class Grading(Versioned, table=True):
    """等级评定 · one grade of one subject, proposed and decided (clause 5.2); in force from `effective_on` until
    the day before `ended_on`, on which another takes its place. A repair and a computed rating write the same rows.
    """

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    subject_id: int = Field(foreign_key="subject.id", index=True)
    grade: Grade = word(Grade)
    mark: GradeMark = word(GradeMark, default=GradeMark.PLAIN)
    origin: GradeOrigin = word(GradeOrigin)
    status: GradingStatus = word(GradingStatus, index=True)
    reason: str = sealed("grading.reason")  # 理由
    clause: str = sealed("grading.clause")  # 依据, as it was cited
    severity: Severity | None = word(Severity, default=None, nullable=True)  # of what lies behind a C or D
    veto: bool = False  # 直接评定为 D 级
    case_id: int | None = Field(default=None, foreign_key="rectification_case.id", index=True)
    proposed_by_id: int = Field(foreign_key="member.id")
    proposed_at: datetime
    decided_by_id: int | None = Field(default=None, foreign_key="member.id")
    decided_at: datetime | None = None
    effective_on: date | None = None
    ended_on: date | None = None
    notice: str | None = None  # 文号, where a paper was issued
    outcome: str | None = sealed("grading.outcome", default=None)  # why it was not confirmed
    edition: str  # of the rulebook it was proposed under: its numbers stay


class GradingStep(SQLModel, table=True):
    """评定记录 · something said beside the state: the statement of whom it is about (陈述申辩)."""

    id: int | None = Field(default=None, primary_key=True)
    grading_id: int = Field(foreign_key="grading.id", index=True)
    kind: GradingStepKind = word(GradingStepKind)
    by_id: int = Field(foreign_key="member.id")
    at: datetime
    details: dict[str, Any] = sealed("grading_step.details")


class GradingTold(SQLModel, table=True):
    """知悉等级的人 · who was told of a grade; they are told of its end."""

    __tablename__ = "grading_told"

    grading_id: int = Field(foreign_key="grading.id", primary_key=True)
    member_id: int = Field(foreign_key="member.id", primary_key=True)


class Measure(Versioned, table=True):
    """限制性措施 · one restriction of one subject (clause 6.2-c); `until` is its last day, None: no fixed end."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    subject_id: int = Field(foreign_key="subject.id", index=True)
    grading_id: int = Field(foreign_key="grading.id", index=True)
    kind: MeasureKind = word(MeasureKind)
    status: MeasureStatus = word(MeasureStatus, index=True)
    begins_on: date | None = None  # once it is decided
    until: date | None = None  # proposed: as it was asked for, None the period of the edition
    reason: str = sealed("measure.reason")
    proposed_by_id: int = Field(foreign_key="member.id")
    proposed_at: datetime
    decided_by_id: int | None = Field(default=None, foreign_key="member.id")
    decided_at: datetime | None = None
    ended_on: date | None = None
    ended_by: str | None = None  # the code of what ended it: a grade, a repair, a case
    outcome: str | None = sealed("measure.outcome", default=None)  # why it was declined or lifted


class MeasureTold(SQLModel, table=True):
    """知悉限制的人 · who read of a restriction, by a notice or a `check`; they are told of its end."""

    __tablename__ = "measure_told"

    measure_id: int = Field(foreign_key="measure.id", primary_key=True)
    member_id: int = Field(foreign_key="member.id", primary_key=True)
