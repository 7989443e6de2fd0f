"""7.3-a: from the moment of a repair no query, list, file, export or calendar answers with the old restriction.

Every way in which the house speaks of a restriction stands here by hand; a new read over restrictions that does not
makes the first test fail.
"""

import ast
import inspect
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from sqlmodel import select

from regulation.measures import MeasureStatus
from regulation.permissions import CLOCK
from regulation.vocabulary import DeadlineStatus
from storage import queries
from storage.queries import credit, credit_files, people, standing
from storage.tables import Deadline, Document, Grading, Measure
from tests.house import AUDITOR, DIRECTOR, OFFICER, OTHER_HEAD, House
from tests.repair_steps import HEAD, SUBJECT, application, moves, newest, ready
from tests.repairs_house import subject_of

BUSINESS = "不开展新业务"
READS = {
    "approvals._hands",  # who proposed what is not decided yet: they turn no key
    "credit._with_all",
    "credit.measure_facts",
    "credit.newest_measures",
    "figures.decided_for_system",  # how many were decided in a quarter, whatever became of them
    "standing.active_measures_for_system",
    "standing.ended_by_for_system",
    "standing.open_measures_for_system",
    "standing.remember_told_for_system",  # this and the next: who knows of one, not whether it holds
    "standing.told_for_system",
}
HISTORY = {"facts", "measure_facts", "ended_by_for_system"}  # of these each restriction says itself that it is over
Way = Callable[[House], Awaitable[str]]


def test_every_read_over_restrictions_is_known_here():
    found = set()
    for file in Path(inspect.getfile(queries)).parent.glob("*.py"):
        nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for node in (each for each in nodes if isinstance(each, ast.FunctionDef)):
            names = {each.id for part in node.body for each in ast.walk(part) if isinstance(each, ast.Name)}
            found |= {f"{file.stem}.{node.name}"} if names & {"Measure", "MeasureTold"} else set()
    assert found == READS


def barred(house: House) -> None:
    """A C with two restrictions that end in twenty days, their clocks running; its repair waits for the decision."""
    ready(house)
    app = house.demo.app
    last = app.house.day(app.clock()) + timedelta(days=20)
    due = app.house.end_of(last)

    def change(session) -> None:
        for row in session.exec(select(Measure)):
            row.until = last
            clock = {"began_at": app.clock(), "due_at": due, "next_at": due, "calendar": "", "provisional": False}
            session.add(Deadline(kind="measure.end", row_code=row.code, status=DeadlineStatus.RUNNING, **clock))

    house.change(change)


async def repaired(house: House) -> None:
    (await moves(house, DIRECTOR, "approve-c", "属实。")).sees("repair-approved")
    await house.ticks()


def every_read(house: House) -> dict[str, set[MeasureStatus]]:
    """In which states restrictions of the subject are returned today, by each read."""
    today, ender = house.demo.app.house.day(house.demo.app.clock()), application(house).code

    def look(session) -> dict[str, set[MeasureStatus]]:
        subject = subject_of(session, SUBJECT)
        grading = session.exec(select(Grading.code).where(Grading.subject_id == subject.id)).first()
        codes = session.exec(select(Measure.code)).all()
        line = people.subject_lines_for_system(session, [subject.id])[subject.id]
        found = {
            "active_measures_for_system": standing.active_measures_for_system(session, subject.id, today),
            "open_measures_for_system": standing.open_measures_for_system(session, subject.id),
            "whole_for_system": credit_files.whole_for_system(session, line, today, as_subject=True).measures,
            "newest_measures": [each.row for each in credit.newest_measures(session, CLOCK, 9)],
            "measure_facts": [each.row for each in credit.measure_facts(session, CLOCK, codes).values()],
            "facts": credit.facts(session, CLOCK, [grading])[grading].measures,
            "ended_by_for_system": standing.ended_by_for_system(session, ender),
        }
        return {name: {row.status for row in each} for name, each in found.items()}

    return house.look(look)


