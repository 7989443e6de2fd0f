"""部门任务 3.2-e: given, reported, returned, confirmed; on every front end, and what goes wrong."""

from datetime import date

from sqlmodel import select

from regulation.vocabulary import Post, TaskStatus
from storage.tables import Deadline, Holding, Member, Subject, Task
from tests.conftest import Clock
from tests.house import AUDITOR, DIRECTOR, HEAD, OFFICER, TEACHER, House, Person

LIAISON, OTHER = "卢玉兰", "姚德明"  # of 后勤部
CHAIR = "秦岚"
WHAT = "报送本季度设备检修台账，附签收表。"


async def gives(house: House, *more: str) -> Person:
    officer = await house[OFFICER].sends("give-task")
    await officer.says("后勤部")
    await officer.says(WHAT)
    for answer in more or ("skip",):
        await (officer.presses("skip") if answer == "skip" else officer.says(answer))
    return await officer.presses("submit")


async def fills(person: Person, move: str, *answers: str) -> Person:
    await person.presses(move)
    for answer in answers:
        await person.says(answer)
    return await person.presses("submit")


def newest(house: House) -> Task:
    return house.look(lambda session: session.exec(select(Task).order_by(Task.id.desc())).first())


def clocks(house: House) -> dict[str, str]:
    query = select(Deadline).where(Deadline.kind.startswith("task."), Deadline.next_at.is_not(None))
    rows = house.look(lambda session: session.exec(query).all())
    return {row.kind: row.due_at.date().isoformat() for row in rows}


async def test_a_task_is_given_reported_returned_and_confirmed(anywhere: House, clock: Clock):
    house = anywhere
    (await gives(house)).sees("give-task-done")
    assert (newest(house).due_on, clocks(house)) == (date(2026, 11, 30), {"task.do": "2026-11-30"})
    await house.ticks()
    for name in (OTHER, LIAISON):
        (await house[name].looks()).sees("task-given-told")
    liaison = house[LIAISON]
    assert WHAT in liaison.card["text"]
    (await fills(liaison, "report-task", "台账和签收表已放入共享文件夹。")).sees("report-task-done")
    assert clocks(house) == {"task.confirm": "2026-11-25"}
    await house.ticks()
    officer = (await house[OFFICER].looks()).sees("task-reported-told")
    (await fills(officer, "return-task", "缺十月份的签收表", "2026-12-02")).sees("return-task-done")
    assert (newest(house).status, clocks(house)) == (TaskStatus.GIVEN, {"task.do": "2026-12-02"})
    await house.ticks()
    (await liaison.looks()).sees("task-returned-told")
    assert "缺十月份的签收表" in liaison.card["text"]
    await fills(liaison, "report-task", "已补齐。")
    await house.ticks()
    await (await officer.looks()).presses("confirm-task")
    if officer.keys[-1] != "confirm-task-done":
        await officer.presses("submit")
    officer.sees("confirm-task-done")
    assert (newest(house).status, clocks(house)) == (TaskStatus.DONE, {})
    await house.ticks()
    (await liaison.looks()).sees("task-done-told")


async def test_nobody_does_it_and_it_goes_up_the_line(house: House, clock: Clock):
    """The department before, on and after the last day; then office, director, chair; at last the leading group."""
    await gives(house)
    for _ in range(21):
        clock.forward(days=1)
        await house.ticks()
    told = {name: list((await house[name].looks()).keys) for name in (LIAISON, OFFICER, DIRECTOR, CHAIR)}
    late = {name: keys.count("reminder-overdue") for name, keys in told.items()}
    assert [key for key in told[LIAISON] if key in ("reminder", "reminder-today")] == ["reminder", "reminder-today"]
    assert late == {LIAISON: 2, OFFICER: 2, DIRECTOR: 1, CHAIR: 1}
    assert "docket-asked" in told[CHAIR]


async def test_who_sees_what_and_who_may(house: House):
    await gives(house)
    code = newest(house).code
    for name, sees in (
        (OFFICER, True),
        (DIRECTOR, True),
        (AUDITOR, True),
        (LIAISON, True),
        (HEAD, False),
        (TEACHER, False),
    ):
        person = await house[name].sends(f"see-task.{code}.1")
        assert (person.keys[-1] == "task-card") is sees, name
    for name in (HEAD, OFFICER, AUDITOR):
        person = await house[name].sends(f"report-task.{code}.1")
        assert person.keys[-1] in ("not-permitted", "row-unknown"), name
    await house[LIAISON].sends("give-task")
    house[LIAISON].sees("not-permitted")


async def test_whoever_reported_it_does_not_confirm_it(house: House):
    """K2: an officer who leads the department that the task is for."""

    def leads(session) -> None:
        officer = session.exec(select(Member.id).where(Member.name == OFFICER)).one()
        home = session.exec(select(Subject.id).where(Subject.title == "后勤部")).one()
        session.add(Holding(subject_id=home, member_id=officer, post=Post.DEPUTY))

    house.change(leads)
    officer = await gives(house)
    await fills(officer, "report-task", "已送达。")
    await officer.sends(f"confirm-task.{newest(house).code}.{newest(house).version}")
    officer.sees("task-own-report")
    await house.ticks()
    director = await house[DIRECTOR].looks()
    director.sees("task-reported-told")
    assert "confirm-task" in director.offered()


async def test_a_day_off_is_no_last_day(house: House):
    await gives(house, "2026-11-28")  # a Saturday
    assert newest(house).due_on == date(2026, 11, 30)


async def test_where_nobody_answers_for_a_department_it_is_said(house: House):
    def vacant(session) -> None:
        for row in session.exec(select(Holding)):
            session.delete(row)

    house.change(vacant)
    officer = await gives(house)
    officer.sees("task-nobody-there", "review")
    assert newest(house) is None


async def test_another_day_and_no_longer_needed(house: House):
    officer = await gives(house, "2026-11-27")
    (await fills(officer, "move-task", "2026-12-04", "等供应商盖章")).sees("move-task-done")
    assert (newest(house).due_on, clocks(house)) == (date(2026, 12, 4), {"task.do": "2026-12-04"})
    await house.ticks()
    (await house[LIAISON].looks()).sees("task-moved-told")
    (await fills(officer, "call-off-task", "已改由采购系统导出")).sees("call-off-task-done")
    assert (newest(house).status, clocks(house)) == (TaskStatus.CANCELLED, {})
    await officer.sends("tasks")
    officer.sees("task-list")
