"""信用修复 7.1: who is told that the day has come, once, and nobody else."""

from sqlalchemy import text
from sqlmodel import select

from regulation.grades import Grade
from regulation.repair import RepairStatus
from regulation.vocabulary import CaseStatus
from storage.tables import Notice
from tests.conftest import MORNING, Clock
from tests.house import House
from tests.repair_steps import HEAD
from tests.repairs_house import applied, graded

TODAY = MORNING.date()


async def test_after_a_refusal_the_new_day_is_told(house: House, clock: Clock):
    graded(house, "后勤部")
    await house.ticks()
    applied(house, "后勤部", HEAD, RepairStatus.REFUSED, decided_on=TODAY)
    head = house[HEAD]
    for days, told in ((29, 1), (1, 2), (5, 2)):  # 23 December is a Wednesday
        clock.forward(days=days)
        await house.ticks()
        await head.looks()
        assert head.keys.count("repair-open-told") == told


async def test_nobody_is_told_while_something_stands_in_the_way_or_an_application_runs(house: House):
    graded(house, "后勤部", case=CaseStatus.IN_PROGRESS)
    graded(house, "教学部", since=TODAY)
    graded(house, "市场部")
    applied(house, "市场部", "吴桐")
    graded(house, "客服部", Grade.B, case=None)
    await house.ticks()
    keys = house.look(lambda session: list(session.exec(select(Notice.dedupe))))
    assert [key for key in keys if key.startswith("repair open")] == []
    assert await house.demo.repairs.tick() == 0


async def test_a_tick_with_nothing_to_say_writes_nothing(house: House):
    graded(house, "星河课程推广有限公司")
    assert await house.demo.repairs.tick() == 2  # both who speak for it
    assert await house.demo.repairs.tick() == 0


async def test_a_damaged_grade_keeps_nobody_else_waiting(house: House, caplog):
    broken = graded(house, "市场部")
    graded(house, "后勤部")
    house.change(
        lambda session: session.exec(
            text("UPDATE grading SET reason = 'x' WHERE code = :code").bindparams(code=broken)
        )
    )
    assert await house.demo.repairs.tick() == 1
    assert "nobody is told" in caplog.text
    assert broken not in caplog.text
