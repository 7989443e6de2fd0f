"""审计链 · the append-only, hash-chained trail: written a batch at a time, verified line by line."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, insert, select

from storage.tables import AuditEvent

table = AuditEvent.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class AuditLine:
    """One thing done: ids, codes and states only. Names and texts have no place here."""

    at: datetime
    actor: str  # a member's code
    action: str  # a form's code
    on: str | None = None  # a row's code
    facts: dict[str, str] = field(default_factory=dict)

    def canonical(self, number: int) -> bytes:
        """The bytes that are stored and hashed."""
        line = {"n": number, "at": self.at.isoformat(), "by": self.actor, "did": self.action, "on": self.on}
        return json.dumps(line | self.facts, sort_keys=True, separators=(",", ":")).encode()


class BrokenChain(Exception):
    """The first line of the trail that does not follow from the one before it."""


def append(connection: Connection, lines: Iterable[AuditLine]) -> None:
    """Chains the lines of a batch behind the head as it stands in the database now.

    The head is read anew for every batch: another process may have written, or the last commit may have failed.
    """
    heads: dict[int, tuple[int, bytes]] = {}
    rows = []
    for line in lines:
        year = line.at.year
        number, digest = heads.get(year) or _head(connection, year)
        canonical = line.canonical(number + 1)
        heads[year] = (number + 1, _chained(digest, canonical))
        rows.append({"year": year, "number": number + 1, "line": canonical, "digest": heads[year][1]})
    if rows:
        connection.execute(insert(table), rows)


def verify(connection: Connection) -> int:
    """Walks every year's chain and returns the number of lines. Raises BrokenChain at the first bad one."""
    rows = connection.execute(select(table).order_by(table.c.year, table.c.number))
    count, year, number, digest = 0, 0, 0, b""
    for row in rows:
        if row.year != year:
            year, number, digest = row.year, 0, _start(row.year)
        number += 1
        digest = _chained(digest, row.line)
        if row.number != number or row.digest != digest:
            raise BrokenChain(f"audit line {row.year}/{row.number} does not follow from the line before it")
        count += 1
    return count


def _head(connection: Connection, year: int) -> tuple[int, bytes]:
    newest = select(table.c.number, table.c.digest).where(table.c.year == year)
    row = connection.execute(newest.order_by(table.c.number.desc()).limit(1)).first()
    return (row.number, row.digest) if row else (0, _start(year))


def _start(year: int) -> bytes:
    return hashlib.sha256(f"trustdesk audit {year}".encode()).digest()


def _chained(before: bytes, line: bytes) -> bytes:
    return hashlib.sha256(before + line).digest()
