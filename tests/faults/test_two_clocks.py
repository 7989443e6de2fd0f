"""Two processes on one database while a thousand reminders are due: each is claimed once, whoever is killed."""

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import pytest
from sqlmodel import select

from bot.house import DATABASE, opened
from bot.settings import Settings
from storage.tables import Deadline, Member, Notice, Reminder
from tests.faults import wave

DUE = 1000


@pytest.fixture
def busy(settings: Settings) -> Settings:
    """The sample institution with a thousand answers to be reminded of at half past nine."""
    with opened(settings) as (database, *_):
        people = select(Member.id, Member.subject_id)
        database.write_now(lambda session, _: wave.seed(session, DUE, list(session.exec(people).all())))
    return settings


@contextmanager
def engines(settings: Settings, count: int) -> Iterator[list[subprocess.Popen[str]]]:
    """So many processes, each with the database open, waiting for the word."""
    command = [sys.executable, "-m", "tests.faults.wave", str(settings.data.parent)]
    with ExitStack() as stack:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        found = [stack.enter_context(subprocess.Popen(command, **pipes)) for _ in range(count)]
        for each in found:
            assert each.stdout.readline() == "ready\n"
        yield found
        for each in found:
            each.kill()


def go(*processes: subprocess.Popen[str]) -> None:
    for each in processes:
        each.stdin.write("go\n")
        each.stdin.flush()


def everything_once(settings: Settings) -> None:
    """Every deadline was looked after, every step of it stands in the ledger once, every letter is there once."""
    with opened(settings) as (database, *_), closing(database):
        rows = database.read_now(lambda s: s.exec(select(Deadline.row_code, Deadline.next_at)).all())
        ledger = database.read_now(lambda s: s.exec(select(Reminder)).all())
        letters = database.read_now(lambda s: s.exec(select(Notice.dedupe, Notice.recipient_id)).all())
    assert len(rows) == DUE
    assert {next_at > wave.FRIDAY for _, next_at in rows} == {True}
    assert sorted(each.deadline_id for each in ledger) == list(range(1, DUE + 1))
    assert {each.step for each in ledger} == {"T-1"}
    chat = {f"reminder {each.deadline_id} T-1:{each.recipient_id}" for each in ledger if each.channel == "chat"}
    more = {f"digest 2026-11-27:{each.recipient_id}" for each in ledger if each.channel == "digest"}
    assert sorted(dedupe for dedupe, _ in letters) == sorted(chat | more)
    had = [recipient for dedupe, recipient in letters if dedupe in chat]
    assert {had.count(recipient) for recipient in had} == {5}  # also when two count at the same time


def test_two_processes_share_them_and_neither_does_anothers(busy: Settings):
    with engines(busy, 2) as both:
        go(*both)
        took = [int(each.communicate(timeout=60)[0]) for each in both]
    assert sum(took) == DUE
    assert min(took) > 0, "both must have worked"
    everything_once(busy)


def test_one_is_killed_in_the_middle_and_the_other_finishes(busy: Settings):
    with engines(busy, 2) as (dies, lives), closing(sqlite3.connect(busy.data / DATABASE)) as looking:
        go(dies)
        while looking.execute("SELECT count(*) FROM reminder").fetchone()[0] < DUE / 4:
            time.sleep(0.001)
        go(lives)
        dies.send_signal(signal.SIGKILL)
        assert dies.wait() == -signal.SIGKILL
        assert 0 < int(lives.communicate(timeout=60)[0]) < DUE
    everything_once(busy)
