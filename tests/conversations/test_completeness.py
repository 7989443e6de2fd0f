"""完整率 3.3-d, 4.2-a: what is missing is seen, asked for in time, and closed with the quarter; as departments live it."""

from datetime import date, timedelta

from sqlmodel import select

from regulation.vocabulary import RecordStatus
from storage.tables import Collected, EmptySlot, Record
from tests.conftest import Clock
from tests.house import AUDITOR, HEAD, OFFICER, TEACHER, House, Person

LIAISON = "杨一帆"  # of 教学部, which records daily
LOGISTICS, ADMINISTRATION = (
    "卢玉兰",
    "冯志强",
)  # liaison of 后勤部, head of 行政部, which has none; both record weekly
HOUR = timedelta(hours=1)


async def logs(person: Person, about: str, day: str, receipt: str = "record-filed") -> None:
    """A line of the daily work."""
    await person.sends("work-log")
    await person.says(about)
    await person.picks("lesson")
    await person.says("初二数学")
    await person.says(day)
    await person.presses("skip")
    await person.presses("submit")
    person.sees(receipt)


async def looks_after(house: House) -> None:
    await house.demo.supply.tick()
    await house.ticks()


async def test_a_day_without_a_record_is_asked_for_once_and_answered_with_one_tap(anywhere: House, clock: Clock):
    """Monday; 17:30 is half an hour before the office closes."""
    house = anywhere
    liaison, logistics = house[LIAISON], house[LOGISTICS]
    clock.forward(hours=7)  # 17:00
    await looks_after(house)
    assert "supply-nudge" not in (await liaison.looks()).keys
    clock.now += HOUR / 2
    for _ in range(2):
        await looks_after(house)
    await liaison.looks()
    assert liaison.keys.count("supply-nudge") == 1
    assert "教学部 2026 年 11 月 23 日（周一）还没有工作记录" in liaison.card["text"]
    assert "supply-nudge" not in (await logistics.looks()).keys  # once a week is enough there
    assert "work-log" in liaison.offered()
    await liaison.presses("nothing-to-record")
    while liaison.keys[-1] != "nothing-to-record-on":
        await liaison.presses("skip")  # in a window the department stands there already
    await liaison.says("今天")
    if liaison.keys[-1] != "nothing-to-record-done":
        await liaison.presses("submit")  # of a window
    liaison.sees("nothing-to-record-done")
    slot = house.look(lambda session: session.exec(select(EmptySlot)).one())
    assert slot.due_on == date(2026, 11, 23)
    await liaison.presses("completeness-of")
    assert "其中零报告 1" in str(liaison.rows()["教学部"])


async def test_whoever_recorded_is_not_asked(house: House, clock: Clock):
    await logs(house[LIAISON], TEACHER, "今天")
    clock.forward(hours=7, minutes=30)
    await looks_after(house)
    assert "supply-nudge" not in (await house[LIAISON].looks()).keys


async def test_a_week_ends_on_its_last_working_day_and_the_night_brings_nothing(house: House, clock: Clock):
    """Friday 27 November: weekly departments at 16:00; the head where nobody is liaison."""
    clock.forward(days=4, hours=5)  # 15:00
    await looks_after(house)
    assert "supply-nudge" not in (await house[LOGISTICS].looks()).keys
    clock.forward(hours=1)
    await looks_after(house)
    for name in (LOGISTICS, ADMINISTRATION):
        assert (await house[name].looks()).keys.count("supply-nudge") == 1, name
    assert "2026 年 11 月 27 日（周五）当周还没有" in house[LOGISTICS].card["text"]
    clock.forward(hours=5)  # 21:00: the teaching department's evening was missed
    await looks_after(house)
    assert "supply-nudge" not in (await house[LIAISON].looks()).keys


async def test_the_head_reads_every_week_what_is_missing_of_the_quarter(house: House, clock: Clock):
    await logs(house[LIAISON], TEACHER, "今天")  # the first record of the house: nothing is expected from before
    head = house[HEAD]
    for days, letters in ((0, 0), (7, 1), (1, 1), (6, 2)):
        clock.forward(days=days)
        await looks_after(house)
        assert (await head.looks()).keys.count("supply-week") == letters
    await head.presses("completeness-of")
    head.sees("completeness")
    assert set(head.rows()) == {"教学部", "教研室"}  # a head sees the own departments
    assert "缺 2026 年 12 月 4 日（周五）、2026 年 12 月 3 日（周四）、2026 年 12 月 2 日（周三），另有" in str(
        head.rows()
    )


