"""有效期 8.2-b, 2.4, 1.2, 2.3, 6.1-c: what runs out is spoken of before, by clocks that nobody has to start.

The days stand here as somebody counted them on the calendar of 2026 and 2027.
"""

from datetime import date

import pytest
from sqlmodel import select

from handlers.kit.button import Button
from regulation.vocabulary import DeadlineStatus, Role, Undertaking
from storage.tables import Contract, Deadline, Member, Reminder, RoleGrant, Signature, Subject
from tests.house import DIRECTOR, HEAD, OFFICER, TEACHER, House

RENEWAL, CONTRACT, TERM = "undertaking.renewal", "contract.end", "role.term"
PARTNER = "晨光教材有限公司"
# Until when something holds, and the days on which somebody hears of it.
LAW = [
    ("8.2-b: until Friday 2027-01-29", RENEWAL, date(2027, 1, 29),
     {"T-30": "2026-12-30", "T-7": "2027-01-22", "T-1": "2027-01-28", "+1": "2027-02-01"}),
    ("8.2-b: until Sunday 2027-01-17; a day off stays the last day", RENEWAL, date(2027, 1, 17),
     {"T-30": "2026-12-18", "T-7": "2027-01-08", "T-1": "2027-01-15", "+1": "2027-01-18", "+6": "2027-01-25"}),
    ("8.2-b: until 2026-12-03, entered ten days before", RENEWAL, date(2026, 12, 3),
     {"T-7": "2026-11-26", "T-1": "2026-12-02", "+1": "2026-12-04", "+6": "2026-12-11", "+11": "2026-12-18"}),
    ("6.1-c: a contract until 2027-01-29", CONTRACT, date(2027, 1, 29),
     {"T-60": "2026-11-30", "T-30": "2026-12-30", "T-7": "2027-01-22", "+1": "2027-02-01"}),
    ("3.1-a: a term until 2027-01-15", TERM, date(2027, 1, 15),
     {"T-30": "2026-12-16", "T-7": "2027-01-08", "T-1": "2027-01-14", "+1": "2027-01-18"}),
]  # fmt: skip


def clocks(house: House, kind: str, code: str) -> list[Deadline]:
    query = select(Deadline).where(Deadline.kind == kind, Deadline.row_code == code).order_by(Deadline.id)
    return house.look(lambda session: session.exec(query).all())


def ledger(house: House, code: str) -> list[tuple[str, str, str]]:
    """Step, person, day, of everything that was sent about a row."""
    query = select(Reminder.step, Member.name, Reminder.send_at).join(Member, Member.id == Reminder.recipient_id)
    query = query.join(Deadline, Deadline.id == Reminder.deadline_id).where(Deadline.row_code == code)
    found = house.look(lambda session: session.exec(query.order_by(Reminder.id)).all())
    return [(step, name, house.demo.app.house.day(at).isoformat()) for step, name, at in found]


def signed(house: House, until: date, name: str = TEACHER) -> str:
    """The only signature of somebody, which holds until that day, from before there were clocks; its code."""

    def turn(session) -> str:
        member = session.exec(select(Member).where(Member.name == name)).one()
        kept = select(Signature).where(
            Signature.member_id == member.id, Signature.undertaking == Undertaking.CONFIDENTIALITY
        )
        row = session.exec(kept).one()
        for other in session.exec(
            select(Signature).where(Signature.member_id == member.id, Signature.id != row.id)
        ):
            session.delete(other)
        row.until = until
        session.add(row)
        return row.code

    return house.change(turn)


def agreed(house: House, until: date) -> str:
    """One contract in the house, until that day, as an import writes it; what its clock calls it."""

    def turn(session) -> str:
        partner = session.exec(select(Subject).where(Subject.title == PARTNER)).one()
        for other in session.exec(select(Contract)):
            session.delete(other)
        row = Contract(subject_id=partner.id, number="H-1", starts_on=date(2026, 1, 1), ends_on=until)
        session.add(row)
        session.flush()
        return row.code

    return house.change(turn)


