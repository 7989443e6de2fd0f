"""P15: 20 people converse while an inspection of 200,000 records is drawn and its report counted, with progress."""

import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Coroutine
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, select

from benchmarks.imports import PAUSE, PEOPLE, converse
from bot.app import Chat
from bot.demo import Demo, running
from bot.settings import Settings
from handlers import completeness_close, inspection
from handlers.kit.turn import Turn
from regulation.quarters import Quarter
from regulation.vocabulary import Indicator, InspectionStatus, Nature, RecordStatus, Severity, Source
from scheduler.deadlines import TIME
from storage import codes
from storage.journal import Journal
from storage.queries import inspections
from storage.queries.people import actors_for_system
from storage.tables import Inspection, Member, Record, Sample, Subject

RECORDS, PART = 200_000, 10_000
COMMON = {"kind": "complaint", "status": RecordStatus.TRIAGED, "source": Source.EXTERNAL, "nature": Nature.NEGATIVE,
          "severity": Severity.MINOR, "indicator": Indicator.SERVICE, "version": 1,
          "details": {"summary": "两次来电无人回复"}}  # fmt: skip
QUIET = 5  # seconds of conversation alone


def filed(session: Session, quarter: Quarter, now: datetime) -> None:
    """A quarter's records of every department and person, most of them classified."""
    chance = random.Random(1)  # noqa: S311 - rows of a benchmark
    subjects = session.exec(select(Subject.id)).all()
    homes = session.exec(select(Subject.id).where(Subject.kind == "department")).all()
    member = session.exec(select(Member.id)).first()
    days = (quarter.last_day - quarter.first_day).days
    for _ in range(RECORDS // PART):
        rows = []
        for _ in range(PART):
            on = quarter.first_day + timedelta(days=chance.randrange(days))
            at = now - timedelta(days=(date.fromordinal(now.toordinal()) - on).days)
            own = {"code": codes.new(10), "subject_id": chance.choice(subjects), "home_id": chance.choice(homes)}
            rows.append(COMMON | own | {"occurred_on": on, "filed_at": at, "decided_at": at}
                        | {"author_id": member, "decided_by_id": member})  # fmt: skip
        session.execute(insert(Record), rows)


def begun(demo: Demo, session: Session, journal: Journal) -> str:
    """The quarter before is closed, its inspection has begun."""
    turn = Turn(session, demo.app.clock(), TIME, demo.app.house, journal)
    quarter = Quarter.of(turn.today).before
    filed(session, quarter, turn.now)
    completeness_close.freeze(turn, quarter)
    row = inspection.plan(turn, quarter)
    row.status, row.seed, row.started_at = InspectionStatus.FIELDWORK, "bench", turn.now
    turn.save(row)
    return row.code


def counting(session: Session, code: str) -> None:
    """As when the last finding was answered."""
    row = inspections.by_code_for_system(session, code)
    row.status, row.figures, row.compiled = InspectionStatus.REPORTING, None, 0
    session.add(row)


async def run() -> dict[str, float]:
    """The steps alone, then beside the draw and the report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with running(Settings(data=folder / "data", keys=folder / "keys"), ticking=False) as demo:
            today = demo.app.house.day(demo.app.clock())
            actors = demo.app.database.read_now(lambda s: actors_for_system(s, today))
            officer = next(each.code for each in actors.values() if each.name == "陈思远")
            chats = [Chat(officer, f"bench {number}") for number in range(PEOPLE)]
            code = await demo.app.database.write(lambda session, journal: begun(demo, session, journal))
            alone, beside, seen = [], [], set()
            quiet, done = asyncio.Event(), asyncio.Event()
            asyncio.get_running_loop().call_later(QUIET, quiet.set)
            await asyncio.gather(*talks(demo, chats, alone, quiet))

            async def work() -> tuple[float, float]:
                start = time.perf_counter()
                await demo.inspections.tick()
                drawn = time.perf_counter()
                for _ in range(ROUNDS):
                    await demo.app.database.write(lambda session, _: counting(session, code))
                    watching = asyncio.create_task(watch(demo, seen))
                    await demo.inspections.tick()
                    watching.cancel()
                ended = time.perf_counter()
                done.set()
                return drawn - start, (ended - drawn) / ROUNDS

            (draw, report), *_ = await asyncio.gather(work(), *talks(demo, chats, beside, done))
            drawn = demo.app.database.read_now(lambda s: len(s.exec(select(Sample.id)).all()))
            row = demo.app.database.read_now(lambda s: s.exec(select(Inspection)).first())
    p99 = [quantiles(times, n=100)[98] for times in (alone, beside)]
    times = {"alone": p99[0], "beside": p99[1], "worst": max(beside), "steps": len(beside)}
    records = sum((row.figures or {})["records"].values())
    return times | {"draw": draw, "report": report, "drawn": drawn, "records": records, "progress": len(seen)}


def talks(
    demo: Demo, chats: list[Chat], times: list[float], done: asyncio.Event
) -> list[Coroutine[Any, Any, None]]:
    """They begin one after the other: nobody presses in step with nineteen others."""

    async def talk(place: int, chat: Chat) -> None:
        await asyncio.sleep(place * PAUSE / PEOPLE)
        await converse(demo, chat, times, done)

    return [talk(place, chat) for place, chat in enumerate(chats)]


ROUNDS = 8  # reports, so that enough steps fall beside them


async def watch(demo: Demo, seen: set[int]) -> None:
    """What somebody who looks at the card reads meanwhile."""
    while True:
        seen.add(await demo.app.database.read(lambda s: s.exec(select(Inspection.compiled)).first()))
        await asyncio.sleep(0.05)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(run())))
