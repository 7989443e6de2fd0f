"""Reads about partners' contracts, with whoever looks after the partner."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from regulation.permissions import Viewer, reach
from regulation.vocabulary import Post
from storage.tables import Contract, Holding, Subject


@dataclass(frozen=True)
class ContractFacts:
    """A contract, its partner's name, and who of the house looks after the partner."""

    row: Contract
    partner: str
    managers: tuple[int, ...]


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, ContractFacts]:
    """Contracts by code, for whoever looks after the partner or sees the whole organisation."""
    found = _with_partner(session, _PRESENT.where(col(Contract.id).in_([Contract.id_of(code) for code in codes])))
    everything = reach("organisation.see", viewer).everywhere
    return {each.row.code: each for each in found if everything or viewer.id in each.managers}


def current_for_system(session: Session) -> list[ContractFacts]:
    """Every contract of a partner who is still there."""
    return _with_partner(session, _PRESENT)


def _with_partner(session: Session, query: Any) -> list[ContractFacts]:
    rows = session.exec(query).all()
    held = select(Holding.subject_id, Holding.member_id).where(Holding.post == Post.MANAGER)
    held = held.where(col(Holding.subject_id).in_({row.subject_id for row, _ in rows}))
    looks_after = session.exec(held.order_by(col(Holding.member_id))).all()
    return [
        ContractFacts(
            row, title or "", tuple(member for subject, member in looks_after if subject == row.subject_id)
        )
        for row, title in rows
    ]


_PRESENT = (
    select(Contract, Subject.title)
    .join(Subject, col(Subject.id) == col(Contract.subject_id))
    .where(col(Subject.ended_on).is_(None))
    .order_by(col(Contract.ends_on), col(Contract.id))
)
