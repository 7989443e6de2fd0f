"""The demo's clock: the machine's, moved forward by whole days on request, and still moved after a restart."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from scheduler.ports import Clock


@dataclass
class DemoClock:
    """A clock that can be put forward; the offset stands in a small file, because stored moments stay."""

    real: Clock
    file: Path

    def __call__(self) -> datetime:
        """Now, in the demo."""
        return self.real() + self._offset()

    def forward(self, by: timedelta) -> None:
        """Puts the clock forward for good."""
        self.file.write_text(str((self._offset() + by) // timedelta(days=1)))

    def _offset(self) -> timedelta:
        return timedelta(days=int(self.file.read_text())) if self.file.exists() else timedelta()
