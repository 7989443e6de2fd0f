"""信用修复 7.1-7.2-b: from "not yet" through the day that comes to the accepted application, as people live it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import text
from sqlmodel import select

from bot.demo import running
from bot.settings import Settings
from regulation.grades import Grade
from regulation.repair import RepairStatus
from regulation.vocabulary import CaseStatus, CaseStepKind, Language, PlanItemStatus
from storage import codes
from storage.tables import Case, CaseStep, Deadline, Grading, Issued, Notice, PlanItem, Repair
from tests.conftest import MORNING, Clock
from tests.facts import PNG
from tests.house import AUDITOR, DIRECTOR, OFFICER, TEACHER, House, Person
from tests.repairs_house import CONDUCT, applied, graded, member, subject_of
from tests.slack_house import slack_house
from tests.telegram_house import telegram_house

HEAD, CHAIR = "姚德明", "秦岚"
TODAY = MORNING.date()
EVIDENCE = "apply-for-repair-evidence"


def carried_out(house: House, name: str) -> None:
    """The case behind a grade had a plan that was carried out."""

    def change(session):
        subject = subject_of(session, name)
        case = session.exec(select(Case).where(Case.subject_id == subject.id).order_by(Case.id.desc())).first()
        item = {"case_id": case.id, "responsible": "傅大勇", "due_on": TODAY, "goal": "宣传内容真实准确"}
        done = {"status": PlanItemStatus.DONE, "measure": "发布前双人核对", "result": "撤回宣传单 200 份"}
        dropped = {"status": PlanItemStatus.DROPPED, "measure": "暂停宣传"}
        session.add_all([PlanItem(code=codes.new(), **item, **more) for more in (done, dropped)])
        said = {"details": {"text": "此后没有同类投诉。"}, "by_id": member(session, HEAD), "at": MORNING}
        session.add(CaseStep(case_id=case.id, kind=CaseStepKind.CLAIM, **said))

    house.change(change)


def the_repair(house: House) -> Repair:
    return house.look(lambda session: session.exec(select(Repair).order_by(Repair.id.desc())).first())


def clocks(house: House) -> dict[str, str]:
    query = select(Deadline).where(Deadline.kind.startswith("repair."), Deadline.next_at.is_not(None))
    rows = house.look(lambda session: session.exec(query.order_by(Deadline.id)).all())
    return {row.kind: row.due_at.date().isoformat() for row in rows}


async def fills(person: Person, *answers: str) -> Person:
    for answer in answers:
        await (person.presses("skip") if answer == "skip" else person.says(answer))
    return await person.presses("submit")


async def signs(person: Person, *files: str) -> Person:
    """From the form's first open question to its review: what the case said stays as it is."""
    while person.keys[-1] != EVIDENCE:
        await person.presses("skip")  # on a sheet the fields are filled already
    for file in files:
        await person.uploads(file, PNG)
    await person.presses("done" if files else "skip")
    await person.picks("signed")
    return person.sees("review")


async def applies(house: House, name: str = "后勤部", by: str = HEAD) -> Person:
    """Somebody who may, does."""
    person = house[by]
    code = graded(house, name)
    carried_out(house, name)
    await person.sends(f"apply-for-repair.{code}.1")
    await signs(person)
    await person.presses("submit")
    person.sees("apply-for-repair-done")
    await house.ticks()
    return person


@pytest.fixture(params=["page", "telegram polling", "slack sockets"])
async def anywhere(request, settings: Settings, clock: Clock) -> AsyncIterator[House]:
    """The same journey on each front end."""
    if request.param == "page":
        async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
            yield house
    elif request.param.startswith("slack"):
        async with slack_house(settings, clock, http=False) as house:
            yield house
    else:
        async with telegram_house(settings, clock, webhook=False) as house:
            yield house


