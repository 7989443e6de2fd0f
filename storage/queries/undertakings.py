"""Reads about what people signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from regulation import roles as roles_rules
from regulation.permissions import Reach, Viewer, reach
from regulation.vocabulary import Undertaking
from storage.tables import Deadline, Holding, Member, RoleGrant, Signature, Subject

_newer = aliased(Signature)
_again = select(_newer.id).where(
    _newer.member_id == Signature.member_id,
    _newer.undertaking == Signature.undertaking,
    col(_newer.id) > col(Signature.id),
)
_here = select(Member.id).where(col(Member.left_on).is_(None))
_COUNTS = ~_again.exists() & col(Signature.member_id).in_(_here)  # still here, and has not signed the same again


@dataclass(frozen=True)
class Unsigned:
    """Somebody who has not signed something, or whose signature has run out."""

    name: str
    department: str


@dataclass(frozen=True)
class SignatureFacts:
    """The newest signature of somebody under one of the texts."""

    row: Signature


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, SignatureFacts]:
    """Signatures by code that still count: one's own, for whoever sees to it that people sign everybody's."""
    query = select(Signature).where(col(Signature.code).in_(codes), _COUNTS)
    if not reach("undertaking.missing", viewer).everywhere:
        query = query.where(Signature.member_id == viewer.id)
    return {row.code: SignatureFacts(row) for row in session.exec(query)}


def unclocked_for_system(session: Session, kind: str, limit: int) -> list[SignatureFacts]:
    """Signatures that count and never had a clock of this kind."""
    clocked = select(Deadline.row_code).where(Deadline.kind == kind)
    query = select(Signature).where(col(Signature.code).not_in(clocked), _COUNTS).limit(limit)
    return [SignatureFacts(row) for row in session.exec(query)]


def signed_for_system(session: Session, member_id: int) -> dict[Undertaking, Signature]:
    """A member's newest signature of each kind."""
    query = select(Signature).where(Signature.member_id == member_id).order_by(col(Signature.id))
    return {row.undertaking: row for row in session.exec(query)}


def missing(session: Session, reach: Reach, undertaking: Undertaking, today: date) -> list[Unsigned]:
    """尚未签署 · who of those within reach has no valid signature: for confidentiality those who need one."""
    home = aliased(Subject)
    signed = select(Signature.member_id).where(Signature.undertaking == undertaking, col(Signature.until) >= today)
    query = (
        select(Member.name, func.coalesce(col(home.title), ""))
        .join(Subject, col(Subject.id) == col(Member.subject_id))
        .join(home, col(home.id) == col(Subject.department_id), isouter=True)
        .where(or_(col(Member.left_on).is_(None), col(Member.left_on) > today), col(Member.id).not_in(signed))
    )
    if not reach.everywhere:
        query = query.where(col(Subject.department_id).in_(reach.departments))
    if undertaking is Undertaking.CONFIDENTIALITY:
        roles = select(RoleGrant.member_id).where(col(RoleGrant.role).in_(roles_rules.TRUSTED))
        posts = select(Holding.member_id)
        query = query.where(or_(col(Member.id).in_(roles), col(Member.id).in_(posts)))
    found = session.exec(query.order_by(col(home.id), col(Member.id)))
    return [Unsigned(name, department) for name, department in found]
