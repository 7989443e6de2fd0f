"""Migrations: a database of any earlier day becomes one of today."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool

from storage import migrations
from storage.tables import Subject


@pytest.mark.parametrize("revision", range(1, int(migrations.newest())))
def test_every_earlier_database_becomes_one_of_today(revision):
    engine = create_engine("sqlite://", poolclass=StaticPool)
    migrations.upgrade(engine, f"{revision:04d}")
    migrations.upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Subject.metadata) == []
    engine.dispose()


def test_what_was_answered_to_a_signal_moves_over():
    """As it was sealed; of one that got graver since, at the level at which it was answered."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    migrations.upgrade(engine, "0020")
    subject = "INSERT INTO subject (id, code, kind) VALUES (1, 'S', 'department')"
    member = "INSERT INTO member (id, code, subject_id, name, language) VALUES (7, 'M', 1, '甲', 'zh-Hans')"
    signal = (
        "INSERT INTO signal (version, id, code, status, subject_id, rule, level, raised_at, due_on, inputs, behind,"
        " answered_by_id, answered_at, answer) VALUES (1, :id, :id, :status, 1, :rule, :level, '2026-11-23', '2026-11-30',"
        " x'01', x'02', 7, '2026-11-24', x'03')"
    )
    rows = [
        (1, "acknowledged", "media", "red"),
        (2, "raised", "complaints", "orange"),
        (3, "cleared", "tasks", "orange"),
    ]
    with engine.begin() as connection:
        connection.execute(text("PRAGMA foreign_keys=ON"))
        for each in (subject, member):
            connection.execute(text(each))
        for id_, status, rule, level in rows:
            connection.execute(text(signal), {"id": id_, "status": status, "rule": rule, "level": level})
    migrations.upgrade(engine)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT signal_id, by_id, at, side, level, said FROM signal_answer")).all()
        assert [tuple(row) for row in found] == [
            (1, 7, "2026-11-24", "office", "red", b"\x03"),
            (2, 7, "2026-11-24", "head", "yellow", b"\x03"),
            (3, 7, "2026-11-24", "head", "orange", b"\x03"),
        ]
        kept = connection.execute(text("SELECT id, behind FROM signal")).all()
        assert [tuple(row) for row in kept] == [(1, b"\x02"), (2, b"\x02"), (3, b"\x02")]
    engine.dispose()
