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
from tests.house import DIRECTOR, OFFICER, House, Person
from tests.repair_steps import EVIDENCE, assigns, confirms, grade_now, moves, signs

SUBJECT, FIRST, SECOND = "余海波", "林晓雨", "何静"


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
    everyday = [record for record in lived if record.filed_at.hour == 9]  # 17:00 in Shanghai: of the daily work
    assert len(lived) - len(everyday) == rows()
    assert len(everyday) > 150
    assert lines > len(lived)  # every step has its line, and the chain is whole
    assert notices == 0  # nobody is told today of what was told then
    assert all(record.filed_at <= now for record in lived)
    assert min(record.filed_at for record in lived) < now - timedelta(days=150)
    assert {record.status for record in lived} == {
        RecordStatus.SUBMITTED, RecordStatus.TRIAGED, RecordStatus.SUBSTANTIATED
    }  # fmt: skip
    assert len({record.author_id for record in lived}) >= 15


async def test_somebody_waits_for_the_day_of_the_repair_and_walks_to_the_certificate(tmp_path: Path, clock):
    """What the README says how to do: not yet, the day named, a few jumps to it, the application, the repair."""
    settings = Settings(data=tmp_path / "data", keys=tmp_path / "keys")
    async with running(settings, clock=clock, ticking=False, history=True) as demo, House(demo) as house:
        person, asks = house[SUBJECT], house[SECOND]
        await person.says("修复")
        assert "还不能申请修复：等待期未满。最早可于 2026 年 12 月 1 日（周二）申请" in person.rows()[SUBJECT]
        (await checks(asks)).sees("check-until")
        for _ in range(9):  # a few jumps
            assert (await house.http.post("/api/clock", json={"to": "next"})).json()["said"] == ""
            await house.ticks()
            if "repair-open-told" in (await person.looks()).keys:
                break
        assert (await house.http.get("/api/state")).json()["clock"]["today"] == "2026-12-01"
        await person.presses("apply-for-repair")
        person.sees(EVIDENCE)  # what the case says stands already
        await signs(person)
        await person.presses("submit")
        await moves(house, OFFICER, "accept-repair")
        await house[OFFICER].presses("submit")
        await assigns(house, FIRST, SECOND)
        await confirms(house, FIRST)
        await confirms(house, SECOND)
        await moves(house, DIRECTOR, "approve-c", "旧版全部收回，新材料均经两人复核，两位核实人均认定属实。")
        assert grade_now(house, SUBJECT) == ("b", "repaired")
        assert {each.status for each in house.records() if each.sealed_on} == {RecordStatus.SEALED}
        (await checks(asks)).sees("check-yes")


async def checks(asks: Person) -> Person:
    """May the subject be nominated for an award?"""
    await asks.says("核查")
    await asks.says(SUBJECT)
    return await asks.picks("awards")
