"""时限与催办 (numbers 2.11, states 6.11): reminded on the right days, up the real line, in office hours, once."""

from sqlmodel import select

from regulation.vocabulary import DeadlineStatus, DelegationStatus
from storage.tables import CalendarDay, Deadline, Delegation, Member, Notice, Reminder
from tests.conftest import Clock
from tests.house import DIRECTOR, OFFICER, TEACHER, House, Person

CHAIR = "秦岚"


def deadlines(house: House, kind: str) -> list[Deadline]:
    return house.look(lambda s: s.exec(select(Deadline).where(Deadline.kind == kind).order_by(Deadline.id)).all())


def ledger(house: House) -> list[tuple[str, str]]:
    """Step and recipient of everything about records, in order."""
    query = select(Reminder.step, Member.name).join(Member, Member.id == Reminder.recipient_id)
    query = query.join(Deadline, Deadline.id == Reminder.deadline_id)
    query = query.where(Deadline.kind.in_(["record.triage", "subject.reply"]))  # type: ignore[attr-defined]
    return house.look(lambda session: session.exec(query.order_by(Reminder.id)).all())


def keys(house: House, name: str, prefix: str = "reminder") -> list[str]:
    return [key for key in house[name].keys if key.startswith(prefix)]


async def hears(person: Person, about: str = "客服部", text: str = "有人说前台两次来电未回复") -> str:
    """Passes on an outside voice: a record with the clock of its sorting and no other."""
    await person.says("/record")
    await person.presses("outside-voice")
    await person.says(about)
    await person.picks("social-media")
    await person.says("昨天")
    await person.says(text)
    for _ in ("link", "evidence"):
        await person.presses("skip")
    await person.presses("submit")
    person.sees("record-filed")
    return person.receipt()


async def test_a_record_that_nobody_sorts_goes_up_the_line(house: House):
    await hears(house[TEACHER])  # Monday 23 November: three working days, until Thursday
    (row,) = deadlines(house, "record.triage")
    assert row.due_at.isoformat() == "2026-11-26T16:00:00+00:00"  # midnight in Shanghai
    await house.ticks()
    assert ledger(house) == []
    await house.waits(30)
    assert ledger(house)[:8] == [
        ("T-1", OFFICER),
        ("T-0", OFFICER),
        ("+1", OFFICER),
        ("+3", OFFICER),
        ("+3", "冯志强"),  # the head of the officer's department
        ("+5", "冯志强"),
        ("+5", OFFICER),
        ("+7", DIRECTOR),
    ]
    assert ("+10", CHAIR) in ledger(house)
    assert ledger(house)[-1] == ("+15", OFFICER)  # and then every week
    assert len(ledger(house)) == len(set(ledger(house)))
    await house[OFFICER].looks()
    assert keys(house, OFFICER)[:4] == ["reminder", "reminder-today", "reminder-overdue", "reminder-overdue"]


async def test_what_is_done_is_not_reminded_of(house: House):
    code = await hears(house[TEACHER])
    officer = house[OFFICER]
    await officer.sends(f"classify.{code}.1")
    for answer in ("positive", "service"):
        await officer.picks(answer)
    await officer.presses("submit")
    (row,) = deadlines(house, "record.triage")
    assert (row.status, row.next_at) == (DeadlineStatus.MET, None)
    await house.waits(20)
    assert ledger(house) == []


async def test_the_reminder_carries_the_buttons_of_the_matter(house: House):
    await hears(house[TEACHER])
    await house.waits(3)
    officer = await house[OFFICER].looks()
    officer.sees("reminder-today")
    await officer.presses("classify")
    officer.sees("classify-nature")


async def test_the_subject_has_five_working_days_to_answer(house: House):
    code = await hears(house["郑重"], about=TEACHER)
    officer = house[OFFICER]
    await officer.sends(f"classify.{code}.1")
    for answer in ("negative", "minor", "teaching"):
        await officer.picks(answer)
    await officer.presses("submit")
    (row,) = deadlines(house, "subject.reply")
    assert row.due_at.isoformat() == "2026-11-30T16:00:00+00:00"
    await house.waits(4)
    assert ledger(house)[0] == ("T-1", TEACHER)  # the day before is a Sunday: the Friday
    teacher = await house[TEACHER].looks()
    await teacher.presses("give-reply")
    await teacher.says("当天已书面说明")
    await teacher.presses("skip")
    await teacher.presses("submit")
    assert deadlines(house, "subject.reply")[0].status is DeadlineStatus.MET
    count = len(ledger(house))
    await house.waits(10)
    assert len(ledger(house)) == count


