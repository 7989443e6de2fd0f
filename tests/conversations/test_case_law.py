"""警告整改, law by law: each line was written from clause 6.2-a and the numbers of 2.4, not from the code."""

import asyncio
from datetime import date

import pytest
from sqlmodel import select

from regulation.vocabulary import CaseStatus
from storage.tables import Deadline, Member
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
    plans,
    proposes,
    the_case,
)
from tests.facts import PNG
from tests.house import AUDITOR, DIRECTOR, OFFICER, OTHER_HEAD, TEACHER, House

MEMBER = "何静"  # of the leading group


async def acknowledged(house: House, level: str = "c") -> None:
    await proposes(house, level=level)
    await issues(house)
    await house[HEAD].looks()
    await house[HEAD].presses("acknowledge-warning")


async def under_way(house: House, level: str = "c", finish: str = "2026-12-25") -> None:
    await acknowledged(house, level)
    await plans(house, finish=finish)
    await approves(house)
    await house[HEAD].looks()


def status(house: House) -> CaseStatus:
    return the_case(house).status


@pytest.mark.parametrize(
    ("level", "issue", "confirm", "plan", "review"),
    [  # counted by hand from Monday 23 November 2026, in working days
        ("c", "2026-11-26", "2026-11-25", "2026-12-02", "2026-11-26"),
        ("d", "2026-11-24", "2026-11-24", "2026-11-30", "2026-11-25"),
        ("order", "2026-11-23", "2026-11-24", "2026-11-26", "2026-11-25"),
    ],
)
async def test_every_level_has_its_own_periods(house: House, level, issue, confirm, plan, review):
    await proposes(house, level=level)
    assert clocks(house)["case.issue"] == issue
    await issues(house)
    assert clocks(house)["case.acknowledge"] == confirm
    await house[HEAD].looks()
    await house[HEAD].presses("acknowledge-warning")
    assert clocks(house)["case.plan"] == plan
    await plans(house, finish="2026-12-18") if level != "order" else await plans_shortly(house)
    assert clocks(house)["case.review"] == review


async def plans_shortly(house: House) -> None:
    head = house[HEAD]
    await head.presses("add-plan-item")
    await fills(head, "当日整改", "立即停用", "2026-12-04", "傅大勇")
    await head.presses("submit-plan")
    await fills(head, "检修不及时", "复查合格", "2026-12-07")
    await house.ticks()


async def test_whoever_proposes_does_not_issue(house: House):
    director = house[DIRECTOR]
    await director.sends("open-case")
    await director.says("后勤部")
    await director.picks("c")
    await fills(director, "事实", "要求")
    case = the_case(house)
    await director.sends(f"issue-warning.{case.code}.1")
    director.sees("case-own-proposal")
    await house[OFFICER].sends(f"issue-warning.{case.code}.1")
    house[OFFICER].sees("not-permitted")
    await house[CHAIR].sends(f"issue-warning.{case.code}.1")
    await house[CHAIR].presses("submit")
    house[CHAIR].sees("issue-warning-done")


async def test_the_office_does_not_decide_about_itself(house: House):
    officer, chair, member = house[OFFICER], house[CHAIR], house[MEMBER]
    await officer.sends("open-case")
    await officer.says("行政部")
    await officer.picks("c")
    await fills(officer, "事实", "要求")
    officer.sees("case-conflict", "review")
    await chair.sends("open-case")
    await chair.says("教学部")
    await chair.picks("c")
    await fills(chair, "事实", "要求")
    chair.sees("case-office-only", "review")
    await chair.presses("edit", "subject")
    await chair.says("行政部")
    await chair.presses("submit")
    case = the_case(house)
    for name, key in ((DIRECTOR, "row-unknown"), (CHAIR, "case-own-proposal")):
        await house[name].sends(f"issue-warning.{case.code}.1")
        house[name].sees(key)
    await member.sends(f"issue-warning.{case.code}.1")
    await member.presses("submit")
    member.sees("issue-warning-done")


