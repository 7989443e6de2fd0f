"""泄露检查 · after a whole report nothing that Trustdesk writes, logs, backs up or sends holds a word or an id of it."""

import contextlib
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from bot.settings import Settings
from storage import backup
from storage.reports import deleting
from storage.reports.tables import RANDOM
from storage.restore import restore
from storage.vault import Vault
from tests.conftest import MORNING, Clock
from tests.faults.canary import WHAT, Canary
from tests.house import HEAD, OFFICER, TEACHER
from tests.loopback import NO_TLS
from tests.reports_house import reports_of, tells
from tests.tellers import FRONTS, Teller
from tests.traces import found, keys_of, logging_as_shipped

ANSWERED = re.compile(r"""INSERT INTO "seen" VALUES\('telegram','[0-9a-f]{64}',NULL,'2026-11-23'\);""")
PASSES = re.compile(r"(?m)^(#|process_|trustdesk_tick_age).*\n")  # what any process says, different every second


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes to a temporary folder is looked through as well."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)


@asynccontextmanager
async def canary(front: str, settings: Settings, clock: Clock, folder: Path) -> AsyncIterator[Canary]:
    """A house whose logs are a file, and somebody who is going to report."""
    with logging_as_shipped(folder / "trustdesk.log"):
        async with FRONTS[front](settings, clock) as teller:
            yield Canary(teller, clock)


@dataclass(frozen=True)
class AtRest:
    """A closed house: its main database as text, and of every file beside the reports the size and the time."""

    dump: list[str]
    sizes: dict[str, int]
    times: dict[str, int]

    @classmethod
    def of(cls, settings: Settings) -> "AtRest":
        where = f"{(settings.data / 'trustdesk.sqlite').as_uri()}?immutable=1"  # looking leaves no trace either
        with contextlib.closing(sqlite3.connect(where, uri=True)) as database:
            dump = list(database.iterdump())
        folders = (settings.data, settings.keys)
        stats = {str(path): path.stat() for each in folders for path in each.rglob("*") if not_of_reports(path)}
        return cls(
            dump,
            {name: stat.st_size for name, stat in stats.items()},
            {name: stat.st_mtime_ns for name, stat in stats.items()},
        )


def not_of_reports(path: Path) -> bool:
    return path.is_file() and path.parent.name != "reports"


def as_it_was(before: AtRest, after: AtRest, late: int) -> None:
    """Nothing of a report shows in the main database.

    `late`: sentences that came too late are, for a member on Telegram, sentences like any other: of each it is kept
    that an update was answered that day, by a keyed number.
    """
    new = [line for line in after.dump if line not in before.dump]
    assert [line for line in new if not ANSWERED.fullmatch(line)] == []
    assert len(new) == late
    assert [line for line in after.dump if line not in new] == before.dump
    assert after.sizes == before.sizes
    assert late or after.times == before.times


async def measured(teller: Teller) -> dict[str, str]:
    """What machines are told of the house."""
    async with httpx.AsyncClient(base_url=teller.house.address, trust_env=False, verify=NO_TLS) as client:
        pages = {name: (await client.get(name)).text for name in ("/metrics", "/healthz")}
    return {name: PASSES.sub("", page) for name, page in pages.items()}


@pytest.mark.parametrize("front", FRONTS)
async def test_nothing_of_a_report_is_anywhere(front, settings: Settings, clock: Clock, tmp_path: Path):
    """Of a member stands in the main database what stood there before: the account, keyed; on the page the name."""
    async with canary(front, settings, clock, tmp_path) as bird:
        house, keys = bird.teller.house, keys_of(settings.keys)
        await house.stops()
        before, known = AtRest.of(settings), found(tmp_path, bird.sentinels(), keys)
        assert {file for file, *_ in known} == ({"trustdesk.sqlite"} if "member" in front else set())
        await house.starts()
        asked = await measured(bird.teller)
        await bird.lives()
        assert await measured(bird.teller) == asked
        keys["seats"] = house.demo.reports._key
        await house.stops()
        as_it_was(before, AtRest.of(settings), late=2 if front == "a member on Telegram" else 0)
        await house.starts()
        (tmp_path / "letters.json").write_text(await letters(bird))
        await house.stops()
    (tmp_path / "metrics.txt").write_text(str(asked))
    kept(settings, tmp_path)
    assert found(tmp_path, bird.sentinels(), keys) - known == set()


async def letters(bird: Canary) -> str:
    """What anybody else was told, the readers in their window among them."""
    bird.clock.now = bird.clock.now.replace(hour=9, minute=0)  # in the afternoon's window
    await bird.teller.house.demo.report_clocks.tick()
    while await bird.teller.house.delivers():
        pass
    told = await bird.teller.letters()
    assert "阅览室有内容待处理" in told
    return told


def kept(settings: Settings, folder: Path) -> None:
    """What an operator keeps: a backup, and the house that comes out of it."""
    vault = Vault.read_folder(settings.keys)
    made = backup.make(settings.data, vault, folder / "backups", MORNING)
    restore(made.path, folder / "again", vault, MORNING, "operator")


def columns(data: Path) -> dict[str, list[dict[str, object]]]:
    """Every table of the reports without its random columns; of ciphertext the length is left."""
    with sqlite3.connect(data / "reports" / "reports.sqlite") as database:
        database.row_factory = sqlite3.Row
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        told = {name: [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')] for name in tables}
    return {
        name: sorted(
            (
                {key: len(value) if isinstance(value, bytes) else "random" if key in RANDOM.get(name, ()) else value
                 for key, value in row.items()}
                for row in rows
            ),
            key=str,
        )
        for name, rows in told.items()
        if name != "reader"
    }  # fmt: skip


async def test_two_people_who_say_the_same_leave_the_same(house, settings: Settings):
    store = house.demo.reports.ground.store
    await tells(house[TEACHER], WHAT)
    first = columns(settings.data)
    [report] = await reports_of(house, OFFICER)

    deleting.bury(store, report.id)
    await tells(house[HEAD], WHAT)
    assert columns(settings.data) == first


async def test_what_was_deleted_by_code_stays_deleted_after_a_restore(house, settings: Settings, tmp_path):
    teacher = house[TEACHER]
    code = await tells(teacher, WHAT)
    env = {"TRUSTDESK_DATA": str(settings.data), "TRUSTDESK_KEYS": str(settings.keys), "PYTHONPATH": "."}

    def trustdesk(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "bot", *words], env=env | more, capture_output=True, text=True)

    made = trustdesk("backup", "--to", str(tmp_path / "backups"))
    assert made.returncode == 0, made.stderr
    await teacher.says("举报")
    await teacher.presses("report", "return")
    await teacher.says(code)
    await teacher.presses("report", "delete")
    await teacher.presses("report", "delete-surely")
    teacher.sees("report-gone")
    [file] = (tmp_path / "backups").glob("*.backup")
    again = trustdesk("restore", str(file), TRUSTDESK_DATA=str(tmp_path / "again"))
    assert again.returncode == 0, again.stderr
    with sqlite3.connect(tmp_path / "again" / "reports" / "reports.sqlite") as database:
        assert database.execute("SELECT count(*) FROM report").fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM message").fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM reader").fetchone() == (4,)
