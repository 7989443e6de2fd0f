"""The office at work: every configured platform, the clock, and the HTTP server, in one loop."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Protocol

from starlette.routing import Route

from bot import house
from bot.accounts import Accounts
from bot.parts import FORGET_SECONDS, Parts, assembled
from bot.server import listening, serving
from bot.settings import Settings
from bot.words import Words
from handlers.kit.card import Card
from scheduler.ports import Clock, Messenger, NobodyThere, NotDelivered


class Front(Messenger, Protocol):
    """A platform: where it is reached, when it begins and ends, how it takes notices to people."""

    def routes(self) -> list[Route]:
        """What it serves over HTTP."""

    async def start(self) -> None:
        """Connects. Raises what the platform says to its token."""

    async def stop(self) -> None:
        """Finishes what is under way."""

    def alive(self) -> bool:
        """Whether what people do comes in."""

    async def tick(self) -> None:
        """What is to be tidied up now and then."""


class NoPlatform(Exception):
    """Nothing is configured to talk with anybody."""


@dataclass
class Switchboard:
    """Takes a notice to whichever platform the person is on; filled once the platforms exist."""

    fronts: list[Messenger]

    async def send(self, person: str, card: Card) -> None:
        """Tries one platform after another. Raises the gravest of what they said: that it may have arrived, then
        that it must be tried again; that nobody is there only if nobody is there on any of them."""
        troubles: list[Exception] = []
        for front in self.fronts:
            try:
                await front.send(person, card)
            except Exception as error:  # the next platform may reach them
                troubles.append(error)
            else:
                return
        raise max(troubles, key=_gravity, default=NoPlatform("no platform takes notices"))


def _gravity(error: Exception) -> int:
    return 0 if isinstance(error, NobodyThere) else 1 if isinstance(error, NotDelivered) else 2


@contextlib.asynccontextmanager
async def working(
    settings: Settings, clock: Clock = house.now, ticking: bool = True, words: Words | None = None
) -> AsyncIterator[Parts]:
    """Runs the office while the block runs. Raises NoPlatform, VaultError, or what a platform says to its token."""
    if not (settings.telegram_token or settings.slack_bot_token):
        raise NoPlatform("set TRUSTDESK_TELEGRAM_TOKEN or TRUSTDESK_SLACK_BOT_TOKEN (or try `trustdesk demo`)")
    switchboard = Switchboard([])
    with (
        listening(settings.http_host, settings.http_port) as listener,
        assembled(
            settings, clock, words or Words(settings.zone), lambda _: switchboard, settings.reached_at
        ) as parts,
    ):
        fronts = list(_configured(settings, parts))
        switchboard.fronts.extend(fronts)
        parts.alive.update({type(front).__name__.removesuffix("Front").lower(): front.alive for front in fronts})
        for front in fronts:
            parts.ticker.every(FORGET_SECONDS, type(front).__name__, front.tick)
        routes = [route for front in fronts for route in front.routes()]
        async with serving([*routes, *parts.routes()], listener), contextlib.AsyncExitStack() as stack:
            for front in fronts:
                stack.push_async_callback(front.stop)
                await front.start()
            if ticking:
                parts.ticker.start()
            try:
                yield parts
            finally:
                parts.ticker.stop()


def _configured(settings: Settings, parts: Parts) -> Iterator[Front]:
    """A platform is imported only when it is configured."""
    app = parts.app
    accounts = Accounts(app.database, app.house.vault, app.clock)
    if settings.telegram_token:
        from bot.telegram.front import TelegramFront

        yield TelegramFront(settings, app, accounts, parts.reports)
    if settings.slack_bot_token:
        from bot.slack.front import SlackFront

        yield SlackFront(settings, app, accounts, parts.reports)
