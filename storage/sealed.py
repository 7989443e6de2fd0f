"""Sealed columns: JSON that is only ever encrypted bytes in the database, its log and its backups."""

import json
from typing import Any

from sqlalchemy import Column, Dialect, Engine, LargeBinary
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from storage.vault import Vault


class Sealed(TypeDecorator[Any]):
    """A JSON value, sealed under the name of its column."""

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
        return _vault(dialect).seal(self.context, clear)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        """Opens on the way out. Raises VaultError for bytes of another place or key."""
        return None if value is None else json.loads(_vault(dialect).unseal(self.context, value))


def attach(engine: Engine, vault: Vault) -> None:
    """Gives an engine's sealed columns their vault. An engine, not the process, owns its keys."""
    engine.dialect.vault = vault  # type: ignore[attr-defined]


def columns() -> list[Column[Any]]:
    """Every sealed column of every table."""
    tables = SQLModel.metadata.sorted_tables
    return [column for table in tables for column in table.columns if isinstance(column.type, Sealed)]


def _vault(dialect: Dialect) -> Vault:
    vault: Vault = dialect.vault  # type: ignore[attr-defined]
    return vault
