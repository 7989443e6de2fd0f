"""信用风险预警 3.2-d against its troubles: who must not know of one, who answers beside whom, what is damaged."""

from datetime import timedelta

import pytest
from sqlmodel import select

from handlers import early_warning_watch
from handlers.kit.turn import Turn
from regulation.early_warning import SignalLevel, SignalRule, SignalStatus
from regulation.vocabulary import DelegationStatus, DocketStatus, RecordStatus, TaskStatus, Undertaking
from scheduler.deadlines import TIME
from scheduler.early_warning import BATCH, EarlyWarning
from storage import codes
from storage.queries import docket, people
from storage.tables import Delegation, DocketItem, Grading, Member, Notice, Signal, Signature, Subject, Task
from tests.conftest import Clock
from tests.conversations.test_early_warning import (
    ANSWER,
    CHAIR,
    LEADS,
    LOGISTICS,
    OFFICE_HEAD,
    TODAY,
    _subject,
    answers,
    becomes,
    clock_of,
    files,
    looks_out,
    reminded,
    signals,
    stand,
    told,
)
from tests.conversations.test_gradings import proposes_grade
from tests.house import DIRECTOR, OFFICER, TEACHER, House

GROUP, OTHER = "何静", "石磊"  # of the leading group
OFFICE_HOME = "行政部"  # where the credit office belongs


def member(house: House, name: str) -> int:
    return house.look(lambda session: session.exec(select(Member.id).where(Member.name == name)).one())


def ran_out(house: House, name: str) -> None:
    def change(session) -> None:
        mine = select(Signature).where(Signature.member_id == session.exec(
            select(Member.id).where(Member.name == name)).one())  # fmt: skip
        for row in session.exec(mine.where(Signature.undertaking == Undertaking.CONFIDENTIALITY)):
            row.until = TODAY - timedelta(days=1)

    house.change(change)


def damages(house: House, table: str, column: str, code: str) -> None:
    statement = f"UPDATE {table} SET {column} = X'00' WHERE code = ?"
    house.change(lambda session: session.connection().exec_driver_sql(statement, (code,)))


def puts(house: House, machine: str, row_code: str, when) -> str:
    def enter(session) -> str:
        row = DocketItem(
            code=codes.new(), motion="follow-up", machine=machine, row_code=row_code, status=DocketStatus.OPEN,
            put_at=when, reason={"text": "久拖未决"},
        )  # fmt: skip
        session.add(row)
        return row.code

    return house.change(enter)


async def sees(house: House, name: str, code: str) -> bool:
    row = next(row for row in signals(house) if row.code == code)
    person = await house[name].sends(f"see-signal.{row.code}.{row.version}")
    return person.keys[-1] == "signal-card"


async def test_whom_a_warning_is_about_does_not_hear_that_the_group_votes_on_it(house: House, clock: Clock):
    """K1: no letter when it closes, with two left of three, nor when it is put again; not in the list, not opened."""
    for _ in range(2):
        files(house, GROUP)
    await looks_out(house)
    for _ in range(22):
        clock.forward(days=1)
        await looks_out(house)
    (row,) = (row for row in signals(house) if row.subject_id == _subject(house, GROUP))
    asked = select(DocketItem).where(DocketItem.row_code == row.code)
    item = house.look(lambda session: session.exec(asked).one())
    await house[CHAIR].sends(f"put-again.{item.code}.{item.version}")
    house[CHAIR].sees("put-again-done")
    item = house.look(lambda session: session.exec(asked).one())
    written = select(Notice.recipient_id).where(
        Notice.dedupe.startswith("docket"), Notice.dedupe.contains(item.code)
    )
    letters = house.look(lambda session: session.exec(written).all())
    for name, hears in ((CHAIR, True), (OTHER, True), (GROUP, False)):
        assert letters.count(member(house, name)) == (2 if hears else 0), name
        person = await house[name].says("议事")
        assert any(item.code in choice["code"] for choice in person.card["choices"]) is hears, name
        await person.sends(f"see-docket-item.{item.code}.{item.version}")
        assert (person.keys[-1] == "docket-card") is hears, name


