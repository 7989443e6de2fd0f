"""有效期 · every agreement and contract gets its clock, by chat, by table or from long ago."""

from dataclasses import dataclass

from sqlmodel import Session

from handlers.kit.turn import House, Turn
from handlers.office import Office
from scheduler.deadlines import TIME
from scheduler.ports import Clock
from storage.database import Database
from storage.journal import Journal

BATCH = 100


@dataclass(frozen=True)
class Terms:
    """A tick starts the clocks that are missing and moves those that run to another day; done, it finds nothing."""

    database: Database
    office: Office
    house: House
    clock: Clock

    async def tick(self) -> int:
        """Rounds until nothing is missing; returns how many clocks were set."""
        done = 0
        while await self.database.read(lambda session: self._any(session)):
            done += await self.database.write(self._round)
        return done

    def _any(self, session: Session) -> bool:
        turn = Turn(session, self.clock(), TIME, self.house)
        return any(term.unclocked(turn, 1) for term in self.office.terms.values())

    def _round(self, session: Session, journal: Journal) -> int:
        turn = Turn(session, self.clock(), TIME, self.house, journal)
        found = [(term, facts) for term in self.office.terms.values() for facts in term.unclocked(turn, BATCH)]
        for term, facts in found:
            term.settle(turn, facts)
        return len(found)
