"""催办 2.11: whom a matter is about hears of it last; a platform's trouble is not "nobody there"; days move with the days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from bot.run import Switchboard
from handlers.cases import case
from handlers.kit.turn import Turn
from regulation.permissions import CLOCK
from regulation.vocabulary import CaseLevel, CaseStatus, DelegationStatus, ReminderStatus
from scheduler.deadlines import TIME
from scheduler.ports import NobodyThere, NotDelivered
from storage.queries import cases
from storage.tables import Case, Deadline, Delegation, Member, Notice, Reminder
from tests.conversations.test_deadlines import hears, keys, ledger
from tests.conversations.test_own_calendar import sets
from tests.conversations.test_reminders import Unreachable
from tests.house import DIRECTOR, HEAD, OFFICER, TEACHER, House, complains


class Busy:
    """A platform that says what it is told to."""

    def __init__(self, trouble: Exception) -> None:
        self.trouble = trouble

    async def send(self, person, card):
        raise self.trouble


def lines(house: House, kind: str = "record.triage"):
    query = select(Reminder.step, Member.name, Reminder.status).join(Member, Member.id == Reminder.recipient_id)
    query = query.join(Deadline, Deadline.id == Reminder.deadline_id).where(Deadline.kind == kind)
    return [tuple(row) for row in house.look(lambda s: s.exec(query.order_by(Reminder.id)).all())]


async def asks_the_subject(house: House) -> None:
    """The teacher is to answer by Monday 30: T-1 is Friday 27."""
    code = await hears(house["郑重"], about=TEACHER)
    await house[OFFICER].sends(f"classify.{code}.1")
    for answer in ("negative", "minor", "teaching"):
        await house[OFFICER].picks(answer)
    await house[OFFICER].presses("submit")


async def test_what_is_undeliverable_is_never_passed_to_whom_it_is_about(house: House):
    """A complaint about the head, taken by a teacher of his, who blocked the bot."""
    await complains(house[TEACHER], about=HEAD)
    await house.ticks()
    outbox = house.demo.outbox
    object.__setattr__(outbox, "messenger", Unreachable(outbox.messenger, house[TEACHER].code))
    await house.waits(8)
    await house.ticks()
    assert "reminder-undelivered" not in (await house[HEAD].looks()).keys
    assert "reminder-undelivered" in (await house[OFFICER].looks()).keys


async def test_whom_a_proposed_warning_is_about_does_not_hear_that_it_is_late(house: House, clock):
    def propose(session, journal):
        names = {member.name: member for member in session.exec(select(Member))}
        turn = Turn(session, clock(), TIME, house.demo.app.house, journal)
        row = Case(code="CASE77", level=CaseLevel.C, status=CaseStatus.PROPOSED, subject_id=names[OFFICER].subject_id,
                   opened_by_id=names[DIRECTOR].id, opened_at=clock(), edition="2026", conduct="x", demand="y",
                   round=0)  # fmt: skip
        turn.save(row)
        case.enter(cases.facts(session, CLOCK, [row.code])[row.code], turn)

    house.demo.app.database.write_now(propose)
    await house.waits(14)
    told = {name for _, name, _ in lines(house, "case.issue")}
    assert DIRECTOR in told
    assert OFFICER not in told
    await house[OFFICER].sends("reminder-ledger")
    assert "警告签发" not in str(house[OFFICER].card)
    await house[DIRECTOR].sends("reminder-ledger")
    assert "警告签发" in str(house[DIRECTOR].card)


@pytest.mark.parametrize(
    ("telegram", "slack", "heard"),
    [
        (NotDelivered("wait", after=timedelta(minutes=2)), NobodyThere("none"), NotDelivered),
        (TimeoutError(), NobodyThere("none"), TimeoutError),
        (NobodyThere("none"), TimeoutError(), TimeoutError),
        (NobodyThere("none"), NobodyThere("none"), NobodyThere),
    ],
)
async def test_nobody_is_there_only_if_no_platform_knows_them(telegram, slack, heard):
    with pytest.raises((NotDelivered, TimeoutError)) as told:
        await Switchboard([Busy(telegram), Busy(slack)]).send("X", None)
    assert type(told.value) is heard


async def test_a_busy_platform_beside_one_that_knows_nobody_is_waited_for(house: House, clock):
    board = Switchboard([Busy(NotDelivered("wait")), Busy(NobodyThere("none"))])
    await hears(house[TEACHER])
    await house.ticks()
    object.__setattr__(house.demo.outbox, "messenger", board)
    clock.forward(days=2)
    await house.ticks()
    assert lines(house) == [("T-1", OFFICER, ReminderStatus.PLANNED)]
    passed_on = select(Notice.dedupe).where(Notice.dedupe.startswith("undelivered"))
    assert house.look(lambda s: s.exec(passed_on).all()) == []


async def test_a_busy_database_gives_no_letter_up(house: House, clock):
    await hears(house[TEACHER])
    await house.ticks()
    clock.forward(days=2)
    await house.demo.deadlines.tick()
    outbox, real, busy = house.demo.outbox, house.demo.outbox._drawn, [True]

    def shaky(session, letter):
        if letter.person == house[OFFICER].code and busy and busy.pop():
            raise OperationalError("select", {}, Exception("database is locked"))
        return real(session, letter=letter)

    object.__setattr__(outbox, "_drawn", shaky)
    await house.ticks()
    clock.forward(hours=1)
    await house.ticks()
    assert lines(house) == [("T-1", OFFICER, ReminderStatus.SENT)]


async def test_a_delegate_hears_of_it_as_early_as_the_owner(house: House):
    def stands_in(session):
        ids = {member.name: member.id for member in session.exec(select(Member))}
        session.add(Delegation(
            code="D1", status=DelegationStatus.ACTIVE, principal_id=ids[OFFICER], delegate_id=ids["罗佳宁"],
            from_on=date(2026, 11, 1), until=date(2026, 12, 31), reason="休假",
            offered_at=datetime(2026, 11, 1, tzinfo=UTC),
        ))  # fmt: skip

    def later(session):
        row = session.exec(select(Deadline).where(Deadline.kind == "record.triage")).one()
        row.due_at, row.next_at = datetime(2026, 12, 7, 16, tzinfo=UTC), datetime(2026, 11, 30, 1, 30, tzinfo=UTC)

    house.change(stands_in)
    await hears(house[TEACHER])
    house.change(later)
    await house.waits(7)
    assert ("T-7", "罗佳宁") in {(step, name) for step, name, *_ in ledger(house)}


async def test_what_was_put_off_comes_though_the_deadline_moves_meanwhile(house: House, clock):
    await asks_the_subject(house)
    await house.waits(4)
    teacher = await house[TEACHER].looks()
    await teacher.presses("snooze-reminder")
    await teacher.presses("snooze-reminder", "two-hours")
    await sets(house, "2026-11-30", "2026-12-04", "day-off")
    clock.forward(hours=3)
    await house.ticks()
    await teacher.looks()
    assert keys(house, TEACHER).count("reminder") == 2
    await house.waits(10)  # all days between are days off: the next step is the new last day itself
    steps = [step for step, name, _ in lines(house, "subject.reply") if name == TEACHER]
    assert steps[:3] == ["T-1", "T-1 again", "T-0"]


async def test_somebody_with_very_many_letters_does_not_hide_the_others(house: House, clock):
    def write(session):
        ids = {member.name: member.id for member in session.exec(select(Member))}
        people = [ids[OFFICER]] * 60 + [ids[TEACHER]]
        for number, member in enumerate(people):
            session.add(
                Notice(dedupe=f"n{number}", recipient_id=member, reply={"key": "row-changed"}, not_before=clock())
            )

    house.change(write)
    assert await house.delivers() == 4  # three to the one, one to the other
