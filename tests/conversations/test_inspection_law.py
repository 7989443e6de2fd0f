"""定期检查 8.1-c, 9.1, 9.2-c by the clause: no part left out, nobody judges what they did, silence, votes, follow-up."""

from datetime import UTC, datetime

from sqlmodel import select

from regulation.inspection import FindingStatus, SampleStatus
from regulation.vocabulary import CaseStatus, InspectionStatus
from storage.tables import Case, Finding, Inspection, Issued, Notice, Sample
from tests.conftest import Clock
from tests.house import AUDITOR, DIRECTOR, HEAD, OFFICER, TEACHER, House
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


async def tries(house: House, name: str, move: str, row: object) -> str:
    """Sends a button that is not shown; the sentence with which it is refused."""
    person = await house[name].sends(f"{move}.{row.code}.{row.version}")
    return person.keys[-1]


async def test_no_part_may_be_left_out(house: House, clock: Clock):
    await classified(house)
    officer = await started(house, clock)
    assert await tries(house, OFFICER, "finish-fieldwork", newest(house)) == "inspection-parts-missing"
    assert await tries(house, OFFICER, "assess-accuracy", newest(house)) == "inspection-samples-wait"
    for move in ("assess-completeness", "assess-execution"):
        await opens(house, OFFICER)
        await fills(officer, move, "正常")
    await opens(house, OFFICER)
    await fills(officer, "assess-security", "正常", "good", "good", "unchecked", "good", "good", "good")
    assert "inspection-point-unchecked" in [card["key"] for card in officer.answer]
    await officer.presses("edit", "agreements")
    await officer.picks("problem")
    await officer.presses("submit")
    officer.sees("assess-done")
    assert await tries(house, OFFICER, "finish-fieldwork", newest(house)) == "inspection-parts-missing"
    await looked_again(house)
    await opens(house, OFFICER)
    await fills(officer, "assess-accuracy", "正常")
    await opens(house, OFFICER)
    assert {"finish-fieldwork", "raise-finding"} <= officer.offered()
    assert "send-findings" not in officer.offered()


async def test_completeness_is_concluded_on_once_the_quarter_is_closed(house: House, clock: Clock):
    """What is filed until the fifth working day still counts: 8 January."""
    await house.ticks()
    clock.now = datetime(2027, 1, 4, 2, 0, tzinfo=UTC)
    await house.ticks()
    officer = await opens(house, OFFICER)
    await fills(officer, "start-inspection")
    clock.now = datetime(2027, 1, 8, 15, 0, tzinfo=UTC)
    assert await tries(house, OFFICER, "assess-completeness", newest(house)) == "inspection-quarter-open"
    assert "2027 年 1 月 8 日" in officer.card["text"]
    clock.now = datetime(2027, 1, 8, 17, 0, tzinfo=UTC)  # after midnight
    await house.ticks()
    await opens(house, OFFICER)
    assert "assess-completeness" in officer.offered()


async def test_nobody_looks_again_at_what_they_wrote_or_classified(house: House, clock: Clock):
    """The second look is blind: the card says what the record says, not what became of it."""
    await classified(house)
    officer = await started(house, clock)
    (await officer.sends("next-sample")).sees("sample-none")  # the officer classified it
    (row,) = rows(house, Sample)
    assert await tries(house, OFFICER, "recheck", row) == "sample-own"
    assert await tries(house, TEACHER, "recheck", row) == "row-unknown"
    director = await house[DIRECTOR].sends("next-sample")
    shown = str(director.card)
    assert "家长反映两次来电未回复" in shown
    assert not any(word in shown for word in ("负面", "轻微", "服务水平", OFFICER))
    await fills(director, "recheck", "negative", "serious", "service")
    (row,) = rows(house, Sample)
    assert (row.status, row.agreed) == (SampleStatus.CHECKED, False)  # how grave it is they see otherwise
    assert "不一致" not in director.card["text"]
    assert await tries(house, DIRECTOR, "recheck", row) == "move-not-now"


