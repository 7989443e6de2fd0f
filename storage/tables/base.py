"""What tables share: optimistic locking, closed lists as words, sealed JSON."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Dialect, Enum, Integer
from sqlalchemy.orm import declared_attr
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from storage.sealed import Sealed


class Versioned(SQLModel):
    """A row with a state: a change made on an outdated view of it is refused, never merged."""

    version: int = Field(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy passes the class
        """Optimistic lock on the version column."""
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]


def touch(row: Versioned) -> None:
    """Marks a row as changed: its version goes up when it is saved."""
    flag_modified(row, "code")


class Instant(TypeDecorator[datetime]):
    """A moment as whole seconds: there may be a million deadlines, and text would take five times the room."""

    impl = BigInteger().with_variant(Integer(), "sqlite")
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Seconds since 1970."""
        return None if value is None else int(value.timestamp())

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Aware UTC."""
        return None if value is None else datetime.fromtimestamp(value, UTC)


def moment(**field: Any) -> Any:
    """A column of moments, to the second."""
    return Field(sa_type=Instant, nullable="default" in field, **field)


def word(vocabulary: type[StrEnum], **field: Any) -> Any:
    """A column of a closed list, stored as the word's value: a renamed member must not orphan rows."""
    values = Enum(vocabulary, native_enum=False, length=32, values_callable=lambda words: [w.value for w in words])
    return Field(sa_type=values, **field)


def sealed(context: str, **field: Any) -> Any:
    """A column of JSON that is encrypted under its own name; give `default=None` for one that may be empty."""
    return Field(sa_type=Sealed(context), nullable="default" in field, **field)
