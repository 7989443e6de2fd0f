"""What an office remembers, opened, to be compared, and the environment of a command on its folders."""

from pathlib import Path

from sqlmodel import SQLModel, select

from bot.house import opened
from bot.settings import Settings
from storage.files import UNFINISHED


def everything(settings: Settings) -> dict[str, list[tuple[object, ...]]]:
    """All tables as their readers see them and all files."""
    with opened(settings) as (database, files, _):
        tables = {
            table.name: database.read_now(lambda s, t=table: [tuple(row) for row in s.execute(select(t)).all()])
            for table in SQLModel.metadata.sorted_tables
        }
        names = sorted(name for name, _ in files.names() if not name.endswith(UNFINISHED))
        return tables | {"files": [(name, files.get(name)) for name in names]}


def of(settings: Settings, **changed: Path) -> dict[str, str]:
    """The environment of a command that works on these folders."""
    where = {"data": settings.data, "keys": settings.keys} | changed
    return {f"TRUSTDESK_{name.upper()}": str(path) for name, path in where.items()}
