"""Thousands of reminders at one minute; run as a process of its own, it looks after them and says how many it took."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert
from sqlmodel import Session

from bot import house
from bot.settings import Settings
from handlers.office import office
from regulation.vocabulary import DeadlineStatus, Nature, RecordStatus, Source
from scheduler import deadlines
from storage.queries.records import REPLY
from storage.tables import Deadline, Record, Step

BEGAN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # Monday, 10:00 in Shanghai
DUE = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)  # five working days
FRIDAY = datetime(2026, 11, 27, 1, 30, tzinfo=UTC)  # T-1 is a Sunday: the Friday, at half past nine
PART = 10_000


def seed(session: Session, count: int, people: list[tuple[int, int]], next_at: datetime = FRIDAY) -> None:
    """So many negative records that wait for their subject's answer; `people`: member and subject ids."""
    common = {"kind": "complaint", "status": RecordStatus.TRIAGED, "source": Source.EXTERNAL, "version": 1}
    said = {"details": {"summary": "家长反映两次来电未回复"}, "nature": Nature.NEGATIVE}
    author, asked = people[0][0], {"kind": REPLY, "asked_by_id": people[0][0], "asked_at": BEGAN, "question": ""}
    clock = {"kind": "subject.reply", "status": DeadlineStatus.RUNNING, "began_at": BEGAN, "due_at": DUE,
             "next_at": next_at, "calendar": "1", "provisional": False}  # fmt: skip
    for first in range(1, count + 1, PART):
        part = [(n, *people[n % len(people)]) for n in range(first, min(first + PART, count + 1))]
        records = [common | said | {"id": n, "code": f"W{n}", "subject_id": subject, "author_id": author,
                                    "occurred_on": BEGAN.date(), "filed_at": BEGAN} for n, _, subject in part]  # fmt: skip
        session.execute(insert(Record), records)
        session.execute(insert(Step), [asked | {"record_id": n, "owner_id": member} for n, member, _ in part])
        session.execute(insert(Deadline), [clock | {"row_code": f"W{n}"} for n, *_ in part])


async def look_after(settings: Settings) -> int:
    """One tick of the engine, over the office's own way of opening its memory."""
    with house.opened(settings) as (database, _, vault):
        print("ready", flush=True)  # noqa: T201 - the parent waits for both
        sys.stdin.readline()
        rules, deadlines.BATCH = house.rules(settings, vault), 20  # small rounds: two processes meet more often
        return await deadlines.Deadlines(database, office(), rules, lambda: FRIDAY + timedelta(seconds=20)).tick()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    print(asyncio.run(look_after(Settings(data=folder / "data", keys=folder / "keys"))))  # noqa: T201
