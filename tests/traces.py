"""Where something stands that must stand nowhere: every form it could have in a file, and the files that have it."""

import base64
import contextlib
import hashlib
import hmac
import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from bot import logs

PREFIX = 8  # bytes of a digest: also one that was cut short is found
Found = set[tuple[str, str, str]]  # file, what, form


@dataclass(frozen=True)
class Sentinel:
    """Something that belongs to one person or report; `also`: other words under which a hash of it may be taken."""

    name: str
    value: str | int | bytes
    also: tuple[str, ...] = ()

    def forms(self, keys: Mapping[str, bytes]) -> dict[str, bytes]:
        """Every way in which it could stand in a file, by a name for the way."""
        plain = self.value if isinstance(self.value, bytes) else str(self.value).encode()
        shown = {} if isinstance(self.value, bytes) else _shown(str(self.value))
        numbers = _numbers(self.value) if isinstance(self.value, int) else {}
        inputs = {"": plain, **{f" of {words!r}": words.encode() for words in self.also}}
        hashes = {f"{kind}{of}": form for of, each in inputs.items() for kind, form in _hashes(each, keys).items()}
        return shown | numbers | hashes


def person(platform: str, name: str, number: str | int) -> Sentinel:
    """The id of somebody or of their chat, with the words under which this or another program would hash it."""
    between = (" ", "\0", ":", "")
    return Sentinel(name, number, tuple(f"{platform}{each}{number}" for each in between))


def _shown(word: str) -> dict[str, bytes]:
    """A text as it is, as other encodings and notations write it."""
    plain = word.encode()
    encodings = {name: word.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")}
    base = {f"base64 {turn}": form for turn in range(3) for form in [aligned(plain, turn)]}
    web = {
        f"base64url {turn}": form.translate(bytes.maketrans(b"+/", b"-_"))
        for turn, form in enumerate(base.values())
    }
    written = {"json": json.dumps(word)[1:-1].encode(), "percent": quote(word).encode(), "lower": plain.lower()}
    return encodings | {"hex": plain.hex().encode(), "HEX": plain.hex().upper().encode()} | base | web | written


def aligned(plain: bytes, turn: int) -> bytes:
    """The part of a base64 text that depends on these bytes alone, when `turn` bytes (modulo 3) stand before them."""
    text = base64.b64encode(bytes(turn) + plain).rstrip(b"=")
    whole = (turn + len(plain)) * 8 // 6  # signs that no later byte can change
    return text[(0, 2, 3)[turn] : whole]


def _numbers(value: int) -> dict[str, bytes]:
    """A number as machines write it; eight bytes hold these too."""
    short = (value.bit_length() + 7) // 8
    return {
        "little": value.to_bytes(short, "little"),
        "big": value.to_bytes(short, "big"),
        "hexadecimal": f"{value:x}".encode(),
        "HEXADECIMAL": f"{value:X}".encode(),
        "row number": _sevens(value),
    }


def _sevens(value: int) -> bytes:
    """How SQLite writes a row's number: seven bits a byte, the highest first; all but the last are marked."""
    parts = [value >> shift & 0x7F for shift in range(0, value.bit_length(), 7)]
    return bytes(part | 0x80 for part in parts[:0:-1]) + bytes(parts[:1])


def _hashes(plain: bytes, keys: Mapping[str, bytes]) -> dict[str, bytes]:
    digests = {"sha256": hashlib.sha256(plain).digest()}
    digests |= {f"hmac under {name}": hmac.digest(key, plain, "sha256") for name, key in keys.items()}
    return {
        f"{name} {way}": form
        for name, digest in digests.items()
        for way, form in {
            "raw": digest[:PREFIX],
            "hex": digest.hex()[: 2 * PREFIX].encode(),
            "HEX": digest.hex()[: 2 * PREFIX].upper().encode(),
            "base64": base64.b64encode(digest)[:12],
        }.items()
    }


def keys_of(folder: Path) -> dict[str, bytes]:
    """Everything in the keys folder, as a key: the bytes as they are, and what they say."""
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    said = {}
    for name, content in files.items():
        with contextlib.suppress(ValueError):
            said[f"{name} read"] = bytes.fromhex(content.decode().strip())
    return files | said


def found(folder: Path, sentinels: Iterable[Sentinel], keys: Mapping[str, bytes]) -> Found:
    """Which files under a folder, by content or name, hold which sentinel in which form.

    The parts of a database count as one file: what was in its log is in it later.
    """
    contents = {path: str(path.relative_to(folder)).encode() + b"\n" + _read(path) for path in folder.rglob("*")}
    everything = b"\n\n".join(contents.values())
    return {
        (path.name.removesuffix("-wal").removesuffix("-shm").removesuffix("-journal"), sentinel.name, way)
        for sentinel in sentinels
        for way, form in sentinel.forms(keys).items()
        if form in everything
        for path, content in contents.items()
        if form in content
    }


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


@contextlib.contextmanager
def logging_as_shipped(path: Path) -> Iterator[None]:
    """Logs as `TRUSTDESK_LOG_LEVEL=DEBUG trustdesk run` writes them, with whatever else goes to stderr, in a file."""
    root, handlers, level = logging.getLogger(), logging.getLogger().handlers[:], logging.getLogger().level
    levels = {name: logging.getLogger(name).level for name in list(root.manager.loggerDict)}
    root.handlers.clear()
    try:
        with open(path, "a", encoding="utf-8") as file, contextlib.redirect_stderr(file):
            logs.start("DEBUG")
            yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        for name in list(root.manager.loggerDict):
            logging.getLogger(name).setLevel(levels.get(name, logging.NOTSET))
