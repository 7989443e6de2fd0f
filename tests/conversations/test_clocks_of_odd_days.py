"""时限 10.6: days off declared later, calendars that become known, ends of the world, one damaged row among many."""

import asyncio
import time as machine
from datetime import UTC, date, datetime

from sqlmodel import select

from handlers.kit import clocks
from handlers.kit.turn import Turn
from regulation import workdays
from regulation.vocabulary import InspectionStatus, ReminderStatus, Role, SubjectKind
from scheduler.deadlines import TIME
from storage.tables import CalendarDay, Contract, Deadline, Inspection, Member, Notice, Reminder, RoleGrant, Subject
from tests.conversations.test_deadlines import deadlines, hears, keys, ledger
from tests.conversations.test_inspection import CHAIR, told
from tests.conversations.test_own_calendar import sets
from tests.conversations.test_reminders_reach_the_right import asks_the_subject, lines
from tests.faults import wave
from tests.house import HEAD, OFFICER, TEACHER, House


def statuses(house: House) -> set[ReminderStatus]:
    return {status for _, _, status in lines(house)}


async def postpones(house: House, until: str) -> None:
    """The inspection is announced on 17 December and put off on the 18th; it should begin by 15 January."""
    await house.ticks()
    await house.waits(25)
    chair = await house[CHAIR].looks()
    await chair.sends("inspections")
    await chair.presses("see-inspection")
    await chair.presses("postpone-inspection")
    await chair.says("轮岗")
    await chair.says(until)
    await chair.presses("submit")


async def test_steps_of_a_deadline_that_moves_lie_on_the_new_days(house: House):
    await hears(house[TEACHER])  # due Thursday 26
    await sets(house, "2026-11-26", "2026-11-26", "day-off")  # Friday now: T-1 is Wednesday
    await house.waits(2)
    await house[OFFICER].looks()
    assert keys(house, OFFICER) == ["reminder"]


async def test_steps_of_a_deadline_that_stays_lie_on_the_new_days(house: House):
    await asks_the_subject(house)

    def in_days(session):
        session.exec(select(Deadline).where(Deadline.kind == "subject.reply")).one().workdays = None

    house.change(in_days)
    await sets(house, "2026-11-26", "2026-11-27", "day-off")  # T-1 is Wednesday now
    await house.waits(2)
    assert ("T-1", TEACHER) in ledger(house)


async def test_a_last_day_that_its_row_counts_is_counted_anew(house: House):
    await house.ticks()
    await house.waits(25)
    before = deadlines(house, "inspection.start")[-1].due_at
    await sets(house, "2027-01-04", "2027-01-06", "day-off")
    assert [row for row in deadlines(house, "inspection.start") if row.next_at][-1].due_at > before


async def test_a_deadline_is_provisional_until_the_notice_comes(house: House, monkeypatch):
    await house.http.post("/api/clock", json={"days": 38})
    await hears(house[TEACHER])
    assert deadlines(house, "record.triage")[-1].provisional
    before = workdays._notice
    monkeypatch.setattr(workdays, "NOTICES", "2.0")
    monkeypatch.setattr(
        workdays, "_notice", lambda d: (d.weekday() < 5 and d != date(2027, 1, 1)) if d.year == 2027 else before(d)
    )
    await house.demo.watch.tick()
    row = deadlines(house, "record.triage")[-1]
    assert (row.calendar, row.provisional) == ("2.0", False)


async def test_one_damaged_row_holds_up_no_other(house: House):
    first, second = await hears(house[TEACHER]), await hears(house[TEACHER], text="另一件")
    damage = "UPDATE record SET details = x'00' WHERE code = ?"
    house.change(lambda s: s.connection().exec_driver_sql(damage, (first,)))
    house.change(lambda s: s.add(CalendarDay(day=date(2026, 11, 25), works=False, set_by_id=1)))
    await house.demo.watch.tick()
    moved = [row for row in deadlines(house, "record.triage") if row.row_code == second]
    assert moved[-1].due_at.isoformat() == "2026-11-27T16:00:00+00:00"
    await sets(house, "2026-11-26", "2026-11-26", "day-off")
    house[OFFICER].sees("set-days-done")


