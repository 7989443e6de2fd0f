"""预警巡查 · what the data tell becomes signals, and stops being one by itself (3.2-d)."""

from dataclasses import dataclass

from sqlmodel import Session

from handlers import early_warning_watch
from handlers.kit.turn import House, Turn
from scheduler.deadlines import TIME
from scheduler.ports import Clock
from storage.database import Database
from storage.journal import Journal


@dataclass(frozen=True)
class EarlyWarning:
    """A tick writes only where something has changed; done, it finds nothing."""

    database: Database
    house: House
    clock: Clock

    async def tick(self) -> int:
        """Returns how many signals changed."""
        if await self.database.read(self._changed):
            return await self.database.write(self._settle)
        return 0

    def _changed(self, session: Session) -> bool:
        return bool(early_warning_watch.changes(Turn(session, self.clock(), TIME, self.house)))

    def _settle(self, session: Session, journal: Journal) -> int:
        return early_warning_watch.settle(Turn(session, self.clock(), TIME, self.house, journal))
