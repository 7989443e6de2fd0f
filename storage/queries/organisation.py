"""The organisation as a whole, as an import compares it and an export writes it down; posts and who holds them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, func, insert, or_
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from regulation.roles import GUARDED
from regulation.vocabulary import DelegationStatus, JobFamily, Language, Post, RecordStatus, Role, SubjectKind
from storage.queries.prepared import fetch
from storage.tables import (
    ChatIdentity,
    Contract,
    Delegation,
    Holding,
    Invitation,
    Look,
    Member,
    Record,
    RoleGrant,
    SearchKey,
    Signature,
    Subject,
)

_subject: Any = Subject.__table__  # type: ignore[attr-defined]
_member: Any = Member.__table__  # type: ignore[attr-defined]
_grant: Any = RoleGrant.__table__  # type: ignore[attr-defined]
_key: Any = SearchKey.__table__  # type: ignore[attr-defined]
_holding: Any = Holding.__table__  # type: ignore[attr-defined]


class SubjectRow(NamedTuple):
    """A subject with its person, if it is one."""

    id: int
    code: str
    kind: SubjectKind
    title: str | None
    department_id: int | None
    parent_id: int | None
    number: str | None
    family: JobFamily | None
    ended_on: date | None
    member_id: int | None
    member_code: str | None
    name: str | None
    language: Language | None
    left_on: date | None


@dataclass(frozen=True)
class Organisation:
    """Everybody and everything that has a file, with posts and contracts. `guarded`: members with a role of T15."""

    subjects: tuple[SubjectRow, ...]
    holdings: tuple[tuple[int, int, Post], ...]  # subject, member, post
    contracts: tuple[tuple[int, str, date, date], ...]  # subject, number, first and last day
    guarded: frozenset[int]


def whole_for_system(session: Session) -> Organisation:
    """Everything, in the order it came."""
    held = core_select(_holding.c.subject_id, _holding.c.member_id, _holding.c.post).order_by(
        _holding.c.subject_id, _holding.c.member_id
    )
    contract: Any = Contract.__table__  # type: ignore[attr-defined]
    contracts = core_select(
        contract.c.subject_id, contract.c.number, contract.c.starts_on, contract.c.ends_on
    ).order_by(contract.c.id)
    guarded = core_select(_grant.c.member_id).where(_grant.c.role.in_(GUARDED))
    return Organisation(
        subjects=tuple(SubjectRow._make(row) for row in fetch(session, _EVERYTHING)),
        holdings=tuple((row.subject_id, row.member_id, row.post) for row in fetch(session, held)),
        contracts=tuple(
            (row.subject_id, row.number, row.starts_on, row.ends_on) for row in fetch(session, contracts)
        ),
        guarded=frozenset(row.member_id for row in fetch(session, guarded)),
    )


def details_for_system(session: Session, kinds: Iterable[str]) -> list[tuple[str, str, dict[str, Any]]]:
    """Kind, subject's code and answers of every record of these kinds that was not withdrawn."""
    query = select(Record.kind, Subject.code, Record.details).join(Subject)
    query = query.where(col(Record.kind).in_(list(kinds)), Record.status != RecordStatus.WITHDRAWN)
    return [(kind, code, dict(details)) for kind, code, details in session.exec(query)]


def record_for_system(session: Session, code: str) -> Record | None:
    """A record by its code."""
    return session.exec(select(Record).where(Record.code == code)).first()


def newest_record_for_system(session: Session) -> int:
    """The id of the newest record; it grows with every one."""
    return session.exec(select(func.coalesce(func.max(Record.id), 0))).one() or 0


def ids_for_system(session: Session, codes: Iterable[str]) -> dict[str, int]:
    """The ids of subjects by code."""
    return {row.code: row.id for row in fetch(session, _IDS, codes=list(codes))}


def members_for_system(session: Session, codes: Iterable[str]) -> dict[str, int]:
    """The ids of members by code."""
    return {row.code: row.id for row in fetch(session, _MEMBERS, codes=list(codes))}


def subjects_for_system(session: Session, codes: Iterable[str]) -> dict[str, Subject]:
    """Rows of subjects by code."""
    return {row.code: row for row in session.exec(select(Subject).where(col(Subject.code).in_(list(codes))))}


def member_of_for_system(session: Session, subject_id: int) -> Member:
    """The person of a subject."""
    return session.exec(select(Member).where(Member.subject_id == subject_id)).one()


def numbered_for_system(session: Session, kind: SubjectKind, number: str) -> Subject | None:
    """Who has this number."""
    return session.exec(select(Subject).where(Subject.kind == kind, Subject.number == number)).first()


def titled_for_system(session: Session, kind: SubjectKind, title: str) -> Subject | None:
    """A department or partner of this exact name that is still there."""
    query = select(Subject).where(Subject.kind == kind, Subject.title == title, col(Subject.ended_on).is_(None))
    return session.exec(query).first()


def posts_for_system(session: Session, subject_id: int, post: Post) -> list[Holding]:
    """Who holds a post there."""
    query = select(Holding).where(Holding.subject_id == subject_id, Holding.post == post)
    return list(session.exec(query.order_by(col(Holding.member_id))))


