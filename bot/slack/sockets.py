"""Socket Mode: two connections, because Slack renews them one at a time, and a watchdog, because they can hang."""

import asyncio
import contextlib
import logging

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

log = logging.getLogger(__name__)

CONNECTIONS = 2
PING = 3.0  # seconds between two looks of the client itself
LOOK = 1.0  # seconds between two looks of the watchdog
LOOKS = 3  # that find a connection gone before it is given a new address


class Sockets:
    """Keeps the connections."""

    def __init__(self, bolt: AsyncApp, app_token: str) -> None:
        self._bolt, self._token = bolt, app_token
        self._handlers: list[AsyncSocketModeHandler] = []
        self._watchdog: asyncio.Task[None] | None = None
        self._connected = CONNECTIONS

    async def start(self) -> None:
        """Connects. Raises SlackApiError when the app token is wrong."""
        self._handlers = [
            AsyncSocketModeHandler(self._bolt, self._token, ping_interval=PING) for _ in range(CONNECTIONS)
        ]
        for handler in self._handlers:
            await handler.connect_async()  # type: ignore[no-untyped-call]
        self._watchdog = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """Takes nothing new and closes."""
        if self._watchdog:
            self._watchdog.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watchdog
        for handler in self._handlers:
            handler.client.auto_reconnect_enabled = False
            await handler.close_async()  # type: ignore[no-untyped-call]

    def alive(self) -> bool:
        """Whether the watchdog saw one that is connected."""
        return self._connected > 0

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
