"""Delivery when the platform does not: waiting as long as it says, in order, marked when unsure, given up in the open."""

import logging
from collections.abc import AsyncIterator

import httpx
import pytest
from sqlmodel import select

from bot.settings import Settings
from handlers.kit.button import Button
from scheduler.outbox import BACK_OFF
from storage.queries import conversation
from storage.tables import Notice
from tests.conftest import Clock
from tests.house import DIRECTOR, OFFICER, TEACHER, complains
from tests.telegram_house import TelegramHouse, telegram_house

MARK = "可能重复"


@pytest.fixture
async def house(settings: Settings, clock: Clock) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(settings, clock, webhook=False) as house:
        yield house


def outbox(house: TelegramHouse) -> tuple[int, int]:
    """How many notices are due, and how many were given up."""
    due, _, dead = house.look(lambda session: conversation.outbox_for_system(session, house.demo.app.clock()))
    return due, dead


async def test_a_platform_that_says_when_is_left_alone_until_then(house: TelegramHouse, clock: Clock):
    await complains(house[TEACHER])
    house.double.faults += [("sendMessage", 429, {"retry_after": 600})]
    assert await house.delivers() == 0
    clock.forward(minutes=9)
    assert await house.delivers() == 0
    clock.forward(minutes=1)
    assert await house.delivers() == 1
    assert MARK not in house[OFFICER]._texts()[-1]["text"]  # a refusal is sure: nothing arrived before


async def test_an_answer_that_is_no_answer_leads_to_a_marked_repeat(house: TelegramHouse, clock: Clock):
    """A 5xx may come after the message was taken; nobody can know, so the second one says so."""
    await complains(house[TEACHER])
    house.double.faults += [("sendMessage", 502, {})]
    assert await house.delivers() == 0
    clock.forward(minutes=1)
    assert await house.delivers() == 1
    assert MARK in house[OFFICER]._texts()[-1]["text"]


async def test_a_crash_between_the_platforms_answer_and_our_commit_repeats_once_marked(
    house: TelegramHouse, clock: Clock, monkeypatch
):
    """What kill -9 leaves at that moment: the claim is committed, the delivery is not."""
    officer = house[OFFICER]
    await complains(house[TEACHER])

    class Killed(BaseException):
        pass

    async def killed(*_):
        raise Killed

    monkeypatch.setattr(type(house.demo.outbox), "_mark", killed)
    with pytest.raises(Killed):
        await house.delivers()
    monkeypatch.undo()
    assert officer.keys[-1] == "record-filed-told"
    assert await house.delivers() == 0  # its lease runs
    clock.forward(minutes=3)
    assert await house.delivers() == 1
    assert await house.delivers() == 0
    assert [MARK in message["text"] for message in officer._texts()[-2:]] == [False, True]


async def test_one_persons_letters_keep_their_order(house: TelegramHouse, clock: Clock):
    first = await complains(house[TEACHER])
    second = await complains(house[TEACHER])
    house.double.faults += [("sendMessage", 403, {})]  # blocked for a moment
    assert await house.delivers() == 0
    await house[OFFICER].says("/help")
    clock.forward(minutes=1)
    assert await house.delivers() == 2
    texts = [message["text"].replace("-", "") for message in house[OFFICER]._texts()[-2:]]
    assert first in texts[0]
    assert second in texts[1]


async def test_what_cannot_be_delivered_is_given_up_in_the_open(house: TelegramHouse, clock: Clock):
    officer, director = house[OFFICER], house[DIRECTOR]
    await complains(house[TEACHER])
    house.double.blocked.add(officer.user)
    for pause in BACK_OFF:
        assert await house.delivers() == 0
        assert outbox(house)[1] == 0
        clock.forward(seconds=pause.total_seconds())
    assert await house.delivers() == 0
    assert outbox(house) == (0, 1)
    await director.says("/queue")
    assert director.rows() == {"通知未送达": f"{OFFICER}（1 条）"}
    assert (await health(house)) == (
        200,
        {"database": "ok", "tick": "live", "failing": [], "due": 0, "late": False, "dead": 1, "telegram": "live"},
    )


