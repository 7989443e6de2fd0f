"""修复一览图 · applications of the year, each step against its clock; every number by hand."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.documents import fonts
from bot.documents.printer import DocumentPrinter
from bot.documents.typesetting import picture
from bot.words import Words
from handlers.clock_table import measured
from handlers.kit.paper import Paper
from handlers.repair_picture import outcomes
from regulation.repair import RepairStatus as S
from regulation.vocabulary import DeadlineStatus as D
from regulation.vocabulary import Language
from storage.queries import repairs
from tests.house import HEAD, OFFICER, TEACHER
from tests.repair_steps import application
from tests.repairs_house import applied, graded

KINDS = ["repair.review", "repair.supplement", "repair.verify", "repair.decide"]
COUNTS = {
    ("repair.review", D.MET): 9, ("repair.review", D.MET_LATE): 1, ("repair.review", D.RUNNING): 2,
    ("repair.supplement", D.MET): 3,
    ("repair.verify", D.MET): 5, ("repair.verify", D.OVERDUE): 1, ("repair.verify", D.EXTENDED): 1,
}  # fmt: skip


def test_each_step_has_its_row_and_what_was_never_taken_has_none():
    rows = {row[0][0].label: [cell[0] for cell in row[1:]] for row in measured(KINDS, COUNTS).rows}
    assert rows == {
        "wait-repair-review": [9, 2, 1, 0],
        "wait-repair-supplement": [3, 0, 0, 0],
        "wait-repair-verify": [5, 0, 0, 1],
    }


def test_outcomes_are_counted():
    states = [S.OBSERVING, S.COMPLETED, S.REVOKED, S.REFUSED, S.REJECTED, S.SUBMITTED, S.READY, S.WITHDRAWN]
    assert outcomes(states) == {"count": 8, "lifted": 3, "refused": 1, "rejected": 1, "running": 2}


@pytest.mark.parametrize("language", list(Language))
def test_it_is_drawn(language):
    values = outcomes([S.OBSERVING, S.SUBMITTED]) | {"year": "2026"}
    paper = Paper(kind="picture-repairs", values=values, tables=(measured(KINDS, COUNTS),))
    printer = DocumentPrinter(Words(ZoneInfo("Asia/Shanghai"), strict=True))
    assert picture(printer.drawn(paper, language), fonts.folders()).startswith(b"\x89PNG")


async def test_the_office_asks_for_it_and_sees_this_year(house, clock):
    officer = house[OFFICER]
    await officer.says("修复")
    await officer.presses("repair-picture")
    officer.sees("repair-picture-none")
    graded(house, TEACHER)
    applied(house, TEACHER, by=TEACHER)
    before = applied(house, TEACHER, by=TEACHER, status=S.REFUSED, decided_on=date(2025, 12, 30))
    assert before
    await officer.sends("repair-picture")
    await house.ticks()
    await officer.looks()
    officer.sees("repair-picture-ready")
    assert "共 1 件申请" in officer.card["text"]
    clock.now += timedelta(days=1)
    await house[HEAD].says("修复")
    assert "repair-picture" not in house[HEAD].offered()
    await house[HEAD].sends("repair-picture")
    house[HEAD].sees("not-permitted")


async def test_what_the_office_did_not_accept_this_year_is_counted_as_that(house):
    """9.1-a: through the query, each application ended as its move ends it."""
    graded(house, TEACHER)
    applied(house, TEACHER, by=TEACHER)
    row = application(house)
    await house[OFFICER].sends(f"reject-repair.{row.code}.{row.version}")
    await house[OFFICER].says("没有写明整改措施。")
    await house[OFFICER].presses("submit")
    house[OFFICER].sees("reject-repair-done")
    graded(house, HEAD)
    applied(house, HEAD, by=HEAD)
    await withdraws(house)
    last_year, this_year = date(2025, 12, 30), date(2026, 3, 2)
    applied(house, TEACHER, by=TEACHER, status=S.REJECTED, ended_on=last_year)
    applied(
        house, TEACHER, by=TEACHER, status=S.COMPLETED, decided_on=last_year, ended_on=this_year
    )  # of last year
    applied(house, TEACHER, by=TEACHER, status=S.COMPLETED, decided_on=this_year, ended_on=date(2026, 8, 31))
    found = house.look(lambda session: [row.status for row in repairs.since_for_system(session, date(2026, 1, 1))])
    assert outcomes(found) == {"count": 3, "lifted": 1, "refused": 0, "rejected": 1, "running": 0}
    await house[OFFICER].sends("repair-picture")
    await house.ticks()
    await house[OFFICER].looks()
    assert "不予受理 1 件" in house[OFFICER].card["text"]


async def withdraws(house) -> None:
    row = application(house)
    await house[HEAD].sends(f"withdraw-repair.{row.code}.{row.version}")
    if house[HEAD].card["key"] == "review":
        await house[HEAD].presses("submit")
    assert application(house).status is S.WITHDRAWN
