"""举报 beside other forms: what is said in a report never falls into a form of the member's own, on any front end (9.3-c)."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlmodel import select

from bot.settings import Settings
from storage.tables import DraftRow
from tests.conftest import Clock
from tests.house import TEACHER, House
from tests.platforms.test_report_doors import WHAT
from tests.slack_house import SlackHouse, slack_house
from tests.slack_window import Window
from tests.telegram_house import TelegramHouse, telegram_house

UP_TO_THE_ACCOUNT = ("begin", "agree", "readers-done", "fraud")


@pytest.fixture
async def telegram(settings: Settings, clock: Clock) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(settings, clock, webhook=False, names=(TEACHER,)) as house:
        yield house


@pytest.fixture
async def slack(settings: Settings, clock: Clock) -> AsyncIterator[SlackHouse]:
    async with slack_house(settings, clock, http=False, names=(TEACHER,)) as house:
        yield house


def drafts(house: House) -> list[str]:
    """The forms that are stored as begun, whole."""
    return house.look(lambda session: [str(row.model_dump()) for row in session.exec(select(DraftRow))])


async def begins(person: Any) -> None:
    await person.says("举报")
    for step in UP_TO_THE_ACCOUNT:
        await person.presses("report", step)
    person.sees("tell-report-what")


async def tries_everything_else(person: Any) -> None:
    for code in ("outside-voice", "record", "search", "choose-language...en"):
        await person.sends(code)
        person.sees("report-open-first", "tell-report-what")
    for command in ("录入", "/record", "档案", "取消", "举报"):
        await person.says(command)
        person.sees("report-open-first", "tell-report-what")


async def test_on_telegram_no_other_form_opens_before_the_report_is_over(telegram: TelegramHouse, clock: Clock):
    teacher = telegram[TEACHER]
    await begins(teacher)
    await tries_everything_else(teacher)
    clock.forward(minutes=21)
    await teacher.says(WHAT)
    assert drafts(telegram) == []
    await teacher.sends("outside-voice")  # nothing is open any more
    assert len(drafts(telegram)) == 1


async def test_on_the_page_no_other_form_opens_before_the_report_is_over(house: House, clock: Clock):
    teacher = house[TEACHER]
    await begins(teacher)
    await tries_everything_else(teacher)
    clock.forward(minutes=21)
    await teacher.says(WHAT)
    assert drafts(house) == []
    await teacher.sends("outside-voice")
    assert len(drafts(house)) == 1


async def test_on_slack_each_sentence_names_its_window(slack: SlackHouse, settings: Settings):
    """A form may be opened beside the window of a report, on another device: it cannot mix with it. What is typed
    comes with the window in which it was typed; the report's is known by its callback and a random token, a form's by
    its draft; and a message to the bot, or a word after the slash, is never the answer to a question.
    """
    teacher, window = slack[TEACHER], Window(slack[TEACHER])
    await window.opens()
    for step in UP_TO_THE_ACCOUNT:
        await window.presses(step)
    report = window.view
    await teacher.sends("outside-voice")
    assert len(drafts(slack)) == 1
    await teacher.writes(WHAT)
    teacher.sees("report-slack-advice")
    await slack.stops()
    await slack.starts()
    slack.double.views[teacher.user][:] = [report]
    await window.types(WHAT)  # the report was forgotten with the process
    assert "report-lost" in slack.words.drawn[-2:]
    assert WHAT not in str(drafts(slack))
    files = [path.read_bytes() for path in settings.data.rglob("*") if path.is_file()]
    assert [file for file in files if WHAT.encode() in file] == []
