"""密钥轮换 · killed at any moment, everything opens; run again, it finishes."""

import contextlib
import os
import re
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.demo import running
from bot.house import opened
from bot.settings import Settings
from storage.audit import verify
from storage.durable import Busy
from storage.reports.deleting import TOMBSTONES
from storage.tables import Seen
from storage.vault import Vault, VaultError
from tests.calls import run
from tests.conftest import Clock
from tests.house import OFFICER, TEACHER, House, complains
from tests.whole import everything, of

VALUES, FILES = 900, 30
STAGES = (4, 9, 12, 30, 60, 120)  # of some 200 commits and touches; each call begins where the last stopped

# The command as it is shipped, in smaller batches; it kills itself at the n-th commit or touch of a file by its name.
DYING = """
import os, signal, sys
from sqlalchemy import Engine, event
from bot import cli
from storage import rotation
rotation.BATCH, left = 20, int(sys.argv.pop())
def step(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
def touched(what, arguments):
    if what in ("open", "os.rename", "os.link", "os.remove") and any(f in str(arguments[0]) for f in FOLDERS):
        step()
FOLDERS = (os.environ["TRUSTDESK_KEYS"], os.environ["TRUSTDESK_DATA"])
sys.addaudithook(touched)
event.listen(Engine, "commit", step)
cli.main()
"""


@pytest.fixture
def full(settings: Settings) -> Settings:
    """An office with enough in it that a rotation takes its time."""
    with opened(settings) as (database, files, _):
        rows = [
            Seen(scope="draft", key=f"{number:04}", reply={"text": f"回执 {number}"}, on=date(2026, 11, 23))
            for number in range(VALUES)
        ]
        database.write_now(lambda session, _: session.add_all(rows))
        for number in range(FILES):
            files.put(b"evidence %d" % number)
    return settings


def killed(settings: Settings, at: int, seconds: float | None = None) -> bool:
    """Runs a rotation until it kills itself, or is killed after so long; False when it was done before."""
    command = [sys.executable, "-c", DYING, "keys", "rotate", str(at)]
    with subprocess.Popen(command, env={**os.environ, **of(settings)}, stdout=subprocess.DEVNULL) as process:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.kill()
        return process.wait() == -signal.SIGKILL


def finished(settings: Settings, keys: set[str]) -> None:
    assert {path.name for path in settings.keys.iterdir()} == keys | {TOMBSTONES}
    with opened(settings) as (database, files, vault):
        versions = {Path(settings.data / "files" / name).read_bytes()[0] for name, _ in files.names()}
        raw = database.read_now(lambda s: s.connection().exec_driver_sql("SELECT DISTINCT substr(reply, 1, 1) FROM seen").scalars().all())  # fmt: skip
        assert {*versions, *(value[0] for value in raw)} == {vault.newest}
        database.read_now(lambda session: verify(session.connection()))


def without_trail(settings: Settings) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in everything(settings).items() if name != "audit_event"}


def test_killed_at_every_stage_everything_opens_and_the_next_call_finishes(full: Settings):
    before = without_trail(full)
    for at in STAGES:
        assert killed(full, at), f"it was done before stage {at}"
        assert without_trail(full) == before, f"killed at stage {at}"
    done = run("keys", "rotate", "--json", **of(full))
    assert (done.returncode, done.stderr) == (0, "")
    newest = int(re.search(r'"key": (\d+)', done.stdout)[1])
    finished(
        full,
        {
            "pepper.key",
            "reports-pepper.key",
            f"master-{newest}.key",
            *(f"retired-{old}.key" for old in range(1, newest)),
        },
    )
    assert without_trail(full) == before


def test_beside_an_office_at_work_no_key_is_changed(settings: Settings):
    before = sorted(settings.keys.iterdir())
    with opened(settings):
        done = run("keys", "rotate", **of(settings))
    assert (done.returncode, "stop the office" in done.stderr) == (1, True)
    with opened(settings, alone=True), pytest.raises(Busy, match="being changed"), opened(settings):
        pass
    assert sorted(settings.keys.iterdir()) == before


async def test_the_office_goes_on_with_the_new_key(settings: Settings, clock: Clock):
    async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
        code = await complains(house[TEACHER])
        await house[TEACHER].says("录入")
        await house[TEACHER].presses("complaint")
    assert run("keys", "rotate", **of(settings)).returncode == 0
    async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
        (await house[TEACHER].looks()).sees("complaint-subject")
        await house[OFFICER].says("待办")
        await house[OFFICER].presses("see-record", code)
        house[OFFICER].sees("record-card")


def test_with_wrong_keys_nothing_begins(settings: Settings, tmp_path: Path):
    other = settings.model_copy(update={"keys": tmp_path / "other"})
    assert run("keys", "rotate", **of(other)).returncode == 1
    assert not other.keys.exists()
    Vault.open_folder(other.keys)
    done = run("keys", "rotate", **of(other))
    assert (done.returncode, "do not belong" in done.stderr) == (1, True)
    assert {path.name for path in other.keys.iterdir()} == {"master-1.key", "pepper.key"}


def test_what_no_key_opens_does_not_stop_it(full: Settings):
    name = sorted((full.data / "files").iterdir())[0]
    name.write_bytes(name.read_bytes()[:-1])
    (full.data / "files/AAAA.part").write_bytes(b"never finished")
    done = run("keys", "rotate", **of(full))
    assert (done.returncode, "1 values or files are damaged" in done.stderr) == (0, True)
    assert f"{FILES - 1} files were sealed anew" in done.stdout
    assert not (full.data / "files/AAAA.part").exists()
    with opened(full) as (_, files, vault):
        assert vault.newest == 2
        with pytest.raises(VaultError):
            files.get(name.name)


def test_there_is_an_end_to_numbers(tmp_path: Path):
    Vault.open_folder(tmp_path / "keys")
    (tmp_path / "keys/master-1.key").rename(tmp_path / "keys/master-255.key")
    with pytest.raises(VaultError, match="255"):
        Vault.read_folder(tmp_path / "keys").renew(tmp_path / "keys")
