"""举报 on Telegram and Slack: the whole way in the platform's own manner, and what it leaves behind: nothing."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.settings import Settings
from tests.conftest import Clock
from tests.house import DIRECTOR, OFFICER, TEACHER
from tests.reports_house import CODE, reports_of
from tests.slack_house import SlackHouse, slack_house
from tests.slack_window import Window
from tests.telegram_house import TelegramHouse, TelegramPerson, telegram_house

WHAT = "上个季度的合作项目回款被转入了私人账户，经手人要求大家补签材料，已经持续了两个月，票据与合同对不上。"


@pytest.fixture
async def telegram(settings: Settings, clock: Clock) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(settings, clock, webhook=False) as house:
        yield house


@pytest.fixture
async def slack(settings: Settings, clock: Clock) -> AsyncIterator[SlackHouse]:
    async with slack_house(settings, clock, http=False) as house:
        yield house


async def tells(person: TelegramPerson) -> str:
    """Up to the code, as somebody does on a phone."""
    await person.says("举报")
    await person.presses("report", "begin")
    person.sees("report-notice-telegram")
    await person.presses("report", "agree")
    await person.presses("report", "readers-done")
    await person.presses("report", "fraud")
    await person.says(WHAT)
    await person.presses("report", "skip")
    await person.presses("report", "skip")
    await person.presses("report", "saw")
    await person.presses("report", "skip")
    await person.presses("report", "no")
    await person.presses("report", "submit")
    return CODE.search(person.texts()[-1])[0]


@pytest.mark.parametrize("bound", [True, False])
async def test_on_telegram_every_message_goes(telegram: TelegramHouse, clock, bound):
    person = telegram[TEACHER] if bound else TelegramPerson(telegram, "", "stranger", user=999)
    before = set(person._chat())
    code = await tells(person)
    await person.says(code[-4:])
    person.sees("report-stored")
    left = [m["text"] for n, m in person._chat().items() if n not in before and "text" in m]
    assert len(left) == 1  # only that it is done
    assert len(await reports_of(telegram, OFFICER)) == 1
    clock.forward(minutes=11)
    [front] = telegram.demo.outbox.messenger.fronts
    await front.tick()
    assert {n for n in person._chat() if n not in before} == set()
    await person.says("举报")
    await person.presses("report", "return")
    await person.says(code)
    person.sees("report-found")


async def test_what_could_give_somebody_away_is_refused(telegram: TelegramHouse):
    person = telegram[TEACHER]
    await person.says("举报")
    await person.presses("report", "begin")
    kinds: list[dict[str, Any]] = [
        {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
        {"location": {"latitude": 31.2, "longitude": 121.4}},
        {"contact": {"phone_number": "1", "first_name": "P"}},
        {"text": "转发", "forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "X"}},
    ]
    for kind in kinds:
        await person.gives(message=person._message(**kind))
        assert person.keys[-2:] == ["report-kind", "report-notice-telegram"]


async def test_a_report_left_alone_is_forgotten_and_its_next_sentence_is_kept_nowhere(
    telegram: TelegramHouse, clock, settings: Settings
):
    person = telegram[TEACHER]
    await person.says("举报")
    await person.presses("report", "begin")
    await person.presses("report", "agree")
    await person.presses("report", "readers-done")
    await person.presses("report", "fraud")
    clock.forward(minutes=21)
    await person.says(WHAT)
    assert "report-lost" not in person.keys[-1:]
    assert await reports_of(telegram, OFFICER) == []
    assert WHAT.encode() not in b"".join(path.read_bytes() for path in settings.data.rglob("*") if path.is_file())


async def test_on_slack_it_is_one_window(slack: SlackHouse):
    window = Window(slack[TEACHER])
    await window.opens()
    await window.presses("begin")
    assert "Slack" in window.text()
    for step in ("agree", "readers-done", "fraud"):
        await window.presses(step)
    await window.types(WHAT)
    for step in ("skip", "skip", "saw", "skip", "no", "submit"):
        await window.presses(step)
    code = CODE.search(window.text())
    assert code
    await window.types(code[0][-4:])
    assert len(await reports_of(slack, DIRECTOR)) == 1
    assert WHAT not in str(slack.double.messages)
    assert code[0] not in str(slack.double.messages)


async def test_on_slack_a_report_written_as_a_message_is_refused(slack: SlackHouse):
    person = slack[TEACHER]
    await person.writes(WHAT)
    assert person.keys[-1] == "report-slack-advice"
