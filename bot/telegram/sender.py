"""Sending: one place that knows what Telegram may answer, and what to do then."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TypeVar

from telegram import Bot, LinkPreviewOptions, Message
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.telegram.render import Page, page
from bot.words import Words
from handlers.kit.card import Card, FileLink
from regulation.vocabulary import Language

log = logging.getLogger(__name__)

T = TypeVar("T")

TRIES = 3
PATIENCE = timedelta(seconds=30)  # how long a reply waits for a busy platform; a notice waits in the outbox instead


@dataclass
class Sender:
    """Draws cards for one person and sends them; keeps the newest question of each chat free of old keyboards."""

    bot: Bot
    words: Words
    newest: dict[str, int] = field(default_factory=dict)  # the message with the open question, by chat

    async def show(
        self, chat: str, cards: list[Card], language: Language, pressed: int | None = None, tries: int = TRIES
    ) -> None:
        """A pressed question turns into the next one in its place; everything else is a new message."""
        for place, card in enumerate(cards):
            drawn = page(self.words.draw(card, language), self.words, language)
            in_place = pressed is not None and place == 0 and card.draft and self.newest.get(chat) == pressed
            if in_place and pressed is not None and await self._edit(chat, pressed, drawn):
                continue
            await self._new(chat, card, drawn, tries)

    async def files(self, chat: str, files: Sequence[tuple[FileLink, bytes]], tries: int = TRIES) -> None:
        """Files with their names, pictures to be seen at once.

        What Telegram does not take for good is left out: the card says its name.
        """
        for file, content in files:
            send: Callable[..., Awaitable[Message]] = (
                self.bot.send_photo if file.picture else self.bot.send_document
            )
            try:
                await patiently(partial(send, chat, content, filename=file.name), tries)
            except BadRequest as error:
                log.warning("telegram does not take a file: %s", type(error).__name__)

    async def _new(self, chat: str, card: Card, drawn: Page, tries: int) -> None:
        if card.draft:
            await self._strip(chat)
        message = await patiently(
            lambda: self.bot.send_message(
                chat,
                drawn.text,
                reply_markup=drawn.keyboard,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            ),
            tries,
        )
        if card.draft:
            self.newest[chat] = message.message_id

    async def _edit(self, chat: str, message: int, drawn: Page) -> bool:
        try:
            await patiently(
                lambda: self.bot.edit_message_text(
                    drawn.text, chat_id=chat, message_id=message, reply_markup=drawn.keyboard
                ),
                TRIES,
            )
        except BadRequest as error:
            return "not modified" in str(error).lower()
        return True

    async def _strip(self, chat: str) -> None:
        """Takes the buttons off the question before: it stands above its answer now."""
        before = self.newest.pop(chat, None)
        if before is not None:
            await quietly(self.bot.edit_message_reply_markup(chat_id=chat, message_id=before))


async def patiently(call: Callable[[], Awaitable[T]], tries: int) -> T:
    """Calls Telegram; waits as long as it says, and through short troubles. Raises TelegramError in the end."""
    for left in range(tries - 1, -1, -1):
        try:
            return await call()
        except RetryAfter as error:
            if not left or seconds(error) > PATIENCE:
                raise
            await asyncio.sleep(seconds(error).total_seconds())
        except BadRequest:
            raise
        except NetworkError:
            if not left:
                raise
            await asyncio.sleep(1.0 / (left + 1))
    raise AssertionError("the last try returns or raises")


def seconds(error: RetryAfter) -> timedelta:
    """How long Telegram asks to be left alone; an int in this version of the library, a timedelta in the next."""
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


async def quietly(call: Awaitable[object]) -> None:
    """A call whose failure changes nothing for anybody (a spinner, an old keyboard)."""
    try:
        await call
    except TelegramError as error:
        log.debug("telegram did not mind: %s", type(error).__name__)
