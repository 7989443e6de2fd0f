"""提交举报 · one transaction: the report, its keys, a grant for every reader who is not left out, what was told."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nacl.public import PrivateKey
from sqlmodel import Session, col, select

from storage.reports import envelope, keys, labels, receipt
from storage.reports.envelope import Direction, Place
from storage.reports.keys import Secrets
from storage.reports.tables import Grant, Message, Reader, Report, ReportFile, ReportKey

ID = 16  # bytes


class NobodyLeft(Exception):
    """Every reader is left out: the report must never reach those it is about."""


@dataclass(frozen=True)
class CleanFile:
    """A file that may be kept: what it is, its content."""

    kind: str
    content: bytes
    original: bool = False  # as it came, at the reporter's own risk


@dataclass(frozen=True)
class Filing:
    """What is stored of a report. `code` is None for one that the custodian takes in for somebody."""

    code: str | None
    body: Any
    excluded: frozenset[bytes]
    week: date
    acknowledge_by: date
    feedback_by: date
    danger: bool
    shown: frozenset[bytes] | None = None  # the readers whom the reporter was shown: nobody else is given it
    files: Sequence[CleanFile] = ()
    name: str | None = None  # of one who wants the custodian, and nobody else, to know them


@dataclass(frozen=True)
class Wrapping:
    """The slow part, done before the transaction: a reporter's key pair under a key from the code."""

    public: bytes
    private: bytes
    salt: bytes


def wrap(house: Secrets, code: str | None) -> Wrapping:
    """A fresh key pair of a reporter. Without a code its private half is thrown away."""
    pair, salt = PrivateKey.generate(), keys.salt()
    key = house.kdf.derive(code or receipt.new(), salt, house.kdf.code)
    return Wrapping(bytes(pair.public_key), keys.wrapped(key, bytes(pair)), salt)


def file(session: Session, house: Secrets, wrapping: Wrapping, filing: Filing) -> Report:
    """Stores a report; handed in twice with the same code it is stored once. Raises NobodyLeft."""
    lookup = house.lookup(filing.code) if filing.code else None
    known = session.exec(select(Report).where(Report.lookup == lookup)).first() if lookup else None
    if known:
        return known
    everybody = active(session)
    known_to = filing.shown or {reader.id for reader in everybody}
    allowed = [r for r in everybody if r.id not in filing.excluded and (r.custodian or r.id in known_to)]
    if not [reader for reader in allowed if not reader.custodian]:
        raise NobodyLeft
    report = Report(
        id=secrets.token_bytes(ID),
        lookup=lookup,
        salt=wrapping.salt,
        passes=house.kdf.code.passes,
        memory=house.kdf.code.memory,
        reporter_public=wrapping.public,
        reporter_private=wrapping.private,
        label=labels.new(set(session.exec(select(Report.label)))),
        danger=filing.danger,
        week=filing.week,
        acknowledge_by=filing.acknowledge_by,
        feedback_by=filing.feedback_by,
    )
    session.add(report)
    renew_key(session, report, [reader for reader in allowed if not reader.custodian], first=True)
    append(session, report, Direction.REPORTER, filing.body)
    leave_out(session, report, [reader for reader in everybody if reader.id in filing.excluded])
    for kept in filing.files:
        add_file(session, report, kept)
    add_name(session, report, filing.name, [reader for reader in allowed if reader.custodian])
    return report


def active(session: Session) -> list[Reader]:
    """Everybody who has a key and was not revoked, the custodian among them, in the order of their names."""
    return list(session.exec(select(Reader).where(col(Reader.revoked).is_(None)).order_by(Reader.name)))


def renew_key(
    session: Session, report: Report, readers: Sequence[Reader], first: bool = False, seen: Collection[bytes] = ()
) -> None:
    """A new key pair for what is written from now on, sealed to its readers and to the reporter.

    `seen`: readers who have read what is newest.
    """
    pair = PrivateKey.generate()
    report.key_version = 1 if first else report.key_version + 1
    words = key_words(report.id, report.key_version)
    session.add(
        ReportKey(
            report=report.id,
            version=report.key_version,
            public=bytes(pair.public_key),
            for_reporter=envelope.seal_key(report.reporter_public, words, bytes(pair)),
        )
    )
    for reader in readers:
        grant(session, report.id, report.key_version, reader, bytes(pair), reader.id not in seen)


def grant(
    session: Session, report: bytes, version: int, reader: Reader, private: bytes, unread: bool = True
) -> None:
    """One reader's way into one key of a report."""
    sealed = envelope.seal_key(reader.public, key_words(report, version), private)
    session.merge(Grant(report=report, version=version, reader=reader.id, sealed=sealed, unread=unread))


def key_words(report: bytes, version: int) -> list[str]:
    """What a sealed key is bound to."""
    return [report.hex(), str(version)]


def append(session: Session, report: Report, direction: Direction, body: Any) -> Message:
    """One more sealed message at the end of a report."""
    report.sequence += 1
    place = Place(report.id, report.sequence, direction)
    sealed = envelope.seal(_key(session, report).public, place, body)
    message = Message(
        id=secrets.token_bytes(ID),
        report=report.id,
        sequence=report.sequence,
        version=report.key_version,
        direction=direction,
        sealed=sealed,
    )
    session.add(message)
    session.add(report)
    session.flush()
    return message


def leave_out(session: Session, report: Report, readers: Sequence[Reader]) -> None:
    """Whom it must never be handed to, by key, name and account: a new key makes nobody another."""
    append(session, report, Direction.LEFT_OUT, [[each.id.hex(), each.name, each.member] for each in readers])


def add_file(session: Session, report: Report, kept: CleanFile) -> None:
    """A file: what it is as a message, its content sealed beside it."""
    name = secrets.token_bytes(ID)
    append(session, report, Direction.FILE, {
        "id": name.hex(), "kind": kept.kind, "size": len(kept.content), "original": kept.original,
    })  # fmt: skip
    place = Place(report.id, report.sequence, Direction.FILE)
    sealed = envelope.seal_file(_key(session, report).public, place, kept.content)
    session.add(
        ReportFile(id=name, report=report.id, sequence=report.sequence, version=report.key_version, sealed=sealed)
    )


def add_name(session: Session, report: Report, name: str | None, custodians: Sequence[Reader]) -> None:
    """The reporter's name, for the custodian alone; without one an empty envelope: nobody can tell which it is."""
    for custodian in custodians[:1]:
        report.sequence += 1
        place = Place(report.id, report.sequence, Direction.NAME)
        session.add(
            Message(
                id=secrets.token_bytes(ID),
                report=report.id,
                sequence=report.sequence,
                version=0,
                direction=Direction.NAME,
                sealed=envelope.seal(custodian.public, place, name),
            )
        )


def _key(session: Session, report: Report) -> ReportKey:
    found = session.get(ReportKey, (report.id, report.key_version))
    assert found is not None  # noqa: S101 - written in the transaction of its report
    return found
