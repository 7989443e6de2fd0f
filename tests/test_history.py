"""The demo's half a year: every row of the sample comes in, on whatever day somebody starts the demo."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.demo import SAMPLE, running, seeding
from bot.house import opened, rules
from bot.settings import Settings
from regulation.vocabulary import RecordStatus
from storage.audit import verify
from storage.tables import Notice, Record
from tests.house import House


def rows() -> int:
    return sum(path.read_text(encoding="utf-8").count("\n") - 1 for path in (SAMPLE / "records").iterdir())


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 2, 28), date(2027, 1, 1), date(2028, 2, 29)])
def test_half_a_year_was_lived_before_today(tmp_path: Path, day: date):
    settings = Settings(data=tmp_path / "data", keys=tmp_path / "keys")
    now = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)

    def look(session: Session):
        lived = list(session.exec(select(Record)))
        return lived, verify(session.connection()), len(session.exec(select(Notice)).all())

    with opened(settings) as (database, _, vault):
        database.write_now(seeding(settings, rules(settings, vault), now, history=True))
        lived, lines, notices = database.read_now(look)
    assert len(lived) == rows()
    assert lines > len(lived)  # every step has its line, and the chain is whole
    assert notices == 0  # nobody is told today of what was told then
    assert all(record.filed_at <= now for record in lived)
    assert min(record.filed_at for record in lived) < now - timedelta(days=150)
    assert {record.status for record in lived} == {
        RecordStatus.SUBMITTED, RecordStatus.TRIAGED, RecordStatus.SUBSTANTIATED
    }  # fmt: skip
    assert len({record.author_id for record in lived}) >= 15


async def test_one_department_waits_for_the_day_of_its_repair_and_the_clock_finds_that_day(tmp_path: Path, clock):
    """From here a new user walks: not yet, the day named, and a jump to it."""
    settings = Settings(data=tmp_path / "data", keys=tmp_path / "keys")
    async with running(settings, clock=clock, ticking=False, history=True) as demo, House(demo) as house:
        head, asked = house["余海波"], house["何静"]
        await head.says("修复")
        assert "还不能申请修复：等待期未满。最早可于 2026 年 12 月 1 日（周二）申请" in head.rows()["课程推广组"]
        await asked.says("核查")
        await asked.says("课程推广组")
        await asked.picks("new_business")
        asked.sees("check-until")
        for _ in range(60):
            assert (await house.http.post("/api/clock", json={"to": "next"})).json()["said"] == ""
            await house.ticks()
            if "repair-open-told" in (await head.looks()).keys:
                break
        assert (await house.http.get("/api/state")).json()["clock"]["today"] == "2026-12-01"
        await head.presses("apply-for-repair")
        head.sees("apply-for-repair-evidence")  # what the case says stands already
