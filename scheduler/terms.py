"""有效期 · every agreement and contract gets its clock, by chat, by table or from long ago."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlmodel import Session

from handlers.kit.clocks import Term
from handlers.kit.turn import House, Turn
from handlers.office import Office
from scheduler.deadlines import TIME
from scheduler.ports import Clock
from storage.database import Database
from storage.journal import Journal
from storage.writer import NotSaved

log = logging.getLogger(__name__)

BATCH = 100
MOST = 1000  # that are looked at in one round: damaged ones must not hide the others


@dataclass(frozen=True)
class Terms:
    """A tick starts the clocks that are missing and moves those that run to another day; done, it finds nothing."""

    database: Database
    office: Office
    house: House
    clock: Clock

    async def tick(self) -> int:
        """Rounds until nothing is missing; returns how many clocks were set."""
        done, left_out = 0, set[str]()
        while waiting := await self.database.read(partial(self._unclocked, left_out=left_out)):
            done += await self._together(waiting, left_out)
        return done

    async def _together(self, waiting: list[str], left_out: set[str]) -> int:
        """Many in one transaction; when one of them raises, each in its own, and that one is left out this time."""
        try:
            return await self.database.write(partial(self._round, only=waiting))
        except NotSaved:
            raise
        except Exception:
            return sum([await self._alone(code, left_out) for code in waiting])

    async def _alone(self, code: str, left_out: set[str]) -> int:
        try:
            return await self.database.write(partial(self._round, only=[code]))
        except NotSaved:
            raise
        except Exception as error:
            log.error("a term gets no clock: %s", type(error).__name__)
            left_out.add(code)
            return 0

    def _unclocked(self, session: Session, left_out: set[str]) -> list[str]:
        turn = Turn(session, self.clock(), TIME, self.house)
        codes = [facts.row.code for found in self._found(turn).values() for facts in found]
        return [code for code in codes if code not in left_out][:BATCH]

    def _found(self, turn: Turn) -> dict[Term, Sequence[Any]]:
        return {term: term.unclocked(turn, MOST) for term in self.office.terms.values()}

    def _round(self, session: Session, journal: Journal, only: list[str]) -> int:
        turn, done = Turn(session, self.clock(), TIME, self.house, journal), 0
        for term, found in self._found(turn).items():
            theirs = [facts for facts in found if facts.row.code in only]
            if theirs:
                term.settle(turn, *theirs)
            done += len(theirs)
        return done
