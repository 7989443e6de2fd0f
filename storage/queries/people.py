"""Reads about people and subjects."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, Row, bindparam, func, or_
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from regulation.conflicts import Party
from regulation.permissions import Viewer
from regulation.vocabulary import Language, Post, Role, SubjectKind
from storage import search
from storage.queries import viewers
from storage.queries.candidates import PEOPLE_LAST, spelled, usual
from storage.queries.prepared import fetch
from storage.tables import Holding, Member, Record, RoleGrant, Subject

_subject: Any = Subject.__table__  # type: ignore[attr-defined]
_member: Any = Member.__table__  # type: ignore[attr-defined]
_grant: Any = RoleGrant.__table__  # type: ignore[attr-defined]
_holding: Any = Holding.__table__  # type: ignore[attr-defined]
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


def actors_for_system(session: Session, today: date, codes: Iterable[str] | None = None) -> dict[str, Actor]:
    """Members by code (all of them without codes), as they are on that day."""
    rows = fetch(session, _ACTORS) if codes is None else fetch(session, _ACTORS_NAMED, codes=list(codes))
    found = viewers.viewers_for_system(session, [row.id for row in rows], today)
    return {
        row.code: Actor(row.id, row.code, row.name, row.language, row.department, found[row.id], row.left_on)
        for row in rows
    }


def actor_for_system(session: Session, code: str, today: date) -> Actor | None:
    """One member by code."""
    return actors_for_system(session, today, [code]).get(code)


def codes_for_system(session: Session) -> list[str]:
    """The codes of all members, in the order they came."""
    return list(session.exec(select(Member.code).order_by(col(Member.id))))


def member_id_for_system(session: Session, code: str) -> int:
    """The id of a member whose code is known to exist."""
    return session.exec(select(Member.id).where(Member.code == code)).one() or 0


def anybody_for_system(session: Session) -> int:
    """How many members there are; none means that the office is still being set up."""
    return session.exec(select(func.count()).select_from(Member)).one()


def spoken_for_system(session: Session, code: str) -> tuple[str, Language] | None:
    """A member's name and language."""
    found = session.exec(select(Member.name, Member.language).where(Member.code == code)).first()
    return (found[0], Language(found[1])) if found else None


def subjects(
    session: Session,
    viewer: Viewer,
    text: str = "",
    limit: int = 10,
    offset: int = 0,
    kind: SubjectKind | None = None,
    near: frozenset[int] | None = None,
) -> list[SubjectLine]:
    """Subjects a record may be about, those this viewer wrote about most often first; found by any spelling.

    `near`: only these departments and their people.
    Everybody in the house may name anybody in it: who may see the record is decided by the record's own rows.
    """
    # coalesce: no index on the kind, else SQLite walks over all of a kind instead of the few that are spelled so
    kinds = (kind,) if kind else _FILED
    offered: list[Any] = [col(Subject.ended_on).is_(None), func.coalesce(_subject.c.kind, "").in_(kinds)]
    if near is not None:
        offered.append(func.coalesce(_subject.c.department_id, _subject.c.id).in_(near))
    key = search.folded(text)
    candidates = (
        spelled(viewer, text.strip(), key, kinds, offered) if key else usual(viewer, offered, offset + limit)
    )
    uses = (
        select(func.count(col(Record.id)))
        .where(Record.subject_id == Subject.id, Record.author_id == viewer.id)
        .correlate(Subject)
        .scalar_subquery()
    )
    query = _LINES.where(*offered, col(Subject.id).in_(candidates))
    query = query.order_by(uses.desc(), PEOPLE_LAST, col(Subject.id)).limit(limit).offset(offset)
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


def gone_for_system(session: Session, today: date) -> frozenset[int]:
    """The ids of the members who have left."""
    return frozenset(id_ or 0 for id_ in session.exec(select(Member.id).where(col(Member.left_on) <= today)))


def roles_for_system(session: Session, member_id: int) -> set[Role]:
    """Every role that a member was given, posts not counted."""
    return {row.role for row in session.exec(select(RoleGrant).where(RoleGrant.member_id == member_id))}


def leaders_for_system(session: Session, department_id: int, today: date) -> list[int]:
    """负责人 · the head and the deputies of a department, the head first."""
    query = select(Holding.member_id).join(Member, col(Member.id) == col(Holding.member_id))
    query = query.where(Holding.subject_id == department_id, col(Holding.post).in_([Post.HEAD, Post.DEPUTY]))
    query = query.where(or_(col(Member.left_on).is_(None), col(Member.left_on) > today))
    return list(session.exec(query.order_by(col(Holding.post).desc(), col(Holding.member_id))))


def speakers_for_system(session: Session, subject: SubjectLine, today: date) -> list[int]:
    """Who speaks for a subject: the person, the leaders of a department, the contacts of a partner."""
    if subject.kind is SubjectKind.STAFF:
        return [subject.member_id] if subject.member_id else []
    if subject.kind is SubjectKind.DEPARTMENT:
        return leaders_for_system(session, subject.id, today)
    query = select(Member.id).join(Subject, col(Subject.id) == col(Member.subject_id))
    query = query.where(Subject.kind == SubjectKind.CONTACT, Subject.department_id == subject.id)
    query = query.where(or_(col(Member.left_on).is_(None), col(Member.left_on) > today))
    return [id_ or 0 for id_ in session.exec(query.order_by(col(Member.id)))]


def parties_for_system(session: Session, lines: Iterable[SubjectLine]) -> dict[int, Party]:
    """Subjects by id as the conflict rules see them: whom they lead, who looks after them."""
    lines = list(lines)
    members = [line.member_id for line in lines if line.member_id]
    held = fetch(session, _HELD, members=members, subjects=[line.id for line in lines])
    lead = {Post.HEAD, Post.DEPUTY}
    return {
        line.id: Party(
            subject_id=line.id,
            home_id=line.department_id if line.kind is SubjectKind.STAFF else None,
            leads=frozenset(row.subject_id for row in held if row.member_id == line.member_id and row.post in lead),
            managers=frozenset(
                row.member_id for row in held if row.subject_id == line.id and row.post is Post.MANAGER
            ),
        )
        for line in lines
    }


def office_homes_for_system(session: Session) -> frozenset[int]:
    """信用办所在部门 · the departments that the people of the credit office belong to."""
    return frozenset(row.department_id for row in fetch(session, OFFICE_HOMES))


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


_FILED = tuple(kind for kind in SubjectKind if kind is not SubjectKind.CONTACT)  # who has a credit file


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
    )
    .select_from(_member)
    .join(_subject, _subject.c.id == _member.c.subject_id)
    .outerjoin(_home, _home.c.id == _subject.c.department_id)
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
    .where(or_(_grant.c.from_on.is_(None), _grant.c.from_on <= bindparam("today", type_=Date())))
    .where(or_(_grant.c.until.is_(None), _grant.c.until >= bindparam("today", type_=Date())))
    .order_by(_grant.c.member_id)
)
_HELD = core_select(_holding.c.member_id, _holding.c.subject_id, _holding.c.post).where(
    or_(_among(_holding.c.member_id, "members"), _among(_holding.c.subject_id, "subjects"))
)
OFFICE_HOMES = (
    core_select(_subject.c.department_id)
    .join(_member, _member.c.subject_id == _subject.c.id)
    .join(_grant, _grant.c.member_id == _member.c.id)
    .where(_grant.c.role.in_([Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR]), _subject.c.department_id.is_not(None))
    .distinct()
)
_NAMES = core_select(_member.c.id, _member.c.name).where(_among(_member.c.id, "ids"))
