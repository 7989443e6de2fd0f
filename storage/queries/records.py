"""Reads about credit records."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_
from sqlmodel import Session, col, false, select, true

from regulation.permissions import Concern, Scope, Viewer, scopes
from regulation.vocabulary import RecordStatus
from storage.queries import people
from storage.queries.people import SubjectLine
from storage.tables import Attachment, DraftRow, Record, Step, Subject

UNSORTED = (RecordStatus.SUBMITTED, RecordStatus.LEAD)  # 待分类


@dataclass(frozen=True)
class RecordFacts:
    """All that a move, a guard or a card may want to know about one record; loaded in bulk."""

    row: Record
    subject: SubjectLine
    author: str
    steps: tuple[Step, ...]
    files: tuple[Attachment, ...]

    @property
    def concern(self) -> Concern:
        """Its author and department, for the permission rows."""
        return Concern(self.row.author_id, self.subject.department_id)

    @property
    def asked(self) -> Step | None:
        """The question that still waits for an answer, if any."""
        return next((step for step in self.steps if step.answered_at is None), None)


@dataclass(frozen=True)
class Page:
    """Some rows of a longer list."""

    total: int
    rows: tuple[RecordFacts, ...]


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, RecordFacts]:
    """Records by code, as far as the viewer may read them."""
    query = select(Record).join(Subject).where(col(Record.code).in_(codes), _visible(viewer))
    return {found.row.code: found for found in _with_all(session, query)}


def unsorted(session: Session, viewer: Viewer, limit: int, offset: int = 0) -> Page:
    """待分类 · what waits for the credit office, oldest first; what waits for an answer last."""
    waits = (col(Record.status).in_(UNSORTED), _visible(viewer))
    total = session.exec(select(func.count()).select_from(Record).join(Subject).where(*waits)).one()
    query = select(Record).join(Subject).where(*waits)
    query = query.order_by(_has_open_step(), col(Record.filed_at), col(Record.id)).limit(limit).offset(offset)
    return Page(total, tuple(_with_all(session, query)))


def waiting_for(session: Session, viewer: Viewer) -> list[RecordFacts]:
    """待补充 · records whose author was asked something, if the viewer is that author."""
    asked = select(Step.record_id).where(Step.owner_id == viewer.id, col(Step.answered_at).is_(None))
    query = select(Record).where(col(Record.id).in_(asked), Record.author_id == viewer.id)
    query = query.where(col(Record.status).in_(UNSORTED))
    return _with_all(session, query.order_by(col(Record.filed_at)))


def filed_by(session: Session, viewer: Viewer, limit: int) -> list[RecordFacts]:
    """The viewer's own records, newest first."""
    query = select(Record).where(Record.author_id == viewer.id)
    return _with_all(session, query.order_by(col(Record.filed_at).desc()).limit(limit))


def kinds_filed(session: Session, viewer: Viewer) -> dict[str, int]:
    """How often the viewer filed each kind."""
    query = select(Record.kind, func.count()).where(Record.author_id == viewer.id).group_by(Record.kind)
    return dict(session.exec(query).all())


def file_of(session: Session, viewer: Viewer, code: str) -> Attachment | None:
    """An attachment by its code, if the viewer may read its record, or is still drafting with it."""
    query = select(Attachment).join(Record).join(Subject).where(Attachment.code == code, _visible(viewer))
    drafting = select(Attachment).join(DraftRow, col(DraftRow.id) == col(Attachment.draft_id))
    own = drafting.where(Attachment.code == code, DraftRow.member_id == viewer.id)
    return session.exec(query).first() or session.exec(own).first()


def _visible(viewer: Viewer) -> ColumnElement[bool]:
    reach = scopes("record.read", viewer)
    if Scope.EVERYWHERE in reach:
        return true()
    reasons: list[ColumnElement[bool]] = [false()]
    if Scope.OWN in reach:
        reasons.append(col(Record.author_id) == viewer.id)
    if Scope.DEPARTMENT in reach and viewer.department_id is not None:
        reasons.append(func.coalesce(Subject.department_id, Subject.id) == viewer.department_id)
    return or_(*reasons)


def _has_open_step() -> ColumnElement[bool]:
    steps = select(Step.id).where(Step.record_id == Record.id, col(Step.answered_at).is_(None))
    return steps.exists()


def _with_all(session: Session, query: Select[Any]) -> list[RecordFacts]:
    records: list[Record] = list(session.execute(query).scalars())
    ids = [record.id for record in records if record.id is not None]
    subjects = people.subject_lines_for_system(session, {record.subject_id for record in records})
    names = people.names_for_system(session, {record.author_id for record in records})
    steps = session.exec(select(Step).where(col(Step.record_id).in_(ids)).order_by(col(Step.id))).all()
    files = session.exec(
        select(Attachment).where(col(Attachment.record_id).in_(ids)).order_by(col(Attachment.id))
    ).all()
    return [
        RecordFacts(
            row=record,
            subject=subjects[record.subject_id],
            author=names[record.author_id],
            steps=tuple(step for step in steps if step.record_id == record.id),
            files=tuple(file for file in files if file.record_id == record.id),
        )
        for record in records
    ]
