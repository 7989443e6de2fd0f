"""每周工作摘要 3.2-a, 3.2-e: what is open and late, once a week, to whoever runs the office's daily work."""

from datetime import UTC, date, datetime, timedelta

from sqlmodel import select

from bot.settings import Settings
from regulation.repair import RepairStatus
from regulation.vocabulary import DocketStatus
from storage.tables import Case, DocketItem, EmptySlot, Member, Record, Subject, Task
from tests.conftest import Clock
from tests.conversations.test_case import proposes
from tests.conversations.test_tasks import gives
from tests.house import AUDITOR, DIRECTOR, HEAD, OFFICER, TEACHER, House, complains
from tests.repairs_house import applied, graded

MONDAY = datetime(2026, 11, 30, 1, 30, tzinfo=UTC)  # 9:30 in Shanghai
NOTHING, DIGEST = "office-digest-nothing", "office-digest"


async def looks_after(house: House) -> None:
    await house.demo.digest.tick()
    while await house.delivers():
        pass


async def told(house: House, name: str) -> list[str]:
    return [key for key in (await house[name].looks()).keys if key in (DIGEST, NOTHING)]


def lines(house: House, name: str) -> list[str]:
    return house[name].card["text"].splitlines()


async def test_what_is_open_and_late_with_the_buttons_that_lead_there(anywhere: House, clock: Clock):
    """A complaint of 23 November is sorted until the 26th; the task is due on the 30th, the warning was proposed."""
    house = anywhere
    await complains(house[TEACHER])
    await gives(house)
    await proposes(house)
    clock.now = MONDAY
    await complains(house[TEACHER], text="家长反映教室空调不制冷")  # to be sorted until Thursday
    await looks_after(house)
    officer = await house[OFFICER].looks()
    officer.sees(DIGEST)
    said = officer.card["text"]
    assert "待分类记录 2 条，其中 1 条已逾期" in said
    assert "在办整改 1 件，其中 1 件已逾期" in said  # a warning is issued within three working days
    assert "未结部门任务 1 项\n" in said
    assert "您本周到期的事项 1 项" in said  # one's own: of others' the number says nothing (K1)
    for head in ("queue", "cases", "tasks", "my-deadlines", "completeness-of"):
        assert head in officer.offered(), head
    await officer.presses("tasks")
    officer.sees("task-list")


async def test_everything_has_its_line_and_what_is_not_there_has_none(house: House, clock: Clock):
    graded(house, "客服部")
    applied(house, "客服部", "何静", RepairStatus.SUBMITTED)

    def asks(session) -> None:
        put = {"motion": "follow-up", "machine": "record", "row_code": "ABCDEF", "reason": {"text": "…"}}
        session.add(DocketItem(code="QQQQQQ", status=DocketStatus.OPEN, put_at=clock.now, **put))
        session.add(DocketItem(code="QQQQQR", status=DocketStatus.LAPSED, put_at=clock.now, **put))

    house.change(asks)
    clock.now = MONDAY
    await looks_after(house)
    await house[DIRECTOR].looks()
    assert lines(house, DIRECTOR)[:2] == ["在办修复申请 1 件，其中 1 件已逾期", "领导小组待表决 1 项"]
    assert {"repairs", "docket"} <= house[DIRECTOR].offered()
    assert "queue" not in house[DIRECTOR].offered()
    await house[OFFICER].looks()  # who has no access to the docket hears nothing of it
    assert lines(house, OFFICER)[0] == "在办修复申请 1 件，其中 1 件已逾期"
    assert "领导小组" not in house[OFFICER].card["text"]


async def test_nobody_hears_of_a_case_against_oneself_that_is_not_decided(house: House, clock: Clock):
    """K1: neither the list nor the number."""
    await proposes(house)
    clock.now = MONDAY
    for subject, hear in ((TEACHER, {OFFICER, DIRECTOR}), (DIRECTOR, {OFFICER})):
        house.change(lambda session, name=subject: against(session, name))
        await looks_after(house)
        for name in (OFFICER, DIRECTOR):
            await house[name].looks()
            assert ("在办整改 1 件" in house[name].card["text"]) is (name in hear), (subject, name)
        clock.forward(days=7)


def against(session, name: str) -> None:
    row = session.exec(select(Case)).one()
    row.subject_id = session.exec(select(Member).where(Member.name == name)).one().subject_id


async def test_once_a_week_at_half_past_nine_and_to_nobody_else(house: House, clock: Clock):
    clock.now = MONDAY - timedelta(minutes=1)
    await looks_after(house)
    assert await told(house, OFFICER) == []
    clock.forward(minutes=1)
    for _ in range(3):
        await looks_after(house)
    for name in (OFFICER, DIRECTOR):
        assert len(await told(house, name)) == 1, name
    for name in (TEACHER, HEAD, AUDITOR, "秦岚"):
        assert await told(house, name) == [], name
    for days in (1, 3, 1):  # Tuesday, Friday, Saturday
        clock.forward(days=days)
        await looks_after(house)
        assert len(await told(house, OFFICER)) == 1
    clock.now = MONDAY + timedelta(days=7)
    await looks_after(house)
    assert len(await told(house, OFFICER)) == 2


async def test_a_week_that_begins_with_a_holiday_and_a_house_that_was_down(house: House, clock: Clock):
    """1 January 2027 is a Friday; the week of 4 January begins on Monday. The house comes up on Wednesday, at night."""
    clock.now = datetime(2027, 1, 6, 13, 0, tzinfo=UTC)  # Wednesday, 21:00
    await looks_after(house)
    assert await told(house, OFFICER) == []
    clock.now = datetime(2027, 1, 7, 2, 0, tzinfo=UTC)
    await looks_after(house)
    assert len(await told(house, OFFICER)) == 1  # of this week; of those that were missed there is none


async def test_the_first_working_day_after_a_holiday_is_the_one(house: House, clock: Clock):
    """国庆节 ends on Wednesday 7 October 2026: that week begins on Thursday."""
    clock.now = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
    await looks_after(house)
    assert await told(house, OFFICER) == []
    clock.now = datetime(2026, 10, 8, 1, 30, tzinfo=UTC)
    await looks_after(house)
    assert len(await told(house, OFFICER)) == 1


async def test_nothing_open_is_one_friendly_sentence(house: House, clock: Clock):
    """Every department has declared every slot empty that is over."""

    def all_declared(session) -> None:
        someone = session.exec(select(Member)).first()
        first = date(2026, 11, 23)
        for subject in session.exec(select(Subject)):
            for day in range(7):
                due = first + timedelta(days=day)
                session.add(EmptySlot(subject_id=subject.id, due_on=due, by_id=someone.id, at=clock.now))

    house.change(all_declared)
    clock.now = MONDAY
    await looks_after(house)
    assert await told(house, OFFICER) == [NOTHING]
    assert "没有未办事项" in house[OFFICER].card["text"]
    assert not house.look(lambda session: [*session.exec(select(Record)), *session.exec(select(Task))])


async def test_departments_below_the_target_of_the_quarter_that_can_still_be_completed(
    house: House, clock: Clock, settings: Settings
):
    clock.now = datetime(2027, 1, 4, 1, 30, tzinfo=UTC)  # Monday: the fourth quarter is open until the 8th
    await complains(house[TEACHER], about="客服部")
    house.change(lambda session: setattr(session.exec(select(Record)).one(), "filed_at", MONDAY))
    await looks_after(house)
    officer = await house[OFFICER].looks()
    assert "报送完整率未达标的部门" in officer.card["text"]
    await officer.presses("completeness-of")
    assert "2026 年第四季度" in officer.card["title"]
