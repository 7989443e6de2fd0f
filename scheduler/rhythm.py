"""季度节律 · every quarter is inspected and closed, once, whatever was down for how long (4.1-a, 9.1-b)."""

from dataclasses import dataclass

from sqlmodel import Session

from handlers import completeness_close
from handlers.inspection import plan
from handlers.kit.turn import House, Turn
from regulation.quarters import Quarter
from scheduler.deadlines import TIME
from scheduler.ports import Clock
from storage.database import Database
from storage.journal import Journal
from storage.queries import inspections


@dataclass(frozen=True)
class Rhythm:
    """A tick plans what is missing up to the quarter of today, and closes the quarters that are over."""

    database: Database
    house: House
    clock: Clock

    async def tick(self) -> int:
        """Returns how many inspections were planned."""
        if await self.database.read(self._unclosed):
            await self.database.write(self._close)
        if await self.database.read(self._missing):
            return await self.database.write(self._plan)
        return 0

    def _unclosed(self, session: Session) -> list[Quarter]:
        return completeness_close.unfrozen(Turn(session, self.clock(), TIME, self.house))

    def _close(self, session: Session, journal: Journal) -> None:
        turn = Turn(session, self.clock(), TIME, self.house, journal)
        for quarter in completeness_close.unfrozen(turn):
            completeness_close.freeze(turn, quarter)

    def _missing(self, session: Session) -> list[Quarter]:
        """From the last planned quarter on; in a new house only this one."""
        now = Quarter.of(self.house.day(self.clock()))
        last = inspections.last_for_system(session)
        quarter, found = last.next if last else now, []
        while quarter <= now:
            found.append(quarter)
            quarter = quarter.next
        return found

    def _plan(self, session: Session, journal: Journal) -> int:
        turn = Turn(session, self.clock(), TIME, self.house, journal)
        missing = self._missing(session)
        for quarter in missing:
            plan(turn, quarter)
        return len(missing)
