"""信用修复 7.2-b: the preliminary review, by whom, asked for once, and why not."""

import pytest

from regulation.repair import RepairStatus
from tests.conftest import Clock
from tests.conversations.test_gradings import confirms as confirms_grade
from tests.conversations.test_gradings import proposes_grade
from tests.house import AUDITOR, DIRECTOR, OFFICER, House
from tests.repair_steps import CHAIR, HEAD, REVIEW, application, applies, clocks, fills
from tests.repairs_house import applied, graded


@pytest.mark.parametrize(
    ("about", "by", "who"),
    [
        ("后勤部", HEAD, {OFFICER, DIRECTOR}),
        ("罗佳宁", "罗佳宁", {OFFICER, DIRECTOR, CHAIR}),  # of the office's own department: the chair, too
        (OFFICER, OFFICER, {DIRECTOR, CHAIR}),  # K1
        ("行政部", "冯志强", {CHAIR}),
    ],
)
async def test_who_reviews(house: House, about: str, by: str, who: set[str]):
    graded(house, about)
    code = applied(house, about, by)
    for name in (OFFICER, DIRECTOR, CHAIR, AUDITOR, "何静", by):
        person = house[name]
        await person.sends(f"see-repair.{code}.1")
        may = person.offered() & REVIEW if person.keys[-1] == "repair-card" else set()
        assert may == (REVIEW if name in who else set()), name


async def test_whoever_handed_it_in_does_not_review_it(house: House):
    """Who stood in for the head then, and does not any more, is the author all the same (K2)."""
    graded(house, "后勤部")
    code = applied(house, "后勤部", OFFICER)
    await house[OFFICER].sends(f"accept-repair.{code}.1")
    house[OFFICER].sees("repair-own-application")


async def test_an_application_for_a_corrected_grade_is_not_accepted(house: House):
    graded(house, "后勤部")
    repair = applied(house, "后勤部", HEAD)
    await proposes_grade(house, "b", "后勤部", origin="correction")
    await confirms_grade(house)
    officer = await house[OFFICER].sends(f"accept-repair.{repair}.2")
    officer.sees("move-not-now")
    assert (application(house).status, clocks(house)) == (RepairStatus.LAPSED, {})
    await house.ticks()
    assert "repair-lapsed-told" in (await officer.looks()).keys
    assert "repair-lapsed-subject" in (await house[HEAD].looks()).keys


async def test_more_is_asked_for_once_and_the_office_waits_for_it(house: House, clock: Clock):
    await applies(house)
    officer, head = await house[OFFICER].looks(), house[HEAD]
    await officer.presses("ask-supplement")
    await fills(officer, "请补交照片")
    code = application(house).code
    await officer.sends(f"reject-repair.{code}.2")
    officer.sees("repair-supplement-runs")
    clock.forward(days=8)  # 30 November is the last day
    await house.ticks()
    await officer.looks()
    assert officer.keys.count("repair-supplement-over") == 1
    assert officer.button("reject-repair").endswith(".2")
    await head.looks()
    await head.presses("answer-supplement")  # late, and yet in time
    await fills(head, "照片见附件", "skip")
    head.sees("answer-supplement-done")
    await officer.sends(f"ask-supplement.{code}.3")
    officer.sees("repair-asked-already")
    await officer.sends(f"accept-repair.{code}.2")
    officer.sees("row-changed")


async def test_what_is_not_accepted_says_why_and_may_come_again(house: House):
    await applies(house)
    officer, head = await house[OFFICER].looks(), house[HEAD]
    await officer.presses("reject-repair")
    await fills(officer, "缺少整改照片，请补齐后重新申请")
    officer.sees("reject-repair-done")
    assert clocks(house) == {}
    await house.ticks()
    await head.looks()
    head.sees("repair-rejected-told")
    assert "缺少整改照片" in head.card["text"]
    await head.presses("repairs")
    await head.presses("see-eligibility")
    assert "apply-for-repair" in head.offered()
