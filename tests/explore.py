"""Which way to go: breadth first, so that the first road to a move is the shortest one there is."""

import itertools
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlmodel import Session

from handlers.approvals import TurnKey
from handlers.kit import access
from handlers.kit.card import Refused
from handlers.kit.move import Machine, Move, Overdue
from handlers.kit.questions import Choosing
from handlers.kit.turn import Turn
from handlers.office import office
from scheduler.deadlines import TIME
from storage.queries import people, time
from storage.queries.people import Actor
from tests.road_seeds import SEEDS, Seed
from tests.roads import Node, Step, World

Opener = Actor | datetime  # who makes a move; or when time itself does
People = list[tuple[Actor, Turn]]


@dataclass(frozen=True)
class Place:
    """One row in one house, and which moves are open to whom."""

    node: Node
    machine: Machine
    facts: Any
    open: dict[type[Move], list[Opener]]
    clocked: bool  # whether the clock of its state runs

    @property
    def code(self) -> str:
        return self.facts.row.code

    @property
    def status(self) -> Any:
        return self.facts.row.status

    @property
    def told(self) -> Any:
        """By what it differs from other places: the row's own states and counts, its clock, what the seed adds."""
        row = self.facts.row
        names = (name for name in type(row).model_fields if name not in ("id", "version") and name[-3:] != "_id")
        values = ((name, getattr(row, name)) for name in names)
        own = [each for each in values if isinstance(each[1], Enum | int)]
        return own, self.clocked, SEEDS[self.machine.name].tells(self.facts)


class Explorer:
    """Every road through one machine, until each of its changing moves was made."""

    def __init__(self, world: World, machine: Machine, seed: Seed) -> None:
        self.world, self.machine, self.seed = world, machine, seed
        self.roads: dict[type[Move], tuple[str, ...]] = {}
        self.missing = {move for move in machine.moves if not move.reads}
        self.picked: set[Any] = set()  # answers that were given in moves that leave the state as it is
        self.stood: set[Any] = set()  # the states in which a place was looked at
        self.alike: set[Any] = set()  # states together with what was open to whom

    def explore(self) -> Iterator[Place | Step]:
        """Every place that is like none before and every step made, of each beginning in turn; at last the states
        that lead nowhere."""
        searches = deque(self._from(*root) for root in self.seed.begin(self.world))
        while searches:
            search = searches.popleft()
            for found in itertools.islice(search, 1):
                yield found
                searches.append(search)

    def _from(self, root: Node, code: str) -> Iterator[Place | Step]:
        made: set[Any] = set()
        seen: set[Any] = set()
        barren: set[Any] = set()  # steps beside the states that changed nothing
        waiting: deque[tuple[Node, Any, str]] = deque([(root, None, "")])
        while waiting:
            node, by, was = waiting.popleft()
            if not self.missing and self.world.states(node, self.seed.table)[code] in self.stood:
                continue
            place, *beside = self._look(node, code)
            told, pending = _told([place, *beside]), _pending(place, made)
            barren |= {by} if told == was else set()
            if (told, pending) in seen:
                continue
            seen.add((told, pending))
            if (place.status, _pending(place, set())) not in self.alike:
                yield place
            self.stood.add(place.status)
            self.alike.add((place.status, _pending(place, set())))
            for step in self._steps([place, *beside], barren) if self.missing else ():
                yield step
                self._note(step, code, made)
                waiting.append((step.after, (step.move, place.status), told))
            waiting += ((after, None, told) for after in self._machinery(place))

    def _look(self, node: Node, code: str) -> list[Place]:
        """The row and those beside it."""
        with self.world.at(node) as turn:
            session, everybody = turn(TIME).session, present(self.world, node, turn)
            place = _place(node, self.machine, code, everybody)
            beside = self.seed.beside(place.facts, session)
            return [place, *(_place(node, office().machines[name], row, everybody) for name, row in beside)]

    def _steps(self, places: list[Place], barren: set[Any]) -> Iterator[Step]:
        """Every move that leads on; a step beside the states once on every road, where it leads anywhere at all."""
        for place in places:
            for move, openers in place.open.items():
                beside = move.target is None and move not in SEEDS[place.machine.name].again
                vain = move.code in place.node.road or (move, places[0].status) in barren
                if openers and not (beside and vain):
                    yield from self._made(place, move, openers)

    def _made(self, place: Place, move: type[Move], openers: list[Opener]) -> Iterator[Step]:
        """With every option of every choice, by the first who can; where several must, who has not yet."""
        choices = [(q.name, n) for q in move.questions if isinstance(q.kind, Choosing)
                   for n in range(1, len(q.kind.among))]  # fmt: skip
        several = SEEDS[place.machine.name].again.get(move)
        had = several(place.facts) if several else ()
        if move.target is None and not several:  # what leaves the state as it is: another answer once is enough
            choices = [(name, n) for name, n in choices if (move, name, n) not in self.picked]
        left = [opener for opener in openers if isinstance(opener, datetime) or opener.id not in had]
        for picks in ({}, *({name: n} for name, n in choices)):
            made = (self._step(place, move, opener, picks) for opener in left)
            for step in itertools.islice(filter(None, made), 1):
                yield step
                self.picked |= {(move, *each) for each in picks.items()}

    def _step(self, place: Place, move: type[Move], opener: Opener, picks: dict[str, int]) -> Step | None:
        """None when it is refused only now: by what was filled in, or by what the office's numbers say."""
        try:
            if isinstance(opener, datetime):
                return self.world.ticks(place.node, move, place.code, opener)
            return self.world.goes(place.node, move, opener, place.code, picks, alone=move is TurnKey)
        except Refused:
            return None

    def _note(self, step: Step, code: str, made: set[type[Move]]) -> None:
        """What was made whole: of several people's acts the last one; also what followed from it for this row."""
        for line in step.journal.lines:
            for move in (step.move, *self.machine.moves):
                if line.action == move.code and move.target in (None, line.facts.get("now")):
                    made.add(_mark(move, line.facts.get("was")))
                    if line.on == code:
                        self.missing.discard(move)
                        self.roads.setdefault(move, step.after.road)

    def _machinery(self, place: Place) -> Iterator[Node]:
        for status in self.seed.machinery.get(place.status, ()):

            def act(session: Session, _: Any, to: Any = status) -> None:
                session.merge(place.facts.row).status = to

            yield self.world.does(place.node, f"({status})", act)[0]


