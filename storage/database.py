"""The database: one writer, a pool of readers, migrations at the start."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine, event
from sqlmodel import Session

from storage import engines, migrations, sealed
from storage.journal import Journal
from storage.tables import Seal
from storage.vault import Vault, VaultError
from storage.writer import Writer

T = TypeVar("T")

DATABASE = "trustdesk.sqlite"  # in the data folder
NOT_OURS = "these keys do not belong to this database: put the right keys folder back"
BUSY_TIMEOUT_MS = 5000  # how long a commit waits for another process before the person is told to try again


class Database:
    """Where the house's memory is read and written. Use cases get a Session and never commit."""

    def __init__(self, url: str, vault: Vault) -> None:
        self._vault = vault
        self._writing = _engine(url, begin="BEGIN IMMEDIATE")
        self._reading = _engine(url, begin="BEGIN", query_only=True)
        self._writer = Writer(self._writing, vault)

    def open(self) -> None:
        """Migrates, checks that the keys belong here, starts the writer. Raises VaultError."""
        migrations.upgrade(self._writing)
        self._writer.start()
        self.write_now(_check_keys)

    async def write(self, turn: Callable[[Session, Journal], T]) -> T:
        """Runs a turn on the writer; returns after its commit. Raises NotSaved, or what the turn raised."""
        return await asyncio.wrap_future(self._writer.submit(turn))

    def write_now(self, turn: Callable[[Session, Journal], T]) -> T:
        """The same for a caller without an event loop (command line, set-up)."""
        outcome: T = self._writer.submit(turn).result()
        return outcome

    async def read(self, look: Callable[[Session], T]) -> T:
        """Runs a look on a read-only connection, off the event loop."""
        return await asyncio.to_thread(self.read_now, look)

    def read_now(self, look: Callable[[Session], T]) -> T:
        """The same for a caller without an event loop."""
        with sealed.by(self._vault), Session(self._reading) as session:
            return look(session)

    def close(self) -> None:
        """Finishes what is queued and lets go of the files."""
        if self._writer.is_alive():
            self._writer.close()
        self._reading.dispose()
        self._writing.dispose()


def sqlite_url(folder: Path) -> str:
    """The embedded default: one file in the data folder, which only its owner may read."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return f"sqlite:///{folder / DATABASE}"


def _engine(url: str, begin: str, query_only: bool = False) -> Engine:
    engine = engines.on(url)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def _(connection: Any, _record: Any) -> None:
            connection.isolation_level = None  # we say BEGIN ourselves: the driver's would be deferred
            for pragma in (
                f"busy_timeout={BUSY_TIMEOUT_MS}",
                "journal_mode=WAL",
                "synchronous=FULL",
                "foreign_keys=ON",
                "secure_delete=ON",
                f"query_only={int(query_only)}",
            ):
                connection.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def _(connection: Any) -> None:
            connection.exec_driver_sql(begin)

    return engine


def _check_keys(session: Session, _journal: Journal) -> None:
    try:
        if session.get(Seal, 1) is None:
            session.add(Seal(id=1, word="trustdesk"))
    except VaultError as error:
        raise VaultError(NOT_OURS) from error