def appointed(house: House, until: date) -> str:
    """The chair has a term until that day; what its clock calls it."""

    def turn(session) -> str:
        row = session.exec(select(RoleGrant).where(RoleGrant.role == Role.CHAIR)).one()
        row.until = until
        session.add(row)
        return row.code

    return house.change(turn)


async def wait_until(house: House, day: date) -> None:
    await house.waits((day - house.demo.app.house.day(house.demo.app.clock())).days)


async def registers(house: House, ends: str) -> str:
    officer = house[OFFICER]
    await officer.sends("add-contract")
    for answer in (PARTNER, "H-1", "2026-01-01", ends):
        await officer.says(answer)
    await officer.presses("submit")
    return officer.keys[-1]


@pytest.mark.parametrize(("why", "kind", "until", "days"), LAW, ids=[case[0] for case in LAW])
async def test_the_days_of_the_law(house: House, why, kind, until, days):
    begins = {RENEWAL: signed, CONTRACT: agreed, TERM: appointed}
    code = begins[kind](house, until)
    await house.ticks()
    await wait_until(house, date.fromisoformat(list(days.values())[-1]))
    who = {RENEWAL: TEACHER, CONTRACT: OFFICER, TERM: DIRECTOR}[kind]
    assert {step: day for step, name, day in ledger(house, code) if name == who} == days


async def test_signed_again_the_clock_is_met_and_the_next_one_runs(house: House):
    old = signed(house, date(2026, 12, 3), OFFICER)
    await house.ticks()
    await wait_until(house, date(2026, 11, 26))
    officer = await house[OFFICER].looks()
    officer.sees("renewal")
    assert "不能再查看他人的信用信息" in officer.card["text"]
    await officer.sends("my-deadlines")
    assert next(row["value"] for row in officer.card["rows"]) == "续签 保密协议，还有 7 天"
    await officer.sends("undertakings")
    await officer.presses("see-undertaking", Undertaking.CONFIDENTIALITY)
    await officer.presses("sign-undertaking")
    (met,) = clocks(house, RENEWAL, old)
    assert (met.status, met.next_at) == (DeadlineStatus.MET, None)
    new = house.look(lambda s: s.exec(select(Signature).order_by(Signature.id.desc())).first())  # type: ignore[attr-defined]
    assert [row.status for row in clocks(house, RENEWAL, new.code)] == [DeadlineStatus.RUNNING]
    await officer.sends("my-deadlines")
    assert officer.card["rows"] == []  # a year is no matter of today
    await house.waits(14)
    assert len(ledger(house, old)) == 1


async def test_expired_the_signer_hears_what_is_closed_until_it_is_signed(house: House):
    old = signed(house, date(2026, 11, 30), OFFICER)
    await house.ticks()
    await wait_until(house, date(2026, 12, 1))
    officer = await house[OFFICER].looks()
    assert "renewal-overdue" in officer.keys
    await officer.sends("queue")
    officer.sees("agreement-first")  # and so it is
    await officer.presses("see-undertaking")
    await officer.presses("sign-undertaking")
    assert [row.status for row in clocks(house, RENEWAL, old)] == [DeadlineStatus.MET_LATE]


async def test_rows_from_before_get_their_clock_once_and_leavers_none(house: House):
    count = house.look(lambda session: len(session.exec(select(Signature)).all()))
    assert await house.demo.terms.tick() >= count
    assert await house.demo.terms.tick() == 0
    code = signed(house, date(2026, 12, 1))

    def leaves(session) -> None:
        session.exec(select(Member).where(Member.name == TEACHER)).one().left_on = date(2026, 11, 23)

    house.change(leaves)
    await house.waits(10)
    assert ledger(house, code) == []


