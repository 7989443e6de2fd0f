"""The Slack front end, put together: Bolt's app, two Socket Mode connections or signed HTTP, notices."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import aiohttp
import httpx
from aiolimiter import AsyncLimiter
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.accounts import Accounts
from bot.app import App, Chat
from bot.logs import silent
from bot.pace import Pace
from bot.reports.desk import Reports
from bot.settings import Settings
from bot.slack.channels import Channels
from bot.slack.desk import Desk
from bot.slack.door import Door
from bot.slack.files import Files
from bot.slack.screen import Screen
from bot.slack.sender import DEAD, GONE, Sender, passing, reason
from bot.slack.sockets import Sockets
from bot.slack.uploads import Uploads
from bot.slack.visitors import PLATFORM, Visitors
from bot.work import Work
from handlers.kit.card import Card
from scheduler.ports import NobodyThere, NotDelivered

log = logging.getLogger(__name__)

NOTICES = 5  # a second over the workspace; each channel takes about one
AT_ONCE = 2  # seconds: Slack waits three for an ack
ANY = re.compile(".*")


@dataclass
class SlackFront:
    """Starts, stops, and takes notices to people."""

    settings: Settings
    app: App
    accounts: Accounts
    reports: Reports

    def __post_init__(self) -> None:
        token, root = self.settings.slack_bot_token or "", self.settings.slack_api
        self.client = AsyncWebClient(token, base_url=root)
        self.client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=2))
        # Nothing is tried twice: a notice again is the outbox's own business, and a trigger opens one window.
        self.notices = AsyncWebClient(token, base_url=root, retry_handlers=[])
        self.channels = Channels(self.notices)
        self.pace = Pace(AsyncLimiter(NOTICES, 1))
        self.http = httpx.AsyncClient(timeout=30)
        self.work = Work()
        prompt = AsyncWebClient(token, base_url=root, timeout=AT_ONCE, retry_handlers=[])
        self.sender = Sender(self.client, prompt, self.app.words)
        self.desk = self._desk(Files(self.http, token, root, self.app.house.rulebook))
        self.bolt = self._bolt()
        self.sockets = Sockets(self.bolt, self.settings.slack_app_token) if self.settings.slack_app_token else None

    def routes(self) -> list[Route]:
        """`/slack/events` for signed HTTP, when there is a signing secret and no app token."""
        if self.sockets or not self.settings.slack_signing_secret:
            return []
        handler = AsyncSlackRequestHandler(self.bolt)

        async def receive(request: Request) -> Response:
            return await handler.handle(request)

        return [Route("/slack/events", receive, methods=["POST"])]

    async def start(self) -> None:
        """Checks the token; connects. Raises SlackApiError."""
        await self.client.auth_test()
        if self.sockets:
            await self.sockets.start()

    async def stop(self) -> None:
        """Finishes what is under way."""
        if self.sockets:
            await self.sockets.stop()
        await self.work.stop()
        await self.http.aclose()

    def alive(self) -> bool:
        """Whether at least one connection stands; by HTTP Slack is the one that calls."""
        return self.sockets is None or self.sockets.alive()

    async def tick(self) -> None:
        """Windows of reports close by themselves; nothing is left in a chat."""

    async def send(self, person: str, card: Card) -> None:
        """A notice. Raises NotDelivered, or anything else when the outcome is unknown."""
        _, language = await self.accounts.spoken(person)
        for address in await self.accounts.addresses(person, PLATFORM):
            await self.pace.wait(address)
            try:
                channel = await self.channels.of(address)
                await self._send_files(person, card, channel)
                await self.sender.show(channel, card, language, self.notices)
            except SlackApiError as error:
                await self._not_taken(address, error)
            except aiohttp.ClientConnectorError as error:
                raise NotDelivered(type(error).__name__) from None
            else:
                return
        raise NobodyThere("no account here, or none that takes messages")

    async def _send_files(self, person: str, card: Card, channel: str) -> None:
        """Before the words, whose buttons come last. What Slack never takes stays under one's documents."""
        for file, content in await self.app.attached(Chat(person, PLATFORM), card):
            try:
                await self.notices.files_upload_v2(channel=channel, filename=file.name, content=content)
            except SlackApiError as error:
                if passing(error):
                    raise
                log.warning("slack does not take a file: %s", reason(error))

    async def _not_taken(self, address: str, error: SlackApiError) -> None:
        """Marks an account that is gone; raises NotDelivered for what may pass, the error when nobody knows."""
        why = reason(error)
        if error.response.status_code == httpx.codes.TOO_MANY_REQUESTS:
            after = int(error.response.headers.get("Retry-After", 1))
            raise NotDelivered("slack asks to wait", after=timedelta(seconds=after)) from None
        if passing(error):
            raise error
        if why in DEAD:
            log.error("slack does not take our token any more (%s): nobody on Slack is reached", why)
        if why not in GONE:
            raise NotDelivered(why) from None
        await self.accounts.unreachable(self.accounts.account(PLATFORM, address, address))

    def _desk(self, files: Files) -> Desk:
        visitors = Visitors(self.accounts)
        screen = Screen(self.app, visitors, self.sender)
        uploads = Uploads(screen, files)
        door = Door(self.app.words, self.reports, self.sender)
        return Desk(self.app, self.accounts, visitors, self.sender, screen, uploads, self.work, door)

    def _bolt(self) -> AsyncApp:
        """One listener a kind: which form or button it is, the office knows."""
        bolt = AsyncApp(
            logger=silent("slack_bolt.trustdesk"),
            client=self.client,
            signing_secret=self.settings.slack_signing_secret or "unused with sockets",
            process_before_response=True,  # Bolt would confirm an event before it is done
        )
        desk = self.desk
        bolt.command(ANY)(safe(lambda body, ack: desk.command(body, ack)))
        bolt.action(ANY)(safe(lambda body, ack: desk.action(body, ack)))
        bolt.view(ANY)(safe(lambda body, ack: desk.submitted(body, ack)))
        bolt.options(ANY)(safe(lambda body, ack: desk.options(body, ack)))
        bolt.shortcut(ANY)(safe(lambda body, ack: ack()))
        bolt.view_closed(ANY)(safe(lambda body, ack: desk.closed(body, ack)))
        bolt.event("message")(safe(lambda body, ack: desk.message(body["event"], body["event_id"])))
        bolt.event("app_home_opened")(safe(lambda body, ack: desk.home(body["event"])))
        bolt.event("app_uninstalled")(safe(_uninstalled))
        bolt.event("tokens_revoked")(safe(_uninstalled))
        bolt.event(ANY)(safe(lambda body, ack: ack()))  # an event without a listener would never be confirmed
        return bolt


def safe(handle: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[None]]:
    """A listener that never raises: Bolt loses the answer of one that does. Without an ack the person is told."""

    async def listener(body: dict[str, Any], ack: Callable[..., Awaitable[Any]]) -> None:
        try:
            await handle(body, ack)
        except asyncio.CancelledError:
            raise
        except Exception as error:  # its text may hold what somebody wrote
            log.error("slack %s failed: %s", body.get("type") or body.get("command"), type(error).__name__)

    return listener


async def _uninstalled(_body: dict[str, Any], _ack: Any) -> None:
    log.error("the workspace removed the app or its tokens: nobody on Slack is reached any more")
