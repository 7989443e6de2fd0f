"""恢复 · a backup becomes a data folder again: whole and verified, or not at all.

Everything is unpacked into a folder inside the empty data folder (which may be a mounted volume) and renamed at the
end, the database last. Until then there is no office there; a restore that was killed is simply run again.
"""

import json
import os
import re
import shutil
import tarfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from sqlmodel import Session

from storage import inventory, migrations, rotation, stream
from storage.audit import AuditLine
from storage.backup import BACKUP_LOCK, FORMAT, HEAD, INVENTORY, MAGIC, STORED, BackupError, context, institution
from storage.database import DATABASE, Database
from storage.durable import LOCK, held, private, sync_folder
from storage.files import FileStore
from storage.inventory import Inventory, Torn
from storage.journal import Journal
from storage.queries import conversation
from storage.reports.store import DATABASE as REPORTS
from storage.reports.store import FOLDER as REPORTS_FOLDER
from storage.vault import Vault, VaultError

UNPACKED = ".restoring"
NOTHING = {LOCK, BACKUP_LOCK, "lost+found"}  # an empty folder may hold these
DAMAGED = "this backup was cut short or changed: nothing was restored. Use another one"
_ENTRY = re.compile(
    rf"{re.escape(DATABASE)}|{re.escape(INVENTORY)}|files/{STORED.pattern}|{REPORTS_FOLDER}/{re.escape(REPORTS)}"
)


def refuse_if_interrupted(data: Path) -> None:
    """No office begins where a restore was killed before it was done. Raises BackupError."""
    if (data / UNPACKED).exists() and not (data / DATABASE).exists():
        raise BackupError(f"a restore into {data} was interrupted: run `trustdesk restore` again")


def restore(source: Path, data: Path, vault: Vault, now: datetime, actor: str) -> tuple[dict[str, Any], Inventory]:
    """Unpacks, verifies, and only then moves in. Returns what the backup says about itself, and what it held.

    Raises BackupError, VaultError, Busy, OSError; the data folder is as empty then as it was.
    """
    with open(source, "rb") as file:
        said, key = _read_head(file, vault)
        _refuse_if_occupied(data)
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        with held(data / LOCK, alone=True, busy=f"somebody is at work in {data} already"):
            _refuse_if_occupied(data)
            line = AuditLine(now, actor, "restore-backup", facts={"made": str(said["made"])})
            return said, _restore(file, key, data, vault, line)


def _refuse_if_occupied(data: Path) -> None:
    """A restore never touches what is there; only what a killed restore left is its own."""
    found = set(os.listdir(data)) - NOTHING if data.exists() else set()
    halfway = UNPACKED in found and found <= {UNPACKED, "files", REPORTS_FOLDER}
    killed_in_between = halfway and (data / UNPACKED / DATABASE).exists()
    if found - {UNPACKED} and not killed_in_between:
        raise BackupError(f"{data} holds data already: restore into an empty folder (set TRUSTDESK_DATA)")


def _restore(file: BinaryIO, key: bytes, data: Path, vault: Vault, line: AuditLine) -> Inventory:
    unpacked = data / UNPACKED
    try:
        _clear(data)
        unpacked.mkdir(mode=0o700)
        for folder in ("files", REPORTS_FOLDER):
            (unpacked / folder).mkdir(mode=0o700)
        found = _verified(unpacked, _unpack(file, key, unpacked), vault)
        _made_ready(unpacked, vault, line)
        _move_in(unpacked, data)
    except BaseException:
        if not (data / DATABASE).exists():
            _clear(data)
        raise
    return found


def _clear(data: Path) -> None:
    """What a restore left that was killed, or that failed."""
    for left in (data / UNPACKED, data / "files", data / REPORTS_FOLDER):
        shutil.rmtree(left, ignore_errors=True)


