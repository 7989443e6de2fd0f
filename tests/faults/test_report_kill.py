"""Kill -9 at each step of a report (举报 9.3-c): what was confirmed is there whole, what was not is whole or not at all."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import date

import httpx
import pytest

from bot.house import reports_opened
from bot.settings import Settings
from storage.reports import deleting, filing, receipt
from storage.reports.filing import CleanFile, Filing
from tests.faults.victim import Memory, Victim, Victims, in_the_clear, looked_at
from tests.house import TEACHER, House, Person
from tests.reports_house import CODE

WORD = "哨兵词句Kanari"
WHAT = f"{WORD}甲：上个季度的合作项目回款被转入了私人账户，经手人要求大家补签材料，已经持续了两个月，票据对不上。"
PLACE, FILE, LATE = f"{WORD}乙：财务室", f"{WORD}丙：票据清单", f"{WORD}丁：这一句来晚了"
WEEK = date(2026, 11, 23)
STOPS = (2, 5, 6, 7, 10, 12, 13)  # steps after which the telling is killed
RANDOM_ROUNDS = 5
Step = Callable[[Person], Awaitable[object]]


def says(text: str) -> Step:
    return lambda person: person.says(text)


def presses(step: str) -> Step:
    return lambda person: person.presses("report", step)


TELLING: list[Step] = [
    says("举报"),
    *(presses(step) for step in ("begin", "agree", "readers-done", "fraud")),
    *(says(text) for text in (WHAT, PLACE)),
    *(presses(step) for step in ("skip", "saw", "skip", "no")),
    lambda person: person.uploads("清单.txt", FILE.encode()),
    presses("submit"),
]


@pytest.fixture(scope="module")
def victims() -> Iterator[Victims]:
    with Victims() as victims:
        yield victims


@pytest.fixture
async def victim(settings: Settings, victims: Victims) -> AsyncIterator[Victim]:
    victim = Victim(victims, settings.data.parent)
    yield victim
    await victim.dies()


@contextlib.asynccontextmanager
async def life(victim: Victim, dies_at: int = 0) -> AsyncIterator[Person]:
    """One life of the program, which ends by a kill, and the teacher in front of its page."""
    await victim.starts(dies_at)
    async with House(victim) as house:
        yield house[TEACHER]
        await victim.dies()


async def told(teacher: Person, steps: int = len(TELLING)) -> str:
    """So much of a report; its code, once it was shown."""
    for step in TELLING[:steps]:
        await step(teacher)
    return CODE.search(teacher.card["text"])[0] if steps == len(TELLING) else ""


async def tries(step: Awaitable[object]) -> None:
    """Somebody does something, and the program may die of it."""
    with contextlib.suppress(httpx.HTTPError):
        await step


@contextlib.contextmanager
def left_behind(settings: Settings) -> Iterator[Memory]:
    """What a killed program left; nothing of what was typed may be readable in it."""
    assert in_the_clear(settings, WORD) == set()
    with looked_at(settings) as memory:
        yield memory


async def test_killed_while_it_is_told_nothing_is_left_and_the_next_sentence_is_nobodys(settings, victim):
    for steps in STOPS:
        async with life(victim) as teacher:
            await teacher.says(LATE)  # in every life but the first, after a restart in the middle of a report
            teacher.sees("not-understood", "help")
            assert victim.may_leave_no_image()
            await told(teacher, steps)
        with left_behind(settings) as memory:
            assert memory.whole() == 0


async def test_killed_at_every_step_of_handing_in_it_is_stored_whole_or_not_at_all(settings, victim):
    outcomes: list[bool] = []
    for dies_at in range(1, 100):
        async with life(victim, dies_at) as teacher:
            code = await told(teacher)
            victim.counts()
            await tries(teacher.says(code[-4:]))
            shown = "report-stored" in teacher.keys
        with left_behind(settings) as memory:
            outcomes.append(memory.opens(code))
            assert memory.whole() == sum(outcomes)
        if shown:
            break
    assert shown
    assert outcomes[-1]  # what was confirmed is found by its code
    assert outcomes == sorted(outcomes)  # up to the commit nothing, from the commit on everything
    assert outcomes.count(False) >= 8  # the row, its key, grants, messages, the file, the commit
    assert outcomes.count(True) >= 2


async def test_killed_at_random_while_it_is_handed_in_nothing_confirmed_is_lost(settings, victim):
    rng, codes = random.Random(20261123), {}
    for _ in range(RANDOM_ROUNDS):
        async with life(victim) as teacher:
            code = await told(teacher)
            handing_in = asyncio.create_task(tries(teacher.says(code[-4:])))
            await asyncio.sleep(rng.uniform(0, 0.3))  # not waiting for anything: this is the random moment
            await victim.dies()
            await handing_in
            codes[code] = "report-stored" in teacher.keys
        with left_behind(settings) as memory:
            opened = {code for code in codes if memory.opens(code)}
            assert {code for code, shown in codes.items() if shown} <= opened
            assert memory.whole() == len(opened)


def filed(settings: Settings) -> str:
    """A report that lies there, with a file; its code."""
    code = receipt.new()
    with looked_at(settings) as memory:
        body = {"answers": {"what": WHAT}, "excluded": [], "channel": "chat"}
        told = Filing(
            code, body, frozenset(), WEEK, WEEK, WEEK, danger=False, files=[CleanFile("txt", FILE.encode())]
        )
        wrapping = filing.wrap(memory.secrets, code)
        memory.store.turn_now(lambda session: filing.file(session, memory.secrets, wrapping, told))
    return receipt.shown(code)


async def deletes(teacher: Person, code: str) -> None:
    """Comes back with a code and deletes; the program counts its steps from the last press."""
    await teacher.says("举报")
    await teacher.presses("report", "return")
    await teacher.says(code)
    await teacher.presses("report", "delete")
    teacher.house.demo.counts()
    await tries(teacher.presses("report", "delete-surely"))


async def test_killed_at_every_step_of_deleting_it_is_untouched_or_gone_after_the_start(settings, victim):
    code, outcomes, shown = filed(settings), [], False
    for dies_at in range(1, 100):
        async with life(victim, dies_at) as teacher:
            await deletes(teacher, code)
            shown = "report-gone" in teacher.keys
        buried = deleting.remembered(settings.keys)
        assert in_the_clear(settings, WORD) == set()
        with reports_opened(settings) as (store, secrets):  # as the next start does, which finishes what was begun
            memory = Memory(store, secrets)
            outcomes.append(not memory.opens(code))
            assert memory.whole() == (0 if outcomes[-1] else 1)
        assert len(buried) == outcomes.count(True)
        if shown:
            break
        code = filed(settings) if outcomes[-1] else code
    assert shown
    assert outcomes == sorted(outcomes)  # up to the list nothing, from the list on everything
    assert outcomes.count(False) >= 2  # before the list is opened, before it is written
    assert outcomes.count(True) >= 8  # the rows, their keys, the commit
