"""Reads about requests for other people's keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from regulation.conflicts import Party
from regulation.measures import MeasureStatus
from regulation.permissions import Concern, Viewer
from regulation.repair import RepairStepKind
from regulation.two_keys import RULES, TwoKeys
from regulation.vocabulary import ApprovalStatus, Role, SubjectKind
from storage.queries import people
from storage.queries.people import SubjectLine
from storage.tables import Approval, ApprovalKey, Case, Grading, Measure, Member, Repair, RepairStep, RoleGrant


@dataclass(frozen=True)
class ApprovalFacts:
    """All that a key-holder, a guard or a card may want to know about one request."""

    row: Approval
    requester: str
    requester_code: str
    turned: dict[Role, int]  # who turned a key, as what
    holders: dict[int, str]  # their names
    party: Party | None  # whom the action is about
    hands: frozenset[int] = frozenset()  # who proposed it or worked on it before, and so holds no key to it (K2)

    @property
    def rule(self) -> TwoKeys:
        """The rule it was made under."""
        return RULES[self.row.rule]

    @property
    def concern(self) -> Concern:
        """Its requester."""
        return Concern(self.row.requester_id)


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, ApprovalFacts]:
    """Requests by code, for their requester, those who may hold a key, and the auditor."""
    rows = session.exec(select(Approval).where(col(Approval.code).in_(codes))).all()
    return {row.code: _facts(session, viewer, row) for row in rows if _sees(viewer, row)}


def waiting_for(session: Session, viewer: Viewer) -> list[ApprovalFacts]:
    """待审批 · open requests in which this person may turn a key, oldest first."""
    query = select(Approval).where(Approval.status == ApprovalStatus.PENDING).order_by(col(Approval.id))
    found = [_facts(session, viewer, row) for row in session.exec(query) if _sees(viewer, row)]
    return [each for each in found if each.rule.key_of(viewer, each.row.requester_id, each.turned)]


def same_open_for_system(session: Session, requester_id: int, payload_sha256: str) -> Approval | None:
    """A request of the same person for the same thing that is still open."""
    query = select(Approval).where(Approval.requester_id == requester_id, Approval.payload_sha256 == payload_sha256)
    return session.exec(query.where(Approval.status == ApprovalStatus.PENDING)).first()


def ever_held_for_system(session: Session, roles: Iterable[Role]) -> bool:
    """Whether anybody was ever given one of these roles."""
    return session.exec(select(RoleGrant).where(col(RoleGrant.role).in_(list(roles))).limit(1)).first() is not None


def key_holders_for_system(session: Session, rule: TwoKeys, today: date) -> set[int]:
    """Everybody who holds a role that may turn a key of this rule."""
    return {member for role in rule.roles for member in people.holders_for_system(session, role, today)}


def turned_for_system(session: Session, action: str, row_code: str) -> dict[Role, int]:
    """Who turned which key for an action on a row, the newest request counting last."""
    query = select(ApprovalKey).join(Approval, col(Approval.id) == col(ApprovalKey.approval_id))
    query = query.where(Approval.action == action, Approval.row_code == row_code).order_by(col(Approval.id))
    return {key.role: key.member_id for key in session.exec(query)}


def _sees(viewer: Viewer, row: Approval) -> bool:
    keyed = bool(viewer.roles & RULES[row.rule].roles) and viewer.bound
    return row.requester_id == viewer.id or keyed or Role.AUDITOR in viewer.roles


def _facts(session: Session, viewer: Viewer, row: Approval) -> ApprovalFacts:
    keys = session.exec(select(ApprovalKey).where(ApprovalKey.approval_id == row.id)).all()
    requester = session.get_one(Member, row.requester_id)
    about = _about(session, row)
    line = _subject(session, viewer, row, about)
    party = people.parties_for_system(session, [line])[line.id] if line else None
    if party and isinstance(about, Grading | Repair) and line and line.kind is SubjectKind.DEPARTMENT:
        party = replace(party, chaired=True)  # whoever leads it, the chair's key is the chair's (K1)
    return ApprovalFacts(
        row=row,
        requester=requester.name,
        requester_code=requester.code,
        turned={key.role: key.member_id for key in keys},
        holders=people.names_for_system(session, {key.member_id for key in keys}),
        party=party,
        hands=_hands(session, about),
    )


def _about(session: Session, row: Approval) -> Grading | Repair | Case | None:
    """The grade, the application for repair or the case that a request is for."""
    tables: tuple[Any, ...] = (Grading, Repair, Case)
    found = (session.exec(select(table).where(table.code == row.row_code)).first() for table in tables)
    return next((each for each in found if each), None) if row.row_code else None


def _subject(
    session: Session, viewer: Viewer, row: Approval, about: Grading | Repair | Case | None
) -> SubjectLine | None:
    """Whom a request names, or whom what it is for is about."""
    named = row.payload.get("subject")
    if isinstance(named, str):
        return people.subjects_named(session, viewer, [named]).get(named)
    return people.subject_lines_for_system(session, [about.subject_id])[about.subject_id] if about else None


def _hands(session: Session, about: Grading | Repair | Case | None) -> frozenset[int]:
    """Who proposed a grade and what is decided with it; who reviewed a repair, looked on site, settled it."""
    if isinstance(about, Grading):
        proposed = select(Measure.proposed_by_id).where(
            Measure.grading_id == about.id, Measure.status == MeasureStatus.PROPOSED
        )
        return frozenset({about.proposed_by_id, *session.exec(proposed)})
    if isinstance(about, Repair):
        looked = select(RepairStep.by_id).where(
            RepairStep.repair_id == about.id,
            col(RepairStep.kind).in_((RepairStepKind.VERIFICATION, RepairStepKind.SETTLEMENT)),
        )
        return frozenset(each for each in (about.reviewed_by_id, *session.exec(looked)) if each)
    return frozenset()
