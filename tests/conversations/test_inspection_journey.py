"""定期检查 9.1: the whole of an inspection, as the office, a department and the leading group live it."""

from collections.abc import Awaitable, Callable

from sqlmodel import select

from bot.demo import running
from bot.settings import Settings
from regulation.inspection import FindingStatus, SampleStatus
from regulation.vocabulary import CaseLevel, CaseStatus, InspectionStatus
from storage.tables import Case, Deadline, Document, Finding, InspectionRead, Sample
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
    read_by,
    rows,
    sends_findings,
    signed,
    started,
    status,
    submitted,
    votes,
)


def clocks(house: House) -> dict[str, str]:
    query = select(Deadline).where(Deadline.kind.startswith("inspection."), Deadline.next_at.is_not(None))
    found = house.look(lambda session: session.exec(query).all())
    mine = newest(house).code
    return {row.kind: row.due_at.date().isoformat() for row in found if row.row_code == mine}


async def test_from_the_plan_to_the_vote(anywhere: House, clock: Clock):
    house = anywhere
    await classified(house)
    officer = await started(house, clock)
    assert clocks(house) == {"inspection.report": "2027-01-22"}  # fifteen working days after the quarter
    (drawn,) = rows(house, Sample)
    assert drawn.status is SampleStatus.WAITING
    await looked_again(house)
    (drawn,) = rows(house, Sample)
    assert (drawn.status, drawn.agreed, drawn.by_id is not None) == (SampleStatus.CHECKED, True, True)
    await concluded(house)
    await finds(house)
    officer.sees("raise-finding-done")
    await sends_findings(house)
    assert status(house) is InspectionStatus.REPLYING
    head = await house[SUBJECT_HEAD].looks()
    assert "findings-sent-told" in head.keys
    await answers(house)
    head.sees("accept-finding-done")
    assert status(house) is InspectionStatus.REPORTING
    keys = (await officer.looks()).keys
    assert {"inspection-all-answered", "inspection-figures-there"} <= set(keys)
    await orders(house)
    await house.ticks()
    (case,) = rows(house, Case)
    assert (case.level, case.status, case.conduct) == (
        CaseLevel.ORDER,
        CaseStatus.PROPOSED,
        "三份设备检修单没有签收",
    )
    await submitted(house)
    await signed(house)
    number = newest(house).number
    assert number == "JC-2027-0001"
    chair = await house[CHAIR].looks()
    assert {"inspection-delivered", "inspection-brief"} <= set(chair.keys)
    assert "inspection-brief" not in (await house[MEMBER].looks()).keys
    printed = house.look(lambda s: s.exec(select(Document).where(Document.kind == "paper-inspection")).all())
    assert len(printed) == 5  # three of the group, two of the office
    assert all(row.printed_at for row in printed)
    assert clocks(house) == {"inspection.acknowledge": "2027-01-14"}
    await read_by(house, CHAIR, MEMBER)
    assert status(house) is InspectionStatus.DELIVERED
    await read_by(house, THIRD)
    assert status(house) is InspectionStatus.DECIDING
    assert len(house.look(lambda s: s.exec(select(InspectionRead)).all())) == 3
    await votes(house, "for", CHAIR, MEMBER)
    assert status(house) is InspectionStatus.FOLLOW_UP
    assert "inspection-adopted" in (await officer.looks()).keys
    assert clocks(house) == {"inspection.follow-up": "2027-03-31"}
    await opens(house, OFFICER)
    assert "close-inspection" not in officer.offered()  # the case is not verified yet
    (found,) = rows(house, Finding)
    assert (found.status, found.case_id) == (FindingStatus.CASE, case.id)
    assert (await house[DIRECTOR].looks()).keys.count("case-proposed") == 1


async def test_in_the_demo_by_jumping_to_the_next_deadline(tmp_path, clock: Clock):
    """As the README says how to: nobody knows a date, the button leads from what is due to what is due."""
    settings = Settings(data=tmp_path / "data", keys=tmp_path / "keys")
    async with running(settings, clock=clock, ticking=False, history=True) as demo, House(demo) as house:
        officer, director, chair = house[OFFICER], house[DIRECTOR], house[CHAIR]
        await house.ticks()
        await jumps(house, lambda: "inspection-announced" in officer.keys)
        await jumps(house, lambda: newest_on_offer(house, "start-inspection"))
        await fills(await opens(house, OFFICER), "start-inspection")
        await house.ticks()
        await looked_again(house, "neutral", "service")
        await jumps(house, lambda: newest_on_offer(house, "assess-completeness"))
        await concluded(house)
        await finds(house)
        await sends_findings(house)
        await jumps(house, lambda: status(house) is InspectionStatus.REPORTING)  # nobody answers
        await orders(house)
        await house.ticks()
        await submitted(house)
        await signed(house)
        assert {"inspection-delivered", "inspection-brief"} <= set((await chair.looks()).keys)
        await jumps(house, lambda: status(house) is InspectionStatus.DECIDING)  # not everybody reads it
        await votes(house, "for", CHAIR, MEMBER)
        assert status(house) is InspectionStatus.FOLLOW_UP
        assert "inspection-to-sign" in director.keys


async def jumps(house: House, there: Callable[[], bool | Awaitable[bool]], most: int = 60) -> None:
    """Until it is so, at most so many times."""
    for _ in range(most):
        found = there()
        if found if isinstance(found, bool) else await found:
            return
        assert (await house.http.post("/api/clock", json={"to": "next"})).json()["said"] == ""
        await house.ticks()
        await house[OFFICER].looks()
    raise AssertionError("not there after so many jumps")


async def newest_on_offer(house: House, move: str) -> bool:
    """Whether the officer's card offers it."""
    return move in (await opens(house, OFFICER)).offered()
