"""附件库 · sealed files under random names in the data folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from storage import codes
from storage.durable import private, sync_folder
from storage.vault import Vault

UNFINISHED = ".part"  # how the name of a file ends while it is written


class FileStore:
    """Keeps contents sealed; the random name is bound into the seal, so files cannot be swapped."""

    def __init__(self, folder: Path, vault: Vault) -> None:
        self._folder = folder
        self._vault = vault
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def put(self, content: bytes) -> str:
        """Stores durably and returns the random name. Raises OSError when the disk does not take it."""
        name = codes.new(24)
        self._keep(name, self._vault.seal(name, content))
        return name

    def get(self, name: str) -> bytes:
        """The clear content. Raises OSError or VaultError."""
        return self._vault.unseal(name, (self._folder / name).read_bytes())

    def renew(self, name: str) -> bool:
        """Seals a file with the newest key; False when it is already. Raises OSError or VaultError."""
        if self.is_newest(name):
            return False
        self._keep(name, self._vault.seal(name, self.get(name)))
        return True

    def is_newest(self, name: str) -> bool:
        """Whether a file is sealed with the newest key. Raises OSError."""
        with open(self._folder / name, "rb") as file:
            return file.read(1) == bytes([self._vault.newest])

    def remove(self, name: str) -> None:
        """Forgets a file; one that is gone already is no error."""
        (self._folder / name).unlink(missing_ok=True)

    def names(self) -> Iterator[tuple[str, float]]:
        """Every stored name with its time of change (seconds since the epoch), unfinished ones included."""
        return ((path.name, path.stat().st_mtime) for path in self._folder.iterdir())

    def _keep(self, name: str, sealed: bytes) -> None:
        unfinished = self._folder / f"{name}{UNFINISHED}"
        try:
            with open(unfinished, "wb", opener=private) as file:
                file.write(sealed)
                file.flush()
                os.fsync(file.fileno())
            unfinished.rename(self._folder / name)
            sync_folder(self._folder)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
