"""P5 to P8: a hundred due among a million clocks; ten thousand reminders in a minute; the peer's jobs."""

import asyncio
import contextlib
import gc
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import insert
from sqlmodel import Session

from benchmarks.jobs import Jobs
from bot import house
from bot.demo import seeding
from bot.parts import SWITCH
from bot.settings import Settings
from handlers.kit.turn import House
from handlers.office import office
from regulation.vocabulary import DeadlineStatus, Language, SubjectKind
from scheduler.deadlines import Deadlines
from storage.codes import ALPHABET
from storage.database import DATABASE, Database
from storage.tables import Deadline, Member, Subject
from tests.faults import wave

FEW, MANY, PART = 10_000, 1_000_000, 10_000
DUE, RUNS, IDLE = 100, 15, 200
REMINDERS, PEOPLE = 10_000, 1_000
LATER = wave.FRIDAY + timedelta(days=30)  # nobody looks at these before


def waiting(session: Session, count: int) -> None:
    """Clocks that run: any record, any moment of the coming year."""
    chance = random.Random(count)  # noqa: S311 - codes of a benchmark
    common = {"kind": "record.triage", "status": DeadlineStatus.RUNNING, "calendar": "1.11.0", "provisional": False,
              "began_at": wave.BEGAN}  # fmt: skip
    for _ in range(count // PART):
        moments = [LATER + timedelta(seconds=chance.randrange(31_536_000)) for _ in range(PART)]
        session.execute(insert(Deadline), [common | {"row_code": "".join(chance.choices(ALPHABET, k=6)),
                                                     "due_at": at, "next_at": at} for at in moments])  # fmt: skip


def due(session: Session, codes: list[str], at: datetime) -> None:
    """A hundred whose last day is over."""
    clock = {"kind": "subject.reply", "status": DeadlineStatus.RUNNING, "began_at": wave.BEGAN, "due_at": at,
             "next_at": at, "calendar": "1.11.0", "provisional": False}  # fmt: skip
    session.execute(insert(Deadline), [clock | {"row_code": code} for code in codes])


def crowd(session: Session) -> list[tuple[int, int]]:
    """A thousand people more; returns all by member and subject."""
    numbers = range(10_001, 10_001 + PEOPLE)
    session.execute(insert(Subject), [{"id": n, "code": f"S{n}", "kind": SubjectKind.STAFF} for n in numbers])
    members = [{"id": n, "code": f"M{n}", "name": f"员工{n}", "language": Language.CHINESE, "subject_id": n}
               for n in numbers]  # fmt: skip
    session.execute(insert(Member), members)
    return [(n, n) for n in numbers]


class Bench:
    """The engine on a new house, with a clock in our hand."""

    def __init__(self, settings: Settings, database: Database, rules: House) -> None:
        self.settings, self.database, self.now = settings, database, wave.FRIDAY
        self.engine = Deadlines(database, office(), rules, lambda: self.now)
        self._round = 0

    async def ticked(self) -> float:
        """Milliseconds of one tick."""
        start = time.perf_counter()
        await self.engine.tick()
        return (time.perf_counter() - start) * 1000

    async def claimed(self, work: bool) -> float:
        """A hundred due: their rows are gone, so that the engine alone is measured; or they turn overdue."""
        self._round += 1
        codes = [f"W{n + 1}" if work else f"G{n}" for n in range(DUE)]
        self.database.write_now(lambda session, _: due(session, codes, self.now - timedelta(seconds=1)))
        return await self.ticked()

    async def claims(self, work: bool = False) -> list[float]:
        return [await self.claimed(work) for _ in range(RUNS)]

    def fill(self, count: int) -> float:
        """So many more that wait; returns the bytes each of them takes."""
        before = size(self.settings.data / DATABASE)
        self.database.write_now(lambda session, _: waiting(session, count))
        return (size(self.settings.data / DATABASE) - before) / count


def size(path: Path) -> int:
    """Bytes of a database file, with everything in it that was written."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.stat().st_size


async def lag(times: list[float], done: asyncio.Event) -> None:
    """How much later than asked the loop wakes somebody, in milliseconds."""
    while not done.is_set():
        start = time.perf_counter()
        await asyncio.sleep(0.005)
        times.append((time.perf_counter() - start) * 1000 - 5)


async def flood(bench: Bench) -> dict[str, float]:
    """P8: everything from the first claim until the last letter lies in the outbox."""
    bench.database.write_now(lambda session, _: wave.seed(session, REMINDERS, crowd(session)))
    gc.freeze()  # as the ticker does when an office begins to work
    lags: list[float] = []
    done = asyncio.Event()
    watching = asyncio.create_task(lag(lags, done))
    spent = await bench.ticked()
    done.set()
    await watching
    return {"flood": spent / 1000, "lag": max(lags), "lag_p99": quantiles(lags, n=100)[98]}


async def first_claim(settings: Settings) -> float:
    """P6: milliseconds from nothing opened to the first deadline that is looked after."""
    with opened(settings) as bench:
        bench.database.write_now(lambda session, _: due(session, ["GONE"], bench.now))
    start = time.perf_counter()
    with opened(settings) as bench:
        assert await bench.engine.tick() == 1
        return (time.perf_counter() - start) * 1000


@contextlib.contextmanager
def opened(settings: Settings) -> Iterator[Bench]:
    """The house, opened as every command opens it."""
    with house.opened(settings) as (database, _, vault):
        yield Bench(settings, database, house.rules(settings, vault))


async def ours(settings: Settings) -> dict[str, float]:
    """All figures of ours."""
    with opened(settings) as bench:
        bench.database.write_now(seeding(settings, bench.engine.house, wave.BEGAN))
        result = await flood(bench)
        bench.fill(FEW)
        few = await bench.claims()
        result["bytes"] = bench.fill(MANY - FEW)
        many, work = await bench.claims(), await bench.claims(work=True)
        idle = [await bench.ticked() for _ in range(IDLE)]
    starts = [await first_claim(settings) for _ in range(RUNS)]
    return result | {"few": median(few), "many": median(many), "work": median(work), "idle": median(idle),
                     "start": median(starts)}  # fmt: skip


def theirs(folder: Path) -> dict[str, float]:
    """The peer's: the same hundred among a million jobs."""
    jobs = Jobs(folder)
    jobs.fill(MANY)
    weight = size(jobs.path) / MANY
    codes = [f"G{n}" for n in range(DUE)]
    spent = [jobs.wake(codes) for _ in range(RUNS)]
    jobs.with_log()
    logged = [jobs.wake(codes) for _ in range(RUNS)]
    jobs.close()
    return {"peer": median(spent), "peer_log": median(logged), "peer_bytes": weight}


if __name__ == "__main__":
    sys.setswitchinterval(SWITCH)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        figures = asyncio.run(ours(Settings(data=place / "data", keys=place / "keys"))) | theirs(place)
    sys.stdout.write(json.dumps(figures))
