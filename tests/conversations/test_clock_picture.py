"""办理时限图 3.1-b, 3.2-e: every step of the house against its clock, counted by hand, drawn, asked for in chat."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot.documents import fonts
from bot.documents.printer import DocumentPrinter
from bot.documents.typesetting import picture
from bot.words import Words
from handlers.clock_picture import kinds
from handlers.clock_table import measured, totals
from handlers.kit.card import Label, On
from handlers.kit.paper import Paper
from regulation.vocabulary import DeadlineStatus as D
from regulation.vocabulary import Language
from storage.tables import Deadline
from tests.conftest import Clock
from tests.conversations.test_tasks import gives
from tests.house import ADMINISTRATOR, AUDITOR, DIRECTOR, HEAD, OFFICER, TEACHER, House, complains

CHAIR, MEMBER = "秦岚", "石磊"
COUNTS = {("record.triage", D.MET): 310, ("record.triage", D.MET_LATE): 1, ("complaint.closing", D.OVERDUE): 2,
          ("case.plan", D.EXTENDED): 1, ("case.plan", D.RUNNING): 3, ("task.do", D.WAIVED): 4}  # fmt: skip


def test_every_clock_that_people_must_keep_has_its_place_in_the_order_of_the_regulation():
    order = kinds()
    assert len(order) == len(set(order))
    assert {"record.triage", "complaint.first-response", "complaint.closing", "case.acknowledge", "case.plan"} <= {
        *order
    }
    assert {"case.review", "case.rectify", "case.verify", "task.do", "repair.decide"} <= {*order}
    assert not {"case.service", "measure.end"} & {*order}  # time alone acts on it; the day on which something ends
    places = [order.index(kind) for kind in ("record.triage", "case.issue", "case.verify", "repair.review")]
    assert places == sorted(places)


def test_each_kind_has_its_row_and_what_was_waived_or_never_began_has_none():
    rows = {row[0][0].label: [cell[0] for cell in row[1:]] for row in measured(kinds(), COUNTS).rows}
    assert rows == {
        "wait-record-triage": [310, 0, 1, 0],
        "wait-complaint-closing": [0, 0, 0, 2],
        "wait-case-plan": [0, 3, 0, 0],  # what was extended counts by the clock that took its place
    }
    assert totals(COUNTS) == {"kept": 310, "running": 3, "kept-late": 1, "overdue": 2}


@pytest.mark.parametrize("language", list(Language))
def test_it_is_drawn_also_where_one_stands_beside_hundreds(language):
    values = {
        "span": Label(label="picture-clocks-year", values={"year": "2026"}),
        "since": On(day=date(2026, 1, 1)),
    }
    counted = {"count": 317, "over": 314, "percent": 99, "overdue": 2}
    paper = Paper(kind="picture-clocks", values=values | counted, tables=(measured(kinds(), COUNTS),))
    printer = DocumentPrinter(Words(ZoneInfo("Asia/Shanghai"), strict=True))
    assert picture(printer.drawn(paper, language), fonts.folders()).startswith(b"\x89PNG")


async def drawn(house: House, name: str) -> str:
    """What the message says that brings the picture."""
    await house.ticks()
    person = await house[name].looks()
    person.sees("clock-picture-ready")
    (file,) = person.card["files"]
    assert (await house.http.get(file["url"])).content.startswith(b"\x89PNG")
    return str(person.card["text"])


async def test_the_office_asks_from_the_deadlines_for_the_quarter_and_goes_on_to_the_year(
    house: House, clock: Clock
):
    """A complaint has three clocks: sorting, first answer, end. The first answer was due the next working day."""
    officer = await house[OFFICER].says("日历")
    await officer.presses("quarter-clocks")
    officer.sees("clock-picture-none")
    assert "2026 年第四季度还没有" in officer.card["text"]
    await complains(house[TEACHER])
    await gives(house)
    await officer.sends("quarter-clocks")
    assert await drawn(house, OFFICER) == "2026 年第四季度开始计时的期限中，统计 4 项。都在办理中，尚未到期。"
    clock.forward(days=2)
    await house.ticks()
    overdue = select(Deadline.kind).where(Deadline.status == D.OVERDUE)
    assert house.look(lambda session: session.exec(overdue).all()) == ["complaint.first-response"]
    clock.forward(minutes=1)
    await officer.sends("quarter-clocks")
    assert "已办结或已到期的 1 项中，按期办结 0%，还有 1 项逾期未办" in await drawn(house, OFFICER)
    await officer.presses("year-clocks")
    assert "2026 年开始计时的期限中，统计 4 项" in await drawn(house, OFFICER)


async def test_what_began_before_the_quarter_belongs_to_the_year(house: House, clock: Clock):
    now, clock.now = clock.now, datetime(2026, 9, 30, 2, 0, tzinfo=UTC)
    await complains(house[TEACHER])
    clock.now = now
    auditor = await house[AUDITOR].sends("quarter-clocks")
    auditor.sees("clock-picture-none")
    await auditor.sends("year-clocks")
    assert "2026 年开始计时的期限中，统计 3 项" in await drawn(house, AUDITOR)
    clock.now = datetime(2027, 1, 1, 2, 0, tzinfo=UTC) + timedelta(days=3)
    await auditor.sends("year-clocks")
    auditor.sees("clock-picture-none")


async def test_who_may_ask_for_it(house: House):
    for name in (CHAIR, MEMBER, OFFICER, DIRECTOR, AUDITOR):
        await house[name].sends("my-deadlines")
        assert "quarter-clocks" in house[name].offered(), name
    for name in (HEAD, TEACHER, ADMINISTRATOR):
        await house[name].sends("my-deadlines")
        assert "quarter-clocks" not in house[name].offered(), name
        for form in ("quarter-clocks", "year-clocks"):
            await house[name].sends(form)
            house[name].sees("not-permitted")