@pytest.mark.parametrize("machine", ["grading", "restorable"])
async def test_nor_that_it_votes_on_a_grade(house: House, clock: Clock, machine):
    await proposes_grade(house, "c", about=GROUP)
    code = puts(house, machine, house.look(lambda s: s.exec(select(Grading.code)).one()), clock())
    for name, sees_it in ((CHAIR, True), (GROUP, False)):
        person = await house[name].says("议事")
        assert bool(person.offered() & {"see-docket-item"}) is sees_it, name
        await person.sends(f"cast-vote.{code}.1")
        assert (person.keys[-1] == "row-unknown") is not sees_it, name


async def test_nor_about_what_a_department_of_hers_must_do(house: House, clock: Clock):
    """A task of 客服部, which she leads; a question about a row that is gone is about nobody."""

    def gives(session) -> str:
        home = people.department_for_system(session, "客服部").id
        row = Task(
            code=codes.new(), status=TaskStatus.GIVEN, department_id=home, asked_by_id=1, asked_at=clock(),
            what="报送台账", due_on=TODAY,
        )  # fmt: skip
        session.add(row)
        return row.code

    about = puts(house, "task", house.change(gives), clock())
    for machine in docket.SUBJECTS:
        puts(house, machine, codes.new(), clock())
    actors = house.look(lambda session: people.actors_for_system(session, TODAY)).values()
    for viewer, hers in ((each.viewer, each.name == GROUP) for each in actors if each.name in (GROUP, CHAIR)):
        found = house.look(lambda session, viewer=viewer: docket.open_codes(session, viewer))
        assert (about in found, len(found)) == (not hers, len(docket.SUBJECTS) + (not hers))


async def test_what_somebody_must_not_see_takes_no_place_in_the_docket(house: House, clock: Clock):
    await proposes_grade(house, "c", about=GROUP)
    grading = house.look(lambda session: session.exec(select(Grading.code)).one())
    puts(house, "inspection", codes.new(), clock())
    for _ in range(60):
        puts(house, "grading", grading, clock())
    person = await house[GROUP].says("议事")
    assert len(person.card["choices"]) == 1
    actors = house.look(lambda session: people.actors_for_system(session, TODAY)).values()
    counts = {
        each.name: len(house.look(lambda session, each=each: docket.open_codes(session, each.viewer)))
        for each in actors
        if each.name in (GROUP, CHAIR, TEACHER)
    }
    assert counts == {GROUP: 1, CHAIR: 61, TEACHER: 0}


async def test_a_damaged_warning_holds_up_no_other_and_ends_like_any(house: House):
    held = [files(house) for _ in range(2)]
    await looks_out(house)
    torn = signals(house)[0].code
    damages(house, "signal", "inputs", torn)
    for _ in range(2):
        files(house, "客服部")
    await looks_out(house)
    officer = await house[OFFICER].says("预警")
    assert [choice["label"] for choice in officer.card["choices"]] == ["黄色预警 · 客服部 · 投诉集中 · 待处置"]
    await officer.sends(f"see-signal.{torn}.1")
    officer.sees("row-unknown")
    for code in held:
        becomes(house, code, status=RecordStatus.REJECTED)
    await looks_out(house)
    assert house.look(lambda s: s.exec(select(Signal.status).where(Signal.code == torn)).one()) == "cleared"
    assert torn not in clock_of(house)
    assert await house.demo.signals.tick() == 0


async def test_a_damaged_warning_that_gets_graver_is_whole_again(house: House):
    for _ in range(2):
        files(house)
    await looks_out(house)
    damages(house, "signal", "behind", signals(house)[0].code)
    files(house)
    await looks_out(house)
    assert stand(house) == [(SignalRule.COMPLAINTS, SignalLevel.ORANGE)]
    assert len(signals(house)[0].behind) == 3


async def test_an_answer_that_cannot_be_read_was_given_all_the_same(house: House):
    for _ in range(3):
        files(house)
    await looks_out(house)
    await answers(await house[LEADS].looks())
    house.change(lambda session: session.connection().exec_driver_sql("UPDATE signal_answer SET said = X'00'"))
    await house[OFFICER].looks()
    await house[OFFICER].presses("see-signal")
    assert "已损坏" in house[OFFICER].rows()["处置情况"]
    assert house[OFFICER].rows()["尚待确认"] == "信用办"


