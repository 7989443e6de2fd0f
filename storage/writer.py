"""The one writer: a thread that owns every write and commits many turns at once.

It drains its queue into a batch: one BEGIN IMMEDIATE, each turn in a savepoint, one commit, and only then is
every waiting caller told. A turn that is refused rolls back to its savepoint and harms no other.
"""

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session

from storage import journal, sealed
from storage.journal import Journal
from storage.vault import Vault

log = logging.getLogger(__name__)

BATCH = 256  # turns a commit at most, so that the first of them does not wait for ever


class NotSaved(Exception):
    """The commit failed or its outcome is unknown. Nothing was confirmed; the same turn may be tried again."""


@dataclass
class Job:
    """A turn that waits to be written, and whoever waits for it."""

    turn: Callable[[Session, Journal], Any]
    done: Future[Any] = field(default_factory=Future)
    outcome: Any = None
    refusal: Exception | None = None

    def settle(self) -> None:
        """Tells the caller, after the commit: the turn's value, or why it was refused."""
        if self.refusal is not None:
            self.done.set_exception(self.refusal)
        else:
            self.done.set_result(self.outcome)


class Writer(threading.Thread):
    """Runs turns one after another, many to a commit."""

    def __init__(self, engine: Engine, vault: Vault) -> None:
        super().__init__(name="writer", daemon=True)
        self._engine = engine
        self._vault = vault
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()

    def submit(self, turn: Callable[[Session, Journal], Any]) -> Future[Any]:
        """Queues a turn; the future is settled after its commit, with NotSaved if that failed."""
        job = Job(turn)
        self._jobs.put(job)
        return job.done

    def close(self) -> None:
        """Finishes what is queued, then stops."""
        self._jobs.put(None)
        self.join()

    def run(self) -> None:
        """The thread's life: drain, commit, tell."""
        going = True
        while going:
            batch, going = self._drain()
            if batch:
                self._commit(batch)

    def _drain(self) -> tuple[list[Job], bool]:
        batch: list[Job] = []
        job = self._jobs.get()
        while job is not None:
            # Nobody waits for a cancelled one; one that is taken is carried out.
            if job.done.set_running_or_notify_cancel():
                batch.append(job)
            if len(batch) == BATCH or self._jobs.empty():
                return batch, True
            job = self._jobs.get()
        return batch, False

    def _commit(self, batch: list[Job]) -> None:
        try:
            with sealed.by(self._vault), self._engine.connect() as connection, connection.begin():
                journals = [_run(connection, job) for job in batch]
                journal.write(connection, [each for each in journals if each])
        except Exception as error:
            log.error("a batch of %d turns was not saved: %s", len(batch), type(error).__name__)
            self._engine.dispose()  # the outcome is unknown: no connection of before is trusted again
            for job in batch:
                job.done.set_exception(NotSaved())
        else:
            for job in batch:
                job.settle()


def _run(connection: Connection, job: Job) -> Journal | None:
    """Runs one turn in its savepoint. Errors of the database itself end the whole batch."""
    left = Journal()
    with Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
        try:
            job.outcome = job.turn(session, left)
            session.commit()
        except IntegrityError as error:
            session.rollback()
            job.refusal = error
        except DBAPIError:
            raise
        except Exception as error:
            session.rollback()
            job.refusal = error
    return None if job.refusal else left
