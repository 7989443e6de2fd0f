"""附件清理 · a file of a report becomes a fresh one that shows the same and tells nothing else; or it is refused.

The work is done by a child process (`bot.cleaner`) that may neither write nor talk to anybody and dies of too much
memory or time. Whatever fails is a refusal: nothing passes through as it came.
"""

import asyncio
import contextlib
import os
import signal
import sys
import unicodedata
from dataclasses import dataclass

LONGEST = 30.0  # seconds
LARGEST = 20 * 1024 * 1024  # bytes of a cleaned copy
PAGES = 3  # the child's exit code for a document with too many
HEADS = {  # how a file of each kind begins
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "webp": (b"RIFF",),
    "pdf": (b"%PDF-",),
}
BECOMES = {"jpg": "jpg", "jpeg": "jpg", "png": "png", "webp": "png", "pdf": "pdf"}
ENCODINGS = ("utf-8-sig", "gb18030")
_one_at_a_time = asyncio.Semaphore(1)


class CannotClean(Exception):
    """Refused; `key` is the text key that says why, without a word of the file."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True)
class Cleaned:
    """A fresh file and what kind it is."""

    suffix: str
    data: bytes


async def cleaned(name: str, data: bytes, longest: float = LONGEST) -> Cleaned:
    """The cleaned copy. Raises CannotClean for anything but jpg, png, webp, pdf and txt that is what it says."""
    kind = kind_of(name, data)
    if kind == "txt":
        return Cleaned("txt", _text(data))
    async with _one_at_a_time:
        fresh = await _redrawn(kind, data, longest)
    if len(fresh) > LARGEST:
        raise CannotClean("report-file-large")
    return Cleaned(BECOMES[kind], fresh)


def kind_of(name: str, data: bytes) -> str:
    """What a file is, by its name and its beginning alike. Raises CannotClean for what is not taken."""
    kind = name.rpartition(".")[2].lower()
    if kind == "txt":
        _text(data)
    elif not data.startswith(HEADS.get(kind, ())):
        raise CannotClean("report-file-kind")
    return kind


def _text(data: bytes) -> bytes:
    """A text as plain UTF-8, without what cannot be seen. Raises CannotClean."""
    for encoding in ENCODINGS:
        with contextlib.suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if any(unicodedata.category(sign) == "Cc" and sign not in "\r\n\t" for sign in text):
                break  # a program, not a text
            return "".join(sign for sign in text if unicodedata.category(sign) not in ("Cf", "Co", "Cs")).encode()
    raise CannotClean("report-file-kind")


async def _redrawn(kind: str, data: bytes, longest: float) -> bytes:
    """What the child made of it. Raises CannotClean."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cleaner", kind,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        env={"PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8"}, start_new_session=True,
    )  # fmt: skip
    try:
        fresh, _ = await asyncio.wait_for(child.communicate(data), longest)
    except TimeoutError:
        raise CannotClean("report-file-broken") from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        await child.wait()
    if child.returncode == PAGES:
        raise CannotClean("report-file-pages")
    if child.returncode != 0 or not fresh:
        raise CannotClean("report-file-broken")
    return fresh
