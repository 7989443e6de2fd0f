"""Reads about people and subjects."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from regulation.permissions import Viewer
from regulation.vocabulary import Language, Role, SubjectKind
from storage import search
from storage.tables import Member, Record, RoleGrant, SearchKey, Subject

_home = aliased(Subject)  # the department somebody belongs to


@dataclass(frozen=True)
class Actor:
    """A member as the conversation knows them: who they are, and what they may be."""

    id: int
    code: str
    name: str
    language: Language
    department: str | None
    viewer: Viewer
    left_on: date | None


@dataclass(frozen=True)
class SubjectLine:
    """A subject as one line of a list."""

    id: int
    code: str
    kind: SubjectKind
    name: str
    department_id: int | None  # the department it belongs to, or itself if it is one
    department: str | None
    member_id: int | None


def actors_for_system(session: Session, codes: Iterable[str] | None = None) -> dict[str, Actor]:
    """Members by code (all of them without codes), with their roles and department."""
    query = select(Member, _home).join(Subject, col(Subject.id) == col(Member.subject_id))
    query = query.outerjoin(_home, col(_home.id) == col(Subject.department_id))
    if codes is not None:
        query = query.where(col(Member.code).in_(list(codes)))
    rows = session.exec(query.order_by(col(Member.id))).all()
    roles = _roles(session, [member.id for member, _ in rows])
    return {
        member.code: Actor(
            id=_known(member.id),
            code=member.code,
            name=member.name,
            language=member.language,
            department=department.title if department else None,
            viewer=Viewer(
                _known(member.id), department.id if department else None, roles.get(_known(member.id), frozenset())
            ),
            left_on=member.left_on,
        )
        for member, department in rows
    }


def actor_for_system(session: Session, code: str) -> Actor | None:
    """One member by code."""
    return actors_for_system(session, [code]).get(code)


def subjects(
    session: Session,
    viewer: Viewer,
    text: str = "",
    limit: int = 10,
    offset: int = 0,
    kind: SubjectKind | None = None,
) -> list[SubjectLine]:
    """Subjects a record may be about, those this viewer wrote about most often first; found by any spelling.

    Everybody in the house may name anybody in it: who may see the record is decided by the record's own rows.
    """
    query = _lines().where(col(Subject.ended_on).is_(None))
    if kind:
        query = query.where(Subject.kind == kind)
    if key := search.folded(text):
        hits = select(SearchKey.subject_id).where(SearchKey.key >= key, SearchKey.key < key + "\U0010ffff")
        query = query.where(col(Subject.id).in_(hits))
    uses = (
        select(func.count(col(Record.id)))
        .where(Record.subject_id == Subject.id, Record.author_id == viewer.id)
        .correlate(Subject)
        .scalar_subquery()
    )
    people_last = col(Subject.kind) == SubjectKind.STAFF
    query = query.order_by(uses.desc(), people_last, col(Subject.id)).limit(limit).offset(offset)
    return _as_lines(session, query)


def subjects_named(session: Session, viewer: Viewer, codes: Iterable[str]) -> dict[str, SubjectLine]:
    """Subjects by code, whether or not they still are in the house."""
    query = _lines().where(col(Subject.code).in_(list(codes)))
    return {line.code: line for line in _as_lines(session, query)}


def subject_lines_for_system(session: Session, ids: Iterable[int]) -> dict[int, SubjectLine]:
    """Subjects by id, for rows whose own permission was checked already."""
    query = _lines().where(col(Subject.id).in_(list(ids)))
    return {line.id: line for line in _as_lines(session, query)}


def member_code_for_system(session: Session, member_id: int) -> str:
    """The code of a member."""
    return session.exec(select(Member.code).where(Member.id == member_id)).one()


def department_for_system(session: Session, title: str) -> Subject | None:
    """A department by its exact name."""
    query = select(Subject).where(Subject.kind == SubjectKind.DEPARTMENT, Subject.title == title)
    return session.exec(query).first()


def subject_for_system(session: Session, code: str) -> Subject:
    """The row of a subject whose code was checked already."""
    return session.exec(select(Subject).where(Subject.code == code)).one()


def holders_for_system(session: Session, role: Role, today: date) -> list[int]:
    """The ids of the members who hold a role and have not left."""
    here = or_(col(Member.left_on).is_(None), col(Member.left_on) > today)
    query = select(RoleGrant.member_id).join(Member).where(RoleGrant.role == role, here)
    return list(session.exec(query.order_by(col(RoleGrant.member_id))))


def names_for_system(session: Session, member_ids: Iterable[int]) -> dict[int, str]:
    """Names by member id, for rows whose own permission was checked already."""
    rows = session.exec(select(Member.id, Member.name).where(col(Member.id).in_(set(member_ids))))
    return {_known(id_): name for id_, name in rows}


def _lines() -> Any:
    """Subjects with their member, if a person, and the department they belong to."""
    query = select(Subject, Member, _home).outerjoin(Member, col(Member.subject_id) == col(Subject.id))
    return query.outerjoin(_home, col(_home.id) == col(Subject.department_id))


def _as_lines(session: Session, query: Select[Any]) -> list[SubjectLine]:
    return [_line(*row) for row in session.execute(query)]


def _line(subject: Subject, member: Member | None, home: Subject | None) -> SubjectLine:
    return SubjectLine(
        id=_known(subject.id),
        code=subject.code,
        kind=subject.kind,
        name=member.name if member else subject.title or "",
        department_id=subject.id if subject.kind is SubjectKind.DEPARTMENT else subject.department_id,
        department=home.title if home else None,
        member_id=member.id if member else None,
    )


def _roles(session: Session, member_ids: list[int | None]) -> dict[int, frozenset[Role]]:
    found: dict[int, set[Role]] = {}
    for grant in session.exec(select(RoleGrant).where(col(RoleGrant.member_id).in_(member_ids))):
        found.setdefault(grant.member_id, set()).add(grant.role)
    return {id_: frozenset(roles) for id_, roles in found.items()}


def _known(id_: int | None) -> int:
    if id_ is None:
        raise ValueError("this row was never stored")
    return id_
