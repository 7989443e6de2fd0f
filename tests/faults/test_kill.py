"""Kill -9 at random moments: every receipt that was shown is there once, nothing twice, the chain is whole.

The short form of the test for every run; it drives the shipped command over HTTP like the page does.
"""

import asyncio
import os
import random
import re
import signal
import sys
from pathlib import Path

import httpx
from sqlmodel import select

from bot import house
from bot.settings import Settings
from storage.audit import verify
from storage.tables import Record
from tests.house import House, Person, complains

ROUNDS = 4
FILERS = ["林晓雨", "周建国", "陈思远", "赵敏华", "何静", "郑重", "吴桐"]


class Remote:
    """A demo in another process, with just enough of Demo's face for the conversation language."""

    def __init__(self, data: Path) -> None:
        self._data = data

    async def __aenter__(self) -> "Remote":
        environment = {k: v for k, v in os.environ.items() if not k.startswith("TRUSTDESK_")}
        command = [
            sys.executable,
            "-m",
            "bot",
            "demo",
            "--port",
            "0",
            "--data",
            str(self._data),
            "--no-open",
            "--no-history",
        ]
        self.process = await asyncio.create_subprocess_exec(
            *command, env=environment, stdout=asyncio.subprocess.PIPE
        )
        line = (await self.process.stdout.readline()).decode()
        self.address = re.search(r"http://\S+", line)[0]
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGKILL)
        await self.process.wait()
        self.process._transport.close()


async def files_on(person: Person, receipts: list[str]) -> None:
    """Files one complaint after another; a receipt counts once it was shown."""
    try:
        while True:
            receipts.append(await complains(person))
    except (httpx.HTTPError, AssertionError):
        if person.keys and person.keys[-1] == "record-filed" and person.receipt() not in receipts:
            receipts.append(person.receipt())


async def goes_on(person: Person) -> None:
    """After a restart: an open draft is offered again; discard it, the next complaint starts anew."""
    await person.looks()
    if person.card["asks"] or person.card["key"] == "review":
        await person.presses("cancel")


async def test_what_was_confirmed_survives_being_killed(tmp_path: Path) -> None:
    rng = random.Random(20261123)
    receipts: list[str] = []
    for _ in range(ROUNDS):
        async with Remote(tmp_path) as remote, House(remote) as office:
            for name in FILERS:
                await goes_on(office[name])
            filing = [asyncio.create_task(files_on(office[name], receipts)) for name in FILERS]
            before = len(receipts)
            async with asyncio.timeout(60):
                while len(receipts) < before + 2:  # on a slow machine too there must be something to lose
                    await asyncio.sleep(0.01)
            await asyncio.sleep(rng.uniform(0, 0.6))  # not waiting for anything: this is the random moment
            remote.process.send_signal(signal.SIGKILL)
            await asyncio.gather(*filing)
    with house.opened(Settings(data=tmp_path / "data", keys=tmp_path / "keys")) as (database, *_):
        rows = database.read_now(lambda session: list(session.exec(select(Record.code, Record.details))))
        lines = database.read_now(lambda session: verify(session.connection()))
    codes = [code for code, _ in rows]
    assert len(receipts) >= 2 * ROUNDS, "the test must have something to lose"
    assert set(receipts) <= set(codes)
    assert len(codes) == len(set(codes))
    assert lines == len(codes)  # a line for every record and for nothing else


async def test_a_draft_survives_being_killed(tmp_path: Path) -> None:
    async with Remote(tmp_path) as remote, House(remote) as office:
        teacher = office["林晓雨"]
        await teacher.says("/record")
        await teacher.presses("complaint")
        await teacher.says("客服部")
        await teacher.says("今天")
    async with Remote(tmp_path) as remote, House(remote) as office:
        teacher = await office["林晓雨"].looks()
        teacher.sees("complaint-channel")
        await teacher.picks("phone")
        teacher.sees("complaint-summary")


async def test_it_stops_quickly_and_cleanly_when_asked(tmp_path: Path) -> None:
    async with Remote(tmp_path) as remote:
        async with House(remote) as office:
            await complains(office["林晓雨"])
        remote.process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(remote.process.wait(), 3) == 0
