"""密钥轮换 · everything sealed is sealed anew with a new key, while the office is stopped (clause 8.1-b).

Values go over in small batches, each committed by itself, and carry the version of their key: after a kill at any
moment everything opens, and the next call goes on where this one stopped. What marks a rotation that is not done is
the old master key that was not yet retired.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, Row, TableClause, column, func, select, tuple_, update
from sqlalchemy import table as named

from storage import sealed
from storage.audit import AuditLine
from storage.database import Database
from storage.files import UNFINISHED, FileStore
from storage.vault import Vault, VaultError

BATCH = 200  # values a commit


@dataclass
class Renewed:
    """What was sealed anew, and what was left as it is because no key opens it."""

    values: int = 0
    files: int = 0
    damaged: int = 0


def rotate(
    keys: Path, database: Database, files: FileStore, vault: Vault, done: AuditLine
) -> tuple[Renewed, list[Path]]:
    """Begins a rotation or finishes one; returns also the retired keys, which only old backups need.

    Whoever calls is alone in the data folder. Raises VaultError, NotSaved, OSError.
    """
    vault.renew(keys)
    renewed = renew(database, files, vault)
    if _left_behind(database, files, vault) > renewed.damaged:
        raise VaultError("something was sealed with the old key meanwhile: run it again")
    database.write_now(lambda _session, journal: journal.lines.append(done))
    return renewed, vault.retire(keys)


def renew(database: Database, files: FileStore, vault: Vault) -> Renewed:
    """Seals everything with the newest key. Raises NotSaved, OSError; what was done until then stays done."""
    renewed = Renewed()
    for column_ in sealed.columns():
        _renew_column(database, column_, vault, renewed)
    _renew_files(files, renewed)
    return renewed


class _Raw:
    """A sealed column as the bytes that are stored, with the primary key of its rows."""

    def __init__(self, of: Column[Any]) -> None:
        self.context = str(of.type.context)  # type: ignore[attr-defined]
        self.value: Any = column(of.name, LargeBinary)
        self.key: list[Any] = [column(each.name) for each in of.table.primary_key]
        self.table: TableClause = named(of.table.name, self.value, *self.key)

    def after(self, connection: Connection, place: Sequence[Any]) -> Sequence[Row[Any]]:
        """The next batch of rows in the order of their keys."""
        rows = select(self.value, *self.key).where(self.value.is_not(None)).order_by(*self.key).limit(BATCH)
        return connection.execute(rows.where(tuple_(*self.key) > tuple(place)) if place else rows).all()

    def put(self, connection: Connection, place: Sequence[Any], content: bytes) -> None:
        """Replaces one value; the row's version stays: nothing was changed."""
        same = (part == value for part, value in zip(self.key, place, strict=True))
        connection.execute(update(self.table).where(*same).values({self.value: content}))


def _renew_column(database: Database, of: Column[Any], vault: Vault, renewed: Renewed) -> None:
    raw = _Raw(of)
    place: Sequence[Any] = ()
    while rows := database.read_now(lambda session, at=place: raw.after(session.connection(), at)):  # type: ignore[misc]
        old = [row for row in rows if row[0][:1] != bytes([vault.newest])]
        if old:
            database.write_now(lambda session, _, old=old: _renew(session.connection(), raw, old, vault, renewed))  # type: ignore[misc]
        place = rows[-1][1:]


def _renew(connection: Connection, raw: _Raw, rows: Iterable[Row[Any]], vault: Vault, renewed: Renewed) -> None:
    for content, *place in map(tuple, rows):
        try:
            raw.put(connection, place, vault.seal(raw.context, vault.unseal(raw.context, content)))
            renewed.values += 1
        except VaultError:
            renewed.damaged += 1


def _renew_files(files: FileStore, renewed: Renewed) -> None:
    for name, _ in list(files.names()):
        if name.endswith(UNFINISHED):
            files.remove(name)  # nobody is at work: it will never be finished
            continue
        try:
            renewed.files += files.renew(name)
        except VaultError:
            renewed.damaged += 1


def _left_behind(database: Database, files: FileStore, vault: Vault) -> int:
    """How many values and files carry another key's version after everything went over."""
    values = sum(database.read_now(lambda session, of=each: _not_of(session.connection(), of, vault))  # type: ignore[misc]
                 for each in sealed.columns())  # fmt: skip
    return values + sum(not files.is_newest(name) for name, _ in files.names())


def _not_of(connection: Connection, of: Column[Any], vault: Vault) -> int:
    raw = _Raw(of)
    version = func.substr(raw.value, 1, 1)  # of what is empty there is none
    stored = select(func.count()).select_from(raw.table).where(version != bytes([vault.newest]))
    return connection.scalar(stored) or 0
