"""What the data tell of credit risks, of every subject at once: a few queries, none a subject (3.2-d).

What was withdrawn, rejected or sealed counts nowhere. A record that an established correction replaces, be it a
correction itself, gives way to that correction. Reports of violations live in another database: nothing of them is
read here.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_
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
REPROACHES = (None, Nature.NEGATIVE)  # unless it was sorted as something else

_first = aliased(Record)  # what a record corrects


class Told(NamedTuple):
    """A record that counts, as far as signs are concerned; `said_by`: in which one its details stand."""

    id: int
    subject_id: int
    code: str
    on: date
    kind: str
    status: RecordStatus
    nature: Nature | None
    severity: Severity | None
    said_by: int

    @property
    def is_settled(self) -> bool:
        """A correction counts once it is established."""
        return self.said_by == self.id or self.status is RecordStatus.SUBSTANTIATED

    @property
    def is_violation(self) -> bool:
        """违规 · established against its subject, moderate or worse."""
        established = self.status is RecordStatus.SUBSTANTIATED
        return established and self.nature is Nature.NEGATIVE and self.severity in GRAVE

    @property
    def is_reproach(self) -> bool:
        """Not sorted as something else; a lead counts once it is sorted, who brought it being unknown (4.1-h)."""
        return self.status is not RecordStatus.LEAD and self.nature in REPROACHES


class Correction(NamedTuple):
    """更正 · the record that it corrects, of which kind that one is, whether it is established."""

    of: int
    kind: str
    established: bool


def records_for_system(session: Session, since: date, kinds: Collection[str]) -> list[Told]:
    """Records of these kinds, and violations of any, that happened since a day; one look at the table."""
    columns: tuple[Any, ...] = (Record.id, Record.subject_id, Record.code, Record.occurred_on, Record.kind)
    columns += (Record.status, Record.nature, Record.severity, Record.id)
    established = col(Record.status) == RecordStatus.SUBSTANTIATED
    corrects = col(Record.corrects_id).is_not(None)
    asked = or_(col(Record.kind).in_(kinds), corrects, and_(established, col(Record.severity).in_(GRAVE)))
    query = select(*columns).where(col(Record.occurred_on) >= since, asked)
    query = query.where(col(Record.status).not_in(UNCOUNTED)).order_by(col(Record.id))
    corrections = _corrections(session)
    replaced = {id_ for each, known in corrections.items() if known.established for id_ in _line(corrections, each)}
    found = (_as_first(Told(*row), corrections) for row in session.execute(query))
    counted = (each for each in found if each.is_settled and each.id not in replaced)
    return [each for each in counted if each.kind in kinds or each.is_violation]


def events(records: Iterable[Told]) -> Events:
    """The same as events, by subject."""
    return _by_subject((each.subject_id, Event(each.code, each.on)) for each in records)


def saying_for_system(session: Session, records: Iterable[Told], field: str, among: Sequence[str]) -> list[Told]:
    """Those that say one of these in a field."""
    reproaches = [each for each in records if each.is_reproach]
    said = _details(session, [each.said_by for each in reproaches])
    return [each for each in reproaches if said.get(each.said_by, {}).get(field) in among]


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


def _corrections(session: Session) -> dict[int, Correction]:
    """Every record that corrects another, by its id."""
    columns: tuple[Any, ...] = (Record.id, Record.corrects_id, _first.kind, Record.status)
    rows = session.execute(select(*columns).join(_first, col(_first.id) == col(Record.corrects_id)))
    return {id_: Correction(of, kind, status is RecordStatus.SUBSTANTIATED) for id_, of, kind, status in rows}


def _line(corrections: Mapping[int, Correction], id_: int) -> Iterator[int]:
    """What a correction corrects, what that one corrected, back to the record with which it began."""
    while id_ in corrections:
        id_ = corrections[id_].of
        yield id_


def _as_first(record: Told, corrections: Mapping[int, Correction]) -> Told:
    """A correction is what it corrects: of that kind, and with those details."""
    *_, second, first = (None, record.id, *_line(corrections, record.id))
    return record if second is None else record._replace(kind=corrections[second].kind, said_by=first)


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


def _by_subject(found: Iterator[tuple[int, Event]]) -> Events:
    events: Events = defaultdict(list)
    for subject, event in found:
        events[subject].append(event)
    return events
