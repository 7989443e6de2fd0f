"""What the data tell of credit risks, of every subject at once: a query a kind of sign, none a subject (3.2-d).

What was withdrawn, rejected or sealed counts nowhere. A record that an established correction replaces gives way to
that correction. Reports of violations live in another database: nothing of them is read here.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from regulation import roles
from regulation.early_warning import Event
from regulation.grades import Grade
from regulation.vocabulary import Nature, RecordStatus, Severity, TaskStatus, Undertaking
from storage.queries.credit import OPEN as UNDECIDED
from storage.tables import Grading, Holding, Member, Record, RoleGrant, Signature, Task
from storage.vault import VaultError

log = logging.getLogger(__name__)

Events = dict[int, list[Event]]  # by subject
UNCOUNTED = (RecordStatus.WITHDRAWN, RecordStatus.REJECTED, RecordStatus.SEALED)
GRAVE = (Severity.MODERATE, Severity.SERIOUS)

_first = aliased(Record)  # what a record corrects
_newer = aliased(Record)
_kind = func.coalesce(col(_first.kind), col(Record.kind))
_replaced = select(_newer.id).where(
    col(_newer.corrects_id) == col(Record.id), col(_newer.status) == RecordStatus.SUBSTANTIATED
)


def filed_for_system(session: Session, kind: str, since: date) -> Events:
    """The records of a kind that happened since a day."""
    return _by_subject(_events(_records(session, since, _kind == kind)))


def violations_for_system(session: Session, since: date) -> Events:
    """违规 · what is established against a subject, moderate or worse, and happened since a day."""
    established = and_(col(Record.status) == RecordStatus.SUBSTANTIATED, col(Record.nature) == Nature.NEGATIVE)
    return _by_subject(_events(_records(session, since, established, col(Record.severity).in_(GRAVE))))


def saying_for_system(session: Session, kind: str, since: date, field: str, among: Sequence[str]) -> Events:
    """The records of a kind since a day that say one of these in a field, unless sorted as no reproach."""
    reproach = or_(col(Record.nature).is_(None), col(Record.nature) == Nature.NEGATIVE)
    rows = _records(session, since, _kind == kind, reproach)
    said = _details(session, [row.said_by for row in rows])
    return _by_subject(_events(row for row in rows if said.get(row.said_by, {}).get(field) in among))


def late_for_system(session: Session, today: date) -> Events:
    """逾期任务 · by department the tasks that were not reported by their last day."""
    query = select(col(Task.department_id), col(Task.code), col(Task.due_on))
    query = query.where(Task.status == TaskStatus.GIVEN, col(Task.due_on) < today).order_by(col(Task.due_on))
    return _by_subject((home, Event(code, due)) for home, code, due in session.exec(query))


def proposed_for_system(session: Session, day: Callable[[datetime], date]) -> Events:
    """拟评 D 级 · the grades D that are proposed and not decided; `day` tells the day of a moment."""
    query = select(col(Grading.subject_id), col(Grading.code), col(Grading.proposed_at))
    grave = or_(col(Grading.grade) == Grade.D, col(Grading.veto))
    rows = session.exec(query.where(col(Grading.status).in_(UNDECIDED), grave).order_by(col(Grading.id)))
    return _by_subject((subject, Event(code, day(at))) for subject, code, at in rows)


def expired_for_system(session: Session, today: date) -> dict[int, date]:
    """保密协议到期 · by subject of whoever holds a post or role that asks for the agreement: the last day on which
    their newest one held, where that is over. Who never signed had no access, and lost none."""
    last = func.max(Signature.until).label("last")
    query = select(Member.subject_id, last).join(Signature, col(Signature.member_id) == col(Member.id))
    query = query.where(Signature.undertaking == Undertaking.CONFIDENTIALITY, _asked(today))
    query = query.where(or_(col(Member.left_on).is_(None), col(Member.left_on) > today))
    return dict(session.execute(query.group_by(col(Member.subject_id)).having(last < today)).all())


def _asked(today: date) -> ColumnElement[bool]:
    """Who meets information about others by their role or post (8.2-b)."""
    begun = or_(col(RoleGrant.from_on).is_(None), col(RoleGrant.from_on) <= today)
    held = or_(col(RoleGrant.until).is_(None), col(RoleGrant.until) >= today)
    trusted = select(RoleGrant.member_id).where(col(RoleGrant.role).in_(roles.TRUSTED), begun, held)
    return or_(col(Member.id).in_(trusted), col(Member.id).in_(select(Holding.member_id)))


def _records(session: Session, since: date, *conditions: ColumnElement[bool]) -> Sequence[Row[Any]]:
    """What counts since a day; a correction, as what it corrects, once it is established."""
    said_by = func.coalesce(col(_first.id), col(Record.id)).label("said_by")
    query = select(col(Record.subject_id), col(Record.code), col(Record.occurred_on), said_by)
    query = query.outerjoin(_first, col(_first.id) == col(Record.corrects_id))
    settled = or_(col(Record.corrects_id).is_(None), col(Record.status) == RecordStatus.SUBSTANTIATED)
    counted = and_(col(Record.status).not_in(UNCOUNTED), settled, ~_replaced.exists())
    query = query.where(col(Record.occurred_on) >= since, counted, *conditions)
    return session.execute(query.order_by(col(Record.id))).all()


def _details(session: Session, ids: Sequence[int]) -> Mapping[int, dict[str, Any]]:
    """What stands in records; one that nobody can open any more tells nothing, and holds up no other."""
    query = select(Record.id, Record.details).where(col(Record.id).in_(ids))
    try:
        return dict(session.execute(query).all())
    except VaultError:
        return {} if len(ids) == 1 else _one_by_one(session, ids)


def _one_by_one(session: Session, ids: Sequence[int]) -> Mapping[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for id_ in ids:
        found |= _details(session, [id_])
    log.error("%d records cannot be read: they raise no signal", len(set(ids) - found.keys()))
    return found


def _events(rows: Iterable[Row[Any]]) -> Iterator[tuple[int, Event]]:
    return ((row.subject_id, Event(row.code, row.occurred_on)) for row in rows)


def _by_subject(found: Iterator[tuple[int, Event]]) -> Events:
    events: Events = defaultdict(list)
    for subject, event in found:
        events[subject].append(event)
    return events
