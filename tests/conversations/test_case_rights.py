"""整改 6.2-a, 3.1-a, 8.2-a: what is whose to know, to decide and to verify, and what a button or a paper promised."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from bot import house as rooms
from bot.demo import running
from bot.settings import Settings
from regulation.vocabulary import CaseStatus, DelegationStatus, DocketStatus
from storage.tables import Case, Deadline, Delegation, Issued, Member, Signature
from tests.conftest import Clock
from tests.conversations.test_case import (
    CHAIR,
    HEAD,
    approves,
    carries_out,
    clocks,
    days,
    fills,
    issues,
    names,
    proposes,
    the_case,
)
from tests.conversations.test_case_fairness import MEMBER, SECOND, finds, moves
from tests.conversations.test_case_law import acknowledged, status, under_way
from tests.conversations.test_docket import items, refused_three_times, votes
from tests.conversations.test_new_edition import amended, plan_due
from tests.facts import PNG
from tests.house import ADMINISTRATOR, AUDITOR, DIRECTOR, OFFICER, TEACHER, House

CUSTODIAN, THIRD_MEMBER, OFFICE_HEAD = "许静安", "石磊", "冯志强"


def unsigns(house: House, name: str) -> None:
    """Their confidentiality agreement is gone."""

    def change(session):
        who = session.exec(select(Member).where(Member.name == name)).one().id
        for row in session.exec(select(Signature).where(Signature.member_id == who)):
            session.delete(row)

    house.change(change)


async def opens(house: House, who: str, about: str) -> None:
    person = house[who]
    await person.sends("open-case")
    await person.says(about)
    await person.picks("c")
    await fills(person, "事实", "要求")
    person.sees("open-case-done")
    await house.ticks()


async def asks_for(house: House, day: str) -> str:
    return await moves(house, HEAD, "ask-extension", day, "设备到货推迟")


def papers(house: House, kind: str) -> list[str]:
    found = house.look(lambda s: s.exec(select(Issued).where(Issued.kind == kind).order_by(Issued.id)).all())
    return [str(each.paper) for each in found]


# 谁可以知道
async def test_whoever_is_close_to_it_does_not_see_what_is_not_issued(house: House):
    """K1: the head concerned sits in the leading group, and hears of it when everybody does."""
    await proposes(house, "客服部")
    assert await moves(house, MEMBER, "see-case") == "row-unknown"


async def test_whoever_proposed_it_is_told_how_it_goes_on(house: House):
    """About the office's own department: the chair proposes, a member issues, the plan reaches who may approve it."""
    await opens(house, CHAIR, "行政部")
    assert await moves(house, MEMBER, "issue-warning") == "review"
    await house[MEMBER].presses("submit")
    await house.ticks()
    assert "warning-issued-told" in (await house[CHAIR].looks()).keys
    head = await house[OFFICE_HEAD].looks()
    await head.presses("acknowledge-warning")
    await head.presses("add-plan-item")
    await fills(head, "目标", "措施", "2026-12-18", "某")
    await head.presses("submit-plan")
    await fills(head, "因", "标准", "2026-12-25")
    await house.ticks()
    for name in (CHAIR, MEMBER):
        assert "plan-submitted-told" in (await house[name].looks()).keys
        await house[name].presses("see-case")
        assert "approve-plan" in house[name].offered()


async def test_a_director_who_proposed_is_told_that_it_was_issued(house: House):
    await opens(house, DIRECTOR, "后勤部")
    await moves(house, CHAIR, "issue-warning")
    await house[CHAIR].presses("submit")
    await house.ticks()
    assert "warning-issued-told" in (await house[DIRECTOR].looks()).keys


# 谁可以决定
async def test_whoever_proposed_it_does_not_answer_the_objection(house: House):
    await opens(house, CHAIR, "行政部")
    await moves(house, MEMBER, "issue-warning")
    await house[MEMBER].presses("submit")
    await house.ticks()
    await moves(house, OFFICE_HEAD, "object-to-warning", "不实", "skip")
    assert await moves(house, CHAIR, "dismiss-objection") == "case-own-decision"


async def test_an_objection_is_decided_before_anybody_votes_on_failure(house: House, clock: Clock):
    await proposes(house)
    await issues(house)
    for _ in range(40):  # served by law, then its plan ten working days late
        await days(house, clock, 1)
        if items(house):
            break
    assert [item.status for item in items(house)] == [DocketStatus.OPEN]
    house.change(_no_service_yet)
    await moves(house, HEAD, "object-to-warning", "不实", "skip")
    for name in (CHAIR, MEMBER, THIRD_MEMBER):
        await votes(house, name, "for")
    await days(house, clock, 5)
    assert status(house) is CaseStatus.PLAN_DUE
    await moves(house, CHAIR, "dismiss-objection", "无依据")
    await days(house, clock, 1)
    assert status(house) is CaseStatus.FAILED


