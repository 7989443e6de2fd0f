"""Order where it matters: one after another within a chat, side by side across chats."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class Lanes:
    """A lane a chat. A slow upload in one holds up nobody in another."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def lane(self, chat: str) -> AsyncIterator[None]:
        """Waits for what came before in this chat; first come, first served."""
        lock = self._locks.setdefault(chat, asyncio.Lock())
        async with lock:
            yield
