"""Intake: updates by long polling or by webhook. Nothing is confirmed to Telegram before it was answered."""

import asyncio
import hmac
import logging

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.telegram.desk import ALLOWED, Desk
from bot.telegram.sender import seconds

log = logging.getLogger(__name__)

LONG = 25  # seconds of a poll that finds nothing
PAUSE = 2.0  # seconds after a failed poll
REMEMBERED = 1000  # answered numbers kept in memory
TRIES = 3  # of one update, before it is put aside: a poison update must not stop everybody


class Polling:
    """Our own getUpdates loop: the offset is the lowest unfinished id, so that a crash brings the rest again."""

    def __init__(self, bot: Bot, desk: Desk) -> None:
        self._bot, self._desk = bot, desk
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._done: dict[int, None] = {}  # answered, and sent again because an earlier one is not
        self._after = 0  # one more than the newest id
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begins to poll. Raises TelegramError when the token is wrong."""
        await self._bot.delete_webhook()
        self._task = asyncio.create_task(self._poll_for_ever())

    async def stop(self) -> None:
        """Takes nothing new, finishes what is under way, and confirms it."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, *self._under_way.values(), return_exceptions=True)
            if self._after:
                await self._confirm()

    async def _confirm(self) -> None:
        """Until Telegram has noticed that the last poll hung up it takes no other; what stays unconfirmed
        comes again after the start and is known by its number."""
        for _ in range(TRIES):
            try:
                await self._bot.get_updates(offset=self._offset(), timeout=0, limit=1, allowed_updates=ALLOWED)
            except Conflict:
                await asyncio.sleep(0.2)
            except TelegramError as error:
                log.warning("the last updates were not confirmed: %s", type(error).__name__)
                return
            else:
                return

    def _offset(self) -> int:
        return min(self._under_way, default=self._after)

    async def _poll_for_ever(self) -> None:
        while True:
            try:
                await self._poll()
            except Conflict:
                log.error("another process polls with this token: only one may")
                await asyncio.sleep(PAUSE)
            except InvalidToken:
                log.error("telegram does not know this token any more")
                await asyncio.sleep(10 * PAUSE)
            except RetryAfter as error:
                log.warning("telegram asks for a pause")
                await asyncio.sleep(seconds(error).total_seconds())
            except TelegramError as error:
                log.warning("polling failed: %s", type(error).__name__)
                await asyncio.sleep(PAUSE)

    async def _poll(self) -> None:
        wait = 1 if self._under_way else LONG
        updates = await self._bot.get_updates(offset=self._offset(), timeout=wait, allowed_updates=ALLOWED)
        for update in updates:
            if update.update_id not in self._under_way and update.update_id not in self._done:
                self._begin(update)
            self._after = update.update_id + 1  # not the highest: after a quiet week the next number is any
        if self._under_way:
            await asyncio.wait(self._under_way.values(), return_when=asyncio.FIRST_COMPLETED)

    def _begin(self, update: Update) -> None:
        def finished(_task: asyncio.Task[None]) -> None:
            self._under_way.pop(update.update_id, None)
            self._done[update.update_id] = None
            while len(self._done) > REMEMBERED:
                self._done.pop(next(iter(self._done)))

        task = asyncio.create_task(answer(self._desk, update))
        self._under_way[update.update_id] = task
        task.add_done_callback(finished)


async def answer(desk: Desk, update: Update) -> None:
    """Answers one update; after some tries it is put aside by its number alone."""
    for tries in range(1, TRIES + 1):
        try:
            await desk.handle(update)
        except Exception as error:  # whatever it is, the next person waits
            log.warning("update %d failed (%d): %s", update.update_id, tries, type(error).__name__)
            await asyncio.sleep(0.2 * tries)
        else:
            return
    log.error("update %d was put aside", update.update_id)


def webhook(bot: Bot, desk: Desk, secret: str) -> Route:
    """`/telegram/webhook`: 200 only after the update was answered; without the secret nothing is read."""

    async def receive(request: Request) -> Response:
        sent = request.headers.get("x-telegram-bot-api-secret-token", "")
        if not hmac.compare_digest(sent.encode(), secret.encode()):
            return Response(status_code=403)
        try:
            update = Update.de_json(await request.json(), bot)
        except (ValueError, TypeError, KeyError, AttributeError):
            return Response(status_code=400)
        await answer(desk, update)
        return Response(status_code=200)

    return Route("/telegram/webhook", receive, methods=["POST"])
