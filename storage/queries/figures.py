"""Reads for the figures of an inspection report: each counts in the database, and is told in the report's annex.

Moments are those of the quarter: from its first moment to the first one after it.
"""

from collections import Counter, defaultdict
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import and_
from sqlmodel import Session, col, func, or_, select

from regulation.grades import Grade, GradingStatus
from regulation.inspection import SampleStatus
from regulation.repair import LIFTED, RepairStatus
from regulation.vocabulary import DeadlineStatus, RecordStatus
from storage.tables import Case, Deadline, Grading, Issued, Measure, Record, Repair, Sample

PORTION = 500  # rows at a time: a conversation beside it waits unnoticed
CLASSIFIED = (RecordStatus.TRIAGED, RecordStatus.SUBSTANTIATED)


class Span(NamedTuple):
    """A quarter: its days, its moments, and until when a record could be filed for it."""

    first: date
    last: date
    since: datetime
    until: datetime
    closed: datetime


def records_for_system(session: Session, span: Span) -> Counter[RecordStatus]:
    """Records of what happened in the quarter, filed before it was closed, by state; sealed ones are counted, not
    shown."""
    query = select(Record.status, func.count()).where(Record.occurred_on >= span.first)
    query = query.where(Record.occurred_on <= span.last, Record.filed_at < span.closed)
    return Counter({RecordStatus(status): n for status, n in session.exec(query.group_by(col(Record.status)))})


def classified_for_system(session: Session, span: Span, on: date) -> dict[Grade, list[int]]:
    """The ids of the records that were classified in the quarter and still count, by their subject's grade."""
    in_force = and_(
        col(Grading.subject_id) == col(Record.subject_id),
        col(Grading.status) == GradingStatus.DECIDED,
        col(Grading.effective_on) <= on,
        or_(col(Grading.ended_on).is_(None), col(Grading.ended_on) > on),
    )
    query = select(col(Record.id), col(Grading.grade)).outerjoin(Grading, in_force)
    query = query.where(col(Record.status).in_(CLASSIFIED), col(Record.nature).is_not(None))
    query = query.where(col(Record.decided_at) >= span.since, col(Record.decided_at) < span.until)
    found: dict[Grade, list[int]] = defaultdict(list)
    seen: set[int] = set()
    query = query.order_by(col(Record.id), col(Grading.id).desc()).execution_options(yield_per=PORTION)
    for id_, grade in session.exec(query):
        if id_ and id_ not in seen:
            seen.add(id_)
            found[grade or Grade.N].append(id_)
    return found


def looked_at_for_system(session: Session, inspection_id: int) -> Counter[tuple[Grade, SampleStatus, bool | None]]:
    """What was drawn, by grade, how far it is, and whether both agree."""
    query = select(Sample.grade, Sample.status, Sample.agreed, func.count())
    query = query.where(Sample.inspection_id == inspection_id)
    found = session.exec(query.group_by(col(Sample.grade), col(Sample.status), col(Sample.agreed)))
    return Counter({(Grade(grade), SampleStatus(status), agreed): n for grade, status, agreed, n in found})


def reasons_for_system(session: Session, inspection_id: int) -> list[str]:
    """Why records of the sample were not looked at again."""
    query = select(Sample.reason).where(
        Sample.inspection_id == inspection_id, Sample.status == SampleStatus.SKIPPED
    )
    return [reason or "" for reason in session.exec(query.order_by(col(Sample.id)))]


def clocks_for_system(session: Session, kinds: list[str], span: Span) -> Counter[tuple[str, DeadlineStatus]]:
    """Clocks of these kinds whose last day lies in the quarter, by how they ended or stand."""
    query = select(Deadline.kind, Deadline.status, func.count()).where(col(Deadline.kind).in_(kinds))
    query = query.where(col(Deadline.due_at) > span.since, col(Deadline.due_at) <= span.until)
    found = session.exec(query.group_by(col(Deadline.kind), col(Deadline.status)))
    return Counter({(kind, DeadlineStatus(status)): count for kind, status, count in found})


def decided_for_system(session: Session, span: Span) -> dict[str, int]:
    """奖惩 · what was decided in the quarter, and how much of it was carried out."""
    first, last = span.first, span.last
    decided_at = col(Measure.decided_at) >= span.since, col(Measure.decided_at) < span.until
    repaired = col(Repair.decided_on) >= first, col(Repair.decided_on) <= last
    return {
        "grades": _count(session, Grading, Grading.status == GradingStatus.DECIDED,
                         col(Grading.decided_at) >= span.since, col(Grading.decided_at) < span.until),
        "warnings": _count(session, Case, col(Case.issued_on) >= first, col(Case.issued_on) <= last),
        "measures": _count(session, Measure, col(Measure.begins_on).is_not(None), *decided_at),
        "measures-begun": _count(session, Measure, col(Measure.begins_on) <= last, *decided_at),
        "repairs": _count(session, Repair, col(Repair.status).in_([*LIFTED, RepairStatus.RELAPSED]), *repaired),
        "repairs-refused": _count(session, Repair, Repair.status == RepairStatus.REFUSED, *repaired),
        "papers": _count(session, Issued, Issued.issued_at >= span.since, Issued.issued_at < span.until),
    }  # fmt: skip


def _count(session: Session, table: type, *where: object) -> int:
    return session.exec(select(func.count()).select_from(table).where(*where)).one()  # type: ignore[arg-type]
