"""Reads about who stands in for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from regulation.permissions import Concern, Viewer
from regulation.vocabulary import DelegationStatus
from storage.queries import people
from storage.tables import Delegation

OPEN = (DelegationStatus.OFFERED, DelegationStatus.ACTIVE)


@dataclass(frozen=True)
class DelegationFacts:
    """One delegation with the names of both."""

    row: Delegation
    principal: str
    delegate: str

    @property
    def concern(self) -> Concern:
        """Whoever offered it."""
        return Concern(self.row.principal_id)


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, DelegationFacts]:
    """Delegations by code, for the two whom they concern."""
    query = select(Delegation).where(col(Delegation.code).in_(codes), _between(viewer))
    return {row.code: _facts(session, row) for row in session.exec(query)}


def current(session: Session, viewer: Viewer, today: date) -> list[DelegationFacts]:
    """What this person offered or was offered and has not ended, oldest first."""
    query = select(Delegation).where(_between(viewer), col(Delegation.status).in_(OPEN), Delegation.until >= today)
    return [_facts(session, row) for row in session.exec(query.order_by(col(Delegation.id)))]


def _between(viewer: Viewer) -> ColumnElement[bool]:
    return or_(col(Delegation.principal_id) == viewer.id, col(Delegation.delegate_id) == viewer.id)


def _facts(session: Session, row: Delegation) -> DelegationFacts:
    names = people.names_for_system(session, {row.principal_id, row.delegate_id})
    return DelegationFacts(row, names[row.principal_id], names[row.delegate_id])
