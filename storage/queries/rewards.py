"""Reads about the rewards of reporters that the chair granted; nothing here leads to a report."""

from collections.abc import Collection
from datetime import date

from sqlmodel import Session, col, func, select

from storage.tables import RewardDecision


def granted_for_system(session: Session, numbers: Collection[str]) -> frozenset[str]:
    """Which of these numbers were granted."""
    query = select(RewardDecision.number).where(col(RewardDecision.number).in_(numbers))
    return frozenset(session.exec(query))


def granted_since_for_system(session: Session, day: date) -> int:
    """How many were granted on that day or later."""
    query = select(func.count()).select_from(RewardDecision).where(RewardDecision.decided_on >= day)
    return session.exec(query).one()
