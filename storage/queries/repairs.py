"""Reads about applications for credit repair, each with the grade it is to repair and the case behind it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select, true

from regulation.conflicts import Party
from regulation.grades import Grade
from regulation.permissions import Concern, Viewer, allows, reach
from regulation.repair import RUNNING, RepairStatus, RepairStepKind
from storage.queries import people
from storage.queries.people import SubjectLine
from storage.tables import Attachment, Case, Grading, Repair, RepairStep, Subject


@dataclass(frozen=True)
class RepairFacts:
    """All that a move, a guard or a card may want to know about one application; loaded in bulk."""

    row: Repair
    grading: Grading
    case: Case | None
    subject: SubjectLine
    party: Party
    office: bool
    steps: tuple[RepairStep, ...]
    files: tuple[Attachment, ...]
    names: dict[int, str]

    @property
    def grade(self) -> Grade:
        """The grade it is to repair: who decides depends on it."""
        return self.grading.grade

    @property
    def concern(self) -> Concern:
        """Whom it is about, for the permission rows."""
        return Concern(
            department_id=self.subject.department_id,
            subject_id=self.row.subject_id,
            about_id=self.row.subject_id,
            office=self.office,
        )

    def speaks_for_it(self, viewer: Viewer) -> bool:
        """Whether somebody answers for the subject: the person, a department's head, a partner's contact."""
        return self.row.subject_id in {viewer.subject_id, *viewer.heads}

    def visible(self, viewer: Viewer) -> bool:
        """Whether somebody may see it at all."""
        looks = any(step.by_id == viewer.id for step in self.verifications) and self.row.status in RUNNING
        verifies = viewer.bound and looks  # once it is decided the matter is no longer theirs (8.2-c)
        return verifies or self.speaks_for_it(viewer) or allows("repair.see", viewer, self.concern)

    @property
    def verifications(self) -> tuple[RepairStep, ...]:
        """Who looks on site, and what they found."""
        return tuple(step for step in self.steps if step.kind is RepairStepKind.VERIFICATION)

    @property
    def findings(self) -> tuple[RepairStep, ...]:
        """Whatever was found, by those who looked and by whoever settled it where they differed."""
        found = (RepairStepKind.VERIFICATION, RepairStepKind.SETTLEMENT)
        return tuple(step for step in self.steps if step.kind in found)

    @property
    def confirmed(self) -> bool | None:
        """核实结论 · as everybody found who looked, or as it was settled where they disagreed; None: still open."""
        settled = self.newest(RepairStepKind.SETTLEMENT)
        if settled:
            return settled.granted
        found = {step.granted for step in self.verifications}
        return found.pop() if len(found) == 1 else None

    def newest(self, kind: RepairStepKind) -> RepairStep | None:
        """The newest step of a kind."""
        return next((step for step in reversed(self.steps) if step.kind is kind), None)


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, RepairFacts]:
    """Applications by code, as far as the viewer may see them."""
    query = select(Repair).where(col(Repair.code).in_(codes))
    return {found.row.code: found for found in _with_all(session, query) if found.visible(viewer)}


def newest(
    session: Session, viewer: Viewer, limit: int, skip: int = 0, among: Collection[RepairStatus] | None = None
) -> list[RepairFacts]:
    """What the viewer may see, in these states, running ones first, then the newest."""
    query = select(Repair).join(Subject, col(Subject.id) == col(Repair.subject_id)).where(_near(viewer))
    query = query.where(col(Repair.status).in_(among)) if among is not None else query
    query = query.order_by(col(Repair.status).in_(RUNNING).desc(), col(Repair.id).desc()).offset(skip).limit(limit)
    return [found for found in _with_all(session, query) if found.visible(viewer)]


def open_codes(session: Session, viewer: Viewer) -> list[str]:
    """The codes of every application that waits for somebody and that the viewer may see."""
    query = select(Repair.code).join(Subject, col(Subject.id) == col(Repair.subject_id)).where(_near(viewer))
    return list(session.exec(query.where(col(Repair.status).in_(RUNNING))))


def of_grading_for_system(session: Session, grading_id: int) -> list[Repair]:
    """Every application to repair one grade, the newest first."""
    query = select(Repair).where(Repair.grading_id == grading_id).order_by(col(Repair.id).desc())
    return list(session.exec(query))


def of_subject_for_system(session: Session, subject_id: int) -> list[Repair]:
    """Every application of one subject, the newest first."""
    query = select(Repair).where(Repair.subject_id == subject_id).order_by(col(Repair.id).desc())
    return list(session.exec(query))


def file_of(session: Session, viewer: Viewer, code: str) -> Attachment | None:
    """A file of an application by its code, for those who may see the application."""
    query = select(Attachment, Repair.code).join(Repair, col(Repair.id) == col(Attachment.repair_id))
    found = session.exec(query.where(Attachment.code == code)).first()
    return found[0] if found and facts(session, viewer, [found[1]]) else None


def drop_file_for_system(session: Session, file: Attachment) -> None:
    """Forgets a file of an application; its content goes with the next sweep."""
    session.delete(file)
    session.flush()


def since_for_system(session: Session, day: date) -> list[Repair]:
    """Applications that run, or were settled on that day or later, decided on or not: for the numbers.

    One that was decided counts on the day of its decision, not again when its observation ends.
    """
    running = col(Repair.status).in_(RUNNING)
    settled = func.coalesce(Repair.decided_on, Repair.ended_on)
    return list(session.exec(select(Repair).where(or_(running, settled >= day))))


def _near(viewer: Viewer) -> ColumnElement[bool]:
    """The rows that may be visible at all; whether they are, each says for itself."""
    found = reach("repair.see", viewer)
    if found.everywhere:
        return true()
    verifies = select(RepairStep.repair_id).where(
        RepairStep.by_id == viewer.id, RepairStep.kind == RepairStepKind.VERIFICATION
    )
    home = func.coalesce(Subject.department_id, Subject.id)
    theirs = or_(col(Repair.subject_id).in_({viewer.subject_id, *viewer.heads}), home.in_(found.departments))
    return or_(theirs, col(Repair.id).in_(verifies))


def _with_all(session: Session, query: Any) -> list[RepairFacts]:
    rows: list[Repair] = list(session.execute(query).scalars())
    ids = [row.id for row in rows]
    subjects = people.subject_lines_for_system(session, {row.subject_id for row in rows})
    parties = people.parties_for_system(session, subjects.values())
    homes = people.office_homes_for_system(session)
    gradings = {each.id: each for each in _among(session, Grading, {row.grading_id for row in rows})}
    cases = {each.id: each for each in _among(session, Case, {row.case_id for row in rows})}
    steps = list(
        session.exec(select(RepairStep).where(col(RepairStep.repair_id).in_(ids)).order_by(col(RepairStep.id)))
    )
    files = list(
        session.exec(select(Attachment).where(col(Attachment.repair_id).in_(ids)).order_by(col(Attachment.id)))
    )
    told = {row.applied_by_id for row in rows} | {step.by_id for step in steps if step.by_id}
    names = people.names_for_system(session, told)
    return [
        RepairFacts(
            row=row,
            grading=gradings[row.grading_id],
            case=cases.get(row.case_id),
            subject=subjects[row.subject_id],
            party=parties[row.subject_id],
            office=subjects[row.subject_id].department_id in homes,
            steps=tuple(step for step in steps if step.repair_id == row.id),
            files=tuple(file for file in files if file.repair_id == row.id),
            names=names,
        )
        for row in rows
    ]


def _among(session: Session, table: Any, ids: Collection[int | None]) -> list[Any]:
    return list(session.exec(select(table).where(table.id.in_(ids))))
