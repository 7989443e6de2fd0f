"""提示 · a chapter says which letters are due; a tick writes those that nobody had yet (3.2-e, 4.2-a, 7.1)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sqlmodel import Session

from handlers.kit import clocks
from handlers.kit.calls import Call, unwritten
from handlers.kit.turn import House, Turn
from scheduler.deadlines import TIME
from scheduler.ports import Clock
from storage.database import Database
from storage.journal import Journal


@dataclass(frozen=True)
class Calls:
    """Written, a tick finds none. They are sent at their time, or in office hours."""

    database: Database
    house: House
    clock: Clock
    waiting: Callable[[Turn], list[Call]]

    async def tick(self) -> int:
        """Returns how many letters were written. They are looked for beside everybody's conversations; the writer
        only asks whether somebody had one meanwhile."""
        calls = await self.database.read(self._waits)
        return await self.database.write(partial(self._write, calls=calls)) if calls else 0

    def _waits(self, session: Session) -> list[Call]:
        return self.waiting(Turn(session, self.clock(), TIME, self.house))

    def _write(self, session: Session, journal: Journal, calls: list[Call]) -> int:
        turn = Turn(session, self.clock(), TIME, self.house, journal)
        calls = unwritten(turn, calls)
        for call in calls:
            turn.notify(call.member, call.told, call.key, call.at or clocks.office_time(turn))
        return len(calls)
