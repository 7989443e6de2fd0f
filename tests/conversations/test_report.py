"""内部举报 · a report is told, kept without its author, answered, and found again by its code alone (9.3)."""

import pytest

from regulation.reporting import ReportStatus
from storage.reports import filing, readers, reading
from storage.reports.envelope import Direction
from tests.house import DIRECTOR, OFFICER, TEACHER
from tests.reports_house import CODE, desk_of, labelled, reports_of, tells

WHAT = "上个季度的合作项目回款被转入了私人账户，经手人要求大家补签材料，已经持续了两个月，票据与合同对不上。"


async def test_a_report_is_told_kept_and_answered(house):
    teacher = house[TEACHER]
    code = await tells(teacher, WHAT)
    [report] = await reports_of(house, OFFICER)
    assert (report.status, report.week.isoformat()) == (ReportStatus.RECEIVED, "2026-11-23")
    assert report.acknowledge_by.isoformat() == "2026-11-30"

    store = house.demo.reports.ground.store
    desk = await desk_of(house, OFFICER)
    line, _ = store.turn_now(lambda s: reading.thread(s, desk, report))
    assert line.body["answers"]["what"] == WHAT
    store.turn_now(
        lambda s: filing.append(s, s.merge(report), Direction.OFFICE, {"text": "已收到，请补充票据编号。"})
    )

    await teacher.looks()
    assert WHAT not in str(teacher.messages)  # the page has forgotten it
    await teacher.says("举报")
    await teacher.presses("report", "return")
    await teacher.says(code.lower().replace("-", " "))
    teacher.sees("report-found")
    assert teacher.rows()["答复 1"] == "已收到，请补充票据编号。"
    await teacher.presses("report", "more")
    await teacher.says("票据编号是收据本第三本，从第二十页起。")
    teacher.sees("report-added")
    await teacher.presses("report", "leave")
    [*_, last] = store.turn_now(lambda s: reading.thread(s, desk, reading.granted(s, desk.reader, report.id)))
    assert last.body == {"text": "票据编号是收据本第三本，从第二十页起。"}


async def test_whoever_is_left_out_has_nothing(house):
    await tells(house[TEACHER], WHAT, leaves_out=OFFICER)
    assert await reports_of(house, OFFICER) == []
    assert len(await reports_of(house, DIRECTOR)) == 1


async def test_a_named_reader_is_asked_about(house):
    teacher = house[TEACHER]
    await tells(teacher, WHAT + "经手人是chen siyuan。", hands_in=False)
    await teacher.presses("report", "submit")
    teacher.sees("report-named")
    assert "陈思远" in teacher.card["text"]
    await teacher.presses("report", "exclude-them")
    teacher.sees("report-code")
    await teacher.says(teacher.card["text"].split()[0][-4:])
    teacher.sees("report-stored")
    assert await reports_of(house, OFFICER) == []
    assert len(await reports_of(house, DIRECTOR)) == 1


@pytest.mark.parametrize("wrong", ["", "AAAA", "不知道"])
async def test_without_the_end_of_the_code_nothing_is_stored(house, wrong):
    teacher = house[TEACHER]
    await tells(teacher, WHAT, hands_in=False)
    await teacher.presses("report", "submit")
    await teacher.says(wrong)
    assert teacher.keys[-2:] == ["report-code-differs", "report-code"]
    assert await reports_of(house, OFFICER) == []


async def test_a_second_press_shows_the_same_end(house):
    """重复提交 · Slack delivers twice, people press twice: nobody reads that a stored report was lost."""
    teacher, desk = house[TEACHER], house.demo.reports
    await tells(teacher, WHAT, hands_in=False)
    await teacher.presses("report", "submit")
    code, token = CODE.search(teacher.card["text"])[0], desk.token("page", teacher.code)
    first, second = [await desk.say("page", teacher.code, code[-4:], token) for _ in range(2)]
    assert [said.cards[0].text for said in (first, second)] == ["report-stored", "report-stored"]
    pressed = await desk.press("page", teacher.code, f"report.{token}.submit")
    assert pressed.cards[0].text == "report-stored"
    assert len(await reports_of(house, OFFICER)) == 1


async def test_about_the_offices_only_officer(house):
    """K4 · with nobody else to read it, it goes to the alternate, or nowhere: the bot says so and names other ways."""
    store = house.demo.reports.ground.store
    store.turn_now(lambda s: readers.revoke(s, readers.by_name(s, DIRECTOR), house.demo.app.clock()))
    teacher = house[TEACHER]
    await tells(teacher, WHAT + "信用办的人也参与了。", hands_in=False)
    await teacher.presses("report", "submit")
    assert OFFICER in teacher.card["text"]  # who belongs to the office was named with it
    await teacher.presses("report", "exclude-them")
    await teacher.says(CODE.search(teacher.card["text"])[0][-4:])
    assert (await reports_of(house, OFFICER), len(await reports_of(house, "孙立"))) == ([], 1)
    store.turn_now(lambda s: readers.withdraw(s, reading.everything(s)[0], readers.by_name(s, OFFICER).id))
    store.turn_now(lambda s: [s.delete(row) for row in filing.active(s) if row.alternate])
    await teacher.says("举报")
    await teacher.presses("report", "begin")
    await teacher.presses("report", "agree")
    assert not any("外部受理人" in each["label"] for each in teacher.card["choices"])
    await teacher.sends(labelled(teacher, OFFICER))
    await teacher.presses("report", "readers-done")
    assert "report-nobody-left" in teacher.keys[-2:]