async def test_silence_raises_no_objection(house: House, clock: Clock):
    """Three working days: Monday's finding may be answered until Thursday's end."""
    await reported_until_sent(house, clock)
    clock.now = datetime(2027, 1, 14, 15, 0, tzinfo=UTC)
    await house.ticks()
    assert status(house) is InspectionStatus.REPLYING
    clock.now = datetime(2027, 1, 14, 17, 0, tzinfo=UTC)
    await house.ticks()
    (row,) = rows(house, Finding)
    assert (row.status, row.answered_by_id, status(house)) == (
        FindingStatus.ACCEPTED,
        None,
        InspectionStatus.REPORTING,
    )
    head = await house[SUBJECT_HEAD].sends(f"see-finding.{row.code}.{row.version}")
    assert head.rows()["反馈"] == "逾期未反馈，视为无异议"
    assert await tries(house, SUBJECT_HEAD, "dispute-finding", row) == "move-not-now"


async def reported_until_sent(house: House, clock: Clock) -> None:
    await classified(house)
    await started(house, clock)
    await looked_again(house)
    await concluded(house)
    await finds(house)
    await sends_findings(house)


async def test_who_disagrees_is_heard_and_stands_in_the_report(house: House, clock: Clock):
    await reported_until_sent(house, clock)
    await answers(house, "dispute-finding", SUBJECT_HEAD, "三份检修单已于次日补签，见台账。", "skip")
    officer = await house[OFFICER].looks()
    assert "finding-disputed-told" in officer.keys
    await orders(house, "observe-finding", "已补签，下季度复查签收。")
    await house.ticks()
    assert "finding-observed-told" in (await house[SUBJECT_HEAD].looks()).keys
    await submitted(house)
    await signed(house)
    paper = house.look(lambda s: s.exec(select(Issued).where(Issued.kind == "paper-inspection")).one()).paper
    assert "三份检修单已于次日补签，见台账。" in str(paper["tables"])


async def test_nobody_outside_knows_of_a_finding_before_it_is_sent(house: House, clock: Clock):
    await classified(house)
    await started(house, clock)
    await finds(house)
    (row,) = rows(house, Finding)
    for name in (SUBJECT_HEAD, HEAD, TEACHER):
        assert await tries(house, name, "see-finding", row) == "row-unknown", name
    for name in (OFFICER, DIRECTOR, CHAIR, AUDITOR):
        assert await tries(house, name, "see-finding", row) == "finding-card", name
    told = house.look(lambda s: s.exec(select(Notice).where(Notice.dedupe.contains("finding"))).all())
    assert told == []


async def test_whoever_wrote_the_report_does_not_sign_it(house: House, clock: Clock):
    """The director leads it and writes it: then the chair signs, and sends it back first."""
    await classified(house)
    await started(house, clock, DIRECTOR)
    await looked_again(house)
    await concluded(house, DIRECTOR)
    await opens(house, DIRECTOR)
    await house[DIRECTOR].presses("finish-fieldwork")
    await house.ticks()
    await submitted(house, DIRECTOR)
    row = newest(house)
    assert await tries(house, DIRECTOR, "sign-report", row) == "inspection-signed-by-another"
    assert await tries(house, MEMBER, "sign-report", row) == "inspection-signed-by-another"
    assert await tries(house, OFFICER, "sign-report", row) == "not-permitted"
    chair = await opens(house, CHAIR)
    await fills(chair, "return-report", "请补充缺报原因")
    await house.ticks()
    assert status(house) is InspectionStatus.REPORTING
    assert "report-returned-told" in (await house[DIRECTOR].looks()).keys
    await submitted(house, DIRECTOR)
    await signed(house, CHAIR)
    assert status(house) is InspectionStatus.DELIVERED


