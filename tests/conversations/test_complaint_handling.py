"""投诉办理 3.3-c: whoever complained hears from us within one working day, and how it ended within seven."""

from datetime import timedelta

import pytest
from sqlmodel import select

from handlers.kit.button import Button
from regulation.vocabulary import DeadlineStatus, RecordStatus
from storage.tables import Deadline, Member, Reminder, Step
from tests.house import AUDITOR, DIRECTOR, HEAD, OFFICER, OTHER_HEAD, TEACHER, House, Person, complains

FIRST, CLOSING = "complaint.first-response", "complaint.closing"
LEADS = "何静"  # the head of 客服部
RUNNING, MET, LATE, CANCELLED = (
    DeadlineStatus.RUNNING, DeadlineStatus.MET, DeadlineStatus.MET_LATE, DeadlineStatus.CANCELLED
)  # fmt: skip
# The periods of 3.3-c on the wall calendar: filed, first answer by the end of, settled by the end of.
DAYS = [
    ("a Monday", 0, "2026-11-24", "2026-12-02"),
    ("a Friday: the weekend does not count", 4, "2026-11-30", "2026-12-08"),
    ("a Saturday", 5, "2026-11-30", "2026-12-08"),
    ("before New Year's Day", 37, "2026-12-31", "2027-01-11"),
]


def clocks(house: House, *kinds: str) -> dict[str, Deadline]:
    query = select(Deadline).where(Deadline.kind.in_(kinds or (FIRST, CLOSING)))  # type: ignore[attr-defined]
    return house.look(lambda session: {row.kind: row for row in session.exec(query)})


def reminded(house: House, kind: str) -> list[tuple[str, str]]:
    query = select(Reminder.step, Member.name).join(Member, Member.id == Reminder.recipient_id)
    query = query.join(Deadline, Deadline.id == Reminder.deadline_id).where(Deadline.kind == kind)
    return house.look(lambda session: session.exec(query.order_by(Reminder.id)).all())


async def answers(person: Person, code: str, on: str = "今天") -> Person:
    await person.sends(Button("respond-first", code, "1").code)
    await person.says(on)
    await person.picks("phone")
    await person.says("已致歉，今天由老师回电")
    return await person.presses("submit")


async def settles(person: Person, code: str, satisfied: str = "satisfied") -> Person:
    await person.sends(Button("close-complaint", code, "1").code)
    await person.says("已回电，补上两次答疑")
    await person.picks(satisfied)
    return await person.presses("submit")


@pytest.mark.parametrize(("when", "days", "first", "closing"), DAYS, ids=[each[0] for each in DAYS])
async def test_the_periods_are_counted_in_working_days(house: House, when, days, first, closing):
    await house.http.post("/api/clock", json={"days": days})
    await complains(house[TEACHER])
    assert [row.due_at.isoformat()[11:16] for row in clocks(house).values()] == ["16:00", "16:00"]  # midnight there
    day, second = house.demo.app.house.day, timedelta(seconds=1)
    ends = [day(clocks(house)[kind].due_at - second).isoformat() for kind in (FIRST, CLOSING)]
    assert ends == [first, closing]


async def test_answered_and_settled_in_time_by_whoever_took_it(house: House):
    teacher, head = house[TEACHER], house[LEADS]
    code = await complains(teacher)
    assert {"respond-first", "withdraw"} <= teacher.offered()
    assert "close-complaint" not in teacher.offered()  # nothing is settled before anybody was answered
    await teacher.sends("my-deadlines")
    assert [row["value"].split(" ")[0] for row in teacher.card["rows"]] == ["投诉首次答复", "投诉办结"]
    await answers(teacher, code)
    teacher.sees("respond-first-done")
    found = clocks(house)
    assert (found[FIRST].status, found[CLOSING].status) == (MET, RUNNING)
    assert house.records()[0].status is RecordStatus.SUBMITTED  # the record's state is not theirs to change
    await head.sends(Button("see-record", code, "1").code)
    assert head.rows()["首次答复"] == "已致歉，今天由老师回电"
    assert head.rows()["答复渠道"] == "电话"
    assert head.rows()["投诉办结"].startswith("请在 2026 年 12 月 2 日")
    await settles(head, code, "partly")
    head.sees("close-complaint-done")
    assert clocks(house)[CLOSING].status is MET
    await house.delivers()
    assert "close-complaint-told" in (await teacher.looks()).keys
    await teacher.sends(Button("see-record", code, "1").code)
    assert teacher.rows()["投诉人是否满意"] == "基本满意"
    assert "投诉办结" not in teacher.rows()
    await house.waits(20)
    assert reminded(house, FIRST) == reminded(house, CLOSING) == []


