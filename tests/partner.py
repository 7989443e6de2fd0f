"""Somebody of a partner, whom the sample institution does not have."""

from sqlmodel import Session, select

from handlers import people
from regulation.vocabulary import Role, SubjectKind
from storage.tables import Subject
from tests.house import House, Person

CONTACT, PARTNER = "高远", "晨光教材有限公司"


def contact(house: House) -> Person:
    """The partner's contact, in front of the page."""

    def enter(session: Session) -> str:
        partner = session.exec(select(Subject).where(Subject.title == PARTNER)).one()
        member = people.add_member(session, CONTACT, partner, [Role.PARTNER])
        session.get_one(Subject, member.subject_id).kind = SubjectKind.CONTACT
        return member.code

    return house.people.setdefault(CONTACT, Person(house, house.change(enter), CONTACT))
