"""What every command opens: the edition in force, the database with its keys and files, the machine's clock."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot.settings import Settings
from handlers.kit.turn import House
from regulation import rulebook
from regulation.rulebook import Rulebook
from regulation.vocabulary import Language, Undertaking
from storage.database import DATABASE as DATABASE
from storage.database import Database, sqlite_url
from storage.durable import LOCK, held
from storage.files import FileStore
from storage.reports import deleting
from storage.reports.keys import Kdf, Secrets, open_pepper
from storage.reports.store import ReportStore
from storage.restore import refuse_if_interrupted
from storage.vault import Vault

BUSY = {
    True: "somebody is at work in {}: stop the office, let a backup finish, then start again",
    False: "the keys of {} are being changed, or it is being restored: wait until that is done",
}
EDITION = Path(rulebook.__file__).parent / "editions" / "2026.toml"


class Memory(NamedTuple):
    """The opened database, its files, its keys."""

    database: Database
    files: FileStore
    vault: Vault


def now() -> datetime:
    """The machine's clock. It is read here and handed on; no other room looks at it."""
    return datetime.now(UTC)


def edition() -> Rulebook:
    """The edition of the regulation that is shipped."""
    return _edition(EDITION)


def editions() -> dict[str, Rulebook]:
    """Every edition that is kept, by its name: what began under one keeps its numbers."""
    return {each.edition: each for each in map(_edition, EDITION.parent.glob("*.toml"))}


def texts() -> dict[tuple[Undertaking, Language], str]:
    """What people sign in this edition, in each language."""
    folder = EDITION.with_suffix("")
    return {
        (each, language): _text(folder / f"{each.value}.{language.value}.md").strip()
        for each in Undertaking
        for language in Language
    }


def commitment() -> dict[Language, str]:
    """信用承诺书 · what is signed with an application for credit repair (7.2-a)."""
    folder = EDITION.with_suffix("")
    return {each: _text(folder / f"repair-commitment.{each.value}.md").strip() for each in Language}


@cache  # what is shipped does not change while a process runs
def _edition(path: Path) -> Rulebook:
    return rulebook.read(_text(path))


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def rules(settings: Settings, vault: Vault) -> House:
    """What every turn knows of the house."""
    signed = (texts(), commitment())
    return House(settings.zone, edition(), vault, editions(), *signed, invitation=settings.invitation)


@contextlib.contextmanager
def reports_opened(settings: Settings) -> Iterator[tuple[ReportStore, Secrets]]:
    """The reports' own memory, what was deleted deleted again. Raises VaultError, RuntimeError."""
    store = ReportStore(settings.data, settings.keys)
    pepper = open_pepper(settings.keys, first=not store.exists)
    try:
        store.open()
        deleting.replay(store)
        yield store, Secrets(pepper, Kdf())
    finally:
        store.close()


@contextlib.contextmanager
def opened(settings: Settings, alone: bool = False) -> Iterator[Memory]:
    """The embedded database and its files, migrated and ready; `alone`: nobody else may be at work there.

    Raises VaultError, Busy, BackupError after a restore that was killed.
    """
    url = sqlite_url(settings.data)
    refuse_if_interrupted(settings.data)
    with held(settings.data / LOCK, alone, BUSY[alone].format(settings.data)):
        vault = Vault.open_folder(settings.keys)
        database = Database(url, vault)
        try:
            database.open()
            yield Memory(database, FileStore(settings.data / "files", vault), vault)
        finally:
            database.close()