async def test_nobody_hears_of_a_proposal_that_is_not_issued(house: House):
    await proposes(house)
    code = the_case(house).code
    for name in (HEAD, OTHER_HEAD, TEACHER):
        await house[name].sends(f"see-case.{code}.1")
        house[name].sees("row-unknown")
    await house[DIRECTOR].sends(f"decline-warning.{code}.1")
    await fills(house[DIRECTOR], "事实不清")
    await house.ticks()
    assert (status(house), clocks(house)) == (CaseStatus.DECLINED, {})
    assert "warning-served" not in (await house[HEAD].looks()).keys
    await house[HEAD].sends(f"see-case.{code}.2")
    house[HEAD].sees("row-unknown")
    await house[AUDITOR].sends(f"see-case.{code}.2")
    house[AUDITOR].sees("case-card")


async def test_delivered_and_not_confirmed_it_counts_as_served_after_five_working_days(house: House, clock: Clock):
    await proposes(house)
    await issues(house)
    await days(house, clock, 7)  # Monday 30 November, the last day
    assert status(house) is CaseStatus.SERVED
    await days(house, clock, 1)
    assert status(house) is CaseStatus.PLAN_DUE
    assert "case-deemed-served" in (await house[HEAD].looks()).keys
    assert clocks(house) == {"case.plan": "2026-12-10"}


async def test_not_delivered_it_never_counts_as_served(house: House, clock: Clock):
    house.change(lambda s: _leaves(s, HEAD))
    await proposes(house)
    await issues(house)
    await days(house, clock, 9)
    officer = await house[OFFICER].looks()
    assert (status(house), "case-not-delivered" in officer.keys) == (CaseStatus.SERVED, True)
    await officer.presses("serve-by-hand")
    await fills(officer, "12 月 2 日当面交副主任签收")
    officer.sees("serve-by-hand-done")
    assert status(house) is CaseStatus.PLAN_DUE


async def test_an_objection_is_decided_by_whoever_did_not_issue_it(house: House):
    await acknowledged(house)
    head, chair = house[HEAD], house[CHAIR]
    await head.presses("object-to-warning")
    await fills(head, "三次均有书面延期说明", "skip")
    head.sees("object-to-warning-done")
    assert clocks(house)["case.objection"] == "2026-12-07"  # ten working days
    assert "case.plan" in clocks(house)  # the case goes on meanwhile
    code, version = the_case(house).code, the_case(house).version
    await house[DIRECTOR].sends(f"uphold-objection.{code}.{version}")
    house[DIRECTOR].sees("not-permitted")
    await house.ticks()
    await chair.looks()
    await chair.presses("uphold-objection")
    await fills(chair, "经核实有书面说明")
    chair.sees("uphold-objection-done")
    await house.ticks()
    assert (status(house), clocks(house)) == (CaseStatus.CANCELLED, {})
    for name in (HEAD, OFFICER, DIRECTOR):
        assert "objection-upheld-told" in (await house[name].looks()).keys


async def test_after_five_working_days_it_is_too_late_to_object(house: House, clock: Clock):
    await acknowledged(house)
    await days(house, clock, 8)
    head = await house[HEAD].looks()
    await head.presses("object-to-warning")
    await fills(head, "事实有误", "skip")
    head.sees("case-objection-late", "review")


async def test_a_plan_names_goal_measure_deadline_and_stays_within_the_period(house: House):
    await acknowledged(house)
    head, case = house[HEAD], the_case(house)
    await head.sends(f"submit-plan.{case.code}.{case.version}")
    head.sees("plan-without-items")
    await head.sends(f"add-plan-item.{case.code}.{case.version}")
    await fills(head, "目标", "措施", "2027-01-23", "傅大勇")  # 61 days
    head.sees("plan-item-late", "review")
    await head.presses("edit", "due_on")
    await head.says("2026-12-30")
    await head.presses("submit")
    head.sees("add-plan-item-done")
    await head.presses("submit-plan")
    await fills(head, "原因", "标准", "2026-12-25")
    head.sees("plan-item-after-end", "review")
    await head.presses("edit", "finish_on")
    await head.says("2027-01-25")
    await head.presses("submit")
    head.sees("plan-too-long", "review")


async def test_three_rounds_and_then_the_leading_group(house: House):
    await acknowledged(house)
    head, officer, director = house[HEAD], house[OFFICER], house[DIRECTOR]
    for count in range(3):
        await plans(house, goal=f"目标{count}")
        await officer.looks()
        await officer.presses("request-changes")
        await fills(officer, "措施不具体")
        if count < 2:
            officer.sees("request-changes-done")
        await house.ticks()
        await head.looks()
    officer.sees("plan-rounds-over", "review")
    await director.looks()
    await director.presses("end-rounds")
    await fills(director, "三轮后仍无具体措施")
    director.sees("end-rounds-done")
    assert status(house) is CaseStatus.INEFFECTIVE


