"""定期检查 9.1: what goes wrong. A quarter that ends before a holiday week, an empty office, a department that is
dissolved, a finding that was not so, a thousand findings, a vote without a quorum.
"""

from datetime import UTC, date, datetime, timedelta

from sqlmodel import select

from regulation.inspection import FindingStatus, Part
from regulation.vocabulary import CaseStatus, DocketStatus, InspectionStatus, Role
from storage import codes
from storage.tables import Case, Deadline, Document, Finding, Issued, Member, Notice, RoleGrant, Subject
from tests.conftest import Clock
from tests.house import DIRECTOR, OFFICER, House
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
    question,
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


async def test_a_quarter_that_ends_before_the_national_holiday(house: House, clock: Clock):
    """30 September 2027 is a Thursday; 1 to 5 October are days off by the provisional calendar."""
    clock.now = datetime(2027, 9, 1, 2, 0, tzinfo=UTC)
    await house.ticks()
    clock.now = datetime(2027, 9, 17, 2, 0, tzinfo=UTC)
    await house.ticks()
    row = newest(house, "2027-3")
    assert row.status is InspectionStatus.ANNOUNCED
    start = house.look(lambda s: s.exec(select(Deadline).where(Deadline.kind == "inspection.start")).one())
    assert (start.provisional, house.demo.app.house.day(start.due_at - timedelta(seconds=1))) == (
        True,
        date(2027, 10, 19),
    )
    clock.now = datetime(2027, 10, 3, 2, 0, tzinfo=UTC)  # a day off: nobody is written to
    before = len(house.look(lambda s: s.exec(select(Notice)).all()))
    await house.ticks()
    assert len(house.look(lambda s: s.exec(select(Notice)).all())) == before
    officer = await opens(house, OFFICER, "2027-3")
    await fills(officer, "start-inspection")
    assert "2027 年 10 月 26 日" in officer.card["text"]  # fifteen working days after the quarter


async def test_the_office_is_empty(house: House, clock: Clock):
    """Officers and director have left: the chair is alerted, leads it, and another of the group signs."""
    await classified(house)
    await house.ticks()

    def leave(session) -> None:
        office = session.exec(
            select(RoleGrant.member_id).where(RoleGrant.role.in_([Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR]))
        ).all()
        for member in session.exec(select(Member).where(Member.id.in_(office))):
            member.left_on = date(2026, 12, 1)

    clock.now = datetime(2026, 12, 18, 2, 0, tzinfo=UTC)
    await house.ticks()
    chair = await opens(house, CHAIR)
    assert "start-inspection" not in chair.offered()  # as long as there is an office
    house.change(leave)
    clock.now = datetime(2027, 1, 20, 2, 0, tzinfo=UTC)
    await house.ticks()
    assert "inspection-not-started" in (await chair.looks()).keys
    await opens(house, CHAIR)
    await fills(chair, "start-inspection")
    chair.sees("start-inspection-done")
    await house.ticks()
    await looked_again(house)
    await concluded(house, CHAIR)
    await opens(house, CHAIR)
    await chair.presses("finish-fieldwork")
    await house.ticks()
    await submitted(house, CHAIR)
    assert "sign-report" not in (await opens(house, CHAIR)).offered()
    await signed(house, MEMBER)
    assert status(house) is InspectionStatus.DELIVERED


async def test_a_department_is_dissolved_meanwhile(house: House, clock: Clock):
    """What it supplied stays in the report; nobody can put anything right there, so it is observed."""
    await classified(house)
    await started(house, clock)
    await looked_again(house)
    await concluded(house)
    await finds(house)
    await sends_findings(house)

    def dissolve(session) -> None:
        session.exec(select(Subject).where(Subject.title == "后勤部")).one().ended_on = date(2027, 1, 12)

    house.change(dissolve)
    await answers(house)
    officer = house[OFFICER]
    (row,) = rows(house, Finding)
    await officer.sends(f"see-finding.{row.code}.{row.version}")
    assert "turn-into-case" not in officer.offered()
    await officer.sends(f"turn-into-case.{row.code}.{row.version}")
    officer.sees("finding-subject-gone")
    await orders(house, "observe-finding", "部门已撤销，由行政部接续签收。")
    await house.ticks()
    assert "后勤部" in [title for title, *_ in newest(house).figures["completeness"]]


