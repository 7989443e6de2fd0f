"""机构日历 10.6, T16: days of this house move running deadlines later at once, and earlier only with two keys."""

import pytest
from sqlmodel import select

from regulation import workdays
from regulation.vocabulary import DeadlineStatus
from storage.tables import Approval, Deadline
from tests.conversations.test_case import fills
from tests.conversations.test_deadlines import hears
from tests.house import DIRECTOR, OFFICER, TEACHER, House


def triage(house: House) -> list[tuple[str, str]]:
    """The last moment of every clock for sorting, in UTC, and what became of it."""
    query = select(Deadline).where(Deadline.kind == "record.triage").order_by(Deadline.id)
    return house.look(lambda s: [(f"{row.due_at:%m-%d}", row.status.value) for row in s.exec(query)])


async def sets(house: House, first: str, last: str, kind: str) -> None:
    officer = house[OFFICER]
    await officer.sends("set-days")
    await officer.says(first)
    await officer.says(last)
    await officer.picks(kind)
    await fills(officer, "校庆停课一天")


async def test_a_day_off_of_the_house_makes_a_deadline_later(house: House):
    await hears(house[TEACHER])  # Monday; due on Thursday 26
    await sets(house, "2026-11-25", "2026-11-25", "day-off")
    house[OFFICER].sees("set-days-done")
    assert triage(house) == [("11-26", "extended"), ("11-27", "running")]
    await house.ticks()
    assert "deadline-moved-later" in (await house[OFFICER].looks()).keys
    await house.waits(4)  # Friday: reminded on Thursday and today, not on Wednesday
    assert "reminder-today" in (await house[OFFICER].looks()).keys


async def test_a_working_day_that_shortens_a_deadline_takes_two_keys(house: House):
    await house.http.post("/api/clock", json={"days": 4})  # Friday 27: due on Wednesday 2 December
    await hears(house[TEACHER])
    assert triage(house) == [("12-02", "running")]
    await sets(house, "2026-11-28", "2026-11-29", "workday")  # the weekend
    house[OFFICER].sees("approval-requested")
    assert triage(house) == [("12-02", "running")]
    await house.ticks()
    director = await house[DIRECTOR].looks()
    await director.presses("turn-key")
    await director.presses("submit")
    director.sees("turn-key-done")
    assert triage(house) == [("12-02", "cancelled"), ("11-30", "running")]
    await house.ticks()
    assert "deadline-moved-earlier" in (await house[OFFICER].looks()).keys


async def test_nobody_turns_both_keys(house: House):
    await house.http.post("/api/clock", json={"days": 4})
    await hears(house[TEACHER])
    await sets(house, "2026-11-28", "2026-11-29", "workday")
    row = house.look(lambda s: s.exec(select(Approval)).one())
    await house[OFFICER].sends(f"turn-key.{row.code}.{row.version}")
    house[OFFICER].sees("not-permitted")


@pytest.mark.parametrize(
    ("first", "last", "key"),
    [("2026-11-27", "2026-11-25", "days-order"), ("2026-12-01", "2027-01-15", "days-many")],
)
async def test_days_in_the_wrong_order_or_too_many(house: House, first, last, key):
    await sets(house, first, last, "day-off")
    house[OFFICER].sees(key, "review")


async def test_new_data_never_moves_a_deadline_earlier(house: House, monkeypatch: pytest.MonkeyPatch):
    """A release brings a notice: what was a day off is a working day now."""
    await sets(house, "2026-11-25", "2026-11-25", "day-off")
    await hears(house[TEACHER])
    assert triage(house) == [("11-27", "running")]
    house.change(_forgets_the_days)
    monkeypatch.setattr(workdays, "NOTICES", "2.0")
    await house.demo.watch.tick()
    assert triage(house) == [("11-27", "running")]
    query = select(Deadline.status).where(Deadline.status == DeadlineStatus.RUNNING)
    assert house.look(lambda s: s.exec(query).first()) is DeadlineStatus.RUNNING


def _forgets_the_days(session) -> None:
    from storage.tables import CalendarDay

    for row in session.exec(select(CalendarDay)):
        session.delete(row)
