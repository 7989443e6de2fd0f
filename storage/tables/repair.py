"""Applications for credit repair, and what was said and found about them."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from regulation.repair import RepairStatus, RepairStepKind, UnsealingStatus
from regulation.vocabulary import Purpose
from storage.tables.base import Versioned, sealed, word


class Repair(Versioned, table=True):
    """信用修复申请 · one application for one low grade, and what became of it (clauses 7.1-7.3; states 6.4)."""

    __tablename__ = "repair"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    status: RepairStatus = word(RepairStatus, index=True)
    subject_id: int = Field(foreign_key="subject.id", index=True)
    grading_id: int = Field(foreign_key="grading.id", index=True)  # the grade it is to repair
    case_id: int | None = Field(default=None, foreign_key="rectification_case.id")  # 整改: what put it right
    edition: str  # of the rulebook it was applied for under: its numbers stay
    applied_by_id: int = Field(foreign_key="member.id")
    applied_at: datetime
    conduct: str = sealed("repair.conduct")  # 失信行为
    measures: str = sealed("repair.measures")  # 整改措施
    effect: str = sealed("repair.effect")  # 整改成效
    commitment: str  # SHA-256 of the commitment letter (信用承诺书) that was signed with it, in hex
    reviewed_by_id: int | None = Field(default=None, foreign_key="member.id")  # 初审
    accepted_on: date | None = None
    decide_by: date | None = None  # 办理期限: of the whole procedure
    decided_by_id: int | None = Field(default=None, foreign_key="member.id")
    decided_on: date | None = None
    false_material: bool = False  # 提供虚假材料: bars for a year
    decision: str | None = None  # 文号 of the decision (信用修复决定书)
    certificate: str | None = None  # 文号 of the certificate (信用修复证明)
    lifted_at: datetime | None = None
    observed_until: date | None = None
    relapsed_on: date | None = None  # 再次失信: the day of the conduct
    ended_on: date | None = None
    outcome: str | None = sealed("repair.outcome", default=None)


class RepairStep(SQLModel, table=True):
    """修复办理记录 · something said, asked or found beside the state, and how it was decided."""

    __tablename__ = "repair_step"

    id: int | None = Field(default=None, primary_key=True)
    repair_id: int = Field(foreign_key="repair.id", index=True)
    kind: RepairStepKind = word(RepairStepKind)
    by_id: int | None = Field(default=None, foreign_key="member.id")
    at: datetime
    details: dict[str, Any] = sealed("repair_step.details")
    decided_by_id: int | None = Field(default=None, foreign_key="member.id")
    decided_at: datetime | None = None
    granted: bool | None = None
    answer: str | None = sealed("repair_step.answer", default=None)


class Unsealing(Versioned, table=True):
    """启封 · a sealed record, open to one person until a moment; two others agreed (T8)."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    status: UnsealingStatus = word(UnsealingStatus)
    record_id: int = Field(foreign_key="record.id", index=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    purpose: Purpose = word(Purpose)
    reason: str = sealed("unsealing.reason")
    opened_at: datetime
    until: datetime
    closed_at: datetime | None = None