async def test_who_has_not_read_it_is_named_and_the_vote_begins_all_the_same(house: House, clock: Clock):
    await reported(house, clock, finding=False)
    await submitted(house)
    await signed(house)
    await read_by(house, CHAIR)
    clock.now = datetime(2027, 1, 14, 17, 0, tzinfo=UTC)  # three working days are over
    await house.ticks()
    assert status(house) is InspectionStatus.DECIDING
    auditor = await opens(house, AUDITOR)
    assert auditor.rows()["阅知"] == "1 人已阅，共 3 人"
    assert set(auditor.rows()["尚未阅知"].split("、")) == {MEMBER, THIRD}
    member = await opens(house, MEMBER)
    await member.presses("acknowledge-late")
    await opens(house, MEMBER)
    assert member.rows()["阅知"] == "2 人已阅，共 3 人"
    await votes(house, "for", CHAIR, MEMBER)
    assert status(house) is InspectionStatus.CLOSED  # nothing was found: nothing is followed up


async def test_the_group_says_no_and_the_report_is_written_anew(house: House, clock: Clock):
    await reported(house, clock, finding=False)
    await submitted(house)
    await signed(house)
    await read_by(house, CHAIR, MEMBER, THIRD)
    await votes(house, "against", CHAIR, MEMBER)
    row = newest(house)
    assert (row.status, row.round) == (InspectionStatus.REPORTING, 1)
    clock.forward(hours=1)
    await house.ticks()
    assert "inspection-rejected" in (await house[OFFICER].looks()).keys
    await submitted(house)
    await signed(house)
    await read_by(house, CHAIR, MEMBER, THIRD)
    await votes(house, "for", CHAIR, MEMBER)
    assert status(house) is InspectionStatus.CLOSED
    papers = house.look(lambda s: s.exec(select(Issued).where(Issued.kind == "paper-inspection")).all())
    assert [(each.number, each.withdrawn_at is None) for each in papers] == [
        ("JC-2027-0001", False),
        ("JC-2027-0002", True),
    ]


async def test_it_is_closed_when_what_was_demanded_is_put_right(house: House, clock: Clock):
    await reported(house, clock)
    await submitted(house)
    await signed(house)
    await read_by(house, CHAIR, MEMBER, THIRD)
    await votes(house, "for", CHAIR, MEMBER)
    officer = await opens(house, OFFICER)
    assert "close-inspection" not in officer.offered()

    def verified(session) -> None:
        session.exec(select(Case)).one().status = CaseStatus.OBSERVING

    house.change(verified)
    await opens(house, OFFICER)
    await officer.presses("close-inspection")
    officer.sees("close-inspection-done")
    await house.ticks()
    assert "inspection-closed-told" in (await house[CHAIR].looks()).keys
    row = house.look(lambda s: s.exec(select(Inspection).where(Inspection.quarter == "2026-4")).one())
    assert (row.status, row.closed_at is not None) == (InspectionStatus.CLOSED, True)


async def test_about_the_office_itself_the_chair_finds_and_says_what_follows(house: House, clock: Clock):
    """K1: nobody of the office judges the office's own department; the chair enters nothing else."""
    await classified(house)
    officer = await started(house, clock)
    await finds(house, "行政部", "抽查的印章登记缺两页")
    assert "finding-conflict" in [card["key"] for card in officer.answer]
    await officer.presses("cancel")
    chair = house[CHAIR]
    await finds(house, "后勤部", name=CHAIR)
    assert "finding-not-the-chair" in [card["key"] for card in chair.answer]
    await chair.presses("cancel")
    await finds(house, "行政部", "抽查的印章登记缺两页", name=CHAIR)
    chair.sees("raise-finding-done")
    await looked_again(house)
    await concluded(house)
    await sends_findings(house)
    clock.now = datetime(2027, 1, 14, 17, 0, tzinfo=UTC)
    await house.ticks()
    (row,) = rows(house, Finding)
    assert await tries(house, OFFICER, "observe-finding", row) == "finding-conflict"
    await chair.sends(f"see-finding.{row.code}.{row.version}")
    await fills(chair, "observe-finding", "已补登，下季度复查。")
    chair.sees("observe-finding-done")
