"""When things go wrong around a deadline: people leave, platforms are silent, one row is damaged (states 6.11)."""

from collections.abc import AsyncIterator
from datetime import date

import pytest
from sqlmodel import select

from bot.settings import Settings
from regulation.vocabulary import ReminderStatus
from storage.tables import CalendarDay, Deadline, Member, Notice, Reminder
from tests.conftest import Clock
from tests.conversations.test_deadlines import deadlines, hears, keys, ledger
from tests.house import DIRECTOR, OFFICER, TEACHER, House
from tests.telegram_house import TelegramHouse, telegram_house

HEAD = "周建国"


@pytest.fixture
async def phones(settings: Settings, clock: Clock) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(settings, clock, webhook=False) as house:
        yield house


async def answered_for(house: House, name: str) -> None:
    """Somebody is asked what there is to say about a negative record."""
    code = await hears(house["郑重"], about=name)
    await house[OFFICER].sends(f"classify.{code}.1")
    for answer in ("negative", "minor", "teaching"):
        await house[OFFICER].picks(answer)
    await house[OFFICER].presses("submit")


async def leaves(house: House, name: str, on: date) -> None:
    def turn(session):
        member = session.exec(select(Member).where(Member.name == name)).one()
        member.left_on = on
        session.add(member)

    house.change(turn)


async def test_the_owner_has_left_and_the_head_is_told_instead(house: House):
    await answered_for(house, TEACHER)
    await leaves(house, TEACHER, date(2026, 11, 25))
    await house.waits(4)
    assert ledger(house)[0] == ("T-1", HEAD)
    assert keys(house, TEACHER) == []
    await house[HEAD].looks()
    assert keys(house, HEAD) == ["reminder"]


async def test_after_three_days_without_the_platform_the_latest_step_alone_is_sent_marked(
    phones: TelegramHouse, clock: Clock
):
    await hears(phones[TEACHER])  # until Thursday
    await phones.ticks()
    phones.double.faults += [("sendMessage", 429, {"retry_after": 3600})] * 3
    for _ in range(4):  # T-1, T-0 and +1 do not get through
        clock.forward(days=1)
        await phones.ticks()
    before = len(phones[OFFICER]._texts())
    clock.forward(days=4)  # Tuesday: +3
    await phones.ticks()
    texts = [message["text"] for message in phones[OFFICER]._texts()[before:]]
    about = [text for text in texts if "记录分类" in text]  # a contract that ends is none of it
    assert len(about) == 1, texts
    assert "补发" in about[0]
    query = select(Reminder.step, Reminder.status).join(Deadline).where(Deadline.kind == "record.triage")
    lines = phones.look(lambda s: s.exec(query.order_by(Reminder.id)).all())
    gone = {step: status is ReminderStatus.SUPERSEDED for step, status in lines}
    assert gone == {"T-1": True, "T-0": True, "+1": True, "+3": False}


async def test_who_blocked_the_bot_stands_in_the_queue(phones: TelegramHouse, clock: Clock):
    await hears(phones[TEACHER])
    await phones.ticks()
    phones.double.blocked.add(phones[OFFICER].user)
    clock.forward(days=2, hours=-1)
    for _ in range(9):  # Wednesday from nine to six: long before it is given up
        clock.forward(hours=1)
        await phones.ticks()
    await phones[DIRECTOR].says("/queue")
    assert phones[DIRECTOR].rows()["通知未送达"].startswith(OFFICER)


async def test_a_reminder_that_waits_for_the_morning_holds_up_no_news(house: House, clock: Clock):
    await hears(house[TEACHER])
    clock.forward(days=4, hours=12)  # Friday, 22:00: T-0 waits for Monday
    await house.ticks()
    await hears(house[TEACHER], text="周末又来电")
    await house.ticks()
    await house[OFFICER].looks()
    assert house[OFFICER].keys[-1] == "record-filed-told"
    assert keys(house, OFFICER) == []


async def test_what_was_delayed_into_the_night_waits_for_the_morning_and_is_not_late(house: House, clock: Clock):
    await hears(house[TEACHER])
    clock.forward(days=2, hours=7)  # Wednesday, 17:00
    await house.demo.deadlines.tick()  # planned, and then the machine went off
    clock.forward(hours=5)
    await house.ticks()
    assert keys(house, OFFICER) == []
    health = (await house.http.get("/healthz")).json()
    assert (health["late"], health["due"]) == (False, 0)
    clock.forward(hours=12)
    await house.ticks()
    await house[OFFICER].looks()
    assert keys(house, OFFICER)[0].startswith("reminder")


async def test_one_damaged_matter_stops_no_other_clock(house: House, caplog):
    first, second = await hears(house[TEACHER]), await hears(house[TEACHER], text="另一件")
    house.change(
        lambda s: s.connection().exec_driver_sql("UPDATE record SET details = x'00' WHERE code = ?", (first,))
    )
    await house.http.post("/api/clock", json={"days": 2})
    await house.ticks()
    rows = {row.row_code: row for row in deadlines(house, "record.triage")}
    told = house.look(lambda s: s.exec(select(Reminder.deadline_id)).all())
    assert told == [rows[second].id]
    assert f"deadline {rows[first].id} cannot be looked after" in caplog.text
    assert first not in caplog.text
    assert rows[first].next_at > rows[second].began_at  # tried again in an hour


async def test_a_day_off_that_is_declared_later_loses_no_step(house: House, clock: Clock):
    """T-1 would be on Friday; that becomes a day off on Monday, so the step should have been on Thursday."""
    await answered_for(house, TEACHER)
    house.change(lambda s: s.add(CalendarDay(day=date(2026, 11, 27), works=False, set_by_id=1)))
    clock.forward(days=4)
    await house.ticks()
    assert ledger(house) == [("T-1", TEACHER)]
    letters = house.look(lambda s: s.exec(select(Notice).where(Notice.dedupe.startswith("reminder"))).all())
    assert [each.not_before.day for each in letters] == [30]  # nobody is written to on the day off itself
