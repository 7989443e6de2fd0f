"""What a turn leaves beside its own rows: audit lines and notices, written with the batch it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from storage import audit
from storage.audit import AuditLine
from storage.tables import Notice

_INSERT = {
    name: dialect.insert(Notice.__table__).on_conflict_do_nothing(index_elements=["dedupe"])  # type: ignore[attr-defined]
    for name, dialect in (("postgresql", postgresql), ("sqlite", sqlite))
}


@dataclass(frozen=True)
class PendingNotice:
    """A message to be sent after the commit; a second one with the same dedupe key is dropped."""

    recipient_id: int
    reply: dict[str, Any]
    dedupe: str
    not_before: datetime
    quiet: bool = False  # it keeps quiet hours, whatever delays it


@dataclass
class Journal:
    """Collected while a turn runs; thrown away with it when it is refused."""

    lines: list[AuditLine] = field(default_factory=list)
    notices: list[PendingNotice] = field(default_factory=list)


def write(connection: Connection, journals: Iterable[Journal]) -> None:
    """Flushes the journals of a whole batch with a handful of statements."""
    journals = list(journals)
    audit.append(connection, [line for journal in journals for line in journal.lines])
    notices = [notice for journal in journals for notice in journal.notices]
    if notices:
        fresh = {"attempts": 0, "unsure": False}
        rows = [vars(notice) | fresh | {"due_at": notice.not_before} for notice in notices]
        connection.execute(_INSERT[connection.dialect.name], rows)
