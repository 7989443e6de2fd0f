"""The drill: backed up at work, restored in a clean folder, identical answers; and everything that is refused."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import select

from bot.demo import running
from bot.house import opened
from bot.settings import Settings
from storage import rotation
from storage.audit import AuditLine
from storage.backup import BackupError, make
from storage.restore import restore
from storage.tables import Notice
from storage.vault import Vault, VaultError
from tests.calls import run
from tests.facts import PDF
from tests.house import OFFICER, TEACHER, House, complains
from tests.whole import everything, of

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SECRET = "家长反映的机密内容"


def backed_up(settings: Settings, folder: Path) -> Path:
    return make(settings.data, Vault.read_folder(settings.keys), folder, NOW).path


def restored(backup: Path, settings: Settings, data: Path) -> Settings:
    restore(backup, data, Vault.read_folder(settings.keys), NOW, "operator")
    return settings.model_copy(update={"data": data})


async def with_evidence(house: House) -> str:
    teacher = house[TEACHER]
    await teacher.says("/record")
    await teacher.presses("complaint")
    for said in ("客服部", "昨天", "电话", SECRET):
        await teacher.says(said)
    await teacher.uploads("证据.pdf", PDF)
    await teacher.presses("done")
    await teacher.presses("submit")
    return teacher.receipt()


async def read_by_the_office(house: House, code: str) -> dict[str, str]:
    """The card of a record as the office reads it."""
    officer = house[OFFICER]
    await officer.says("待办")
    await officer.presses("see-record", code)
    return officer.rows()


async def test_the_drill(house: House, settings: Settings, clock, tmp_path: Path):
    """Backed up while the office is at work, restored elsewhere: the same people read the same."""
    code = await with_evidence(house)
    await house[TEACHER].says("录入")
    await house[TEACHER].presses("complaint")  # an open draft is remembered too
    made = run("backup", "--to", tmp_path / "backups", "--json", **of(settings))
    assert (made.returncode, made.stderr) == (0, "")
    facts = json.loads(made.stdout)
    assert (facts["files"], facts["missing"], facts["damaged"], facts["keys_included"]) == (1, 0, 0, False)
    before, read = everything(settings), await read_by_the_office(house, code)
    assert SECRET in read.values()

    elsewhere = settings.model_copy(update={"data": tmp_path / "elsewhere"})
    done = run("restore", facts["file"], "--json", **of(elsewhere))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["audit_head"] == facts["audit_head"]
    after = everything(elsewhere)
    assert b'"did":"restore-backup"' in after["audit_event"].pop()[2]
    doubted = after.pop("notice"), before.pop("notice")
    assert after == before
    assert [len(notices) for notices in doubted] == [1, 1]
    async with running(elsewhere, clock=clock, ticking=False) as demo, House(demo) as again:
        assert await read_by_the_office(again, code) == read


async def test_no_key_and_nothing_readable_is_in_it(house: House, settings: Settings, tmp_path: Path):
    await with_evidence(house)
    content = backed_up(settings, tmp_path / "backups").read_bytes()
    for key in settings.keys.glob("*.key"):
        assert key.read_bytes() not in content
        assert bytes.fromhex(key.read_text()) not in content
    for words in (SECRET, TEACHER, "启明", "sqlite"):
        assert words.encode() not in content
    assert sorted(path.name for path in settings.data.iterdir() if "backup" in path.name) == [".backup.lock"]
    assert [path.stat().st_mode & 0o777 for path in (tmp_path / "backups").iterdir()] == [0o600]


async def test_messages_that_waited_are_sent_again_with_a_word_of_doubt(house: House, settings: Settings, tmp_path):
    await complains(house[TEACHER])
    backup = backed_up(settings, tmp_path / "backups")
    await house.delivers()
    with opened(restored(backup, settings, tmp_path / "elsewhere")) as (database, *_):
        waiting = database.read_now(lambda session: list(session.exec(select(Notice))))
    assert [(notice.sent_at, notice.unsure) for notice in waiting] == [(None, True)]


def test_two_backups_in_one_second_are_two_files(settings: Settings, tmp_path: Path):
    assert backed_up(settings, tmp_path) != backed_up(settings, tmp_path)


def other_keys(keys: Path) -> None:
    shutil.rmtree(keys)
    Vault.open_folder(keys)


def another_master(keys: Path) -> None:
    (keys / "master-1.key").write_text("00" * 32)


def one_later_master(keys: Path) -> None:
    (keys / "master-1.key").rename(keys / "master-7.key")


def readable_by_others(keys: Path) -> None:
    (keys / "master-1.key").chmod(0o644)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (shutil.rmtree, "there is no master key"),
        (other_keys, "another institution's"),
        (another_master, "key 1 does not open"),
        (one_later_master, "needs master-1.key"),
        (lambda keys: (keys / "pepper.key").unlink(), "there is no pepper.key"),
        (lambda keys: (keys / "master-1.key").write_text("half"), "is damaged"),
        (readable_by_others, "can be read by others"),
    ],
)
def test_without_the_right_keys_it_is_refused(settings: Settings, tmp_path: Path, change, says: str):
    backup = backed_up(settings, tmp_path / "backups")
    change(settings.keys)
    with pytest.raises(VaultError, match=says):
        restored(backup, settings, tmp_path / "elsewhere")
    assert not (tmp_path / "elsewhere").exists()


def test_without_keys_the_command_refuses_in_one_line(settings: Settings, tmp_path: Path):
    backup = backed_up(settings, tmp_path / "backups")
    keys = tmp_path / "no-keys"
    done = run("restore", backup, **of(settings, data=tmp_path / "elsewhere", keys=keys))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"trustdesk: there is no master key in {keys}: put the keys folder of this office back\n"
    assert not (tmp_path / "elsewhere").exists()
    assert not keys.exists()


def test_over_data_nothing_is_restored(settings: Settings, tmp_path: Path):
    backup = backed_up(settings, tmp_path / "backups")
    before = everything(settings)
    for data in (settings.data, tmp_path):
        with pytest.raises(BackupError, match="holds data already"):
            restored(backup, settings, data)
    assert everything(settings) == before


def test_what_is_no_backup_or_of_tomorrow_says_so(settings: Settings, tmp_path: Path):
    newer = backed_up(settings, tmp_path / "backups")
    newer.write_bytes(newer.read_bytes().replace(b"trustdesk-backup 1\n", b"trustdesk-backup 2\n", 1))
    (tmp_path / "photo").write_bytes(b"\xff\xd8")
    for file, says in ((newer, "newer Trustdesk"), (tmp_path / "photo", "no backup")):
        with pytest.raises(BackupError, match=says):
            restored(file, settings, tmp_path / "elsewhere")
    done = run("restore", tmp_path / "none", **of(settings, data=tmp_path / "elsewhere"))
    assert (done.returncode, done.stderr) == (1, f"trustdesk: {tmp_path}/none: No such file or directory\n")


def test_a_backup_of_a_schema_of_tomorrow_is_left_to_it(settings: Settings, tmp_path: Path):
    with opened(settings) as (database, *_):
        database.write_now(lambda s, _: s.execute(text("UPDATE alembic_version SET version_num = '9999'")) and None)
    backup = backed_up(settings, tmp_path / "backups")
    with pytest.raises(BackupError, match="newer Trustdesk"):
        restored(backup, settings, tmp_path / "elsewhere")


def test_what_cannot_be_backed_up_says_so(settings: Settings, tmp_path: Path):
    with pytest.raises(BackupError, match="there is no database"):
        backed_up(settings.model_copy(update={"data": tmp_path / "nothing"}), tmp_path / "b")
    inside = run("backup", "--to", settings.keys / "b", **of(settings))
    assert (inside.returncode, "somewhere else" in inside.stderr) == (1, True)
    other_keys(settings.keys)
    with pytest.raises(VaultError, match="do not belong to this database"):
        backed_up(settings, tmp_path / "b")
    assert list((tmp_path / "b").iterdir()) == []


@pytest.fixture(scope="module")
def small(moved_in: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Path]:
    settings = Settings(data=moved_in / "data", keys=moved_in / "keys")
    return settings, backed_up(settings, tmp_path_factory.mktemp("small"))


@trying(max_examples=60, deadline=None)
@given(
    where=st.floats(0, 1, exclude_max=True),
    head=st.booleans(),
    bit=st.integers(0, 7),
    kind=st.sampled_from(["flip", "cut", "more"]),
)
def test_any_changed_bit_and_any_cut_is_refused(small, where: float, head: bool, bit: int, kind: str):
    settings, whole = small
    content, folder = whole.read_bytes(), whole.parent
    at = int(where * (300 if head else len(content)))  # the lines that anybody may read are short beside the stream
    changed = bytearray(content)
    changed[at] ^= 1 << bit
    broken = {"flip": bytes(changed), "cut": content[:at], "more": content + b"x"}[kind]
    (folder / "broken").write_bytes(broken)
    with pytest.raises((BackupError, VaultError)):
        restore(folder / "broken", folder / "elsewhere", Vault.read_folder(settings.keys), NOW, "operator")
    assert set(os.listdir(folder / "elsewhere") if (folder / "elsewhere").exists() else ()) <= {".lock"}


def test_a_letter_of_the_sealed_key_has_one_way_to_be_written(small):
    """Found by thinking of a flipped bit that makes an `a` an `A`."""
    settings, whole = small
    first, second, third, stream = whole.read_bytes().split(b"\n", 3)
    broken = whole.with_name("upper")
    broken.write_bytes(b"\n".join([first, second, third.upper(), stream]))
    with pytest.raises(BackupError, match="changed"):
        restored(broken, settings, whole.with_name("elsewhere"))


def test_a_restore_that_was_killed_is_run_again(settings: Settings, tmp_path: Path):
    """While it unpacked, and between its two renames: no office begins there, and the next restore is whole."""
    backup, before, data = backed_up(settings, tmp_path / "backups"), everything(settings), tmp_path / "elsewhere"
    for half in (".restoring/files", "files"):
        (data / half).mkdir(parents=True)
        (data / half / "A").write_bytes(b"half")
        (data / ".restoring").mkdir(exist_ok=True)
        (data / ".restoring/trustdesk.sqlite").write_bytes(b"half")
        again = settings.model_copy(update={"data": data})
        with pytest.raises(BackupError, match="run `trustdesk restore` again"), opened(again):
            pass
        after = everything(restored(backup, settings, data))
        assert after | {"audit_event": after["audit_event"][:-1]} == before
        shutil.rmtree(data)


async def test_what_was_damaged_before_is_said_and_still_backed_up(
    house: House, settings: Settings, tmp_path: Path
):
    """One rotten file must not cost the office its backups; it is named as long as nobody looked into it."""
    await with_evidence(house)
    await with_evidence(house)
    first, second = sorted((settings.data / "files").iterdir())
    first.write_bytes(first.read_bytes()[:-1] + bytes([first.read_bytes()[-1] ^ 1]))
    second.unlink()
    made = make(settings.data, Vault.read_folder(settings.keys), tmp_path / "b", NOW)
    assert list(made.held.warnings()) == [
        "1 files are missing that the records speak of",
        "1 sealed values or files are damaged: no key opens them",
    ]
    restored(made.path, settings, tmp_path / "elsewhere")
    done = run("backup", "--to", tmp_path / "b", **of(settings))
    assert (done.returncode, len(done.stderr.splitlines())) == (0, 2)


def rotated(settings: Settings) -> None:
    with opened(settings, alone=True) as memory:
        rotation.rotate(settings.keys, *memory, AuditLine(NOW, "operator", "rotate-keys"))


def test_a_backup_of_before_a_rotation_needs_the_retired_key(settings: Settings, tmp_path: Path):
    old = backed_up(settings, tmp_path / "backups")
    rotated(settings)
    again = restored(old, settings, tmp_path / "elsewhere")
    (settings.keys / "retired-1.key").unlink()
    everything(again)  # nothing that lives needs a retired key, not even after that restore
    with pytest.raises(VaultError, match="retired-1"):
        restored(old, settings, tmp_path / "third")


@pytest.mark.parametrize("blocks", [0, 8, 400])
def test_a_full_disk_leaves_nothing_behind(settings: Settings, tmp_path: Path, blocks: int):
    """The limit on a file's size stands for the disk: what is written beyond it fails as it does there."""
    backup = backed_up(settings, tmp_path / "backups")
    again = of(settings, data=tmp_path / "elsewhere")
    for command, where in ((("backup", "--to", tmp_path / "full"), of(settings)), (("restore", backup), again)):
        limited = ["sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", sys.executable, "-B", "-m", "bot"]
        done = subprocess.run([*limited, *command], env=where, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1), done.stderr
    assert list((tmp_path / "full").iterdir()) == []
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == [".lock"]
    assert not (settings.data / ".backup.sqlite").exists()
