"""A report that is left alone goes from the page too: a screen that nobody watches must not go on showing it (9.3-c)."""

from tests.house import TEACHER, House
from tests.reports_house import tells

WHAT = "上个季度的合作项目回款被转入了私人账户，经手人要求大家补签材料，已经持续了两个月，票据与合同对不上。"


async def test_what_was_told_goes_from_the_page_when_it_is_forgotten(house: House, clock):
    teacher = house[TEACHER]
    await tells(teacher, WHAT, hands_in=False)
    await teacher.looks()
    assert WHAT in str(teacher.messages)
    clock.forward(minutes=21)
    await teacher.looks()
    assert WHAT not in str(teacher.messages)
    teacher.sees("help")


async def test_it_goes_although_nobody_looks(house: House, clock):
    await tells(house[TEACHER], WHAT, hands_in=False)
    clock.forward(minutes=21)
    await house.demo.page.tick()
    assert WHAT not in str(house.demo.page.chats.transcripts)


async def test_an_answer_goes_when_the_session_is_over(house: House, clock):
    teacher = house[TEACHER]
    code = await tells(teacher, WHAT)
    await teacher.says("举报")
    await teacher.presses("report", "return")
    await teacher.says(code)
    teacher.sees("report-found")
    clock.forward(minutes=11)
    await teacher.looks()
    assert "report-found" not in teacher.keys


async def test_the_way_in_stays_until_it_is_used(house: House):
    teacher = house[TEACHER]
    await teacher.says("举报")
    await teacher.looks()
    teacher.sees("report-entry")
    await teacher.presses("report", "begin")
    await teacher.looks()
    teacher.sees("report-notice-page")
