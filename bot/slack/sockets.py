"""Socket Mode: two connections, because Slack renews them one at a time, and a watchdog, because they can hang."""

import asyncio
import contextlib
import logging

import httpx
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

log = logging.getLogger(__name__)

CONNECTIONS = 2
PING = 3.0  # seconds between two looks of the client itself
LOOK = 1.0  # seconds between two looks of the watchdog
START = 5.0  # seconds that the office waits for them before it begins its other work
LOOKS = 3  # that find a connection gone before it is given a new address


class Sockets:
    """Keeps the connections."""

    def __init__(self, bolt: AsyncApp, app_token: str) -> None:
        self._bolt, self._token = bolt, app_token
        self._handlers: list[AsyncSocketModeHandler] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._connected = 0

    async def start(self) -> None:
        """Connects; what takes long goes on under the watchdog. Raises SlackApiError for a wrong app token."""
        address = await self._address()
        self._handlers = [
            AsyncSocketModeHandler(self._bolt, self._token, ping_interval=PING) for _ in range(CONNECTIONS)
        ]
        self._handlers[0].client.wss_uri = address
        connecting = [asyncio.create_task(handler.connect_async()) for handler in self._handlers]  # type: ignore[no-untyped-call]
        self._tasks = [*connecting, asyncio.create_task(self._watch())]
        await asyncio.wait(connecting, timeout=START)
        self._connected = [await handler.client.is_connected() for handler in self._handlers].count(True)

    async def stop(self) -> None:
        """Takes nothing new and closes."""
        for task in self._tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        for handler in self._handlers:
            handler.client.auto_reconnect_enabled = False
            await handler.close_async()  # type: ignore[no-untyped-call]

    def alive(self) -> bool:
        """Whether the watchdog saw one that is connected."""
        return self._connected > 0

    async def _address(self) -> str | None:
        """Asks once for an address: the client itself would try a wrong token for ever."""
        try:
            answer = await AsyncWebClient(base_url=self._bolt.client.base_url).apps_connections_open(
                app_token=self._token
            )
        except SlackApiError as error:
            if error.response.status_code == httpx.codes.TOO_MANY_REQUESTS:
                return None  # the token is right, and the client waits as long as it is told
            raise
        return str(answer["url"])

    async def _watch(self) -> None:
        """The client tries a dead address for ever: without one it asks for a new one."""
        gone = [0] * CONNECTIONS
        while True:
            await asyncio.sleep(LOOK)
            for place, handler in enumerate(self._handlers):
                gone[place] = 0 if await handler.client.is_connected() else gone[place] + 1
                self._connected = gone.count(0)
                if gone[place] and gone[place] % LOOKS == 0:
                    log.warning("socket %d is gone: asking for a new address", place + 1)
                    handler.client.wss_uri = None
