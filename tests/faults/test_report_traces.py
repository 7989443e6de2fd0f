"""泄露检查 · after a whole report nothing that Trustdesk writes, logs, backs up or sends holds a word or an id of it."""

import base64
import logging
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.settings import Settings
from storage import backup
from storage.reports.tables import RANDOM
from storage.vault import Vault
from tests.conftest import MORNING, Clock
from tests.house import HEAD, OFFICER, TEACHER
from tests.platforms.test_report_doors import tells as tells_on_telegram
from tests.reports_house import reports_of, tells
from tests.telegram_house import TelegramHouse, TelegramPerson, telegram_house

WHAT = "哨兵词甲：上个季度的合作项目回款被转入了私人账户，经手人要求大家补签材料，已经持续了两个月，票据对不上。"
SENTINEL = "哨兵词甲"
USER = 987654321987


@pytest.fixture
async def telegram(settings: Settings, clock: Clock) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(settings, clock, webhook=False) as house:
        yield house


def forms_of(word: str | int) -> list[bytes]:
    """How something could stand in a file."""
    plain = str(word).encode()
    found = [plain, plain.hex().encode(), base64.b64encode(plain)[:-2], str(word).encode("utf-16-le")]
    if isinstance(word, int):
        found += [word.to_bytes(8, "little"), word.to_bytes(8, "big"), f"{word:x}".encode()]
    return found


def found_in(folder: Path, *words: str | int) -> list[str]:
    return [
        f"{path.name}: {word}"
        for path in folder.rglob("*")
        if path.is_file()
        for word in words
        for form in forms_of(word)
        if form in path.read_bytes()
    ]


def dump(data: Path) -> list[str]:
    """The main database as text."""
    with sqlite3.connect(data / "trustdesk.sqlite") as database:
        return list(database.iterdump())


async def test_a_stranger_on_telegram_is_nowhere(telegram: TelegramHouse, settings: Settings, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    stranger = TelegramPerson(telegram, "", "stranger", user=USER)
    code = await tells_on_telegram(stranger)
    assert SENTINEL not in code
    await stranger.says(code[-4:])
    await stranger.says("举报")
    await stranger.presses("report", "return")
    await stranger.says("AAAAA-AAAAA-AAAAA-AAAAAA")  # a slip of the pen
    await stranger.says(code)
    stranger.sees("report-found")
    await stranger.presses("report", "more")
    await stranger.says(WHAT)
    backup.make(settings.data, Vault.read_folder(settings.keys), tmp_path / "backups", MORNING)
    ours = [record for record in caplog.records if not record.name.startswith("aiosqlite")]
    assert found_in(tmp_path, USER, SENTINEL, code, code.replace("-", "")) == []
    shown = "\n".join(record.getMessage() for record in ours if record.name.partition(".")[0] in
                      {"bot", "handlers", "storage", "scheduler", "sqlalchemy", "apscheduler"})  # fmt: skip
    assert [word for word in (str(USER), SENTINEL, code) if word in shown] == []


async def test_a_member_leaves_the_main_database_as_it_was(house, settings: Settings):
    teacher = house[TEACHER]
    await teacher.looks()
    before = dump(settings.data)
    code = await tells(teacher, WHAT)
    await teacher.says("举报")
    await teacher.presses("report", "return")
    await teacher.says(code)
    await teacher.presses("report", "leave")
    assert dump(settings.data) == before
    assert found_in(settings.data, SENTINEL, code, code.replace("-", "")) == []
    await teacher.looks()
    assert SENTINEL not in str(teacher.messages)


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
    from storage.reports import deleting

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
