"""Reads about warning-and-rectification cases."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, or_
from sqlmodel import Session, col, select, true

from regulation import conflicts
from regulation.conflicts import Party
from regulation.permissions import Concern, Viewer, allows, reach
from regulation.vocabulary import CaseStatus, CaseStepKind, PlanItemStatus
from storage.queries import people
from storage.queries.people import SubjectLine
from storage.tables import Attachment, Case, CaseStep, PlanItem, Subject

INSIDE = (CaseStatus.PROPOSED, CaseStatus.DECLINED)  # the subject does not know of it
OVER = (CaseStatus.DECLINED, CaseStatus.EFFECTIVE, CaseStatus.FAILED, CaseStatus.CANCELLED)


@dataclass(frozen=True)
class CaseFacts:
    """All that a move, a guard or a card may want to know about one case; loaded in bulk."""

    row: Case
    subject: SubjectLine
    party: Party
    office: bool
    items: tuple[PlanItem, ...]
    steps: tuple[CaseStep, ...]
    files: tuple[Attachment, ...]
    names: dict[int, str]

    @property
    def concern(self) -> Concern:
        """Whom it is about, for the permission rows; until it is served neither subject nor head know of it."""
        if self.row.status in INSIDE:
            return Concern(about_id=self.row.subject_id, office=self.office)
        return Concern(
            department_id=self.subject.department_id,
            subject_id=self.row.subject_id,
            about_id=self.row.subject_id,
            office=self.office,
        )

    def speaks_for_it(self, viewer: Viewer) -> bool:
        """Whether somebody answers for the subject: the person, a department's head, a partner's contact."""
        return self.row.status not in INSIDE and (
            self.row.subject_id == viewer.subject_id or self.row.subject_id in viewer.heads
        )

    def visible(self, viewer: Viewer) -> bool:
        """Whether somebody may see it at all."""
        if self.row.status in INSIDE and conflicts.of(viewer, self.party):
            return False  # whom it is about, and those close to it, do not hear of what is not decided (K1)
        verifies = viewer.bound and any(step.by_id == viewer.id for step in self.verifications)
        return verifies or self.speaks_for_it(viewer) or allows("case.see", viewer, self.concern)

    def newest(self, kind: CaseStepKind) -> CaseStep | None:
        """The newest step of a kind."""
        return next((step for step in reversed(self.steps) if step.kind is kind), None)

    def waiting(self, kind: CaseStepKind) -> CaseStep | None:
        """The newest step of a kind, if nobody has decided on it yet."""
        step = self.newest(kind)
        return step if step and step.decided_at is None else None

    @property
    def plan(self) -> CaseStep | None:
        """The newest round of the plan."""
        return self.newest(CaseStepKind.PLAN)

    @property
    def verifications(self) -> tuple[CaseStep, ...]:
        """Who verifies in this round, and what they found."""
        mine = (step for step in self.steps if step.kind is CaseStepKind.VERIFICATION)
        return tuple(step for step in mine if step.round == self.row.round)

    @property
    def current(self) -> tuple[PlanItem, ...]:
        """The items that belong to the plan."""
        return tuple(item for item in self.items if item.status is not PlanItemStatus.DROPPED)

    @property
    def next_check_in(self) -> date | None:
        """When the subject says next how far it is; the days were fixed when the plan was approved."""
        step = next(
            (step for step in self.steps if step.kind is CaseStepKind.CHECK_IN and not step.decided_at), None
        )
        return date.fromisoformat(step.details["due"]) if step else None


@dataclass(frozen=True)
class ItemFacts:
    """One item of a plan, with its case."""

    row: PlanItem
    case: CaseFacts

    @property
    def concern(self) -> Concern:
        """That of its case."""
        return self.case.concern


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, CaseFacts]:
    """Cases by code, as far as the viewer may see them."""
    query = select(Case).where(col(Case.code).in_(codes))
    return {found.row.code: found for found in _with_all(session, query) if found.visible(viewer)}


def item_facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, ItemFacts]:
    """Items of plans by code, as far as the viewer may see their cases."""
    query = select(PlanItem.code, Case.code).join(Case, col(Case.id) == col(PlanItem.case_id))
    belongs = dict(session.exec(query.where(col(PlanItem.code).in_(codes))).all())
    known = facts(session, viewer, list(set(belongs.values())))
    return {
        row.code: ItemFacts(row, found) for found in known.values() for row in found.items if row.code in belongs
    }


def newest(
    session: Session, viewer: Viewer, limit: int, skip: int = 0, among: Collection[CaseStatus] | None = None
) -> list[CaseFacts]:
    """What the viewer may see, in these states, running ones first, then the newest."""
    query = select(Case).join(Subject, col(Subject.id) == col(Case.subject_id)).where(_near(viewer))
    query = query.where(col(Case.status).in_(among)) if among is not None else query
    query = query.order_by(col(Case.status).in_(OVER), col(Case.id).desc()).offset(skip).limit(limit)
    return [found for found in _with_all(session, query) if found.visible(viewer)]


def _near(viewer: Viewer) -> ColumnElement[bool]:
    """The rows that may be visible at all; whether they are, each says for itself."""
    found = reach("case.see", viewer)
    if found.everywhere:
        return true()
    verified = select(CaseStep.case_id).where(CaseStep.by_id == viewer.id)
    home = func.coalesce(Subject.department_id, Subject.id)
    theirs = or_(col(Case.subject_id).in_({viewer.subject_id, *viewer.heads}), home.in_(found.departments))
    return or_(
        and_(col(Case.status).not_in(INSIDE), theirs),
        col(Case.id).in_(verified.where(CaseStep.kind == CaseStepKind.VERIFICATION)),
    )


def running(session: Session, viewer: Viewer) -> list[tuple[CaseStatus, datetime]]:
    """State and beginning of every case that still runs and that the viewer may see."""
    query = select(Case).join(Subject, col(Subject.id) == col(Case.subject_id))
    query = query.where(_near(viewer), col(Case.status).not_in(OVER))
    return [(row.status, row.opened_at) for row in session.exec(query)]


def open_codes(session: Session, viewer: Viewer) -> list[str]:
    """The codes of every case that still runs and that the viewer may see; nothing sealed is opened for it."""
    query = select(Case.code, Case.status, Case.subject_id).join(Subject, col(Subject.id) == col(Case.subject_id))
    rows = session.exec(query.where(_near(viewer), col(Case.status).not_in(OVER))).all()
    undecided = {subject for _, status, subject in rows if status in INSIDE}
    parties = people.parties_for_system(session, people.subject_lines_for_system(session, undecided).values())
    hidden = {subject for subject, party in parties.items() if conflicts.of(viewer, party)}  # K1, as for one case
    return [code for code, status, subject in rows if not (status in INSIDE and subject in hidden)]


def worked_on_for_system(session: Session, row: Case) -> frozenset[int]:
    """经办人 · everybody who did anything in a case: opened, issued, reviewed, verified or answered."""
    steps = session.exec(select(CaseStep.by_id, CaseStep.decided_by_id).where(CaseStep.case_id == row.id)).all()
    found = {row.opened_by_id, row.issued_by_id, *(each for step in steps for each in step)}
    return frozenset(each for each in found if each)


def file_of(session: Session, viewer: Viewer, code: str) -> Attachment | None:
    """A file of a case by its code, for those who may see the case."""
    found = session.exec(
        select(Attachment, Case.code)
        .join(Case, col(Case.id) == col(Attachment.case_id))
        .where(Attachment.code == code)
    ).first()
    return found[0] if found and facts(session, viewer, [found[1]]) else None


def _with_all(session: Session, query: Any) -> list[CaseFacts]:
    rows: list[Case] = list(session.execute(query).scalars())
    ids = [row.id for row in rows]
    subjects = people.subject_lines_for_system(session, {row.subject_id for row in rows})
    parties = people.parties_for_system(session, subjects.values())
    office = people.office_homes_for_system(session)
    items, steps, files = (session.exec(each, params={"ids": ids}).all() for each in (_ITEMS, _STEPS, _FILES))
    names = people.names_for_system(session, {step.by_id for step in steps if step.by_id})
    return [
        CaseFacts(
            row=row,
            subject=subjects[row.subject_id],
            party=parties[row.subject_id],
            office=subjects[row.subject_id].department_id in office,
            items=tuple(item for item in items if item.case_id == row.id),
            steps=tuple(step for step in steps if step.case_id == row.id),
            files=tuple(file for file in files if file.case_id == row.id),
            names=names,
        )
        for row in rows
    ]


def _of_cases(table: Any) -> Any:
    among = col(table.case_id).in_(bindparam("ids", expanding=True))
    return select(table).where(among).order_by(col(table.id))


_ITEMS, _STEPS, _FILES = _of_cases(PlanItem), _of_cases(CaseStep), _of_cases(Attachment)