async def test_after_days_of_silence_only_the_latest_step_is_sent_and_marked(house: House):
    await hears(house[TEACHER])
    await house.http.post("/api/clock", json={"days": 9})  # nothing ticked until Wednesday 2 December
    await house.ticks()
    assert ledger(house) == [("+3", OFFICER), ("+3", "冯志强")]
    await house[OFFICER].looks()
    assert keys(house, OFFICER) == ["reminder-overdue-late"]
    await house.ticks()
    assert len(ledger(house)) == 2


async def test_at_night_and_on_days_off_nobody_is_written_to(house: House, clock: Clock):
    await hears(house[TEACHER])
    clock.forward(days=4, hours=12)  # Friday 27 November, 22:00
    await house.ticks()
    (notice,) = house.look(
        lambda s: s.exec(select(Notice).where(Notice.dedupe.startswith("reminder"))).all()  # type: ignore[attr-defined]
    )
    assert notice.sent_at is None
    assert notice.not_before.isoformat().startswith("2026-11-30T01:30")  # Monday, 9:30 in Shanghai
    clock.forward(days=2)  # Sunday night
    await house.ticks()
    assert keys(house, OFFICER) == []
    clock.forward(hours=12)
    await house.ticks()
    await house[OFFICER].looks()
    assert keys(house, OFFICER)[0].startswith("reminder-overdue")


async def test_the_institutions_own_day_off_moves_everything(house: House):
    def closed(session):
        member = session.exec(select(Member)).first()
        from datetime import date

        session.add(CalendarDay(day=date(2026, 11, 25), works=False, set_by_id=member.id))

    house.change(closed)
    await hears(house[TEACHER])
    (row,) = deadlines(house, "record.triage")
    assert row.due_at.isoformat() == "2026-11-27T16:00:00+00:00"
    assert row.calendar.endswith("+1")


async def test_over_the_end_of_the_year_nobody_meets_an_unknown_calendar(house: House):
    await house.http.post("/api/clock", json={"days": 38})  # 31 December 2026
    await hears(house[TEACHER])
    (row,) = deadlines(house, "record.triage")
    assert row.provisional
    assert row.due_at.isoformat() == "2027-01-06T16:00:00+00:00"  # New Year's Day and a weekend between
    await house[OFFICER].sends("my-deadlines")
    house[OFFICER].sees("deadlines")
    assert "节假日安排尚未公布" in str(house[OFFICER].card)


async def test_a_delegate_is_reminded_too(house: House):
    def stands_in(session):
        ids = {m.name: m.id for m in session.exec(select(Member))}
        from datetime import UTC, date, datetime

        session.add(
            Delegation(
                code="D1",
                status=DelegationStatus.ACTIVE,
                principal_id=ids[OFFICER],
                delegate_id=ids["罗佳宁"],
                from_on=date(2026, 11, 1),
                until=date(2026, 12, 31),
                reason="休假",
                offered_at=datetime(2026, 11, 1, tzinfo=UTC),
            )
        )

    house.change(stands_in)
    await hears(house[TEACHER])
    await house.waits(3)
    assert ledger(house) == [("T-1", OFFICER), ("T-1", "罗佳宁"), ("T-0", OFFICER), ("T-0", "罗佳宁")]


async def test_above_five_a_day_one_digest_says_so(house: House):
    for number in range(8):
        await hears(house[TEACHER], text=f"来电未回复 {number}")
    await house.waits(3)
    officer = await house[OFFICER].looks()
    today = [key for key in keys(house, OFFICER) if key == "reminder-today"]
    assert len(today) == 5
    assert keys(house, OFFICER).count("reminder-digest") == 2  # T-1 and T-0
    await officer.presses("my-deadlines")
    officer.sees("deadlines")
    assert len(officer.card["rows"]) == 6  # a page
    await officer.presses("my-deadlines")
    assert len(officer.card["rows"]) == 2


async def test_a_clock_set_back_repeats_nothing(house: House, clock: Clock):
    await hears(house[TEACHER])
    clock.forward(days=3)
    await house.ticks()
    had = ledger(house)
    clock.forward(days=-2)
    await house.ticks()
    clock.forward(days=2)
    await house.ticks()
    assert ledger(house) == had


async def test_everybody_sees_what_waits_for_them(house: House):
    await hears(house[TEACHER])
    await house[TEACHER].sends("my-deadlines")
    assert house[TEACHER].card["rows"] == []
    await house[OFFICER].sends("my-deadlines")
    assert next(row["value"] for row in house[OFFICER].card["rows"]).endswith("还有 3 天")
