"""信用档案 4.3, 8.2-c: one's own file with everybody who looked, others' with a purpose and within reach."""

import pytest

from tests.conversations.test_substantiation import classifies
from tests.house import AUDITOR, HEAD, OFFICER, OTHER_HEAD, TEACHER, House, Person, complains


async def opens(person: Person, house: House, about: str, purpose: str = "evaluation") -> Person:
    await person.sends(f"open-file...{house.subject(about)}")
    if person.card["key"] == "open-file-purpose":
        await person.picks(purpose)
    return person


async def test_ones_own_file_shows_yesterdays_look_with_its_purpose(house: House):
    teacher, officer = house[TEACHER], house[OFFICER]
    code = await complains(house[HEAD], about=TEACHER, text="家长来信表扬")
    await classifies(officer, code, "positive")
    await officer.says("档案")
    await officer.presses("open-file")
    await officer.says("林晓雨")
    await officer.picks("evaluation")
    officer.sees("file-card")
    await house.http.post("/api/clock", json={"days": 1})
    await teacher.says("档案")
    await teacher.presses("own-file")
    teacher.sees("file-card")
    await teacher.presses("see-looks")
    teacher.sees("looks")
    assert list(teacher.rows().values()) == ["陈思远（行政部）、信用评价"]


async def test_a_file_is_not_opened_without_a_purpose(house: House):
    officer = house[OFFICER]
    await officer.sends(f"open-file...{house.subject(TEACHER)}")
    officer.sees("open-file-purpose")
    await officer.says("随便看看")
    officer.sees("error-choose", "open-file-purpose")


async def test_an_investigation_is_told_to_the_auditor_now_and_to_the_subject_later(house: House):
    await opens(house[OFFICER], house, TEACHER, "investigation")
    await house.delivers()
    assert "look-told" in (await house[AUDITOR].looks()).keys
    teacher = await house[TEACHER].sends("see-looks")
    assert teacher.rows() == {}
    await house.http.post("/api/clock", json={"days": 91})
    assert len((await teacher.sends("see-looks")).rows()) == 1


@pytest.mark.parametrize(
    ("name", "about", "key"),
    [
        (HEAD, TEACHER, "file-card"),  # the own department
        (HEAD, "教学部", "file-card"),
        (OTHER_HEAD, TEACHER, "error-not-your-department"),
        (OTHER_HEAD, "教学部", "error-not-your-department"),
        (OFFICER, "晨光教材有限公司", "file-card"),
        (AUDITOR, "启明培训学校", "file-card"),
        ("秦岚", "教学部", "file-card"),  # the chair, with a purpose
        (TEACHER, "郑重", "not-permitted"),
        ("钱进", TEACHER, "not-permitted"),  # K13
    ],
)
async def test_whose_file_opens_for_whom(house: House, name, about, key):
    person = await opens(house[name], house, about)
    assert key in [card["key"] for card in person.answer]


async def test_search_finds_within_reach_by_any_spelling(house: House):
    code = await complains(house[TEACHER], about=TEACHER)
    for text in ("林晓雨", "林曉雨", "linxiaoyu", "lxy", "晓雨"):
        await house[OFFICER].says("检索")
        await house[OFFICER].says(text)
        house[OFFICER].sees("search-found")
        assert "open-file" in house[OFFICER].offered(), text
    await house[OTHER_HEAD].says("检索")
    await house[OTHER_HEAD].says("林晓雨")
    assert house[OTHER_HEAD].offered() == set()
    for person, found in ((TEACHER, {"see-record"}), (OTHER_HEAD, set())):
        await house[person].says("检索")
        await house[person].says(f"{code[:3]}-{code[3:]}")
        assert house[person].offered() == found


async def test_every_number_says_which_clause_it_rests_on(house: House):
    teacher = await house[TEACHER].says("制度")
    teacher.sees("policy-card")
    assert teacher.rows()["绑定码有效期"] == "3 天、依据第 2.3 条"
    await teacher.presses("policy", "1")
    assert teacher.rows()["当事方陈述申辩期"] == "5 个工作日、依据第 4.1-b 条"
