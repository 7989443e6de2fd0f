"""加密 · keys that live outside the database, and what is sealed with them (clause 8.1-b)."""

import hmac
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from nacl.exceptions import CryptoError
from nacl.secret import Aead
from nacl.utils import random

PEPPER_FILE = "pepper.key"
KEY_FILE = re.compile(r"master-(\d{1,3})\.key")


class VaultError(Exception):
    """The keys are missing, readable by others, or not the ones this was sealed with."""


class Vault:
    """Seals bytes with the newest master key and opens them with the one named by their first byte.

    The context (a table and column, or a file's name) is bound into the seal: what was sealed for one place
    cannot be opened in another.
    """

    def __init__(self, keys: Mapping[int, bytes], pepper: bytes = bytes(32)) -> None:
        self._pepper = pepper
        self._boxes = {version: Aead(key) for version, key in keys.items()}
        self._newest = max(self._boxes)

    @classmethod
    def open_folder(cls, folder: Path) -> Self:
        """Reads the keys of a folder (0700); a folder without keys gets its first. Raises VaultError."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _refuse_if_others_read(folder)
        found = {int(m[1]): path for path in folder.iterdir() if (m := KEY_FILE.fullmatch(path.name))}
        if not found:
            found = {1: _write_key(folder / "master-1.key")}
        pepper = folder / PEPPER_FILE
        pepper = pepper if pepper.exists() else _write_key(pepper)
        for path in (*found.values(), pepper):
            _refuse_if_others_read(path)
        return cls({version: _read_key(path) for version, path in found.items()}, _read_key(pepper))

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


def _write_key(path: Path) -> Path:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(random(Aead.KEY_SIZE).hex())
        file.flush()
        os.fsync(file.fileno())  # a key that a power cut could take would take every sealed row with it
    return path


def _read_key(path: Path) -> bytes:
    return bytes.fromhex(path.read_text().strip())


def _refuse_if_others_read(path: Path) -> None:
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise VaultError(f"{path} can be read by others: chmod go-rwx it, then start again")
