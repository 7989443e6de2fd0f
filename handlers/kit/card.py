"""What a person is shown, as data: keys and values, never sentences. Each front end has one renderer for it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from handlers.kit.naming import kebab


class Data(BaseModel):
    """Frozen, JSON in and out: a card may wait in the outbox, a reply in `seen`."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Label(Data):
    """A text key, with the values its sentence needs."""

    label: str
    values: "dict[str, str | int | Label | On | At]" = {}


class On(Data):
    """A day, written the reader's way."""

    day: date


class At(Data):
    """A moment (aware UTC), written in the institution's zone."""

    at: datetime


Label.model_rebuild()
Value = str | int | Label | On | At
Style = Literal["primary", "plain", "danger", "quiet"]
Tone = Literal["done", "attention", "time", "confidential", "refused"]


class Choice(Data):
    """A button: what it says and the code it sends."""

    code: str
    label: Value
    style: Style = "plain"


class Fact(Data):
    """One line "label: value", with the code of the button that changes it."""

    label: Label
    value: tuple[Value, ...]
    edit: str | None = None


class FileLink(Data):
    """A file that can be opened from a card; size in bytes."""

    code: str
    name: str
    size: int
    picture: bool = False  # drawn by us, to be seen at once


class Ask(Data):
    """What the card waits for, so that a front end can offer the fitting input."""

    kind: Literal["choice", "subject", "day", "number", "text", "long", "files"]
    field: str
    most: int | None = None  # characters of a text, files of a list
    earliest: date | None = None
    latest: date | None = None
    prefix: str | None = None  # a day's ISO date behind this is the code of its button


class Card(Data):
    """The one thing shown to a person."""

    text: str
    values: dict[str, Value] = {}
    eyebrow: Label | None = None
    progress: tuple[int, int] | None = None
    facts: tuple[Fact, ...] = ()
    files: tuple[FileLink, ...] = ()
    choices: tuple[Choice, ...] = ()
    ask: Ask | None = None
    tone: Tone | None = None
    draft: str | None = None  # the draft it belongs to: older cards of a draft are stale


class Reply(Data):
    """How a use case went well. `about` names a row whose open moves become buttons, `then` forms to go on with,
    by their code or a whole button's.

    `files` are attached for its reader, who must be allowed to open them.
    `once`: it holds a secret and is shown a single time; nothing of it is kept.
    """

    key: str
    values: dict[str, Value] = {}
    about: tuple[str, str] | None = None  # a machine's name and a row's code
    then: tuple[str, ...] = ()
    files: tuple[FileLink, ...] = ()
    tone: Tone | None = None
    once: bool = False


class Refused(Exception):
    """How a use case did not go: the sentence's key, the field it is about, a button's code as a way on."""

    def __init__(self, key: str, field: str | None = None, way: str | None = None, **values: Value) -> None:
        super().__init__(key)
        self.key = key
        self.field = field
        self.way = way
        self.values = values


def word(member: StrEnum) -> Label:
    """The label of a member of a closed list: `record-status-submitted`."""
    return Label(label=f"{kebab(type(member).__name__)}-{kebab(member.value)}")


def json(data: Data) -> dict[str, Any]:
    """As plain JSON, for a sealed column."""
    return data.model_dump(mode="json", exclude_defaults=True)
