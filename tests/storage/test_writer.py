"""The writer: many turns a commit, none harmed by another, nothing confirmed that is not there."""

import asyncio
import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot import house
from bot.settings import Settings
from storage.audit import AuditLine, BrokenChain, verify
from storage.database import Database
from storage.journal import Journal, PendingNotice
from storage.tables import Notice, Subject
from storage.vault import Vault, VaultError
from storage.writer import NotSaved

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An empty house."""
    return Settings(data=tmp_path / "data", keys=tmp_path / "keys")


@pytest.fixture
def database(settings: Settings):
    with house.opened(settings) as (opened, *_):
        yield opened


def adds(code: str, fails: Exception | None = None):
    def turn(session: Session, journal: Journal) -> str:
        session.add(Subject(code=code, kind="department", title="x"))
        session.flush()
        journal.lines.append(AuditLine(AT, "M", "added", code))
        if fails:
            raise fails
        return code

    return turn


def stored(database: Database) -> set[str]:
    return database.read_now(lambda session: set(session.exec(select(Subject.code))))


def lines(database: Database) -> int:
    return database.read_now(lambda session: verify(session.connection()))


async def test_a_refused_turn_harms_no_other_of_its_batch(database):
    turns = [adds(f"S{n}", ValueError(n) if n % 3 == 0 else None) for n in range(60)]
    outcomes = await asyncio.gather(*map(database.write, turns), return_exceptions=True)
    kept = {outcome for outcome in outcomes if isinstance(outcome, str)}
    assert kept == stored(database) == {f"S{n}" for n in range(60) if n % 3}
    assert lines(database) == len(kept)  # nor did the refused leave a line


async def test_two_turns_that_want_one_code_one_is_told(database):
    first, second = await asyncio.gather(
        database.write(adds("S")), database.write(adds("S")), return_exceptions=True
    )
    assert first == "S"
    assert isinstance(second, Exception)
    assert lines(database) == 1


async def test_the_writer_goes_on_after_a_failed_commit_and_the_chain_is_whole(database, settings):
    await database.write(adds("A"))
    database.write_now(lambda session, _: session.connection().exec_driver_sql("PRAGMA busy_timeout=20") and None)
    with sqlite3.connect(settings.data / "trustdesk.sqlite", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotSaved):
            await database.write(adds("B"))
        other.execute("ROLLBACK")
    assert await database.write(adds("C")) == "C"
    assert stored(database) == {"A", "C"}
    assert lines(database) == 2


async def test_a_caller_who_goes_away_does_not_stop_the_writer(database):
    """A turn that is under way is carried out; one still queued is forgotten; the next is served."""
    under_way, go = threading.Event(), threading.Event()

    def slow(session: Session, journal: Journal) -> str:
        under_way.set()
        go.wait(5)
        return adds("under way")(session, journal)

    callers = [asyncio.create_task(database.write(slow))]
    await asyncio.to_thread(under_way.wait, 5)
    callers.append(asyncio.create_task(database.write(adds("queued"))))
    await asyncio.sleep(0)
    for caller in callers:
        caller.cancel()
    await asyncio.gather(*callers, return_exceptions=True)
    go.set()
    async with asyncio.timeout(5):
        assert await database.write(adds("next")) == "next"
    assert stored(database) == {"under way", "next"}
    assert lines(database) == 2


async def test_two_processes_write_one_chain(database, settings):
    with house.opened(settings) as (second, *_):
        turns = [(database if n % 2 else second).write(adds(f"S{n}")) for n in range(100)]
        await asyncio.gather(*turns)
    assert len(stored(database)) == 100
    assert lines(database) == 100


def test_readers_cannot_write(database):
    with pytest.raises(Exception, match="readonly"):
        database.read_now(lambda session: session.connection().exec_driver_sql("DELETE FROM subject"))


def test_a_notice_is_written_once_a_dedupe_key(database):
    from handlers.people import add_member, add_subject

    member = database.write_now(
        lambda session, _: add_member(session, "甲", add_subject(session, "department", "乙"), []).id
    )

    def twice(_session: Session, journal: Journal) -> None:
        journal.notices += [PendingNotice(member, {"key": "x"}, "same", AT)] * 2

    database.write_now(twice)
    database.write_now(twice)
    assert len(database.read_now(lambda session: session.exec(select(Notice)).all())) == 1


@pytest.mark.parametrize("change", ["UPDATE audit_event SET line = x'00'", "DELETE FROM audit_event"])
def test_the_trail_is_append_only(database, change):
    database.write_now(adds("A"))
    with pytest.raises(Exception, match="append-only"):
        database.write_now(lambda session, _: session.connection().exec_driver_sql(change))
    assert lines(database) == 1


@pytest.mark.parametrize(
    ("harm", "first_bad"),
    [
        ("UPDATE audit_event SET line = x'7b7d' WHERE number = 2", "2026/2"),
        ("DELETE FROM audit_event WHERE number = 2", "2026/3"),
        ("UPDATE audit_event SET line = '{}', digest = x'' WHERE number = 4", "2026/4"),
        (
            "UPDATE audit_event SET line = (SELECT line FROM audit_event WHERE number = 3) WHERE number = 2",
            "2026/2",
        ),
    ],
)
def test_verify_names_the_first_broken_line(database, settings, harm, first_bad):
    for code in "ABCD":
        database.write_now(adds(code))
    with sqlite3.connect(settings.data / "trustdesk.sqlite") as thief:
        thief.executescript("DROP TRIGGER audit_event_no_update; DROP TRIGGER audit_event_no_delete")
        thief.execute(harm)
    with pytest.raises(BrokenChain, match=first_bad):
        lines(database)


def test_the_wrong_keys_are_noticed_at_the_start(settings, tmp_path):
    with house.opened(settings):
        pass
    with (
        pytest.raises(VaultError, match="do not belong"),
        house.opened(settings.model_copy(update={"keys": tmp_path / "other"})),
    ):
        pass


def test_keys_that_others_can_read_are_refused(tmp_path):
    Vault.open_folder(tmp_path / "keys")
    (tmp_path / "keys/master-1.key").chmod(0o644)
    with pytest.raises(VaultError, match="read by others"):
        Vault.open_folder(tmp_path / "keys")


def test_what_is_sealed_for_one_place_does_not_open_in_another():
    vault = Vault({1: bytes(32)})
    sealed = vault.seal("record.details", b"x")
    assert vault.unseal("record.details", sealed) == b"x"
    for context, content in (("step.question", sealed), ("record.details", sealed[:-1] + b"\0"), ("record.details", b""),
                             ("record.details", b"\7" + sealed[1:])):  # fmt: skip
        with pytest.raises(VaultError):
            vault.unseal(context, content)


def test_old_rows_open_after_a_new_key_came():
    old = Vault({1: bytes(32)}).seal("a", b"x")
    both = Vault({1: bytes(32), 2: bytes([1] * 32)})
    assert both.unseal("a", old) == b"x"
    assert both.seal("a", b"x")[0] == 2


def test_migrations_make_the_tables_that_the_code_declares(database):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlmodel import SQLModel

    differences = database.read_now(
        lambda session: compare_metadata(MigrationContext.configure(session.connection()), SQLModel.metadata)
    )
    assert differences == []
