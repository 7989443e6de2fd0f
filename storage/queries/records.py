"""Reads about credit records."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, func, or_
from sqlmodel import Session, col, false, select, true

from regulation.conflicts import Party
from regulation.permission_rows import Scope
from regulation.permissions import Concern, Viewer, allows, reach
from regulation.vocabulary import RecordStatus
from storage.queries import people, sealing
from storage.queries.people import SubjectLine
from storage.queries.sealing import OPEN_RECORD
from storage.tables import Attachment, DraftRow, Record, Step, Subject

Beside = TypeVar("Beside", Step, Attachment)  # what hangs on a record
SUPPLEMENT, REPLY = "supplement", "reply"  # 补充, 陈述申辩: the kinds of steps beside a record
UNSORTED = (RecordStatus.SUBMITTED, RecordStatus.LEAD)  # 待分类


@dataclass(frozen=True)
class RecordFacts:
    """All that a move, a guard or a card may want to know about one record; loaded in bulk."""

    row: Record
    subject: SubjectLine
    author: str
    steps: tuple[Step, ...]
    files: tuple[Attachment, ...]
    party: Party
    office: bool = False  # about the credit office's own department or people
    corrections: tuple[str, ...] = ()  # codes of the records that correct it

    @property
    def concern(self) -> Concern:
        """Its author, department and subject, for the permission rows; the subject once it is sorted."""
        known_to = self.row.subject_id if self.row.nature else None
        return Concern(self.row.author_id, self.subject.department_id, known_to, self.row.subject_id, self.office)

    @property
    def asked(self) -> Step | None:
        """The office's question to the author that still waits for an answer, if any."""
        return next((s for s in self.steps if s.kind == SUPPLEMENT and s.answered_at is None), None)

    @property
    def reply(self) -> Step | None:
        """The subject's right to answer, used or not, if it was given one."""
        return next((step for step in self.steps if step.kind == REPLY), None)

    def known_inside(self, viewer: Viewer) -> bool:
        """Whether a viewer may know who wrote it and what was asked: not by being its subject alone."""
        return allows("record.read", viewer, replace(self.concern, subject_id=None))


@dataclass(frozen=True)
class Page:
    """Some rows of a longer list."""

    total: int
    rows: tuple[RecordFacts, ...]


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, RecordFacts]:
    """Records by code, as far as the viewer may read them."""
    query = select(Record).join(Subject).where(col(Record.code).in_(codes), _visible(viewer))
    return {found.row.code: found for found in with_all(session, query)}


def unsorted_codes(session: Session, viewer: Viewer) -> list[str]:
    """The codes of all that waits to be sorted, as far as the viewer may read it."""
    query = select(Record.code).join(Subject).where(col(Record.status).in_(UNSORTED), _visible(viewer))
    return list(session.exec(query))


def unsorted(session: Session, viewer: Viewer, limit: int, offset: int = 0) -> Page:
    """待分类 · what waits for the credit office, oldest first; what waits for an answer last."""
    waits = (col(Record.status).in_(UNSORTED), _visible(viewer))
    total = session.exec(select(func.count()).select_from(Record).join(Subject).where(*waits)).one()
    query = select(Record).join(Subject).where(*waits)
    query = query.order_by(_has_open_step(), col(Record.filed_at), col(Record.id)).limit(limit).offset(offset)
    return Page(total, tuple(with_all(session, query)))


def waiting_for(session: Session, viewer: Viewer) -> list[RecordFacts]:
    """待补充、待陈述 · records about which the viewer was asked something, as author or as subject."""
    asked = select(Step.record_id).where(Step.owner_id == viewer.id, col(Step.answered_at).is_(None))
    query = select(Record).join(Subject).where(col(Record.id).in_(asked), _visible(viewer))
    query = query.where(col(Record.status).in_((*UNSORTED, RecordStatus.TRIAGED)))
    return with_all(session, query.order_by(col(Record.filed_at)))


def filed_by(session: Session, viewer: Viewer, limit: int) -> list[RecordFacts]:
    """The viewer's own records, newest first."""
    query = select(Record).where(Record.author_id == viewer.id, OPEN_RECORD)
    return with_all(session, query.order_by(col(Record.filed_at).desc()).limit(limit))


