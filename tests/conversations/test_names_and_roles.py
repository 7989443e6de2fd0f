"""Bad input of the office: a role that goes in mid-conversation, one name for two people, names read in two ways."""

import pytest
from sqlmodel import select

from handlers import people as entering
from regulation.vocabulary import Role
from storage.queries import people
from storage.tables import Holding, Member, RoleGrant, Subject
from tests.house import HEAD, OFFICER, TEACHER, House, complains


def takes(house: House, name: str, role: Role) -> None:
    """The role or post is gone from one moment to the next."""

    def turn(session):
        member = people.member_id_for_system(session, house[name].code)
        post = entering.POSTS.get(role)
        rows = select(Holding).where(Holding.member_id == member, Holding.post == post)
        rows = rows if post else select(RoleGrant).where(RoleGrant.member_id == member, RoleGrant.role == role)
        for row in session.exec(rows):
            session.delete(row)

    house.change(turn)


async def test_a_role_that_goes_in_mid_conversation_stops_it(house: House):
    head = house[HEAD]
    await head.sends("staff-record")
    await head.says(TEACHER)
    await head.picks("work")
    takes(house, HEAD, Role.DEPARTMENT_HEAD)
    await head.says("昨天")
    await head.says("按时完成")
    await head.presses("skip")
    await head.presses("submit")
    assert "not-permitted" in [card["key"] for card in head.answer]
    assert house.records() == []


async def test_an_officer_who_is_none_any_more_decides_nothing(house: House):
    code = await complains(house[TEACHER])
    officer = house[OFFICER]
    await officer.sends(f"classify.{code}.1")
    await officer.picks("positive")
    takes(house, OFFICER, Role.CREDIT_OFFICER)
    await officer.picks("service")
    await officer.presses("submit")
    assert officer.answer[0]["tone"] == "refused"
    assert house.records()[0].nature is None


async def test_two_people_of_one_name_are_told_apart(house: House):
    officer = house[OFFICER]
    await officer.sends("open-file")
    await officer.says("王芳")
    labels = {choice["label"] for choice in officer.card["choices"] if choice["code"].startswith("answer")}
    assert labels == {"王芳 · 教学部", "王芳 · 市场部"}


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单雄", "shanxiong"), ("单雄", "danxiong"), ("单雄", "sx"), ("曾重", "zengzhong"), ("曾重", "cengchong"),
        ("重阳", "chongyang"), ("重阳", "zhongyang"), ("曾重", "zc"),
    ],
)  # fmt: skip
async def test_a_name_that_reads_in_two_ways_is_found_by_both(house: House, name, typed):
    def enter(session):
        home = session.exec(select(Subject).where(Subject.title == "教学部")).one()
        entering.add_member(session, name, home, [Role.STAFF])

    house.change(enter)
    assert house.look(lambda session: session.exec(select(Member).where(Member.name == name)).one())
    officer = house[OFFICER]
    await officer.says("检索")
    await officer.says(typed)
    assert f"档案：{name} · 教学部" in [choice["label"] for choice in officer.card["choices"]]