def _no_service_yet(session):
    """As if the warning had been served today: the objection is in time."""
    from storage.tables import CaseStep

    for step in session.exec(select(CaseStep)):
        session.delete(step)


async def test_a_matter_whose_vote_lapsed_is_not_forgotten(house: House, clock: Clock):
    await refused_three_times(house)
    await days(house, clock, 6)
    assert items(house)[0].status is DocketStatus.LAPSED
    assert "case.failure" in clocks(house)


async def test_votes_of_a_lapsed_round_do_not_count_again(house: House, clock: Clock):
    await refused_three_times(house)
    await votes(house, CHAIR, "for")
    await days(house, clock, 4)
    (item,) = items(house)
    await house[CHAIR].sends(f"put-again.{item.code}.{item.version}")
    await votes(house, MEMBER, "for")
    assert items(house)[0].status is DocketStatus.OPEN
    await votes(house, THIRD_MEMBER, "for")
    assert items(house)[0].status is DocketStatus.ADOPTED


async def test_nobody_votes_for_somebody_else(house: House):
    await refused_three_times(house)
    house.change(lambda session: _stands_in(session, THIRD_MEMBER, CUSTODIAN))
    (item,) = items(house)
    await house[CUSTODIAN].sends(f"cast-vote.{item.code}.{item.version}.for")
    house[CUSTODIAN].sees("docket-in-person")


def _stands_in(session, principal: str, delegate: str) -> None:
    by = {member.name: member.id for member in session.exec(select(Member))}
    session.add(
        Delegation(
            code="DELEG1",
            status=DelegationStatus.ACTIVE,
            principal_id=by[principal],
            delegate_id=by[delegate],
            from_on=date(2026, 11, 1),
            until=date(2027, 1, 1),
            reason="休假",
            offered_at=datetime.now(UTC),
        )
    )


async def test_whoever_has_not_signed_is_not_counted_among_those_who_may_vote(house: House):
    """8.2-a; with fewer than three the question leaves the chat."""
    unsigns(house, THIRD_MEMBER)
    await refused_three_times(house)
    assert items(house)[0].status is DocketStatus.LAPSED


# 谁可以验收
@pytest.mark.parametrize("who", [ADMINISTRATOR, AUDITOR, CUSTODIAN])
async def test_whoever_watches_or_keeps_the_keys_does_not_verify(house: House, who: str):
    await under_way(house)
    await carries_out(house)
    await names(house, who, "skip")
    house[DIRECTOR].sees("verifier-role", "review")


async def test_a_verifier_needs_an_agreement_that_holds(house: House):
    await under_way(house)
    await carries_out(house)
    unsigns(house, SECOND)
    await names(house, SECOND, "skip")
    house[DIRECTOR].sees("verifier-unsigned", "review")
    await house[DIRECTOR].presses("edit", "first")
    await house[DIRECTOR].says(TEACHER)
    await house[DIRECTOR].presses("submit")
    house[DIRECTOR].sees("assign-verifiers-done")
    unsigns(house, TEACHER)
    assert await moves(house, TEACHER, "see-case") == "row-unknown"


async def test_the_other_verifier_is_told_that_it_is_decided(house: House):
    await under_way(house, "d")
    await carries_out(house)
    await names(house, TEACHER, SECOND)
    await house.ticks()
    await finds(house, TEACHER, "verify-bad")
    (await house[SECOND].looks()).sees("verifier-spared")


# 说过的话要算数
async def test_a_button_grants_only_the_request_it_spoke_of(house: House):
    await under_way(house)
    await asks_for(house, "2026-12-28")
    await house.ticks()
    old = (await house[DIRECTOR].looks()).button("grant-extension")
    await moves(house, CHAIR, "refuse-extension", "不必")
    await asks_for(house, "2027-01-09")
    await house[DIRECTOR].sends(old)
    assert the_case(house).due_on == date(2026, 12, 25)


async def test_more_time_for_the_case_is_more_time_for_its_last_measures(house: House):
    await acknowledged(house)
    head = house[HEAD]
    await head.presses("add-plan-item")
    await fills(head, "目标", "措施", "2026-12-25", "傅大勇")
    await head.presses("submit-plan")
    await fills(head, "因", "标准", "2026-12-25")
    await house.ticks()
    await approves(house)
    await asks_for(house, "2027-01-08")
    await moves(house, DIRECTOR, "grant-extension")
    query = select(Deadline).where(Deadline.kind == "plan.item", Deadline.next_at.is_not(None))
    (running_on,) = house.look(lambda s: [row.due_at.date() for row in s.exec(query)])
    assert running_on == date(2027, 1, 8)


async def test_a_day_that_is_over_is_not_granted(house: House, clock: Clock):
    await under_way(house)
    await asks_for(house, "2026-12-28")
    clock.forward(days=45)
    assert await moves(house, DIRECTOR, "grant-extension") == "extension-overtaken"


