"""P1, P2, P4: the last step of a complaint, from its draft to its receipt, sealed, chained and durable.

Run as a process of its own, so that a slower disk can be preloaded; prints JSON.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median, quantiles

from benchmarks.peer import RawWriter
from bot.app import App, Chat
from bot.demo import running
from bot.settings import Settings
from storage.queries.people import codes_for_system

PEOPLE, EACH, RUNS = 64, 6, 3
ALONE = 60
OFFERED, SECONDS = 300, 3


async def ready(app: App, chat: Chat) -> str:
    """Walks to the review and returns the code of its submit button."""
    await app.press(chat, "complaint")
    for answer in ("客服部", "昨天", "电话", "家长反映两次来电未回复"):
        cards = await app.say(chat, answer)
    skip = next(choice.code for choice in cards[-1].choices if choice.code.startswith("skip"))
    (review,) = await app.press(chat, skip)
    return review.choices[0].code


async def timed(call: Callable[[], Awaitable[object]], times: list[float]) -> None:
    """Runs a call and notes how long it took, in seconds."""
    start = time.perf_counter()
    await call()
    times.append(time.perf_counter() - start)


async def crowd(app: App, person: str, times: list[float]) -> float:
    """P1: submissions a second when 64 people submit at once."""
    chats = [Chat(person, f"bench {number}") for number in range(PEOPLE)]
    spent = 0.0
    for _ in range(EACH):
        codes = await asyncio.gather(*(ready(app, chat) for chat in chats))
        start = time.perf_counter()
        submits = [lambda c=chat, k=code: app.press(c, k) for chat, code in zip(chats, codes, strict=True)]
        await asyncio.gather(*(timed(submit, times) for submit in submits))
        spent += time.perf_counter() - start
    return PEOPLE * EACH / spent


async def alone(app: App, person: str) -> float:
    """P2: submissions a second of one person after another."""
    chats = [Chat(person, f"alone {number}") for number in range(ALONE)]
    codes = [await ready(app, chat) for chat in chats]
    start = time.perf_counter()
    for chat, code in zip(chats, codes, strict=True):
        await app.press(chat, code)
    return ALONE / (time.perf_counter() - start)


async def offered(app: App, person: str) -> list[float]:
    """P4: seconds each of 300 submissions a second takes, whatever the earlier ones do."""
    chats = [Chat(person, f"offered {number}") for number in range(OFFERED * SECONDS)]
    codes = [await ready(app, chat) for chat in chats]
    times: list[float] = []
    start = time.perf_counter()
    tasks = []
    for number, (chat, code) in enumerate(zip(chats, codes, strict=True)):
        await asyncio.sleep(max(0.0, start + number / OFFERED - time.perf_counter()))
        tasks.append(asyncio.create_task(timed(lambda c=chat, k=code: app.press(c, k), times)))
    await asyncio.gather(*tasks)
    return times


async def raw(folder: Path, at_once: int, count: int) -> float:
    """The peer's submissions a second."""
    writer = RawWriter(folder)
    writer.start()
    await writer.submit()

    async def person() -> None:
        for _ in range(count // at_once):
            await writer.submit()

    start = time.perf_counter()
    await asyncio.gather(*(person() for _ in range(at_once)))
    spent = time.perf_counter() - start
    writer.close()
    return count / spent


async def run() -> dict[str, float]:
    """One pair of runs: ours and the peer's on the same disk."""
    with tempfile.TemporaryDirectory() as name:
        folder, times = Path(name), []
        async with running(Settings(data=folder / "data", keys=folder / "keys"), ticking=False) as demo:
            person = demo.app.database.read_now(codes_for_system)[0]
            await ready(demo.app, Chat(person, "warm"))
            ours = {"p1": await crowd(demo.app, person, times), "p2": await alone(demo.app, person)}
            waits = await offered(demo.app, person)
        many, one = await raw(folder, PEOPLE, PEOPLE * EACH * 4), None
        (folder / "peer.sqlite").unlink()
        one = await raw(folder, 1, ALONE * 4)
    return ours | {"peer1": many, "peer2": one, "p1_p99": quantiles(times, n=100)[98] * 1000,
                   "p4_p99": quantiles(waits, n=100)[98] * 1000}  # fmt: skip


if __name__ == "__main__":
    runs = [asyncio.run(run()) for _ in range(RUNS)]
    result = {key: median(each[key] for each in runs) for key in runs[0]}
    result["r1"] = median(each["p1"] / each["peer1"] for each in runs)
    result["r2"] = median(each["p2"] / each["peer2"] for each in runs)
    sys.stdout.write(json.dumps(result))
