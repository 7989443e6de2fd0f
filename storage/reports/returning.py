"""凭码查看 · what a receipt code opens. Wrong, deleted and expired codes cost the same work and tell the same."""

from dataclasses import dataclass
from typing import Any

from nacl.public import PrivateKey
from sqlmodel import Session, select

from storage.reports import envelope, keys
from storage.reports.envelope import Direction, Place
from storage.reports.filing import Wrapping, key_words
from storage.reports.keys import Cost, Secrets
from storage.reports.reading import messages
from storage.reports.store import ReportStore
from storage.reports.tables import Report, ReportKey

NOWHERE = keys.wrapped(bytes(32), bytes(32))  # opened in vain for a code that nobody has
FOR_REPORTER = frozenset({Direction.OFFICE, Direction.REWARD})


@dataclass(frozen=True)
class Found:
    """A report whose reporter is here: its id, and the key that opens what was written for them."""

    report: bytes
    private: bytes


class Gone(Exception):
    """It was deleted meanwhile."""


def find(store: ReportStore, house: Secrets, code: str) -> Found | None:
    """One look-up and one Argon2id, whatever the code; slow on purpose."""
    lookup = house.lookup(code)
    row = store.turn_now(lambda session: session.exec(select(Report).where(Report.lookup == lookup)).first())
    salt = row.salt if row else bytes(keys.SALT)
    cost = Cost(row.passes, row.memory) if row else house.kdf.code
    private = keys.unwrapped(house.kdf.derive(code, salt, cost), row.reporter_private if row else NOWHERE)
    return Found(row.id, private) if row and private else None


def report_of(session: Session, found: Found) -> Report:
    """The report of a reporter who is here. Raises Gone."""
    report = session.get(Report, found.report)
    if report is None:
        raise Gone
    return report


def answers(session: Session, found: Found) -> list[tuple[Direction, Any]]:
    """What the office wrote for the reporter, in its order; never their own words. Raises Gone, Tampered."""
    report_of(session, found)
    rows = messages(session, found.report)
    return [
        (row.direction, envelope.opened(_key(session, found, row.version), _place(row), row.sealed))
        for _, row in sorted(rows.items())
        if row.direction in FOR_REPORTER
    ]


def rewrap(house: Secrets, found: Found, code: str) -> Wrapping:
    """The reporter's own key under a new code: the slow part of changing it."""
    salt = keys.salt()
    sealed = keys.wrapped(house.kdf.derive(code, salt, house.kdf.code), found.private)
    return Wrapping(bytes(PrivateKey(found.private).public_key), sealed, salt)


def rotate(session: Session, house: Secrets, found: Found, code: str, wrapping: Wrapping) -> None:
    """From now on the new code opens the report, and the old one nothing. Raises Gone."""
    report = report_of(session, found)
    report.lookup, report.salt, report.reporter_private = house.lookup(code), wrapping.salt, wrapping.private
    report.passes, report.memory = house.kdf.code.passes, house.kdf.code.memory
    session.add(report)


def _key(session: Session, found: Found, version: int) -> bytes:
    sealed = session.get(ReportKey, (found.report, version))
    if sealed is None:
        raise envelope.Tampered("key")
    return envelope.opened_key(found.private, key_words(found.report, version), sealed.for_reporter)


def _place(row: Any) -> Place:
    return Place(row.report, row.sequence, row.direction)
