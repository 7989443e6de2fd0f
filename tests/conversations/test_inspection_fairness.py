"""定期检查 K1, K2, K12: who must not sign, look, read or know; what was said and is not so any more."""

from datetime import UTC, date, datetime

from sqlmodel import select

from regulation.inspection import FindingStatus, SampleStatus
from regulation.vocabulary import CaseStatus, InspectionStatus, RecordStatus
from storage.tables import (
    Case,
    Document,
    Finding,
    Holding,
    InspectionPart,
    InspectionRead,
    Issued,
    Member,
    Record,
    Sample,
    Subject,
)
from tests.conftest import Clock
from tests.conversations.test_delegation import accepted
from tests.conversations.test_inspection_law import tries
from tests.house import DIRECTOR, OFFICER, House, complains
from tests.inspections import (
    CHAIR,
    MEMBER,
    SUBJECT_HEAD,
    THIRD,
    answers,
    classified,
    concluded,
    fills,
    finds,
    looked_again,
    newest,
    opens,
    orders,
    read_by,
    reported,
    rows,
    sends_findings,
    signed,
    started,
    status,
    submitted,
    votes,
)


async def test_standing_in_for_the_director_does_not_make_the_writer_a_signer(house: House, clock: Clock):
    await reported(house, clock, finding=False)
    await submitted(house)
    await accepted(house, DIRECTOR, OFFICER)
    officer = await opens(house, OFFICER)
    assert "sign-report" not in officer.offered()
    assert await tries(house, OFFICER, "sign-report", newest(house)) == "inspection-signed-by-another"


async def test_whoever_concluded_a_part_does_not_sign_though_another_hands_it_in(house: House, clock: Clock):
    await reported(house, clock, finding=False)

    def by_the_director(session) -> None:
        part = session.exec(select(InspectionPart)).first()
        part.by_id = session.exec(select(Member.id).where(Member.name == DIRECTOR)).one()

    house.change(by_the_director)
    await submitted(house)
    assert await tries(house, DIRECTOR, "sign-report", newest(house)) == "inspection-signed-by-another"
    assert "inspection-to-sign" in (await house[CHAIR].looks()).keys


async def test_nobody_signs_who_is_near_whom_a_finding_is_about(house: House, clock: Clock):
    """About 行政部, where the director works: the chair, who found it and wrote nothing of the report, signs it."""
    await classified(house)
    await started(house, clock)
    await looked_again(house)
    await concluded(house)
    await finds(house, "行政部", "印章登记缺两页", name=CHAIR)
    (row,) = rows(house, Finding)
    for name in (OFFICER, DIRECTOR):
        assert await tries(house, name, "see-finding", row) == "row-unknown", name  # before it is sent
    await house.ticks()
    for name, shown in ((DIRECTOR, False), (CHAIR, True)):  # nor in a draft of the report
        person = await opens(house, name)
        await person.presses("draft-report")
        drafts = house.look(lambda s: s.exec(select(Document).order_by(Document.id.desc())).first())
        assert ("印章登记缺两页" in str(drafts.paper)) is shown, name
    await sends_findings(house)
    clock.now = datetime(2027, 1, 15, 2, 0, tzinfo=UTC)
    await house.ticks()
    (row,) = rows(house, Finding)
    await house[CHAIR].sends(f"see-finding.{row.code}.{row.version}")
    await fills(house[CHAIR], "observe-finding", "已补登")
    await submitted(house)
    assert await tries(house, DIRECTOR, "sign-report", newest(house)) == "inspection-signed-by-another"
    await signed(house, CHAIR)


async def test_one_officer_is_left_and_the_chair_looks_again(house: House, clock: Clock):
    """The director has left; the officer classified the record himself."""
    await classified(house)

    def leave(session) -> None:
        session.exec(select(Member).where(Member.name == DIRECTOR)).one().left_on = date(2026, 12, 1)

    house.change(leave)
    await started(house, clock)
    (await house[OFFICER].sends("next-sample")).sees("sample-none")
    (row,) = rows(house, Sample)
    assert await tries(house, OFFICER, "skip-sample", row) == "sample-somebody-can"
    chair = (await house[CHAIR].sends("next-sample")).sees("sample-card")
    await fills(chair, "recheck", "negative", "minor", "service")
    assert rows(house, Sample)[0].status is SampleStatus.CHECKED


