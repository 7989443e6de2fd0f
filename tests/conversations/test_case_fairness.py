"""整改 6.2-a, found by a reader of the law: who may decide, what a late office costs nobody, what does not outlive its time."""

from sqlmodel import select

from regulation.vocabulary import CaseStatus, DocketStatus
from storage.tables import Deadline, Member, Reminder
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
from tests.conversations.test_case_law import _leads, _leaves, acknowledged, status, under_way
from tests.conversations.test_docket import items, votes
from tests.house import DIRECTOR, OFFICER, TEACHER, House

MEMBER, SECOND, SUCCESSOR, THIRD = "何静", "谢雨桐", "傅大勇", "罗佳宁"


def told(house: House, kind: str) -> set[str]:
    """Who was reminded of a kind of clock."""
    query = select(Member.name).join(Reminder, Reminder.recipient_id == Member.id)
    query = query.join(Deadline, Deadline.id == Reminder.deadline_id).where(Deadline.kind == kind)
    return set(house.look(lambda session: session.exec(query).all()))


async def moves(house: House, name: str, move: str, *answers: str) -> str:
    """Makes a move of the case; returns the key of what came of it."""
    row, person = the_case(house), house[name]
    await person.sends(f"{move}.{row.code}.{row.version}")
    if answers:
        await fills(person, *answers)
    return person.keys[-1]


async def finds(house: House, name: str, move: str) -> str:
    person = await house[name].looks()
    await person.presses(move)
    await fills(person, "核实")
    await house.ticks()
    return person.keys[-1]


async def issued_but_not_delivered(house: House) -> None:
    await proposes(house)
    director = await house[DIRECTOR].looks()
    await director.presses("issue-warning")
    await director.presses("submit")
    await house.demo.printing.tick()


async def test_whoever_a_proposal_is_about_hears_nothing_and_who_may_issue_it_does(house: House, clock: Clock):
    """K1: about the director the leading group decides, and is reminded of it."""
    chair = house[CHAIR]
    await chair.sends("open-case")
    await chair.says(DIRECTOR)
    await chair.picks("c")
    await fills(chair, "事实", "要求")
    await house.ticks()
    assert "case-proposed" not in (await house[DIRECTOR].looks()).keys
    assert "case-proposed" in (await house[MEMBER].looks()).keys
    await days(house, clock, 3)
    await days(house, clock, 5)
    reminded = told(house, "case.issue")
    assert MEMBER in reminded
    assert not reminded & {DIRECTOR, "冯志强"}  # the head of the department concerned


async def test_deemed_service_counts_from_the_delivery(house: House, clock: Clock):
    """2.4: five working days after provable delivery, whenever the platform took it."""
    await issued_but_not_delivered(house)
    clock.forward(days=7)
    while await house.delivers():
        pass
    clock.forward(days=1)
    await house.ticks()
    assert status(house) is CaseStatus.SERVED
    await days(house, clock, 7)
    assert status(house) is CaseStatus.PLAN_DUE


async def test_what_was_delivered_after_the_first_look_is_deemed_served_as_well(house: House, clock: Clock):
    await issued_but_not_delivered(house)
    clock.forward(days=9)
    await house.demo.deadlines.tick()
    while await house.delivers():
        pass
    for _ in range(3):
        await days(house, clock, 4)
    assert status(house) is CaseStatus.PLAN_DUE


async def test_the_time_to_object_begins_with_the_service(house: House, clock: Clock):
    house.change(lambda session: _leaves(session, HEAD))
    await proposes(house)
    await issues(house)
    await days(house, clock, 9)
    house.change(lambda session: _leads(session, SUCCESSOR, "后勤部"))
    officer = await house[OFFICER].looks()
    await officer.presses("serve-by-hand")
    await fills(officer, "当面签收")
    assert await moves(house, SUCCESSOR, "object-to-warning", "事实有误", "skip") == "object-to-warning-done"


async def test_an_objection_is_told_to_whom_may_decide_it(house: House, clock: Clock):
    """K8: the chair issued the warning, so another of the group is asked and reminded."""
    await proposes(house)
    row = the_case(house)
    await house[CHAIR].sends(f"issue-warning.{row.code}.{row.version}")
    await house[CHAIR].presses("submit")
    await house.ticks()
    head = await house[HEAD].looks()
    await head.presses("object-to-warning")
    await fills(head, "事实有误", "skip")
    for _ in range(8):
        await days(house, clock, 1)
    assert MEMBER in told(house, "case.objection")
    assert CHAIR not in told(house, "case.objection")


