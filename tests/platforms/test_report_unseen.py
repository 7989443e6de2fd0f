"""被排除的受理人 · a reader who was left out sees nothing of a report anywhere, least of all that a letter failed (9.3-c)."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from sqlmodel import Session, select

from bot.settings import Settings
from storage.tables import Notice
from tests.conftest import Clock
from tests.house import DIRECTOR, OFFICER, TEACHER, complains
from tests.loopback import NO_TLS
from tests.platforms.test_report_doors import WHAT
from tests.reports_house import CODE
from tests.telegram_house import TelegramHouse, TelegramPerson, telegram_house

RANDOM = re.compile(r"[0-9A-Z]{3}-?[0-9A-Z]{3,4}")  # receipts and the numbers of requests


@pytest.fixture
def institution(tmp_path: Path, moved_in: Path) -> Callable[[str], Settings]:
    """The same institution as often as one likes, each in its own folder."""

    def copied(name: str) -> Settings:
        shutil.copytree(moved_in, tmp_path / name, dirs_exist_ok=True)
        return Settings(data=tmp_path / name / "data", keys=tmp_path / name / "keys")

    return copied


async def tells_without_the_officer(person: TelegramPerson) -> None:
    await person.says("举报")
    await person.presses("report", "begin")
    await person.presses("report", "agree")
    await person.sends(next(code for code, label in buttons(person) if OFFICER in label))
    await person.presses("report", "readers-done")
    await person.presses("report", "fraud")
    await person.says(WHAT)
    for step in ("skip", "skip", "saw", "skip", "yes", "submit"):
        await person.presses("report", step)
    await person.says(CODE.search(person.texts()[-1])[0][-4:])
    person.sees("report-stored")


def buttons(person: TelegramPerson) -> list[tuple[str, str]]:
    rows = person._texts()[-1]["reply_markup"]["inline_keyboard"]
    return [(each["callback_data"], each["text"]) for row in rows for each in row]


async def goes_on(house: TelegramHouse) -> None:
    """Whatever is due is sent, or given up."""
    await house.demo.report_clocks.tick()
    while await house.delivers():
        pass


async def officers_screens(settings: Settings, reported: bool) -> list[object]:
    """Everything the officer is sent and shown, and what the house says of itself."""
    clock = Clock()
    async with telegram_house(settings, clock, webhook=False, names=(TEACHER, OFFICER, DIRECTOR)) as house:
        officer = house[OFFICER]
        house.double.blocked.add(house[DIRECTOR].user)  # whose letters fail, whatever they are about
        await complains(house[TEACHER], about=DIRECTOR)
        if reported:
            await tells_without_the_officer(TelegramPerson(house, "", "stranger", user=999))
        await goes_on(house)
        for hours in (0.1, 0.6, 1.1, 3.1, 6.1, 12.1, 12.1) * 2:  # until letters are given up
            clock.forward(hours=hours)
            await goes_on(house)
            await officer.says("待办")
        async with httpx.AsyncClient(base_url=house.address, trust_env=False, verify=NO_TLS) as http:
            health = (await http.get("/healthz")).json()
            told = [line for line in (await http.get("/metrics")).text.splitlines() if "outbox" in line]
        failed = house.look(lambda session: sorted(failed_letters(session)))
        assert ("report-danger" in str(failed)) is reported, failed  # the letter did fail
        shown = [(key, RANDOM.sub("#", text)) for key, text in zip(officer.keys, officer.texts(), strict=True)]
        return [shown, told, health]


def failed_letters(session: Session) -> list[str]:
    return [each.dedupe for each in session.exec(select(Notice).where(Notice.failed_at.is_not(None)))]


async def test_whoever_is_left_out_is_shown_the_same_with_and_without_a_report(
    institution: Callable[[str], Settings],
):
    without = await officers_screens(institution("without"), reported=False)
    assert await officers_screens(institution("with"), reported=True) == without
