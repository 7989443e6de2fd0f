"""What goes on after an answer was given: tracked, so that a stop waits for it and nothing fails unseen."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

log = logging.getLogger(__name__)

PATIENCE = 1.5  # seconds that a stop waits


class Work:
    """Tasks under way."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        """Begins something that nobody waits for."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    async def finish(self) -> None:
        """Waits until everything is done, but not for ever."""
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=PATIENCE)

    async def stop(self) -> None:
        """Waits the same; what still goes on is told to end, and may say so to whom it concerns."""
        await self.finish()
        for task in list(self._tasks):
            task.cancel()
        await self.finish()

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.warning("work after an answer failed: %s", type(error).__name__)
