"""举报库 · one file in a folder of its own; one turn at a time, and not even a file's time tells when."""

import asyncio
import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import event
from sqlmodel import Session

from storage import engines
from storage.reports.tables import ReportTable

T = TypeVar("T")

FOLDER = "reports"  # in the data folder
DATABASE = "reports.sqlite"
VERSION = 2  # of the tables
STEPS = {1: ('ALTER TABLE "grant" ADD COLUMN unread BOOLEAN NOT NULL DEFAULT 1',)}  # what brings an older one up
BLURRED = 946684800  # every file here says that it was touched on 1 January 2000
BUSY_TIMEOUT_MS = 5000


class ReportStore:
    """Reads and writes the reports. It never logs, and its errors carry no values."""

    def __init__(self, data: Path, keys: Path) -> None:
        self.folder = data / FOLDER
        self.keys = keys  # beside the pepper: the list of what was deleted must not be in a backup of this
        self._turns = threading.Lock()
        self._engine = engines.on(f"sqlite:///{self.folder / DATABASE}")
        event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))

    @property
    def exists(self) -> bool:
        """Whether there were reports here before: then their pepper must be there too."""
        return (self.folder / DATABASE).exists()

    def open(self) -> None:
        """Makes the folder (0700) and the tables, once. Raises RuntimeError for tables of a newer house."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self.folder / DATABASE).touch(mode=0o600)
        with self._engine.begin() as connection:
            version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
            if version > VERSION:
                raise RuntimeError("the reports were written by a newer version of this house")
            for step in (step for old in range(version or VERSION, VERSION) for step in STEPS[old]):
                connection.exec_driver_sql(step)
            ReportTable.metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
        self._blur()

    async def turn(self, turn: Callable[[Session], T]) -> T:
        """Runs a turn off the event loop; returns after its commit."""
        return await asyncio.to_thread(self.turn_now, turn)

    def turn_now(self, turn: Callable[[Session], T]) -> T:
        """The same for a caller without an event loop. What a turn raises undoes it."""
        with self._turns, self._blurring(), Session(self._engine, expire_on_commit=False) as session:
            done = turn(session)
            session.commit()
            return done

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    @contextlib.contextmanager
    def _blurring(self) -> Iterator[None]:
        try:
            yield
        finally:
            self._blur()

    def _blur(self) -> None:
        for path in (*self.folder.rglob("*"), self.folder):
            with contextlib.suppress(FileNotFoundError):
                os.utime(path, (BLURRED, BLURRED))


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=TRUNCATE",  # a write-ahead log would keep what was deleted, a new file would tell when
        "synchronous=FULL",
        "secure_delete=ON",
        "temp_store=MEMORY",
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")
