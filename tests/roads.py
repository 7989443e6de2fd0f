"""A walker over declared machines: it makes every open move for real, with generated answers, and takes it back.

It works on turns, below any front end: permissions, guards, effects, clocks are the product's own.
"""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from handlers.kit import answers as walk
from handlers.kit.card import Refused
from handlers.kit.move import Decided, Machine, Move, Overdue
from handlers.kit.questions import Attaching, Choosing, Counting, Dating, Naming, Question
from handlers.kit.turn import House, Turn
from regulation.permissions import CLOCK
from scheduler.deadlines import TIME
from storage.journal import Journal
from storage.queries import time
from storage.queries.people import Actor
from storage.tables import Attachment

TRIES = 24  # fillings of one form
Related = Callable[[Any], list[tuple[Machine, str]]]  # rows of other machines that may have to move in between


def nothing(facts: Any) -> list[tuple[Machine, str]]:
    return []


@dataclass
class Walker:
    """Explores from one row until every move of its machines was made, or nothing new is found."""

    session: Session
    house: House
    actors: list[Actor]
    people: list[str]  # codes that a question for somebody is answered with
    machine: Machine
    code: str
    related: Related = nothing
    roads: dict[str, list[str]] = field(default_factory=dict)
    refusals: set[tuple[str, str]] = field(default_factory=set)  # a move and why it was refused
    troubles: list[str] = field(default_factory=list)
    _seen: set[Any] = field(default_factory=set)
    _known: dict[tuple[str, str], Any] = field(default_factory=dict)  # until something changes

    def explore(self, now: datetime, road: tuple[str, ...] = ()) -> None:
        """Depth first, what was never made first; every step is taken back afterwards."""
        if len(road) > 30 or not self.missing():
            return
        options = list(self._open(now))
        key = (self._states(), frozenset(move.code for _, _, move, _ in options))
        if key in self._seen:
            return
        self._seen.add(key)
        for machine, code, move, actor in sorted(options, key=lambda each: each[2].code in self.roads):
            at = self._moment(move, code, now)
            if at is None:
                continue
            for option in _variants(move):
                step = self.session.begin_nested()
                if self._make(machine, code, move, actor, at, option):
                    self.roads.setdefault(move.code, [*road, move.code])
                    self.explore(at, (*road, move.code))
                self._back(step)

    def missing(self) -> set[str]:
        """The moves that were never made."""
        wanted = {move.code for machine, _ in self._rows() for move in machine.moves if move.changes()}
        return wanted - self.roads.keys()

    def _rows(self) -> list[tuple[Machine, str]]:
        facts = self._facts(self.machine, self.code)
        return [(self.machine, self.code), *(self.related(facts) if facts else [])]

    def _states(self) -> frozenset[str]:
        found = (self._facts(machine, code) for machine, code in self._rows())
        return frozenset(str(facts.row.status) for facts in found if facts)

    def _open(self, now: datetime) -> Iterator[tuple[Machine, str, type[Move], Actor]]:
        """Every move that somebody may make, with the first who may; why others may not is remembered."""
        for machine, code in self._rows():
            changing = [move for move in machine.moves if move.changes()]
            able = self._able(machine, code, changing, now)
            facts = self._facts(machine, code)
            for move in changing:
                if isinstance(move.by, Overdue | Decided):
                    if facts and facts.row.status in move.sources and not self._refused(move, facts, TIME, now):
                        yield machine, code, move, TIME
                elif move.code in able:
                    yield machine, code, move, able[move.code]

    def _able(self, machine: Machine, code: str, moves: list[type[Move]], now: datetime) -> dict[str, Actor]:
        found: dict[str, Actor] = {}
        for actor in self.actors:
            turn = self._turn(actor, now)
            facts = machine.facts(turn, code)
            for move in moves if facts else ():  # otherwise it is hidden from them
                refused = move.refusal(facts, turn)
                if refused:
                    self.refusals.add((move.code, refused.key))
                else:
                    found.setdefault(move.code, actor)
        return found

    def _refused(self, move: type[Move], facts: Any, actor: Actor, now: datetime) -> bool:
        return any(guard(facts, actor.viewer, now) for guard in move.needs)

    def _moment(self, move: type[Move], code: str, now: datetime) -> datetime | None:
        """When it happens: now; for what time itself does, when the clock has run out."""
        if not isinstance(move.by, Overdue):
            return now + timedelta(minutes=1)
        live = time.live_for_system(self.session, code, move.by.kind)
        return max(now, live[0].due_at + timedelta(seconds=1)) if live else None

    def _make(
        self, machine: Machine, code: str, move: type[Move], actor: Actor, at: datetime, option: str | None
    ) -> bool:
        """Whether one of the generated fillings does; what it must bring about is looked at."""
        turn = self._turn(actor, at)
        for given in self._fillings(move, machine, code, turn, option):
            step = self.session.begin_nested()
            facts = self._facts(machine, code)
            was = facts.row.status
            try:
                filled = move.filled(given)
                complete = filled.complete(facts, turn)
                filled.make(facts, turn)
            except Refused as refused:
                self.refusals.add((move.code, refused.key))
                self._back(step)
                continue
            step.commit()
            self._known.clear()
            self._check(machine, code, move, was, complete)
            return True
        return False

    def _back(self, step: Any) -> None:
        step.rollback()
        self.session.expire_all()
        self._known.clear()

    def _check(self, machine: Machine, code: str, move: type[Move], was: Any, complete: bool) -> None:
        """The state that was declared; no clock of a state that was left; none at all where nothing can happen."""
        facts = self._facts(machine, code)
        now, live = facts.row.status, {row.kind for row in time.live_for_system(self.session, code)}
        if move.target is not None and complete and now is not move.target:
            self.troubles.append(f"{move.code}: {was} became {now}")
        if now is not was and was in machine.waits and machine.waits[was].kind in live:
            kinds = {machine.waits[now].kind} if now in machine.waits else set()
            if machine.waits[was].kind not in kinds:
                self.troubles.append(f"{move.code}: the clock of {was} still runs")
        if live and not any(now in each.sources for each in machine.moves if each.changes()):
            self.troubles.append(f"{move.code}: {live} run on in {now}")

    def _fillings(
        self, move: type[Move], machine: Machine, code: str, turn: Turn, option: str | None
    ) -> Iterator[dict[str, Any]]:
        facts = self._facts(machine, code)
        answers = [self._answers(question, facts, turn) for question in move.questions]
        if option is not None:  # the way of this branch
            answers[_choice(move)] = [option]
        for values in itertools.islice(itertools.product(*answers), TRIES):
            given = dict(zip((question.name for question in move.questions), values, strict=True))
            asked = {question.name for question in walk.visible(move.questions, given)}
            yield {name: value for name, value in given.items() if name in asked and value is not None}

    def _answers(self, question: Question, facts: Any, turn: Turn) -> list[Any]:
        match question.kind:
            case Choosing(among=among):
                return [member.value for member in among]
            case Naming():
                return self.people
            case Dating(coming=coming):
                return self._days(facts, turn, coming)
            case Counting(least=least):
                return [str(least)]
            case Attaching():
                return [[self._file()]]
        return ["已按要求核实并说明"]

    def _days(self, facts: Any, turn: Turn, coming: bool) -> list[str]:
        if not coming:
            return [turn.today.isoformat()]
        due = getattr(facts.row, "due_on", None)
        days = [turn.today + timedelta(days=n) for n in (10, 20, 5)]
        return [day.isoformat() for day in ([due + timedelta(days=5)] if due else []) + days]

    def _file(self) -> str:
        row = Attachment(code=f"F{len(self.roads)}{len(self.refusals)}{id(self) % 997}"[:10], stored_as="", name="图.png",
                         media_type="image/png", size=1, sha256="")  # fmt: skip
        row.stored_as = f"{row.code}-{self.session.identity_key(Attachment, 0)}"[:40]
        existing = self.session.get(Attachment, 1)
        if existing is None:
            self.session.add(row)
            self.session.flush()
            return row.code
        return existing.code

    def _facts(self, machine: Machine, code: str) -> Any:
        key = machine.name, code
        if key not in self._known:
            viewers = (CLOCK, *(actor.viewer for actor in self.actors))
            found = (machine.load(self.session, viewer, [code]).get(code) for viewer in viewers)
            self._known[key] = next((facts for facts in found if facts), None)
        return self._known[key]

    def _turn(self, actor: Actor, now: datetime) -> Turn:
        return Turn(self.session, now, actor, self.house, Journal())


