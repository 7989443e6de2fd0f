"""投诉记录, clause 3.3-c: as a teacher lives it, from the first word to the answer of the office."""

from collections.abc import AsyncIterator

import pytest

from bot.demo import running
from bot.settings import Settings
from regulation.vocabulary import Indicator, Nature, RecordStatus, Severity
from tests.conftest import Clock
from tests.facts import PDF, PNG
from tests.house import OFFICER, TEACHER, House, complains
from tests.slack_house import slack_house
from tests.telegram_house import telegram_house


@pytest.fixture(params=["page", "telegram polling", "telegram webhook", "slack sockets", "slack http"])
async def house(request, settings: Settings, clock: Clock) -> AsyncIterator[House]:
    """The same journeys on every transport."""
    if request.param == "page":
        async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
            yield house
    elif request.param.startswith("slack"):
        async with slack_house(settings, clock, http=request.param.endswith("http")) as house:
            yield house
    else:
        async with telegram_house(settings, clock, webhook=request.param.endswith("webhook")) as house:
            yield house


async def test_a_complaint_is_filed_found_classified_and_its_author_told(house: House) -> None:
    teacher, officer = house[TEACHER], house[OFFICER]

    await teacher.says("录入")
    teacher.sees("menu-record")
    await teacher.presses("complaint")
    teacher.sees("complaint-subject")
    await teacher.says("kefu")  # pinyin
    await teacher.picks(house.subject("客服部"))
    teacher.sees("complaint-received-on")
    await teacher.picks("2026-11-22")
    teacher.sees("complaint-channel")
    await teacher.picks("phone")
    teacher.sees("complaint-summary")
    await teacher.says("家长反映两次来电未回复")
    teacher.sees("complaint-evidence")
    await teacher.uploads("通话记录.png", PNG)
    await teacher.uploads("说明.pdf", PDF)
    await teacher.presses("done")
    teacher.sees("review")
    assert list(teacher.rows().values()) == [
        "客服部",
        "2026 年 11 月 22 日（周日）",
        "电话",
        "家长反映两次来电未回复",
        "通话记录.png、说明.pdf",
    ]
    await teacher.presses("submit")
    teacher.sees("record-filed")

    [record] = house.records()
    assert record.status is RecordStatus.SUBMITTED
    assert record.code == teacher.receipt()

    await house.delivers()
    await officer.looks()
    officer.sees("record-filed-told")
    await officer.says("待办")
    officer.sees("queue-office")
    await officer.presses("see-record", record.code)
    officer.sees("record-card")
    assert officer.rows()["录入人"] == TEACHER
    assert [file["name"] for file in officer.card["files"]] == ["通话记录.png", "说明.pdf"]
    await officer.presses("classify")
    await officer.picks("negative")
    await officer.picks("moderate")
    await officer.picks("service")
    await officer.presses("submit")
    officer.sees("classify-done")

    await house.delivers()
    await teacher.looks()
    teacher.sees("classify-told")
    [record] = house.records()
    assert (record.status, record.nature) == (RecordStatus.TRIAGED, Nature.NEGATIVE)
    assert (record.severity, record.indicator) == (Severity.MODERATE, Indicator.SERVICE)


async def test_the_office_asks_and_the_author_answers_while_the_state_stays(house: House) -> None:
    teacher, officer = house[TEACHER], house[OFFICER]
    code = await complains(teacher)
    await house.delivers()
    await officer.looks()

    await officer.presses("ask-author")
    await officer.says("请补充两次来电的时间")
    await officer.presses("submit")
    officer.sees("ask-author-done")
    await house.delivers()
    await teacher.looks()
    teacher.sees("ask-author-told")
    await teacher.says("待办")
    teacher.sees("queue-own")
    await teacher.presses("see-record", code)
    await teacher.presses("answer-question")
    await teacher.says("上午十点和下午三点")
    await teacher.uploads("截图.png", PNG)
    await teacher.presses("done")
    await teacher.presses("submit")
    teacher.sees("answer-question-done")
    assert house.records()[0].status is RecordStatus.SUBMITTED

    await house.delivers()
    await officer.looks()
    officer.sees("answer-question-told")
    await officer.presses("see-record", code)
    assert officer.rows()["录入人补充"] == "上午十点和下午三点"
    assert [file["name"] for file in officer.card["files"]] == ["截图.png"]


async def test_a_rejection_needs_a_reason_and_the_author_reads_it(house: House) -> None:
    teacher, officer = house[TEACHER], house[OFFICER]
    await complains(teacher)
    await house.delivers()
    await officer.looks()

    await officer.presses("reject")
    officer.sees("reject-reason")
    await officer.says("   ")
    officer.sees("error-empty", "reject-reason")
    await officer.says("与另一件重复")
    await officer.presses("submit")
    await house.delivers()
    await teacher.looks()
    teacher.sees("reject-told")
    assert "与另一件重复" in teacher.card["text"]
    assert house.records()[0].status is RecordStatus.REJECTED


async def test_an_author_withdraws_before_anybody_sorted_it(house: House) -> None:
    teacher, officer = house[TEACHER], house[OFFICER]
    await complains(teacher)
    withdraw = teacher.button("withdraw")
    await teacher.sends(withdraw)
    await teacher.says("记错了人")
    await teacher.presses("submit")
    teacher.sees("withdraw-done")
    assert house.records()[0].status is RecordStatus.WITHDRAWN

    await house.delivers()
    await officer.looks()
    assert "classify" not in officer.offered()  # drawn at delivery, when there was nothing left to classify
    await teacher.sends(withdraw)
    teacher.sees("move-not-now")


async def test_an_outside_voice_is_filed_as_a_lead(house: House) -> None:
    teacher = house[TEACHER]
    await teacher.says("录入")
    await teacher.presses("outside-voice")
    await teacher.says("启明培训学校")
    await teacher.picks("social-media")
    await teacher.says("11月20日")
    await teacher.says("有人夸前台耐心")
    await teacher.presses("skip")
    await teacher.presses("skip")
    await teacher.presses("submit")
    teacher.sees("record-filed")
    [record] = house.records()
    assert (record.kind, record.status) == ("outside-voice", RecordStatus.LEAD)


async def test_the_same_conversation_in_english(house: House) -> None:
    teacher = house[TEACHER]
    await teacher.says("language")
    await teacher.presses("choose-language", "en")
    teacher.sees("choose-language-done")
    assert teacher.card["text"] == "From now on you will be spoken to in English."
    await teacher.says("record")
    await teacher.presses("complaint")
    await teacher.says("市场部")
    await teacher.says("yesterday")
    await teacher.says("phone")
    await teacher.says("Two calls were never returned.")
    await teacher.presses("skip")
    assert teacher.rows()["Received"] == "Sun 22 Nov 2026"
    await teacher.presses("submit")
    teacher.sees("record-filed")
    assert teacher.card["title"].startswith("Received, receipt ")