async def test_the_reviewer_of_a_plan_does_not_verify(house: House):
    """2.4: not the plan's reviewer."""
    await proposes(house)
    row = the_case(house)
    await house[CHAIR].sends(f"issue-warning.{row.code}.{row.version}")
    await house[CHAIR].presses("submit")
    await house.ticks()
    head = await house[HEAD].looks()
    await head.presses("acknowledge-warning")
    await plans(house, finish="2026-12-25")
    await approves(house)
    await carries_out(house)
    assert await moves(house, CHAIR, "assign-verifiers", DIRECTOR, "skip") != "assign-verifiers-done"
    assert "verifier-conflict" in house[CHAIR].keys


async def test_of_a_grave_case_the_chair_alone_grants_more_time(house: House):
    await under_way(house, "d")
    await house[HEAD].presses("ask-extension")
    await fills(house[HEAD], "2027-01-05", "设备")
    assert await moves(house, DIRECTOR, "grant-extension") == "extension-chair"
    assert await moves(house, CHAIR, "grant-extension") == "grant-extension-done"


async def fails_twice(house: House) -> None:
    """A grave case that was not done well twice, and that the leading group lets go on."""
    await under_way(house, "d")
    for move in ("verify-bad", "verify-failed"):
        await carries_out(house)
        await names(house, TEACHER, SECOND)
        await house.ticks()
        await finds(house, TEACHER, move)
    await votes(house, MEMBER, "against")
    await votes(house, CHAIR, "against")
    await house.ticks()
    assert status(house) is CaseStatus.IN_PROGRESS


async def test_who_verified_before_has_nothing_to_find_any_more(house: House):
    await fails_twice(house)
    await carries_out(house)
    await names(house, TEACHER, THIRD)
    await house.ticks()
    assert await moves(house, SECOND, "verify-failed") == "row-unknown"
    await finds(house, TEACHER, "verify-good")
    await finds(house, THIRD, "verify-good")
    assert status(house) is CaseStatus.OBSERVING


async def test_a_grave_case_is_looked_at_twice_after_it_was_done_again(house: House, clock: Clock):
    await under_way(house, "d")
    for look in ("not-effective", "confirm-effect"):
        await carries_out(house)
        await names(house, TEACHER, SECOND)
        await house.ticks()
        await finds(house, TEACHER, "verify-good")
        await finds(house, SECOND, "verify-good")
        await days(house, clock, 35)
        if look == "not-effective":
            await moves(house, OFFICER, look, "复发")
            await votes(house, MEMBER, "against")
            await votes(house, CHAIR, "against")
            await house.ticks()
    assert await moves(house, OFFICER, "confirm-effect") == "case-second-look"


async def test_a_verifier_who_left_is_replaced(house: House):
    await under_way(house)
    await carries_out(house)
    await names(house, TEACHER, "skip")
    await house.ticks()
    house.change(lambda session: _leaves(session, TEACHER))
    assert await moves(house, DIRECTOR, "replace-verifier", TEACHER, SECOND) == "assign-verifiers-done"
    await house.ticks()
    assert await finds(house, SECOND, "verify-good") == "verify-good-done"


async def test_a_late_review_costs_the_subject_no_time(house: House, clock: Clock):
    await acknowledged(house)
    head = house[HEAD]
    await head.presses("add-plan-item")
    await fills(head, "目标", "措施", "2026-11-27", SUCCESSOR)
    await head.presses("submit-plan")
    await fills(head, "原因", "标准", "2026-11-27")
    await house.ticks()
    await days(house, clock, 21)
    await approves(house)
    assert clocks(house)["case.rectify"] >= "2026-12-18"


async def test_what_was_made_good_is_not_failed_by_an_old_question(house: House, clock: Clock):
    """+10 working days put it before the group; then the plan came and was approved."""
    await acknowledged(house)
    for _ in range(12):
        await days(house, clock, 2)
    head = await house[HEAD].looks()
    assert await moves(house, HEAD, "add-plan-item", "目标", "措施", "2027-01-10", SUCCESSOR)
    await head.presses("submit-plan")
    await fills(head, "原因", "标准", "2027-01-20")
    await house.ticks()
    await approves(house)
    assert [item.status for item in items(house)] == [DocketStatus.OPEN]
    await votes(house, MEMBER, "for")
    assert [item.status for item in items(house)] == [DocketStatus.LAPSED]
    assert status(house) is CaseStatus.IN_PROGRESS


async def test_a_request_for_time_does_not_outlive_its_period(house: House, clock: Clock):
    await under_way(house, finish="2026-12-18")
    await house[HEAD].presses("ask-extension")
    await fills(house[HEAD], "2026-12-31", "设备")
    await carries_out(house)
    await days(house, clock, 20)
    await names(house, TEACHER, "skip")
    await house.ticks()
    await finds(house, TEACHER, "verify-bad")
    assert await moves(house, DIRECTOR, "grant-extension") == "extension-not-asked"
    assert await moves(house, HEAD, "ask-extension") == "ask-extension-until"
