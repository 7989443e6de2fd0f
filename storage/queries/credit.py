"""Reads about grades and restrictions, each with all that is to be known of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, not_, or_
from sqlmodel import Session, col, select, true

from regulation import conflicts
from regulation.conflicts import Party
from regulation.grades import Grade, GradingStatus, GradingStepKind
from regulation.measures import MeasureStatus
from regulation.permissions import Concern, Viewer, allows, reach
from regulation.vocabulary import Role, SubjectKind
from storage.queries import people, viewers
from storage.queries.people import SubjectLine
from storage.tables import Attachment, Case, Grading, GradingStep, Measure, RoleGrant, Subject

UNTOLD = (GradingStatus.READY, GradingStatus.DECLINED)  # the subject does not know of it, unless it was heard
OPEN = (GradingStatus.STATEMENT, GradingStatus.READY)


@dataclass(frozen=True)
class GradingFacts:
    """All that a move, a guard or a card may want to know about one grade of one subject; loaded in bulk.

    `office`: it is about the credit office's own department or people, or the chair has a conflict: others decide.
    """

    row: Grading
    subject: SubjectLine
    party: Party
    office: bool
    steps: tuple[GradingStep, ...]
    measures: tuple[Measure, ...]
    files: tuple[Attachment, ...]
    names: dict[int, str]
    case: str | None = None  # the code of the case behind it; not everybody who sees the grade may see that

    @property
    def inside(self) -> bool:
        """Whether the subject does not know of it: what needs no statement is told once it is decided."""
        return self.row.status in UNTOLD and self.row.grade is not Grade.D

    @property
    def concern(self) -> Concern:
        """Whom it is about, for the permission rows."""
        if self.inside:
            return Concern(about_id=self.row.subject_id, office=self.office)
        return Concern(
            department_id=self.subject.department_id,
            subject_id=self.row.subject_id,
            about_id=self.row.subject_id,
            office=self.office,
        )

    def speaks_for_it(self, viewer: Viewer) -> bool:
        """Whether somebody answers for the subject: the person, a department's head, a partner's contact."""
        return not self.inside and self.row.subject_id in {viewer.subject_id, *viewer.heads}

    def visible(self, viewer: Viewer) -> bool:
        """Whether somebody may see it at all."""
        if self.inside and conflicts.of(viewer, self.party):
            return False  # those close to it do not hear of what is not decided (K1)
        return self.speaks_for_it(viewer) or allows("grade.see", viewer, self.concern)

    @property
    def proposed(self) -> tuple[Measure, ...]:
        """The restrictions that wait to be decided."""
        return tuple(each for each in self.measures if each.status is MeasureStatus.PROPOSED)

    @property
    def statement(self) -> GradingStep | None:
        """What the subject said to what waits now: to the grade, or to restrictions proposed after it."""
        said = [step for step in self.steps if step.kind is GradingStepKind.STATEMENT]
        if self.row.status is GradingStatus.DECIDED:
            since = max((each.proposed_at for each in self.proposed), default=None)
            said = [step for step in said if since is None or step.at >= since]
        return said[-1] if said else None


@dataclass(frozen=True)
class MeasureFacts:
    """One restriction, with the grade it follows on."""

    row: Measure
    grading: GradingFacts

    @property
    def concern(self) -> Concern:
        """That of its grade."""
        return self.grading.concern

    @property
    def subject(self) -> SubjectLine:
        """Whom it is about."""
        return self.grading.subject

    @property
    def party(self) -> Party:
        """The same, as the conflict rules see it."""
        return self.grading.party

    @property
    def steps(self) -> tuple[GradingStep, ...]:
        """What was said about its grade."""
        return self.grading.steps


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, GradingFacts]:
    """Grades by code, as far as the viewer may see them."""
    query = select(Grading).where(col(Grading.code).in_(codes))
    return {found.row.code: found for found in _with_all(session, query) if found.visible(viewer)}


def measure_facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, MeasureFacts]:
    """Restrictions by code, as far as the viewer may see the grades they follow on."""
    query = select(Measure.code, Grading.code).join(Grading, col(Grading.id) == col(Measure.grading_id))
    belongs = dict(session.exec(query.where(col(Measure.code).in_(codes))).all())
    known = facts(session, viewer, list(set(belongs.values())))
    return {
        row.code: MeasureFacts(row, found)
        for found in known.values()
        for row in found.measures
        if row.code in belongs
    }


def newest(
    session: Session, viewer: Viewer, limit: int, skip: int = 0, among: Collection[GradingStatus] | None = None
) -> list[GradingFacts]:
    """What the viewer may see, in these states, open ones first, then the newest."""
    query = select(Grading).join(Subject, col(Subject.id) == col(Grading.subject_id)).where(_near(viewer))
    query = query.where(col(Grading.status).in_(among)) if among is not None else query
    query = query.order_by(not_(col(Grading.status).in_(OPEN)), col(Grading.id).desc()).offset(skip).limit(limit)
    return [found for found in _with_all(session, query) if found.visible(viewer)]


def newest_measures(session: Session, viewer: Viewer, limit: int, skip: int = 0) -> list[MeasureFacts]:
    """The restrictions that hold or are proposed and that the viewer may see, the newest first."""
    query = select(Measure.code).join(Grading, col(Grading.id) == col(Measure.grading_id))
    query = query.join(Subject, col(Subject.id) == col(Measure.subject_id)).where(_near(viewer))
    query = query.where(col(Measure.status).in_((MeasureStatus.PROPOSED, MeasureStatus.ACTIVE)))
    codes = session.exec(query.order_by(col(Measure.id).desc()).offset(skip).limit(limit)).all()
    found = measure_facts(session, viewer, codes)
    return [found[code] for code in codes if code in found]


def file_of(session: Session, viewer: Viewer, code: str) -> Attachment | None:
    """A file that belongs to a grade by its code, for those who may see the grade."""
    query = select(Attachment, Grading.code).join(Grading, col(Grading.id) == col(Attachment.grading_id))
    found = session.exec(query.where(Attachment.code == code)).first()
    return found[0] if found and facts(session, viewer, [found[1]]) else None


def _near(viewer: Viewer) -> ColumnElement[bool]:
    """The rows that may be visible at all; whether they are, each says for itself."""
    found = reach("grade.see", viewer)
    if found.everywhere:
        return true()
    home = func.coalesce(Subject.department_id, Subject.id)
    theirs = or_(col(Grading.subject_id).in_({viewer.subject_id, *viewer.heads}), home.in_(found.departments))
    return and_(theirs, or_(col(Grading.status).not_in(UNTOLD), col(Grading.grade) == Grade.D))


def _with_all(session: Session, query: Any) -> list[GradingFacts]:
    rows: list[Grading] = list(session.execute(query).scalars())
    ids = [row.id for row in rows]
    subjects = people.subject_lines_for_system(session, {row.subject_id for row in rows})
    parties = people.parties_for_system(session, subjects.values())
    parties = {id_: replace(party, chaired=_is_department(subjects[id_])) for id_, party in parties.items()}
    homes, chairs = people.office_homes_for_system(session), _chairs(session)
    steps = _of(session, GradingStep, ids)
    measures, files = _of(session, Measure, ids), _of(session, Attachment, ids)
    cases = dict(session.exec(select(Case.id, Case.code).where(col(Case.id).in_({r.case_id for r in rows}))).all())
    told = {each for row in rows for each in (row.proposed_by_id, row.decided_by_id) if each}
    names = people.names_for_system(session, told | {step.by_id for step in steps})
    return [
        GradingFacts(
            row=row,
            subject=(subject := subjects[row.subject_id]),
            party=parties[subject.id],
            office=subject.department_id in homes
            or any(conflicts.of(each, parties[subject.id]) for each in chairs),
            steps=tuple(each for each in steps if each.grading_id == row.id),
            measures=tuple(each for each in measures if each.grading_id == row.id),
            files=tuple(each for each in files if each.grading_id == row.id),
            names=names,
            case=cases.get(row.case_id),
        )
        for row in rows
    ]


def _of(session: Session, table: Any, ids: Sequence[int | None]) -> list[Any]:
    """What hangs on some grades, in the order in which it came."""
    return list(session.exec(select(table).where(table.grading_id.in_(ids)).order_by(table.id)))


def _is_department(subject: SubjectLine) -> bool:
    return subject.kind is SubjectKind.DEPARTMENT


def _chairs(session: Session) -> list[Viewer]:
    """Whoever is chair, with department and posts, which have no terms; on no day does anybody lend them a role."""
    ids = session.exec(select(RoleGrant.member_id).where(RoleGrant.role == Role.CHAIR)).all()
    found = viewers.viewers_for_system(session, ids, date.max) if ids else {}
    return [replace(each, roles=frozenset({Role.CHAIR})) for each in found.values()]