async def test_a_notice_that_cannot_be_read_any_more_holds_up_nobody(house: TelegramHouse):
    """Sealed bytes that were damaged, or a reply of another year."""
    await complains(house[TEACHER])
    await complains(house[TEACHER])
    house.change(
        lambda session: session.connection().exec_driver_sql("UPDATE notice SET reply = x'00' WHERE id = 1")
    )
    assert await house.delivers() == 1
    assert outbox(house) == (0, 1)


async def test_a_letter_that_is_taken_back_while_others_are_sent_is_not_missed(house: TelegramHouse, caplog):
    """What it was about was settled by whoever read the one before: nothing is wrong, and nothing is logged so."""
    await complains(house[TEACHER])
    await complains(house[TEACHER])

    def taken_back(session) -> None:
        session.delete(session.exec(select(Notice).order_by(Notice.id.desc())).first())

    sends = house.double.do_sendMessage

    async def and_settles(asked: dict) -> dict:
        house.double.do_sendMessage = sends
        house.change(taken_back)
        return await sends(asked)

    house.double.do_sendMessage = and_settles
    assert await house.delivers() == 1
    assert outbox(house) == (0, 0)
    assert [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING] == []


async def test_a_refusal_after_an_unsure_try_keeps_the_mark(house: TelegramHouse, clock: Clock):
    await complains(house[TEACHER])
    for fault in (("sendMessage", 502, {}), ("sendMessage", 429, {"retry_after": 60})):
        house.double.faults.append(fault)
        assert await house.delivers() == 0
        clock.forward(minutes=1)
    assert await house.delivers() == 1
    assert MARK in house[OFFICER]._texts()[-1]["text"]


async def test_a_later_letter_waits_for_one_that_was_put_off(house: TelegramHouse, clock: Clock):
    await complains(house[TEACHER])
    house.double.faults.append(("sendMessage", 429, {"retry_after": 30}))
    assert await house.delivers() == 0
    await complains(house[TEACHER])
    clock.forward(seconds=5)
    assert await house.delivers() == 0
    clock.forward(seconds=25)
    assert await house.delivers() == 2


async def test_somebody_with_many_letters_does_not_keep_the_others_waiting(house: TelegramHouse):
    for _ in range(5):
        await complains(house[TEACHER])
    code = house.records()[0].code
    await house[DIRECTOR].sends(Button("reject", code, "1").code)
    await house[DIRECTOR].says("重复")
    await house[DIRECTOR].presses("submit")
    assert await house.delivers() == 4  # three to the officer, one to the teacher
    house[TEACHER].sees("reject-told")


async def test_a_platform_that_fails_for_long_is_seen_in_health(house: TelegramHouse, clock: Clock):
    await complains(house[TEACHER])
    for _ in range(4):
        house.double.faults.append(("sendMessage", 502, {}))
        await house.delivers()
        clock.forward(minutes=5)
    status, body = await health(house)
    assert (status, body["late"]) == (503, True)


async def test_health_says_what_is_late_and_what_stands_still(house: TelegramHouse, clock: Clock):
    await complains(house[TEACHER])
    clock.forward(minutes=14)
    assert (await health(house))[0] == 200
    clock.forward(minutes=2)
    assert await health(house) == (
        503,
        {"database": "ok", "tick": "live", "failing": [], "due": 1, "late": True, "dead": 0, "telegram": "live"},
    )
    await house.delivers()
    house.demo.ticker._last["outbox"] -= 60
    assert await health(house) == (
        503,
        {"database": "ok", "tick": "stale", "failing": [], "due": 0, "late": False, "dead": 0, "telegram": "live"},
    )


async def test_the_same_in_figures_for_a_machine(house: TelegramHouse):
    await complains(house[TEACHER])
    async with httpx.AsyncClient(trust_env=False) as client:
        text = (await client.get(f"{house.address}/metrics")).text
    assert "trustdesk_outbox_due 1.0" in text
    assert "trustdesk_outbox_dead 0.0" in text


async def health(house: TelegramHouse) -> tuple[int, dict]:
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(f"{house.address}/healthz")
    return answer.status_code, answer.json()
