"""State machines: a move is a form that is also an edge. Nobody programs a machine, it is declared."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, Protocol

from sqlmodel import Session

from handlers.kit import clocks
from handlers.kit.card import Card, Refused, Reply, Value, word
from handlers.kit.clocks import Wait
from handlers.kit.form import DeclarationError, Form
from handlers.kit.turn import Turn
from regulation import permissions
from regulation.permissions import Concern, Viewer
from storage.queries import conversation


class StatefulRow(Protocol):
    """A row with a state, as a machine needs it."""

    id: int | None
    code: str
    status: Any
    version: int


class Facts(Protocol):
    """All that guards, relations and cards may know about one row."""

    @property
    def row(self) -> Any:
        """The row itself, a StatefulRow."""

    @property
    def concern(self) -> Concern:
        """Author and department, for the permission rows."""


Guard = Callable[[Any, Viewer, datetime], str | None]  # (facts, viewer, now) -> refusal key or None


@dataclass(frozen=True)
class Relation:
    """关系 · what a member is to a row (its author, its subject), beside any role."""

    name: str
    holds: Callable[[Any, Viewer], bool]


@dataclass(frozen=True)
class Overdue:
    """逾期 · who makes a move when a clock has run out: time itself. No button, nobody's right."""

    kind: str
    red: bool = False  # 红色预警: whoever must know of it is told at once, whatever the hour


@dataclass(frozen=True)
class Decided:
    """议定 · who makes a move when the leading group has voted on a motion. No button, nobody's right."""

    motion: str
    adopted: bool = True


By = str | Relation | Overdue | Decided


@dataclass(frozen=True)
class Machine:
    """A kind of row with states. `load` reads the facts of many rows in one query, as the viewer may see them."""

    name: str
    states: type[StrEnum]
    starts: str
    load: Callable[[Session, Viewer, Sequence[str]], dict[str, Any]]
    waits: Mapping[str, Wait] = field(default_factory=dict)  # by state: entering it starts the clock
    beside: tuple[Wait, ...] = ()  # clocks that run beside the state
    edition: Callable[[Any], str] | None = None  # under which a row began, where its numbers stay with it
    unsettled: Callable[[Any], bool] = lambda facts: False  # something is open that a vote must wait for
    spoken: Callable[[Any], dict[str, Value]] = lambda facts: {}  # the values every sentence about a row needs
    moves: list[type["Move"]] = field(default_factory=list)

    @property
    def clocks(self) -> list[str]:
        """The kinds of clocks by which people must act, in the order of the states: not those on which time alone
        acts, nor the days on which something ends."""
        waits = (*self.waits.values(), *self.beside)
        return list(dict.fromkeys(wait.kind for wait in waits if not (wait.silent or wait.exact)))

    def under(self, facts: Any, turn: Turn) -> Turn:
        """The turn by the numbers under which the row began."""
        return turn.under(self.edition(facts)) if self.edition else turn

    def enter(self, facts: Any, turn: Turn, was: str | None = None) -> None:
        """The row is in a state: the clock of the one before is met, its own starts, at first with those beside."""
        if was is not None and was in self.waits:
            clocks.meet(turn, self.waits[was].kind, facts.row.code)
        if not any(facts.row.status in move.sources for move in self.moves if move.changes()):
            clocks.stop(turn, facts.row.code)
        coming = [self.waits[facts.row.status]] if facts.row.status in self.waits else []
        coming += [wait for wait in self.beside if was is None and wait.begins(facts)]
        clocks.start(turn, facts, *coming)

    def about(self, row: StatefulRow) -> tuple[str, str]:
        """How a reply names a row whose open moves are to become buttons."""
        return self.name, row.code

    def done(self, facts: Any, key: str, **values: Value) -> Reply:
        """What whoever acted reads, with what can be done next."""
        return Reply(key=key, values=self.spoken(facts) | values, about=self.about(facts.row), tone="done")

    def told(self, facts: Any, key: str, **values: Value) -> Reply:
        """What others are told about a row."""
        return Reply(key=key, values=self.spoken(facts) | values, about=self.about(facts.row), tone="attention")

    def tell(self, turn: Turn, facts: Any, members: Iterable[int], key: str, **values: Value) -> None:
        """Each in their own chat, with the buttons that are theirs; not whoever acts. `facts` have steps: what is
        said of one of them is not what was said of the one before."""
        told = self.told(facts, key, **values)
        for member in dict.fromkeys(members):
            if member != turn.actor.id:
                turn.notify(member, told, f"{key} {facts.row.code} {facts.row.version} {len(facts.steps)}")

    def keep_files(self, turn: Turn, row: StatefulRow, files: Sequence[str]) -> None:
        """Files of a draft become evidence of a row; attachments have a column of the machine's name."""
        for file in conversation.attachments_named_for_system(turn.session, files):
            setattr(file, f"{self.name}_id", row.id)
            file.draft_id = None
            turn.save(file)

    def facts(self, turn: Turn, code: str) -> Any:
        """The facts of one row, or None when there is none that the actor may see."""
        found = self.load(turn.session, turn.viewer, [code])
        return found.get(code)

    def open_moves(self, facts: Any, turn: Turn) -> list[type["Move"]]:
        """What this person may do with this row now, in the order of declaration."""
        return [move for move in self.moves if move.refusal(facts, turn) is None]

    def read_states(self, text: str) -> frozenset[StrEnum]:
        """Reads "submitted | lead" or "*". Raises DeclarationError for a state that does not exist."""
        if text.strip() == "*":
            return frozenset(self.states)
        try:
            return frozenset(self.states(name.strip()) for name in text.split("|"))
        except ValueError as error:
            raise DeclarationError(f"{self.name}: {error}") from None


