"""P11: 20 people converse while 50,000 people are imported: how long their steps take, and the import itself."""

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles

from sqlmodel import Session, select

from bot.app import Chat
from bot.demo import Demo, running
from bot.settings import Settings
from regulation.vocabulary import BatchStatus
from storage.journal import Journal
from storage.queries.people import actors_for_system
from storage.tables import ImportBatch

ROWS, PEOPLE = 50_000, 20
ANSWERS = ("客服部", "昨天", "电话", "家长反映两次来电未回复")
PAUSE = 0.25  # seconds between two steps of one person: they read and type, faster than anybody does


def table() -> bytes:
    """Staff of one department."""
    lines = [f"N{number},员工{number},教学部,教学" for number in range(ROWS)]
    return "\n".join(["工号,姓名,部门,岗位类别", *lines]).encode()


async def converse(demo: Demo, chat: Chat, times: list[float], done: asyncio.Event) -> None:
    """One complaint after another, discarded at its review."""
    while not done.is_set():
        for step in ("complaint", *ANSWERS, "/cancel"):
            start = time.perf_counter()
            await (demo.app.press(chat, step) if step == "complaint" else demo.app.say(chat, step))
            times.append((time.perf_counter() - start) * 1000)
            await asyncio.sleep(PAUSE)


async def bring(demo: Demo, officer: str, content: bytes) -> str:
    """Uploaded and checked as in chat, and decided without the second person whom the office would ask (T13)."""
    chat = Chat(officer, "bench import")
    await demo.app.press(chat, "import-table")
    await demo.app.upload(chat, "staff.csv", content)
    await demo.importing.tick()

    def turn(session: Session, _: Journal) -> str:
        (batch,) = session.exec(select(ImportBatch))
        batch.status = BatchStatus.COMMITTING
        session.add(batch)
        return batch.code

    return await demo.app.database.write(turn)


async def run() -> dict[str, float]:
    """The steps alone, then beside the check and the writing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with running(Settings(data=folder / "data", keys=folder / "keys"), ticking=False) as demo:
            today = demo.app.house.day(demo.app.clock())
            actors = demo.app.database.read_now(lambda s: actors_for_system(s, today))
            officer = next(each.code for each in actors.values() if each.name == "陈思远")
            chats = [Chat(officer, f"bench {number}") for number in range(PEOPLE)]
            alone: list[float] = []
            quiet = asyncio.Event()
            asyncio.get_running_loop().call_later(5, quiet.set)
            await asyncio.gather(*(converse(demo, chat, alone, quiet) for chat in chats))
            beside: list[float] = []
            done = asyncio.Event()

            async def work() -> float:
                start = time.perf_counter()
                await demo.importing.go_on(await bring(demo, officer, table()))
                done.set()
                return time.perf_counter() - start

            seconds, *_ = await asyncio.gather(work(), *(converse(demo, chat, beside, done) for chat in chats))
    p99 = [quantiles(times, n=100)[98] for times in (alone, beside)]
    return {"seconds": seconds, "alone": p99[0], "beside": p99[1], "worst": max(beside), "steps": len(beside)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(run())))
