"""Reads that say who somebody is today: roles and their terms, posts, those they stand in for, what they signed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, String, bindparam, literal, null, select, type_coerce, union_all
from sqlmodel import Session

from regulation.permissions import Viewer
from regulation.roles import CONVEYED
from regulation.vocabulary import DelegationStatus, Post, Role, SubjectKind, Undertaking
from storage.queries.prepared import fetch
from storage.tables import Delegation, Holding, Member, RoleGrant, Signature, Subject

LEADING = (Post.HEAD, Post.DEPUTY)
LEADS = {Post.HEAD: Role.DEPARTMENT_HEAD, Post.DEPUTY: Role.DEPARTMENT_HEAD, Post.LIAISON: Role.LIAISON}


def viewers_for_system(session: Session, ids: Iterable[int], today: date) -> dict[int, Viewer]:
    """Members by id as the permission rows see them on that day."""
    ids = list(ids)
    facts = fetch(session, _FACTS, ids=ids)
    stands: dict[int, list[int]] = {}
    for fact in facts:
        if fact.what == "stands" and _holds(fact, today):
            stands.setdefault(fact.member_id, []).append(fact.subject_id)
    others = {each for principals in stands.values() for each in principals}
    found = _own(session, ids, facts, today)
    principals = _own(session, list(others), fetch(session, _FACTS, ids=list(others)), today) if others else {}
    return {
        id_: _joined(viewer, [principals[each] for each in stands.get(id_, ())]) for id_, viewer in found.items()
    }


def _own(session: Session, ids: list[int], facts: Sequence[Row[Any]], today: date) -> dict[int, Viewer]:
    """Everybody by their own right, nobody's delegate yet."""
    of: dict[int, list[Row[Any]]] = {}
    for fact in facts:
        if _holds(fact, today):
            of.setdefault(fact.member_id, []).append(fact)
    led = {each.subject_id for each in facts if each.what == "post" and each.word in LEADING}
    below = departments_below_for_system(session, led)
    return {row.id: _viewer(row, of.get(row.id, []), below) for row in fetch(session, _HOMES, ids=ids)}


def _viewer(home: Row[Any], valid: Sequence[Row[Any]], below: Mapping[int, frozenset[int]]) -> Viewer:
    posts = [(Post(fact.word), fact.subject_id) for fact in valid if fact.what == "post"]
    roles = {Role(fact.word) for fact in valid if fact.what == "role"} | {LEADS[p] for p, _ in posts if p in LEADS}
    leads = [subject for post, subject in posts if post in LEADING]
    contact = home.kind is SubjectKind.CONTACT
    return Viewer(
        id=home.id,
        department_id=home.department_id,
        roles=frozenset(roles),
        subject_id=home.department_id if contact else home.subject_id,
        heads=frozenset().union(*(below[subject] for subject in leads)),
        liaises=frozenset(subject for post, subject in posts if post is Post.LIAISON),
        bound=any(fact.what == "signed" for fact in valid),
    )


def _joined(viewer: Viewer, principals: Sequence[Viewer]) -> Viewer:
    """With what those conveyed for whom they stand in (states 6.12)."""
    if not principals:
        return viewer
    roles = viewer.roles.union(*(each.roles & CONVEYED for each in principals))
    return Viewer(
        id=viewer.id,
        department_id=viewer.department_id,
        roles=roles,
        subject_id=viewer.subject_id,
        heads=viewer.heads.union(*(each.heads for each in principals)),
        liaises=viewer.liaises.union(*(each.liaises for each in principals)),
        bound=viewer.bound,
        principals=tuple(principals),
        lent=roles - viewer.roles,
    )


def departments_below_for_system(session: Session, ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Departments by id, each with all that stand below it in the tree and itself."""
    found: dict[int, set[int]] = {}
    for row in fetch(session, _BELOW, ids=list(ids)) if ids else ():
        found.setdefault(row.top, set()).add(row.id)
    return {top: frozenset(below) for top, below in found.items()}


def _holds(fact: Row[Any], today: date) -> bool:
    return (fact.from_on is None or fact.from_on <= today) and (fact.until is None or today <= fact.until)


_grant: Any = RoleGrant.__table__  # type: ignore[attr-defined]
_holding: Any = Holding.__table__  # type: ignore[attr-defined]
_signature: Any = Signature.__table__  # type: ignore[attr-defined]
_delegation: Any = Delegation.__table__  # type: ignore[attr-defined]
_subject: Any = Subject.__table__  # type: ignore[attr-defined]
_member: Any = Member.__table__  # type: ignore[attr-defined]


def _fact(
    what: str, member: Any, word: Any = None, subject: Any = None, since: Any = None, until: Any = None
) -> Any:
    said = null() if word is None else type_coerce(word, String)
    columns = (
        member.label("member_id"),
        literal(what).label("what"),
        said.label("word"),
        (null() if subject is None else subject).label("subject_id"),
        (null() if since is None else since).label("from_on"),
        (null() if until is None else until).label("until"),
    )
    return select(*columns).where(member.in_(bindparam("ids", expanding=True)))


_FACTS = union_all(
    _fact("role", _grant.c.member_id, _grant.c.role, None, _grant.c.from_on, _grant.c.until),
    _fact("post", _holding.c.member_id, _holding.c.post, _holding.c.subject_id),
    _fact("signed", _signature.c.member_id, None, None, None, _signature.c.until).where(
        _signature.c.undertaking == Undertaking.CONFIDENTIALITY
    ),
    _fact(
        "stands",
        _delegation.c.delegate_id,
        None,
        _delegation.c.principal_id,
        _delegation.c.from_on,
        _delegation.c.until,
    ).where(_delegation.c.status == DelegationStatus.ACTIVE),
)
_HOMES = (
    select(_member.c.id, _subject.c.id.label("subject_id"), _subject.c.kind, _subject.c.department_id)
    .join(_subject, _subject.c.id == _member.c.subject_id)
    .where(_member.c.id.in_(bindparam("ids", expanding=True)))
)
_tops = select(_subject.c.id.label("top"), _subject.c.id).where(_subject.c.id.in_(bindparam("ids", expanding=True)))
_top = _tops.cte("below", recursive=True)
_tree = _top.union(select(_top.c.top, _subject.c.id).where(_subject.c.parent_id == _top.c.id))
_BELOW = select(_tree.c.top, _tree.c.id)
