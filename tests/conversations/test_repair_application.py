"""信用修复 7.1, 7.2-a: an application, who hands it in, what stands in its way, how it is withdrawn."""

import asyncio
from hashlib import sha256

from sqlmodel import select

from regulation.grades import Grade
from regulation.repair import RepairStatus
from regulation.vocabulary import Language
from storage.tables import Grading, Issued, Repair
from tests.conftest import MORNING, Clock
from tests.facts import PNG
from tests.house import AUDITOR, OFFICER, TEACHER, House
from tests.repair_steps import (
    EVIDENCE,
    FIRST,
    HEAD,
    REVIEW,
    SECOND,
    accepted,
    application,
    applies,
    assigns,
    clocks,
    confirms,
    denies,
    moves,
    rows,
    signs,
)
from tests.repairs_house import applied, carried_out, corrected, graded, subject_of

TODAY = MORNING.date()


async def test_the_letter_is_read_where_it_is_signed(house: House):
    head, code = house[HEAD], graded(house, "后勤部")
    carried_out(house, "后勤部")
    await head.sends("choose-language...en")
    await head.sends(f"apply-for-repair.{code}.1")
    head.sees(EVIDENCE)
    await head.presses("skip")
    letter = house.demo.app.house.commitment[Language.ENGLISH]
    assert letter.splitlines()[1] in head.card["text"]
    await head.picks("signed")
    await head.presses("edit", "achieved")
    await head.says("Nothing of the kind since.")
    await head.presses("submit")
    assert application(house).effect == "Nothing of the kind since."
    assert application(house).commitment == sha256(letter.encode()).hexdigest()
    await house.ticks()
    issued = house.look(lambda session: session.exec(select(Issued)).one())
    assert letter in str(issued.paper["parts"][0]["values"]["letter"])
    assert issued.kind == "paper-repair-form"


async def test_what_the_case_does_not_say_is_asked(house: House):
    head, code = house[HEAD], graded(house, "后勤部")
    await head.sends(f"apply-for-repair.{code}.1")
    head.sees("apply-for-repair-measures")


async def test_the_office_sees_who_waits_and_a_page_more(house: House):
    names = ["罗佳宁", "冯志强", "沈秋萍", "杨一帆", "高文静", "马骏", "谢雨桐", "郑重", "何静"]
    for name in names:
        graded(house, name)
        applied(house, name, name)
    officer = house[OFFICER]
    await officer.says("修复")
    officer.sees("repair-list")
    first = [choice["label"] for choice in officer.card["choices"] if choice["code"].startswith("see-repair")]
    assert "何静" in first[0]
    await officer.presses("repairs", "1")
    assert "罗佳宁" in str(officer.card["choices"])
    teacher = house[TEACHER]
    await teacher.says("修复")
    assert teacher.offered() == set()


# 同时与先后
async def test_two_who_speak_for_one_partner_apply_once(house: House):
    one, other = house["金海涛"], house["段晓晴"]
    code = graded(house, "星河课程推广有限公司", Grade.D)
    carried_out(house, "星河课程推广有限公司")
    for person in (one, other):
        await person.sends(f"apply-for-repair.{code}.1")
        await signs(person)
    await asyncio.gather(one.presses("submit"), other.presses("submit"))
    keys = sorted((one.keys[-1], other.keys[-1]))
    assert "apply-for-repair-done" in (*one.keys, *other.keys)
    assert "repair-running" in (*one.keys, *other.keys), keys
    assert len(house.look(lambda session: session.exec(select(Repair)).all())) == 1


async def test_a_second_press_shows_the_same_receipt(house: House):
    head, code = house[HEAD], graded(house, "后勤部")
    carried_out(house, "后勤部")
    await head.sends(f"apply-for-repair.{code}.1")
    await signs(head)
    submit = head.button("submit")
    await head.sends(submit)
    await head.sends(submit)
    assert head.keys[-2:] == ["apply-for-repair-done"] * 2
    assert len(house.look(lambda session: session.exec(select(Repair)).all())) == 1


async def test_a_grade_that_was_corrected_meanwhile_needs_no_repair(house: House):
    head, code = house[HEAD], graded(house, "后勤部")
    carried_out(house, "后勤部")
    await head.sends(f"apply-for-repair.{code}.1")
    await signs(head)
    corrected(house, code)
    await head.presses("submit")
    head.sees("repair-grade-over", "review")
    await head.sends(f"see-eligibility.{code}.1")
    assert "apply-for-repair" not in head.offered()
    assert "等待期未满" not in head.rows()


async def test_a_draft_goes_on_after_the_row_has_changed(house: House):
    """The old button speaks of another state, the new one opens the same draft."""
    head, code = house[HEAD], graded(house, "后勤部")
    carried_out(house, "后勤部")
    await head.sends(f"apply-for-repair.{code}.1")
    await signs(head)

    def touched(session):
        row = session.exec(select(Grading).where(Grading.code == code)).one()
        row.clause = "5.2-C"
        session.add(row)

    house.change(touched)
    await head.presses("submit")
    head.sees("row-changed", "review")
    await head.sends(f"apply-for-repair.{code}.1")
    head.sees("row-changed", "review")
    await head.sends(f"apply-for-repair.{code}.2")
    head.sees("review")
    await head.presses("submit")
    head.sees("apply-for-repair-done")


