"""预警巡查 · what the data tell becomes signals, and stops being one by itself (3.2-d)."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from sqlmodel import Session

from handlers import early_warning_watch
from handlers.early_warning_watch import Change
from handlers.kit.turn import House, Turn
from scheduler.deadlines import PAUSE, TIME
from scheduler.ports import Clock
from storage.database import Database
from storage.journal import Journal

BATCH = 50  # changes in one transaction: conversations wait so long for the writer


@dataclass(frozen=True)
class EarlyWarning:
    """A tick writes only where something has changed; done, it finds nothing."""

    database: Database
    house: House
    clock: Clock

    async def tick(self) -> int:
        """Looks beside the writer, then writes what was found, some at a time; returns how many signals changed."""
        found = await self.database.read(self._changes)
        done = 0
        for first in range(0, len(found), BATCH):
            await asyncio.sleep(PAUSE if first else 0)
            done += await self.database.write(partial(self._settle, found[first : first + BATCH]))
        return done

    def _changes(self, session: Session) -> list[Change]:
        return early_warning_watch.changes(Turn(session, self.clock(), TIME, self.house))

    def _settle(self, found: Sequence[Change], session: Session, journal: Journal) -> int:
        return early_warning_watch.settle(Turn(session, self.clock(), TIME, self.house, journal), found)
