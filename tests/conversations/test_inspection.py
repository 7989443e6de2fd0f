"""定期检查 9.1-b: once every quarter, announced and reminded; not begun, the chair hears of it; nothing skipped."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from regulation.vocabulary import CaseStatus, DeadlineStatus, InspectionStatus
from storage.tables import Case, Deadline, Inspection, Notice
from tests.conftest import Clock
from tests.house import DIRECTOR, HEAD, OFFICER, TEACHER, House, complains
from tests.inspections import (
    CHAIR,
    MEMBER,
    THIRD,
    answers,
    classified,
    concluded,
    fills,
    finds,
    finished,
    looked_again,
    opens,
    orders,
    read_by,
    sends_findings,
    signed,
    submitted,
    votes,
)

FRIDAY = 4
FULL = "2026-4"
CLOSED = {
    "2026-4": date(2027, 1, 8),
    "2027-1": date(2027, 4, 8),
    "2027-2": date(2027, 7, 7),
    "2027-3": date(2027, 10, 12),
}  # fmt: skip - the fifth working day after, holidays counted


def inspections(house: House) -> dict[str, InspectionStatus]:
    query = select(Inspection).order_by(Inspection.quarter)
    return house.look(lambda session: {row.quarter: row.status for row in session.exec(query)})


def told(house: House, prefix: str) -> int:
    query = select(Notice).where(Notice.dedupe.startswith(prefix))  # type: ignore[attr-defined]
    return len(house.look(lambda session: session.exec(query).all()))


async def test_announced_and_not_begun_before_the_quarter_is_over(house: House):
    await complains(house[TEACHER])  # the house has begun to record
    await house.ticks()
    assert inspections(house) == {"2026-4": "planned"}
    await house.waits(23)  # Wednesday 16 December
    assert inspections(house) == {"2026-4": "planned"}
    await house.waits(1)  # ten working days before New Year's Eve: 17 December
    assert inspections(house) == {"2026-4": "announced"}
    head = await house[HEAD].looks()
    assert head.keys[-1] == "inspection-announced"
    officer = await opens(house, OFFICER)
    assert "start-inspection" not in officer.offered()
    row = house.look(lambda session: session.exec(select(Inspection)).one())
    await officer.sends(f"start-inspection.{row.code}.{row.version}")
    officer.sees("inspection-quarter-runs")
    assert officer.card["text"].startswith("本季度到 2026 年 12 月 31 日")
    await house.waits(14)  # New Year's Eve: its last day
    await opens(house, OFFICER)
    assert "start-inspection" not in officer.offered()
    await house.waits(1)
    await opens(house, OFFICER)
    assert "start-inspection" in officer.offered()
    chair = await opens(house, CHAIR)
    assert chair.rows()["收集完整性"] == "8 个部门中有 8 个低于 95%"  # 9.1-a: from live data
    (await chair.presses("completeness-of")).sees("completeness")
    assert "2026 年第四季度" in chair.card["title"]


async def test_not_started_in_time_the_chair_hears_of_it_and_may_postpone(house: House):
    await house.ticks()
    await house.waits(60)  # 22 January 2027: ten working days after the quarter's end are over
    chair = await house[CHAIR].looks()
    assert chair.keys.count("inspection-not-started") == 1
    assert "reminder" in (await house[DIRECTOR].looks()).keys  # both were reminded before
    officer = await opens(house, OFFICER)
    assert "postpone-inspection" not in officer.offered()  # the chair alone
    await opens(house, CHAIR)
    await fills(chair, "postpone-inspection", "信用办人员正在轮岗交接", "2027-12-31")
    assert "inspection-too-late" in [card["key"] for card in chair.answer]
    await chair.presses("edit", "until")
    await chair.says("2027-02-26")
    await chair.presses("submit")
    chair.sees("postpone-inspection-done")
    assert inspections(house)["2026-4"] == "postponed"
    await house.waits(38)  # 1 March: the day that the chair named has gone by
    chair = await house[CHAIR].looks()
    assert chair.keys.count("inspection-not-started") == 2
    await fills(await opens(house, OFFICER), "start-inspection")
    assert officer.card["text"].endswith("检查报告须在 2027 年 3 月 5 日（周五）结束前签发。")


@pytest.mark.parametrize("outage", [0, 45])
async def test_a_year_of_four_inspections(house: House, clock: Clock, outage: int):
    """Four quarters with their holidays, also when nothing ran for weeks: four reports, none skipped, none doubled.
    In the first of them a record is looked at again, and a finding becomes a case that is followed up."""
    await classified(house)
    await house.ticks()
    for day in range(380):
        clock.forward(days=1)
        if (outage and day % 90 < outage) or clock.now.weekday() > FRIDAY:
            continue  # the machine was off
        await house.ticks()
        for quarter, status in inspections(house).items():
            await goes_on(house, quarter, status, (clock.now + timedelta(hours=8)).date())
    found = inspections(house)
    assert list(found) == ["2026-4", "2027-1", "2027-2", "2027-3", "2027-4"]
    assert list(found.values())[:4] == ["closed"] * 4
    assert told(house, "inspection announced") == 4 * 17  # heads and liaisons, the office, the leading group
    rows = house.look(lambda session: session.exec(select(Inspection).order_by(Inspection.quarter)).all())
    assert [row.number for row in rows][:4] == [f"JC-2027-000{n}" for n in (1, 2, 3, 4)]
    for row in rows[:4]:
        in_order(house, row, late=outage > 0)


async def goes_on(house: House, quarter: str, status: InspectionStatus, today: date) -> None:
    """Everybody does at once what is theirs to do."""
    match status:
        case InspectionStatus.ANNOUNCED if today > last_day(quarter):
            await fills(await opens(house, OFFICER, quarter), "start-inspection")
        case InspectionStatus.FIELDWORK if today > CLOSED[quarter]:
            await looked_again(house)
            await concluded(house, quarter=quarter)
            if quarter == FULL:
                await finds(house)
                await sends_findings(house)
            else:
                await finished(house, quarter)
        case InspectionStatus.REPLYING:
            await answers(house)
        case InspectionStatus.REPORTING:
            if quarter == FULL:
                await orders(house)
                await house.ticks()
            await submitted(house, quarter=quarter)
        case InspectionStatus.SIGNING:
            await signed(house, quarter=quarter)
        case InspectionStatus.DELIVERED:
            await read_by(house, CHAIR, MEMBER, THIRD, quarter=quarter)
        case InspectionStatus.DECIDING:
            await votes(house, "for", CHAIR, MEMBER)
        case InspectionStatus.FOLLOW_UP:
            house.change(put_right)
            await (await opens(house, OFFICER, quarter)).presses("close-inspection")


def put_right(session: Session) -> None:
    """The case from the finding was verified: how is told by the tests of the case."""
    session.exec(select(Case)).one().status = CaseStatus.OBSERVING


def last_day(quarter: str) -> date:
    year, _, number = quarter.partition("-")
    return date(int(year), int(number) * 3, 31 if number in "14" else 30)


def in_order(house: House, row: Inspection, late: bool) -> None:
    """Each clock once, each over when the next began; only an outage makes one late."""
    query = select(Deadline).where(Deadline.row_code == row.code).order_by(Deadline.id)
    clocks = house.look(lambda session: session.exec(query).all())
    full = row.quarter == FULL
    steps = ["announce", "start", "report", *(["reply"] if full else []), "acknowledge", "decide"]
    steps += ["follow-up"] if full else []
    assert [each.kind for each in clocks] == [f"inspection.{step}" for step in steps]
    ends = [each.ended_at for each in clocks if each.kind != "inspection.report"]  # beside the others
    assert ends == sorted(ends)
    kept = {DeadlineStatus.MET, DeadlineStatus.MET_LATE} if late else {DeadlineStatus.MET}
    assert {each.status for each in clocks[1:]} <= kept


async def test_a_teacher_does_not_lead_it(house: House):
    await house.ticks()
    await house[TEACHER].sends("inspections")
    house[TEACHER].sees("not-permitted")
    await house[HEAD].sends("inspections")
    house[HEAD].sees("inspection-list")