# 草稿
async def test_an_unfinished_application_is_spoken_of_once_and_forgotten_after_thirty_days(
    house: House, clock: Clock
):
    head, code = house[HEAD], graded(house, "后勤部")
    carried_out(house, "后勤部")
    await head.sends(f"apply-for-repair.{code}.1")
    await signs(head)
    submit = head.button("submit")
    for days, told in ((26, 0), (1, 0), (1, 1)):  # three days before it goes is a Sunday: it is said on Monday
        clock.forward(days=days)
        await house.demo.sweep.tick()
        await house.ticks()
        await head.looks()
        assert head.keys.count("repair-draft-told") == told
    assert "2026 年 12 月 23 日" in head.card["text"]
    await head.presses("apply-for-repair")
    head.sees("review")
    clock.forward(days=3)
    await house.demo.sweep.tick()
    await head.sends(submit)
    head.sees("button-old")
    assert rows(house, Repair) == []


# 谁可以
async def test_only_whoever_speaks_for_the_subject_applies(house: House):
    code = graded(house, "后勤部")
    for name, key in {TEACHER: "row-unknown", OFFICER: "not-permitted", AUDITOR: "not-permitted", "卢玉兰": "row-unknown"}.items():  # fmt: skip
        await house[name].sends(f"apply-for-repair.{code}.1")
        house[name].sees(key)
    await house[OFFICER].sends(f"see-eligibility.{code}.1")
    house[OFFICER].sees("eligibility-card")
    assert "到时会通知您" not in house[OFFICER].card["text"]


async def test_a_person_who_moved_applies_and_the_new_head_reads_along(house: House):
    code = graded(house, TEACHER)

    def moves(session):
        subject = subject_of(session, TEACHER)
        subject.department_id = subject_of(session, "后勤部").id
        session.add(subject)

    house.change(moves)
    carried_out(house, TEACHER)
    teacher = house[TEACHER]
    await teacher.sends(f"apply-for-repair.{code}.1")
    await signs(teacher)
    await teacher.presses("submit")
    teacher.sees("apply-for-repair-done")
    repair = application(house).code
    await house[HEAD].sends(f"see-repair.{repair}.1")
    house[HEAD].sees("repair-card")
    assert house[HEAD].offered() == {"see-case"}
    await house["周建国"].sends(f"see-repair.{repair}.1")
    house["周建国"].sees("row-unknown")


async def test_a_partner_whose_contract_is_over_applies_all_the_same(house: House, clock: Clock):
    """Open question Q3: until it is answered the way back stays open."""
    clock.forward(days=60)  # 海棠物业: until 31 December 2026
    code = graded(house, "海棠物业服务有限公司")
    person = house["白梅"]
    await person.sends(f"see-eligibility.{code}.1")
    assert "apply-for-repair" in person.offered()


async def test_a_dissolved_department_does_not(house: House):
    code = graded(house, "后勤部")

    def dissolves(session):
        subject = subject_of(session, "后勤部")
        subject.ended_on = TODAY
        session.add(subject)

    house.change(dissolves)
    await house[HEAD].sends(f"apply-for-repair.{code}.1")
    house[HEAD].sees("repair-dissolved")


async def test_evidence_opens_for_whoever_may_see_the_application(house: House):
    head, code = house[HEAD], graded(house, "后勤部")
    carried_out(house, "后勤部")
    await head.sends(f"apply-for-repair.{code}.1")
    await signs(head, "证明.png")
    await head.presses("submit")
    await head.presses("see-repair")
    url = head.card["files"][0]["url"]
    assert (await house.http.get(url)).content == PNG
    for name, status in {OFFICER: 200, TEACHER: 404}.items():
        assert (await house.http.get(url.replace(head.code, house[name].code))).status_code == status


async def test_what_was_found_on_site_is_decided_and_not_withdrawn(house: House):
    """2.6: nobody escapes a refusal, or the bar for false material, by withdrawing in time."""
    accepted(house)
    await assigns(house)
    head = await house[HEAD].sends("repairs")
    assert "withdraw-repair" in (await head.presses("see-repair")).offered()
    await denies(house, FIRST)
    (await moves(house, HEAD, "withdraw-repair")).sees("repair-found-already")
    await confirms(house, SECOND)
    assert application(house).status is RepairStatus.DISPUTED
    await head.sends(f"see-repair.{application(house).code}.1")
    assert head.rows()["状态"] == "实地核实中"  # whom it is about does not read by the state what was found


async def test_it_is_withdrawn_as_long_as_nothing_was_found(house: House):
    await applies(house)
    officer, head = house[OFFICER], house[HEAD]
    await head.presses("withdraw-repair")
    await head.presses("submit")
    head.sees("withdraw-repair-done")
    assert (application(house).status, clocks(house)) == (RepairStatus.WITHDRAWN, {})
    await house.ticks()
    await officer.looks()
    officer.sees("repair-withdrawn-told")
    assert not officer.offered() & REVIEW
    for state in (RepairStatus.OBSERVING, RepairStatus.REFUSED):
        code = applied(house, "后勤部", HEAD, state)
        await head.sends(f"withdraw-repair.{code}.1")
        head.sees("move-not-now")
