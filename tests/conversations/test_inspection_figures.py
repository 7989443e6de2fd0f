"""检查报告 9.1-c: every figure of the demo's own report, counted again by SQL written by hand."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlmodel import select, text

from bot.demo import running
from bot.settings import Settings
from storage.tables import Issued, Sample
from tests.conftest import Clock
from tests.house import House
from tests.inspections import (
    answers,
    concluded,
    finds,
    looked_again,
    newest,
    orders,
    rows,
    sends_findings,
    signed,
    started,
    submitted,
)

# The fourth quarter of 2026 in Shanghai, as moments and as seconds; it was closed at the end of 8 January 2027.
QUARTER = {"first": "2026-10-01", "last": "2026-12-31", "since": "2026-09-30 16:00:00", "until": "2026-12-31 16:00:00",
           "from": 1790784000, "to": 1798732800, "closed": "2027-01-08 16:00:00"}  # fmt: skip
RECORDS = """SELECT status, count(*) FROM record
    WHERE occurred_on BETWEEN :first AND :last AND filed_at < :closed GROUP BY status"""
CLASSIFIED = """SELECT coalesce(g.grade, 'n'), count(DISTINCT r.id) FROM record r
    LEFT JOIN grading g ON g.subject_id = r.subject_id AND g.status = 'decided'
        AND g.effective_on <= '2027-01-11' AND (g.ended_on IS NULL OR g.ended_on > '2027-01-11')
    WHERE r.nature IS NOT NULL AND r.status IN ('triaged', 'substantiated')
        AND r.decided_at >= :since AND r.decided_at < :until GROUP BY 1"""
LOOKED_AT = """SELECT grade, count(*), sum(status = 'checked'), coalesce(sum(agreed), 0), sum(status = 'skipped')
    FROM sample GROUP BY grade"""
CLOCKS = """SELECT kind, sum(status = 'met'), sum(status = 'met_late'), sum(status = 'overdue' AND kind NOT IN ('case.issue', 'grade.confirm', 'measure.decide'))
    FROM deadline WHERE due_at > :from AND due_at <= :to
        AND (kind LIKE 'case.%' OR kind LIKE 'measure.%' OR kind LIKE 'repair.%'
            OR kind = 'plan.item' OR kind LIKE 'grade.%')
        AND kind NOT IN ('case.service', 'case.observe', 'repair.observe', 'grade.statement', 'measure.end')
    GROUP BY kind"""
DECIDED = {
    "grades": "SELECT count(*) FROM grading WHERE status = 'decided' AND decided_at >= :since AND decided_at < :until",
    "warnings": "SELECT count(*) FROM rectification_case WHERE issued_on BETWEEN :first AND :last",
    "measures": "SELECT count(*) FROM measure WHERE begins_on IS NOT NULL AND decided_at >= :since AND decided_at < :until",
    "measures-begun": """SELECT count(*) FROM measure
        WHERE begins_on <= :last AND decided_at >= :since AND decided_at < :until""",
    "repairs": """SELECT count(*) FROM repair WHERE decided_on BETWEEN :first AND :last
        AND status IN ('observing', 'completed', 'relapsed')""",
    "repairs-refused": "SELECT count(*) FROM repair WHERE decided_on BETWEEN :first AND :last AND status = 'refused'",
    "papers": "SELECT count(*) FROM issued WHERE issued_at >= :since AND issued_at < :until",
}  # fmt: skip
SUPPLIED = """SELECT title, expected, recorded, declared FROM collected JOIN subject ON subject.id = subject_id
    WHERE quarter = '2026-4'"""
# 教学部 records daily: days of the quarter with a record of its people, holidays left out (1-7 October; the 10th was worked).
TEACHING = """WITH RECURSIVE tree(id) AS (
        SELECT id FROM subject WHERE title = '教学部'
        UNION SELECT s.id FROM subject s JOIN tree ON s.parent_id = tree.id WHERE s.kind = 'department')
    SELECT count(DISTINCT occurred_on) FROM record
    WHERE home_id IN (SELECT id FROM tree) AND occurred_on BETWEEN '2026-10-08' AND :last
        AND (strftime('%w', occurred_on) NOT IN ('0', '6') OR occurred_on = '2026-10-10')
        AND status NOT IN ('withdrawn', 'rejected') AND filed_at < :closed"""


@pytest.fixture
async def demo(settings: Settings, clock: Clock, tmp_path) -> AsyncIterator[House]:
    """The demo as `make demo` starts it, with its half a year."""
    settings = Settings(data=tmp_path / "lived", keys=tmp_path / "keys")
    async with running(settings, clock=clock, ticking=False, history=True) as demo, House(demo) as house:
        yield house


def counted(house: House, query: str) -> list[tuple[Any, ...]]:
    given = {name: value for name, value in QUARTER.items() if f":{name}" in query}
    return house.look(lambda session: [tuple(row) for row in session.execute(text(query), given)])


async def test_every_figure_of_the_demos_report(demo: House, clock: Clock):
    house = demo
    await started(house, clock)
    assert len(rows(house, Sample)) >= 5
    await looked_again(house)
    await concluded(house)
    await finds(house)
    await sends_findings(house)
    await answers(house)
    await orders(house)
    await house.ticks()
    figures = newest(house).figures

    assert figures["records"] == dict(counted(house, RECORDS))
    assert sum(figures["records"].values()) > 20
    population = dict(counted(house, CLASSIFIED))
    drawn = {
        grade: (total, looked, agreed, left) for grade, total, looked, agreed, left in counted(house, LOOKED_AT)
    }
    assert {row[0]: row[1] for row in figures["accuracy"]} == population
    assert {row[0]: tuple(row[2:]) for row in figures["accuracy"]} == drawn
    assert {row[0]: tuple(row[1:]) for row in figures["execution"]} == {
        row[0]: row[1:] for row in counted(house, CLOCKS) if sum(row[1:])
    }
    assert figures["decided"] == {name: counted(house, query)[0][0] for name, query in DECIDED.items()}
    closed = {title: tuple(numbers) for title, *numbers in counted(house, SUPPLIED)}
    assert {row[0]: tuple(row[1:]) for row in figures["completeness"]} == closed
    assert closed["教学部"][1] == counted(house, TEACHING)[0][0] > 5

    await submitted(house)
    await signed(house)
    paper = house.look(lambda s: s.exec(select(Issued).where(Issued.kind == "paper-inspection")).one()).paper
    said = {line["label"].rpartition("-")[2]: line.get("values", {}) for line in paper["body"]}
    assert said["about"]["records"] == sum(figures["records"].values())
    assert said["accuracy"]["drawn"] == sum(each[0] for each in drawn.values())
    assert said["execution"]["warnings"] == figures["decided"]["warnings"]
    found = (
        "SELECT count(*), sum(status = 'case'), sum(status = 'observed') FROM finding WHERE status <> 'withdrawn'"
    )
    assert (said["findings"]["count"], said["findings"]["cases"], said["findings"]["observed"]) == counted(
        house, found
    )[0]
