"""备份 · one sealed file with the database and all stored files, and no key (clause 8.1-b).

Two lines that anybody may read (what it is, whose, which key), the sealed key of the stream, then the stream:
a tar of `files/NAME`, `trustdesk.sqlite`, `reports/reports.sqlite` and, last, `inventory.json`.
"""

import contextlib
import io
import itertools
import json
import os
import re
import sqlite3
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from storage import inventory, stream
from storage.database import BUSY_TIMEOUT_MS, DATABASE, NOT_OURS
from storage.durable import held, private, sync_folder
from storage.inventory import Inventory
from storage.reports.store import DATABASE as REPORTS
from storage.reports.store import FOLDER as REPORTS_FOLDER
from storage.vault import Vault, VaultError

FORMAT = 1
MAGIC = b"trustdesk-backup "
STORED = re.compile(r"[0-9A-Z]{24}")  # what the file store calls its files
INVENTORY = "inventory.json"
HEAD = 4096  # bytes at most a line before the stream
BACKUP_LOCK = ".backup.lock"  # in the data folder, beside the office's own
_REPORTS_COPY = ".backup-reports.sqlite"
_COPY = ".backup.sqlite"  # beside the database, so that it needs no second place as private as that


class BackupError(Exception):
    """A backup cannot be made, or not be restored; the text says why, for the operator."""


@dataclass(frozen=True)
class Backup:
    """A finished backup."""

    path: Path
    size: int  # bytes
    held: Inventory


def institution(vault: Vault) -> str:
    """Whose backup it is, without a name: it follows from the pepper, which no rotation changes."""
    return vault.lookup("backup", "institution")[:32]


def make(data: Path, vault: Vault, folder: Path, now: datetime) -> Backup:
    """Copies a data folder, also while the office is at work there; `now` gives the file its name.

    Raises BackupError, VaultError, Busy, OSError.
    """
    if not (data / DATABASE).exists():
        raise BackupError(f"there is no database in {data}")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    busy = f"another backup of {data} is being made"
    with held(data / BACKUP_LOCK, alone=True, busy=busy), _unfinished(folder, now) as (path, file):
        stream_key = stream.new_key()
        head = _head(vault, now)
        file.write(head + vault.seal(context(head), stream_key).hex().encode() + b"\n")
        sealed = stream.SealedWriter(file, stream_key)
        try:
            found = _write(data, vault, sealed)
        finally:
            (data / _COPY).unlink(missing_ok=True)
        sealed.finish()
    return Backup(path, path.stat().st_size, found)


def expire(folder: Path, vault: Vault, before: datetime) -> list[Path]:
    """Removes this office's own backups made before then: what was deleted must not live on in them (9.3-c)."""
    old = [path for path in sorted(folder.glob("trustdesk-*.backup")) if _is_ours_and_older(path, vault, before)]
    for path in old:
        path.unlink()
    return old


def _is_ours_and_older(path: Path, vault: Vault, before: datetime) -> bool:
    with open(path, "rb") as file:
        magic, said = file.readline(HEAD), file.readline(HEAD)
    try:
        head = json.loads(said) if magic.startswith(MAGIC) else {}
        return head.get("institution") == institution(vault) and datetime.fromisoformat(head["made"]) < before
    except (ValueError, KeyError, TypeError):
        return False


def context(head: bytes) -> str:
    """The lines that anybody may read are bound to the stream's key: a changed one does not open it."""
    return f"backup\0{head.decode()}"


def _head(vault: Vault, now: datetime) -> bytes:
    said = {"institution": institution(vault), "key": vault.newest, "made": now.isoformat(timespec="seconds")}
    return MAGIC + f"{FORMAT}\n{json.dumps(said)}\n".encode()


@contextlib.contextmanager
def _unfinished(folder: Path, now: datetime) -> Iterator[tuple[Path, BinaryIO]]:
    """A new file under a name of its own, which it gets when it is whole and on the disk."""
    path, file = _new_file(folder, f"trustdesk-{now:%Y%m%d-%H%M%S}")
    unfinished = _part(path)
    try:
        with file:
            yield path, file
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    sync_folder(folder)


def _new_file(folder: Path, name: str) -> tuple[Path, BinaryIO]:
    """Backups of several offices may be made into one folder in the same second: none replaces another."""
    for number in itertools.count(1):
        path = folder / (f"{name}.backup" if number == 1 else f"{name}-{number}.backup")
        with contextlib.suppress(FileExistsError):
            file = open(_part(path), "xb", opener=private)  # noqa: SIM115 - the caller closes it
            if not path.exists():
                return path, file
            file.close()
            _part(path).unlink()
    raise AssertionError


def _part(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def _write(data: Path, vault: Vault, sealed: stream.SealedWriter) -> Inventory:
    """Files go before and after the database: whatever its rows speak of was there before or came meanwhile.

    (A file is written before its row, and an unused one is kept for an hour.)
    """
    with tarfile.open(fileobj=sealed, mode="w|", bufsize=stream.CHUNK, format=tarfile.PAX_FORMAT) as tar:  # type: ignore[call-overload]
        files: dict[str, bool] = {}
        _add_files(tar, data / "files", vault, files)
        copy = _copied(data / DATABASE, data / _COPY)
        _refuse_if_not_ours(copy, vault)
        with open(copy, "rb") as file:
            _add(tar, DATABASE, file, copy.stat().st_size)
        _add_files(tar, data / "files", vault, files)
        _add_reports(tar, data)
        found = inventory.taken(copy, files.items(), vault)
        said = found.model_dump_json().encode()
        _add(tar, INVENTORY, io.BytesIO(said), len(said))
    return found


def _add_reports(tar: tarfile.TarFile, data: Path) -> None:
    """The reports are sealed already; what was deleted of them is listed beside the backups."""
    source, copy = data / REPORTS_FOLDER / REPORTS, data / _REPORTS_COPY
    if not source.exists():
        return
    try:
        with open(_copied(source, copy), "rb") as file:
            _add(tar, f"{REPORTS_FOLDER}/{REPORTS}", file, copy.stat().st_size)
    finally:
        copy.unlink(missing_ok=True)


def _copied(source: Path, copy: Path) -> Path:
    open(copy, "wb", opener=private).close()  # empty and private; one that a kill left behind is overwritten
    try:
        address = f"{source.resolve().as_uri()}?mode=rw"
        with contextlib.closing(sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT_MS / 1000)) as office:
            office.execute("VACUUM INTO ?", (str(copy),))
    except sqlite3.Error as error:
        raise BackupError(f"the database cannot be copied: {error}") from error
    return copy


def _refuse_if_not_ours(copy: Path, vault: Vault) -> None:
    """A backup made with the wrong keys would be found out on the day it is needed."""
    with contextlib.closing(sqlite3.connect(copy)) as database:
        word = database.execute("SELECT word FROM seal WHERE id = 1").fetchone()
    if word is None or not inventory.opens(vault, "seal.word", word[0]):
        raise VaultError(NOT_OURS)


def _add_files(tar: tarfile.TarFile, folder: Path, vault: Vault, done: dict[str, bool]) -> None:
    for name in sorted(os.listdir(folder) if folder.is_dir() else ()):
        if name in done or not STORED.fullmatch(name):
            continue
        with contextlib.suppress(FileNotFoundError):  # swept away meanwhile: no row speaks of it any more
            content = (folder / name).read_bytes()
            _add(tar, f"files/{name}", io.BytesIO(content), len(content))
            done[name] = inventory.opens(vault, name, content)


def _add(tar: tarfile.TarFile, name: str, content: BinaryIO, size: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    tar.addfile(entry, content)
