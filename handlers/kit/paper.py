"""文件 · what is printed, as data: keys and values, never sentences; and how a use case orders it."""

from datetime import date, datetime

from handlers.kit.card import Data, Fact, Label, Reply, Value, json
from handlers.kit.turn import Turn
from regulation.vocabulary import Format
from storage import codes
from storage.tables import Document


class Table(Data):
    """A table of a document; every row has as many cells as there are columns."""

    heading: Label
    columns: tuple[Label, ...]
    rows: tuple[tuple[tuple[Value, ...], ...], ...]


class Entry(Data):
    """A deadline in a calendar. `alarms` in minutes from the beginning of the day."""

    uid: str
    sequence: int
    day: date
    made_at: datetime
    alarms: tuple[int, ...]


class Paper(Data):
    """One document. `kind` is the key of its title; `watermark` stands across every page.

    With an `issuer` it is set as an official document (公文): number, addressee, numbered paragraphs, signature and
    day; `parts` follow in the same file, each on a page of its own.
    """

    kind: str
    values: dict[str, Value] = {}
    facts: tuple[Fact, ...] = ()
    text: str = ""
    tables: tuple[Table, ...] = ()
    charts: tuple[Table, ...] = ()  # of an official document: a stacked bar for every row
    watermark: Label | None = None
    number: str = ""
    addressee: Label | None = None
    body: tuple[Label, ...] = ()
    issuer: Label | None = None
    day: date | None = None
    parts: "tuple[Paper, ...]" = ()
    entry: Entry | None = None  # what a calendar file says


def order(turn: Turn, paper: Paper, format_: Format, name: str, told: Reply | None = None) -> Reply:
    """Writes the order down; it is printed after the commit, and its owner is told when it is ready.

    `told`: the words that bring it at once, instead of the way to it.
    """
    row = turn.save(
        Document(
            code=codes.new(10),
            kind=paper.kind,
            format=format_,
            language=turn.actor.language,
            owner_id=turn.actor.id,
            ordered_at=turn.now,
            paper=json(paper),
            name=f"{name}.{format_.value}",
            told=json(told) if told else None,
        )
    )
    turn.note("order-document", row.code, kind=paper.kind, format=format_.value)
    return Reply(key="document-ordered", values={"name": row.name or ""}, tone="time")
