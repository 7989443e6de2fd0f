"""举报时限 · who is told that something waits, and when (9.3-c): the table is read by people who know the clause."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from handlers.kit.anonymous import AnonymousTurn
from handlers.kit.card import Refused
from handlers.reporting import office, returning
from handlers.reporting.office import RoomTurn
from regulation.report_clocks import Ahead, Dates, missed, waits
from regulation.reporting import ReportStatus as S
from storage.reports import reading, receipt
from storage.reports import returning as stored
from tests.house import DIRECTOR, OFFICER, TEACHER
from tests.reports_house import desk_of, reports_of, tells

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
    clock.now = clock.now.replace(hour=2, minute=0)  # in the morning window
    assert await letters(house) == {OFFICER: 1, DIRECTOR: 0, "孙立": 0}
    clock.now = clock.now.replace(hour=9)  # in the afternoon's
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


async def test_danger_is_told_again_every_hour_until_somebody_has_read_it(house, clock):
    """Also after a crash between the report and its letter: the clock looks by itself."""
    officer = await house[OFFICER].looks()
    clock.now = clock.now.replace(hour=14)  # 22:00: nobody waits for the morning
    house.demo.reports.in_danger = None  # the process died before it could tell anybody
    await tells(house[TEACHER], WHAT, danger="yes")

    async def told() -> int:
        for _ in range(2):
            await house.demo.report_clocks.tick()
        while await house.delivers():
            pass
        return (await officer.looks()).keys.count("report-danger")

    assert await told() == 1
    clock.forward(minutes=30)
    assert await told() == 1
    await tells(house["何静"], WHAT, danger="yes")  # another one is told in the same hour
    assert await told() == 2
    clock.forward(hours=1)
    assert await told() == 3
    store = house.demo.reports.ground.store
    store.turn_now(lambda s: [setattr(s.merge(row), "unread", False) for row in reading.everything(s)])
    clock.forward(hours=1)
    assert await told() == 3


async def test_everybody_is_asked_to_look_in_once_a_week_whether_or_not_there_is_a_report(house, clock):
    async def letters() -> dict[str, int]:
        for _ in range(2):
            await house.demo.report_clocks.tick()
        while await house.delivers():
            pass
        return {n: (await house[n].looks()).keys.count("report-look-in") for n in (TEACHER, OFFICER, "段晓晴")}

    await house[TEACHER].looks()
    assert set((await letters()).values()) == {1}
    clock.forward(days=3)
    assert set((await letters()).values()) == {1}
    clock.forward(days=4)
    assert set((await letters()).values()) == {2}


LIFE = """
what happens                  on          result by   deleted from  until
acknowledged                  2026-11-25  2027-02-23  -             -
acknowledged again            2026-11-27  2027-02-23  -             -
postponed                     2026-11-30  2027-05-24  -             -
closed as not verified        2026-12-10  2027-05-24  2027-06-21    2027-07-05
written to by the reporter    2027-06-21  2027-05-24  2027-07-21    2027-08-04
reopened                      2027-06-28  2027-09-26  -             -
closed as not verified        2027-07-05  2027-09-26  2027-12-25    2028-01-08
"""
STEPS = [re.split(r"\s{2,}", line) for line in LIFE.strip().splitlines()[1:]]


async def test_the_dates_in_the_life_of_a_report(house, clock):
    """一份举报的期限 · received in the week of 23 November 2026; nothing that is done twice moves a date."""
    code, ground, desk = await tells(house[TEACHER], WHAT), house.demo.reports.ground, await desk_of(house, OFFICER)
    [report] = await reports_of(house, OFFICER)

    def act(session, what, day):
        turn = RoomTurn(session, ground.clock(), day, ground.book, desk)
        reporter = AnonymousTurn.on(session, day, ground.book)
        match what:
            case "acknowledged" | "acknowledged again":
                office.reply(turn, report.id, "收到。")
            case "postponed":
                office.postpone(turn, report.id, "需要外部审计。")
            case "closed as not verified":
                for to in (S.IN_REVIEW, S.NOT_VERIFIED, S.CLOSED):
                    office.move(turn, report.id, to)
            case "written to by the reporter":
                returning.add(reporter, found, "还有一份材料。")
            case "reopened":
                office.move(turn, report.id, S.IN_REVIEW)
        row = reading.granted(session, desk.reader, report.id)
        return row.feedback_by, row.expires

    found = await ground.slowly(lambda: stored.find(ground.store, ground.house, receipt.read(code)))
    for what, on, result, earliest, latest in STEPS:
        by, gone = ground.store.turn_now(lambda s, what=what, on=on: act(s, what, date.fromisoformat(on)))
        assert by == date.fromisoformat(result), what
        assert (gone is None) is (earliest == "-"), what
        assert gone is None or date.fromisoformat(earliest) <= gone <= date.fromisoformat(latest), (what, gone)
    with pytest.raises(Refused, match="room-postpone-not-now"):
        ground.store.turn_now(lambda s: act(s, "postponed", date(2027, 7, 6)))


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