async def test_what_a_quarter_that_is_over_still_lacks_is_said_before_it_is_closed(house: House, clock: Clock):
    """Monday 4 January 2027: the fourth quarter is open until Friday."""
    await logs(house[LIAISON], TEACHER, "今天")
    clock.now += timedelta(days=(date(2027, 1, 4) - date(2026, 11, 23)).days)
    await looks_after(house)
    head = await house[HEAD].looks()
    assert head.keys.count("supply-week") == 1
    assert "2026 年第四季度" in head.card["text"]
    assert "2027 年 1 月 8 日（周五）前补录或补报零报告，仍计入2026 年第四季度" in head.card["text"].replace(
        "仍计入 ", "仍计入"
    )
    await head.presses("completeness-of")
    assert "2026 年第四季度" in head.card["title"]


async def test_a_week_is_not_declared_empty_before_it_is_over(house: House):
    await house[LOGISTICS].sends("nothing-to-record")
    await house[LOGISTICS].says("后勤部")
    await house[LOGISTICS].says("今天")
    assert "supply-not-over" in house[LOGISTICS].keys
    assert house.look(lambda session: session.exec(select(EmptySlot)).all()) == []


async def test_who_sees_what_and_who_may_say_that_nothing_happened(house: House):
    for name, sees in ((OFFICER, True), (AUDITOR, True), (LIAISON, True), (TEACHER, False)):
        person = await house[name].sends("completeness-of")
        assert (person.keys[-1] == "completeness") is sees, name
    assert {"教学部", "后勤部"} <= set(
        house[OFFICER].rows() or (await house[OFFICER].sends("completeness-of")).rows()
    )
    await house[OFFICER].sends("nothing-to-record")
    house[OFFICER].sees("not-permitted")
    await house[LIAISON].sends("nothing-to-record")
    await house[LIAISON].says("后勤部")
    assert house[LIAISON].keys[-1] != "nothing-to-record-on"


async def test_bad_input_says_what_to_do_instead(house: House, clock: Clock):
    liaison = house[LIAISON]
    await logs(liaison, TEACHER, "今天")
    for day, key in (
        ("今天", "supply-recorded"),
        ("2026-11-22", "supply-day-off"),
        ("2026-09-15", "supply-closed-quarter"),
    ):
        await liaison.sends("nothing-to-record")
        await liaison.says("教学部")
        await liaison.says(day)
        assert key in liaison.keys[-2:], day
        await liaison.presses("cancel")


async def test_the_quarter_is_drawn_as_a_picture(house: House, clock: Clock):
    monday, clock.now = clock.now, clock.now.replace(month=10, day=1)  # a holiday: nothing was due yet
    (await house[OFFICER].sends("completeness-picture")).sees("completeness-picture-none")
    clock.now = monday
    await logs(house[LIAISON], TEACHER, "今天")
    officer = await house[OFFICER].sends("completeness-of")
    await officer.presses("completeness-picture")
    await house.ticks()
    (await officer.looks()).sees("completeness-picture-ready")
    (file,) = officer.card["files"]
    assert (await house.http.get(file["url"])).content.startswith(b"\x89PNG")


async def test_what_was_withdrawn_or_declined_fills_nothing(house: House):
    await logs(house[LIAISON], TEACHER, "今天")

    def rate() -> str:
        return str(house[OFFICER].rows()["教学部"])

    await house[OFFICER].sends("completeness-of")
    with_it = rate()

    def withdrawn(session) -> None:
        session.exec(select(Record)).one().status = RecordStatus.WITHDRAWN

    house.change(withdrawn)
    await house[OFFICER].sends("completeness-of")
    assert rate() != with_it


async def test_a_quarter_is_closed_once_and_what_comes_later_changes_it_no_more(house: House, clock: Clock):
    """31 December is a Thursday; five working days later it is Friday 8 January. The first record of the house is
    of 23 November: nothing was expected before, which leaves 6 working days in November and 23 in December."""
    await logs(house[LIAISON], TEACHER, "今天")
    clock.now += timedelta(days=(date(2027, 1, 8) - date(2026, 11, 23)).days)
    await house.ticks()
    assert frozen(house) == []
    clock.forward(days=3)
    for _ in range(2):
        await house.ticks()
    rows = frozen(house)
    assert {row.quarter for row in rows} == {"2026-4"}
    teaching = max(rows, key=lambda row: row.recorded)
    assert (teaching.expected, teaching.recorded, teaching.declared) == (29, 1, 0)
    head = await house[HEAD].looks()
    assert head.keys.count("supply-closed") == 1
    assert "supply-closed-office" in (await house[OFFICER].looks()).keys
    await logs(house[LIAISON], TEACHER, "2026-12-30", "record-filed-next-quarter")
    await house[OFFICER].presses("completeness-of")
    house[OFFICER].sees("completeness")
    assert "3%（1/29）" in str(house[OFFICER].rows()["教学部"])
    assert "已于" in house[OFFICER].card["text"]


def frozen(house: House) -> list[Collected]:
    return house.look(lambda session: list(session.exec(select(Collected))))
