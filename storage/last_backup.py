"""最近备份 · when the last backup was made stands beside the database; the self-check reads it (8.1-b).

Not in the database: a backup must not have to write there. A restored office has no such note, rightly: nobody has
made a backup of it yet.
"""

import os
from datetime import datetime
from pathlib import Path

from storage.durable import private, sync_folder

NOTE = "last-backup"


def keep(data: Path, made: datetime) -> None:
    """Writes it down, in the place of the one before. Raises OSError."""
    fresh = data / f"{NOTE}.part"
    with open(fresh, "w", encoding="ascii", opener=private) as file:
        file.write(made.isoformat())
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(data / NOTE)
    sync_folder(data)


def made_at(data: Path) -> datetime | None:
    """When it was, or None when nobody knows."""
    try:
        return datetime.fromisoformat((data / NOTE).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
