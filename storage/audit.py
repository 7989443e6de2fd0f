"""审计链 · the append-only, hash-chained trail: written a batch at a time, verified line by line."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from storage.tables import AuditEvent

DIGITS = 32  # of a digest that is told to a person; 128 bits
table = AuditEvent.__table__  # type: ignore[attr-defined]
_NEWEST = select(table.c.number, table.c.digest).where(table.c.year == bindparam("in_year"))
_NEWEST = _NEWEST.order_by(table.c.number.desc()).limit(1)
_APPEND = insert(table)


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

    def __init__(self, line: str, what: str) -> None:
        super().__init__(f"audit line {line} {what}")
        self.line = line


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
        connection.execute(_APPEND, rows)


@dataclass(frozen=True)
class Head:
    """链首 · the newest line and its digest; told elsewhere, it proves that nothing before it was changed."""

    year: int
    number: int
    digest: str  # the first 32 hexadecimal digits

    def __str__(self) -> str:
        return f"{self.year}-{self.number}-{self.digest}"

    @classmethod
    def parse(cls, text: str) -> "Head":
        """As it was told. Raises ValueError."""
        year, number, digest = text.strip().split("-")
        if len(digest) != DIGITS:
            raise ValueError(f"a head ends in {DIGITS} digits")
        return cls(int(year), int(number), bytes.fromhex(digest).hex())


def head(connection: Connection) -> Head | None:
    """The newest line, or None when nothing was done yet."""
    newest = select(table).order_by(table.c.year.desc(), table.c.number.desc()).limit(1)
    row = connection.execute(newest).first()
    return Head(row.year, row.number, row.digest.hex()[:DIGITS]) if row else None


def check_head(connection: Connection, told: Head) -> None:
    """Compares a head that was told earlier with the line that stands there now. Raises BrokenChain."""
    line = select(table.c.digest).where(table.c.year == told.year, table.c.number == told.number)
    digest = connection.execute(line).scalar()
    if digest is None or digest.hex()[:DIGITS] != told.digest:
        raise BrokenChain(f"{told.year}/{told.number}", f"is not the one that was told as {told}")


def verify(connection: Connection) -> int:
    """Walks every year's chain and returns the number of lines. Raises BrokenChain at the first bad one."""
    cursor = connection.connection.cursor()  # the driver's own: a million lines are read, none becomes an object
    cursor.execute("SELECT year, number, line, digest FROM audit_event ORDER BY year, number")
    count, year, number, digest = 0, 0, 0, b""
    while rows := cursor.fetchmany(1000):
        for in_year, at, line, stored in rows:
            if in_year != year:
                year, number, digest = in_year, 0, _start(in_year)
            number += 1
            if not isinstance(line, bytes) or at != number or stored != _chained(digest, line):
                raise BrokenChain(f"{in_year}/{at}", "does not follow from the line before it")
            digest = stored
        count += len(rows)
    return count


def _head(connection: Connection, year: int) -> tuple[int, bytes]:
    row = connection.execute(_NEWEST, {"in_year": year}).first()
    return (row.number, row.digest) if row else (0, _start(year))


def _start(year: int) -> bytes:
    return hashlib.sha256(f"trustdesk audit {year}".encode()).digest()


def _chained(before: bytes, line: bytes) -> bytes:
    return hashlib.sha256(before + line).digest()
