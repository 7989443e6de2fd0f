"""The peer of a submission: raw sqlite3 that commits three rows at a time, one by one, through one thread."""

import asyncio
import queue
import sqlite3
import threading
from pathlib import Path


class RawWriter(threading.Thread):
    """What an ordinary careful program does: durable, nothing sealed, nothing chained, nothing checked."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self._path = folder / "peer.sqlite"
        self._jobs: queue.SimpleQueue[tuple[asyncio.AbstractEventLoop, asyncio.Future[None]] | None] = (
            queue.SimpleQueue()
        )

    def run(self) -> None:
        """Commits one submission after another."""
        with sqlite3.connect(self._path, isolation_level=None) as database:
            database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                                   "CREATE TABLE a(x); CREATE TABLE b(x); CREATE TABLE c(x)")  # fmt: skip
            while job := self._jobs.get():
                database.execute("BEGIN IMMEDIATE")
                for table in "abc":
                    database.execute(f"INSERT INTO {table} VALUES (?)", ("x" * 200,))  # noqa: S608 - fixed names
                database.execute("COMMIT")
                loop, done = job
                loop.call_soon_threadsafe(done.set_result, None)

    async def submit(self) -> None:
        """Returns after its commit."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        self._jobs.put((loop, done))
        await done

    def close(self) -> None:
        """Stops the thread."""
        self._jobs.put(None)
        self.join()
