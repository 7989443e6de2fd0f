"""Durable submissions: the whole last step of a complaint, against raw sqlite3 committing three rows one by one."""

import asyncio
import sqlite3
import tempfile
import time
from pathlib import Path
from statistics import median

from bot.app import App, Chat
from bot.demo import running
from bot.settings import Settings
from handlers.kit.card import Card

PEOPLE = 64
EACH = 5
RUNS = 3


async def ready(app: App, chat: Chat) -> str:
    """Walks to the review and returns the code of its submit button."""
    await app.press(chat, "complaint")
    for answer in ("客服部", "昨天", "电话", "家长反映两次来电未回复"):
        await app.say(chat, answer)
    cards: list[Card] = await app.say(chat, "/record")
    cards = await app.here(chat)
    skip = next(choice.code for choice in cards[-1].choices if choice.code.startswith("skip"))
    (review,) = await app.press(chat, skip)
    return review.choices[0].code


async def ours(app: App, person: str) -> float:
    """Submissions a second at 64 chats at once."""
    chats = [Chat(person, f"bench {number}") for number in range(PEOPLE)]
    spent = 0.0
    for _ in range(EACH):
        codes = await asyncio.gather(*(ready(app, chat) for chat in chats))
        start = time.perf_counter()
        await asyncio.gather(*(app.press(chat, code) for chat, code in zip(chats, codes, strict=True)))
        spent += time.perf_counter() - start
    return PEOPLE * EACH / spent


def peer(folder: Path) -> float:
    """Three-table commits a second, one after another: what an ordinary careful program does."""
    with sqlite3.connect(folder / "peer.sqlite", isolation_level=None) as database:
        database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                               "CREATE TABLE a(x); CREATE TABLE b(x); CREATE TABLE c(x)")  # fmt: skip
        start = time.perf_counter()
        for _ in range(PEOPLE * EACH):
            database.execute("BEGIN IMMEDIATE")
            for table in "abc":
                database.execute(f"INSERT INTO {table} VALUES (?)", ("x" * 200,))  # noqa: S608 - three fixed names
            database.execute("COMMIT")
        return PEOPLE * EACH / (time.perf_counter() - start)


async def measure() -> list[str]:
    """Pairs of runs; the median ratio is the figure."""
    pairs = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            async with running(Settings(data=folder / "data", keys=folder / "keys"), ticking=False) as demo:
                state = await demo.app.database.read(_first_person)
                pairs.append((await ours(demo.app, state), peer(folder)))
    mine, theirs = (median(values) for values in zip(*pairs, strict=True))
    ratio = median(a / b for a, b in pairs)
    what = f"submissions/s at {PEOPLE} people, durable, sealed, audited"
    return [f"| {what} | {mine:,.0f} | {theirs:,.0f} raw commits | {ratio:.2f} × |"]


def _first_person(session: object) -> str:
    from storage.queries.people import actors_for_system

    return next(iter(actors_for_system(session)))  # type: ignore[arg-type]
