"""主体与成员 · departments, people, partners, the institution enter and leave the house (clauses 2.1-2.3)."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from regulation.vocabulary import JobFamily, Language, Post, Role, SubjectKind
from storage import codes, search
from storage.queries import organisation
from storage.tables import Holding, Member, RoleGrant, Subject

POSTS = {Role.DEPARTMENT_HEAD: Post.HEAD, Role.LIAISON: Post.LIAISON}


def add_subject(
    session: Session, kind: SubjectKind, title: str, number: str | None = None, parent_id: int | None = None
) -> Subject:
    """A department, a partner or the institution itself."""
    subject = Subject(code=codes.new(), kind=kind, title=title, number=number, parent_id=parent_id)
    return _enter(session, subject, title)


def add_member(
    session: Session,
    name: str,
    department: Subject,
    roles: Iterable[Role],
    language: Language = Language.CHINESE,
    number: str | None = None,
    family: JobFamily | None = None,
) -> Member:
    """A person of a department, with the roles they hold; a person has a credit file too.

    Head and liaison are no roles of their own: they are posts in that department.
    """
    subject = Subject(
        code=codes.new(), kind=SubjectKind.STAFF, department_id=department.id, number=number, family=family
    )
    member = _person(session, subject, name, language)
    for role in roles:
        _give(session, role, member.id or 0, department.id or 0)
    session.flush()
    return member


def add_contact(session: Session, name: str, partner: Subject, language: Language) -> Member:
    """合作方联系人 · a person of a partner, who sees what concerns that partner and nothing else."""
    subject = Subject(code=codes.new(), kind=SubjectKind.CONTACT, department_id=partner.id)
    member = _person(session, subject, name, language)
    session.add(RoleGrant(member_id=member.id or 0, role=Role.PARTNER))
    session.flush()
    return member


def rename(session: Session, subject: Subject, name: str) -> None:
    """A new name, found under its own spellings from now on and under the old ones no longer."""
    if subject.kind in (SubjectKind.STAFF, SubjectKind.CONTACT):
        member = organisation.member_of_for_system(session, subject.id or 0)
        member.name = name
        session.add(member)
    else:
        subject.title = name
        session.add(subject)
    organisation.unindex_for_system(session, [subject.id or 0])
    _index(session, subject, name)


def leave(session: Session, subject: Subject, on: date) -> list[Holding]:
    """离职 · from that day on; roles, posts, codes and accounts end, the file stays. Returns the posts given up."""
    member = organisation.member_of_for_system(session, subject.id or 0)
    posts = organisation.posts_of_for_system(session, member.id or 0)
    given_up = [Holding(subject_id=p.subject_id, member_id=p.member_id, post=p.post) for p in posts]
    organisation.close_for_system(session, member.id or 0)
    member.left_on = subject.ended_on = on
    session.add(member)
    session.add(subject)
    session.flush()
    return given_up


def place(session: Session, subject_id: int, post: Post, members: Iterable[int]) -> None:
    """任职 · exactly these people hold the post there from now on."""
    wanted = set(members)
    for holding in organisation.posts_for_system(session, subject_id, post):
        if holding.member_id not in wanted:
            session.delete(holding)
        wanted.discard(holding.member_id)
    session.add_all(Holding(subject_id=subject_id, member_id=member, post=post) for member in sorted(wanted))
    session.flush()


def _person(session: Session, subject: Subject, name: str, language: Language) -> Member:
    _enter(session, subject, name)
    member = Member(code=codes.new(), name=name, language=language, subject_id=subject.id or 0)
    session.add(member)
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
    _index(session, subject, name)
    return subject


def _index(session: Session, subject: Subject, name: str) -> None:
    organisation.index_for_system(session, ((subject.id or 0, key) for key in search.keys_of(name)))