async def test_days_until_the_end_of_time_are_refused_at_once(house: House):
    began = machine.monotonic()
    await sets(house, "2026-12-01", "9999-12-30", "day-off")
    assert "days-many" in house[OFFICER].keys
    assert machine.monotonic() - began < 2


async def test_a_contract_without_end_stops_no_other_clock(house: House):
    await house.demo.terms.tick()

    def sign(session):
        partner = session.exec(select(Subject).where(Subject.kind == SubjectKind.PARTNER)).first()
        for number, end in (("短期", date(2026, 12, 31)), ("长期", date(9999, 12, 31))):
            session.add(Contract(subject_id=partner.id, number=number, starts_on=date(2026, 1, 1), ends_on=end))

    house.change(sign)
    await house.demo.terms.tick()
    assert await house.demo.terms.tick() == 0
    codes = house.look(lambda s: {row.code: row.number for row in s.exec(select(Contract))})
    clocked = [row for row in deadlines(house, "contract.end") if codes[row.row_code] in ("短期", "长期")]
    assert {codes[row.row_code]: row.due_at.year for row in clocked} == {"短期": 2026, "长期": 2099}


async def test_a_role_taken_and_given_back_until_the_same_day_has_its_clock(house: House):
    def grant(session):
        member = session.exec(select(Member).where(Member.name == TEACHER)).one()
        role = RoleGrant(member_id=member.id, role=Role.GROUP_MEMBER, from_on=date(2026, 1, 1))
        role.until = date(2026, 12, 31)
        session.add(role)

    def revoke(session):
        member = session.exec(select(Member).where(Member.name == TEACHER)).one()
        session.delete(session.get(RoleGrant, (member.id, Role.GROUP_MEMBER)))

    house.change(grant)
    await house.ticks()
    house.change(revoke)
    await house.waits(9)
    house.change(grant)
    await house.waits(22)  # 24 December: T-7
    assert TEACHER in {name for _, name, _ in lines(house, "role.term")}


async def test_what_is_read_on_monday_speaks_of_monday(house: House, clock):
    await house.http.post("/api/clock", json={"days": 1})  # Tuesday: due Friday 27
    await hears(house[TEACHER])
    await house.ticks()
    clock.forward(days=3, hours=9)  # Friday 19:00: the machine was down since Tuesday
    await house.ticks()
    clock.forward(days=2, hours=14, minutes=31)  # Monday 9:31
    await house.demo.outbox.tick()  # before the engine comes to its next step
    await house[OFFICER].looks()
    assert keys(house, OFFICER) == ["reminder-overdue-late"]


async def test_what_is_met_in_the_same_batch_is_not_sent(house: House, clock):
    code = await hears(house[TEACHER])
    clock.forward(days=4, hours=12)  # Friday 22:00
    writer, engine = house.demo.app.database._writer, house.demo.deadlines
    held = asyncio.Event()
    loop = asyncio.get_running_loop()

    def hold(session, journal):
        asyncio.run_coroutine_threadsafe(held.wait(), loop).result()

    def meet(session, journal):
        clocks.meet(Turn(session, clock(), TIME, house.demo.app.house, journal), "record.triage", code)

    futures = [writer.submit(hold), writer.submit(engine._round), writer.submit(meet)]
    held.set()
    for future in futures:
        await asyncio.wrap_future(future)
    assert statuses(house) == {ReminderStatus.SUPERSEDED}
    clock.forward(days=2, hours=12)
    await house.ticks()
    await house[OFFICER].looks()
    assert keys(house, OFFICER) == []


async def six_calls_and(house: House, *later: datetime) -> None:
    """So many in a day that a digest carries the last of them, and others that are looked at later that day."""
    for number in range(6):
        await hears(house[TEACHER], text=f"来电 {number}")
    at = {await hears(house[TEACHER], text=f"后来的 {number}"): each for number, each in enumerate(later)}

    def put_off(session):
        for row in session.exec(select(Deadline).where(Deadline.row_code.in_(at))):
            row.next_at = at[row.row_code]

    house.change(put_off)


