"""The desk: talks by seat, forgotten in time. A front end hands over a seat; who sits there it alone knows.

Seats are keyed hashes under a key that dies with the process: they fit nothing that is stored anywhere.
"""

import asyncio
import hmac
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.reports import telling, visiting
from bot.reports.ground import Ground, Said
from handlers.kit import draw
from handlers.kit.button import Button
from handlers.kit.card import Card, Refused
from handlers.reporting import cards
from handlers.reporting.talk import Stage, Talk
from handlers.reporting.visit import At, Visit
from storage.reports import receipt
from storage.reports.envelope import Tampered
from storage.reports.filing import NobodyLeft
from storage.reports.returning import Gone

log = logging.getLogger(__name__)

TOKEN = 6  # random bytes of a talk's name
ENDS = frozenset({"give-up", "leave"})


@dataclass
class Reports:
    """Tells a report, or a return with a code, step by step. It raises nothing: troubles become sentences."""

    ground: Ground
    in_danger: Callable[[], Awaitable[None]] | None = (
        None  # somebody is in danger now: the readers are told at once
    )
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _talks: dict[bytes, Talk | Visit] = field(default_factory=dict)
    _locks: dict[bytes, asyncio.Lock] = field(default_factory=dict)  # one step of a seat after another
    _over: dict[str, tuple[Said, datetime]] = field(default_factory=dict)  # how talks ended, for a second press

    def busy(self, platform: str, chat: str) -> bool:
        """Whether a report is being told or read there: then everything typed belongs to it."""
        self.forget()
        return self._seat(platform, chat) in self._talks

    def token(self, platform: str, chat: str) -> str | None:
        """The name of the talk there."""
        talk = self._talks.get(self._seat(platform, chat))
        return talk.token if talk else None

    async def press(self, platform: str, chat: str, code: str) -> Said:
        """A pressed button of a report."""
        self.forget()
        seat, button = self._seat(platform, chat), Button.parse(code)
        step = self._pressed(seat, button) if button.row else self._begin(seat, platform, button.part)
        return await self._told(seat, step)

    async def say(self, platform: str, chat: str, text: str, token: str = "", asked: str = "") -> Said:
        """A typed sentence; with the `token` of its talk and what was `asked`, where it may be delivered twice."""
        self.forget()
        seat = self._seat(platform, chat)
        return await self._told(seat, self._heard(seat, text, token, asked))

    async def upload(self, platform: str, chat: str, name: str, content: bytes) -> Said:
        """A file for the report that is being told."""
        self.forget()
        seat = self._seat(platform, chat)
        return await self._told(seat, self._attached(seat, name, content))

    async def refuse(self, platform: str, chat: str, key: str) -> Said:
        """Something that a report does not take: a forward, a voice, a place."""
        seat = self._seat(platform, chat)
        return Said([draw.refusal_card(Refused(key)), *self._where(seat)])

    def drop(self, platform: str, chat: str, token: str) -> None:
        """Whoever sat there closed this talk; a newer one stays."""
        if self.token(platform, chat) == token:
            del self._talks[self._seat(platform, chat)]

    def forget(self) -> None:
        """Lets go of what was left alone for too long. Called with every step, and by the metronome."""
        now, book = self.ground.clock(), self.ground.book
        idle, longest, session = (book.minutes(f"report.{name}") for name in ("idle", "longest", "session"))
        for seat, talk in list(self._talks.items()):
            rest, whole = (session, session) if isinstance(talk, Visit) else (idle, longest)
            if now - talk.last > rest or now - talk.began > whole:
                del self._talks[seat]
        self._over = {token: each for token, each in self._over.items() if now - each[1] <= idle}
        self._locks = {seat: lock for seat, lock in self._locks.items() if seat in self._talks or lock.locked()}
        self.ground.limits.forget(now)

    async def tick(self) -> None:
        """What the metronome calls: nobody need come for a report to be forgotten."""
        self.forget()

    async def _begin(self, seat: bytes, platform: str, way: str) -> Said:
        now, token = self.ground.clock(), secrets.token_hex(TOKEN)
        if way == "return":
            visit = Visit(token, now, now)
            self._talks[seat] = visit
            return Said([visit.card(None)])
        if way != "begin":
            return Said([cards.entry()])
        talk = await telling.begun(self.ground, token, platform)
        self._talks[seat] = talk
        return Said([talk.card()])

    async def _pressed(self, seat: bytes, button: Button) -> Said:
        talk = self._talks.get(seat)
        if talk is None or talk.token != button.row:
            return self._again(button.row)
        signing = isinstance(talk, Talk) and talk.stage is Stage.SIGNED
        if button.part in ENDS and not signing:
            return self._ended(seat, talk, Said([cards.over("report-left")], over=True))
        if isinstance(talk, Talk):
            talk.last = self.ground.clock()
            return Said([talk.press(button.part, button.option)])
        return self._ended(seat, talk, await visiting.pressed(self.ground, talk, button))

    async def _heard(self, seat: bytes, text: str, token: str, asked: str) -> Said:
        talk = self._talks.get(seat)
        if token and (talk is None or talk.token != token):
            return self._again(token)
        if talk is None:
            raise Refused("report-code-here" if receipt.contains(text) else "report-lost")
        if asked and asked not in {card.ask.field for card in self._where(seat) if card.ask}:
            return await self._here(seat, talk)  # it was answered before
        if isinstance(talk, Visit):
            return await visiting.heard(self.ground, seat, talk, text)
        talk.last = self.ground.clock()
        if talk.stage is not Stage.CODE:
            return Said([talk.say(text)])
        danger = await telling.handed_in(self.ground, seat, talk, text)
        said = self._ended(seat, talk, Said([talk.card()], over=True))
        if danger:
            await self._alarm()
        return said

    async def _alarm(self) -> None:
        """The report is stored whatever becomes of this: the clock tells the readers by itself as well."""
        try:
            if self.in_danger:
                await self.in_danger()
        except Exception as error:
            log.error("readers could not be told of a danger yet: %s", type(error).__name__)

    async def _here(self, seat: bytes, talk: Talk | Visit) -> Said:
        return Said(self._where(seat)) if isinstance(talk, Talk) else await visiting.looking(self.ground, talk)

    async def _attached(self, seat: bytes, name: str, content: bytes) -> Said:
        talk = self._talks.get(seat)
        if not isinstance(talk, Talk):
            raise Refused("report-no-file")
        talk.last = self.ground.clock()
        return await telling.attached(self.ground, talk, name, content)

    def _again(self, token: str) -> Said:
        """A second press, or a delivery that the platform repeats: the same end. Raises Refused."""
        if token not in self._over:
            raise Refused("report-lost")
        return self._over[token][0]

    def _ended(self, seat: bytes, talk: Talk | Visit, said: Said) -> Said:
        if said.over:
            self._talks.pop(seat, None)
            self._over[talk.token] = (said, self.ground.clock())
        return said

    async def _told(self, seat: bytes, step: Awaitable[Said]) -> Said:
        """What came of a step; the one place that catches. It logs the kind of a trouble, never a word of it."""
        try:
            async with self._locks.setdefault(seat, asyncio.Lock()):
                return await step
        except Refused as refused:
            trouble = refused.with_traceback(None)  # its frames would hold what was told until the next collection
        except NobodyLeft:
            trouble = Refused("report-nobody-left")
        except Gone:
            self._talks.pop(seat, None)
            trouble = Refused("report-code-wrong")
        except Exception as error:
            log.error("a step of the reports failed: %s", type(error).__name__)
            trouble = Refused("report-tampered" if isinstance(error, Tampered) else "report-not-saved")
        return Said([draw.refusal_card(trouble), *self._where(seat)])

    def _where(self, seat: bytes) -> list[Card]:
        talk = self._talks.get(seat)
        if isinstance(talk, Talk):
            return [talk.card()]
        return [talk.card(None)] if talk and talk.at is not At.LOOK else []

    def _seat(self, platform: str, chat: str) -> bytes:
        return hmac.digest(self._key, f"{platform} {chat}".encode(), "sha256")
