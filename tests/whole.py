"""What an office remembers, opened, to be compared; and the shipped command on its folders."""

import subprocess
import sys
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


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *map(str, arguments)]
    return subprocess.run(
        command, env={"PYTHONUTF8": "1", **environment}, capture_output=True, text=True, check=False
    )


def of(settings: Settings, **changed: Path) -> dict[str, str]:
    """The environment of a command that works on these folders."""
    where = {"data": settings.data, "keys": settings.keys} | changed
    return {f"TRUSTDESK_{name.upper()}": str(path) for name, path in where.items()}