async def test_many_that_one_may_not_look_at_hide_none_that_one_may(house: House, clock: Clock):
    """Sixty about the office's own department stand before one about 客服部."""
    await classified(house)
    await started(house, clock)

    def more(session) -> None:
        (drawn,) = session.exec(select(Sample)).all()
        office = session.exec(select(Subject.id).where(Subject.title == "行政部")).one()
        record = session.exec(select(Record)).one()
        for number in range(60):
            given = record.model_dump(exclude={"id", "code", "subject_id"})
            about = Record(code=f"ABOUT{number}", subject_id=office, **given)
            session.add(about)
            session.flush()
            sample = drawn.model_dump(exclude={"id", "code", "record_id"})
            session.add(Sample(code=f"SAMPL{number}", record_id=about.id, **sample))
        mine = drawn.model_dump(exclude={"id", "code"})
        session.delete(drawn)
        session.flush()
        session.add(Sample(code="LASTONE", **mine))

    house.change(more)
    director = (await house[DIRECTOR].sends("next-sample")).sees("sample-card")
    assert director.rows()["涉及"] == "客服部"
    await fills(director, "recheck", "negative", "minor", "service")
    assert director.card["text"] == "没有等待您复核的记录了。"
    assert (await house[CHAIR].sends("next-sample")).sees("sample-card").rows()["涉及"] == "行政部"


async def test_what_was_sealed_since_it_was_drawn_is_shown_to_nobody(house: House, clock: Clock):
    await classified(house)
    await started(house, clock)

    def sealed(session) -> None:
        session.exec(select(Record)).one().status = RecordStatus.SEALED

    house.change(sealed)
    director = (await house[DIRECTOR].sends("next-sample")).sees("sample-void-card")
    assert "两次来电未回复" not in str(director.card)
    assert "recheck" not in director.offered()
    await fills(director, "skip-sample", "已封存")
    assert rows(house, Sample)[0].status is SampleStatus.SKIPPED


async def test_a_warning_that_is_not_issued_puts_nothing_right(house: House, clock: Clock):
    """The director declines it: the office says anew what follows, before the report and after it."""
    await reported(house, clock)
    director = await house[DIRECTOR].looks()
    await fills(director, "decline-warning", "当场已补签")
    (case,) = rows(house, Case)
    assert case.status is CaseStatus.DECLINED
    (row,) = rows(house, Finding)
    officer = await house[OFFICER].sends(f"see-finding.{row.code}.{row.version}")
    await officer.presses("reconsider")
    officer.sees("reconsider-done")
    assert await tries(house, OFFICER, "submit-report", newest(house)) == "inspection-findings-open"
    await orders(house, "observe-finding", "当场已补签")
    await submitted(house)
    await signed(house)
    await read_by(house, CHAIR, MEMBER, THIRD)
    await votes(house, "for", CHAIR, MEMBER)
    assert status(house) is InspectionStatus.CLOSED


async def test_an_order_that_was_announced_is_called_off_where_it_was_announced(house: House, clock: Clock):
    """Overturned while its warning is still proposed: whom it is about was told of the order, and is told of this."""
    await reported(house, clock)
    head = await house[SUBJECT_HEAD].looks()
    assert "finding-case-told" in head.keys
    (row,) = rows(house, Finding)
    director = await house[DIRECTOR].sends(f"see-finding.{row.code}.{row.version}")
    await fills(director, "overturn-finding", "签收表在另一册")
    await house.ticks()
    assert (await head.looks()).keys[-1] == "finding-dropped-told"
    assert rows(house, Case)[0].status is CaseStatus.CANCELLED


