"""运行状况 · what the process and the disk know of the house, and no row does (8.1-a); handed in with the house."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Upkeep:
    """As it is at this moment; names of ticks and platforms, never of people."""

    behind: timedelta = timedelta()  # by which the latest tick is late
    failing: tuple[str, ...] = ()  # ticks that failed several times in a row
    silent: tuple[str, ...] = ()  # platforms from which nothing comes in
    backup_at: datetime | None = None  # when the last backup was made; None: none is known
    key_since: datetime | None = None  # since when the key that seals is there
