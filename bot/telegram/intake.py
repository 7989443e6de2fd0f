"""Intake: updates by long polling or by webhook. Nothing is confirmed to Telegram before it was answered."""

import asyncio
import hmac
import logging
import secrets
import time
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.telegram.desk import ALLOWED, Desk
from bot.telegram.sender import seconds

log = logging.getLogger(__name__)

LONG = 25  # seconds of a poll that finds nothing
SHORT = 0.2  # seconds between two polls while something is under way: the next person must not wait for it
PAUSE = 2.0  # seconds after a failed poll
ALIVE = 90.0  # seconds since the last good poll
REMEMBERED = 1000  # answered numbers kept in memory
PATIENCE = 1.5  # seconds that a stop waits for what is under way; what it does not wait for comes again
TRIES = 3


class Polling:
    """Our own getUpdates loop: the offset is the lowest unfinished id, so that a crash brings the rest again."""

    def __init__(self, bot: Bot, desk: Desk, request: BaseRequest, address: str) -> None:
        self._bot, self._desk, self._request, self._address = bot, desk, request, address
        self._under_way: dict[int, asyncio.Task[bool]] = {}
        self._done: dict[int, None] = {}  # answered, and sent again because an earlier one is not
        self._after = 0  # one more than the newest id
        self._task: asyncio.Task[None] | None = None
        self._good = time.monotonic()

    async def start(self) -> None:
        """Begins to poll. Raises TelegramError when the token is wrong."""
        await self._bot.delete_webhook()
        self._task = asyncio.create_task(self._poll_for_ever())

    async def stop(self) -> None:
        """Takes nothing new, finishes what is under way as far as there is time, and confirms that."""
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        if self._under_way:
            await asyncio.wait(set(self._under_way.values()), timeout=PATIENCE)
        offset = self._offset()
        for task in list(self._under_way.values()):
            task.cancel()
        if offset:
            await self._confirm(offset)

    def alive(self) -> bool:
        """Whether Telegram answered a poll lately."""
        return self._task is None or (not self._task.done() and time.monotonic() - self._good < ALIVE)

    async def _confirm(self, offset: int) -> None:
        """Until Telegram has noticed that the last poll hung up it takes no other; what stays unconfirmed
        comes again after the start and is known by its number."""
        for _ in range(TRIES):
            try:
                await self._get(offset, timeout=0)
            except Conflict:
                await asyncio.sleep(0.1)
            except Exception as error:
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
                self._good = time.monotonic()
            except Conflict:
                log.error("another process polls with this token: only one may")
                await asyncio.sleep(PAUSE)
            except InvalidToken:
                log.error("telegram does not know this token any more")
                await asyncio.sleep(10 * PAUSE)
            except RetryAfter as error:
                log.warning("telegram asks for a pause")
                await asyncio.sleep(seconds(error).total_seconds())
            except Exception as error:  # whatever it is: a loop that ends answers nobody any more
                log.warning("polling failed: %s", type(error).__name__)
                await asyncio.sleep(PAUSE)

    async def _poll(self) -> None:
        for raw in await self._get(self._offset(), timeout=0 if self._under_way else LONG):
            number = int(raw["update_id"])
            if number not in self._under_way and number not in self._done:
                self._begin(number, raw)
            self._after = number + 1  # not the highest: after a quiet week the next number is any
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=SHORT, return_when=asyncio.FIRST_COMPLETED)

    async def _get(self, offset: int, timeout: int) -> list[dict[str, Any]]:
        """The updates as they come: the library would refuse all of them for one that it cannot read."""
        asked = {"offset": offset, "timeout": timeout, "allowed_updates": ALLOWED}
        data = RequestData([RequestParameter.from_input(key, value) for key, value in asked.items()])
        found: Any = await self._request.post(self._address, data, read_timeout=timeout + 10)
        return list(found)

    def _begin(self, number: int, raw: dict[str, Any]) -> None:
        def finished(task: asyncio.Task[bool]) -> None:
            self._under_way.pop(number, None)
            if not task.cancelled():
                self._done[number] = None
            while len(self._done) > REMEMBERED:
                self._done.pop(next(iter(self._done)))

        task = asyncio.create_task(answer(self._bot, self._desk, raw))
        self._under_way[number] = task
        task.add_done_callback(finished)


async def answer(bot: Bot, desk: Desk, raw: dict[str, Any]) -> bool:
    """Answers one update; one that cannot be read or answered is put aside by its number alone."""
    try:
        update = Update.de_json(raw, bot)
    except Exception as error:  # a kind of next year, or nonsense: it must not stop everybody
        log.error("update %s cannot be read: %s", raw.get("update_id"), type(error).__name__)
        return False
    for tries in range(1, TRIES + 1):
        try:
            await desk.handle(update)
        except Exception as error:
            log.warning("update %d failed (%d): %s", update.update_id, tries, type(error).__name__)
            if isinstance(error, TelegramError):
                break  # the sender was patient already; a second round would only repeat what arrived
            await asyncio.sleep(0.2 * tries)
        else:
            return True
    incident = secrets.token_hex(3)
    log.error("update %d was put aside: incident %s", update.update_id, incident)
    try:
        await desk.apologise(update, incident)
    except Exception as error:  # what failed before may fail again
        log.warning("its sender was not told: %s", type(error).__name__)
    return False


class Webhook:
    """`/telegram/webhook`: 200 only after the update was answered; without the secret nothing is read."""

    def __init__(self, bot: Bot, desk: Desk, secret: str) -> None:
        self._bot, self._desk, self._secret = bot, desk, secret
        self._under_way: set[asyncio.Task[bool]] = set()
        self._stopping = False

    def route(self) -> Route:
        """Where Telegram delivers."""
        return Route("/telegram/webhook", self._receive, methods=["POST"])

    async def stop(self) -> None:
        """Takes nothing new; finishes what is under way as far as there is time; the rest comes again."""
        self._stopping = True
        if self._under_way:
            await asyncio.wait(set(self._under_way), timeout=PATIENCE)
        for task in list(self._under_way):
            task.cancel()

    async def _receive(self, request: Request) -> Response:
        sent = request.headers.get("x-telegram-bot-api-secret-token", "")
        if not hmac.compare_digest(sent.encode(), self._secret.encode()):
            return Response(status_code=403)
        try:
            raw = await request.json()
            number = int(raw["update_id"])
        except (ValueError, TypeError, KeyError):
            return Response(status_code=400)
        if self._stopping:
            return Response(status_code=503)
        task = asyncio.create_task(answer(self._bot, self._desk, raw | {"update_id": number}))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError:
            if not task.cancelled():
                raise  # the caller hung up: the update is finished all the same
            return Response(status_code=503)
        return Response(status_code=200)