async def test_from_not_yet_to_the_accepted_application(anywhere: House, clock: Clock):
    house = anywhere
    officer, director, head = house[OFFICER], house[DIRECTOR], house[HEAD]
    graded(house, "后勤部", since=TODAY - timedelta(days=13))
    carried_out(house, "后勤部")
    await head.says("修复")
    head.sees("repair-list")
    assert head.rows()["后勤部"] == (
        "C 级（合格）。还不能申请修复：等待期未满。最早可于 2026 年 12 月 10 日（周四）申请，到时会通知您。"
    )
    assert head.rows()[HEAD] == "尚未评定等级，不需要修复。"
    await head.presses("see-eligibility")
    head.sees("eligibility-card")
    assert "apply-for-repair" not in head.offered()
    assert head.rows()["等待期未满"].startswith("自 2026 年 12 月 10 日（周四）起可以申请")

    clock.forward(days=16, hours=15)  # Thursday, an hour after midnight
    await house.ticks()
    await head.looks()
    assert "repair-open-told" not in head.keys
    clock.forward(hours=9)
    await house.ticks()
    await house.ticks()
    await head.looks()
    head.sees("repair-open-told")
    assert head.keys.count("repair-open-told") == 1

    await head.presses("apply-for-repair")
    await signs(head, "核对表.png", "回访.png")
    rows = head.rows()
    assert rows["失信行为"] == CONDUCT
    assert rows["整改措施"] == "1. 宣传内容真实准确 — 发布前双人核对 — 撤回宣传单 200 份"
    assert rows["整改成效"] == "此后没有同类投诉。\n六十天内没有新的投诉。"
    assert (rows["证明材料"], rows["信用承诺书"]) == ("核对表.png、回访.png", "我承诺并签署")
    await head.presses("submit")
    head.sees("apply-for-repair-done")
    row = the_repair(house)
    letter = house.demo.app.house.commitment[Language.CHINESE]
    assert row.commitment == sha256(letter.encode()).hexdigest()
    assert (row.status, row.decide_by.isoformat()) == (RepairStatus.SUBMITTED, "2026-12-24")
    assert clocks(house) == {"repair.review": "2026-12-14"}

    await house.ticks()
    await officer.looks()
    officer.sees("repair-submitted-told")
    assert [file["name"] for file in officer.card["files"]] == ["信用修复申请表 XS-2026-0001.pdf"]
    assert {"accept-repair", "ask-supplement", "reject-repair"} <= officer.offered()
    await head.looks()
    head.sees("repair-form-issued")
    await officer.presses("ask-supplement")
    await fills(officer, "请补交家长回访记录")
    officer.sees("ask-supplement-done")
    assert clocks(house) == {"repair.supplement": "2026-12-17"}
    await house.ticks()
    await head.looks()
    head.sees("repair-supplement-told")
    clock.forward(days=1)
    await head.presses("answer-supplement")
    await head.says("回访 12 位家长，均表示满意")
    await head.uploads("回访记录.png", PNG)
    await head.presses("done")
    await head.presses("submit")
    head.sees("answer-supplement-done")
    assert the_repair(house).decide_by.isoformat() == "2026-12-25"  # counted anew
    await house.ticks()

    await officer.looks()
    officer.sees("repair-supplied-told")
    await officer.presses("see-repair")
    assert "回访 12 位家长" in officer.rows()["补充材料"]
    assert officer.rows()["资格复核"] == "可以申请信用修复。"
    assert len(officer.card["files"]) == 3
    await officer.presses("accept-repair")
    await officer.presses("submit")
    officer.sees("accept-repair-done")
    await house.ticks()
    assert the_repair(house).status is RepairStatus.ACCEPTED
    assert clocks(house) == {"repair.assign": "2026-12-14"}
    await head.looks()
    head.sees("repair-accepted-told")
    await director.looks()
    director.sees("repair-to-assign-told")


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
    assert the_repair(house).effect == "Nothing of the kind since."
    assert the_repair(house).commitment == sha256(letter.encode()).hexdigest()
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
    ended(house, code)
    await head.presses("submit")
    head.sees("repair-grade-over", "review")
    await head.sends(f"see-eligibility.{code}.1")
    assert "apply-for-repair" not in head.offered()
    assert "等待期未满" not in head.rows()


async def test_an_application_for_a_corrected_grade_is_not_accepted(house: House):
    code = graded(house, "后勤部")
    repair = applied(house, "后勤部", HEAD)
    ended(house, code)
    officer = house[OFFICER]
    await officer.sends(f"accept-repair.{repair}.1")
    officer.sees("repair-grade-over")
    await officer.sends(f"reject-repair.{repair}.1")
    await fills(officer, "等级已更正，不需要修复")
    officer.sees("reject-repair-done")


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
    assert the_repair(house) is None


