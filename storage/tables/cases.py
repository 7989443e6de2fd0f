"""Warning-and-rectification cases, the items of their plans, and what was said and decided about them."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from regulation.vocabulary import CaseLevel, CaseStatus, CaseStepKind, PlanItemStatus
from storage.tables.base import Versioned, sealed, word


class Case(Versioned, table=True):
    """警告整改 · one warning and what became of it (clauses 5.2-C, 6.2-a; states 6.3)."""

    __tablename__ = "rectification_case"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    level: CaseLevel = word(CaseLevel)
    status: CaseStatus = word(CaseStatus, index=True)
    subject_id: int = Field(foreign_key="subject.id", index=True)
    opened_by_id: int = Field(foreign_key="member.id")
    opened_at: datetime
    edition: str  # of the rulebook it was opened under: its numbers stay
    conduct: str = sealed("case.conduct")  # 失信行为
    demand: str = sealed("case.demand")  # 整改要求
    issued_by_id: int | None = Field(default=None, foreign_key="member.id")
    issued_on: date | None = None
    notice: str | None = None  # 文号 of the warning notice
    due_on: date | None = None  # 整改期限 as approved, or extended
    claimed_on: date | None = None
    effect_on: date | None = None  # when its effect is looked at next
    round: int = 0  # how often its verification failed
    ended_at: datetime | None = None
    outcome: str | None = sealed("case.outcome", default=None)


class PlanItem(Versioned, table=True):
    """整改措施 · one item of a plan: goal, measure, deadline, who is responsible (clause 6.2-a)."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    case_id: int = Field(foreign_key="rectification_case.id", index=True)
    status: PlanItemStatus = word(PlanItemStatus)
    goal: str = sealed("plan_item.goal")
    measure: str = sealed("plan_item.measure")
    responsible: str = sealed("plan_item.responsible")
    due_on: date
    result: str | None = sealed("plan_item.result", default=None)
    done_at: datetime | None = None


class CaseStep(SQLModel, table=True):
    """办理记录 · something said or asked beside the state, and how it was decided; nobody by whom: time itself."""

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="rectification_case.id", index=True)
    kind: CaseStepKind = word(CaseStepKind)
    by_id: int | None = Field(default=None, foreign_key="member.id")
    at: datetime
    round: int = 0
    details: dict[str, Any] = sealed("case_step.details")
    decided_by_id: int | None = Field(default=None, foreign_key="member.id")
    decided_at: datetime | None = None
    granted: bool | None = None
    answer: str | None = sealed("case_step.answer", default=None)
