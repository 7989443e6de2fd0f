"""What a use case may touch that must not know who speaks: the type has no place for an actor or a time."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from regulation.reporting import week_of
from regulation.rulebook import Rulebook


@dataclass(frozen=True)
class AnonymousTurn:
    """One transaction of the reports' own store, the Monday of its week, the numbers in force."""

    session: Session
    week: date
    rulebook: Rulebook

    @classmethod
    def on(cls, session: Session, day: date, rulebook: Rulebook) -> "AnonymousTurn":
        """The turn of a day, of which only the week is left."""
        return cls(session, week_of(day), rulebook)
