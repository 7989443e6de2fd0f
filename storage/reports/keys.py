"""密钥 · keys from what people know: a receipt code, a reader's passphrase; and the pepper of the look-up.

The pepper lies with the other keys, outside the database and its backups: a stolen database alone cannot even be
asked whether a code is one of its own.
"""

import contextlib
import hmac
import secrets
import threading
from dataclasses import dataclass
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

from storage.vault import VaultError, read_key, write_key

PEPPER_FILE = "reports-pepper.key"
SALT = argon2id.SALTBYTES


@dataclass(frozen=True)
class Cost:
    """What one Argon2id costs: passes, and memory in bytes."""

    passes: int
    memory: int


CODE = Cost(3, 64 * 1024 * 1024)  # RFC 9106's second choice, with libsodium's single lane
PASSPHRASE = Cost(3, 256 * 1024 * 1024)
AT_ONCE = 2  # memory-hard hashes: more would let a flood of guesses exhaust the memory


class Kdf:
    """Argon2id behind a narrow door. `runs` counts the work, for whoever proves that it is always the same."""

    def __init__(self, code: Cost = CODE, passphrase: Cost = PASSPHRASE) -> None:
        self.code = code
        self.passphrase = passphrase
        self.runs = 0
        self._door = threading.BoundedSemaphore(AT_ONCE)
        self._counting = threading.Lock()

    def derive(self, secret: str, salt: bytes, cost: Cost) -> bytes:
        """A key of 32 bytes."""
        with self._counting:
            self.runs += 1
        with self._door:
            return bytes(argon2id.kdf(SecretBox.KEY_SIZE, secret.encode(), salt, cost.passes, cost.memory))


@dataclass(frozen=True)
class Secrets:
    """What the house itself must know to take reports: the pepper, and how keys are made from words."""

    pepper: bytes
    kdf: Kdf

    def lookup(self, code: str) -> bytes:
        """Where the report of a code is found; the code cannot be found from it without the pepper."""
        return hmac.digest(self.pepper, b"lookup-v1" + code.encode(), "sha256")

    def reward_number(self, claim: bytes) -> str:
        """The number by which the chair is asked for a reward: it leads to no report, and to no word."""
        plain = hmac.digest(self.pepper, b"reward-v1" + claim, "sha256").hex()[:8].upper()
        return f"{plain[:4]}-{plain[4:]}"

    def claim_word(self, claim: bytes) -> str:
        """The word against which the trustee pays: made from the claim whenever it is needed, stored nowhere."""
        return hmac.digest(self.pepper, b"claim-v1" + claim, "sha256").hex()[:12].upper()


def salt() -> bytes:
    """A fresh salt."""
    return secrets.token_bytes(SALT)


def wrapped(key: bytes, private: bytes) -> bytes:
    """A private key under a key made from words."""
    return bytes(SecretBox(key).encrypt(private))


def unwrapped(key: bytes, sealed: bytes) -> bytes | None:
    """The private key, or None for the wrong words."""
    try:
        return SecretBox(key).decrypt(sealed)
    except CryptoError:
        return None


def open_pepper(folder: Path, first: bool) -> bytes:
    """The pepper of the keys folder; the first start makes it. Raises VaultError when it is damaged or gone."""
    if not first and not (folder / PEPPER_FILE).exists():
        raise VaultError(f"there is no {PEPPER_FILE} in {folder}: without it no receipt code finds its report")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(FileExistsError):
        if not (folder / PEPPER_FILE).exists():
            write_key(folder / PEPPER_FILE)
    return read_key(folder / PEPPER_FILE)
