"""Delivery of the outbox: what a transaction wrote is drawn and sent after it, at least once."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from handlers.kit.card import Card, Reply
from handlers.kit.outcome import Directory, draw_reply
from handlers.kit.turn import House, Turn
from scheduler.ports import Clock, Messenger
from storage.database import Database
from storage.queries import conversation, people
from storage.tables import Notice

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)  # after it another process may try; long enough for a slow platform
BATCH = 50
BACK_OFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30))


@dataclass(frozen=True)
class Letter:
    """One notice, drawn for its reader."""

    notice_id: int
    person: str
    card: Card


@dataclass(frozen=True)
class Outbox:
    """Claims due notices, sends them, and writes down what became of each."""

    database: Database
    messenger: Messenger
    office: Directory
    house: House
    clock: Clock

    async def tick(self) -> int:
        """One round; returns how many were sent. A reader who left gets nothing more."""
        now = self.clock()
        ids = await self.database.write(lambda session, _: self._claimed(session, now))
        letters = await self.database.read(lambda session: self._drawn(session, ids, now)) if ids else []
        return sum([await self._deliver(letter) for letter in letters])

    def _claimed(self, session: Session, now: datetime) -> list[int]:
        conversation.drop_notices_for_system(session, now.astimezone(self.house.zone).date())
        return conversation.claim_notices_for_system(session, now, LEASE, BATCH)

    async def _deliver(self, letter: Letter) -> bool:
        try:
            await self.messenger.send(letter.person, letter.card)
        except Exception as error:  # the platform is not ours: whatever it does, the notice stays
            log.warning("notice %d was not sent: %s", letter.notice_id, type(error).__name__)
            await self._mark(letter.notice_id, lambda notice: _put_off(notice, self.clock()))
            return False
        await self._mark(letter.notice_id, lambda notice: setattr(notice, "sent_at", self.clock()))
        return True

    async def _mark(self, notice_id: int, change: Callable[[Notice], None]) -> None:
        def turn(session: Session, _: object) -> None:
            notice = session.get_one(Notice, notice_id)
            notice.attempts += 1
            change(notice)
            session.add(notice)

        await self.database.write(turn)

    def _drawn(self, session: Session, ids: list[int], now: datetime) -> list[Letter]:
        rows = conversation.notices_for_system(session, ids)
        actors = people.actors_for_system(session, {code for _, code in rows})
        return [
            Letter(
                notice.id or 0,
                code,
                draw_reply(
                    Turn(session, now, actors[code], self.house),
                    self.office,
                    Reply.model_validate(notice.reply),
                ),
            )
            for notice, code in rows
        ]


def _put_off(notice: Notice, now: datetime) -> None:
    notice.not_before = now + BACK_OFF[min(notice.attempts, len(BACK_OFF)) - 1]
    notice.claimed_until = None
