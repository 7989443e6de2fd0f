"""附件库 · sealed files under random names in the data folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from storage import codes
from storage.vault import Vault


class FileStore:
    """Keeps contents sealed; the random name is bound into the seal, so files cannot be swapped."""

    def __init__(self, folder: Path, vault: Vault) -> None:
        self._folder = folder
        self._vault = vault
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def put(self, content: bytes) -> str:
        """Stores durably and returns the random name. Raises OSError when the disk does not take it."""
        name = codes.new(24)
        path, unfinished = self._folder / name, self._folder / f"{name}.part"
        try:
            with open(unfinished, "wb", opener=_private) as file:
                file.write(self._vault.seal(name, content))
                file.flush()
                os.fsync(file.fileno())
            unfinished.rename(path)
            _sync_folder(self._folder)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
        return name

    def get(self, name: str) -> bytes:
        """The clear content. Raises OSError or VaultError."""
        return self._vault.unseal(name, (self._folder / name).read_bytes())

    def remove(self, name: str) -> None:
        """Forgets a file; one that is gone already is no error."""
        (self._folder / name).unlink(missing_ok=True)

    def names(self) -> Iterator[tuple[str, float]]:
        """Every stored name with its time of change (seconds since the epoch), unfinished ones included."""
        return ((path.name, path.stat().st_mtime) for path in self._folder.iterdir())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)  # the name itself must survive a power cut, not only the content
    finally:
        os.close(descriptor)
