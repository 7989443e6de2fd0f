"""盘点 · what a data folder holds and whether all of it opens: told by a backup, taken again after its restore."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Column, Connection, LargeBinary, create_engine, func, inspect, select, type_coerce
from sqlalchemy import table as named
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from regulation.vocabulary import SubjectKind
from storage import audit, sealed
from storage.tables import Subject
from storage.vault import Vault, VaultError


class Torn(Exception):
    """The database is no whole SQLite file."""


class Inventory(BaseModel):
    """What was found. No person's name, no text: it is printed for the operator."""

    model_config = ConfigDict(frozen=True)

    institution: str
    sha256: str  # of the database file
    schema_version: str
    rows: dict[str, int]  # of every table
    audit_head: str | None
    audit_broken: str | None  # the first line of the trail that does not follow
    files: int
    missing: int  # files that rows speak of and that are not there
    damaged: int  # sealed values and files that no key opens

    def warnings(self) -> Iterator[str]:
        """What somebody must look into, in words."""
        if self.audit_broken:
            yield self.audit_broken
        if self.missing:
            yield f"{self.missing} files are missing that the records speak of"
        if self.damaged:
            yield f"{self.damaged} sealed values or files are damaged: no key opens them"


def taken(database: Path, files: Iterable[tuple[str, bool]], vault: Vault) -> Inventory:
    """Looks at a database at rest (no process has it open) and at files, each with whether it opens.

    Raises Torn.
    """
    opened = dict(files)
    address = f"{database.resolve().as_uri()}?mode=ro&immutable=1"
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(address, uri=True))
    try:
        with engine.connect() as connection:
            _refuse_if_torn(connection)
            return Inventory(
                institution=_institution(connection),
                sha256=_sha256(database),
                schema_version=_schema_version(connection),
                rows=_rows(connection),
                audit_head=str(audit.head(connection) or "") or None,
                audit_broken=_broken(connection),
                files=len(opened),
                missing=len(_spoken_of(connection) - opened.keys()),
                damaged=_damaged(connection, vault) + sum(not opens for opens in opened.values()),
            )
    except DBAPIError as error:
        raise Torn(f"the database is damaged: {error.orig}") from error
    finally:
        engine.dispose()


def opens(vault: Vault, context: str, content: bytes) -> bool:
    """Whether sealed bytes can be opened."""
    try:
        vault.unseal(context, content)
    except VaultError:
        return False
    return True


def _refuse_if_torn(connection: Connection) -> None:
    found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    if found != "ok":
        raise Torn(f"the database is damaged: {found}")


def _institution(connection: Connection) -> str:
    subject = Subject.__table__  # type: ignore[attr-defined]
    title = select(subject.c.title).where(subject.c.kind == SubjectKind.INSTITUTION)
    return str(connection.execute(title).scalar() or "")


def _schema_version(connection: Connection) -> str:
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def _rows(connection: Connection) -> dict[str, int]:
    tables = inspect(connection).get_table_names()
    return {name: connection.scalar(select(func.count()).select_from(named(name))) or 0 for name in tables}


def _broken(connection: Connection) -> str | None:
    try:
        audit.verify(connection)
    except audit.BrokenChain as error:
        return str(error)
    return None


def _spoken_of(connection: Connection) -> set[str]:
    columns = [table.c.stored_as for table in SQLModel.metadata.sorted_tables if "stored_as" in table.c]
    there = (column for column in columns if _exists(connection, column))
    return {name for column in there for name in connection.scalars(select(column)) if name is not None}


def _damaged(connection: Connection, vault: Vault) -> int:
    count = 0
    for column in sealed.columns():
        if _exists(connection, column):
            stored = select(type_coerce(column, LargeBinary)).where(column.is_not(None))
            values = connection.execution_options(yield_per=1000).scalars(stored)
            count += sum(not opens(vault, column.type.context, value) for value in values)  # type: ignore[attr-defined]
    return count


def _exists(connection: Connection, column: Column[object]) -> bool:
    """A database of yesterday lacks the tables of today."""
    look = inspect(connection)
    return look.has_table(column.table.name) and column.name in {
        each["name"] for each in look.get_columns(column.table.name)
    }


def _sha256(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
