"""检查数据 · the figures of a report, one part after the other, as plain data that is kept with it (clause 9.1-c).

Where each comes from is said in the report's own annex (数据口径).
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from handlers import supply
from handlers.clock_table import shown
from handlers.kit.turn import Turn
from handlers.office import office
from regulation.completeness import Completeness
from regulation.grades import Grade
from regulation.inspection import SampleStatus, rate
from regulation.vocabulary import DeadlineStatus, RecordStatus
from storage.queries import completeness, figures
from storage.queries.figures import Span
from storage.queries.inspections import InspectionFacts

CHAPTERS = (
    "case",
    "plan-item",
    "grading",
    "measure",
    "repair",
)  # 奖惩: whose clocks say whether it was carried out
GRADES = (Grade.A, Grade.B, Grade.C, Grade.D, Grade.N)


def span(facts: InspectionFacts, turn: Turn) -> Span:
    """The quarter of an inspection."""
    quarter, house = facts.quarter, turn.house
    closed = house.end_of(supply.frozen_after(turn, quarter))
    return Span(quarter.first_day, quarter.last_day, house.end_of(quarter.before.last_day),
                house.end_of(quarter.last_day), closed)  # fmt: skip


def complete(facts: InspectionFacts, turn: Turn) -> Any:
    """完整性 · of every department, as the quarter was closed: slots expected, recorded, declared empty."""
    closed = completeness.closed_for_system(turn.session, supply.name(facts.quarter))
    rows = [
        (title, Completeness(row.expected, row.recorded, row.declared)) for title, row in closed if row.expected
    ]
    rows.sort(key=lambda row: (row[1].percent or 0, row[0]))
    return [[title, row.expected, row.recorded, row.declared] for title, row in rows]


def recorded(facts: InspectionFacts, turn: Turn) -> Any:
    """信用记录 · how many of the quarter, and how many of them are classified, established, set aside."""
    found = figures.records_for_system(turn.session, span(facts, turn))
    return {status.value: found[status] for status in RecordStatus if found[status]}


def accurate(facts: InspectionFacts, turn: Turn) -> Any:
    """准确性 · by grade: records, drawn, looked at again, agreeing, not looked at."""
    found, population = figures.looked_at_for_system(turn.session, facts.row.id or 0), facts.row.population or {}
    rows = []
    for grade in GRADES:
        agreed, differing = (found[grade, SampleStatus.CHECKED, each] for each in (True, False))
        left = sum(found[grade, status, None] for status in (SampleStatus.WAITING, SampleStatus.SKIPPED))
        drawn = agreed + differing + left
        if drawn:
            rows.append([grade.value, population.get(grade.value, drawn), drawn, agreed + differing, agreed, left])
    return rows


def skipped(facts: InspectionFacts, turn: Turn) -> Any:
    """未能复核 · why records of the sample were not looked at again, each reason with its number."""
    return [
        list(each) for each in Counter(figures.reasons_for_system(turn.session, facts.row.id or 0)).most_common()
    ]


def executed(facts: InspectionFacts, turn: Turn) -> Any:
    """执行情况 · clocks that were due in the quarter, by kind: kept, late, still open after their last day."""
    machines = [office().machines[name] for name in CHAPTERS]
    kinds = [kind for machine in machines for kind in machine.clocks]
    found = Counter(shown(figures.clocks_for_system(turn.session, kinds, span(facts, turn))))
    rows = []
    for kind in kinds:
        kept, late = found[kind, DeadlineStatus.MET], found[kind, DeadlineStatus.MET_LATE]
        open_ = found[kind, DeadlineStatus.OVERDUE]
        if kept + late + open_:
            rows.append([kind, kept, late, open_])
    return rows


def decided(facts: InspectionFacts, turn: Turn) -> Any:
    """奖惩决定 · what was decided in the quarter."""
    return figures.decided_for_system(turn.session, span(facts, turn))


PARTS: dict[str, Callable[[InspectionFacts, Turn], Any]] = {
    "completeness": complete,
    "records": recorded,
    "accuracy": accurate,
    "skipped": skipped,
    "execution": executed,
    "decided": decided,
}


def agreement(rows: list[list[Any]]) -> int | None:
    """一致率 · of all that was looked at again."""
    return rate(sum(row[4] for row in rows), sum(row[3] for row in rows))


def in_time(rows: list[list[Any]]) -> int | None:
    """按期率 · of all clocks that were due."""
    return rate(sum(row[1] for row in rows), sum(sum(row[1:]) for row in rows))


def filled(rows: list[list[Any]]) -> int | None:
    """完整率 · of all slots of all departments."""
    return rate(sum(row[2] + row[3] for row in rows), sum(row[1] for row in rows))
