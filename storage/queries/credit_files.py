"""Reads about credit files: everything on one subject, and who looked at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from regulation.measures import CheckPurpose
from regulation.vocabulary import JobFamily, Nature, Purpose, RecordStatus
from storage.queries import people, records, standing
from storage.queries.people import SubjectLine
from storage.queries.records import RecordFacts
from storage.queries.sealing import OPEN_RECORD
from storage.tables import Contract, Grading, Look, Measure, Member, Record, Subject


@dataclass(frozen=True)
class CreditFile:
    """信用档案 · one subject: who it is, and its records as far as this reader may know them, newest first."""

    subject: SubjectLine
    number: str | None
    family: JobFamily | None
    leaders: tuple[str, ...]
    contracts: tuple[Contract, ...]
    records: tuple[RecordFacts, ...]
    total: int
    counted: dict[Nature, int]  # established records only
    grades: tuple[Grading, ...]  # the newest first
    measures: tuple[Measure, ...]  # that hold today


@dataclass(frozen=True)
class LookLine:
    """One look into a file."""

    at: datetime
    name: str
    department: str
    purpose: Purpose
    exported: bool
    asked: CheckPurpose | None


def whole_for_system(
    session: Session,
    subject: SubjectLine,
    today: date,
    as_subject: bool,
    limit: int | None = None,
    sealed: bool = False,
) -> CreditFile:
    """A file, for a reader whose right to it was checked; the subject itself reads what is sorted (states 6.1).

    `sealed`: with what a repair sealed, for whoever answers for the subject; to all others it is not there (7.3-a).
    """
    known = col(Record.nature).is_not(None) if as_subject else col(Record.status) != RecordStatus.WITHDRAWN
    about = (col(Record.subject_id) == subject.id, known, *(() if sealed else (OPEN_RECORD,)))
    total = session.exec(select(func.count()).select_from(Record).where(*about)).one()
    query = select(Record).where(*about).order_by(col(Record.occurred_on).desc(), col(Record.id).desc())
    row = session.get_one(Subject, subject.id)
    leaders = people.leaders_for_system(session, subject.id, today)
    names = people.names_for_system(session, leaders)
    return CreditFile(
        subject=subject,
        number=row.number,
        family=row.family,
        leaders=tuple(names[each] for each in leaders),
        contracts=tuple(session.exec(select(Contract).where(Contract.subject_id == subject.id))),
        records=tuple(records.with_all(session, query.limit(limit))),
        total=total,
        counted=_counted(session, subject.id),
        grades=tuple(standing.grades_of_for_system(session, subject.id, limit)),
        measures=tuple(standing.active_measures_for_system(session, subject.id, today)),
    )


def looks_for_system(session: Session, subject_ids: Sequence[int], now: datetime, limit: int) -> list[LookLine]:
    """查阅记录 · who looked at these files, newest first, as far as their subjects may know by now."""
    query = select(Look).where(col(Look.subject_id).in_(subject_ids), col(Look.shown_from) <= now)
    found = session.exec(query.order_by(col(Look.at).desc(), col(Look.id).desc()).limit(limit)).all()
    lookers = {look.member_id: _named(session, look.member_id) for look in found}
    return [LookLine(look.at, *lookers[look.member_id], look.purpose, look.exported, look.asked) for look in found]


def _counted(session: Session, subject_id: int) -> dict[Nature, int]:
    query = select(Record.nature, func.count()).where(
        Record.subject_id == subject_id, Record.status == RecordStatus.SUBSTANTIATED
    )
    rows = session.exec(query.group_by(col(Record.nature)))
    return {Nature(nature): count for nature, count in rows if nature}


def _named(session: Session, member_id: int) -> tuple[str, str]:
    query = select(Member.name, Subject.department_id).join(Subject, col(Subject.id) == col(Member.subject_id))
    name, home = session.exec(query.where(Member.id == member_id)).one()
    title = session.exec(select(Subject.title).where(Subject.id == home)).first() if home else None
    return name, title or ""
