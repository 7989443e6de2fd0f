"""定期检查 9.1-b: once every quarter, announced and reminded; not begun, the chair hears of it; nothing skipped."""

import pytest
from sqlmodel import select

from regulation.vocabulary import InspectionStatus
from storage.tables import Inspection, Notice
from tests.conftest import Clock
from tests.house import DIRECTOR, HEAD, OFFICER, TEACHER, House, complains

CHAIR = "秦岚"


def inspections(house: House) -> dict[str, InspectionStatus]:
    query = select(Inspection).order_by(Inspection.quarter)
    return house.look(lambda session: {row.quarter: row.status for row in session.exec(query)})


def told(house: House, prefix: str) -> int:
    query = select(Notice).where(Notice.dedupe.startswith(prefix))  # type: ignore[attr-defined]
    return len(house.look(lambda session: session.exec(query).all()))


async def start(house: House) -> None:
    officer = house[OFFICER]
    await officer.sends("inspections")
    await officer.presses("see-inspection")
    await officer.presses("start-inspection")
    await officer.presses("submit")
    officer.sees("start-inspection-done")


async def report(house: House) -> None:
    await house[OFFICER].presses("close-inspection")
    await house[OFFICER].says("抽查记录 20 条，完整 19 条；建议后勤部补齐报修单。")
    await house[OFFICER].presses("submit")
    house[OFFICER].sees("close-inspection-done")


async def test_announced_started_reported(house: House):
    await complains(house[TEACHER])  # the house has begun to record
    await house.ticks()
    assert inspections(house) == {"2026-4": "planned"}
    await house.waits(23)  # Wednesday 16 December
    assert inspections(house) == {"2026-4": "planned"}
    await house.waits(1)  # ten working days before New Year's Eve: 17 December
    assert inspections(house) == {"2026-4": "announced"}
    head = await house[HEAD].looks()
    assert head.keys[-1] == "inspection-announced"
    await start(house)
    await report(house)
    await house.ticks()
    chair = await house[CHAIR].looks()
    chair.sees("inspection-reported")
    await chair.presses("see-inspection")
    assert chair.rows()["检查报告"].startswith("抽查记录 20 条")
    assert chair.rows()["收集完整性"] == "8 个部门中有 8 个低于 95%"  # 9.1-a: from live data
    (await chair.presses("completeness-of")).sees("completeness")
    assert "2026 年第四季度" in chair.card["title"]
    assert told(house, "inspection not started") == 0


async def test_not_started_in_time_the_chair_hears_of_it_and_may_postpone(house: House):
    await house.ticks()
    await house.waits(60)  # 22 January 2027: ten working days after the quarter's end are over
    chair = await house[CHAIR].looks()
    assert chair.keys.count("inspection-not-started") == 1
    assert "reminder" in (await house[DIRECTOR].looks()).keys  # both were reminded before
    await house[OFFICER].sends("inspections")
    await house[OFFICER].presses(
        "see-inspection",
    )
    assert "postpone-inspection" not in house[OFFICER].offered()  # the chair alone
    await chair.sends("inspections")
    await chair.presses("see-inspection", "")
    if "postpone-inspection" not in chair.offered():  # the newest is the next quarter's
        row = house.look(lambda s: s.exec(select(Inspection).where(Inspection.quarter == "2026-4")).one())
        await chair.sends(f"see-inspection.{row.code}.{row.version}")
    await chair.presses("postpone-inspection")
    await chair.says("信用办人员正在轮岗交接")
    await chair.says("2027-12-31")
    await chair.presses("submit")
    assert "inspection-too-late" in [card["key"] for card in chair.answer]
    await chair.presses("edit", "until")
    await chair.says("2027-02-26")
    await chair.presses("submit")
    chair.sees("postpone-inspection-done")
    assert inspections(house)["2026-4"] == "postponed"


@pytest.mark.parametrize("outage", [0, 17, 45])
async def test_four_quarters_with_outages_none_skipped_none_doubled(house: House, clock: Clock, outage: int):
    """A year: every inspection is announced and closed once, also when nothing ran for weeks."""
    await house.ticks()
    for day in range(380):
        clock.forward(days=1)
        if outage and day % 90 < outage:
            continue  # the machine was off
        await house.ticks()
        for quarter, status in inspections(house).items():
            if status == "announced":
                row = house.look(
                    lambda s, q=quarter: s.exec(select(Inspection).where(Inspection.quarter == q)).one()
                )
                await house[OFFICER].sends(f"start-inspection.{row.code}.{row.version}")
                await house[OFFICER].presses("submit")
                await house[OFFICER].presses("close-inspection")
                await house[OFFICER].says("正常")
                await house[OFFICER].presses("submit")
    found = inspections(house)
    assert list(found) == ["2026-4", "2027-1", "2027-2", "2027-3", "2027-4"]
    assert list(found.values())[:4] == ["closed"] * 4
    announced = told(house, "inspection announced")
    assert announced == 4 * 17  # heads and liaisons, the office, the leading group


async def test_a_teacher_does_not_lead_it(house: House):
    await house.ticks()
    await house[TEACHER].sends("inspections")
    house[TEACHER].sees("not-permitted")
    await house[HEAD].sends("inspections")
    house[HEAD].sees("inspection-list")
