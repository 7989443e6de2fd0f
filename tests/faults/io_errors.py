"""Run under the preloaded disk: files complaints while one sync after the other fails; prints what was lost.

As a person does, a refused submit is pressed again. One line of JSON a failing sync: how many receipts were shown, how
many of them are missing, how many records exist twice, and whether the chain is whole.
"""

import asyncio
import ctypes
import json
import shutil
import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path

from sqlmodel import select

from bot import house
from bot.app import App, Chat
from bot.demo import running
from bot.settings import Settings
from storage.audit import BrokenChain, verify
from storage.queries.people import codes_for_system
from storage.tables import Record

disk = ctypes.CDLL(None)
refused: Counter[str] = Counter()  # what people were told instead of the next question
PEOPLE, SUBMISSIONS = 3, 2


async def files(app: App, chat: Chat, receipts: list[str]) -> None:
    """Files complaints; every step that was not saved is done again."""
    for _ in range(SUBMISSIONS):
        await again(partial(app.press, chat, "complaint"), "complaint-subject")
        for text, then in (
            ("客服部", "received-on"),
            ("昨天", "channel"),
            ("电话", "summary"),
            ("内容", "evidence"),
        ):
            await again(partial(app.say, chat, text), f"complaint-{then}")
        skip = (await app.here(chat))[-1].choices[0].code
        submit = (await again(partial(app.press, chat, skip), "review")).choices[0].code
        receipt = await again(partial(app.press, chat, submit), "record-filed")
        receipts.append(str(receipt.values["code"]).replace("-", ""))


async def again(step, wanted):
    """A step until its card is shown. After a failed commit the step may have been kept all the same."""
    for _ in range(4):
        cards = await step()
        refused.update(card.text for card in cards if card.tone == "refused")
        if cards[-1].text == wanted:
            return cards[-1]
    raise AssertionError(f"no {wanted}: {[card.text for card in cards]}")


async def once(folder: Path, fail_in: int) -> bool:
    """One house, one failing sync; returns whether there was such a sync at all."""
    settings = of(folder)
    receipts: list[str] = []
    async with running(settings, ticking=False) as demo:
        people = demo.app.database.read_now(codes_for_system)[:PEOPLE]
        disk.disk_fail_in(fail_in)
        await asyncio.gather(*(files(demo.app, Chat(person, f"chat {person}"), receipts) for person in people))
        reached = disk.disk_syncs() >= fail_in
        disk.disk_fail_in(0)
    with house.opened(settings) as (database, *_):
        codes = database.read_now(lambda session: list(session.exec(select(Record.code))))
        try:
            whole = database.read_now(lambda session: verify(session.connection())) == len(codes)
        except BrokenChain:
            whole = False
    result = {"shown": len(receipts), "lost": len(set(receipts) - set(codes)),
              "twice": len(codes) - len(set(receipts)), "whole": whole, "refused": sorted(refused)}  # fmt: skip
    refused.clear()
    sys.stdout.write(json.dumps(result) + "\n")
    return reached


def of(folder: Path) -> Settings:
    return Settings(data=folder / "data", keys=folder / "keys")


async def main(most: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first"
        async with running(of(first), ticking=False):
            pass  # the sample institution moves in once; every round begins with a copy of it
        for fail_in in range(1, most + 1):
            if not await once(shutil.copytree(first, Path(folder) / f"{fail_in}"), fail_in):
                return


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
