"""Reads about who may apply for repair: a low grade, the case behind it, what happened since (7.1)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from sqlmodel import Session, col, or_, select

from regulation.grades import LOW, GradeOrigin, GradingStatus
from regulation.permissions import CLOCK, Concern, Viewer, allows
from regulation.repair import RUNNING
from regulation.vocabulary import CaseStatus, Nature, RecordStatus, Severity, SubjectKind
from storage.queries import cases, people, standing
from storage.queries.cases import INSIDE, CaseFacts
from storage.queries.people import SubjectLine
from storage.tables import Case, Grading, Record, Repair, Subject

UNSEEN = (*INSIDE, CaseStatus.CANCELLED)  # what nobody heard of yet, and what was taken back, puts nothing right
SUCCEEDS = (GradeOrigin.REPAIR, GradeOrigin.CORRECTION)
GRAVE = (Severity.MODERATE, Severity.SERIOUS)


@dataclass(frozen=True)
class RestorableFacts:
    """A decided grade and all that eligibility is judged by; loaded in bulk.

    `since`: from which day its periods count; `case`: what is to put it right; `violations`: the days of all
    that was established against the subject and is not minor; `applications` of the subject, the newest first;
    `office`: it belongs to the credit office; `dissolved`: a department that is no more.
    """

    row: Grading
    since: date | None
    subject: SubjectLine
    office: bool
    dissolved: bool
    case: CaseFacts | None
    violations: tuple[date, ...]
    applications: tuple[Repair, ...]

    @property
    def concern(self) -> Concern:
        """Whom it is about, for the permission rows."""
        return Concern(
            department_id=self.subject.department_id,
            subject_id=self.row.subject_id,
            about_id=self.row.subject_id,
            office=self.office,
        )

    @property
    def running(self) -> Repair | None:
        """The application that is being handled, if there is one."""
        return next((each for each in self.applications if each.status in RUNNING), None)

    def without(self, application: Repair) -> Self:
        """As it would stand had this application not been made."""
        return replace(self, applications=tuple(each for each in self.applications if each.id != application.id))

    def speaks_for_it(self, viewer: Viewer) -> bool:
        """Whether somebody answers for the subject: the person, a department's head, a partner's contact."""
        return self.row.subject_id in {viewer.subject_id, *viewer.heads}

    def visible(self, viewer: Viewer) -> bool:
        """Whether somebody may see it at all."""
        return self.speaks_for_it(viewer) or allows("repair.see", viewer, self.concern)


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, RestorableFacts]:
    """Decided grades by code, as far as the viewer may see them."""
    query = select(Grading).where(col(Grading.code).in_(codes), Grading.status == GradingStatus.DECIDED)
    return {
        found.row.code: found for found in _with_all(session, session.exec(query).all()) if found.visible(viewer)
    }


def spoken_for(session: Session, viewer: Viewer, today: date) -> list[tuple[SubjectLine, RestorableFacts | None]]:
    """Everybody the viewer answers for, oneself first, each with the grade in force on that day, if any."""
    ids = list(dict.fromkeys(each for each in (viewer.subject_id, *sorted(viewer.heads)) if each))
    lines = people.subject_lines_for_system(session, ids)
    grades = [standing.grade_of_for_system(session, each, today) for each in ids]
    found = {each.row.subject_id: each for each in _with_all(session, [grade for grade in grades if grade])}
    return [(lines[each], found.get(each)) for each in ids]


def low_for_system(session: Session, today: date) -> list[str]:
    """The codes of every C and D that is in force on a day."""
    query = select(Grading.code).where(Grading.status == GradingStatus.DECIDED, col(Grading.grade).in_(LOW))
    query = query.where(col(Grading.effective_on) <= today)
    query = query.where(or_(col(Grading.ended_on).is_(None), col(Grading.ended_on) > today))
    return list(session.exec(query.order_by(col(Grading.id))))


def running_for_system(session: Session, subject_id: int) -> str | None:
    """The code of an application of the subject that is being handled; two turns look one after the other."""
    session.exec(select(Subject.id).where(Subject.id == subject_id).with_for_update()).one()
    query = select(Repair.code).where(Repair.subject_id == subject_id, col(Repair.status).in_(RUNNING))
    return session.exec(query.limit(1)).first()


def _with_all(session: Session, rows: Sequence[Grading]) -> list[RestorableFacts]:
    ids = {row.subject_id for row in rows}
    subjects = people.subject_lines_for_system(session, ids)
    ended = select(Subject.id).where(col(Subject.id).in_(ids), col(Subject.ended_on).is_not(None))
    dissolved = set(session.exec(ended.where(Subject.kind == SubjectKind.DEPARTMENT)))
    homes = people.office_homes_for_system(session)
    known, violations = _cases(session, ids), _violations(session, ids)
    applied = select(Repair).where(col(Repair.subject_id).in_(ids)).order_by(col(Repair.id).desc())
    applications = session.exec(applied).all()
    return [
        RestorableFacts(
            row=row,
            since=standing.held_since_for_system(session, row),
            subject=subjects[row.subject_id],
            office=subjects[row.subject_id].department_id in homes,
            dissolved=row.subject_id in dissolved,
            case=_behind(row, known),
            violations=tuple(day for subject, day in violations if subject == row.subject_id),
            applications=tuple(each for each in applications if each.subject_id == row.subject_id),
        )
        for row in rows
    ]


def _behind(row: Grading, known: Sequence[CaseFacts]) -> CaseFacts | None:
    """The grade's own case, or the newest that was begun since the grade was proposed."""
    fit = (each for each in known if each.row.subject_id == row.subject_id and _puts_right(each.row, row))
    return max(fit, key=lambda each: each.row.id or 0, default=None)


def _puts_right(case: Case, row: Grading) -> bool:
    """What was over before a grade was proposed puts right nothing that the grade is for; but a repair and a
    correction take the place of a grade that it may have been for."""
    if case.id != row.case_id:
        return case.opened_at >= row.proposed_at
    return row.origin in SUCCEEDS or case.ended_at is None or case.ended_at >= row.proposed_at


def _cases(session: Session, ids: set[int]) -> list[CaseFacts]:
    """Not those that the subject does not know of: what one hears of one's eligibility must not tell."""
    query = select(Case.code).where(col(Case.subject_id).in_(ids), col(Case.status).not_in(UNSEEN))
    return list(cases.facts(session, CLOCK, session.exec(query).all()).values())


def _violations(session: Session, ids: set[int]) -> Sequence[tuple[int, date]]:
    query = select(col(Record.subject_id), col(Record.occurred_on)).where(col(Record.subject_id).in_(ids))
    query = query.where(Record.status == RecordStatus.SUBSTANTIATED, Record.nature == Nature.NEGATIVE)
    return session.exec(query.where(col(Record.severity).in_(GRAVE))).all()
