"""Reads about roles that are held for a term."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from regulation.permissions import Viewer, reach
from storage.tables import Member, RoleGrant


@dataclass(frozen=True)
class RoleTermFacts:
    """A role with a last day, and whose it is."""

    row: RoleGrant
    name: str


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, RoleTermFacts]:
    """Terms by code: one's own, everybody's for whoever sees who holds what."""
    everything = reach("role.see", viewer).everywhere
    found = current_for_system(session)
    return {
        each.row.code: each
        for each in found
        if each.row.code in codes and (everything or each.row.member_id == viewer.id)
    }


def current_for_system(session: Session) -> list[RoleTermFacts]:
    """Every role that somebody in the house holds for a term; there are as many as there are people of trust."""
    query = select(RoleGrant, Member.name).join(Member, col(Member.id) == col(RoleGrant.member_id))
    query = query.where(col(RoleGrant.until).is_not(None), col(Member.left_on).is_(None))
    return [RoleTermFacts(row, name) for row, name in session.exec(query.order_by(col(RoleGrant.member_id)))]