async def test_every_read_is_empty_or_says_that_it_is_over(house: House):
    barred(house)
    before = every_read(house)
    assert before.pop("ended_by_for_system") == set()
    assert before == {name: {MeasureStatus.ACTIVE} for name in before}
    await repaired(house)
    after = every_read(house)
    assert after == {name: {MeasureStatus.LIFTED} if name in HISTORY else set() for name in after}


# What people are shown
def checks(purpose: str) -> Way:
    async def way(house: House) -> str:
        await house[OTHER_HEAD].sends(f"check-subject...{house.subject(SUBJECT)}")
        return (await house[OTHER_HEAD].picks(purpose)).card["text"]

    return way


def shown(name: str, code: str) -> Way:
    """What somebody reads behind a button."""

    async def way(house: House) -> str:
        card = (await house[name].sends(code)).card
        return str([card["text"], card["rows"], card["choices"]])

    return way


def reads_file(name: str) -> Way:
    async def way(house: House) -> str:
        await house[name].sends(f"open-file...{house.subject(SUBJECT)}")
        return str((await house[name].picks("evaluation")).card["rows"])

    return way


async def exports_file(house: House) -> str:
    officer = await house[OFFICER].sends(f"export-file...{house.subject(SUBJECT)}")
    await officer.picks("evaluation")
    await officer.picks("pdf")
    await officer.presses("submit")
    return str(newest(house, Document).paper)


def opens(name: str, what: str, table: type) -> Way:
    """The card of the oldest row of a table: of the old grade, of a restriction."""

    async def way(house: House) -> str:
        row = house.look(lambda session: session.exec(select(table).order_by(table.id)).first())
        return await shown(name, f"{what}.{row.code}.{row.version}")(house)

    return way


NO, HOLDS = "不可以", f"{BUSINESS} · 生效"
WAYS: dict[str, tuple[Way, str]] = {
    "check, new business": (checks("new_business"), NO),
    "check, key projects": (checks("key_projects"), NO),
    "file, the office": (reads_file(OFFICER), BUSINESS),
    "file, the director": (reads_file(DIRECTOR), BUSINESS),
    "file, the auditor": (reads_file(AUDITOR), BUSINESS),
    "file, its head": (reads_file(HEAD), BUSINESS),
    "export": (exports_file, "measure-kind-no-new-business"),
    "restrictions, the office": (shown(OFFICER, "measures"), HOLDS),
    "restrictions, the auditor": (shown(AUDITOR, "measures"), HOLDS),
    "restrictions, its head": (shown(HEAD, "measures"), HOLDS),
    "grade, the office": (opens(OFFICER, "see-grading", Grading), HOLDS),
    "grade, its head": (opens(HEAD, "see-grading", Grading), HOLDS),
    "restriction, the office": (opens(OFFICER, "see-measure", Measure), "生效'"),
    "restriction, its head": (opens(HEAD, "see-measure", Measure), "生效'"),
    "deadlines": (shown(DIRECTOR, "my-deadlines"), "限制到期"),
    "forecast": (shown(DIRECTOR, "my-forecast"), "限制到期"),
}
SILENT: dict[str, Way] = {  # they speak of no restriction at all
    "search": shown(OFFICER, f"search...{SUBJECT}"),
    "queue": shown(OFFICER, "queue"),
    "applications": shown(OFFICER, "repairs"),
    "eligibility": shown(HEAD, "repairs"),
}


async def test_nobody_is_shown_it_as_one_that_holds(house: House):
    barred(house)
    said = {name: await way(house) for name, (way, _) in WAYS.items()}
    assert [name for name, (_, words) in WAYS.items() if words not in said[name]] == []
    silent = {name: await way(house) for name, way in SILENT.items()}
    await repaired(house)
    said = {name: await way(house) for name, (way, _) in WAYS.items()}
    assert [name for name, (_, words) in WAYS.items() if words in said[name]] == []
    silent |= {f"{name} after": await way(house) for name, way in SILENT.items()}
    assert [name for name, text in silent.items() if BUSINESS in text] == []
