"""What survives a power cut, and who may work in a folder at the same time."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

LOCK = ".lock"  # in the data folder: shared by whoever is at work there, alone for who changes its keys


class Busy(OSError):
    """Somebody else is at work there; the text says who and what to do."""


def private(path: str, flags: int) -> int:
    """An opener: only the owner may read the file."""
    return os.open(path, flags, 0o600)


def sync_folder(folder: Path) -> None:
    """The names in a folder must survive a power cut, not only the contents."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def held(lock: Path, alone: bool, busy: str) -> Iterator[None]:
    """Holds a lock file while the block runs, shared or alone; the system lets go of it however the process ends.

    Raises Busy with the given words at once; it does not wait.
    """
    with open(lock, "ab", opener=private) as file:
        try:
            fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(busy) from None
        yield
