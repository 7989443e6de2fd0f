"""States 6: a generated road to every move of every machine, and at every place on it every refusal.

What a clause demands is proved by the tests written by hand; here the declarations are held to what they say.
"""

import logging
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from bot.settings import Settings
from bot.words import Words
from handlers.kit import access, clocks
from handlers.kit.card import Refused
from handlers.kit.move import Move, Relation
from handlers.kit.turn import Turn
from handlers.office import office
from regulation.permission_rows import BEYOND_OWN, CONFIDENTIAL, ROWS
from regulation.permissions import Viewer
from regulation.vocabulary import Language
from storage.queries.people import Actor
from tests.conftest import MORNING
from tests.explore import Explorer, People, Place, load, present, refusal
from tests.road_seeds import SEEDS
from tests.roads import Step, World

MACHINES = office().machines
WORDS = Words(ZoneInfo("Asia/Shanghai"), strict=True)
# Moves that no road can make, each with the reason.
NEVER: dict[str, str] = {}
# Moves whose outcome is more than one state, each with the reason.
SEVERAL = {
    "cast-vote": "the last vote closes the question: the count says whether it is adopted, dropped or lapsed",
    "recuse-myself": "whoever stays out of it may leave too few, or a majority: counted as after a vote",
    "close-vote": "counted as after a vote",
    "confirm-on-site": "the second of two findings may contradict the first: then it is disputed",
    "deny-on-site": "the same the other way round",
}
# States that no move leads to, each with the reason.
ELSEWHERE = {
    ("approval", "expired"): "time makes a request void by the guard `in_time`; nobody writes that down",
    ("record", "sealed"): "a repair seals what was held against its subject, in its own transaction",
    ("repair", "lapsed"): "an application ends with the grade it was to repair, when another takes its place",
    **{
        ("restorable", state): "a grade that is not decided restricts nothing: there is nothing to repair"
        for state in ("statement", "ready", "declined")
    },
}


@pytest.fixture
def world(settings: Settings) -> Iterator[World]:
    world = World(settings, MORNING)
    yield world
    world.close()


@pytest.mark.parametrize("name", MACHINES)
def test_every_move_has_a_road_and_every_place_its_refusals(world: World, name: str, caplog):
    assert name in SEEDS, f"tests/road_seeds.py must say how a row of {name} comes into being"
    explorer = Explorer(world, MACHINES[name], SEEDS[name])
    for found in explorer.explore():
        if isinstance(found, Step):
            made_as_declared(world, found)
            clocks_follow_the_states(world, found)
        else:
            everybody_tries(world, found, first=found.status not in explorer.stood)
    assert all(spoken(key) for key in world.refused)
    assert [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR] == []
    assert {move.code for move in explorer.missing} == NEVER.keys() & {move.code for move in MACHINES[name].moves}
    beyond = set(MACHINES[name].states) - explorer.stood
    assert beyond == {state for machine, state in ELSEWHERE if machine == name}


def everybody_tries(world: World, place: Place, first: bool) -> None:
    """At a place every person tries every move: who is not entitled never may, the others hear why not."""
    with world.at(place.node) as turn:
        everybody = present(world, place.node, turn)
        facts = load(place.machine, place.code, everybody)
        for move in place.machine.moves:
            keys = {actor.id: refusal(move, its, facts) for actor, its in everybody[1:]}
            assert all(spoken(key) for key in set(keys.values()) if key)
            for actor, _ in [] if move.reads else everybody[1:]:
                fits(move, facts, actor.viewer, keys[actor.id])
        clocks_have_owners(place, facts, everybody[0][1])
        sees = [actor for actor, its in everybody[1:] if first and place.machine.facts(its, place.code)]
    if first:
        hidden_is_closed(world, place, [actor for actor, _ in everybody[1:] if actor not in sees])
        reading_changes_nothing(world, place, sees[0])
        nothing_opens_without_being_here_and_bound(world, place)
        forged_buttons_are_refused(world, place, everybody[1:])


def clocks_have_owners(place: Place, facts, turn: Turn) -> None:
    """Whatever runs on a row, somebody must act, or time itself will."""
    waits = {wait.kind: wait for wait in (*place.machine.waits.values(), *place.machine.beside)}
    for clock in clocks.running(turn, place.code):
        wait = waits[clock.kind]
        assert wait.owner(facts, turn) or wait.silent, (place.node.road, clock.kind)