def found(session: Session, viewer: Viewer, code: str, day: date | None, limit: int) -> list[RecordFacts]:
    """Records that the viewer may read by their number or by the day they are about, newest first."""
    by_code, by_day = col(Record.code) == code, col(Record.occurred_on) == day
    query = select(Record).join(Subject).where(or_(by_code, by_day), _visible(viewer))
    return with_all(session, query.order_by(col(Record.id).desc()).limit(limit))


def kinds_filed(session: Session, viewer: Viewer) -> dict[str, int]:
    """How often the viewer filed each kind."""
    query = select(Record.kind, func.count()).where(Record.author_id == viewer.id).group_by(Record.kind)
    return dict(session.exec(query).all())


def file_of(session: Session, viewer: Viewer, code: str) -> Attachment | None:
    """An attachment by its code, if the viewer may read its record, or is still drafting with it."""
    inside = _visible(viewer, as_subject=False)
    query = select(Attachment).join(Record).join(Subject).where(Attachment.code == code, inside)
    drafting = select(Attachment).join(DraftRow, col(DraftRow.id) == col(Attachment.draft_id))
    own = drafting.where(Attachment.code == code, DraftRow.member_id == viewer.id)
    return session.exec(query).first() or session.exec(own).first()


def _visible(viewer: Viewer, as_subject: bool = True) -> ColumnElement[bool]:
    """What is open as far as it reaches, what is sealed for its subject and for whom it was unsealed."""
    return or_(and_(OPEN_RECORD, _within_reach(viewer, as_subject)), sealing.visible(viewer, as_subject))


def _within_reach(viewer: Viewer, as_subject: bool) -> ColumnElement[bool]:
    """The rows of `record.read` as a condition: the same that `permissions.allows` says of one row."""
    found = reach("record.read", viewer)
    if found.everywhere:
        return true()
    reasons: list[ColumnElement[bool]] = [false()]
    home = func.coalesce(Subject.department_id, Subject.id)
    not_oneself = col(Record.subject_id).is_distinct_from(viewer.subject_id)
    if Scope.OWN in found.scopes:
        reasons.append(col(Record.author_id) == viewer.id)
    if as_subject and Scope.SUBJECT in found.scopes and viewer.subject_id is not None:
        reasons.append(and_(col(Record.subject_id) == viewer.subject_id, col(Record.nature).is_not(None)))
    if found.departments:
        reasons.append(and_(home.in_(found.departments), not_oneself))
    if Scope.OFFICE in found.scopes:
        reasons.append(and_(home.in_(people.OFFICE_HOMES), not_oneself))
    return or_(*reasons)


def _has_open_step() -> ColumnElement[bool]:
    steps = select(Step.id).where(Step.record_id == Record.id, col(Step.answered_at).is_(None))
    return steps.exists()


def with_all(session: Session, query: Select[Any]) -> list[RecordFacts]:
    """Every record of a query whose condition somebody checked, with what belongs to it, in a few queries."""
    records: list[Record] = list(session.execute(query).scalars())
    ids = [record.id for record in records if record.id is not None]
    subjects = people.subject_lines_for_system(session, {record.subject_id for record in records})
    names = people.names_for_system(session, {record.author_id for record in records})
    steps = session.exec(select(Step).where(col(Step.record_id).in_(ids)).order_by(col(Step.id))).all()
    parties = people.parties_for_system(session, subjects.values())
    office = people.office_homes_for_system(session)
    corrections = session.exec(
        select(Record.corrects_id, Record.code).where(col(Record.corrects_id).in_(ids))
    ).all()
    files = session.exec(
        select(Attachment).where(col(Attachment.record_id).in_(ids)).order_by(col(Attachment.id))
    ).all()
    steps_of, files_of = _by_record(steps), _by_record(files)
    return [
        RecordFacts(
            row=record,
            subject=subjects[record.subject_id],
            author=names[record.author_id],
            steps=tuple(steps_of[record.id or 0]),
            files=tuple(files_of[record.id or 0]),
            corrections=tuple(code for corrects, code in corrections if corrects == record.id),
            party=parties[record.subject_id],
            office=subjects[record.subject_id].department_id in office,
        )
        for record in records
    ]


def _by_record(rows: Iterable[Beside]) -> dict[int, list[Beside]]:
    found: dict[int, list[Beside]] = defaultdict(list)
    for row in rows:
        found[row.record_id or 0].append(row)
    return found
