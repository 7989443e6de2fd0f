"""修复后的观察 7.3-b, 撤销 T7: it lasted, it did not, or it was never true."""

from datetime import date, timedelta

from sqlmodel import select

from regulation.grades import Grade, GradeMark, GradeOrigin, GradingStatus
from regulation.repair import RepairStatus
from regulation.vocabulary import RecordStatus
from storage import codes
from storage.tables import Deadline, Grading, Issued, Measure, Record, Signature
from tests.conftest import Clock
from tests.house import DIRECTOR, OFFICER, House
from tests.repair_steps import (
    BARRED,
    CHAIR,
    HEAD,
    MEMBER,
    agrees,
    application,
    barred_now,
    clocks,
    grade_now,
    held_against,
    moves,
    newest,
    reads,
    ready,
    rows,
    status,
    told,
)


async def observed(house: House, grade: Grade = Grade.C) -> str:
    """Repaired today; the code of the record that was sealed with it."""
    code = held_against(house)
    ready(house, grade)
    await moves(house, DIRECTOR, f"approve-{grade.value}", "属实。")
    if grade is Grade.D:
        await agrees(house, CHAIR)
        await agrees(house, MEMBER)
    assert status(house) is RepairStatus.OBSERVING
    await house.ticks()
    return code


async def revokes(house: House) -> None:
    director = await moves(house, DIRECTOR, "revoke-repair", "经查，整改照片系从他处取得。")
    director.sees("approval-requested")
    assert await agrees(house, CHAIR) == "turn-key-one"
    assert status(house) in (RepairStatus.OBSERVING, RepairStatus.COMPLETED)
    assert await agrees(house, MEMBER) == "turn-key-done"


async def test_a_relapse_is_recorded_and_changes_no_grade_by_itself(house: House, clock: Clock):
    await observed(house)
    clock.forward(days=30)
    before, since = held_against(house, days=40), held_against(house, days=3)
    officer = await moves(house, OFFICER, "record-relapse", "ZZZZZZ", "三位家长再次反映报修无人回复")
    assert officer.keys[-2:] == ["relapse-no-record", "review"]
    await officer.presses("edit", "number")
    await officer.says(before)
    await officer.presses("submit")
    assert officer.keys[-2:] == ["relapse-range", "review"]
    await officer.presses("edit", "number")
    await officer.says(codes.spoken(since).lower())
    await officer.presses("submit")
    officer.sees("record-relapse-done")
    assert "提出新的等级" in officer.card["text"]
    assert (status(house), clocks(house), grade_now(house)) == (RepairStatus.RELAPSED, {}, ("b", "repaired"))
    assert application(house).relapsed_on == date(2026, 12, 20)
    assert "三位家长再次反映" in await told(house, HEAD, "relapse-told-subject")
    assert "relapse-told" in (await house[DIRECTOR].looks()).keys


async def test_what_is_not_established_is_no_relapse(house: House, clock: Clock):
    """4.1-b: a rumour is none; the subject is heard about the record first."""
    await observed(house)
    clock.forward(days=30)
    code = held_against(house, days=3)

    def only_sorted(session) -> None:
        session.exec(select(Record).where(Record.code == code)).one().status = RecordStatus.TRIAGED

    house.change(only_sorted)
    officer = await moves(house, OFFICER, "record-relapse", code, "听说又有投诉")
    assert officer.keys[-2:] == ["relapse-not-established", "review"]
    assert status(house) is RepairStatus.OBSERVING


async def test_within_a_year_it_is_a_relapse_also_when_the_observation_is_over(house: House, clock: Clock):
    await observed(house)
    clock.forward(days=91)
    await house.ticks()
    assert status(house) is RepairStatus.COMPLETED
    clock.forward(days=300)
    house.change(_signed_anew)
    late, early = held_against(house, days=18), held_against(house, days=29)  # 373 and 362 days after
    officer = await moves(house, OFFICER, "record-relapse", late, "再次出现。")
    assert officer.keys[-2:] == ["relapse-range", "review"]
    await officer.presses("edit", "number")
    await officer.says(early)
    await officer.presses("submit")
    officer.sees("record-relapse-done")


async def test_fraud_that_comes_out_after_a_relapse_is_fraud_all_the_same(house: House, clock: Clock):
    await observed(house)
    clock.forward(days=30)
    await moves(house, OFFICER, "record-relapse", held_against(house, days=3), "再次出现。")
    assert status(house) is RepairStatus.RELAPSED
    await moves(house, DIRECTOR, "revoke-repair", "经查，整改照片系从他处取得。")
    await agrees(house, CHAIR)
    assert await agrees(house, MEMBER) == "turn-key-done"
    assert (status(house), grade_now(house)) == (RepairStatus.REVOKED, ("c", "plain"))


async def test_a_d_that_lasted_is_a_c_like_any_other_and_may_go_on(house: House, clock: Clock):
    await observed(house, Grade.D)
    assert grade_now(house) == ("c", "observed")
    clock.forward(days=182)  # the last day is a Saturday, and nobody is written to on a Sunday
    await house.ticks()
    house.change(_signed_anew)
    assert (status(house), grade_now(house)) == (RepairStatus.COMPLETED, ("c", "plain"))
    assert "继续申请修复" in await told(house, HEAD, "observation-over-c")
    assert "observation-over-office" in (await house[OFFICER].looks()).keys
    row = newest(house, Grading)
    await house[OFFICER].sends(f"propose-measures.{row.code}.{row.version}")
    house[OFFICER].sees("measure-observed")  # 7.3-a: what the repair lifted is not put back, observed or not


