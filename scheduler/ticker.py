"""The metronome, and the only place that knows APScheduler: a few stateless ticks, held in memory."""

import gc
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

ENOUGH = 3  # failures in a row that are worth waking somebody for


class Ticker:
    """Runs ticks now and then. A missed one is simply run later: all truth is in the rows it reads."""

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )
        self._poked: set[str] = set()
        self._last: dict[str, float] = {}
        self._failed: dict[str, int] = {}
        self._every: dict[str, float] = {}
        # A poke that meets a running tick is heard by that tick itself; the library's warning says nothing new.
        logging.getLogger("apscheduler.executors.default").setLevel(logging.ERROR)
        logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)

    def every(self, seconds: float, name: str, tick: Callable[[], Awaitable[object]]) -> None:
        """Adds a tick. One that raises is logged by its name and comes again."""

        async def guarded() -> None:
            again = True
            while again:
                self._poked.discard(name)
                try:
                    await tick()
                except Exception as error:  # a tick must not stop the clock; its message might hold names
                    log.error("tick %s failed: %s", name, type(error).__name__)
                    self._failed[name] = self._failed.get(name, 0) + 1
                else:
                    self._failed.pop(name, None)
                self._last[name] = time.monotonic()
                again = name in self._poked  # poked while it ran: what for may have come too late for it

        self._last[name] = time.monotonic()
        self._every[name] = seconds
        self._scheduler.add_job(guarded, "interval", seconds=seconds, id=name)

    def poke(self, name: str) -> None:
        """Runs a tick at once, because a commit just gave it something to do."""
        fresh = name not in self._poked
        self._poked.add(name)
        if self._scheduler.running and fresh:
            self._scheduler.modify_job(name, next_run_time=datetime.now(UTC))

    def poke_all(self) -> None:
        """Runs every tick at once: the clock was put forward."""
        for name in self._last:
            self.poke(name)

    def failing(self) -> list[str]:
        """The ticks that failed several times in a row: something stands in their way that does not pass."""
        return [name for name, times in self._failed.items() if times >= ENOUGH]

    def age(self, name: str) -> float:
        """Seconds since the tick last ended, or was added. Health looks here, not at the scheduler."""
        return time.monotonic() - self._last[name]

    def behind(self) -> float:
        """By how many seconds the latest of all ticks is late."""
        return max((self.age(name) - seconds for name, seconds in self._every.items()), default=0.0)

    def start(self) -> None:
        """Starts in the running event loop. What there is by now stays: walked over again and again by the
        garbage collector, it would stop the loop for a tenth of a second each time.
        """
        gc.freeze()
        self._scheduler.start()

    def stop(self) -> None:
        """Stops; a running tick is the caller's to wait for."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
