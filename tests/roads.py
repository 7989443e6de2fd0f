"""Roads through the state machines: a house in memory in which every move is tried by everybody.

A node is the whole database as bytes, with its moment: going on from it, or back to it, costs a copy. Nothing of the
product is replaced but the transport: forms are filled from their questions and pass the same check as a button.
"""

import asyncio
import contextlib
import itertools
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import create_engine, event, update
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, select

from bot.house import rules
from bot.settings import Settings
from handlers.approvals import TurnKey
from handlers.kit import access, answers, submission
from handlers.kit.card import Card, Refused, Reply
from handlers.kit.form import Form
from handlers.kit.move import Move
from handlers.kit.questions import Attaching, Counting, Dating, Enclosed, Naming, Question, Writing
from handlers.kit.turn import Turn
from handlers.office import office
from regulation.two_keys import RULES
from scheduler.deadlines import TIME, Deadlines
from scheduler.printing import Printing
from storage import codes, journal, sealed
from storage.database import DATABASE
from storage.journal import Journal
from storage.queries import documents, people
from storage.queries.people import Actor
from storage.tables import Approval, Attachment, Notice
from storage.vault import Vault

AHEAD = (30, 60, 7, 45)  # days from today that are tried as an answer
FILE = "ROADFILE"  # the code of a stored attachment
RECORD = "ROADRC"  # the code of a record that a seed may write, for who is asked for a number


@dataclass(frozen=True)
class Node:
    """The house at one moment, and by which road it came there."""

    image: bytes
    now: datetime
    road: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """What was done between two nodes, and what it left in the journal."""

    before: Node
    after: Node
    move: type[Form]
    row: str
    outcome: Any
    journal: Journal


