"""The demo's half a year: every row of the sample comes in, on whatever day somebody starts the demo."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.demo import SAMPLE, seeding
from bot.house import opened, rules
from bot.settings import Settings
from regulation.vocabulary import RecordStatus
from storage.audit import verify
from storage.tables import Notice, Record


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