def _choice(move: type[Move]) -> int:
    """The place of the first question that is a choice, or -1."""
    places = [place for place, question in enumerate(move.questions) if isinstance(question.kind, Choosing)]
    return places[0] if places else -1


def _variants(move: type[Move]) -> list[str | None]:
    """Every way at the first fork of a form; one way where there is none."""
    place = _choice(move)
    kind = move.questions[place].kind if place >= 0 else None
    return [member.value for member in kind.among] if isinstance(kind, Choosing) else [None]


@dataclass
class Guide(Walker):
    """Follows the shortest declared way to one move after the other: for machines too large to be explored."""

    via: dict[str, tuple[str, ...]] = field(default_factory=dict)  # what must have happened before, in this order

    def walk_all(self, now: datetime) -> None:
        """Every move on a road of its own; each road is taken back."""
        for move in self.machine.moves:
            if move.changes() and move.code not in self.roads:
                step = self.session.begin_nested()
                self._road(now, [*self.via.get(move.code, ()), move.code])
                self._back(step)

    def _road(self, now: datetime, goals: list[str]) -> None:
        made: list[str] = []
        for goal in goals:
            for code in [*self._way(goal), goal]:
                at = self._step(code, now)
                if at is None:
                    return
                now = (
                    self._try(self.machine, self.code, code, at) or at
                )  # the second of two people, if there is one
                self.roads.setdefault(code, [*made, code])
                made.append(code)

    def _way(self, goal: str) -> list[str]:
        """The shortest way, by declaration, from the state of the row to one in which the move can be made."""
        by_code = {move.code: move for move in self.machine.moves}
        start = self._facts(self.machine, self.code).row.status
        queue: list[tuple[Any, list[str]]] = [(start, [])]
        seen = {start}
        for state, way in queue:
            if state in by_code[goal].sources:
                return way
            for move in self.machine.moves:
                if move.target and state in move.sources and move.target not in seen and move.code not in self.via:
                    seen.add(move.target)
                    queue.append((move.target, [*way, move.code]))
        return []

    def _step(self, code: str, now: datetime) -> datetime | None:
        """Makes it; where something beside is missing first, what can be done beside is done once, then it again."""
        at = self._try(self.machine, self.code, code, now)
        if at is not None:
            return at
        for machine, row in self._rows():
            for move in machine.moves:
                if move.changes() and (machine is not self.machine or move.target is None):
                    done = self._try(machine, row, move.code, now)
                    now = done or now
                    at = self._try(self.machine, self.code, code, now) if done else None
                    if at is not None:
                        return at
        return None

    def _try(self, machine: Machine, row: str, code: str, now: datetime) -> datetime | None:
        move = next(each for each in machine.moves if each.code == code)
        options = [each for each in self._open(now) if each[1] == row and each[2] is move]
        at = self._moment(move, row, now)
        if not options or at is None:
            return None
        return at if self._make(machine, row, move, options[0][3], at, None) else None
