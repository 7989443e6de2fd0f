"""举报 beside other forms: what is said in a report never falls into a form of the member's own, on any front end (9.3-c)."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from sqlmodel import select

from bot.settings import Settings
from storage.reports import receipt
from storage.tables import DraftRow
from tests.conftest import Clock
from tests.house import TEACHER, House
from tests.platforms.test_report_doors import WHAT
from tests.slack_house import SlackHouse, slack_house
from tests.slack_window import Window
from tests.telegram_house import TelegramHouse, TelegramPerson, telegram_house

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


SENTENCES = ("举报陈某某挪用合作项目的回款", "举报 陈某某挪用合作项目的回款", "/report 陈某某挪用合作项目的回款")


def on_disk(settings: Settings, words: str) -> list[str]:
    """The files of the house in which these words stand."""
    return [
        path.name for path in settings.data.rglob("*") if path.is_file() and words.encode() in path.read_bytes()
    ]


@pytest.mark.parametrize("bound", [True, False])
async def test_on_telegram_a_report_in_one_message_is_deleted_and_kept_nowhere(
    telegram: TelegramHouse, settings: Settings, bound: bool
):
    person = telegram[TEACHER] if bound else TelegramPerson(telegram, "", "stranger", user=999)
    for sentence in SENTENCES:
        before = len(telegram.double.deleted)
        await person.says(sentence)
        person.sees("report-message-advice")
        assert len(telegram.double.deleted) == before + 1
    assert on_disk(settings, "陈某某") == []
    await person.presses("report", "begin")
    person.sees("report-notice-telegram")


async def test_on_the_page_a_report_in_one_message_leaves_no_bubble(house: House, settings: Settings):
    teacher = house[TEACHER]
    for sentence in SENTENCES:
        await teacher.says(sentence)
        teacher.sees("report-message-advice")
        assert "陈某某" not in str((await teacher.looks()).messages)
    assert on_disk(settings, "陈某某") == []


async def test_on_slack_a_short_report_in_one_message_is_refused_too(slack: SlackHouse):
    await slack[TEACHER].writes(SENTENCES[0])
    slack[TEACHER].sees("report-slack-advice")


async def answers_a_form(teacher: Any) -> None:
    await teacher.says("/record")
    await teacher.presses("complaint")
    await teacher.says("客服部")
    await teacher.says("昨天")
    await teacher.picks("phone")
    await teacher.says("举报 陈某某挪用合作项目的回款")  # a word and a space: that is meant for the bot
    teacher.sees("report-message-advice", "complaint-summary")
    await teacher.says("举报电话多次无人接听")
    teacher.sees("complaint-evidence")


async def test_on_telegram_an_answer_that_begins_like_a_report_stays_an_answer(telegram: TelegramHouse):
    await answers_a_form(telegram[TEACHER])


async def test_on_the_page_an_answer_that_begins_like_a_report_stays_an_answer(house: House):
    await answers_a_form(house[TEACHER])


@pytest.fixture
def ticks(telegram: TelegramHouse) -> Callable[[], Awaitable[None]]:
    [front] = telegram.demo.outbox.messenger.fronts
    return front.tick


async def test_on_telegram_what_is_shown_while_nothing_is_open_can_be_read(
    telegram: TelegramHouse, clock: Clock, ticks: Callable[[], Awaitable[None]]
):
    person = TelegramPerson(telegram, "", "stranger", user=999)
    await person.says("举报")
    await ticks()
    person.sees("report-entry")
    await person.sends("report.000000000000.agree")
    await ticks()
    person.sees("report-lost")
    await person.says(receipt.shown(receipt.new()))
    await ticks()
    person.sees("report-code-here")
    clock.forward(minutes=9)
    await ticks()
    person.sees("report-code-here")
    clock.forward(minutes=1)
    await ticks()
    assert person._chat() == {}


async def test_on_telegram_nothing_of_a_step_under_way_is_forgotten(
    telegram: TelegramHouse, clock: Clock, ticks: Callable[[], Awaitable[None]]
):
    person = TelegramPerson(telegram, "", "stranger", user=999)
    telegram.double.slow["sendMessage"] = 0.3
    said = asyncio.create_task(person.says("举报"))
    while "sendMessage" not in telegram.double.calls[-1:]:
        await asyncio.sleep(0.01)
    await ticks()  # between the beginning of the step and its answer
    await said
    clock.forward(minutes=11)
    await ticks()
    assert person._chat() == {}


async def test_a_form_that_is_shown_again_beside_a_report_stays(
    telegram: TelegramHouse, clock: Clock, ticks: Callable[[], Awaitable[None]]
):
    teacher = telegram[TEACHER]
    await teacher.says("/record")
    await teacher.presses("complaint")
    await teacher.says("举报")
    await teacher.presses("report", "begin")
    teacher.sees("report-draft-open", "complaint-subject")
    clock.forward(minutes=11)
    await ticks()
    teacher.sees("complaint-subject")
    await teacher.says("客服部")
    teacher.sees("complaint-received-on")


async def test_on_the_page_too_a_form_that_is_shown_again_stays(house: House):
    teacher = house[TEACHER]
    await teacher.says("/record")
    await teacher.presses("complaint")
    await teacher.says("举报")
    await teacher.presses("report", "begin")
    teacher.sees("report-draft-open", "complaint-subject")
    await house.demo.page.tick()
    await teacher.looks()
    teacher.sees("report-draft-open", "complaint-subject")
    await teacher.presses("cancel")
