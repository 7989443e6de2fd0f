"""信用修复 7.2, numbers 2.6 and 2.11: every clock is foreseen by whoever has to act and those above, and goes up when missed.

Written from the numbers and the cadence, for an application of the service department's that comes into a state on
Monday, 23 November 2026.
"""

from typing import NamedTuple

import pytest
from sqlmodel import select

from handlers.repairs import repair
from regulation.repair import RepairStatus, RepairStepKind
from storage import codes
from storage.tables import Deadline, DocketItem, Member, Reminder, Repair, RepairStep
from tests.conftest import Clock
from tests.house import AUDITOR, DIRECTOR, OFFICER, House, Person
from tests.repair_steps import (
    CHAIR,
    FIRST,
    HEAD,
    SECOND,
    accepted,
    application,
    clocks,
    moves,
    reads,
    ready,
    rows,
    status,
    verified,
)
from tests.repairs_house import applied, graded, member

OFFICE_HEAD = "冯志强"  # of the department to which office and director belong


class Missed(NamedTuple):
    """A clock: its words, its last day, whom it waits for, who stands right above them, and its first reminder."""

    state: RepairStatus
    kind: str
    words: str
    last: str
    owners: list[str]
    above: list[str]
    early: bool = False  # the day before is more than a working day after it began


CLOCKS = [
    Missed(RepairStatus.SUBMITTED, "repair.review", "初审修复申请", "2026-11-25", [OFFICER], [OFFICE_HEAD]),
    Missed(RepairStatus.SUPPLEMENT, "repair.supplement", "补充修复材料", "2026-11-30", [HEAD], [], early=True),
    Missed(RepairStatus.ACCEPTED, "repair.assign", "指定实地核实人", "2026-11-24", [DIRECTOR], [OFFICE_HEAD]),
    Missed(RepairStatus.VERIFYING, "repair.verify", "实地核实", "2026-11-30", [FIRST, SECOND], ["周建国"], early=True),
    Missed(RepairStatus.DISPUTED, "repair.settle", "裁定核实意见", "2026-11-25", [CHAIR], ["石磊"]),
    Missed(RepairStatus.READY, "repair.decide", "作出修复决定", "2026-11-26", [DIRECTOR], [OFFICE_HEAD], early=True),
]  # fmt: skip


def test_every_clock_of_a_repair_is_here():
    """But the observation: nobody has to act, and time itself ends it (`test_repair_observation`)."""
    silent = {wait.kind for wait in repair.waits.values() if wait.silent}
    assert {wait.kind for wait in repair.waits.values()} - silent == {each.kind for each in CLOCKS}
    assert silent == {"repair.observe"}


def stands(house: House, state: RepairStatus) -> str:
    """An application that is in a state since now; its code as it is spoken."""
    if state is RepairStatus.READY:
        ready(house)
    else:
        accepted(house, status=state)
    if state is RepairStatus.DISPUTED:
        verified(house, (True, False))
    if state is RepairStatus.VERIFYING:
        house.change(_looked_at)
    return codes.spoken(application(house).code)


def _looked_at(session) -> None:
    row = session.exec(select(Repair)).one()
    for name in (FIRST, SECOND):
        awaited = {"kind": RepairStepKind.VERIFICATION, "at": row.applied_at, "details": {}}
        session.add(RepairStep(repair_id=row.id, by_id=member(session, name), **awaited))


async def foresees(person: Person) -> str:
    """All that somebody reads who asks what they will be reminded of."""
    lines, page = [], 0
    while page == 0 or "my-forecast" in person.offered():
        await person.sends(f"my-forecast...{page}")
        if not person.card["rows"]:
            break
        lines += [row["value"] for row in person.card["rows"]]
        page += 1
    return "、".join(lines)


def reminded(house: House) -> dict[str, list[str]]:
    """Who was reminded of a repair at which step, in order."""
    query = select(Reminder.step, Member.name).join(Member, Member.id == Reminder.recipient_id)
    query = query.join(Deadline, Deadline.id == Reminder.deadline_id).where(Deadline.kind.startswith("repair."))
    found: dict[str, list[str]] = {}
    for step, name in house.look(lambda session: session.exec(query.order_by(Reminder.id)).all()):
        found.setdefault(step, []).append(name)
    return found


@pytest.mark.parametrize("clock_", CLOCKS, ids=lambda each: each.kind)
async def test_it_is_foreseen_and_goes_up_when_it_is_missed(house: House, clock_: Missed):
    _, kind, words, last, owners, above, early = clock_
    code = stands(house, clock_.state)
    assert clocks(house) == {kind: last}
    for name in owners:
        assert f"{words} {code}（到期当天）" in await foresees(house[name]), name
    for name in (*above, OFFICER, DIRECTOR, CHAIR):
        assert f"{words} {code}（逾期" in await foresees(house[name]), name
    oversees = await house[AUDITOR].sends("forecast-of-all")
    assert all(name in str(oversees.card["rows"]) for name in owners)

    await house.waits(21)
    went = reminded(house)
    assert {step: went[step] for step in list(went) if step not in ("+15", "+20")} == {
        **({"T-1": owners} if early else {}),
        "T-0": owners,
        "+1": owners,
        "+3": [*owners, *above],
        "+5": [*above, OFFICER],
        "+7": [DIRECTOR],
        "+10": [CHAIR, OFFICER],
    }
    for name in (*above, DIRECTOR, CHAIR):
        messages = (await house[name].looks()).messages.values()
        titles = [m["card"]["title"] for m in messages if m["card"] and m["card"]["key"] == "reminder-overdue"]
        assert f"已逾期：{words} {code}" in titles, name
    asked = [item for item in rows(house, DocketItem) if item.row_code == application(house).code]
    assert [item.motion for item in asked] == ["follow-up"]  # after ten working days the leading group is asked
    assert status(house) is clock_.state  # nothing is decided by waiting


async def test_what_is_missing_and_does_not_come_is_told_to_the_office_the_next_morning(house: House, clock: Clock):
    """7.2-b: the office may then say that it does not accept it; until it does, what comes late still counts."""
    stands(house, RepairStatus.SUPPLEMENT)
    clock.forward(days=7)  # Monday 30, the last day
    assert "repair-supplement-over" not in (await reads(house, OFFICER)).keys
    (await moves(house, OFFICER, "reject-repair")).sees("repair-supplement-runs")
    clock.forward(days=1)
    officer = await reads(house, OFFICER)
    officer.sees("repair-supplement-over")
    assert "reject-repair" in officer.offered()
    await moves(house, HEAD, "see-repair")
    assert "answer-supplement" in house[HEAD].offered()


@pytest.mark.parametrize(
    ("about", "by", "goes_up_to"),
    [(OFFICER, OFFICER, {OFFICE_HEAD, DIRECTOR, CHAIR}), ("行政部", OFFICE_HEAD, {OFFICER, DIRECTOR, CHAIR, "石磊"})],
)  # fmt: skip
async def test_an_application_of_the_offices_own_goes_up_past_whom_it_is_about(
    house: House, about: str, by: str, goes_up_to: set[str]
):
    """5.3: who hears that it is late is never whoever waits for it."""
    graded(house, about)
    applied(house, about, by)
    await house.waits(21)
    assert {name for names in reminded(house).values() for name in names} == goes_up_to
