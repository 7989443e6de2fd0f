"""What tables share: optimistic locking, closed lists as words, sealed JSON."""

from enum import StrEnum
from typing import Any

from sqlalchemy import Enum
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from storage.sealed import Sealed


class Versioned(SQLModel):
    """A row with a state: a change made on an outdated view of it is refused, never merged."""

    version: int = Field(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy passes the class
        """Optimistic lock on the version column."""
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]


def word(vocabulary: type[StrEnum], **field: Any) -> Any:
    """A column of a closed list, stored as the word's value: a renamed member must not orphan rows."""
    values = Enum(vocabulary, native_enum=False, length=32, values_callable=lambda words: [w.value for w in words])
    return Field(sa_type=values, **field)


def sealed(context: str, **field: Any) -> Any:
    """A column of JSON that is encrypted under its own name; give `default=None` for one that may be empty."""
    return Field(sa_type=Sealed(context), nullable="default" in field, **field)
