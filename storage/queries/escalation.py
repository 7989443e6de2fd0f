"""催办对象 · who stands in for somebody, and who stands above them, as it is on a day."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlmodel import Session, col, or_, select

from regulation.vocabulary import DelegationStatus, Post
from storage.tables import Delegation, Holding, Member, Subject


def delegates_for_system(session: Session, today: date) -> dict[int, list[int]]:
    """Everybody for whom somebody stands in on that day, with who does (6.12)."""
    query = select(Delegation.principal_id, Delegation.delegate_id)
    query = query.where(Delegation.status == DelegationStatus.ACTIVE)
    query = query.where(Delegation.from_on <= today, Delegation.until >= today)
    found: dict[int, list[int]] = {}
    for principal, delegate in session.exec(query.order_by(col(Delegation.id))):
        found.setdefault(principal, []).append(delegate)
    return found


def heads_for_system(session: Session, members: Iterable[int], today: date) -> list[int]:
    """直接上级 · the head of each one's department; a head's is the head of the department above."""
    found: dict[int, None] = {}
    for member in members:
        home = session.exec(select(Subject).join(Member).where(Member.id == member)).first()
        above = home.department_id if home else None
        while above is not None:
            heads = [head for head in _heads(session, above, today) if head != member]
            found |= dict.fromkeys(heads)
            department = session.get_one(Subject, above)
            above = None if heads else department.parent_id
    return list(found)


def present_for_system(session: Session, members: Sequence[int], today: date) -> list[int]:
    """Those of them who have not left."""
    there = or_(col(Member.left_on).is_(None), col(Member.left_on) > today)
    found = set(session.exec(select(Member.id).where(col(Member.id).in_(list(members)), there)))
    return [member for member in dict.fromkeys(members) if member in found]


def _heads(session: Session, department: int, today: date) -> list[int]:
    query = select(Holding.member_id).join(Member, col(Member.id) == col(Holding.member_id))
    query = query.where(Holding.subject_id == department, Holding.post == Post.HEAD)
    return list(session.exec(query.where(or_(col(Member.left_on).is_(None), col(Member.left_on) > today))))