async def test_nobody_is_praised_whom_another_grade_reached_meanwhile(house: House, clock: Clock):
    await observed(house)

    def worse(session) -> None:
        old = session.exec(select(Grading).order_by(Grading.id.desc())).first()
        kept = old.model_dump(exclude={"id", "code", "grade", "mark", "origin", "version"})
        old.ended_on = old.effective_on
        session.add(Grading(**kept, code=codes.new(), grade=Grade.D, origin=GradeOrigin.DECIDED))

    house.change(worse)
    clock.forward(days=91)
    await house.ticks()
    assert status(house) is RepairStatus.COMPLETED
    assert not {"observation-over-told", "observation-over-c"} & set((await reads(house, HEAD)).keys)
    assert "observation-over-otherwise" in (await house[OFFICER].looks()).keys


def _signed_anew(session) -> None:
    for row in session.exec(select(Signature)):
        row.until = date(2028, 11, 23)


async def test_revoked_everything_stands_as_without_the_repair(house: House, clock: Clock):
    code = await observed(house, Grade.D)
    until = [measure.until for measure in rows(house, Measure)]
    clock.forward(days=50)
    await revokes(house)
    assert (status(house), clocks(house), grade_now(house)) == (RepairStatus.REVOKED, {}, ("d", "plain"))
    first, second, third = rows(house, Grading)
    assert (third.origin, third.severity, third.veto, third.case_id) == (
        GradeOrigin.CORRECTION, first.severity, first.veto, first.case_id,
    )  # fmt: skip
    assert second.ended_on == third.effective_on == date(2027, 1, 12)
    assert barred_now(house) == [kind.value for kind in BARRED]
    assert [measure.until for measure in rows(house, Measure)] == until  # the fifty days are not made up for
    record = next(row for row in rows(house, Record) if row.code == code)
    assert (record.status, record.sealed_on, record.sealed_by) == (RecordStatus.SUBSTANTIATED, None, None)
    assert all(issued.withdrawn_at for issued in rows(house, Issued))
    row = application(house)
    assert (row.false_material, row.ended_on) == (True, date(2027, 1, 12))
    assert "整改照片系从他处取得" in await told(house, HEAD, "repair-revoked-told")
    assert {"repair-revoked-told", "revoke-repair-done"} & set((await house[DIRECTOR].looks()).keys)
    assert "已于" in (await house.http.get(f"/verify/{row.certificate}", headers={"authorization": ""})).text


async def test_a_restriction_that_came_back_runs_to_its_own_last_day(house: House, clock: Clock):
    """Its clock stood still while the repair held; it starts anew for the time that is left, and ends it."""
    await observed(house)
    until = rows(house, Measure)[0].until
    assert ends(house) == []
    clock.forward(days=50)
    await revokes(house)
    assert ends(house) == [until] * len(BARRED)
    clock.now += timedelta(days=(until - house.demo.app.house.day(clock.now)).days - 20)
    house.change(_signed_anew)
    director = await house[DIRECTOR].sends("my-forecast")
    foreseen = director.rows()["2027 年 9 月 10 日（周五）"]  # a week before it is a Sunday
    for measure in rows(house, Measure):
        assert f"限制到期 {codes.spoken(measure.code)}（到期前 9 天）" in foreseen
    clock.forward(days=20)
    await house.ticks()
    assert (len(barred_now(house)), ends(house)) == (len(BARRED), [until] * len(BARRED))  # its last day
    clock.forward(days=1)
    await house.ticks()
    assert (barred_now(house), ends(house)) == ([], [])


def ends(house: House) -> list[date]:
    """The last days of the restrictions whose clock runs."""
    day = house.demo.app.house.day
    running = (row for row in rows(house, Deadline) if row.kind == "measure.end" and row.next_at is not None)
    return [day(row.due_at - timedelta(seconds=1)) for row in running]


async def test_a_restriction_whose_last_day_is_over_does_not_come_back(house: House, clock: Clock):
    await observed(house)
    clock.forward(days=91)
    await house.ticks()

    def shortened(session) -> None:
        session.exec(select(Measure)).first().until = date(2027, 2, 1)

    house.change(shortened)
    await revokes(house)
    assert barred_now(house) == [BARRED[1].value]


async def test_a_worse_grade_that_came_since_stays(house: House):
    """Nothing gets better by a revocation."""
    await observed(house)

    def worse(session) -> None:
        current = session.exec(select(Grading).where(Grading.mark == GradeMark.REPAIRED)).one()
        current.ended_on = date(2026, 11, 23)
        kept = current.model_dump(exclude={"id", "code", "version", "ended_on"})
        plain = {
            "grade": Grade.D,
            "mark": GradeMark.PLAIN,
            "origin": GradeOrigin.DECIDED,
            "status": GradingStatus.DECIDED,
        }
        session.add(Grading(**kept | plain, code=codes.new()))

    house.change(worse)
    await revokes(house)
    assert (grade_now(house), len(rows(house, Grading))) == (("d", "plain"), 3)
