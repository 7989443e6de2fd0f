"""Sealed columns: JSON that is only ever encrypted bytes in the database, its log and its backups."""

import contextlib
import json
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Column, Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from storage.vault import Vault

_AT_WORK: ContextVar[Vault] = ContextVar("vault")


class Sealed(TypeDecorator[Any]):
    """A JSON value, sealed under the name of its column with the keys of the database at work."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, context: str) -> None:
        super().__init__()
        self.context = context

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        """Seals on the way in."""
        if value is None:
            return None
        clear = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        return _AT_WORK.get().seal(self.context, clear)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        """Opens on the way out. Raises VaultError for bytes of another place or key."""
        return None if value is None else json.loads(_AT_WORK.get().unseal(self.context, value))


@contextlib.contextmanager
def by(vault: Vault) -> Iterator[None]:
    """Whatever the block reads and writes, it does so with these keys. Without any, a sealed column is an error."""
    before = _AT_WORK.set(vault)
    try:
        yield
    finally:
        _AT_WORK.reset(before)


def columns() -> list[Column[Any]]:
    """Every sealed column of every table."""
    tables = SQLModel.metadata.sorted_tables
    return [column for table in tables for column in table.columns if isinstance(column.type, Sealed)]