@pytest.mark.parametrize(
    ("after", "until", "key"),
    [
        (0, "2026-12-25", "extension-range"),  # not later than it was
        (0, "2027-01-10", "extension-range"),  # sixteen days
        (0, "2027-01-09", "ask-extension-done"),
        (27, "2027-01-08", "ask-extension-done"),  # Sunday 20 December; the last day is Tuesday 22
        (30, "2027-01-08", "extension-late"),
    ],
)
async def test_more_time_is_asked_for_early_and_is_no_more_than_fifteen_days(
    house: House, clock: Clock, after, until, key
):
    await under_way(house)
    clock.forward(days=after)
    head = house[HEAD]
    await head.presses("ask-extension")
    await fills(head, until, "设备到货推迟")
    assert key in head.keys[-2:]


async def test_one_extension_by_another_person_and_none_for_an_order(house: House):
    await under_way(house)
    head, director, code = house[HEAD], house[DIRECTOR], the_case(house).code
    await head.presses("ask-extension")
    await fills(head, "2027-01-05", "设备到货推迟")
    version = the_case(house).version
    await head.sends(f"grant-extension.{code}.{version}")
    head.sees("not-permitted")
    chair = house[CHAIR]
    await asyncio.gather(
        *(person.sends(f"grant-extension.{code}.{version}") for person in (director, chair))
    )  # two at once
    assert sorted(person.keys[-1] for person in (director, chair))[-1] == "grant-extension-done"
    assert [person.keys[-1] for person in (director, chair)].count("grant-extension-done") == 1
    rows = house.look(lambda s: s.exec(select(Deadline).where(Deadline.kind == "case.rectify")).all())
    assert sorted(row.status for row in rows) == ["extended", "running"]
    await head.sends(f"ask-extension.{code}.{the_case(house).version}")
    head.sees("extension-had-already")


async def test_a_second_extension_and_a_waiver_take_two_keys(house: House, clock: Clock):
    await under_way(house)
    head, director, chair, code = house[HEAD], house[DIRECTOR], house[CHAIR], the_case(house).code
    await director.sends(f"extend-again.{code}.{the_case(house).version}")
    director.sees("extension-first-one")
    await head.presses("ask-extension")
    await fills(head, "2027-01-05", "设备到货推迟")
    await director.sends(f"grant-extension.{code}.{the_case(house).version}")
    await director.sends(f"extend-again.{code}.{the_case(house).version}")
    await fills(director, "2027-03-20", "供货方停产")  # beyond the ninety days
    director.sees("extension-range", "review")
    await director.presses("edit", "until")
    await director.says("2027-01-20")
    await director.presses("submit")
    director.sees("approval-requested")
    assert clocks(house)["case.rectify"] == "2027-01-05"
    await turns(house, "2027-01-20")
    assert clocks(house)["case.rectify"] == "2027-01-20"
    await director.sends(f"waive-deadline.{code}.{the_case(house).version}")
    await fills(director, "部门合并")
    await turns(house)
    assert "case.rectify" not in clocks(house)
    await house.ticks()
    assert "deadline-waived-told" in (await head.looks()).keys
    await chair.sends(f"extend-again.{code}.{the_case(house).version}")
    chair.sees("not-permitted")


async def turns(house: House, *shown: str) -> None:
    """The chair reads what is asked, and turns the key."""
    await house.ticks()
    chair = await house[CHAIR].looks()
    await chair.presses("see-approval")
    assert chair.rows()["涉及事项"].replace("-", "") == the_case(house).code
    await chair.presses("turn-key")
    await chair.presses("submit")
    chair.sees("turn-key-done")


async def test_nothing_is_claimed_before_every_item_has_its_evidence(house: House):
    await under_way(house)
    head, case = house[HEAD], the_case(house)
    await head.sends(f"claim-completion.{case.code}.{case.version}")
    head.sees("case-items-open")
    await head.says("整改")
    await head.presses("see-case")
    await head.presses("finish-item")
    await head.says("已完成")
    head.sees("finish-item-evidence")
    assert "skip" not in head.offered()


