"""Draws the pictures of the chat with an office's usual spread, for the documentation and whoever wants to look:
`python -m tests.pictures FOLDER`.
"""

import sys
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.documents import fonts
from bot.documents.printer import DocumentPrinter
from bot.documents.typesetting import picture
from bot.words import Words
from handlers import case_picture, clock_picture, completeness_picture, supply
from handlers.clock_table import measured, totals
from handlers.kit.paper import Paper
from regulation.completeness import Completeness
from regulation.quarters import Quarter
from regulation.vocabulary import CaseStatus, DeadlineStatus, Language
from storage.queries.completeness import Supplier

TODAY = date(2026, 11, 23)
QUARTER = Quarter(2026, 4)
DEPARTMENTS = (  # with what was expected, recorded, declared empty
    (("教学部", "Teaching"), (37, 33, 3)),
    (("教研室", "Teaching research"), (37, 29, 2)),
    (("客服部", "Learner service"), (37, 35, 1)),
    (("市场部", "Marketing"), (8, 5, 1)),
    (("课程推广组", "Course promotion"), (8, 7, 0)),
    (("后勤部", "Logistics"), (8, 6, 2)),
    (("行政部", "Administration"), (8, 7, 1)),
    (("校务办公室", "Head's office"), (8, 4, 4)),
)
CLOCKS = {  # kept in time, extended, running, late, overdue
    "task.do": (9, 1, 2, 1, 0),
    "task.confirm": (9, 0, 1, 0, 0),
    "record.triage": (87, 0, 5, 2, 0),
    "subject.reply": (16, 0, 2, 1, 0),
    "complaint.first-response": (26, 0, 1, 2, 0),
    "complaint.closing": (19, 1, 5, 3, 1),
    "grade.confirm": (4, 0, 1, 0, 0),
    "case.issue": (12, 0, 0, 0, 0),
    "case.acknowledge": (11, 0, 1, 0, 0),
    "case.plan": (8, 1, 1, 1, 1),
    "case.review": (9, 0, 1, 0, 0),
    "case.rectify": (2, 1, 6, 0, 1),
    "case.verify": (3, 0, 1, 0, 0),
    "repair.review": (4, 0, 1, 0, 0),
    "repair.verify": (2, 0, 1, 1, 0),
    "repair.decide": (2, 0, 1, 0, 0),
    "inspection.start": (1, 0, 0, 0, 0),
}
BEGAN = ((CaseStatus.SERVED, 2), (CaseStatus.SERVED, 5), (CaseStatus.PLAN_DUE, 9), (CaseStatus.CHANGES_REQUESTED, 21),
         *((CaseStatus.IN_PROGRESS, days) for days in (12, 20, 25, 33, 47, 64)), (CaseStatus.OBSERVING, 71),
         (CaseStatus.OBSERVING, 83))  # fmt: skip


def cases(language: Language) -> bytes:
    """Open cases by state and age."""
    table = case_picture.counted(TODAY, [(status, TODAY - timedelta(days=days)) for status, days in BEGAN])
    return drawn(Paper(kind="picture-cases", values={"count": len(BEGAN)}, tables=(table,)), language)


def completeness(language: Language) -> bytes:
    """What every department supplied."""
    place = list(Language).index(language)
    suppliers = [
        Supplier(number, "", names[place], frozenset(), (), (), ()) for number, (names, _) in enumerate(DEPARTMENTS)
    ]
    found = {number: Completeness(*counts) for number, (_, counts) in enumerate(DEPARTMENTS)}
    table = completeness_picture.counted(suppliers, found)
    values = {"quarter": supply.spoken(QUARTER), "count": len(DEPARTMENTS)}
    return drawn(Paper(kind="picture-completeness", values=values, tables=(table,)), language)


def clocks(language: Language) -> bytes:
    """Every step against its clock."""
    ended = (DeadlineStatus.MET, DeadlineStatus.EXTENDED, DeadlineStatus.RUNNING, DeadlineStatus.MET_LATE,
             DeadlineStatus.OVERDUE)  # fmt: skip
    counts = {(kind, how): many for kind, row in CLOCKS.items() for how, many in zip(ended, row, strict=True)}
    found = totals(counts)
    values = clock_picture.said(supply.spoken(QUARTER), QUARTER.first_day, found)
    paper = Paper(kind="picture-clocks", values=values, tables=(measured(clock_picture.kinds(), counts),))
    return drawn(paper, language)


def drawn(paper: Paper, language: Language) -> bytes:
    """As it arrives in the chat."""
    printer = DocumentPrinter(Words(ZoneInfo("Asia/Shanghai"), strict=True))
    return picture(printer.drawn(paper, language), fonts.folders())


if __name__ == "__main__":
    for name, draw in (("cases", cases), ("completeness", completeness), ("clocks", clocks)):
        for each in Language:
            (Path(sys.argv[1]) / f"{name}-{each.value}.png").write_bytes(draw(each))
