"""Reads about people and subjects."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, Row, bindparam, func, or_
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from regulation.permissions import Viewer
from regulation.vocabulary import Language, Role, SubjectKind
from storage import search
from storage.queries.prepared import fetch
from storage.tables import Member, Record, RoleGrant, SearchKey, Subject

_subject: Any = Subject.__table__  # type: ignore[attr-defined]
_member: Any = Member.__table__  # type: ignore[attr-defined]
_grant: Any = RoleGrant.__table__  # type: ignore[attr-defined]
_home: Any = _subject.alias()  # the department somebody belongs to


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
    everybody = codes is None
    rows = fetch(session, _ACTORS) if everybody else fetch(session, _ACTORS_NAMED, codes=list(codes or ()))
    roles: dict[int, set[Role]] = {}
    for row in rows:
        roles.setdefault(row.id, set()).update([row.role] if row.role else [])
    return {
        row.code: Actor(
            id=row.id,
            code=row.code,
            name=row.name,
            language=row.language,
            department=row.department,
            viewer=Viewer(row.id, row.department_id, frozenset(roles[row.id])),
            left_on=row.left_on,
        )
        for row in rows
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
    near: bool = False,
) -> list[SubjectLine]:
    """Subjects a record may be about, those this viewer wrote about most often first; found by any spelling.

    `near`: only the viewer's own department and its people.
    Everybody in the house may name anybody in it: who may see the record is decided by the record's own rows.
    """
    query = _LINES.where(col(Subject.ended_on).is_(None))
    if kind:
        query = query.where(col(Subject.kind) == kind)
    if near:
        query = query.where(func.coalesce(_subject.c.department_id, _subject.c.id) == viewer.department_id)
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
    return [_line(row) for row in fetch(session, query)]


def subjects_named(session: Session, viewer: Viewer, codes: Iterable[str]) -> dict[str, SubjectLine]:
    """Subjects by code, whether or not they still are in the house."""
    lines = [_line(row) for row in fetch(session, _LINES_NAMED, codes=list(codes))]
    return {line.code: line for line in lines}


def subject_lines_for_system(session: Session, ids: Iterable[int]) -> dict[int, SubjectLine]:
    """Subjects by id, for rows whose own permission was checked already."""
    lines = [_line(row) for row in fetch(session, _LINES_BY_ID, ids=list(ids))]
    return {line.id: line for line in lines}


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
    return [row.member_id for row in fetch(session, _HOLDERS, role=role, today=today)]


def names_for_system(session: Session, member_ids: Iterable[int]) -> dict[int, str]:
    """Names by member id, for rows whose own permission was checked already."""
    return {row.id: row.name for row in fetch(session, _NAMES, ids=list(set(member_ids)))}


def _line(row: Row[Any]) -> SubjectLine:
    return SubjectLine(
        id=row.id,
        code=row.code,
        kind=row.kind,
        name=row.name or row.title or "",
        department_id=row.id if row.kind is SubjectKind.DEPARTMENT else row.department_id,
        department=row.department,
        member_id=row.member_id,
    )


def _among(column: Any, name: str) -> Any:
    return column.in_(bindparam(name, expanding=True))


_ACTORS = (
    core_select(
        _member.c.id,
        _member.c.code,
        _member.c.name,
        _member.c.language,
        _member.c.left_on,
        _home.c.title.label("department"),
        _home.c.id.label("department_id"),
        _grant.c.role,
    )
    .select_from(_member)
    .join(_subject, _subject.c.id == _member.c.subject_id)
    .outerjoin(_home, _home.c.id == _subject.c.department_id)
    .outerjoin(_grant, _grant.c.member_id == _member.c.id)
    .order_by(_member.c.id)
)
_ACTORS_NAMED = _ACTORS.where(_among(_member.c.code, "codes"))
# Subjects with their member, if a person, and the department they belong to.
_LINES = (
    core_select(
        _subject.c.id,
        _subject.c.code,
        _subject.c.kind,
        _subject.c.title,
        _subject.c.department_id,
        _member.c.name,
        _member.c.id.label("member_id"),
        _home.c.title.label("department"),
    )
    .select_from(_subject)
    .outerjoin(_member, _member.c.subject_id == _subject.c.id)
    .outerjoin(_home, _home.c.id == _subject.c.department_id)
)
_LINES_NAMED = _LINES.where(_among(_subject.c.code, "codes"))
_LINES_BY_ID = _LINES.where(_among(_subject.c.id, "ids"))
_HOLDERS = (
    core_select(_grant.c.member_id)
    .join(_member, _member.c.id == _grant.c.member_id)
    .where(_grant.c.role == bindparam("role", type_=_grant.c.role.type))
    .where(or_(_member.c.left_on.is_(None), _member.c.left_on > bindparam("today", type_=Date())))
    .order_by(_grant.c.member_id)
)
_NAMES = core_select(_member.c.id, _member.c.name).where(_among(_member.c.id, "ids"))
