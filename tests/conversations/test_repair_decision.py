"""信用修复 7.2-c, 7.2-d, 7.3: what two find on site, what is decided, whether in time."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot.documents import fonts
from bot.documents.printer import DocumentPrinter
from bot.documents.typesetting import pdf
from bot.words import Words
from handlers.kit import issuing
from regulation.grades import Grade
from regulation.repair import RepairStatus
from regulation.vocabulary import Language
from storage.queries import standing
from storage.tables import Grading, Issued, Measure
from tests.conftest import Clock
from tests.house import DIRECTOR, OFFICER, TEACHER, House
from tests.papers import issued, repairs
from tests.repair_steps import (
    BARRED,
    CHAIR,
    FIRST,
    HEAD,
    MEMBER,
    NEITHER,
    SECOND,
    accepted,
    agrees,
    application,
    assigns,
    barred_now,
    clocks,
    confirms,
    denies,
    grade_now,
    moves,
    reads,
    ready,
    rows,
    status,
)
from tests.repairs_house import member


async def test_a_d_takes_the_director_the_chair_and_a_member(house: House):
    ready(house, Grade.D)
    director = await moves(house, DIRECTOR, "approve-d", "两次评估均达到标准。")
    director.sees("approval-requested")
    assert await agrees(house, CHAIR) == "turn-key-one"
    assert (status(house), grade_now(house), barred_now(house)) == (
        RepairStatus.READY, ("d", "plain"), [kind.value for kind in BARRED],
    )  # fmt: skip
    assert await agrees(house, MEMBER) == "turn-key-done"
    assert (status(house), grade_now(house), barred_now(house)) == (RepairStatus.OBSERVING, ("c", "observed"), [])
    assert clocks(house) == {"repair.observe": "2027-05-22"}
    assert "repair-approved" in (await reads(house, DIRECTOR)).keys


async def test_whoever_knew_of_a_restriction_hears_that_it_is_over_and_no_more(house: House):
    ready(house)
    await moves(house, DIRECTOR, "approve-c", "成效明显。")
    officer = await reads(house, OFFICER)  # was told of both restrictions, and handles the application
    assert "repair-lifted-told" in officer.keys
    told = next(
        m["card"] for m in officer.messages.values() if m["card"] and m["card"]["key"] == "repair-lifted-told"
    )
    assert "不开展新业务" in told["text"]
    assert "B 级" not in told["text"]


async def test_whoever_was_told_of_the_grade_hears_of_its_end_also_when_somebody_else_leads_by_now(house: House):
    """7.3-a: everybody who had been told."""
    ready(house)

    def told_then(session) -> None:
        (row,) = session.exec(select(Grading))
        standing.remember_graded_for_system(session, row, [member(session, TEACHER)])

    house.change(told_then)
    await moves(house, DIRECTOR, "approve-c", "成效明显。")
    assert "repair-lifted-inside" in (await reads(house, TEACHER)).keys


async def test_the_day_that_a_refusal_promises_is_the_day_on_which_one_may(house: House, clock: Clock):
    ready(house, Grade.C, NEITHER)
    await moves(house, DIRECTOR, "refuse-repair", "no-effect", "成效未显现。")
    head = await reads(house, HEAD)
    assert "自 2026 年 12 月 23 日（周三）起可以再次申请" in head.card["text"]
    for days, may in ((29, False), (1, True)):
        clock.forward(days=days)
        await head.sends(f"see-eligibility.{rows(house, Grading)[0].code}.1")
        assert ("apply-for-repair" in head.offered()) is may


async def test_after_a_d_the_case_that_put_it_right_is_not_forgotten(house: House):
    """7.1: whoever has rectified need not do so again for the C that is left."""
    row = ready(house, Grade.D)

    def usual_road(session) -> None:
        grading = session.exec(select(Grading)).one()  # first the grade, then the warning
        grading.case_id, grading.proposed_at = None, grading.proposed_at - timedelta(days=399)

    house.change(usual_road)
    await moves(house, DIRECTOR, "approve-d", "属实。")
    await agrees(house, CHAIR)
    await agrees(house, MEMBER)
    assert rows(house, Grading)[-1].case_id == row.case_id
    head = await house[HEAD].sends(f"see-eligibility.{rows(house, Grading)[-1].code}.1")
    assert "还没有进行整改" not in head.rows()


async def test_not_granted_with_the_reason_the_clause_and_the_next_date(house: House):
    ready(house, Grade.C, NEITHER)
    refused = await moves(house, DIRECTOR, "approve-c")
    refused.sees("repair-not-confirmed")
    director = await moves(house, DIRECTOR, "refuse-repair", "no-effect", "报修登记仍不完整，成效未显现。")
    director.sees("refuse-repair-done")
    assert (status(house), clocks(house)) == (RepairStatus.REFUSED, {})
    assert (grade_now(house), len(barred_now(house))) == (("c", "plain"), 2)
    head = await reads(house, HEAD)
    head.sees("repair-refused-told")
    text = head.card["text"]
    for said in ("报修登记仍不完整", "第七条", "2026 年 12 月 23 日", "XF-2026-0001"):
        assert said in text, said
    row = application(house)
    assert (row.false_material, row.decided_on, row.ended_on, row.certificate) == (
        False,
        *(row.applied_at.date(),) * 2,
        None,
    )


async def test_false_material_bars_for_a_year(house: House):
    ready(house, Grade.C, NEITHER)
    await moves(house, DIRECTOR, "refuse-repair", "false-material", "培训照片系两年前拍摄。")
    head = await reads(house, HEAD)
    head.sees("repair-barred-told")
    assert "2027 年 11 月 23 日" in head.card["text"]
    assert application(house).false_material


async def test_two_who_differ_are_settled_by_the_chair(house: House):
    accepted(house)
    await assigns(house)
    await confirms(house, FIRST)
    await denies(house, SECOND)
    assert (status(house), clocks(house)) == (RepairStatus.DISPUTED, {"repair.settle": "2026-11-25"})
    for name, key in ((DIRECTOR, "not-permitted"), (FIRST, "not-permitted")):
        (await moves(house, name, "settle-on-site")).sees(key)
    chair = await reads(house, CHAIR)
    chair.sees("onsite-differs-told")
    await moves(house, CHAIR, "settle-on-site", "confirmed", "第二次核实所指两单系次日补登，已查实。")
    assert (status(house), clocks(house)) == (RepairStatus.READY, {"repair.decide": "2026-11-26"})
    await moves(house, DIRECTOR, "approve-c", "以裁定为准。")
    assert status(house) is RepairStatus.OBSERVING
    assert "paper-repair-settled" in str(rows(house, Issued)[0].paper)


async def test_both_deny_and_it_still_waits_for_whoever_decides(house: House):
    accepted(house)
    await assigns(house)
    await denies(house, FIRST)
    await denies(house, SECOND)
    assert status(house) is RepairStatus.READY
    director = await reads(house, DIRECTOR)
    director.sees("repair-ready-told")
    assert "不属实" in director.card["text"]
    assert "approve-c" not in director.offered()
    assert "refuse-repair" in director.offered()


async def test_more_time_is_taken_once_and_the_subject_reads_why(house: House, clock: Clock):
    ready(house)
    clock.forward(days=3)
    director = await moves(house, DIRECTOR, "postpone-decision", "需向供应商核对到货单据。")
    director.sees("postpone-decision-done")
    assert clocks(house) == {"repair.decide": "2026-12-21"}  # ten working days after Monday 7 December
    head = await reads(house, HEAD)
    head.sees("repair-longer-told")
    assert "需向供应商核对" in head.card["text"]
    (await moves(house, DIRECTOR, "postpone-decision")).sees("repair-longer-already")


async def test_after_its_time_it_is_decided_all_the_same_and_says_that_it_is_late(house: House, clock: Clock):
    ready(house)
    clock.forward(days=16)  # Wednesday 9 December, two working days after the tenth
    (await moves(house, DIRECTOR, "postpone-decision", "再看看。")).sees("repair-longer-late", "review")
    await house[DIRECTOR].presses("cancel")
    director = await moves(house, DIRECTOR, "approve-c", "属实。")
    director.sees("repair-approved")
    assert "2 个工作日" in director.card["text"]
    assert "paper-repair-late" in str(rows(house, Issued)[0].paper)
    assert "2 个工作日" in str(
        [m["card"]["text"] for m in (await reads(house, HEAD)).messages.values() if m["card"]]
    )


@pytest.mark.parametrize("language", list(Language))
def test_the_papers_of_a_repair_are_set_on_one_page_in_both_languages(language):
    """Every word is there, and the signature does not stand alone on a page of its own."""
    printer = DocumentPrinter(Words(ZoneInfo("Asia/Shanghai"), strict=True), "https://credit.example.cn")
    for name, paper in repairs().items():
        number = f"{issuing.SERIES[paper.kind]}-2026-0001"
        drawn = printer.drawn(issued(paper, number, date(2026, 11, 30)), language)
        content = pdf(drawn, fonts.folders())
        assert (content[:4], content.count(b"/Type/Page/")) == (b"%PDF", 1), name


async def test_the_old_rows_stay_as_they_were_but_for_their_end(house: House):
    ready(house)
    await moves(house, DIRECTOR, "approve-c", "属实。")
    old, new = rows(house, Grading)
    today = application(house).decided_on
    assert (old.ended_on, new.effective_on, new.case_id, new.origin.value) == (today, today, old.case_id, "repair")
    assert new.reason == "属实。"
    ended = {(m.status.value, m.ended_on, m.ended_by) for m in rows(house, Measure)}
    assert ended == {("lifted", today, application(house).code)}
    assert house.look(lambda s: s.exec(select(Grading.severity).where(Grading.id == new.id)).one()) is None