class World:
    """The sample house, with one connection that nobody else sees."""

    def __init__(self, settings: Settings, now: datetime) -> None:
        self.house = rules(settings, Vault.open_folder(settings.keys))
        self.raw = _in_memory(settings)
        self.refused: set[str] = set()  # the keys of all refusals so far
        self.engine = create_engine("sqlite://", creator=lambda: self.raw, poolclass=StaticPool)
        event.listen(self.engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
        self.start, _, _ = self.does(Node(self.raw.serialize(), now), "a file", _stores_a_file)

    def close(self) -> None:
        self.engine.dispose()
        self.raw.close()

    @contextlib.contextmanager
    def at(self, node: Node) -> Iterator[Callable[[Actor], Turn]]:
        """Goes back to a node to look at it; nothing that happens there stays."""
        self.raw.deserialize(node.image)
        with sealed.by(self.house.vault), self.engine.connect() as connection, Session(connection) as session:
            yield lambda actor: Turn(session, node.now, actor, self.house)
            session.flush()
            assert self.raw.serialize() == node.image, "who only looked left something behind"

    def states(self, node: Node, table: Any) -> dict[str, str]:
        """The states of all rows of a table, by their codes, as they stand in the database."""
        self.raw.deserialize(node.image)
        return dict(self.raw.execute(f"SELECT code, status FROM {table.__tablename__}").fetchall())

    def clocks(self, node: Node) -> set[tuple[str, str]]:
        """The clocks that run, as (row's code, kind)."""
        self.raw.deserialize(node.image)
        return set(self.raw.execute("SELECT row_code, kind FROM deadline WHERE next_at IS NOT NULL").fetchall())

    def does(
        self, node: Node, label: str, act: Callable[[Session, Journal], Any], now: datetime | None = None
    ) -> tuple[Node, Any, Journal]:
        """Goes on from a node; what is refused must leave not a byte behind. Then what was ordered is printed, and
        every notice arrives."""
        self.raw.deserialize(node.image)
        left, moment = Journal(), now or node.now
        try:
            with sealed.by(self.house.vault), self.engine.begin() as connection:
                with Session(
                    connection, join_transaction_mode="create_savepoint", expire_on_commit=False
                ) as session:
                    outcome = act(session, left)
                    _prints(session, left, moment)
                    session.commit()
                journal.write(connection, [left])
                connection.execute(update(Notice).where(Notice.sent_at.is_(None)).values(sent_at=moment))
        except Refused as refused:
            self.refused.add(refused.key)
            assert self.raw.serialize() == node.image, f"{label} was refused and left something behind"
            raise
        return Node(self.raw.serialize(), moment, (*node.road, label)), outcome, left

    def everybody(self, node: Node) -> dict[str, Actor]:
        """The members by name."""
        with self.at(node) as turn:
            found = people.actors_for_system(turn(TIME).session, self.house.day(node.now))
        return {actor.name: actor for actor in found.values()}

    def goes(
        self, node: Node, form: type[Form], actor: Actor, row: str = "", picks: Mapping[str, int] | None = None,
        alone: bool = False, **said: str,
    ) -> Step:  # fmt: skip
        """Fills a form and hands it in; an answer that is refused gives way to the next one. Where others must agree
        they do, unless it is `alone`. Raises Refused."""
        tried, asked = Counter(picks or {}), {question.name for question in form.questions} - said.keys()

        def act(session: Session, left: Journal) -> Reply | Card:
            turn = Turn(session, node.now, actor, self.house, left)
            facts = access.facts(form, turn, row)
            access.check(form, turn, facts)
            return submission.perform(turn, form, filled(form, turn, tried, said, facts), facts)

        while True:
            try:
                step = Step(node, *_sorted(self.does(node, form.code, act), form, row))
                return step if alone else self._agreed(step)
            except Refused as refused:
                if refused.field not in asked:
                    raise
                tried[refused.field] += 1

    def ticks(self, node: Node, move: type[Move], row: str, now: datetime) -> Step:
        """Time goes by; whatever is due by then happens as it does in the house."""

        def act(session: Session, left: Journal) -> None:
            clock = Deadlines(_Memory(session, left), office(), self.house, lambda: now)  # type: ignore[arg-type]
            asyncio.run(clock.tick())

        return Step(node, *_sorted(self.does(node, move.code, act, now), move, row))

    def newest(self, node: Node, table: Any) -> Any:
        """The newest row of a table."""
        with self.at(node) as turn:
            return turn(TIME).session.exec(select(table).order_by(table.id.desc())).first()

    def _agreed(self, step: Step) -> Step:
        """Those who hold a key turn it, until it is carried out."""
        while isinstance(step.outcome, Reply) and step.outcome.key in ("approval-requested", "turn-key-one"):
            turned = self._next_key(step.after, self.newest(step.after, Approval))
            step = Step(step.before, turned.after, step.move, step.row, turned.outcome, turned.journal)
        return step

    def _next_key(self, node: Node, request: Approval) -> Step:
        refusals = []
        for actor in self.everybody(node).values():
            if actor.viewer.roles & RULES[request.rule].roles:
                try:
                    return self.goes(node, TurnKey, actor, request.code, alone=True)
                except Refused as refused:
                    refusals.append(refused)
        raise max(refusals, key=lambda refused: refused.field is not None)  # what was filled in, if it was that


@dataclass(frozen=True)
class _Memory:
    """What the engines need of a database."""

    session: Session
    journal: Journal

    async def read(self, look: Callable[[Session], Any]) -> Any:
        return look(self.session)

    async def write(self, turn: Callable[[Session, Journal], Any]) -> Any:
        return turn(self.session, self.journal)


class _Shelf:
    """What printing needs of a printer and of a store."""

    def print(self, *_: Any) -> bytes:
        return b"%PDF"

    def title(self, *_: Any) -> str:
        return "文书"

    def rest(self) -> None:
        """Nothing to do."""

    def put(self, content: bytes) -> str:
        return codes.new(10)


def _prints(session: Session, left: Journal, now: datetime) -> None:
    if documents.unprinted_for_system(session):
        printing = Printing(_Memory(session, left), _Shelf(), _Shelf(), lambda: now)  # type: ignore[arg-type]
        asyncio.run(printing.tick())


def filled(
    form: type[Form], turn: Turn, tried: Mapping[str, int], said: Mapping[str, str], facts: Any
) -> dict[str, Any]:
    """Answers to all questions that are asked, read as an answer of a person is read."""
    given: dict[str, Any] = {}
    files = [file.code for file in form.enclosed(facts)]
    while question := answers.current(form.questions, answers.Answers(given=given)):
        options = _options(question, turn, said.get(question.name), files)
        given[question.name] = _answer(question, turn, options, tried.get(question.name, 0))
    return given


def _options(question: Question, turn: Turn, said: str | None, files: list[str]) -> Iterator[Any]:
    if said is not None:
        return _said(question, turn, said)
    return iter(files) if isinstance(question.kind, Enclosed) else _candidates(question, turn)


def _answer(question: Question, turn: Turn, options: Iterator[Any], place: int) -> Any:
    raw = next(itertools.islice(options, place, None), "")
    try:
        return None if raw is None else question.kind.read(raw, turn)
    except Refused as refused:
        if raw == "":  # nothing is left to be tried
            raise Refused(refused.key) from None
        raise Refused(refused.key, field=question.name) from None


def _candidates(question: Question, turn: Turn) -> Iterator[Any]:
    if question.optional:
        yield None
    match question.kind:
        case Writing(most=most):
            yield "核对属实，材料齐全"[:most]
            yield RECORD
        case Attaching():
            yield [FILE]
        case Counting(least=least):
            yield str(least)
        case Dating(coming=False, either=False):
            yield turn.today.isoformat()
        case Dating():
            yield from ((turn.today + timedelta(days=days)).isoformat() for days in AHEAD)
        case Naming() as kind:
            yield from (line.code for line in kind.found(turn, "", 100))
        case kind:
            yield from (option.key for option in kind.options(turn))


def _said(question: Question, turn: Turn, said: str) -> Iterator[Any]:
    if isinstance(question.kind, Naming):
        return iter([question.kind.found(turn, said, 1)[0].code])
    return iter([said])


def _sorted(done: tuple[Node, Any, Journal], form: type[Form], row: str) -> tuple[Any, ...]:
    after, outcome, left = done
    return after, form, row, outcome, left


def _in_memory(settings: Settings) -> sqlite3.Connection:
    file = sqlite3.connect(settings.data / DATABASE)
    file.execute("PRAGMA journal_mode=DELETE")  # bytes that need no second file beside them
    memory = sqlite3.connect(":memory:", isolation_level=None)
    memory.execute("PRAGMA foreign_keys=ON")
    file.backup(memory)
    file.close()
    return memory


def _stores_a_file(session: Session, _: Journal) -> None:
    session.add(
        Attachment(code=FILE, stored_as=FILE, name="证明.csv", media_type="text/csv", size=1, sha256="0" * 64)
    )