async def test_what_is_left_goes_up_the_line_from_author_and_head(house: House):
    await complains(house[TEACHER])
    await house.waits(16)  # until Wednesday 9 December
    assert reminded(house, FIRST)[:4] == [("T-0", TEACHER), ("T-0", LEADS), ("+1", TEACHER), ("+1", LEADS)]
    assert reminded(house, CLOSING)[:2] == [("T-7", TEACHER), ("T-7", LEADS)]
    steps = [step for step, name in reminded(house, CLOSING) if name == TEACHER]
    assert steps == ["T-7", "T-3", "T-1", "T-0", "+1", "+3"]
    assert ("+5", OFFICER) in reminded(house, CLOSING)
    code = house.records()[0].code
    await answers(house[TEACHER], code)
    await settles(house[TEACHER], code)
    assert [row.status for row in clocks(house).values()] == [LATE, LATE]


@pytest.mark.parametrize("how", ["reject", "withdraw"])
async def test_a_record_that_is_no_more_stops_its_clocks(house: House, how):
    code = await complains(house[TEACHER])
    who = house[OFFICER if how == "reject" else TEACHER]
    await who.sends(Button(how, code, "1").code)
    await who.says("与另一件重复")
    await who.presses("submit")
    assert [row.status for row in clocks(house).values()] == [CANCELLED, CANCELLED]
    await who.sends(Button("respond-first", code, "2").code)
    who.sees("move-not-now")


async def test_sorted_and_established_the_complainant_still_waits(house: House):
    code = await complains(house[TEACHER])
    officer = house[OFFICER]
    await officer.sends(Button("classify", code, "1").code)
    for answer in ("neutral", "service"):
        await officer.picks(answer)
    await officer.presses("submit")
    await officer.sends(Button("substantiate", code, "2").code)
    await officer.says("通话记录属实")
    await officer.presses("submit")
    assert house.records()[0].status is RecordStatus.SUBSTANTIATED
    assert [row.status for row in clocks(house).values()] == [RUNNING, RUNNING]
    teacher = house[TEACHER]
    await teacher.sends(Button("respond-first", code, str(house.records()[0].version)).code)
    teacher.sees("respond-first-answered-on")


async def test_who_handles_it(house: House):
    code = await complains(house[TEACHER], about=HEAD)  # about the head of the teaching department
    head = house[HEAD]
    await head.sends(Button("respond-first", code, "1").code)
    head.sees("row-unknown")  # nobody settles a complaint about themselves
    for name in (OTHER_HEAD, AUDITOR):
        await house[name].sends(Button("respond-first", code, "1").code)
        assert house[name].answer[0]["tone"] == "refused"
    await house.waits(16)  # long overdue: above the teacher stands the very head whom it is about
    names = {name for kind in (FIRST, CLOSING, "record.triage") for _, name in reminded(house, kind)}
    assert HEAD not in names
    assert {TEACHER, OFFICER, DIRECTOR} <= names
    await answers(house[OFFICER], code)
    house[OFFICER].sees("respond-first-done")
    await house.delivers()
    assert "respond-first-told" in (await house[TEACHER].looks()).keys


async def test_what_cannot_be_is_said(house: House):
    teacher = house[TEACHER]
    code = await complains(teacher)  # received yesterday
    await teacher.sends(Button("close-complaint", code, "1").code)
    teacher.sees("complaint-not-answered")
    await answers(teacher, code, on="2026-11-20")
    assert "complaint-before" in [card["key"] for card in teacher.answer]
    await teacher.says("/cancel")
    await answers(teacher, code)
    await teacher.sends(Button("respond-first", code, "1").code)
    teacher.sees("complaint-answered")
    await settles(teacher, code, "not")
    await teacher.sends(Button("close-complaint", code, "1").code)
    teacher.sees("complaint-closed")


async def test_what_was_said_is_sealed_and_not_in_the_audit_trail(house: House):
    code = await complains(house[TEACHER])
    await answers(house[TEACHER], code)
    raw = house.look(lambda session: session.connection().exec_driver_sql("select answer from step").scalar())
    assert "致歉".encode() not in bytes(raw)
    (step,) = house.look(lambda session: session.exec(select(Step)).all())
    assert "已致歉" in step.answer
    lines = house.look(lambda s: s.connection().exec_driver_sql("select * from audit_event").fetchall())
    assert "致歉" not in str(lines)
