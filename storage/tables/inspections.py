"""Quarterly inspections: what was looked at, what was found, who read the report."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from regulation.grades import Grade
from regulation.inspection import FindingStatus, Part, SampleStatus
from regulation.vocabulary import Indicator, InspectionStatus, Nature, Severity
from storage.tables.base import Versioned, sealed, word


class Inspection(Versioned, table=True):
    """定期检查 · one for every quarter, under a key of its own: it cannot be skipped or doubled (clause 9.1-b)."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    quarter: str = Field(unique=True)  # 2026-4
    status: InspectionStatus = word(InspectionStatus)
    planned_at: datetime
    leader_id: int | None = Field(default=None, foreign_key="member.id")
    started_at: datetime | None = None
    closed_at: datetime | None = None
    report: str | None = sealed("inspection.report", default=None)  # 检查结论
    proposals: str | None = sealed("inspection.proposals", default=None)  # 意见和建议
    reason: str | None = sealed("inspection.reason", default=None)  # why it was postponed
    returned: str | None = sealed("inspection.returned", default=None)  # why its report was sent back
    postponed_to: date | None = None
    report_by: date | None = None  # the last day for the signed report
    seed: str | None = None  # of the draw of what is looked at again
    drawn_at: datetime | None = None  # the sample is there
    population: dict[str, int] | None = sealed("inspection.population", default=None)  # of what was drawn, by grade
    compiled: int = 0  # how many parts of the figures are there
    figures: dict[str, Any] | None = sealed("inspection.figures", default=None)
    submitted_by_id: int | None = Field(default=None, foreign_key="member.id")
    signed_by_id: int | None = Field(default=None, foreign_key="member.id")
    signed_on: date | None = None
    number: str | None = None  # 文号 of the report
    brief: str | None = None  # 文号 of the chair's page
    round: int = 0  # how often the leading group sent it back


class InspectionPart(SQLModel, table=True):
    """检查内容的结论 · what whoever inspected says about one part; `details` holds words and answers."""

    __tablename__ = "inspection_part"

    inspection_id: int = Field(foreign_key="inspection.id", primary_key=True)
    part: Part = word(Part, primary_key=True)
    by_id: int = Field(foreign_key="member.id")
    at: datetime
    details: dict[str, Any] = sealed("inspection_part.details")


class InspectionRead(SQLModel, table=True):
    """已阅 · who of the leading group confirmed that they have read the report."""

    __tablename__ = "inspection_read"

    inspection_id: int = Field(foreign_key="inspection.id", primary_key=True)
    member_id: int = Field(foreign_key="member.id", primary_key=True)
    at: datetime


class Sample(Versioned, table=True):
    """复核样本 · one classified record, drawn by chance, and how somebody else classifies it (9.1-a)."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    inspection_id: int = Field(foreign_key="inspection.id", index=True)
    record_id: int = Field(foreign_key="record.id")
    grade: Grade = word(Grade)  # of its subject, on the day of the draw
    status: SampleStatus = word(SampleStatus)
    by_id: int | None = Field(default=None, foreign_key="member.id")
    at: datetime | None = None
    nature: Nature | None = word(Nature, default=None, nullable=True)
    severity: Severity | None = word(Severity, default=None, nullable=True)
    indicator: Indicator | None = word(Indicator, default=None, nullable=True)
    agreed: bool | None = None
    reason: str | None = sealed("sample.reason", default=None)  # why it could not be looked at again


class Finding(Versioned, table=True):
    """检查发现 · one thing that an inspection found about somebody, and what became of it (9.1-a, 9.2-c)."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    inspection_id: int = Field(foreign_key="inspection.id", index=True)
    part: Part = word(Part)
    status: FindingStatus = word(FindingStatus, index=True)
    subject_id: int = Field(foreign_key="subject.id", index=True)
    raised_by_id: int = Field(foreign_key="member.id")
    raised_at: datetime
    what: str = sealed("finding.what")  # 发现的问题
    demand: str = sealed("finding.demand")  # 整改要求
    sent: bool = False  # 已征求意见: whom it is about knows of it
    reached: bool = True  # 已送达: there was somebody to send it to
    answer: str | None = sealed("finding.answer", default=None)
    answered_by_id: int | None = Field(default=None, foreign_key="member.id")
    answered_at: datetime | None = None
    outcome: str | None = sealed("finding.outcome", default=None)
    case_id: int | None = Field(default=None, foreign_key="rectification_case.id", index=True)
