"""What keeps the office's memory safe: `backup`, `restore`, `keys rotate`."""

import contextlib
import json as jsons
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.exc import DBAPIError

from bot import house
from bot.admin import OPERATOR, Impossible
from bot.commands import Json
from bot.settings import Settings
from storage import backup as backups
from storage import last_backup, rotation
from storage import restore as restores
from storage.audit import AuditLine
from storage.durable import LOCK, held
from storage.inventory import Inventory, Torn
from storage.reports import deleting
from storage.vault import Vault
from storage.writer import NotSaved

keys = typer.Typer(no_args_is_help=True, help="The keys that everything confidential is sealed with.")

To = Annotated[Path, typer.Option(help="Folder that the backup is written to.")]
Keep = Annotated[
    int | None,
    typer.Option(help="Days after which an earlier backup of this office is removed."),
]
File = Annotated[Path, typer.Argument(help="A file that `trustdesk backup` made.")]


def backup(to: To = Path("backups"), keep: Keep = None, json: Json = False) -> None:
    """Write everything but the keys into one sealed file and remove those that are too old; the office works on."""
    settings = Settings()
    now = house.now().astimezone(settings.zone)
    for ours in (settings.data, settings.keys):
        if to.resolve().is_relative_to(ours.resolve()):
            raise Impossible(f"{to} lies in {ours}: a backup belongs somewhere else, best on another disk")
    with _told(f"{to} or {settings.data}"):
        made = _backup(settings, to, now)
        oldest = now - (house.edition().days("backup.kept") if keep is None else timedelta(days=keep))
        gone = [path.name for path in backups.expire(to, Vault.read_folder(settings.keys), oldest)]
        last_backup.keep(settings.data, now)
    facts = {"file": str(made.path), "bytes": made.size, "keys_included": False, "removed": gone}
    ended = [f"Removed because of their age: {', '.join(gone)}."] if gone else []
    said = f"{made.path}: {_spoken(made.held)}"
    _print(json, facts | _facts(made.held), said, *ended, _keep_the_keys(settings.keys))
    _warn(made.held.warnings())


def restore(file: File, json: Json = False) -> None:
    """Make an empty TRUSTDESK_DATA what it was when the backup was made; needs the keys of that time."""
    settings = Settings()
    vault = Vault.read_folder(settings.keys)
    with _told(str(settings.data)):
        deleting.carry(file.resolve().parent, settings.keys)  # first: nothing comes back for a moment
        said, held = restores.restore(file, settings.data, vault, house.now(), OPERATOR)
        with house.reports_opened(settings):
            pass  # what was deleted since the backup is deleted again
    facts = {"data": str(settings.data), "made": said["made"], **_facts(held)}
    done = f"restored into {settings.data} what was there on {said['made']}: {_spoken(held)}"
    _print(
        json,
        facts,
        done,
        "Everything was verified. What was said after that moment is not in it; receipt codes that were"
        " exchanged since then are again what they were.",
    )
    _warn(held.warnings())


@keys.command("rotate")
def rotate(json: Json = False) -> None:
    """Seal everything anew with a new key, or finish a rotation that was interrupted; stop the office first."""
    settings = Settings()
    if not (settings.data / house.DATABASE).exists():
        raise Impossible(f"there is no database in {settings.data}")
    Vault.read_folder(settings.keys)  # a folder without keys must not get its first one here
    with _told(str(settings.data)), house.opened(settings, alone=True) as memory:
        line = AuditLine(house.now(), OPERATOR, "rotate-keys")
        done, retired = rotation.rotate(settings.keys, *memory, line)
    facts = {"key": memory.vault.newest, **vars(done), "retired": [path.name for path in retired]}
    old = ", ".join(facts["retired"])
    _print(
        json,
        facts,
        f"key {memory.vault.newest} is in force: {done.values} values and {done.files} files were sealed anew.",
        f"Copy {settings.keys} to where its copy is kept, now. Only backups made before need {old}:"
        " delete a retired key with the last backup of its time.",
    )
    _warn([f"{done.damaged} values or files are damaged and were left as they are"] if done.damaged else [])


def _backup(settings: Settings, to: Path, now: datetime) -> backups.Backup:
    if not (settings.data / house.DATABASE).exists():
        raise Impossible(f"there is no database in {settings.data}")
    with held(settings.data / LOCK, alone=False, busy=house.BUSY[False].format(settings.data)):
        vault = Vault.read_folder(settings.keys)
        made = backups.make(settings.data, vault, to, now)
        deleting.carry(settings.keys, to)
        return made


@contextlib.contextmanager
def _told(where: str) -> Iterator[None]:
    """What the disk says, as one line that names the place."""
    try:
        yield
    except (backups.BackupError, Torn, NotSaved) as error:
        raise Impossible(str(error) or f"{where} does not take what is written: is the disk full?") from None
    except DBAPIError as error:
        raise Impossible(f"{where}: {error.orig}") from None
    except OSError as error:
        raise Impossible(f"{error.filename or where}: {error.strerror}" if error.strerror else str(error)) from None


def _spoken(held: Inventory) -> str:
    members, records = held.rows.get("member", 0), held.rows.get("record", 0)
    head = held.audit_head or "-"
    return f"{held.institution}, {members} members, {records} records, {held.files} files, audit head {head}"


def _facts(held: Inventory) -> dict[str, Any]:
    return held.model_dump()


def _keep_the_keys(folder: Path) -> str:
    return (
        f"No key is in it: without {folder} nobody can open it, you neither."
        " Keep a copy of that folder, in another place than the backups."
    )


def _print(json: bool, facts: dict[str, Any], *lines: str) -> None:
    for line in [jsons.dumps(facts, ensure_ascii=False)] if json else lines:
        typer.echo(line)


def _warn(findings: Iterable[str]) -> None:
    """The command did its work, and somebody must look into something."""
    for finding in findings:
        typer.echo(f"trustdesk: attention: {finding}", err=True)
