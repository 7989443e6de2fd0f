"""删除举报 · what is deleted stays deleted, also after an old backup is put back: a list of ids says so.

The list lies with the keys and, from the next backup on, beside the backups. It is written before the rows go; a
crash between the two is finished at the next start.
"""

import fcntl
import os
from collections.abc import Iterable
from pathlib import Path

from sqlmodel import Session, col, delete, select

from storage.durable import sync_folder
from storage.reports import envelope
from storage.reports.envelope import Direction, Place
from storage.reports.store import BLURRED, ReportStore
from storage.reports.tables import Grant, Message, Reader, ReaderAudit, Report, ReportFile, ReportKey

# An id a line; with a number: only what the reporter wrote up to that message. `reader` and an id: a revoked key;
# `withdraw` and two: a report that a reader gave up or lost.
TOMBSTONES = "deleted-reports.txt"
TOLD = frozenset({Direction.REPORTER, Direction.FILE, Direction.NAME})


def bury(store: ReportStore, report: bytes, until: int | None = None) -> None:
    """Deletes a report, or only what its author wrote up to a message; on the list first."""
    remember(store.keys, [f"{report.hex()} {until}" if until else report.hex()])
    store.turn_now(lambda session: _bury(session, report, until))


def remember(folder: Path, lines: list[str]) -> None:
    """Adds lines to the list of a folder, safely on the disk when this returns. Its time tells nothing."""
    path = folder / TOMBSTONES
    with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(_whole(file.read()))  # a line that a crash cut off would spoil the next one
        file.truncate()
        file.writelines(f"{line}\n".encode() for line in lines)
        file.flush()
        os.utime(path, (BLURRED, BLURRED))
        os.fsync(file.fileno())
    sync_folder(folder)


def remembered(folder: Path) -> list[str]:
    """The list of a folder; a last line that a crash cut off is none."""
    path = folder / TOMBSTONES
    content = path.read_bytes() if path.exists() else b""
    return [line for line in content[: _whole(content)].decode().splitlines() if line]


def _whole(content: bytes) -> int:
    """The length of the lines that are whole."""
    return content.rfind(b"\n") + 1


def replay(store: ReportStore) -> None:
    """Deletes everything on the list that is there again, or still: after a restore, after a crash.

    The first start makes the list: the folder must not tell when something was deleted for the first time.
    """

    def turn(session: Session) -> None:
        for line in remembered(store.keys):
            match line.split(" "):
                case ["reader", reader]:
                    _revoke(session, bytes.fromhex(reader))
                case ["withdraw", report, reader]:
                    _forbid(session, bytes.fromhex(report), bytes.fromhex(reader))
                case [report, *until]:
                    _bury(session, bytes.fromhex(report), int(until[0]) if until else None)

    if not (store.keys / TOMBSTONES).exists():
        remember(store.keys, [])
    store.turn_now(turn)


def carry(source: Path, to: Path) -> None:
    """What one list knows and another does not: to the backups when one is made, back when one is restored."""
    known = set(remembered(to))
    missing = [line for line in remembered(source) if line not in known]
    if missing:
        remember(to, missing)


def _bury(session: Session, report: bytes, until: int | None) -> None:
    if until:
        _empty(session, report, until)
        return
    for table in (ReportKey, Grant, Message, ReportFile, ReaderAudit):  # the keys first
        session.exec(delete(table).where(col(table.report) == report))
    session.exec(delete(Report).where(col(Report.id) == report))


def forbid(store: ReportStore, report: bytes, readers: Iterable[bytes]) -> None:
    """These hold no key of a report any more, also after an old backup is put back: on the list."""
    remember(store.keys, [f"withdraw {report.hex()} {reader.hex()}" for reader in readers])


def _revoke(session: Session, reader: bytes) -> None:
    """Whoever was revoked stays so, without a key to anything."""
    row = session.get(Reader, reader)
    if row and row.revoked is None:
        row.revoked = row.created  # when exactly stands in the audit trail
        session.add(row)
    session.exec(delete(Grant).where(col(Grant.reader) == reader))


def _forbid(session: Session, report: bytes, reader: bytes) -> None:
    session.exec(delete(Grant).where(col(Grant.report) == report, col(Grant.reader) == reader))


def _empty(session: Session, report: bytes, until: int) -> None:
    """Puts an empty envelope where each of the author's was: the conversation stays readable."""
    said = select(Message).where(
        Message.report == report, col(Message.sequence) <= until, col(Message.direction).in_(TOLD)
    )
    for row in session.exec(said):
        sealed_for = session.get(ReportKey, (report, row.version))
        if sealed_for:
            place = Place(report, row.sequence, row.direction)
            row.sealed = envelope.seal(sealed_for.public, place, None)
            session.add(row)
        else:
            session.delete(row)  # a name: it was sealed to the custodian
    session.exec(delete(ReportFile).where(col(ReportFile.report) == report, col(ReportFile.sequence) <= until))