def _read_head(source: BinaryIO, vault: Vault) -> tuple[dict[str, Any], bytes]:
    first, second, third = (source.readline(HEAD) for _ in range(3))
    if not first.startswith(MAGIC):
        raise BackupError("this is no backup of Trustdesk")
    if first != MAGIC + f"{FORMAT}\n".encode():
        raise BackupError("this backup was made by a newer Trustdesk: restore it with that one")
    try:
        said, sealed, bound = json.loads(second), bytes.fromhex(third.decode()), context(first + second)
        if third != f"{sealed.hex()}\n".encode():
            raise ValueError
        whose, version = said["institution"], int(said["key"])
    except (ValueError, TypeError, KeyError):
        raise BackupError(DAMAGED) from None
    if whose != institution(vault):
        raise VaultError("this is another institution's backup, or these are not the keys of its office")
    try:
        return said, vault.unseal(bound, sealed)
    except VaultError:
        pass
    if not vault.knows(version):
        raise VaultError(f"this backup needs master-{version}.key (or retired-{version}.key), which is not there")
    raise VaultError(f"key {version} does not open this backup: the key is wrong, or the backup was changed")


def _unpack(source: BinaryIO, key: bytes, folder: Path) -> Inventory:
    try:
        opened = stream.SealedReader(source, key)
        with tarfile.open(fileobj=opened, mode="r|", bufsize=stream.CHUNK) as tar:  # type: ignore[call-overload]
            for entry in tar:
                _write(tar, entry, folder)
        opened.finish()
        told = folder / INVENTORY
        found = Inventory.model_validate_json(told.read_bytes())
        told.unlink()
    except (stream.StreamBroken, tarfile.TarError, FileNotFoundError, ValueError) as error:
        raise BackupError(DAMAGED) from error
    return found


def _write(tar: tarfile.TarFile, entry: tarfile.TarInfo, folder: Path) -> None:
    content = tar.extractfile(entry)
    if content is None or not _ENTRY.fullmatch(entry.name):
        raise BackupError(DAMAGED)
    with open(folder / entry.name, "xb", opener=private) as file:
        shutil.copyfileobj(content, file)
        file.flush()
        os.fsync(file.fileno())


def _verified(folder: Path, told: Inventory, vault: Vault) -> Inventory:
    """What lies on the disk now is what was there when the backup was made, and the keys open as much of it."""
    if told.schema_version > migrations.newest():
        raise BackupError("this backup was made by a newer Trustdesk: restore it with that one")
    try:
        found = inventory.taken(folder / DATABASE, _files(folder / "files", vault), vault)
    except Torn as error:
        raise BackupError(f"{DAMAGED} ({error})") from error
    if found.damaged > told.damaged:
        raise VaultError("these keys do not open all of it: an older key (retired-N.key) is missing or wrong")
    if found != told:
        raise BackupError(f"what was unpacked is not what was packed: {', '.join(_differences(found, told))}")
    return found


def _made_ready(folder: Path, vault: Vault, line: AuditLine) -> None:
    """Brings a backup of yesterday to the schema and the key of today; the trail says that time was turned back."""
    database = Database(f"sqlite:///{folder / DATABASE}", vault)
    try:
        database.open()
        rotation.renew(database, FileStore(folder / "files", vault), vault)
        database.write_now(lambda session, journal: _turned_back(session, journal, line))
    finally:
        database.close()
    if (folder / f"{DATABASE}-wal").exists():
        raise BackupError("the disk did not take the database: is it full?")


def _turned_back(session: Session, journal: Journal, line: AuditLine) -> None:
    conversation.doubt_due_for_system(session, line.at)
    journal.lines.append(line)


def _files(folder: Path, vault: Vault) -> Iterator[tuple[str, bool]]:
    return ((path.name, inventory.opens(vault, path.name, path.read_bytes())) for path in folder.iterdir())


def _differences(found: Inventory, told: Inventory) -> list[str]:
    return [name for name, value in found if value != getattr(told, name)]


def _move_in(unpacked: Path, data: Path) -> None:
    sync_folder(unpacked / "files")
    (unpacked / "files").rename(data / "files")
    (unpacked / REPORTS_FOLDER).rename(data / REPORTS_FOLDER)
    sync_folder(data)
    (unpacked / DATABASE).rename(data / DATABASE)  # from here on there is an office
    sync_folder(data)
    shutil.rmtree(unpacked)
