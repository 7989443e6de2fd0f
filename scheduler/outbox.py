"""Delivery of the outbox: what a transaction wrote is drawn and sent after it, at least once."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from handlers.kit.card import Card, Label, Reply
from handlers.kit.outcome import Directory, draw_reply
from handlers.kit.turn import House, Turn
from scheduler.ports import Clock, Messenger, NotDelivered
from storage.database import Database
from storage.queries import conversation, people
from storage.tables import Notice

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)  # after it another process may try; long enough for a slow platform
BATCH = 50
BACK_OFF = tuple(timedelta(minutes=m) for m in (1, 5, 30, 60, 180, 360, 720))  # then it is a dead letter


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
        """One round; returns how many were sent. People side by side, one person's letters in order."""
        now = self.clock()
        if not await self.database.read(lambda session: conversation.notices_due_for_system(session, now)):
            return 0
        claimed = await self.database.write(lambda session, _: self._claimed(session, now))
        letters = await self.database.read(lambda session: self._drawn(session, claimed, now))
        people_ = dict.fromkeys(letter.person for letter in letters)
        rounds = [self._deliver_to([letter for letter in letters if letter.person == each]) for each in people_]
        return sum(await asyncio.gather(*rounds))

    def _claimed(self, session: Session, now: datetime) -> dict[int, bool]:
        conversation.drop_notices_for_system(session, now.astimezone(self.house.zone).date())
        return conversation.claim_notices_for_system(session, now, LEASE, BATCH)

    async def _deliver_to(self, letters: list[Letter]) -> int:
        """One after another; after one that fails the others wait with it, so that none overtakes it."""
        for place, letter in enumerate(letters):
            try:
                await self.messenger.send(letter.person, letter.card)
            except Exception as error:  # the platform is not ours: whatever it does, the notice stays
                log.warning("notice %d was not sent: %s", letter.notice_id, type(error).__name__)
                await self._put_off(letters[place:], error)
                return place
            await self._mark([letter], lambda notice: setattr(notice, "sent_at", self.clock()))
        return len(letters)

    async def _put_off(self, letters: list[Letter], error: Exception) -> None:
        """The failed one by its own count; those behind it were not tried."""
        failed, *behind = letters
        now, surely = self.clock(), isinstance(error, NotDelivered)
        after = error.after if isinstance(error, NotDelivered) else None

        def again(notice: Notice) -> None:
            notice.unsure = not surely
            if notice.attempts > len(BACK_OFF):
                notice.failed_at = now
            else:
                notice.not_before = now + (after or BACK_OFF[notice.attempts - 1])

        def untouched(notice: Notice) -> None:
            notice.unsure = False
            notice.attempts -= 1
            notice.not_before = now + (after or BACK_OFF[0])

        await self._mark([failed], again)
        await self._mark(behind, untouched)

    async def _mark(self, letters: list[Letter], change: Callable[[Notice], None]) -> None:
        def turn(session: Session, _: object) -> None:
            for letter in letters:
                notice = session.get_one(Notice, letter.notice_id)
                notice.claimed_until = None
                change(notice)
                session.add(notice)

        await self.database.write(turn)

    def _drawn(self, session: Session, claimed: dict[int, bool], now: datetime) -> list[Letter]:
        rows = conversation.notices_for_system(session, list(claimed))
        actors = people.actors_for_system(session, {code for _, code in rows})
        return [
            self._letter(notice, Turn(session, now, actors[code], self.house), maybe_again=claimed[notice.id or 0])
            for notice, code in rows
        ]

    def _letter(self, notice: Notice, turn: Turn, maybe_again: bool) -> Letter:
        """A crash between the platform's answer and our commit sends once more: then it says so (可能重复)."""
        card = draw_reply(turn, self.office, Reply.model_validate(notice.reply))
        if maybe_again:
            card = card.model_copy(update={"eyebrow": Label(label="maybe-repeated")})
        return Letter(notice.id or 0, turn.actor.code, card)