async def test_hidden_rows_take_no_place_and_leave_no_gap(house: House, clock: Clock):
    """Of 70 warnings the newest 60 are about the officer himself: two pages, of eight and of two."""

    def enter(session) -> None:
        about = {
            name: session.exec(select(Subject.id).where(Subject.title == name)).first() for name in (LOGISTICS,)
        }
        about[OFFICER] = session.exec(select(Member.subject_id).where(Member.name == OFFICER)).one()
        for place in range(70):
            session.add(
                Signal(
                    code=codes.new(), status=SignalStatus.CLEARED, rule=SignalRule.COMPLAINTS,
                    subject_id=about[LOGISTICS if place < 10 else OFFICER], level=SignalLevel.YELLOW,
                    raised_at=clock() + timedelta(minutes=place), due_on=TODAY, cleared_at=clock(),
                    inputs={"count": 2, "days": 30}, behind=[],
                )
            )  # fmt: skip

    house.change(enter)
    officer = await house[OFFICER].says("预警")
    assert len([choice for choice in officer.card["choices"] if "后勤部" in str(choice["label"])]) == 8
    await officer.presses("early-warnings", "1")
    assert len([choice for choice in officer.card["choices"] if "后勤部" in str(choice["label"])]) == 2


async def test_about_the_office_itself_the_chair_stands_in_its_place(house: House):
    """Orange: the department's head and the chair, since everybody of the office is in conflict (K1)."""
    for _ in range(2):
        files(house, OFFICE_HOME)
    await looks_out(house)
    await answers(await house[OFFICE_HEAD].looks())
    await house.ticks()
    assert "signal-answered-told" in (await house[CHAIR].looks()).keys
    files(house, OFFICE_HOME)
    await looks_out(house)
    assert await told(house, OFFICE_HEAD, CHAIR, OFFICER, DIRECTOR) == {
        OFFICE_HEAD: 2, CHAIR: 1, OFFICER: 0, DIRECTOR: 0,
    }  # fmt: skip
    (await answers(house[OFFICE_HEAD], "已整改。")).sees("answer-signal-one")
    (await answers(house[CHAIR], "已约谈。")).sees("answer-signal-done")


async def test_somebody_of_each_side_answers_and_the_others_keep_button_and_clock(house: House, clock: Clock):
    for _ in range(3):
        files(house)
    await looks_out(house)
    officer = await house[OFFICER].looks()
    kept = (await house[LEADS].looks()).button("answer-signal")
    (await answers(officer, "已列入督办。")).sees("answer-signal-one")
    (row,) = signals(house)
    for name, key in (
        (OFFICER, "signal-side-answered"),
        (DIRECTOR, "signal-side-answered"),
        (GROUP, "signal-not-yours"),
    ):
        await house[name].sends(f"answer-signal.{row.code}.{row.version}")
        assert house[name].keys[-1] == key, name
    clock.forward(days=2)
    await looks_out(house)
    assert reminded(house, row.code)["T-0"] == {LEADS}
    head = house[LEADS]
    await head.sends(kept)
    await head.says(ANSWER)
    (await head.presses("submit")).sees("answer-signal-done")
    assert signals(house)[0].status is SignalStatus.ACKNOWLEDGED
    assert row.code not in clock_of(house)
    await officer.sends(f"see-signal.{row.code}.{signals(house)[0].version}")
    said = [line["value"] for line in officer.card["rows"] if line["label"] == "处置情况"]
    for words, line in zip((("信用办", "已列入督办。"), ("部门负责人", ANSWER)), said, strict=True):
        assert all(word in line for word in words), line


async def test_the_chair_alone_does_not_end_a_red_one(house: House):
    files(house, kind="outside-voice", details={"place": "news"}, status=RecordStatus.TRIAGED)
    await looks_out(house)
    (await answers(await house[CHAIR].looks())).sees("answer-signal-one")
    assert list(clock_of(house).values()) == ["2026-11-23"]
    (await answers(await house[DIRECTOR].sends(f"see-signal.{signals(house)[0].code}.1"))).sees(
        "answer-signal-done"
    )


