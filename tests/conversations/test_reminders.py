"""催办 (numbers 2.11, states 6.11): acknowledged, put off, no longer needed, not delivered; foreseen; in a calendar."""

from datetime import date, timedelta

import icalendar
from sqlmodel import select

from regulation.vocabulary import DeadlineStatus, Role
from scheduler.ports import NobodyThere
from storage.tables import Deadline, Member, Notice, Reminder, RoleGrant
from tests.conftest import Clock
from tests.conversations.test_deadlines import hears
from tests.house import AUDITOR, DIRECTOR, HEAD, OFFICER, TEACHER, House, Person

OFFICE_HEAD = "冯志强"


def ledger(house: House) -> list[tuple[str, str, str]]:
    """Step, recipient, how far."""
    query = select(Reminder, Member.name).join(Member, Member.id == Reminder.recipient_id).order_by(Reminder.id)
    query = query.join(Deadline, Deadline.id == Reminder.deadline_id).where(Deadline.kind != "contract.end")
    return house.look(lambda s: [(row.step, name, row.status.value) for row, name in s.exec(query)])


def reminded(person: Person) -> list[str]:
    return [
        key for key in person.keys if key.split("-late")[0] in ("reminder", "reminder-today", "reminder-overdue")
    ]


async def sorted_in(officer: Person, code: str) -> None:
    await officer.sends(f"classify.{code}.1")
    for answer in ("positive", "service"):
        await officer.picks(answer)
    await officer.presses("submit")


class Unreachable:
    """A messenger that finds nobody where this person's account should be."""

    def __init__(self, messenger, person: str) -> None:
        self.messenger, self.person = messenger, person

    async def send(self, person, card) -> None:
        if person == self.person:
            raise NobodyThere("no account")
        await self.messenger.send(person, card)


async def test_acknowledged_stops_the_repeats_but_not_the_escalation(house: House):
    await hears(house[TEACHER])  # Monday; due on Thursday
    await house.waits(3)
    officer = await house[OFFICER].looks()
    assert reminded(officer) == ["reminder", "reminder-today"]
    await officer.presses("acknowledge-reminder")
    officer.sees("reminder-acknowledged")
    assert "11 月 30 日" in officer.card["text"]
    assert ledger(house) == [("T-1", OFFICER, "sent"), ("T-0", OFFICER, "acknowledged")]
    await house.waits(6)  # over +1 and +3
    assert [line[:2] for line in ledger(house)[2:]] == [("+3", OFFICER), ("+3", OFFICE_HEAD)]
    await officer.looks()
    await officer.presses("acknowledge-reminder")
    await house.waits(2)
    assert [line[:2] for line in ledger(house)[4:]] == [("+5", OFFICE_HEAD), ("+5", OFFICER)]  # told as the office


async def test_acknowledged_early_the_last_day_is_told_all_the_same(house: House):
    await hears(house[TEACHER])
    await house.waits(2)
    await (await house[OFFICER].looks()).presses("acknowledge-reminder")
    await house.waits(1)
    assert reminded(await house[OFFICER].looks())[-1] == "reminder-today"


async def test_later_moves_the_reminder_and_never_the_deadline(house: House, clock: Clock):
    await hears(house[TEACHER])
    await house.waits(2)
    before = house.look(lambda s: s.exec(select(Deadline.due_at).where(Deadline.kind == "record.triage")).one())
    officer = await house[OFFICER].looks()
    await officer.presses("snooze-reminder")
    officer.sees("snooze-reminder-later")
    await officer.presses("snooze-reminder", "two-hours")
    officer.sees("reminder-snoozed")
    assert ledger(house) == [("T-1", OFFICER, "planned")]
    clock.forward(hours=1)
    await house.ticks()
    assert len(reminded(await officer.looks())) == 1
    clock.forward(hours=1)
    await house.ticks()
    assert len(reminded(await officer.looks())) == 2
    assert ledger(house) == [("T-1", OFFICER, "sent")]
    assert (
        house.look(lambda s: s.exec(select(Deadline.due_at).where(Deadline.kind == "record.triage")).one())
        == before
    )


async def test_in_quiet_hours_later_is_the_next_morning_and_says_that_day(house: House, clock: Clock):
    await hears(house[TEACHER])
    await house.waits(2)
    clock.forward(hours=7)  # Wednesday, 17:00
    officer = await house[OFFICER].looks()
    await officer.presses("snooze-reminder")
    await officer.presses("snooze-reminder", "two-hours")
    assert "11 月 26 日（周四）09:35" in officer.card["text"]
    clock.forward(hours=17)
    await house.demo.outbox.tick()  # the engine itself is late that morning
    assert reminded(await officer.looks())[-1] == "reminder-today"


