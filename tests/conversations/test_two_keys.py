"""双人审批 5.4: T15 needs the chair and a member of the leading group, never the requester, once, in time."""

from datetime import date

from sqlmodel import select

from regulation.vocabulary import Role
from storage.queries import people
from storage.tables import Approval, RoleGrant
from tests.house import ADMINISTRATOR, DIRECTOR, OFFICER, TEACHER, House, Person

CHAIR, MEMBER = "秦岚", "何静"
THIRD = "石磊"


async def proposes(person: Person, whom: str = TEACHER, role: str = "auditor") -> str:
    await person.sends("grant-role")
    await person.says(whom)
    await person.picks(role)
    await person.presses("submit")
    return person.card["key"]


def request(house: House) -> Approval:
    return house.look(lambda session: session.exec(select(Approval).order_by(Approval.id)).all())[-1]


def roles(house: House, name: str) -> set[str]:
    def look(session):
        member = people.member_id_for_system(session, house[name].code)
        return {row.role.value for row in session.exec(select(RoleGrant).where(RoleGrant.member_id == member))}

    return house.look(look)


async def turns(person: Person, code: str) -> str:
    await person.sends(f"turn-key.{code}.1")
    if person.card["key"] == "review":
        await person.presses("submit")
    return person.answer[0]["key"]


async def test_a_role_is_granted_by_two_other_people(house: House):
    director, chair, member = house[DIRECTOR], house[CHAIR], house[MEMBER]
    assert await proposes(director) == "approval-requested"
    assert "auditor" not in roles(house, TEACHER)
    await house.delivers()
    await chair.looks()
    chair.sees("approval-asked")
    await chair.presses("see-approval")
    assert chair.rows()["岗位"] == "审计人员"
    await chair.says("待办")
    assert "see-approval" in chair.offered()
    assert await turns(chair, request(house).code) == "turn-key-one"
    assert "auditor" not in roles(house, TEACHER)
    assert await turns(chair, request(house).code) == "not-permitted"  # nobody twice
    assert await turns(member, request(house).code) == "turn-key-done"
    assert "auditor" in roles(house, TEACHER)
    await house.delivers()
    assert "grant-role-done" in (await director.looks()).keys
    assert "grant-role-told" in (await house[TEACHER].looks()).keys
    assert await turns(member, request(house).code) == "not-permitted"  # used once


async def test_nobody_else_turns_a_key(house: House):
    await proposes(house[DIRECTOR])
    for name in (DIRECTOR, OFFICER, ADMINISTRATOR, TEACHER):
        assert await turns(house[name], request(house).code) in ("not-permitted", "row-unknown"), name


async def test_a_request_expires(house: House):
    await proposes(house[DIRECTOR])
    await house.http.post("/api/clock", json={"days": 3})
    assert await turns(house[CHAIR], request(house).code) == "approval-expired"
    assert "auditor" not in roles(house, TEACHER)


async def test_what_changed_meanwhile_is_not_done(house: House):
    """An officer cannot become auditor by a request that was made before."""
    await proposes(house[DIRECTOR])

    def officer_now(session):
        member = people.member_id_for_system(session, house[TEACHER].code)
        session.add(RoleGrant(member_id=member, role="credit_officer"))

    house.change(officer_now)
    await turns(house[CHAIR], request(house).code)
    assert await turns(house[MEMBER], request(house).code) == "role-clash"
    assert "auditor" not in roles(house, TEACHER)
    assert request(house).status == "pending"


async def test_a_proposer_who_lost_the_right_is_not_obeyed(house: House):
    await proposes(house[ADMINISTRATOR])

    def dismissed(session):
        member = people.member_id_for_system(session, house[ADMINISTRATOR].code)
        session.delete(session.get(RoleGrant, (member, "administrator")))

    house.change(dismissed)
    await turns(house[CHAIR], request(house).code)
    assert await turns(house[MEMBER], request(house).code) == "not-permitted"
    assert "auditor" not in roles(house, TEACHER)


async def test_refused_with_a_reason_and_withdrawn(house: House):
    director, chair = house[DIRECTOR], house[CHAIR]
    await proposes(director)
    assert await proposes(director) == "review"  # the same request is open
    await director.presses("cancel")
    await chair.sends(f"refuse-approval.{request(house).code}.1")
    await chair.says("人选须再商议")
    await chair.presses("submit")
    chair.sees("refuse-approval-done")
    await house.delivers()
    assert "refuse-approval-told" in (await director.looks()).keys
    assert await proposes(director) == "approval-requested"
    await director.presses("withdraw-request")
    assert request(house).status == "withdrawn"
    assert await turns(chair, request(house).code) in ("move-not-now", "row-changed")


async def test_vacant_roles_are_listed_with_what_is_closed(house: House):
    await house[DIRECTOR].says("岗位")
    await house[DIRECTOR].presses("see-roles")
    rows = house[DIRECTOR].rows()
    assert rows["领导小组组长"] == "秦岚"

    def nobody(session):
        for row in session.exec(select(RoleGrant).where(RoleGrant.role == "custodian")):
            session.delete(row)

    house.change(nobody)
    await house[DIRECTOR].sends("see-roles")
    assert house[DIRECTOR].rows()["身份信息保管人"].startswith("空缺")


async def test_the_leading_group_has_terms(house: House):
    """领导小组任期: a term is asked only there, and ends by itself."""
    director = house[DIRECTOR]
    await director.sends("grant-role")
    await director.says(TEACHER)
    await director.picks("group_member")
    director.sees("grant-role-until")
    await director.says("2026-12-31")
    await director.presses("submit")
    for name in (CHAIR, MEMBER):
        await turns(house[name], request(house).code)

    def members(day: date) -> list[str]:
        def look(session):
            ids = people.holders_for_system(session, Role.GROUP_MEMBER, day)
            return sorted(people.names_for_system(session, ids).values())

        return house.look(look)

    assert members(date(2026, 12, 31)) == sorted([MEMBER, THIRD, TEACHER])
    assert members(date(2027, 1, 1)) == [MEMBER, THIRD]
