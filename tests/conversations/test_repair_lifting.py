"""封存与启封 7.3-a, T8: after a repair no list, no file, no search and no answer shows the old matter; two keys do, for a day."""

from datetime import timedelta

from regulation.grades import Grade
from regulation.vocabulary import RecordStatus, Severity
from storage.tables import Look, Record, Unsealing
from tests.conftest import Clock
from tests.house import AUDITOR, DIRECTOR, OFFICER, House, Person
from tests.repair_steps import (
    CHAIR,
    CUSTODIAN,
    FIRST,
    HEAD,
    MEMBER,
    SUBJECT,
    agrees,
    barred_now,
    grade_now,
    held_against,
    moves,
    ready,
    requested,
    rows,
)


async def repaired(house: House) -> str:
    """A record from before the grade, sealed by the repair; its code."""
    code = held_against(house)
    ready(house)
    (await moves(house, DIRECTOR, "approve-c", "属实。")).sees("repair-approved")
    await house.ticks()
    return code


async def opens(house: House, name: str, code: str) -> str:
    """What somebody is shown who knows the number of a record."""
    await house[name].sends(f"see-record.{code}.1")
    return house[name].card["key"]


async def searches(house: House, name: str, code: str) -> set[str]:
    await house[name].says("/search")
    await house[name].says(code)
    return house[name].offered()


async def asks(house: House, name: str, code: str, purpose: str = "case", subject: str = SUBJECT) -> Person:
    """Asks for a sealed record."""
    person = house[name]
    await person.sends("unseal-record")
    if person.card["asks"]:
        for answer in (subject, code):
            await person.says(answer)
        await person.picks(purpose)
        await person.says("核对同类投诉的处理口径")
        await person.presses("submit")
    return person


async def reads_file(house: House, name: str) -> str:
    """The file of the subject, as somebody reads it who may."""
    person = house[name]
    await person.sends("open-file")
    await person.says(SUBJECT)
    await person.picks("evaluation")
    card = person.card
    return f"{card['text']} {card['rows']} {card['choices']}"


async def test_what_was_sealed_is_there_for_its_subject_alone(house: House):
    before, after = held_against(house), held_against(house, days=10, severity=Severity.MINOR)
    ready(house)
    await moves(house, DIRECTOR, "approve-c", "属实。")
    by_code = {row.code: row for row in rows(house, Record)}
    assert by_code[before].status is RecordStatus.SEALED
    assert by_code[after].status is RecordStatus.SUBSTANTIATED  # what came after the grade was not repaired
    for name in (OFFICER, DIRECTOR, AUDITOR, FIRST, CHAIR):  # the office, the auditor, its author
        assert await opens(house, name, before) == "row-unknown", name
    for name in (OFFICER, AUDITOR):
        assert not {"see-record"} & await searches(house, name, before), name
        assert "see-record" in await searches(house, name, after), name
    await house[FIRST].says("待办")
    assert before not in str(house[FIRST].card)
    for name in (OFFICER, AUDITOR, DIRECTOR):
        shown = await reads_file(house, name)
        assert before not in shown, name
        assert "共 1 条记录" in shown, name  # nor is it missed by its number
        assert "负面 1 条" in shown, name
    assert await opens(house, HEAD, before) == "record-card"
    assert house[HEAD].rows()["状态"] == "已封存"
    shown = await reads_file(house, HEAD)
    assert "共 2 条记录" in shown
    assert "负面 1 条" in shown  # it counts for nobody