def posts_of_for_system(session: Session, member_id: int) -> list[Holding]:
    """What posts a member holds."""
    return list(session.exec(select(Holding).where(Holding.member_id == member_id)))


def people_in_for_system(session: Session, department_id: int) -> int:
    """How many people and departments still stand under a department."""
    under = or_(col(Subject.department_id) == department_id, col(Subject.parent_id) == department_id)
    query = select(func.count()).select_from(Subject).where(under, col(Subject.ended_on).is_(None))
    return session.exec(query).one()


def contract_for_system(session: Session, subject_id: int, number: str) -> Contract | None:
    """A partner's contract by its number."""
    query = select(Contract).where(Contract.subject_id == subject_id, Contract.number == number)
    return session.exec(query).first()


def used_for_system(session: Session, subject_ids: Sequence[int]) -> set[int]:
    """Which of these subjects something was done with since: a record, a look, a signature, an account, a post."""
    members = select(Member.id, Member.subject_id).where(col(Member.subject_id).in_(subject_ids))
    owner = {id_ or 0: subject for id_, subject in session.exec(members)}
    ids = list(owner)
    found = set(session.exec(select(Record.subject_id).where(col(Record.subject_id).in_(subject_ids))))
    found |= set(session.exec(select(Look.subject_id).where(col(Look.subject_id).in_(subject_ids))))
    for column in (Record.author_id, Look.member_id, Signature.member_id, ChatIdentity.member_id):
        found |= {owner[each] for each in session.exec(select(column).where(col(column).in_(ids)))}
    under = select(Subject.department_id, Subject.parent_id).where(
        or_(col(Subject.department_id).in_(subject_ids), col(Subject.parent_id).in_(subject_ids))
    )
    return found | {each for pair in session.exec(under) for each in pair if each in set(subject_ids)}


def enter_for_system(
    session: Session,
    subjects: Sequence[Mapping[str, Any]],
    people: Mapping[str, Mapping[str, Any]],
    roles: Mapping[str, Iterable[Role]],
) -> dict[str, int]:
    """Many new people at once: subjects, members and roles, both by their subject's code; ids of subjects."""
    session.flush()
    connection = session.connection()
    connection.execute(insert(_subject), [dict(each) for each in subjects])
    ids = ids_for_system(session, people)
    connection.execute(insert(_member), [{**each, "subject_id": ids[code]} for code, each in people.items()])
    members = members_for_system(session, [each["code"] for each in people.values()])
    grants = [{"member_id": members[people[code]["code"]], "role": role} for code in people for role in roles[code]]
    connection.execute(insert(_grant), grants)
    return ids


def index_for_system(session: Session, keys: Iterable[tuple[int, str]]) -> None:
    """Spellings under which subjects are found."""
    rows = [{"subject_id": subject, "key": key} for subject, key in keys]
    if rows:
        session.flush()
        session.connection().execute(insert(_key), rows)


def unindex_for_system(session: Session, subject_ids: Sequence[int]) -> None:
    """Forgets under which spellings subjects were found."""
    session.execute(delete(SearchKey).where(col(SearchKey.subject_id).in_(subject_ids)))


def close_for_system(session: Session, member_id: int) -> None:
    """What ends when somebody leaves: roles, posts, codes, accounts, standing in for somebody."""
    for table in (RoleGrant, Holding, Invitation, ChatIdentity):
        session.execute(delete(table).where(col(table.member_id) == member_id))
    party = or_(col(Delegation.principal_id) == member_id, col(Delegation.delegate_id) == member_id)
    open_ = col(Delegation.status).in_((DelegationStatus.OFFERED, DelegationStatus.ACTIVE))
    for delegation in session.exec(select(Delegation).where(party, open_)):
        delegation.status = DelegationStatus.REVOKED
        session.add(delegation)


def remove_for_system(session: Session, subject_ids: Sequence[int]) -> None:
    """Takes subjects out that nothing was done with."""
    session.flush()
    members = list(session.exec(select(Member.id).where(col(Member.subject_id).in_(subject_ids))))
    for table in (RoleGrant, Holding, Invitation):
        session.execute(delete(table).where(col(table.member_id).in_(members)))
    session.execute(delete(Member).where(col(Member.id).in_(members)))
    for about in (SearchKey, Holding, Contract):
        session.execute(delete(about).where(col(about.subject_id).in_(subject_ids)))
    session.execute(delete(Subject).where(col(Subject.id).in_(subject_ids)))


_EVERYTHING = (
    core_select(
        _subject.c.id,
        _subject.c.code,
        _subject.c.kind,
        _subject.c.title,
        _subject.c.department_id,
        _subject.c.parent_id,
        _subject.c.number,
        _subject.c.family,
        _subject.c.ended_on,
        _member.c.id.label("member_id"),
        _member.c.code.label("member_code"),
        _member.c.name,
        _member.c.language,
        _member.c.left_on,
    )
    .select_from(_subject)
    .outerjoin(_member, _member.c.subject_id == _subject.c.id)
    .order_by(_subject.c.id)
)
_IDS = core_select(_subject.c.id, _subject.c.code).where(_subject.c.code.in_(bindparam("codes", expanding=True)))
_MEMBERS = core_select(_member.c.id, _member.c.code).where(_member.c.code.in_(bindparam("codes", expanding=True)))
