"""日历更新 · when the known working days change, running deadlines are counted anew, never earlier (10.6)."""

from dataclasses import dataclass

from sqlmodel import Session

from handlers import own_calendar
from handlers.kit.turn import House, Turn
from scheduler.deadlines import TIME
from scheduler.ports import Clock
from storage.database import Database
from storage.journal import Journal
from storage.queries import time

BATCH = 200


@dataclass(frozen=True)
class Watch:
    """A notice of holidays comes with a release, a day of the house by conversation: both are seen here."""

    database: Database
    house: House
    clock: Clock

    async def tick(self) -> int:
        """Counts what was counted with another calendar; returns how many deadlines became later."""
        later = 0
        while await self.database.read(self._changed):
            later += await self.database.write(self._recount)
        return later

    def _changed(self, session: Session) -> bool:
        turn = Turn(session, self.clock(), TIME, self.house)
        return bool(time.other_calendar_for_system(session, turn.calendar.version, 1))

    def _recount(self, session: Session, journal: Journal) -> int:
        turn = Turn(session, self.clock(), TIME, self.house, journal)
        later, _ = own_calendar.recount(turn, turn.calendar, limit=BATCH)
        return later
