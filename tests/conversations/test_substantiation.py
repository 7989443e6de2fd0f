"""核实 4.1-b, 4.3-a: a negative record counts only once its subject was heard and somebody else established it."""

import pytest

from regulation.vocabulary import RecordStatus
from tests.house import DIRECTOR, HEAD, OFFICER, TEACHER, House, Person, complains

SECOND = DIRECTOR


async def classifies(person: Person, code: str, nature: str, severity: str = "") -> Person:
    await person.sends(f"classify.{code}.1")
    await person.picks(nature)
    if severity:
        await person.picks(severity)
    await person.picks("teaching")
    await person.presses("submit")
    return person.sees("classify-done")


async def establishes(person: Person, code: str, version: int = 2) -> Person:
    await person.sends(f"substantiate.{code}.{version}")
    if person.card["key"] == "substantiate-basis":
        await person.says("来电记录与排课表相符")
        await person.presses("submit")
    return person


async def test_the_subject_answers_then_the_record_is_established(house: House):
    teacher, head, officer = house[TEACHER], house[HEAD], house[OFFICER]
    code = await complains(teacher, about="教学部")
    await classifies(officer, code, "negative", "minor")
    await establishes(officer, code)
    officer.sees("record-reply-open")
    await house.delivers()
    await head.looks()
    head.sees("reply-asked")
    await head.presses("give-reply")
    await head.says("当日系统故障，已致电说明")
    await head.presses("skip")
    await head.presses("submit")
    head.sees("give-reply-done")
    await establishes(officer, code)
    officer.sees("substantiate-done")
    (row,) = house.records()
    assert (row.status, row.nature) == (RecordStatus.SUBSTANTIATED, "negative")
    await house.delivers()
    assert "substantiate-told" in (await head.looks()).keys
    assert "substantiate-told" in (await teacher.looks()).keys
    await head.sends(f"give-reply.{code}.3")
    head.sees("move-not-now")


async def test_whoever_does_not_answer_in_five_working_days_is_decided_on(house: House):
    code = await complains(house[TEACHER], about="教学部")
    await classifies(house[OFFICER], code, "negative", "minor")  # Friday 20 November
    await house.http.post("/api/clock", json={"days": 7})  # Friday 27: the last day is not over
    await establishes(house[OFFICER], code)
    house[OFFICER].sees("record-reply-open")
    await house.http.post("/api/clock", json={"days": 1})
    await establishes(house[OFFICER], code)
    house[OFFICER].sees("substantiate-done")


@pytest.mark.parametrize("severity", ["moderate", "serious"])
async def test_grave_ones_are_established_by_the_director(house: House, severity):
    code = await complains(house[TEACHER], about="教学部")
    await classifies(house[OFFICER], code, "negative", severity)
    await house.http.post("/api/clock", json={"days": 9})
    await establishes(house[OFFICER], code)
    house[OFFICER].sees("record-grave")
    await establishes(house[DIRECTOR], code)
    house[DIRECTOR].sees("substantiate-done")


async def test_k2_the_author_does_not_establish(house: House):
    officer = house[OFFICER]
    code = await complains(officer, about="教学部")
    await classifies(officer, code, "positive")
    await establishes(officer, code)
    officer.sees("conflict-author")
    await establishes(house[SECOND], code)
    house[SECOND].sees("substantiate-done")


async def test_a_person_reads_what_is_sorted_but_not_who_wrote_it(house: House):
    person = house["郑重"]
    code = await complains(house[TEACHER], about="郑重", text="对家长的说明有误")
    await person.sends(f"see-record.{code}.1")
    person.sees("row-unknown")
    await classifies(house[OFFICER], code, "negative", "minor")
    await person.sends(f"see-record.{code}.2")
    person.sees("record-card")
    assert "录入人" not in person.rows()
    assert "林晓雨" not in str(person.card)
    assert person.offered() == {"give-reply", "queue"}


async def test_a_correction_is_a_record_of_its_own(house: House):
    officer, second = house[OFFICER], house[SECOND]
    code = await complains(house[TEACHER], about="教学部")
    await classifies(officer, code, "positive")
    await officer.sends(f"correct-record.{code}.2")
    await officer.says("客服部")
    await officer.presses("keep")  # the day was right
    await officer.presses("keep")
    await officer.says("对象选错了部门")
    await officer.presses("submit")
    officer.sees("correct-record-done")
    first, correction = house.records()
    assert correction.corrects_id == first.id
    assert correction.status == RecordStatus.SUBMITTED
    assert first.status == RecordStatus.TRIAGED  # nothing is edited silently
    await officer.sends(f"see-record.{code}.2")
    assert correction.code[:3] in officer.rows()["更正记录"]
    await classifies(second, correction.code, "positive")
    await establishes(officer, correction.code)
    officer.sees("conflict-author")


async def test_a_late_record_says_which_quarter_it_counts_for(house: House):
    teacher = house[TEACHER]
    await teacher.says("录入 投诉 客服部 2026-06-20 电话 六月来电至今未回复")
    await teacher.presses("submit")
    teacher.sees("record-filed-next-quarter")
    await teacher.presses("see-record")
    assert teacher.rows()["计入"] == "2026 年第四季度"