async def test_what_waits_for_the_morning_holds_up_nothing_else(house: House):
    await hears(house[TEACHER])
    await house.waits(2)
    officer = await house[OFFICER].looks()
    await officer.presses("snooze-reminder")
    await officer.presses("snooze-reminder", "tomorrow")
    await hears(house[TEACHER])
    await house.delivers()
    assert (await officer.looks()).keys[-1] == "record-filed-told"


async def test_a_newer_step_takes_the_place_of_one_that_was_put_off(house: House, clock: Clock):
    await hears(house[TEACHER])
    await house.waits(2)
    officer = await house[OFFICER].looks()
    await officer.presses("snooze-reminder")
    await officer.presses("snooze-reminder", "workday")  # 9:35; the next step comes at 9:30
    clock.forward(hours=23.5)
    await house.ticks()
    assert ledger(house) == [("T-1", OFFICER, "superseded"), ("T-0", OFFICER, "sent")]
    await house.waits(1)
    assert reminded(await officer.looks()) == ["reminder", "reminder-today", "reminder-overdue"]


async def test_only_whom_it_was_sent_to_may_answer_it(house: House):
    await hears(house[TEACHER])
    await house.waits(2)
    code = (await house[OFFICER].looks()).button("acknowledge-reminder")
    later = house[OFFICER].button("snooze-reminder")
    for name in (DIRECTOR, TEACHER, AUDITOR):
        await house[name].sends(code)
        house[name].sees("reminder-not-yours")
        await house[name].sends(f"{later}..workday")
        house[name].sees("reminder-not-yours")
        await house[name].sends(code.replace("acknowledge-reminder", "calendar-file"))
        house[name].sees("reminder-not-yours")


async def test_met_overnight_the_queued_reminder_is_not_sent(house: House, clock: Clock):
    code = await hears(house[TEACHER])
    clock.forward(days=4, hours=12)  # Friday, 22:00
    await house.ticks()
    assert {line[2] for line in ledger(house)} == {"planned"}
    await sorted_in(house[OFFICER], code)
    assert {line[2] for line in ledger(house)} == {"superseded"}
    clock.forward(days=3)
    await house.ticks()
    assert reminded(await house[OFFICER].looks()) == []
    assert house.look(lambda s: s.exec(select(Notice.id).where(Notice.dedupe.startswith("reminder"))).all()) == []


async def test_met_while_it_was_put_off_it_does_not_come_again(house: House):
    code = await hears(house[TEACHER])
    await house.waits(2)
    officer = await house[OFFICER].looks()
    acknowledge = officer.button("acknowledge-reminder")
    await officer.presses("snooze-reminder")
    await officer.presses("snooze-reminder", "workday")
    await sorted_in(officer, code)
    await house.waits(2)
    assert len(reminded(await officer.looks())) == 1
    await officer.sends(acknowledge)
    officer.sees("reminder-over")


async def test_what_reaches_nobody_goes_to_those_above_once(house: House):
    code = await hears(house["郑重"], about=TEACHER)
    await house[OFFICER].sends(f"classify.{code}.1")
    for answer in ("negative", "minor", "teaching"):
        await house[OFFICER].picks(answer)
    await house[OFFICER].presses("submit")  # until Monday the teacher may answer; reminded on Friday
    outbox = house.demo.outbox
    object.__setattr__(outbox, "messenger", Unreachable(outbox.messenger, house[TEACHER].code))
    await house.waits(4)
    assert ledger(house) == [("T-1", TEACHER, "failed")]
    await house.ticks()
    await house.ticks()
    for name in (HEAD, OFFICER):
        person = await house[name].looks()
        assert person.keys.count("reminder-undelivered") == 1
        assert TEACHER in person.card["text"]
    await house[OFFICER].sends("reminder-ledger")
    assert "未能送达、已转告其上级和信用办" in str(house[OFFICER].card["rows"])


