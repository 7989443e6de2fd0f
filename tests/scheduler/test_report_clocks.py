"""举报时限 · who is told that something waits, and when (9.3-c): the table is read by people who know the clause."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from regulation.report_clocks import Ahead, Dates, missed, waits
from regulation.reporting import ReportStatus as S
from tests.house import DIRECTOR, OFFICER, TEACHER
from tests.reports_house import reports_of, tells

WHAT = "上个季度的合作项目回款被转入了私人账户，经手人要求大家补签材料，已经持续了两个月，票据与合同对不上。"
QUIET = Dates(S.RECEIVED, date(2026, 11, 9), date(2027, 2, 7), acknowledged=None, unread=False, muted=False)
AHEAD = Ahead(timedelta(days=2), timedelta(days=30))
# Received in the week of Monday 2 November: acknowledged by the 9th, told the result by 7 February.
TABLE = """
state           acknowledged  unread  on          told  alternate
received        -             yes     2026-11-03  yes   no
received        -             no      2026-11-06  no    no
received        -             no      2026-11-07  yes   no
received        -             no      2026-11-09  yes   no
received        -             no      2026-11-10  yes   yes
acknowledged    2026-11-05    no      2026-11-10  no    no
in_review       2026-11-05    no      2027-01-07  no    no
in_review       2026-11-05    no      2027-01-08  yes   no
in_review       2026-11-05    no      2027-02-07  yes   no
in_review       2026-11-05    no      2027-02-08  yes   yes
not_verified    2026-11-05    no      2027-02-08  no    no
closed          2026-11-05    yes     2027-02-08  yes   no
"""
LINES = [line.split() for line in TABLE.strip().splitlines()[1:]]


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line[:4]))
def test_who_is_told_and_when(line):
    state, acknowledged, unread, on, told, alternate = line
    by = None if acknowledged == "-" else date.fromisoformat(acknowledged)
    report = replace(QUIET, status=S(state), acknowledged=by, unread=unread == "yes")
    day = date.fromisoformat(on)
    assert (waits(report, day, AHEAD), missed(report, day)) == (told == "yes", alternate == "yes")


def test_a_muted_report_calls_nobody():
    muted = replace(QUIET, unread=True, muted=True)
    assert not waits(muted, date(2027, 5, 1), AHEAD)
    assert not missed(muted, date(2027, 5, 1))


async def letters(house) -> dict[str, int]:
    """How often each reader was told that something waits."""
    await house.demo.report_clocks.tick()
    await house.demo.report_clocks.tick()  # twice is once
    while await house.delivers():
        pass
    return {name: (await house[name].looks()).keys.count("report-waits") for name in (OFFICER, DIRECTOR, "孙立")}


async def test_readers_are_told_in_windows_and_only_that_something_waits(house, clock):
    for name in (OFFICER, DIRECTOR, "孙立"):
        await house[name].looks()
    clock.now = clock.now.replace(hour=0, minute=30)  # 08:30 in the house
    await tells(house[TEACHER], WHAT, leaves_out=DIRECTOR)
    assert await letters(house) == {OFFICER: 0, DIRECTOR: 0, "孙立": 0}
    clock.now = clock.now.replace(hour=2)  # after the morning window
    assert await letters(house) == {OFFICER: 1, DIRECTOR: 0, "孙立": 0}
    clock.now = clock.now.replace(hour=9)  # after the afternoon's
    assert await letters(house) == {OFFICER: 2, DIRECTOR: 0, "孙立": 0}
    clock.forward(days=10)  # the acknowledgement was missed: the alternate hears of it
    assert await letters(house) == {OFFICER: 3, DIRECTOR: 0, "孙立": 1}


async def test_danger_is_told_at_once_and_nothing_else(house, clock):
    await house[OFFICER].looks()
    clock.now = clock.now.replace(hour=14)  # 22:00
    await tells(house[TEACHER], WHAT, danger="yes")
    while await house.delivers():
        pass
    assert (await house[OFFICER].looks()).keys.count("report-danger") == 1


async def test_a_report_whose_day_has_come_is_gone(house, clock):
    code = await tells(house[TEACHER], WHAT)
    store = house.demo.reports.ground.store
    [report] = await reports_of(house, OFFICER)

    def ends(session):
        row = session.merge(report)
        row.expires = date(2026, 12, 1)
        session.add(row)

    store.turn_now(ends)
    clock.forward(days=7)
    await house.demo.report_clocks.tick()
    assert len(await reports_of(house, OFFICER)) == 1
    clock.forward(days=1)
    await house.demo.report_clocks.tick()
    assert await reports_of(house, OFFICER) == []
    teacher = house[TEACHER]
    await teacher.says("举报")
    await teacher.presses("report", "return")
    await teacher.says(code)
    assert "report-code-wrong" in teacher.keys[-2:]
