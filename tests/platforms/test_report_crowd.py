"""Many at once: what strangers send is fetched only where it is wanted, and the house holds no more than it can (9.3-c)."""

from collections.abc import AsyncIterator

import pytest

from bot.settings import Settings
from tests.conftest import Clock
from tests.house import TEACHER, House
from tests.platforms.test_report_doors import WHAT
from tests.reports_house import tells
from tests.telegram_house import TelegramHouse, TelegramPerson, telegram_house


@pytest.fixture
async def telegram(settings: Settings, clock: Clock) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(settings, clock, webhook=False, names=(TEACHER,)) as house:
        yield house


@pytest.fixture
def stranger(telegram: TelegramHouse) -> TelegramPerson:
    return TelegramPerson(telegram, "", "stranger", user=999)


async def to_the_review(person: TelegramPerson) -> None:
    await person.says("举报")
    for step in ("begin", "agree", "readers-done", "fraud"):
        await person.presses("report", step)
    await person.says(WHAT)
    for step in ("skip", "skip", "saw", "skip", "no"):
        await person.presses("report", step)


async def test_a_file_that_nobody_asked_for_is_not_fetched(telegram: TelegramHouse, stranger: TelegramPerson):
    await stranger.says("举报")
    await stranger.presses("report", "begin")
    await stranger.uploads("x.pdf", bytes(1000))
    stranger.sees("report-no-file", "report-notice-telegram")
    await stranger.presses("report", "give-up")
    await stranger.says("举报")
    await stranger.presses("report", "return")
    await stranger.uploads("x.pdf", bytes(1000))
    stranger.sees("report-no-file", "report-code-text")
    assert "getFile" not in telegram.double.calls


async def test_a_file_that_is_too_large_is_not_fetched(telegram: TelegramHouse, stranger: TelegramPerson):
    await to_the_review(stranger)
    await stranger.uploads("x.txt", bytes(10 * 1024 * 1024 + 1))
    stranger.sees("error-file-big", "report-review-files")
    assert "getFile" not in telegram.double.calls
    await stranger.uploads("x.txt", WHAT.encode())
    stranger.sees("report-review-files")
    assert "getFile" in telegram.double.calls


async def test_no_more_reports_at_once_than_the_house_holds(house: House):
    teacher, desk = house[TEACHER], house.demo.reports
    await tells(teacher, WHAT, hands_in=False)
    for number in range(199):
        said = await desk.press("telegram", f"crowd {number}", "report..begin")
        assert said.cards[0].text == "report-notice-telegram"
    said = await desk.press("telegram", "one too many", "report..begin")
    assert [card.text for card in said.cards] == ["report-busy-house"]
    said = await desk.press("telegram", "somebody back", "report..return")
    assert [card.text for card in said.cards] == ["report-code-text"]
    await teacher.presses("report", "edit")  # whoever is telling goes on
    assert "report-busy-house" not in teacher.keys
    await teacher.presses("report", "give-up")
    said = await desk.press("telegram", "one too many", "report..begin")
    assert [card.text for card in said.cards] == ["report-notice-telegram"]


async def test_reports_that_were_forgotten_make_room(house: House, clock: Clock):
    desk = house.demo.reports
    for number in range(201):
        said = await desk.press("telegram", f"crowd {number}", "report..begin")
    assert said.cards[0].text == "report-busy-house"
    clock.forward(minutes=21)
    said = await desk.press("telegram", "later", "report..begin")
    assert said.cards[0].text == "report-notice-telegram"


async def test_no_more_bytes_than_the_house_holds(house: House):
    teacher, holding = house[TEACHER], house.demo.reports.ground.holding
    await tells(teacher, WHAT, hands_in=False)
    holding.most_bytes = 3 * len(WHAT.encode())
    for count in (1, 2, 3):
        await teacher.uploads("x.txt", WHAT.encode())
        assert teacher.rows()["附件"].count("清理副本") == count
    await teacher.uploads("x.txt", WHAT.encode())
    teacher.sees("report-busy-house", "report-review-files")
    assert teacher.rows()["附件"].count("清理副本") == 3
    await teacher.presses("report", "drop-files")
    await teacher.uploads("x.txt", WHAT.encode())
    assert teacher.rows()["附件"] == "txt（清理副本）"
    await teacher.presses("report", "give-up")
    with holding.coming(holding.most_bytes):  # nothing is held, nothing on its way
        pass