class Move(Form, abstract=True):
    """An edge: `moves="submitted | lead -> triaged"`, or without an arrow what leaves the state as it is.

    `by` names an action of the permission rows or a relation to the row; `needs` are guards. One that `renews`
    leaves the state and yet changes what others decide on: buttons from before it do not work any more.
    """

    on: ClassVar[Machine]
    sources: ClassVar[frozenset[StrEnum]]
    target: ClassVar[StrEnum | None] = None
    by: ClassVar[By]
    needs: ClassVar[tuple[Guard, ...]] = ()
    renews: ClassVar[bool] = False

    def __init_subclass__(
        cls,
        *,
        on: Machine | None = None,
        moves: str = "*",
        by: By | None = None,
        needs: tuple[Guard, ...] = (),
        renews: bool = False,
        **more: Any,
    ) -> None:
        super().__init_subclass__(**more)
        if on is None or by is None:
            return  # an abstract base; check_declaration meets any other
        cls.on, cls.by, cls.needs, cls.renews = on, by, needs, renews
        sources, arrow, target = moves.partition("->")
        cls.sources = on.read_states(sources)
        (cls.target,) = on.read_states(target) if arrow else (None,)
        on.moves.append(cls)

    @classmethod
    def check_declaration(cls) -> None:
        """Besides a form's: a move stands on a machine, and says who makes it."""
        if not hasattr(cls, "on"):
            raise DeclarationError(f"{cls.__name__} must say `on` and `by`")
        names = {Relation: "relation {0.name}", Overdue: "overdue {0.kind}", Decided: "decided {0.motion}"}
        cls.may = cls.by if isinstance(cls.by, str) else names[type(cls.by)].format(cls.by)
        super().check_declaration()

    @classmethod
    def changes(cls) -> bool:
        """Whether it does more than show the row."""
        return not cls.reads

    @classmethod
    def permits(cls, facts: Any, viewer: Viewer) -> bool:
        """Whether this person may ever make this move on this row."""
        if isinstance(cls.by, Overdue | Decided):
            return False
        if isinstance(cls.by, Relation):
            return cls.by.holds(facts, viewer)
        return permissions.allows(cls.by, viewer, facts.concern)

    @classmethod
    def refusal(cls, facts: Any, turn: Turn) -> Refused | None:
        """Why it cannot be made now, or None."""
        if not cls.permits(facts, turn.viewer):
            return Refused("not-permitted")
        if facts.row.status not in cls.sources:
            return Refused("move-not-now", state=word(facts.row.status))
        keys = (guard(facts, turn.viewer, turn.now) for guard in cls.needs)
        return next((Refused(key) for key in keys if key), None)

    def make(self, facts: Any, turn: Turn) -> Reply | Card:
        """Changes the state, lets `effect` do the rest, leaves an audit line. Raises Refused."""
        turn = self.on.under(facts, turn)
        was, moves = facts.row.status, self.target is not None and self.complete(facts, turn)
        if moves:
            facts.row.status = self.target
        reply = self.effect(facts, turn)
        if moves:
            turn.save(facts.row)
            self.on.enter(facts, turn, was)
        if self.renews and not moves:
            turn.renew(facts.row)
        if not self.reads:
            turn.note(self.code, facts.row.code, was=was.value, now=facts.row.status.value)
        return reply

    def complete(self, facts: Any, turn: Turn) -> bool:
        """Whether this act brings the row to the next state: it may take several people, each with an act."""
        return True

    def effect(self, facts: Any, turn: Turn) -> Reply | Card:
        """What the move does beside changing the state."""
        raise NotImplementedError
