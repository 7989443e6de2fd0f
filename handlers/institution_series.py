"""机构月报 · what the institution earns and owes, how its facilities are kept, by month (clause 4.1-c)."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le, MaxLen

from handlers.filing import file_record, institution
from handlers.kit.card import Reply
from handlers.kit.form import Attachment, Form, Month
from handlers.kit.questions import Unit
from handlers.kit.turn import Turn
from regulation.vocabulary import RecordStatus, Source

Yuan = Annotated[Decimal, Ge(-10_000_000_000), Le(10_000_000_000), Unit("yuan", places=2)]
Times = Annotated[Decimal, Ge(0), Le(100_000), Unit("times")]


class FinanceSeries(StrEnum):
    """财务指标 · the series of the financial position."""

    INCOME = "income"  # 收入
    COST = "cost"  # 支出
    REFUNDS = "refunds"  # 退费
    PREPAID = "prepaid"  # 预收学费余额
    CASH = "cash"  # 货币资金余额
    DEBT = "debt"  # 负债余额


class FacilitySeries(StrEnum):
    """设施指标 · the series of the upkeep of teaching facilities."""

    INSPECTIONS = "inspections"  # 巡检次数
    FAULTS = "faults"  # 报修件数
    REPAIRS = "repairs"  # 修复件数
    ACCIDENTS = "accidents"  # 安全事故


class Figure(Form, may="record.institution", abstract=True):
    """机构指标 · about the institution itself, which is not asked for."""

    def file(self, turn: Turn, month: Month) -> Reply:
        """Files an internal record, dated the month's last day, in time until the tenth of the next."""
        due = month + turn.house.rulebook.days("institution.monthly")
        return file_record(turn, self, institution(turn), month, Source.INTERNAL, RecordStatus.SUBMITTED, due)


class FinanceFigure(Figure, command="record", clause="4.1-c"):
    """财务月报 · which figure, which month, how much."""

    series: FinanceSeries
    month: Month
    amount: Yuan
    note: Annotated[str | None, MaxLen(200)] = None
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def submit(self, turn: Turn) -> Reply:
        """One figure of one month."""
        return self.file(turn, self.month)


class FacilityFigure(Figure, command="record", clause="4.1-c"):
    """设施月报 · which figure, which month, how many."""

    series: FacilitySeries
    month: Month
    count: Times
    note: Annotated[str | None, MaxLen(200)] = None
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def submit(self, turn: Turn) -> Reply:
        """One figure of one month."""
        return self.file(turn, self.month)