async def test_a_finding_turns_out_to_be_wrong_after_its_case_was_opened(house: House, clock: Clock):
    """The warning is issued; then it is seen that it was not so. The case ends, its notice is void."""
    await reported(house, clock)
    director = await house[DIRECTOR].looks()
    await director.presses("issue-warning")
    await director.presses("submit")
    await house.ticks()
    (row,) = rows(house, Finding)
    assert await refused(house, OFFICER, row) == "not-permitted"
    await director.sends(f"see-finding.{row.code}.{row.version}")
    await fills(director, "overturn-finding", "签收表在另一册台账中，已核对。")
    director.sees("overturn-finding-done")
    await house.ticks()
    (row,), (case,) = rows(house, Finding), rows(house, Case)
    assert (row.status, case.status) == (FindingStatus.WITHDRAWN, CaseStatus.CANCELLED)
    notice = house.look(lambda s: s.exec(select(Issued).where(Issued.kind == "paper-warning")).one())
    assert notice.withdrawn_at is not None
    assert "case-finding-overturned" in (await house[SUBJECT_HEAD].looks()).keys
    live = house.look(lambda s: s.exec(select(Deadline).where(Deadline.row_code == case.code)).all())
    assert all(clock.next_at is None for clock in live)
    await submitted(house)  # nothing is left to follow
    await signed(house)
    await read_by(house, CHAIR, MEMBER, THIRD)
    await votes(house, "for", CHAIR, MEMBER)
    assert status(house) is InspectionStatus.CLOSED


async def test_what_is_over_is_not_overturned(house: House, clock: Clock):
    await reported(house, clock)

    def effective(session) -> None:
        session.exec(select(Case)).one().status = CaseStatus.EFFECTIVE

    house.change(effective)
    (row,) = rows(house, Finding)
    director = await house[DIRECTOR].sends(f"see-finding.{row.code}.{row.version}")
    await fills(director, "overturn-finding", "不成立")
    assert "finding-case-over" in [card["key"] for card in director.answer]
    assert rows(house, Finding)[0].status is FindingStatus.CASE


async def refused(house: House, name: str, row: Finding) -> str:
    person = await house[name].sends(f"overturn-finding.{row.code}.{row.version}")
    return person.keys[-1]


async def test_a_thousand_findings(house: House, clock: Clock):
    """One letter for each who must answer; lists by page; a report of many pages; nobody waits for it."""
    await started(house, clock)
    await concluded(house)
    row, officer = newest(house), house[OFFICER]
    about = house.look(lambda s: dict(s.exec(select(Subject.title, Subject.id)).all()))

    def many(session) -> None:
        author = session.exec(select(Member.id).where(Member.name == OFFICER)).one()
        subjects = [about[title] for title in ("后勤部", "客服部", "市场部")]
        session.add_all(
            Finding(
                code=codes.new(), inspection_id=row.id, part=Part.COMPLETENESS, status=FindingStatus.DRAFTED,
                subject_id=subjects[n % 3], raised_by_id=author, raised_at=clock.now, what=f"第 {n + 1} 份检修单没有签收",
                demand="补签",
            )
            for n in range(1000)
        )  # fmt: skip

    house.change(many)
    await sends_findings(house)
    head = await house[SUBJECT_HEAD].looks()
    assert head.keys.count("findings-sent-told") == 1
    mine = [each for each in rows(house, Finding) if each.subject_id == about["后勤部"]]
    assert f"有 {len(mine)} 项涉及您" in head.card["text"]
    await head.sends("findings")
    assert len([each for each in head.card["choices"] if "see-finding" in str(each)]) == 8
    await head.presses("findings", "1")
    head.sees("finding-list")
    clock.now += timedelta(days=4)
    await house.ticks()  # nobody answered
    assert {each.status for each in rows(house, Finding)} == {FindingStatus.ACCEPTED}

    def observed(session) -> None:
        for each in session.exec(select(Finding)):
            each.status, each.outcome = FindingStatus.OBSERVED, "已补签"

    house.change(observed)
    await submitted(house)
    await signed(house)
    printed = house.look(lambda s: s.exec(select(Document).where(Document.kind == "paper-inspection")).all())
    assert len(printed) == 5
    assert all(each.printed_at and each.size > 20_000 for each in printed)
    await officer.sends("findings")
    officer.sees("finding-list")


async def test_a_vote_without_a_quorum_is_put_again(house: House, clock: Clock):
    """One of three votes; the vote lapses, the chair hears of it and puts it again; the report waits, visibly."""
    await reported(house, clock, finding=False)
    await submitted(house)
    await signed(house)
    await read_by(house, CHAIR, MEMBER, THIRD)
    await votes(house, "for", MEMBER)
    clock.now += timedelta(days=4)
    await house.ticks()
    item = question(house)
    assert (item.status, status(house)) == (DocketStatus.LAPSED, InspectionStatus.DECIDING)
    chair = await house[CHAIR].looks()
    assert "docket-closed" in chair.keys
    clock.now += timedelta(days=7)
    await house.ticks()
    assert any(key.startswith("reminder") for key in (await chair.looks()).keys)  # it is the chair's to go on
    await chair.sends(f"see-docket-item.{item.code}.{item.version}")
    await chair.presses("put-again")
    await votes(house, "for", CHAIR, THIRD)
    assert status(house) is InspectionStatus.CLOSED