async def test_whoever_holds_both_sides_answers_once(house: House):
    """A red one about the office's own department: the chair stands in for the office as well."""
    files(house, OFFICE_HOME, kind="outside-voice", details={"place": "news"}, status=RecordStatus.TRIAGED)
    await looks_out(house)
    assert await told(house, CHAIR, OFFICER, OFFICE_HEAD) == {CHAIR: 1, OFFICER: 0, OFFICE_HEAD: 0}
    (await answers(house[CHAIR])).sees("answer-signal-done")


async def test_it_does_not_go_up_to_those_from_whom_it_is_hidden(house: House, clock: Clock):
    """About the office's own head: officer and director work under him, and hear of no step of it."""
    for _ in range(2):
        files(house, OFFICE_HEAD)
    await looks_out(house)
    for _ in range(22):
        clock.forward(days=1)
        await looks_out(house)
    (row,) = (row for row in signals(house) if row.subject_id == _subject(house, OFFICE_HEAD))
    found = reminded(house, row.code)
    assert found["+10"] == {CHAIR}
    assert set().union(*found.values()).isdisjoint({OFFICER, DIRECTOR, OFFICE_HEAD})


async def test_whose_agreement_ran_out_gets_no_letter(house: House):
    """8.2-a: the director in the officer's place, the officer in that of a head."""
    ran_out(house, LEADS)
    for _ in range(2):
        files(house)
    await looks_out(house)
    assert await told(house, LEADS, OFFICER) == {LEADS: 0, OFFICER: 2}  # of the complaints, of the agreement
    ran_out(house, OFFICER)
    files(house)
    await looks_out(house)
    assert await told(house, OFFICER, DIRECTOR) == {OFFICER: 2, DIRECTOR: 2}


async def test_whoever_stands_in_for_somebody_sees_no_more_than_that_one(house: House, clock: Clock):
    """K12: 何静 of the leading group acts for the officer; what is about that officer or the head above is hidden."""
    for name in (OFFICER, OFFICE_HEAD):
        for _ in range(2):
            files(house, name)
    await looks_out(house)
    rows = [row.code for row in signals(house)]
    assert [await sees(house, GROUP, code) for code in rows] == [True, True]
    stands = Delegation(
        code=codes.new(), status=DelegationStatus.ACTIVE, principal_id=member(house, OFFICER),
        delegate_id=member(house, GROUP), from_on=TODAY, until=TODAY, reason="休假", offered_at=clock(),
    )  # fmt: skip
    house.change(lambda session: session.add(stands))
    assert [await sees(house, GROUP, code) for code in rows] == [False, False]


class Transactions:
    """The house's memory, which says how much was written at once."""

    def __init__(self, house: House) -> None:
        self._database = house.demo.app.database
        self.read, self.written = self._database.read, []

    async def write(self, turn):
        self.written.append(await self._database.write(turn))
        return self.written[-1]


async def test_many_at_once_are_written_a_part_at_a_time(house: House, clock: Clock):
    filed = select(Subject.title).where(Subject.title.is_not(None), Subject.kind != "institution")
    staff = select(Member.name).join(Subject).where(Subject.kind == "staff")
    names = house.look(lambda s: [*s.exec(filed), *s.exec(staff)])
    for name in names:
        for _ in range(2):
            files(house, name)
    writes = Transactions(house)
    assert await EarlyWarning(writes, house.demo.app.house, clock).tick() == len(signals(house)) > BATCH
    assert writes.written == [BATCH, len(signals(house)) - BATCH]


async def test_what_somebody_else_has_written_meanwhile_is_not_written_again(house: House, clock: Clock):
    for _ in range(2):
        files(house)
    app = house.demo.app
    found = house.look(lambda s: early_warning_watch.changes(Turn(s, clock(), TIME, app.house)))
    settled = [
        app.database.write_now(lambda s, j: early_warning_watch.settle(Turn(s, clock(), TIME, app.house, j), found))
        for _ in range(2)
    ]
    assert settled == [1, 0]
    letters = house.look(lambda s: s.exec(select(Notice).where(Notice.dedupe.startswith("signal "))).all())
    assert len(letters) == 1
