"""The office at work: every configured platform, the clock, and the HTTP server, in one loop."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import house
from bot.accounts import Accounts
from bot.app import App
from bot.parts import Parts, assembled
from bot.server import listening, serving
from bot.settings import Settings
from bot.words import Words
from handlers.kit.card import Card
from scheduler.ports import Clock, Messenger

if TYPE_CHECKING:
    from bot.telegram.front import TelegramFront


class NoPlatform(Exception):
    """Nothing is configured to talk with anybody."""


@dataclass
class Switchboard:
    """Takes a notice to whichever platform the person is on; filled once the platforms exist."""

    fronts: list[Messenger]

    async def send(self, person: str, card: Card) -> None:
        """Tries one platform after another. Raises what the last one said."""
        trouble: Exception = NoPlatform("no platform takes notices")
        for front in self.fronts:
            try:
                await front.send(person, card)
            except Exception as error:  # the next platform may reach them
                trouble = error
            else:
                return
        raise trouble


@contextlib.asynccontextmanager
async def working(
    settings: Settings, clock: Clock = house.now, ticking: bool = True, words: Words | None = None
) -> AsyncIterator[Parts]:
    """Runs the office while the block runs. Raises NoPlatform, VaultError, or what a platform says to its token."""
    if settings.telegram_token is None:
        raise NoPlatform("set TRUSTDESK_TELEGRAM_TOKEN, or try `trustdesk demo`, which needs no account")
    switchboard = Switchboard([])
    with (
        listening(settings.http_host, settings.http_port) as listener,
        assembled(settings, clock, words or Words(settings.zone), lambda _: switchboard) as parts,
    ):
        front = _telegram(settings, parts.app)
        switchboard.fronts.append(front)
        async with serving([*front.routes(), parts.health()], listener):
            await front.start()
            if ticking:
                parts.ticker.start()
            try:
                yield parts
            finally:
                parts.ticker.stop()
                await front.stop()


def _telegram(settings: Settings, app: App) -> TelegramFront:
    from bot.telegram.front import TelegramFront

    return TelegramFront(settings, app, Accounts(app.database, app.house.vault, app.clock))