async def test_who_could_not_be_reached_raised_no_no_objection(house: House, clock: Clock):
    await classified(house)
    await started(house, clock)
    await looked_again(house)
    await concluded(house)
    await finds(house)

    def vacant(session) -> None:
        home = session.exec(select(Subject.id).where(Subject.title == "后勤部")).one()
        for row in session.exec(select(Holding).where(Holding.subject_id == home)):
            session.delete(row)

    house.change(vacant)
    await sends_findings(house)
    assert "目前没有可以联系的人" in house[OFFICER].card["text"]
    clock.now = datetime(2027, 1, 15, 2, 0, tzinfo=UTC)
    await house.ticks()
    await orders(house, "observe-finding", "负责人空缺，下季度复查")
    await submitted(house)
    await signed(house)
    paper = house.look(lambda s: s.exec(select(Issued).where(Issued.kind == "paper-inspection")).one()).paper
    assert "finding-not-reached" in str(paper["tables"])
    assert "finding-no-objection" not in str(paper["tables"])


async def test_nobody_reads_for_the_chair(house: House, clock: Clock):
    await reported(house, clock, finding=False)
    await submitted(house)
    await signed(house)
    await accepted(house, CHAIR, "龚雪")  # of the same office
    other = await opens(house, "龚雪")
    assert "acknowledge-report" not in other.offered()
    assert await tries(house, "龚雪", "acknowledge-report", newest(house)) == "inspection-read-in-person"
    assert rows_read(house) == 0


def rows_read(house: House) -> int:
    return len(house.look(lambda session: session.exec(select(InspectionRead)).all()))


async def test_with_a_new_report_the_page_beside_the_old_one_is_void(house: House, clock: Clock):
    await reported(house, clock, finding=False)
    await submitted(house)
    await signed(house)
    await read_by(house, CHAIR, MEMBER, THIRD)
    await votes(house, "against", CHAIR, MEMBER)
    clock.forward(hours=1)
    await house.ticks()
    await submitted(house)
    await signed(house)
    found = house.look(lambda s: s.exec(select(Issued).where(Issued.row_code == newest(house).code)).all())
    assert {row.number: row.withdrawn_at is None for row in found} == {
        "JC-2027-0001": False, "JB-2027-0001": False, "JC-2027-0002": True, "JB-2027-0002": True,
    }  # fmt: skip


async def test_a_form_begun_before_the_draw_can_be_handed_in_after_it(house: House, clock: Clock):
    """What the machine finds out beside it makes nobody begin anew."""
    await classified(house, await complains(house["林晓雨"]))
    await house.ticks()
    clock.now = datetime(2027, 1, 11, 2, 0, tzinfo=UTC)
    await house.ticks()
    officer = await opens(house, OFFICER)
    await fills(officer, "start-inspection")
    await officer.presses("assess-security")
    await officer.says("总体安全。")
    await house.ticks()  # drawn and counted
    for _ in range(6):
        await officer.picks("good")
    await officer.presses("submit")
    officer.sees("assess-done")


async def test_conclusions_and_findings_are_mended_before_it_is_reported(house: House, clock: Clock):
    """The figures show what was not seen: back to the field, another finding, another word on accuracy."""
    await reported(house, clock, finding=False)
    officer = await opens(house, OFFICER)
    assert officer.rows()["盲评一致"] == "复核 1 条，一致 1 条，一致率 100%"
    await officer.presses("draft-report")
    await house.ticks()
    await officer.looks()
    assert officer.keys[-1] == "inspection-draft"
    assert officer.card["files"][0]["name"].endswith(".pdf")
    await opens(house, OFFICER)
    await officer.presses("back-to-fieldwork")
    officer.sees("back-to-fieldwork-done")
    await finds(house)
    await sends_findings(house)
    await answers(house)
    await orders(house, "observe-finding", "已补签")
    await opens(house, OFFICER)
    await fills(officer, "assess-accuracy", "分类准确，一致率达到目标。")
    await submitted(house)
    await signed(house)
    assert rows(house, Finding)[0].status is FindingStatus.OBSERVED
