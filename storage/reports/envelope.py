"""信封 · what is sealed says inside where it belongs, so that no row can stand in for another.

Texts are padded to steps of 1 KiB and files to steps of 64 KiB before they are sealed: lengths tell nothing.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

VERSION = 1
TEXT_STEP = 1024  # bytes
FILE_STEP = 64 * 1024  # bytes
LENGTH_BYTES = 4


class Direction(StrEnum):
    """Who wrote, and for whom it is."""

    REPORTER = "reporter"  # 举报人
    OFFICE = "office"  # 答复举报人
    NOTE = "note"  # 内部备注: the reporter never sees it
    REWARD = "reward"  # 奖励: for the reporter alone
    FILE = "file"  # 附件
    LEFT_OUT = "left_out"  # 不应看到的人: whom the reporter left out, who stepped aside; for the readers
    NAME = "name"  # 实名: for the custodian alone


@dataclass(frozen=True)
class Place:
    """Where an envelope lies: its report, its number there, who wrote it."""

    report: bytes
    sequence: int
    direction: Direction

    @property
    def words(self) -> list[Any]:
        """The place as it stands inside the seal."""
        return [VERSION, self.report.hex(), self.sequence, self.direction.value]


class Tampered(Exception):
    """An envelope that cannot be opened or lies where it was not put; `what` names its sort, never its content."""

    def __init__(self, what: str) -> None:
        super().__init__(f"an envelope was tampered with: {what}")
        self.what = what


def padded(clear: bytes, step: int) -> bytes:
    """Its length, itself, zeros up to a whole step."""
    whole = len(clear).to_bytes(LENGTH_BYTES) + clear
    return whole + bytes(-len(whole) % step)


def unpadded(whole: bytes) -> bytes:
    """What was padded. Raises Tampered."""
    length = int.from_bytes(whole[:LENGTH_BYTES])
    if len(whole) < LENGTH_BYTES + length:
        raise Tampered("padding")
    return whole[LENGTH_BYTES : LENGTH_BYTES + length]


def seal(public: bytes, place: Place, body: Any) -> bytes:
    """A body of plain data, bound to its place, for whoever holds the private key."""
    clear = json.dumps([place.words, body], ensure_ascii=False).encode()
    return bytes(SealedBox(PublicKey(public)).encrypt(padded(clear, TEXT_STEP)))


def opened(private: bytes, place: Place, sealed: bytes) -> Any:
    """The body. Raises Tampered when it cannot be opened or was put somewhere else."""
    words, body = json.loads(unpadded(_open(private, sealed, place.direction.value)))
    if words != place.words:
        raise Tampered(f"{place.direction.value} {place.sequence}")
    return body


def seal_file(public: bytes, place: Place, content: bytes) -> bytes:
    """A file's content, bound to its place by the head line inside."""
    head = json.dumps(place.words).encode() + b"\n"
    return bytes(SealedBox(PublicKey(public)).encrypt(padded(head + content, FILE_STEP)))


def opened_file(private: bytes, place: Place, sealed: bytes) -> bytes:
    """The content. Raises Tampered."""
    head, _, content = unpadded(_open(private, sealed, "file")).partition(b"\n")
    if head != json.dumps(place.words).encode():
        raise Tampered(f"file {place.sequence}")
    return content


def seal_key(public: bytes, words: list[str], key: bytes) -> bytes:
    """A private key for somebody, bound to what it opens."""
    return bytes(SealedBox(PublicKey(public)).encrypt(json.dumps([*words, key.hex()]).encode()))


def opened_key(private: bytes, words: list[str], sealed: bytes) -> bytes:
    """The private key. Raises Tampered."""
    *found, key = json.loads(_open(private, sealed, "key"))
    if found != words:
        raise Tampered("key")
    return bytes.fromhex(key)


def _open(private: bytes, sealed: bytes, what: str) -> bytes:
    try:
        return bytes(SealedBox(PrivateKey(private)).decrypt(sealed))
    except (CryptoError, ValueError, TypeError) as error:
        raise Tampered(what) from error