async def test_reports_of_the_first_day_do_not_use_up_those_that_are_asked_for(house: House):
    await under_way(house)
    asked = clocks(house)["case.check-in"]
    for number in range(3):
        await moves(house, HEAD, "report-progress", f"进展{number}", "skip")
    assert clocks(house)["case.check-in"] == asked


async def test_a_repeat_has_its_own_reports(house: House):
    await under_way(house)
    await carries_out(house)
    await names(house, TEACHER, "skip")
    await house.ticks()
    await finds(house, TEACHER, "verify-bad")
    assert "case.check-in" in clocks(house)


async def test_no_plan_goes_beyond_the_longest_time_there_is(house: House, clock: Clock):
    """2.4: a grade C case ends after 90 days, 21 February, whenever its plan is handed in."""
    await acknowledged(house)
    clock.forward(days=70)
    await moves(house, HEAD, "add-plan-item", "目标", "措施", "2027-02-22", "傅大勇")
    house[HEAD].sees("plan-item-late", "review")


async def test_the_effect_of_a_grade_c_case_is_put_right_once_before_the_group_is_asked(house: House, clock: Clock):
    await under_way(house)
    for _ in range(2):
        await carries_out(house)
        await names(house, TEACHER, "skip")
        await house.ticks()
        await finds(house, TEACHER, "verify-good")
        await days(house, clock, 31)
        if status(house) is not CaseStatus.EFFECT_DUE:
            break
        if the_case(house).round == 0:
            assert await moves(house, OFFICER, "not-effective") == "case-not-repeated"
            await moves(house, OFFICER, "effect-missing", "响应率只有 80%")
            assert status(house) is CaseStatus.IN_PROGRESS
    assert await moves(house, OFFICER, "effect-missing") == "case-repeated-already"
    await moves(house, OFFICER, "not-effective", "仍只有 85%")
    assert status(house) is CaseStatus.INEFFECTIVE


# 文书
async def test_each_failure_and_the_effect_have_their_sheet(house: House, clock: Clock):
    await under_way(house)
    for finding in ("verify-bad", "verify-failed"):
        await carries_out(house)
        await names(house, TEACHER, "skip")
        await house.ticks()
        await finds(house, TEACHER, finding)
    first, last = papers(house, "paper-acceptance")
    assert "paper-acceptance-failed-last" not in first
    assert "paper-acceptance-failed-last" in last


async def test_plan_and_report_say_until_when_and_what_was_achieved(house: House):
    await under_way(house)
    await carries_out(house)
    assert "2026-12-25" in papers(house, "paper-plan")[0]
    assert "报修响应时间由五天降到一天半" in papers(house, "paper-report")[0]


@pytest.mark.parametrize(
    ("level", "ground"), [("c", "第六条第二款"), ("d", "第五条第二款"), ("order", "第九条第二款")]
)
async def test_the_message_names_the_ground_that_the_notice_names(house: House, level: str, ground: str):
    await proposes(house, level=level)
    await issues(house)
    served = (await house[HEAD].looks()).sees("warning-served")
    assert ground in served.card["text"]


async def test_an_objection_may_bring_evidence(house: House):
    await acknowledged(house)
    head = house[HEAD]
    await head.presses("object-to-warning")
    await head.says("不实")
    await head.uploads("证据.png", PNG)
    await head.presses("done")
    await head.presses("submit")
    await moves(house, CHAIR, "see-case")
    assert house[CHAIR].card["files"]


async def test_the_first_round_of_a_plan_has_nothing_to_compare_with(house: House):
    from tests.conversations.test_case import plans

    await acknowledged(house)
    await plans(house)
    assert await moves(house, DIRECTOR, "see-changes") == "plan-first-round"


async def test_the_ninth_case_is_on_the_next_page_and_what_waits_is_found_at_once(house: House):
    await under_way(house)
    first = the_case(house).code
    await asks_for(house, "2026-12-30")
    for about in ("客服部", "市场部", "教学部", "教研室", "课程推广组", "沈秋萍", "杨一帆", "高文静"):
        await opens(house, OFFICER, about)
    director = house[DIRECTOR]
    await director.says("延期")
    assert any(first in choice["code"] for choice in director.card["choices"])
    await director.says("整改")
    assert not any(first in choice["code"] for choice in director.card["choices"])
    await director.presses("cases", "1")
    assert any(first in choice["code"] for choice in director.card["choices"])


async def test_an_old_case_keeps_its_numbers_though_its_plan_begins_later(
    settings: Settings, clock: Clock, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
        await proposes(house)
        await issues(house)
    monkeypatch.setattr(rooms, "EDITION", amended(tmp_path))
    async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
        await (await house[HEAD].looks()).presses("acknowledge-warning")
        assert plan_due(house) == {"2026": "2026-12-02"}
        assert house.look(lambda session: session.exec(select(Case)).one()).edition == "2026"