async def test_somebody_who_has_left_is_not_waited_for(house: House, clock: Clock):
    await hears(house[TEACHER])
    clock.forward(days=4, hours=12)
    await house.ticks()  # queued for Monday

    def leaves(session) -> None:
        session.exec(select(Member).where(Member.name == OFFICER)).one().left_on = date(2026, 11, 29)

    house.change(leaves)
    clock.forward(days=2, hours=12)
    await house.ticks()
    await house.ticks()
    assert ledger(house)[0] == ("+1", OFFICER, "failed")
    assert (await house[OFFICE_HEAD].looks()).keys.count("reminder-undelivered") == 1
    assert (await house[DIRECTOR].looks()).keys.count("reminder-undelivered") == 1  # no other officer is there


async def test_where_nobody_is_found_the_officer_is_told(house: House):
    await hears(house[TEACHER], about="行政部")  # about the office itself: the chair sorts it in

    def vacant(session) -> None:
        for grant in session.exec(select(RoleGrant).where(RoleGrant.role == Role.CHAIR)):
            session.delete(grant)

    house.change(vacant)
    await house.waits(2)
    assert ledger(house) == [("T-1", OFFICER, "sent")]


async def test_the_forecast_is_what_will_be_sent(house: House):
    await hears(house[TEACHER])
    await house.ticks()  # contracts that end have clocks as well
    officer = await house[OFFICER].sends("my-forecast")
    foreseen = [row["label"] for row in officer.card["rows"]]
    await house[AUDITOR].sends("forecast-of-all")
    assert house[AUDITOR].card["rows"][2]["value"].startswith("共 1 条、陈思远 1 条")
    assert house.look(lambda s: s.exec(select(Reminder)).all()) == []
    await house.waits(30)
    query = select(Reminder.send_at).join(Member, Member.id == Reminder.recipient_id).where(Member.name == OFFICER)
    sent = house.look(lambda s: [house.demo.app.house.day(at) for at in s.exec(query.order_by(Reminder.send_at))])
    days = list(dict.fromkeys(sent))
    assert [label.split("（")[0] for label in foreseen] == [f"{d.year} 年 {d.month} 月 {d.day} 日" for d in days][
        : len(foreseen)
    ]
    assert len(foreseen) >= 5


async def test_the_forecast_leaves_out_who_has_acknowledged_and_shows_what_was_put_off(house: House):
    await hears(house[TEACHER])
    await house.waits(3)
    officer = await house[OFFICER].looks()
    await officer.presses("acknowledge-reminder")
    await officer.sends("my-forecast")
    assert "11 月 27 日" not in officer.card["rows"][0]["label"]  # +1
    await officer.presses("snooze-reminder")
    await officer.presses("snooze-reminder", "workday")
    await officer.sends("my-forecast")
    assert "11 月 27 日" in officer.card["rows"][0]["label"]
    assert "、" not in officer.card["rows"][0]["value"]


async def test_everybody_foresees_their_own_and_only_the_office_all(house: House):
    await house[TEACHER].sends("forecast-of-all")
    house[TEACHER].sees("not-permitted")
    await house[TEACHER].sends("my-forecast")
    assert house[TEACHER].card["rows"] == []
    await house[OFFICER].says("/cal")
    assert {"my-forecast", "forecast-of-all", "reminder-ledger"} <= house[OFFICER].offered()
    await house[TEACHER].says("/cal")
    assert house[TEACHER].offered() == {"my-forecast", "reminder-ledger"}


async def test_a_deadline_goes_into_ones_own_calendar(house: House):
    await hears(house[TEACHER])
    officer = await house[OFFICER].says("/cal")
    await officer.presses("calendar-file")
    officer.sees("calendar-file-which")
    await officer.presses("calendar-file")
    officer.sees("document-ordered")
    await house.demo.printing.tick()
    await house.delivers()
    await officer.looks()
    officer.sees("calendar-file-ready")
    (file,) = officer.card["files"]
    stored = await house.http.get(file["url"])
    assert stored.headers["content-type"].startswith("text/calendar")
    (event,) = icalendar.Calendar.from_ical(stored.content).walk("VEVENT")
    (row,) = house.look(lambda s: s.exec(select(Deadline)).all())
    assert (event.start, event["uid"]) == (date(2026, 11, 26), f"{row.row_code}-record.triage@trustdesk")
    alarms = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
    assert alarms == [timedelta(hours=-14.5), timedelta(hours=9.5)]  # the day before and the day itself, 9:30
    assert row.status is DeadlineStatus.RUNNING


async def test_the_reminder_itself_carries_the_calendar_file(house: House):
    await hears(house[TEACHER])
    await house.waits(2)
    officer = await house[OFFICER].looks()
    await officer.presses("calendar-file")
    officer.sees("document-ordered")
