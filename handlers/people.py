"""主体与成员 · departments, people and the institution enter the house (clauses 2.1-2.3, 4.3-b)."""

from collections.abc import Iterable

from sqlmodel import Session

from regulation.vocabulary import Language, Post, Role, SubjectKind
from storage import codes, search
from storage.tables import Holding, Member, RoleGrant, SearchKey, Subject

POSTS = {Role.DEPARTMENT_HEAD: Post.HEAD, Role.LIAISON: Post.LIAISON}


def add_subject(session: Session, kind: SubjectKind, title: str) -> Subject:
    """A department, a partner or the institution itself."""
    subject = Subject(code=codes.new(), kind=kind, title=title)
    return _enter(session, subject, title)


def add_member(
    session: Session,
    name: str,
    department: Subject,
    roles: Iterable[Role],
    language: Language = Language.CHINESE,
) -> Member:
    """A person of a department, with the roles they hold; a person has a credit file too.

    Head and liaison are no roles of their own: they are posts in that department.
    """
    subject = Subject(code=codes.new(), kind=SubjectKind.STAFF, department_id=department.id)
    _enter(session, subject, name)
    member = Member(code=codes.new(), name=name, language=language, subject_id=subject.id or 0)
    session.add(member)
    session.flush()
    for role in roles:
        _give(session, role, member.id or 0, department.id or 0)
    session.flush()
    return member


def _give(session: Session, role: Role, member_id: int, department_id: int) -> None:
    post = POSTS.get(role)
    session.add(
        Holding(subject_id=department_id, member_id=member_id, post=post)
        if post
        else RoleGrant(member_id=member_id, role=role)
    )


def _enter(session: Session, subject: Subject, name: str) -> Subject:
    session.add(subject)
    session.flush()
    session.add_all(SearchKey(subject_id=subject.id or 0, key=key) for key in search.keys_of(name))
    session.flush()
    return subject