async def test_the_manager_of_the_partner_and_the_office_hear_of_the_end(house: House):
    code = agreed(house, date(2026, 12, 31))
    officer = house[OFFICER]
    await officer.sends("assign-manager")
    for answer in (PARTNER, HEAD):
        await officer.says(answer)
    await officer.presses("submit")
    await house.ticks()
    await wait_until(house, date(2026, 12, 1))
    assert ledger(house, code) == [("T-30", HEAD, "2026-12-01"), ("T-30", OFFICER, "2026-12-01")]
    head = await house[HEAD].looks()
    head.sees("contract-end")
    assert "add-contract" not in head.offered()  # the office registers it
    await head.sends("my-deadlines")
    assert "H-1（晨光教材有限公司）" in next(row["value"] for row in head.card["rows"])
    await house[DIRECTOR].sends("my-deadlines")
    assert house[DIRECTOR].card["rows"] == []


async def test_a_changed_day_moves_the_clock_and_says_how(house: House):
    code = agreed(house, date(2026, 12, 31))
    await house.ticks()
    assert await registers(house, "2027-12-31") == "contract-extended-done"
    assert [row.status for row in clocks(house, CONTRACT, code)] == [DeadlineStatus.MET, DeadlineStatus.RUNNING]
    assert await registers(house, "2027-01-31") == "contract-corrected-done"
    assert "更正登记错误" in house[OFFICER].card["text"]
    states = [row.status for row in clocks(house, CONTRACT, code)]
    assert states == [DeadlineStatus.MET, DeadlineStatus.CANCELLED, DeadlineStatus.RUNNING]
    assert await registers(house, "2027-01-31") == "add-contract-done"  # nothing changed, no clock either
    await house.ticks()
    assert len(clocks(house, CONTRACT, code)) == 3
    await wait_until(house, date(2026, 12, 2))
    assert [step for step, name, _ in ledger(house, code) if name == OFFICER] == ["T-60"]


async def test_a_table_that_changed_the_day_is_noticed(house: House):
    code = agreed(house, date(2026, 12, 31))
    await house.ticks()

    def imported(session) -> None:
        session.exec(select(Contract)).one().ends_on = date(2027, 6, 30)

    house.change(imported)
    await house.ticks()
    assert [row.status for row in clocks(house, CONTRACT, code)] == [DeadlineStatus.MET, DeadlineStatus.RUNNING]


async def test_a_partner_that_ended_is_not_spoken_of_and_a_contract_that_ended_once(house: House):
    code = agreed(house, date(2026, 12, 4))
    await house.ticks()
    await wait_until(house, date(2027, 1, 4))
    assert [step for step, name, _ in ledger(house, code) if name == OFFICER] == ["T-7", "+1"]
    count = len(ledger(house, code))
    (over,) = clocks(house, CONTRACT, code)
    assert over.next_at is None
    assert await registers(house, "2027-03-31") == "contract-extended-done"
    house.change(lambda session: setattr(_partner(session), "ended_on", date(2027, 1, 4)))
    await wait_until(house, date(2027, 3, 2))
    assert len(ledger(house, code)) == count
    assert clocks(house, CONTRACT, code)[-1].status is DeadlineStatus.CANCELLED


def _partner(session) -> Subject:
    return session.exec(select(Subject).where(Subject.title == PARTNER)).one()


async def test_nobody_sees_anothers_signature_among_the_own_deadlines(house: House):
    signed(house, date(2026, 11, 27))
    await house.ticks()
    await wait_until(house, date(2026, 11, 26))
    await house[OFFICER].sends("my-deadlines")
    assert "保密协议" not in str(house[OFFICER].card)
    await house[TEACHER].sends(Button("my-deadlines").code)
    assert "保密协议" in str(house[TEACHER].card)


async def test_whose_term_ends_is_told_too_and_when_it_was_taken_away_nobody_is(house: House):
    code = appointed(house, date(2026, 12, 31))
    await house.ticks()
    await wait_until(house, date(2026, 12, 1))
    assert ledger(house, code) == [("T-30", "秦岚", "2026-12-01"), ("T-30", DIRECTOR, "2026-12-01")]
    (await house[DIRECTOR].looks()).sees("role-term")
    assert "grant-role" in house[DIRECTOR].offered()
    house.change(
        lambda session: session.delete(session.exec(select(RoleGrant).where(RoleGrant.role == Role.CHAIR)).one())
    )
    await wait_until(house, date(2026, 12, 25))
    assert len(ledger(house, code)) == 2