async def test_a_grave_case_has_two_verifiers_two_looks_and_nobody_with_a_conflict(house: House, clock: Clock):
    await under_way(house, "d")
    await carries_out(house)
    director, officer = house[DIRECTOR], house[OFFICER]
    for second, key in (("skip", "verifier-two"), (TEACHER, "verifier-twice"), ("傅大勇", "verifier-conflict"),
                        (OFFICER, "verifier-conflict")):  # fmt: skip
        await names(house, TEACHER, second)
        director.sees(key, "review")
        await director.presses("cancel")
        await director.says("整改")
        await director.presses("see-case")
    await names(house, TEACHER, "谢雨桐")
    director.sees("assign-verifiers-done")
    await house.ticks()
    for name, key in ((TEACHER, "verify-good-one"), ("谢雨桐", "verify-good-done")):
        assert status(house) is CaseStatus.VERIFYING
        await house[name].looks()
        await house[name].presses("verify-good")
        await fills(house[name], "现场核实无误")
        house[name].sees(key)
    await days(house, clock, 35)
    case = the_case(house)
    await officer.sends(f"confirm-effect.{case.code}.{case.version}")
    officer.sees("case-second-look")
    await officer.sends(f"look-again.{case.code}.{case.version}")
    await fills(officer, "目前达到标准")
    officer.sees("look-again-done")
    assert the_case(house).effect_on == date(2027, 2, 21)  # 30 and 60 days after 23 November
    clock.forward(days=70)
    await house.ticks()
    case = the_case(house)
    await officer.sends(f"confirm-effect.{case.code}.{case.version}")
    await fills(officer, "九十天内无复发")
    officer.sees("confirm-effect-done")


async def test_what_fails_verification_is_done_again_once(house: House):
    await under_way(house)
    for count, (head, key, state) in enumerate(
        [("verify-bad", "verify-bad-done", CaseStatus.IN_PROGRESS), ("verify-failed", "verify-failed-done",
         CaseStatus.INEFFECTIVE)]
    ):  # fmt: skip
        await carries_out(house)
        await names(house, TEACHER, "skip")
        await house.ticks()
        verifier = await house[TEACHER].looks()
        await verifier.presses(head)
        await fills(verifier, "夜间报修仍无人响应")
        verifier.sees(key)
        assert status(house) is state
        if count == 0:
            assert clocks(house)["case.rectify"] == "2026-12-25"  # fifteen days, or what was left of the period
            await house.ticks()


async def test_a_button_of_an_earlier_version_does_nothing(house: House):
    await proposes(house)
    code = the_case(house).code
    await issues(house)
    for name, button in ((DIRECTOR, f"issue-warning.{code}.1"), (HEAD, f"acknowledge-warning.{code}.1")):
        await house[name].sends(button)
        assert house[name].answer[-1]["tone"] == "refused"
    assert status(house) is CaseStatus.SERVED


async def test_a_new_head_answers_for_what_the_old_one_left(house: House, clock: Clock):
    await acknowledged(house)
    house.change(lambda s: _leaves(s, HEAD))
    house.change(lambda s: _leads(s, "傅大勇", "后勤部"))
    await days(house, clock, 8)  # the day before the plan is due, and it itself
    assert "reminder" in (await house["傅大勇"].looks()).keys
    await house["傅大勇"].says("方案")
    house["傅大勇"].sees("plan-list")
    assert "add-plan-item" in house["傅大勇"].offered()


async def test_evidence_opens_for_those_who_see_the_case(house: House):
    await under_way(house)
    await carries_out(house)
    await house[HEAD].says("整改")
    await house[HEAD].presses("see-case")
    code = house[HEAD].card["files"][0]["url"].split("code=")[1]
    for name, content in ((HEAD, PNG), (OFFICER, PNG), (AUDITOR, PNG), (OTHER_HEAD, None), (TEACHER, None)):
        response = await house.http.get("/api/file", params={"person": house[name].code, "code": code})
        assert (response.content if response.status_code == 200 else None) == content, name


def _leaves(session, name: str) -> None:
    member = session.exec(select(Member).where(Member.name == name)).one()
    member.left_on = date(2026, 11, 1)
    session.add(member)


def _leads(session, name: str, title: str) -> None:
    from regulation.vocabulary import Post
    from storage.tables import Holding, Subject

    member = session.exec(select(Member).where(Member.name == name)).one()
    department = session.exec(select(Subject).where(Subject.title == title)).one()
    session.add(Holding(subject_id=department.id, post=Post.HEAD, member_id=member.id))
