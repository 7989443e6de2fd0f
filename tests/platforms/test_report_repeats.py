"""举报 that comes twice, late or changed: it is stored once, and nothing else shows that somebody was there."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlmodel import select

from bot.settings import Settings
from storage.reports import reading
from storage.tables import ChatIdentity
from tests.conftest import Clock
from tests.house import DIRECTOR, OFFICER, TEACHER, House
from tests.platforms.test_report_doors import WHAT, tells
from tests.reports_house import CODE, desk_of, reports_of
from tests.slack_house import SlackHouse, slack_house
from tests.slack_window import Window
from tests.telegram_house import TelegramHouse, TelegramPerson, telegram_house


@pytest.fixture
async def telegram(settings: Settings, clock: Clock) -> AsyncIterator[TelegramHouse]:
    """By webhook: what is pushed there arrives, whatever kinds the app asked for, and as often as it is pushed."""
    async with telegram_house(settings, clock, webhook=True, names=(TEACHER, OFFICER)) as house:
        yield house


@pytest.fixture
async def slack(settings: Settings, clock: Clock) -> AsyncIterator[SlackHouse]:
    async with slack_house(settings, clock, http=False, names=(TEACHER, DIRECTOR)) as house:
        yield house


@pytest.fixture(params=["member", "stranger"])
def who(request: pytest.FixtureRequest, telegram: TelegramHouse) -> TelegramPerson:
    return telegram[TEACHER] if request.param == "member" else TelegramPerson(telegram, "", "stranger", user=999)


async def what_was_told(house: House) -> list[str]:
    """The accounts of all reports that the officer can read."""
    store, desk = house.demo.reports.ground.store, await desk_of(house, OFFICER)
    threads = [
        await store.turn(lambda s, each=each: reading.thread(s, desk, each))
        for each in await reports_of(house, OFFICER)
    ]
    return [thread[0].body["answers"]["what"] for thread in threads]


async def test_an_edited_message_changes_nothing_and_is_not_answered(telegram: TelegramHouse, who: TelegramPerson):
    code = await tells(who)
    before, sent = dict(who._chat()), len(telegram.double.calls)
    edited = who._message(text=code[-4:], edit_date=1795399300)
    await who.gives(edited_message={**edited, "message_id": 1})
    await who.gives(edited_message=who._message(text="改过的说法", edit_date=1795399300))
    assert (who._chat(), telegram.double.calls[sent:]) == (before, [])
    assert await reports_of(telegram, OFFICER) == []
    await who.says(code[-4:])
    assert await what_was_told(telegram) == [WHAT]


async def test_the_last_message_delivered_again_stores_once(telegram: TelegramHouse, who: TelegramPerson):
    code = await tells(who)
    update = {"update_id": 7_000_001, "message": who._message(text=code[-4:])}
    for _ in range(2):
        await telegram.double._push(update)
    await telegram.stops()
    await telegram.starts()
    await telegram.double._push(update)
    assert await what_was_told(telegram) == [WHAT]
    await who.says("举报")
    await who.presses("report", "return")
    await who.says(code)
    who.sees("report-found")


async def test_an_account_delivered_again_after_a_restart_is_kept_nowhere(
    telegram: TelegramHouse, who: TelegramPerson, settings: Settings
):
    await who.says("举报")
    for step in ("begin", "agree", "readers-done", "fraud"):
        await who.presses("report", step)
    update = {"update_id": 7_000_002, "message": who._message(text=WHAT)}
    await telegram.double._push(update)
    who.sees("tell-report-place")
    await telegram.stops()
    await telegram.starts()
    await telegram.double._push(update)
    assert who.keys[-1] in {"help", "bind-first"}
    files = [path.read_bytes() for path in settings.data.rglob("*") if path.is_file()]
    assert [file for file in files if WHAT.encode() in file] == []


async def up_to_the_code(window: Window) -> str:
    await window.opens()
    for step in ("begin", "agree", "readers-done", "fraud"):
        await window.presses(step)
    await window.types(WHAT)
    for step in ("skip", "skip", "saw", "skip", "no", "submit"):
        await window.presses(step)
    return CODE.search(window.text())[0]


async def test_slack_hands_in_the_same_window_again_and_it_is_stored_once(slack: SlackHouse):
    window = Window(slack[TEACHER])
    code = await up_to_the_code(window)
    shown = window.view
    answers = [await window.hands_in(code[-4:]) for _ in range(2)]
    await slack.stops()
    await slack.starts()
    answers.append(await window.hands_in(code[-4:]))
    assert [answer["response_action"] for answer in answers] == ["update"] * 3  # the window says what became of it
    assert window.view is shown
    assert len(await reports_of(slack, DIRECTOR)) == 1
    assert code not in str(answers)


def unreachable(house: House, mark: bool | None = None) -> list[bool]:
    """Whether the accounts count as gone; `mark` sets it for all."""

    def turn(session: Any) -> list[bool]:
        rows = list(session.exec(select(ChatIdentity)))
        for row in rows if mark is not None else ():
            row.unreachable = mark
        return [row.unreachable for row in rows]

    return house.change(turn)


async def test_that_somebody_is_back_does_not_show_by_a_report_on_telegram(telegram: TelegramHouse):
    unreachable(telegram, mark=True)
    teacher = telegram[TEACHER]
    code = await tells(teacher)
    await teacher.says(code[-4:])
    await teacher.says(code)  # typed where none belongs
    assert unreachable(telegram) == [True, True]
    await teacher.says("/help")
    assert sorted(unreachable(telegram)) == [False, True]


async def test_that_somebody_is_back_does_not_show_by_a_report_on_slack(slack: SlackHouse):
    unreachable(slack, mark=True)
    window = Window(slack[TEACHER])
    code = await up_to_the_code(window)
    await window.types(code[-4:])
    await slack[TEACHER].writes(WHAT)  # a report written as a message is refused, and is no sign of life either
    await window.closes()
    assert unreachable(slack) == [True, True]
    await slack[TEACHER].commands("help")
    assert sorted(unreachable(slack)) == [False, True]
