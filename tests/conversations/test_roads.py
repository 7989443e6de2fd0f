"""For every machine: a generated road to each move, and every refusal on the way has its words (states 6.1-6.11)."""

from typing import Any

import pytest
from sqlmodel import Session

from bot.words import Words
from handlers import docket, inspection
from handlers.kit.submission import perform
from handlers.kit.turn import Turn
from handlers.office import office
from handlers.plan_items import item
from regulation.quarters import Quarter
from regulation.vocabulary import Language
from scheduler.deadlines import TIME
from storage.journal import Journal
from storage.queries import people
from storage.tables import Case, Delegation, Inspection, Record
from tests.conftest import MORNING
from tests.conversations.test_case import CHAIR, HEAD
from tests.house import DIRECTOR, OFFICER, TEACHER, House
from tests.roads import Guide, Walker

ACTORS = [OFFICER, DIRECTOR, CHAIR, "何静", "石磊", HEAD, TEACHER, "谢雨桐"]
ELSEWHERE = {
    "import-batch": "its steps are a tick's: tests/conversations/test_import.py",
    "approval": "its keys need an asker with another form: tests/conversations/test_two_keys.py",
}


def newest(session: Session, table: Any) -> str:
    from sqlmodel import select

    return session.exec(select(table).order_by(table.id.desc())).first().code


def a_record(turn: Turn, subject: str) -> str:
    perform(turn, office().forms["complaint"], {
        "subject": subject, "received_on": "2026-11-22", "channel": "phone", "summary": "两次来电未回复"}, None)  # fmt: skip
    return newest(turn.session, Record)


def a_grave_case(turn: Turn, subject: str) -> str:
    given = {"subject": subject, "level": "d", "conduct": "三次未检修", "demand": "两天内响应"}
    perform(turn, office().forms["open-case"], given, None)
    return newest(turn.session, Case)


def an_inspection(turn: Turn, subject: str) -> str:
    inspection.plan(Turn(turn.session, turn.now, TIME, turn.house, Journal()), Quarter(2026, 4))
    return newest(turn.session, Inspection)


def a_question(turn: Turn, subject: str) -> str:
    from storage.tables import DocketItem

    docket.put(turn, "follow-up", ("case", a_grave_case(turn, subject)), {"text": "逾期"}, turn.now)
    return newest(turn.session, DocketItem)


def a_delegation(turn: Turn, subject: str) -> str:
    given = {"subject": subject_of(turn.session, DIRECTOR), "period": "week", "why": "出差"}
    perform(turn, office().forms["offer-delegation"], given, None)
    return newest(turn.session, Delegation)


def subject_of(session: Session, name: str) -> str:
    from tests.facts import anybody

    return people.subjects(session, anybody, name)[0].code


SEEDS = {
    "record": (TEACHER, a_record),
    "case": (OFFICER, a_grave_case),
    "inspection": (OFFICER, an_inspection),
    "docket": (OFFICER, a_question),
    "delegation": (OFFICER, a_delegation),
}


def test_every_machine_is_walked():
    assert set(SEEDS) | set(ELSEWHERE) | {"plan-item"} == set(office().machines)


@pytest.mark.parametrize("name", SEEDS)
async def test_a_road_leads_to_every_move(house: House, name: str):
    found: list[tuple[Walker, set[str]]] = []

    def walk(session: Session, journal: Journal) -> None:
        known = people.actors_for_system(session, MORNING.date())
        actors = [actor for each in ACTORS for actor in known.values() if actor.name == each]
        first, seed = SEEDS[name]
        begins = next(actor for actor in actors if actor.name == first)
        code = seed(Turn(session, MORNING, begins, house.demo.app.house, journal), subject_of(session, "后勤部"))
        helpers = [subject_of(session, each) for each in (TEACHER, "谢雨桐")]
        machine = office().machines[name]
        walker = walking(session, house.demo.app.house, actors, helpers, machine, code)
        go(walker)
        found.append((walker, walker.missing()))
        raise TakeBack

    with pytest.raises(TakeBack):
        house.demo.app.database.write_now(walk)
    ((walker, missing),) = found
    assert walker.troubles == []
    assert missing == set(), sorted(walker.roads)
    words = Words(house.demo.app.house.zone, strict=True)
    for _, key in walker.refusals:
        for language in Language:
            assert words.optional(key, language, FILLED), key


FILLED = dict.fromkeys(("state", "earliest", "latest", "last", "most", "name", "goal", "due", "until"), "…")


class TakeBack(Exception):
    """Nothing of the walk stays."""


# What must have happened before: a plan has three rounds, a verification two, a grave case two looks.
VIA = {
    "end-rounds": ("request-changes", "request-changes"),
    "plan-again": ("request-changes", "request-changes", "end-rounds"),
    "verify-failed": ("verify-bad",),
    "rectify-again": ("look-at-effect", "not-effective"),
    "confirm-effect": ("look-again",),
    "extend-again": ("ask-extension", "grant-extension"),
    "refuse-extension": ("ask-extension",),
    "dismiss-objection": ("object-to-warning",),
    "uphold-objection": ("object-to-warning",),
}


def walking(session: Session, *given: Any) -> Walker:
    """The large machine is guided, the small ones are explored whole."""
    machine = given[3]
    if machine.name != "case":
        return Walker(session, *given)
    return Guide(session, *given, lambda facts: [(item, row.code) for row in facts.items], via=VIA)


def go(walker: Walker) -> None:
    walker.walk_all(MORNING) if isinstance(walker, Guide) else walker.explore(MORNING)