def fits(move: type[Move], facts, viewer: Viewer, key: str | None) -> None:
    """What a person is told: first by the rows and relations, then by the state, then by the guards."""
    assert key == "not-permitted" or entitled(move, facts, viewer), (move.code, viewer.roles)
    if key != "not-permitted":
        assert (key == "move-not-now") == (facts.row.status not in move.sources), (move.code, key)


def entitled(move: type[Move], facts, viewer: Viewer) -> bool:
    """Whether any relation, or any row of the permission table for any of their roles, speaks for somebody."""
    if isinstance(move.by, Relation):
        return move.by.holds(facts, viewer)
    return any(row.action == move.by and row.role in viewer.roles for row in ROWS)


def own(move: type[Move], viewer: Viewer) -> bool:
    """Whether a row of the permission table opens it for what is one's own."""
    return any(row.scope not in BEYOND_OWN for row in ROWS if row.action == move.by and row.role in viewer.roles)


def hidden_is_closed(world: World, place: Place, blind: list[Actor]) -> None:
    """Who does not see a row can do nothing with it, and is not told that it is there."""
    assert not [move.code for move, who in place.open.items() if set(who) & set(blind)]
    if blind:
        with world.at(place.node) as turn, pytest.raises(Refused) as refused:
            access.facts(place.machine.moves[0], turn(blind[0]), place.code)
        assert refused.value.key == "row-unknown"


def nothing_opens_without_being_here_and_bound(world: World, place: Place) -> None:
    """Whoever has left the institution makes no move; nor one about others without the agreement (8.2-a)."""
    with world.at(place.node) as turn:
        for move, openers in place.open.items():
            for actor in (each for each in openers if isinstance(each, Actor)):
                gone = replace(actor, left_on=turn(actor).today)
                assert refusal(move, turn(gone), place.facts) == "member-left"
                unbound = replace(actor, viewer=replace(actor.viewer, bound=False))
                if move.by in CONFIDENTIAL and not own(move, actor.viewer):
                    assert refusal(move, turn(unbound), place.facts) == "not-permitted"


def forged_buttons_are_refused(world: World, place: Place, everybody: People) -> None:
    """The whole way of a button, by the first who may not: what is refused changes not a byte (see `World.does`)."""
    for move in (move for move in place.machine.moves if not move.reads):
        closed = next(actor for actor, _ in everybody if actor not in place.open.get(move, ()))
        with pytest.raises(Refused):
            world.goes(place.node, move, closed, place.code)


def reading_changes_nothing(world: World, place: Place, reader: Actor) -> None:
    """Whoever sees a row may look at it in every state, unless a guard says why not, and leaves it as it is."""
    for move in (move for move in place.machine.moves if move.reads and place.status in move.sources):
        if move.needs and reader not in place.open.get(move, ()):
            continue
        assert world.goes(place.node, move, reader, place.code).after.image == place.node.image


def made_as_declared(world: World, step: Step) -> None:
    """The state is the declared one afterwards, and the audit trail says who brought it there from where."""
    table = SEEDS[step.move.on.name].table
    was, now = (world.states(node, table)[step.row] for node in (step.before, step.after))
    several = step.move.complete is not Move.complete  # people, of whom the last one moves it
    assert now == (step.move.target or was) or (several and now == was) or step.move.code in SEVERAL, (
        step.after.road
    )
    lines = [line for line in step.journal.lines if (line.action, line.on) == (step.move.code, step.row)]
    assert [(line.facts["was"], line.facts["now"]) for line in lines] == [(was, now)]


def clocks_follow_the_states(world: World, step: Step) -> None:
    """On every row only the clock of its state runs, and those beside; on a row that has ended none at all. Where
    only time can go on, its clock does run."""
    running = world.clocks(step.after)
    for name, machine in ((name, each) for name, each in MACHINES.items() if SEEDS[name].clocked):
        for code, status in world.states(step.after, SEEDS[name].table).items():
            over = not any(status in move.sources for move in machine.moves if move.changes())
            own = {machine.waits[status].kind} if status in machine.waits else set()
            may = set() if over else own | {wait.kind for wait in machine.beside}
            live = {kind for row, kind in running if row == code}
            must = own if status in machine.waits and machine.waits[status].silent else set()
            assert must <= live <= may, (name, status, step.after.road)


@cache
def spoken(key: str) -> bool:
    """Whether a refusal has words in both languages."""
    assert all(WORDS.has(key, language) for language in Language), key
    return True
