"""领导小组议事 3.1-b, K10: what the office cannot close, and what nobody acts on, the leading group decides by vote."""

from sqlmodel import select

from regulation.vocabulary import CaseStatus, DocketStatus
from storage.tables import DocketItem, Vote
from tests.conftest import Clock
from tests.conversations.test_case import CHAIR, HEAD, clocks, days, fills, the_case
from tests.conversations.test_case_law import acknowledged, plans
from tests.house import DIRECTOR, OFFICER, TEACHER, House, complains

MEMBER, THIRD = "何静", "石磊"


def items(house: House) -> list[DocketItem]:
    return house.look(lambda session: session.exec(select(DocketItem).order_by(DocketItem.id)).all())


async def votes(house: House, name: str, choice: str) -> None:
    person = await house[name].looks()
    await person.says("议事")
    await person.presses("see-docket-item")
    await person.presses("cast-vote")
    await person.presses("cast-vote", choice)


async def refused_three_times(house: House) -> None:
    await acknowledged(house)
    for count in range(3):
        await plans(house, goal=f"目标{count}")
        if count < 2:
            await house[OFFICER].looks()
            await house[OFFICER].presses("request-changes")
            await fills(house[OFFICER], "措施不具体")
            await house.ticks()
            await house[HEAD].looks()
    await house[DIRECTOR].looks()
    await house[DIRECTOR].presses("end-rounds")
    await fills(house[DIRECTOR], "三轮后仍无具体措施")
    await house.ticks()


async def test_two_of_three_declare_it_failed(house: House):
    await refused_three_times(house)
    chair = await house[CHAIR].looks()
    assert "docket-asked" in chair.keys
    await votes(house, MEMBER, "for")
    house[MEMBER].sees("cast-vote-done")
    assert the_case(house).status is CaseStatus.INEFFECTIVE
    await votes(house, THIRD, "for")
    house[THIRD].sees("cast-vote-closed")
    (item,) = items(house)
    assert (item.status, the_case(house).status) == (DocketStatus.ADOPTED, CaseStatus.FAILED)
    await house.ticks()
    assert "case-failed-told" in (await house[HEAD].looks()).keys
    assert clocks(house) == {}
    await house[CHAIR].sends(f"see-docket-item.{item.code}.{item.version}")
    assert house[CHAIR].rows()["事由"] == "三轮后仍无具体措施"
    assert house[CHAIR].rows()["表决结果"] == "同意 2 票，反对 0 票，弃权 0 票"


async def test_a_vote_may_be_changed_and_the_group_may_say_no(house: House):
    await refused_three_times(house)
    await votes(house, MEMBER, "for")
    await votes(house, MEMBER, "against")
    await votes(house, CHAIR, "against")
    assert (items(house)[0].status, the_case(house).status) == (DocketStatus.DROPPED, CaseStatus.CHANGES_REQUESTED)
    assert len(house.look(lambda s: s.exec(select(Vote)).all())) == 2
    await house.ticks()
    assert "plan-goes-on-told" in (await house[HEAD].looks()).keys
    assert "case.revise" in clocks(house)


async def test_recused_until_too_few_are_left(house: House):
    await refused_three_times(house)
    member = await house[MEMBER].looks()
    await member.presses("recuse-myself")
    await fills(member, "曾参与该部门的设备采购")
    member.sees("recuse-myself-done")
    (item,) = items(house)
    assert (item.status, the_case(house).status) == (DocketStatus.LAPSED, CaseStatus.INEFFECTIVE)
    await member.sends(f"cast-vote.{item.code}.{item.version}")
    assert member.answer[-1]["tone"] == "refused"
    chair = house[CHAIR]
    await chair.sends(f"put-again.{item.code}.{item.version}")
    chair.sees("put-again-done")


async def test_without_a_quorum_in_time_nothing_is_decided(house: House, clock: Clock):
    await refused_three_times(house)
    await votes(house, CHAIR, "for")
    await days(house, clock, 4)  # Thursday midnight is over
    assert (items(house)[0].status, the_case(house).status) == (DocketStatus.LAPSED, CaseStatus.INEFFECTIVE)
    assert "docket-closed" in (await house[CHAIR].looks()).keys


async def test_what_is_ten_working_days_overdue_comes_before_the_group_once(house: House, clock: Clock):
    await complains(house[TEACHER])
    await acknowledged(house)
    await days(house, clock, 35)  # the plan was due on 2 December; ten working days later is the 16th
    found = {item.motion for item in items(house)}
    assert found == {"follow-up", "fail-case"}
    assert len([item for item in items(house) if item.motion == "fail-case"]) == 1
    await house[CHAIR].says("议事")
    assert len(house[CHAIR].card["choices"]) == len(items(house))
    case = next(item for item in items(house) if item.motion == "fail-case")
    await house[CHAIR].sends(f"see-docket-item.{case.code}.{case.version}")
    assert house[CHAIR].rows()["事由"].startswith("提交整改方案逾期")


async def test_the_office_does_not_vote(house: House):
    await refused_three_times(house)
    (item,) = items(house)
    for name, key in ((DIRECTOR, "not-permitted"), (OFFICER, "row-unknown"), (TEACHER, "row-unknown")):
        await house[name].sends(f"cast-vote.{item.code}.{item.version}")
        house[name].sees(key)
