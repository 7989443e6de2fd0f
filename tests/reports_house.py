"""Reports in tests: how one is told on the page, and how a reader opens it."""

import asyncio
import re
import tomllib
from collections.abc import Callable
from typing import TypeVar

from bot.demo import SAMPLE
from handlers.reporting import office, rewarding
from handlers.reporting.office import RoomTurn
from regulation.reporting import ReportStatus
from storage.reports import readers, reading
from storage.reports.keys import Secrets
from storage.reports.readers import Desk
from storage.reports.store import ReportStore
from storage.reports.tables import Report
from tests.house import House, Person

T = TypeVar("T")

PASSPHRASES = {
    row["name"]: row["passphrase"]
    for row in tomllib.loads((SAMPLE / "institution.toml").read_text(encoding="utf-8"))["readers"]
}
CODE = re.compile(r"[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{6}")


async def tells(person: Person, what: str, leaves_out: str = "", hands_in: bool = True, danger: str = "no") -> str:
    """Tells a report on the page as far as its review, or until it is stored; returns its code."""
    await person.says("举报")
    await person.presses("report", "begin")
    await person.presses("report", "agree")
    if leaves_out:
        await person.sends(labelled(person, leaves_out))
    await person.presses("report", "readers-done")
    await person.presses("report", "fraud")
    await person.says(what)
    await person.says("财务室")
    await person.presses("report", "skip")
    await person.presses("report", "saw")
    await person.presses("report", "skip")
    await person.presses("report", danger)
    if not hands_in:
        return ""
    await person.presses("report", "submit")
    code = CODE.search(person.card["text"])
    assert code, person.shown()
    await person.says(code[0][-4:])
    person.sees("report-stored")
    return code[0]


async def comes_back(person: Person, code: str) -> Person:
    """Looks in with a code."""
    await person.says("举报")
    await person.presses("report", "return")
    return await person.says(code)


async def verified(house: House, first: str, second: str, level: int = 0, aside: bool = False) -> Report:
    """A report that two readers found to be true; with a level they also named its reward."""
    ground, desks = house.demo.reports.ground, [await desk_of(house, name) for name in (first, second)]
    [report] = await reports_of(house, first)

    def turn(session):
        for desk in desks:
            room = RoomTurn(session, ground.clock(), ground.rules.day(ground.clock()), ground.book, desk)
            for to in (ReportStatus.ACKNOWLEDGED, ReportStatus.IN_REVIEW) if desk is desks[0] else ():
                office.move(room, report.id, to)
            office.move(room, report.id, ReportStatus.VERIFIED)
        for desk in desks if level else ():
            room = RoomTurn(session, ground.clock(), ground.rules.day(ground.clock()), ground.book, desk)
            rewarding.reward(room, report.id, level, aside)

    ground.store.turn_now(turn)
    return report


def labelled(person: Person, name: str) -> str:
    """The button whose words hold a name."""
    return next(str(each["code"]) for each in person.card["choices"] if name in each["label"])


async def reports_of(house: House, name: str) -> list[Report]:
    """The reports that a reader of this name can open."""
    store = house.demo.reports.ground.store

    def look(session):
        reader = readers.by_name(session, name)
        return reading.of_reader(session, reader.id) if reader else []

    return await store.turn(look)


async def in_the_room(house: House, name: str, act: Callable[[RoomTurn, bytes], T]) -> T:
    """What a reader of this name does with the one report they can open."""
    ground = house.demo.reports.ground
    [report] = await reports_of(house, name)
    desk, now = await desk_of(house, name), ground.clock()
    return await ground.store.turn(
        lambda session: act(RoomTurn(session, now, ground.rules.day(now), ground.book, desk), report.id)
    )


async def desk_of(house: House, name: str) -> Desk:
    """A reader who has unlocked their key."""
    ground = house.demo.reports.ground
    return await asyncio.to_thread(desk_in, ground.store, ground.house, name)


def desk_in(store: ReportStore, house: Secrets, name: str) -> Desk:
    """The same without a house around it."""
    reader = store.turn_now(lambda session: readers.by_name(session, name))
    assert reader
    if reader.id not in _unlocked:
        _unlocked[reader.id] = readers.unlock(house, reader, PASSPHRASES[name])
    return _unlocked[reader.id]


_unlocked: dict[bytes, Desk] = {}  # the readers of every house come from one template: half a second each