async def test_every_further_digest_of_a_day_is_sent_as_well(house: House, clock):
    """The third comes within a minute of the second."""
    later = [datetime(2026, 11, 25, 3, 0, second, tzinfo=UTC) for second in (0, 20)]
    await six_calls_and(house, *later)
    clock.forward(days=2)
    await house.ticks()
    for each in later:
        clock.now = each
        await house.ticks()
    assert statuses(house) == {ReminderStatus.SENT}
    letters = house.look(lambda s: s.exec(select(Reminder.letter)).all())
    assert len(letters) == 8
    assert len({letter for letter in letters if letter.startswith("digest")}) == 3


async def test_what_comes_after_a_digest_that_was_given_up_has_another(house: House, clock):
    await six_calls_and(house, datetime(2026, 11, 25, 3, 0, tzinfo=UTC))

    def give_up(session):
        letter = session.exec(select(Notice).where(Notice.dedupe.startswith("digest"))).one()
        letter.failed_at = clock.now

    clock.forward(days=2)
    await house.demo.deadlines.tick()
    house.change(give_up)
    clock.forward(hours=2)
    await house.ticks()
    last = house.look(lambda s: s.exec(select(Reminder).order_by(Reminder.id.desc())).first())
    assert (last.letter.split(":")[0], last.status) == ("digest 2026-11-25 2", ReminderStatus.SENT)


async def test_news_of_the_clock_keep_quiet_hours_whatever_delays_them(house: House, clock):
    await house.ticks()
    clock.forward(days=24)  # Thursday 17 December, 10:00
    await house.demo.deadlines.tick()  # announced, while no platform takes anything
    clock.forward(hours=12)
    await house.demo.outbox.tick()
    assert "inspection-announced" not in (await house[HEAD].looks()).keys
    clock.forward(hours=12)
    await house.ticks()
    assert "inspection-announced" in (await house[HEAD].looks()).keys


async def test_ones_own_deadline_is_found_among_many_of_others(house: House, clock):
    everybody_else = select(Member.id, Member.subject_id).where(Member.name != TEACHER)
    house.change(lambda s: wave.seed(s, 520, list(s.exec(everybody_else).all())))
    clock.forward(days=1)
    await asks_the_subject(house)
    await house[TEACHER].sends("my-deadlines")
    assert len(house[TEACHER].card["rows"]) == 1


async def test_an_inspection_is_never_put_off_to_an_earlier_day(house: House):
    await postpones(house, "2026-12-21")
    assert "inspection-too-early" in house[CHAIR].keys
    assert deadlines(house, "inspection.resume") == []


async def test_one_put_off_that_does_not_begin_either_alerts_the_chair(house: House):
    await postpones(house, "2027-01-25")
    assert told(house, "inspection not started") == 0
    await house.waits(41)
    assert told(house, "inspection not started") == 1


async def test_one_whose_day_is_over_before_it_was_planned_alerts_the_chair_at_once(house: House):
    await house.ticks()

    def long_ago(session):
        for row in session.exec(select(Inspection)):
            row.quarter, row.status = "2026-2", InspectionStatus.CLOSED
        for row in session.exec(select(Deadline).where(Deadline.kind == "inspection.announce")):
            row.next_at = None

    house.change(long_ago)
    await house.ticks()  # the third quarter's is made up for: it should have begun in October
    await house.ticks()
    assert told(house, "inspection not started") == 1


async def test_an_engine_that_fails_again_and_again_is_seen_from_outside(house: House, monkeypatch):
    def gone(*_):
        raise RuntimeError

    monkeypatch.setattr("storage.queries.time.anything_due_for_system", gone)
    ticker = house.demo.ticker
    ticker.start()
    async with asyncio.timeout(5):
        while ticker.failing() != ["deadlines"]:
            ticker.poke("deadlines")
            await asyncio.sleep(0.05)
    answer = await house.http.get("/healthz")
    assert (answer.status_code, answer.json()["failing"]) == (503, ["deadlines"])
