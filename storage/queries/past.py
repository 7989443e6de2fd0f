"""Reads for a matter that is told after the fact: the rows of a kind in the order in which they came to be."""

from typing import Any

from sqlmodel import Session, col, select

from storage.tables import Case, Grading, Measure, PlanItem

ROWS: dict[str, Any] = {"case": Case, "plan-item": PlanItem, "grading": Grading, "measure": Measure}  # by machine


def codes_for_system(session: Session, machine: str) -> list[str]:
    """The codes of all rows of a machine, the oldest first."""
    table = ROWS[machine]
    return list(session.exec(select(table.code).order_by(col(table.id))))
