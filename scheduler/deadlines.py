"""期限引擎 · what happens when a clock comes to a step: somebody is reminded, or time itself acts.

All truth is in the rows. A tick takes what is due, does it in one transaction, and writes down when to look again:
killed anywhere, the next one finds the same rows; after days of silence only the latest missed step is sent.
"""

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from sqlmodel import Session

from handlers.kit.turn import House, Turn
from handlers.office import Office
from regulation.permissions import CLOCK
from regulation.vocabulary import DeadlineStatus, Language
from scheduler import undelivered
from scheduler.ports import Clock
from scheduler.round import Clocked, Round
from storage.database import Database
from storage.journal import Journal
from storage.queries import reminders, time
from storage.queries.people import Actor
from storage.tables import Deadline
from storage.writer import NotSaved

log = logging.getLogger(__name__)

BATCH = 100  # some tens of milliseconds: conversations wait so long for the writer
PAUSE = 0.005  # seconds between two rounds: another process that waits for the file gets its turn
PUT_OFF = timedelta(hours=1)  # until one that cannot be looked after is tried again
TIME = Actor(0, "clock", "clock", Language.CHINESE, None, CLOCK, None)


@dataclass(frozen=True)
class Deadlines:
    """A tick looks after every deadline that is due. Several processes may tick: each row is taken once."""

    database: Database
    office: Office
    house: House
    clock: Clock

    async def tick(self) -> int:
        """Rounds until nothing is due; returns how many deadlines were looked after."""
        done = 0
        due, lost = await self.database.read(self._look)
        while due:
            await asyncio.sleep(PAUSE if done else 0)
            done += await self._together()
            due, lost = await self.database.read(self._look)
        while lost:
            await self.database.write(self._pass_on)
            _, lost = await self.database.read(self._look)
        return done

    def _look(self, session: Session) -> tuple[bool, bool]:
        """Whether anything is due, and whether a reminder reached nobody; most ticks find neither."""
        return time.anything_due_for_system(session, self.clock()), reminders.anything_lost_for_system(session)

    def _pass_on(self, session: Session, journal: Journal) -> None:
        turn = Turn(session, self.clock(), TIME, self.house, journal)
        undelivered.pass_on(turn, self.office.waits(), BATCH)

    async def _together(self) -> int:
        """Many in one transaction; when one of them raises, each in its own."""
        try:
            return await self.database.write(self._round)
        except NotSaved:
            raise
        except Exception:
            ids = await self.database.read(lambda s: time.due_ids_for_system(s, self.clock(), BATCH))
            return sum([await self._alone(id_) for id_ in ids])

    async def _alone(self, id_: int) -> int:
        """One that cannot be looked after holds up nobody: it is put off."""
        try:
            return await self.database.write(partial(self._round, only=id_))
        except NotSaved:
            raise
        except Exception as error:
            log.error("deadline %d cannot be looked after: %s", id_, type(error).__name__)
            await self.database.write(lambda session, _: self._put_off(session, id_))
            return 0

    def _put_off(self, session: Session, id_: int) -> None:
        row = session.get_one(Deadline, id_)
        row.next_at = self.clock() + PUT_OFF
        session.add(row)

    def _round(self, session: Session, journal: Journal, only: int | None = None) -> int:
        turn = Turn(session, self.clock(), TIME, self.house, journal)
        rows = time.due_for_system(session, turn.now, BATCH, only)
        waits = self.office.waits()
        for row in rows:
            if row.kind not in waits:  # its kind left the house with a deploy
                row.status, row.next_at, row.ended_at = DeadlineStatus.CANCELLED, None, turn.now
        Round(turn, [Clocked(row, *waits[row.kind]) for row in rows if row.kind in waits]).run()
        return len(rows)
