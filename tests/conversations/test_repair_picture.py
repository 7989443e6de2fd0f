"""修复一览图 · applications of the year, each step against its clock; every number by hand."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.documents import fonts
from bot.documents.printer import DocumentPrinter
from bot.documents.typesetting import picture
from bot.words import Words
from handlers.kit.paper import Paper
from handlers.repair_picture import measured, outcomes
from regulation.repair import RepairStatus as S
from regulation.vocabulary import DeadlineStatus as D
from regulation.vocabulary import Language
from tests.house import HEAD, OFFICER, TEACHER
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
        "wait-repair-verify": [6, 0, 0, 1],
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
