"""The peer of a deadline: APScheduler's SQLAlchemyJobStore, a job each; as it comes, and with a write-ahead log."""

import pickle
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from apscheduler.events import EVENT_JOB_REMOVED
from apscheduler.job import Job
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from sqlalchemy import event

LATER = datetime(2126, 1, 1, tzinfo=UTC)
PART = 10_000


def nothing(code: str) -> None:
    """What a job does: the store is measured, not its work."""


class Jobs:
    """A scheduler whose jobs are rows."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "jobs.sqlite"
        self._store = SQLAlchemyJobStore(url=f"sqlite:///{self.path}")
        self._scheduler = BackgroundScheduler(
            jobstores={"default": self._store}, timezone=UTC, job_defaults={"misfire_grace_time": None}
        )
        self._scheduler.start(paused=True)

    def fill(self, count: int) -> None:
        """So many jobs that wait, written straight into the store's table, in the store's own form."""
        sample = self._scheduler.add_job(nothing, "date", run_date=LATER, args=["R7K42M"], id="sample")
        for first in range(0, count, PART):
            with self._store.engine.begin() as connection:
                rows = [self._row(sample, f"W{n:07}") for n in range(first, first + PART)]
                connection.execute(self._store.jobs_t.insert(), rows)

    def _row(self, sample: Job, id_: str) -> dict[str, Any]:
        state = pickle.dumps(sample.__getstate__() | {"id": id_}, self._store.pickle_protocol)
        return {"id": id_, "next_run_time": LATER.timestamp(), "job_state": state}

    def wake(self, codes: Sequence[str]) -> float:
        """Milliseconds until so many jobs that are due have run and are gone."""
        done = threading.Semaphore(0)
        listener = lambda _: done.release()  # noqa: E731 - it must be taken off again
        past = datetime.now(UTC) - timedelta(seconds=1)
        for code in codes:
            self._scheduler.add_job(nothing, DateTrigger(past), args=[code], id=code)
        self._scheduler.add_listener(listener, EVENT_JOB_REMOVED)
        start = time.perf_counter()
        self._scheduler.resume()
        for _ in codes:
            done.acquire()
        spent = (time.perf_counter() - start) * 1000
        self._scheduler.pause()
        self._scheduler.remove_listener(listener)
        return spent

    def with_log(self) -> None:
        """The database's faster way to commit, which the store does not choose by itself."""
        with self._store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        event.listen(self._store.engine, "connect", lambda c, _: c.execute("PRAGMA synchronous=FULL"))

    def close(self) -> None:
        """Lets go of the file."""
        self._scheduler.shutdown()