def present(world: World, node: Node, turn: Callable[[Actor], Turn]) -> People:
    """Everybody as they are at a node, each with a turn of their own; time itself first."""
    members = people.actors_for_system(turn(TIME).session, world.house.day(node.now))
    return [(actor, turn(actor)) for actor in (TIME, *members.values())]


def load(machine: Machine, code: str, everybody: People) -> Any:
    """The facts of a row as time itself sees them, or whoever is concerned."""
    found = (machine.facts(turn, code) for _, turn in everybody)
    return next(facts for facts in found if facts is not None)


def refusal(move: type[Move], turn: Turn, facts: Any) -> str | None:
    """The key of the sentence with which somebody is refused, or None."""
    try:
        access.check(move, turn, facts)
    except Refused as refused:
        return refused.key
    return None


def _place(node: Node, machine: Machine, code: str, everybody: People) -> Place:
    facts = load(machine, code, everybody)
    now = [move for move in machine.moves if facts.row.status in move.sources and not move.reads]
    opened: dict[type[Move], list[Opener]] = {
        move: [actor for actor, turn in everybody[1:] if move.refusal(facts, turn) is None] for move in now
    }
    live = time.live_for_system(everybody[0][1].session, code)
    own = machine.waits.get(facts.row.status)
    for clock in live:
        for move in now:
            if isinstance(move.by, Overdue) and move.by.kind == clock.kind:
                opened[move].append(max(node.now, clock.due_at))
    return Place(node, machine, facts, opened, any(own and clock.kind == own.kind for clock in live))


def _who(openers: list[Opener]) -> frozenset[Any]:
    return frozenset("time" if isinstance(each, datetime) else each.id for each in openers)


def _pending(place: Place, made: set[Any]) -> frozenset[Any]:
    """What is still to be made from here, and by whom it could be."""
    left = ((move, who) for move, who in place.open.items() if who and _mark(move, place.status) not in made)
    return frozenset((move.code, _who(who)) for move, who in left)


def _mark(move: type[Move], status: Any) -> Any:
    """A move is to be made in every state it may be made in; a step beside the states once."""
    return move if move.target is None else (move, status)


def _told(places: list[Place]) -> str:
    """By what a house differs from others; of equal rows beside it one is enough."""
    return repr((places[0].told, sorted({repr(place.told) for place in places[1:]})))
