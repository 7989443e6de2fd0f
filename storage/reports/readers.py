"""受理人 · who may be given reports: their keys, and how they are unlocked and taken away."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nacl.public import PrivateKey
from sqlmodel import Session, col, select

from storage.reports import keys
from storage.reports.filing import ID, renew_key
from storage.reports.keys import Cost, Secrets
from storage.reports.tables import Grant, Reader, ReaderAudit, Report
from storage.search import spoken

SHORTEST = 24  # signs of a passphrase: six words of a list, or a long sentence


class WrongPassphrase(Exception):
    """It does not open this reader's key."""


class NotGranted(Exception):
    """This reader holds no key of this report; whether there is such a report is not said."""


@dataclass(frozen=True)
class Desk:
    """A reader whose key is open, in memory and for minutes."""

    reader: bytes
    private: bytes


@dataclass(frozen=True)
class NewReader:
    """Somebody who is to read reports."""

    name: str
    aliases: Sequence[str]
    alternate: bool = False
    custodian: bool = False
    member: str | None = None


def add(session: Session, house: Secrets, new: NewReader, passphrase: str, now: datetime) -> Reader:
    """A reader with a fresh key pair under a passphrase. Raises ValueError for a passphrase that can be guessed."""
    if len(passphrase) < SHORTEST:
        raise ValueError(f"a passphrase has at least {SHORTEST} signs")
    pair, salt, cost = PrivateKey.generate(), keys.salt(), house.kdf.passphrase
    reader = Reader(
        id=secrets.token_bytes(ID),
        name=new.name,
        aliases="\n".join(dict.fromkeys((*new.aliases, *sorted(spoken(new.name))))),
        alternate=new.alternate,
        custodian=new.custodian,
        member=new.member,
        public=bytes(pair.public_key),
        private=keys.wrapped(house.kdf.derive(passphrase, salt, cost), bytes(pair)),
        salt=salt,
        passes=cost.passes,
        memory=cost.memory,
        created=now,
    )
    session.add(reader)
    session.flush()
    return reader


def unlock(house: Secrets, reader: Reader, passphrase: str) -> Desk:
    """Opens a reader's key; slow on purpose. Raises WrongPassphrase."""
    key = house.kdf.derive(passphrase, reader.salt, Cost(reader.passes, reader.memory))
    private = keys.unwrapped(key, reader.private)
    if private is None or reader.revoked:
        raise WrongPassphrase
    return Desk(reader.id, private)


def by_id(session: Session, reader: bytes) -> Reader | None:
    """A reader who was not revoked."""
    found = session.get(Reader, reader)
    return found if found and not found.revoked else None


def by_member(session: Session, member: str) -> Reader | None:
    """The reader whom the chat knows by this code."""
    return session.exec(select(Reader).where(Reader.member == member, col(Reader.revoked).is_(None))).first()


def by_name(session: Session, name: str) -> Reader | None:
    """The reader of this name who was not revoked."""
    return session.exec(select(Reader).where(Reader.name == name, col(Reader.revoked).is_(None))).first()


def holders(session: Session, report: Report) -> list[Reader]:
    """Who can read what is written to a report now."""
    mine = select(Grant.reader).where(Grant.report == report.id, Grant.version == report.key_version)
    return list(session.exec(select(Reader).where(col(Reader.id).in_(mine)).order_by(Reader.name)))


def unread_of(session: Session, report: Report) -> dict[bytes, bool]:
    """Whether what is newest is new to each reader."""
    query = select(Grant.reader, Grant.unread).where(Grant.report == report.id, Grant.version == report.key_version)
    return dict(session.exec(query).all())


def wake(session: Session, report: Report) -> None:
    """Something new for everybody who can read it."""
    report.unread = True
    for grant in session.exec(select(Grant).where(Grant.report == report.id, Grant.version == report.key_version)):
        grant.unread = True
        session.add(grant)
    session.add(report)


def has_read(session: Session, report: Report, reader: bytes) -> None:
    """A reader has read what is newest."""
    report.unread = False
    grant = session.get(Grant, (report.id, report.key_version, reader))
    if grant:
        grant.unread = False
        session.add(grant)


def withdraw(session: Session, report: Report, reader: bytes) -> None:
    """Takes a report from a reader: keys go, proposals are void, what is written from now on has another key."""
    seen = [each for each, unread in unread_of(session, report).items() if not unread]
    if report.proposed_by == reader:
        report.proposed, report.proposed_by = None, None
    for grant in session.exec(select(Grant).where(Grant.report == report.id, Grant.reader == reader)):
        session.delete(grant)
    session.flush()
    renew_key(session, report, [left for left in holders(session, report) if left.id != reader], seen=seen)
    session.add(report)


@dataclass(frozen=True)
class Revoked:
    """What a reader who left could read: what others go on with, and what nobody can open any more."""

    withdrawn: list[str]
    orphaned: list[str]


def revoke(session: Session, reader: Reader, now: datetime, anyway: bool = False) -> Revoked:
    """A reader who leaves. Raises NotGranted while a report has nobody else, unless it is to be so `anyway`."""
    mine = select(Grant.report).where(Grant.reader == reader.id)
    reports = list(session.exec(select(Report).where(col(Report.id).in_(mine))))
    alone = [report for report in reports if not [r for r in holders(session, report) if r.id != reader.id]]
    if alone and not anyway:
        raise NotGranted
    for report in reports:
        withdraw(session, report, reader.id)
    reader.revoked = now
    session.add(reader)
    return Revoked([each.label for each in reports if each not in alone], [each.label for each in alone])


def note(session: Session, reader: bytes, report: bytes, action: str, at: datetime) -> None:
    """One line of what readers did."""
    session.add(ReaderAudit(id=secrets.token_bytes(ID), at=at, reader=reader, report=report, action=action))