# 谁可以
async def test_only_whoever_speaks_for_the_subject_applies(house: House):
    code = graded(house, "后勤部")
    for name, key in {TEACHER: "row-unknown", OFFICER: "not-permitted", AUDITOR: "not-permitted", "卢玉兰": "row-unknown"}.items():  # fmt: skip
        await house[name].sends(f"apply-for-repair.{code}.1")
        house[name].sees(key)
    await house[OFFICER].sends(f"see-eligibility.{code}.1")
    house[OFFICER].sees("eligibility-card")
    assert "到时会通知您" not in house[OFFICER].card["text"]


REVIEW = {"accept-repair", "ask-supplement", "reject-repair"}


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
    repair = the_repair(house).code
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


# 初审
async def test_more_is_asked_for_once_and_the_office_waits_for_it(house: House, clock: Clock):
    await applies(house)
    officer, head = await house[OFFICER].looks(), house[HEAD]
    await officer.presses("ask-supplement")
    await fills(officer, "请补交照片")
    code = the_repair(house).code
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


async def test_it_is_withdrawn_until_it_is_decided(house: House):
    await applies(house)
    officer, head = house[OFFICER], house[HEAD]
    await head.presses("withdraw-repair")
    await head.presses("submit")
    head.sees("withdraw-repair-done")
    assert (the_repair(house).status, clocks(house)) == (RepairStatus.WITHDRAWN, {})
    await house.ticks()
    await officer.looks()
    officer.sees("repair-withdrawn-told")
    assert not officer.offered() & REVIEW
    for state in (RepairStatus.OBSERVING, RepairStatus.REFUSED):
        code = applied(house, "后勤部", HEAD, state)
        await head.sends(f"withdraw-repair.{code}.1")
        head.sees("move-not-now")


# 通知
async def test_after_a_refusal_the_new_day_is_told(house: House, clock: Clock):
    graded(house, "后勤部")
    await house.ticks()
    applied(house, "后勤部", HEAD, RepairStatus.REFUSED, decided_on=TODAY)
    head = house[HEAD]
    for days, told in ((29, 1), (1, 2), (5, 2)):  # 23 December is a Wednesday
        clock.forward(days=days)
        await house.ticks()
        await head.looks()
        assert head.keys.count("repair-open-told") == told


async def test_nobody_is_told_while_something_stands_in_the_way_or_an_application_runs(house: House):
    graded(house, "后勤部", case=CaseStatus.IN_PROGRESS)
    graded(house, "教学部", since=TODAY)
    graded(house, "市场部")
    applied(house, "市场部", "吴桐")
    graded(house, "客服部", Grade.B, case=None)
    await house.ticks()
    keys = house.look(lambda session: list(session.exec(select(Notice.dedupe))))
    assert [key for key in keys if key.startswith("repair open")] == []
    assert await house.demo.repairs.tick() == 0


async def test_a_tick_with_nothing_to_say_writes_nothing(house: House):
    graded(house, "星河课程推广有限公司")
    assert await house.demo.repairs.tick() == 2  # both who speak for it
    assert await house.demo.repairs.tick() == 0


def ended(house: House, code: str) -> None:
    """The grade is corrected to a B from today on."""

    def change(session):
        row = session.exec(select(Grading).where(Grading.code == code)).one()
        row.ended_on = TODAY
        better = row.model_dump(exclude={"id", "code", "grade", "ended_on", "effective_on", "version"})
        session.add(row)
        session.add(Grading(**better, code=codes.new(), grade=Grade.B, effective_on=TODAY))

    house.change(change)


async def test_a_damaged_grade_keeps_nobody_else_waiting(house: House, caplog):
    broken = graded(house, "市场部")
    graded(house, "后勤部")
    house.change(
        lambda session: session.exec(
            text("UPDATE grading SET reason = 'x' WHERE code = :code").bindparams(code=broken)
        )
    )
    assert await house.demo.repairs.tick() == 1
    assert "nobody is told" in caplog.text
    assert broken not in caplog.text