async def test_two_keys_open_one_record_for_one_person_for_a_day(house: House, clock: Clock):
    code = await repaired(house)
    officer = await asks(house, OFFICER, code)
    officer.sees("approval-requested")
    assert "24 小时" in officer.card["text"]
    assert await agrees(house, CHAIR) == "turn-key-one"
    assert await opens(house, OFFICER, code) == "row-unknown"
    assert await agrees(house, MEMBER) in ("not-permitted", "row-unknown")
    assert await agrees(house, CUSTODIAN) == "turn-key-done"
    await house.ticks()
    await officer.looks()
    officer.sees("unseal-record-done")
    await officer.presses("see-record", code)
    officer.sees("record-card")
    for name in (DIRECTOR, CHAIR, CUSTODIAN, AUDITOR):
        assert await opens(house, name, code) == "row-unknown", name
    head = await house[HEAD].looks()
    head.sees("unseal-told")
    assert "核对同类投诉的处理口径" in head.card["text"]
    assert [(look.purpose.value, look.exported) for look in rows(house, Look)][-1] == ("case", False)

    clock.forward(hours=23, minutes=59)
    await house.ticks()
    assert await opens(house, OFFICER, code) == "record-card"
    clock.forward(minutes=1)
    await house.ticks()
    assert await opens(house, OFFICER, code) == "row-unknown"
    (row,) = rows(house, Unsealing)
    assert (row.status.value, row.closed_at) == ("closed", row.opened_at + timedelta(days=1))


async def test_it_is_sealed_again_by_whoever_has_read_it(house: House):
    code = await repaired(house)
    await asks(house, OFFICER, code)
    await agrees(house, CHAIR)
    await agrees(house, CUSTODIAN)
    await house.ticks()
    await (await house[OFFICER].looks()).presses("close-record")
    house[OFFICER].sees("seal-again-done")
    assert await opens(house, OFFICER, code) == "row-unknown"
    (await asks(house, OFFICER, code)).sees("approval-requested")  # again, by two keys again


async def test_who_may_not_ask_and_what_is_not_there(house: House):
    code, other = await repaired(house), held_against(house, days=3)
    for name in (AUDITOR, HEAD, FIRST, CUSTODIAN):
        (await asks(house, name, code)).sees("not-permitted")
    for number, subject in ((other, SUBJECT), ("AAAAAA", SUBJECT), (code, "客服部")):
        officer = await asks(house, OFFICER, number, subject=subject)
        assert officer.keys[-2:] == ["unseal-unknown", "review"], number  # one answer for all of them
        await officer.presses("cancel")
    held_against(house, "行政部")
    officer = await asks(house, OFFICER, code, subject="行政部")
    assert officer.keys[-2:] == ["unseal-conflict", "review"]


async def test_a_request_for_a_sealed_record_holds_for_a_day(house: House, clock: Clock):
    code = await repaired(house)
    await asks(house, OFFICER, code)
    await agrees(house, CHAIR)
    clock.forward(hours=24)
    assert await agrees(house, CUSTODIAN) == "approval-expired"
    assert (requested(house).value, rows(house, Unsealing)) == ("pending", [])


async def test_for_an_investigation_the_subject_hears_of_it_within_thirty_days(house: House, clock: Clock):
    code = await repaired(house)
    await asks(house, OFFICER, code, purpose="investigation")
    await agrees(house, CHAIR)
    await agrees(house, CUSTODIAN)
    await house.ticks()
    assert "unseal-told" not in (await house[HEAD].looks()).keys
    clock.forward(days=30)
    await house.ticks()
    assert "unseal-told" in (await house[HEAD].looks()).keys


async def test_everything_that_hung_on_a_d_is_gone_at_once(house: House):
    """No moment in between: the reader who sees the new grade sees no old restriction and no open record."""
    code = held_against(house)
    ready(house, Grade.D)
    await moves(house, DIRECTOR, "approve-d", "属实。")
    await agrees(house, CHAIR)
    assert (grade_now(house), len(barred_now(house)), await opens(house, OFFICER, code)) == (
        ("d", "plain"),
        2,
        "record-card",
    )
    await agrees(house, MEMBER)
    assert (grade_now(house), barred_now(house), await opens(house, OFFICER, code)) == (
        ("c", "observed"),
        [],
        "row-unknown",
    )
