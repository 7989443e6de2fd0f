"""阅读举报 · what an unlocked reader can open, and nothing else: without a grant a report does not exist."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, delete, select

from storage.reports import envelope
from storage.reports.envelope import Direction, Place, Tampered
from storage.reports.filing import grant, key_words
from storage.reports.readers import Desk, NotGranted, by_id
from storage.reports.tables import Claim, Grant, Message, Reader, ReaderAudit, Report, ReportFile, Swept


@dataclass(frozen=True)
class Line:
    """One message as its reader sees it. Without a body: it is missing, or was tampered with."""

    sequence: int
    direction: Direction | None
    body: Any


def of_reader(session: Session, reader: bytes) -> list[Report]:
    """The reports whose newest key this reader holds, those that wait first, else by their labels."""
    mine = (
        select(Report)
        .join(Grant, (col(Grant.report) == Report.id) & (col(Grant.version) == Report.key_version))
        .where(Grant.reader == reader)
        .order_by(col(Grant.unread).desc(), Report.label)
    )
    return list(session.exec(mine)) if by_id(session, reader) else []


def news(session: Session, reader: bytes) -> set[bytes]:
    """The reports in which something is new to this reader."""
    mine = select(Grant.report).where(Grant.reader == reader, col(Grant.unread).is_(True))
    return {report.id for report in of_reader(session, reader)} & set(session.exec(mine).all())


def granted(session: Session, reader: bytes, report: bytes) -> Report:
    """The report, for somebody who may read it. Raises NotGranted, also for one that does not exist."""
    found = session.get(Report, report)
    if found is None or by_id(session, reader) is None:
        raise NotGranted
    if session.get(Grant, (report, found.key_version, reader)) is None:
        raise NotGranted
    return found


def key(session: Session, desk: Desk, report: bytes, version: int) -> bytes:
    """A private key of a report. Raises NotGranted, Tampered."""
    found = session.get(Grant, (report, version, desk.reader))
    if found is None:
        raise NotGranted
    return envelope.opened_key(desk.private, key_words(report, version), found.sealed)


def thread(session: Session, desk: Desk, report: Report) -> list[Line]:
    """Everything of a report in its order; what is missing has its line too. Names are the custodian's."""
    rows = messages(session, report.id)
    return [
        _line(session, desk, rows[number]) if number in rows else Line(number, None, None)
        for number in range(1, report.sequence + 1)
        if number not in rows or rows[number].direction is not Direction.NAME
    ]


@dataclass(frozen=True)
class LeftOut:
    """不应看到的人 · whom a report must never be handed to."""

    ids: frozenset[str]  # of keys, in hex
    names: frozenset[str]
    members: frozenset[str]

    def has(self, reader: Reader) -> bool:
        """Whether this is one of them, under whatever key."""
        return reader.id.hex() in self.ids or reader.name in self.names or reader.member in self.members


def left_out(lines: Sequence[Line]) -> LeftOut | None:
    """Whom the reporter left out and who stepped aside; None where that cannot be read: then it is nobody's."""
    told = [line.body for line in lines if line.direction is Direction.LEFT_OUT]
    if not told or not all(isinstance(each, list) for each in told):
        return None
    rows = [row for each in told for row in each]
    return LeftOut(*(frozenset(row[place] for row in rows if row[place]) for place in range(3)))


def messages(session: Session, report: bytes) -> dict[int, Message]:
    """The sealed messages of a report by their numbers."""
    return {row.sequence: row for row in session.exec(select(Message).where(Message.report == report))}


def _line(session: Session, desk: Desk, row: Message) -> Line:
    try:
        private = key(session, desk, row.report, row.version)
        body = envelope.opened(private, Place(row.report, row.sequence, row.direction), row.sealed)
    except Tampered:
        return Line(row.sequence, row.direction, None)
    return Line(row.sequence, row.direction, body)


def content(session: Session, desk: Desk, report: Report, name: bytes) -> bytes:
    """A file of a report. Raises NotGranted, Tampered."""
    found = session.get(ReportFile, name)
    if found is None or found.report != report.id:
        raise NotGranted
    private = key(session, desk, report.id, found.version)
    return envelope.opened_file(private, Place(report.id, found.sequence, Direction.FILE), found.sealed)


def hand_over(session: Session, desk: Desk, report: Report, to: Reader) -> None:
    """Gives another reader every key that this one holds. Raises NotGranted, Tampered."""
    for version in range(1, report.key_version + 1):
        if session.get(Grant, (report.id, version, desk.reader)):
            grant(session, report.id, version, to, key(session, desk, report.id, version))


def names(session: Session, desk: Desk) -> list[tuple[str, str]]:
    """实名 · label and name of every report whose author told it to this custodian."""
    rows = session.exec(select(Message, Report).join(Report, col(Report.id) == Message.report).where(
        Message.direction == Direction.NAME
    ))  # fmt: skip
    opened = [(report.label, _name(desk, row)) for row, report in rows]
    return [(label, name) for label, name in opened if name]


def _name(desk: Desk, row: Message) -> str | None:
    try:
        name = envelope.opened(desk.private, Place(row.report, row.sequence, row.direction), row.sealed)
    except Tampered:  # sealed to another custodian
        return None
    return str(name) if name else None


def trail(session: Session, reader: bytes) -> list[tuple[ReaderAudit, str, str]]:
    """操作记录 · what was done to the reports of a reader: the line, the report's label, who did it."""
    mine = {report.id: report.label for report in of_reader(session, reader)}
    rows = session.exec(
        select(ReaderAudit, Reader.name)
        .join(Reader, col(Reader.id) == ReaderAudit.reader)
        .where(col(ReaderAudit.report).in_(mine))
        .order_by(col(ReaderAudit.at).desc())
    )
    return [(row, mine[row.report], name) for row, name in rows]


def everything(session: Session) -> list[Report]:
    """Every report, for the clocks; nobody is shown this."""
    return list(session.exec(select(Report)))


def expired(session: Session, today: date) -> list[Report]:
    """Reports whose day has come."""
    return list(session.exec(select(Report).where(col(Report.expires) <= today)))


def claims(session: Session) -> list[Claim]:
    """Every claim, for the trustee and the sweep."""
    return list(session.exec(select(Claim)))


def forget_windows(session: Session, before: str) -> None:
    """Lets go of windows of earlier days."""
    session.exec(delete(Swept).where(col(Swept.window) < before))
