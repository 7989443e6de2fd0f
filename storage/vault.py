"""加密 · keys that live outside the database, and what is sealed with them (clause 8.1-b)."""

import contextlib
import hmac
import os
import re
import stat
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from nacl.exceptions import CryptoError
from nacl.secret import Aead
from nacl.utils import random

from storage.durable import sync_folder

PEPPER_FILE = "pepper.key"
KEY_FILE = re.compile(r"(master|retired)-(\d{1,3})\.key")
UNFINISHED = ".unfinished-"
MOST_KEYS = 255  # a version is one byte


class VaultError(Exception):
    """The keys are missing, readable by others, or not the ones this was sealed with."""


class Vault:
    """Seals bytes with the newest master key and opens them with the one named by their first byte.

    The context (a table and column, or a file's name) is bound into the seal: what was sealed for one place
    cannot be opened in another. Retired keys only open: nothing but old backups uses them any more.
    """

    def __init__(self, keys: Mapping[int, bytes], pepper: bytes = bytes(32)) -> None:
        self._pepper = pepper
        self._boxes = {version: Aead(key) for version, key in keys.items()}
        self._newest = max(self._boxes)

    @classmethod
    def open_folder(cls, folder: Path) -> Self:
        """Reads the keys of a folder (0700); a folder without keys gets its first. Raises VaultError."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not _keys(folder):
            for name in (PEPPER_FILE, "master-1.key"):
                with contextlib.suppress(FileExistsError):  # another process was quicker: its key is the one
                    write_key(folder / name)
        return cls.read_folder(folder)

    @classmethod
    def read_folder(cls, folder: Path) -> Self:
        """Reads the keys of a folder that must have them already. Raises VaultError."""
        found, pepper = _keys(folder), folder / PEPPER_FILE
        if not _masters(folder) or not pepper.exists():
            missing = PEPPER_FILE if _masters(folder) else "master key"
            raise VaultError(f"there is no {missing} in {folder}: put the keys folder of this office back")
        for path in (folder, *found.values(), pepper):
            _refuse_if_others_read(path)
        return cls({version: read_key(path) for version, path in found.items()}, read_key(pepper))

    @property
    def newest(self) -> int:
        """The version of the key that seals."""
        return self._newest

    def knows(self, version: int) -> bool:
        """Whether a key of this version is there."""
        return version in self._boxes

    def seal(self, context: str, clear: bytes) -> bytes:
        """Encrypts and authenticates (XChaCha20-Poly1305); the first byte is the key's version."""
        box = self._boxes[self._newest]
        return bytes([self._newest]) + bytes(box.encrypt(clear, context.encode()))

    def lookup(self, purpose: str, text: str) -> str:
        """A keyed hash to find a row by what must not stand in it; it does not change when keys rotate."""
        return hmac.digest(self._pepper, f"{purpose}\0{text}".encode(), "sha256").hex()

    def unseal(self, context: str, sealed: bytes) -> bytes:
        """The clear bytes. Raises VaultError when key, context or content do not match."""
        try:
            return self._boxes[sealed[0]].decrypt(sealed[1:], context.encode())
        except (CryptoError, KeyError, IndexError) as error:
            raise VaultError(f"cannot open what was sealed for {context}") from error

    def renew(self, folder: Path) -> None:
        """Seals with a new key from now on, which is on the disk before it is used. Raises VaultError.

        More than one master key means that a rotation was interrupted: then its key is the new one already.
        """
        if len(_masters(folder)) > 1:
            return
        if self._newest >= MOST_KEYS:
            raise VaultError(f"the keys were rotated {MOST_KEYS} times: there is no number for another one")
        path = write_key(folder / f"master-{self._newest + 1}.key")
        self._newest += 1
        self._boxes[self._newest] = Aead(read_key(path))

    def retire(self, folder: Path) -> list[Path]:
        """Sets every master key but the newest aside; returns all that are retired, which old backups need."""
        for version, path in _masters(folder).items():
            if version < self._newest:
                path.rename(folder / f"retired-{version}.key")
        for left in folder.glob(f"{UNFINISHED}*"):  # of a kill: no second copy of a key may outlive it
            left.unlink()
        sync_folder(folder)
        return [path for _, path in sorted(_keys(folder).items()) if path.name.startswith("retired")]


def in_force_since(folder: Path) -> datetime | None:
    """Since when the newest key is there, as its file says: a copy that is put back must keep its time."""
    masters = _masters(folder)
    return datetime.fromtimestamp(masters[max(masters)].stat().st_mtime, UTC) if masters else None


def _keys(folder: Path) -> dict[int, Path]:
    paths = list(folder.iterdir()) if folder.is_dir() else []
    return {int(match[2]): path for path in paths if (match := KEY_FILE.fullmatch(path.name))}


def _masters(folder: Path) -> dict[int, Path]:
    return {version: path for version, path in _keys(folder).items() if path.name.startswith("master")}


def write_key(path: Path) -> Path:
    """Appears whole or not at all, and never in the place of another. Raises FileExistsError."""
    descriptor, unfinished = tempfile.mkstemp(dir=path.parent, prefix=UNFINISHED)  # mkstemp makes it private
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(random(Aead.KEY_SIZE).hex())
            file.flush()
            os.fsync(file.fileno())  # a key that a power cut could take would take every sealed row with it
        os.link(unfinished, path)
    finally:
        os.unlink(unfinished)
    sync_folder(path.parent)
    return path


def read_key(path: Path) -> bytes:
    """The 32 bytes of a key file. Raises VaultError when it is damaged."""
    try:
        key = bytes.fromhex(path.read_text().strip())
    except ValueError:
        key = b""
    if len(key) != Aead.KEY_SIZE:
        raise VaultError(f"{path} is damaged: put it back from the copy of the keys folder")
    return key


def _refuse_if_others_read(path: Path) -> None:
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise VaultError(f"{path} can be read by others: chmod go-rwx it, then start again")
