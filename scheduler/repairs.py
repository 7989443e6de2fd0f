"""修复提示 · whoever may apply by now is told so, and whose application is still a draft (7.1, 7.2-a)."""

from dataclasses import dataclass

from sqlmodel import Session

from handlers import repair_calls
from handlers.kit import clocks
from handlers.kit.turn import House, Turn
from scheduler.deadlines import TIME
from scheduler.ports import Clock
from storage.database import Database
from storage.journal import Journal


@dataclass(frozen=True)
class RepairCalls:
    """A tick writes the letters that are due; written, it finds none. They are sent in office hours."""

    database: Database
    house: House
    clock: Clock

    async def tick(self) -> int:
        """Returns how many letters were written."""
        if await self.database.read(self._waits):
            return await self.database.write(self._write)
        return 0

    def _waits(self, session: Session) -> bool:
        return bool(repair_calls.waiting(Turn(session, self.clock(), TIME, self.house)))

    def _write(self, session: Session, journal: Journal) -> int:
        turn = Turn(session, self.clock(), TIME, self.house, journal)
        calls = repair_calls.waiting(turn)
        for call in calls:
            turn.notify(call.member, call.told, call.key, clocks.office_time(turn))
        return len(calls)
