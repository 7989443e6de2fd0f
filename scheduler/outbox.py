"""Delivery of the outbox: what a transaction wrote is drawn and sent after it, at least once."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from handlers.kit import clocks
from handlers.kit.card import Card, Label, Reply
from handlers.kit.outcome import Directory, draw_reply
from handlers.kit.turn import House, Turn
from regulation.vocabulary import ReminderStatus
from scheduler.deadlines import TIME
from scheduler.ports import Clock, Messenger, NobodyThere, NotDelivered
from storage.database import Database
from storage.queries import conversation, people, reminders
from storage.tables import Notice

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)  # after it another process may try; long enough for a slow platform
BATCH = 50
BACK_OFF = tuple(timedelta(minutes=m) for m in (1, 5, 30, 60, 180, 360, 720))  # then it is a dead letter


@dataclass(frozen=True)
class Letter:
    """One notice, for its reader; `maybe_again` when an earlier try may have arrived."""

    notice_id: int
    person: str
    maybe_again: bool


class Dropped(Exception):
    """Between claim and delivery the letter was taken back: what it was about was settled meanwhile."""


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
        quiet = await self.database.read(lambda session: self._quiet_until(session, now))
        if not await self.database.read(lambda session: conversation.notices_due_for_system(session, now, quiet)):
            return 0
        claimed = await self.database.write(lambda session, _: self._claimed(session, now, quiet))
        letters = await self.database.read(lambda session: self._letters(session, claimed))
        people_ = dict.fromkeys(letter.person for letter in letters)
        rounds = [self._deliver_to([letter for letter in letters if letter.person == each]) for each in people_]
        return sum(await asyncio.gather(*rounds))

    def _quiet_until(self, session: Session, now: datetime) -> datetime | None:
        """免打扰 · in the night and on days off, when reminders go out again."""
        opens = clocks.office_time(Turn(session, now, TIME, self.house))
        return opens if opens > now else None

    def _claimed(self, session: Session, now: datetime, quiet: datetime | None) -> dict[int, bool]:
        reminders.left_for_system(session, self.house.day(now))
        conversation.drop_notices_for_system(session, self.house.day(now))
        reminders.drop_superseded_for_system(session, now)
        if quiet:
            conversation.keep_for_system(session, quiet)
        return conversation.claim_notices_for_system(session, now, LEASE, BATCH, quiet is not None)

    async def _deliver_to(self, letters: list[Letter]) -> int:
        """One after another; after one that fails the others wait with it, so that none overtakes it."""
        sent = 0
        for place, letter in enumerate(letters):
            try:
                card = await self.database.read(partial(self._drawn, letter=letter))
            except (DBAPIError, OSError) as error:  # of the machine, and passing: nothing is wrong with the letter
                log.warning("notice %d could not be read: %s", letter.notice_id, type(error).__name__)
                await self._put_off(letter, NotDelivered("busy"))
                await self._untouched(letters[place + 1 :])
                return sent
            except Dropped:
                continue
            except Exception as error:  # one that cannot be read any more must not hold up the others
                log.error("notice %d cannot be drawn: %s", letter.notice_id, type(error).__name__)
                await self._put_off(letter, NotDelivered("unreadable"), given_up=True)
                continue
            try:
                await self.messenger.send(letter.person, card)
            except Exception as error:  # the platform is not ours: whatever it does, the notice stays
                log.warning("notice %d was not sent: %s", letter.notice_id, type(error).__name__)
                await self._put_off(letter, error)
                await self._untouched(letters[place + 1 :])
                return sent
            await self._mark([letter], self._arrived)
            sent += 1
        return sent

    def _arrived(self, session: Session, notice: Notice, _: Letter) -> None:
        notice.sent_at = self.clock()
        reminders.became_for_system(session, notice.dedupe, ReminderStatus.SENT)

    async def _put_off(self, letter: Letter, error: Exception, given_up: bool = False) -> None:
        """By its own count, or as long as the platform asks; what may have arrived once stays marked."""
        now, surely = self.clock(), isinstance(error, NotDelivered)
        after = error.after if isinstance(error, NotDelivered) else None

        def again(session: Session, notice: Notice, letter: Letter) -> None:
            notice.unsure = letter.maybe_again or not surely
            if given_up or notice.attempts > len(BACK_OFF):
                notice.failed_at = now
                reminders.became_for_system(session, notice.dedupe, ReminderStatus.FAILED)
            else:
                notice.not_before = now + (after or BACK_OFF[notice.attempts - 1])
            if isinstance(error, NobodyThere):
                notice.due_at = notice.not_before  # the office is not late: the person is away
                reminders.unreachable_for_system(session, notice.recipient_id, now)

        await self._mark([letter], again)

    async def _untouched(self, letters: list[Letter]) -> None:
        """Those behind a failed one were not tried: they wait for it."""

        def as_before(_: Session, notice: Notice, letter: Letter) -> None:
            notice.unsure = letter.maybe_again
            notice.attempts -= 1

        await self._mark(letters, as_before)

    async def _mark(self, letters: list[Letter], change: Callable[[Session, Notice, Letter], None]) -> None:
        def turn(session: Session, _: object) -> None:
            for letter in letters:
                notice = session.get(Notice, letter.notice_id, options=[conversation.WITHOUT_REPLY])
                if notice is None:
                    continue  # it took so long that its deadline was met meanwhile
                notice.claimed_until = None
                change(session, notice, letter)
                session.add(notice)

        await self.database.write(turn)

    def _letters(self, session: Session, claimed: dict[int, bool]) -> list[Letter]:
        people_ = conversation.recipients_for_system(session, list(claimed))
        return [Letter(id_, person, claimed[id_]) for id_, person in people_]

    def _drawn(self, session: Session, letter: Letter) -> Card:
        """A crash between the platform's answer and our commit sends once more: then it says so (可能重复)."""
        now = self.clock()
        actor = people.actor_for_system(session, letter.person, self.house.day(now))
        if actor is None:
            raise LookupError("nobody to read it")
        notice = session.get(Notice, letter.notice_id)
        if notice is None:
            raise Dropped
        turn = Turn(session, now, actor, self.house)
        card = draw_reply(turn, self.office, Reply.model_validate(notice.reply))
        return card.model_copy(update={"eyebrow": Label(label="maybe-repeated")}) if letter.maybe_again else card
