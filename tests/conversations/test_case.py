"""警告整改 6.2-a, 5.2-C: as a department lives it, from the warning to the day on which the case is closed."""

from sqlmodel import select

from regulation.vocabulary import CaseStatus
from storage.tables import Case, Deadline
from tests.conftest import Clock
from tests.facts import PNG
from tests.house import DIRECTOR, OFFICER, TEACHER, House, Person

HEAD, CHAIR = "姚德明", "秦岚"


async def fills(person: Person, *answers: str) -> Person:
    """Answers every question and submits."""
    for answer in answers:
        await (person.presses("skip") if answer == "skip" else person.says(answer))
    return await person.presses("submit")


async def days(house: House, clock: Clock, count: int) -> None:
    """So many days go by; the clock ticks on the last two mornings."""
    for by in (count - 1, 1):
        clock.forward(days=by)
        await house.ticks()


def the_case(house: House) -> Case:
    return house.look(lambda session: session.exec(select(Case)).one())


def clocks(house: House, *, live: bool = True) -> dict[str, str]:
    """The clocks, by kind, with their last moment."""
    query = select(Deadline).where(Deadline.kind.startswith("case."))  # type: ignore[attr-defined]
    rows = house.look(lambda session: session.exec(query.order_by(Deadline.id)).all())
    return {row.kind: row.due_at.date().isoformat() for row in rows if (row.next_at is not None) == live}


async def proposes(house: House, about: str = "后勤部", level: str = "c") -> None:
    officer = house[OFFICER]
    await officer.says("整改")
    officer.sees("case-list")
    await officer.presses("open-case")
    await officer.says(about)
    await officer.picks(level)
    await fills(officer, "十月三次未按时检修教室设备，影响上课", "建立报修台账，两天内响应")
    officer.sees("open-case-done")
    await house.ticks()


async def issues(house: House) -> None:
    director = await house[DIRECTOR].looks()
    await director.presses("issue-warning")
    await director.presses("submit")
    director.sees("issue-warning-done")
    await house.ticks()


async def plans(house: House, goal: str = "两天内响应报修", finish: str = "2026-12-31") -> None:
    head = house[HEAD]
    await head.presses("add-plan-item")
    await fills(head, goal, "建立台账，每日派单", "2026-12-18", "傅大勇")
    head.sees("add-plan-item-done")
    await head.presses("submit-plan")
    await fills(head, "没有派单制度，报修靠口头", "连续四周两天内响应率达到 95%", finish)
    head.sees("submit-plan-done")
    await house.ticks()


async def approves(house: House) -> None:
    director = await house[DIRECTOR].looks()
    await director.presses("approve-plan")
    await director.presses("submit")
    director.sees("approve-plan-done")
    await house.ticks()


async def carries_out(house: House) -> None:
    head = house[HEAD]
    await head.looks()
    await head.says("整改")
    await head.presses("see-case")
    while "finish-item" in head.offered():
        await head.presses("finish-item")
        await head.says("台账已建立，本周 12 单全部两天内完成")
        await head.uploads("台账.png", PNG)
        await head.presses("done")
        await head.presses("submit")
        head.sees("finish-item-done")
        await head.presses("see-case")
    await head.presses("claim-completion")
    await fills(head, "报修响应时间由五天降到一天半", "skip")
    head.sees("claim-completion-done")
    await house.ticks()


async def names(house: House, *who: str) -> None:
    director = await house[DIRECTOR].looks()
    await director.presses("assign-verifiers")
    await fills(director, *who)


async def test_from_the_warning_to_the_closed_case(anywhere: House, clock: Clock):
    house = anywhere
    officer, director, head, verifier = house[OFFICER], house[DIRECTOR], house[HEAD], house[TEACHER]
    await proposes(house)
    assert clocks(house) == {"case.issue": "2026-11-26"}  # three working days, until Thursday midnight
    await issues(house)

    await head.looks()
    head.sees("warning-served")
    assert {"acknowledge-warning", "object-to-warning", "how-to-repair"} <= head.offered()
    await head.presses("how-to-repair")
    head.sees("repair-guide")
    await head.presses("acknowledge-warning")
    head.sees("acknowledge-warning-done")
    assert clocks(house) == {"case.plan": "2026-12-02"}  # seven working days

    await plans(house)
    await officer.looks()
    await officer.presses("request-changes")
    await fills(officer, "请写明夜间报修怎么办")
    officer.sees("request-changes-done")
    await house.ticks()
    await head.looks()
    head.sees("changes-requested-told")
    await plans(house, goal="夜间报修四小时内响应", finish="2026-12-25")
    await director.looks()
    await director.presses("see-changes")
    director.sees("plan-changes")
    assert list(director.rows()) == ["新增", "修改"]
    await approves(house)
    assert the_case(house).status is CaseStatus.IN_PROGRESS
    assert clocks(house) == {"case.rectify": "2026-12-25", "case.check-in": "2026-12-03"}

    await officer.looks()
    await officer.says("整改")
    await officer.presses("case-picture")
    await house.ticks()
    await officer.looks()
    officer.sees("case-picture-ready")
    assert [file["name"] for file in officer.card["files"]] == ["cases-20261123.png"]

    await days(house, clock, 9)  # 2 December
    await head.looks()
    assert "reminder" in head.keys
    await head.says("进展")
    await head.presses("report-progress")
    await fills(head, "台账已上线", "skip")
    head.sees("report-progress-next")
    await head.presses("ask-extension")
    await fills(head, "2027-01-08", "设备到货推迟")
    head.sees("ask-extension-done")
    await house.ticks()
    await director.looks()
    await director.presses("grant-extension")
    director.sees("grant-extension-done")
    assert clocks(house)["case.rectify"] == "2027-01-08"
    await house.ticks()

    await carries_out(house)
    await names(house, TEACHER, "skip")
    director.sees("assign-verifiers-done")
    await house.ticks()
    await verifier.looks()
    verifier.sees("verifier-told")
    await verifier.presses("verify-good")
    await fills(verifier, "抽查台账 20 单，均在两天内响应")
    verifier.sees("verify-good-done")
    assert clocks(house) == {"case.observe": "2027-01-01"}

    await days(house, clock, 34)  # New Year, then a weekend: Monday 4 January is the first working day
    await officer.looks()
    assert officer.keys.count("effect-due-told") == 1
    await officer.presses("confirm-effect")
    await fills(officer, "四周响应率 97%，达到判定标准")
    officer.sees("confirm-effect-done")
    await house.ticks()
    await head.looks()
    head.sees("case-effective-told")
    assert the_case(house).status is CaseStatus.EFFECTIVE
    assert clocks(house) == {}
