"""Questions: what kind of answer each field asks for, derived from its annotation.

A kind knows three things: what it offers as buttons, how it reads a raw answer, how it shows a given one. Raw and
given answers are JSON, so that a draft, a modal and a button speak of the same thing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar, Literal

from handlers.kit import days, numbers
from handlers.kit.card import Label, On, Refused, Value, word
from handlers.kit.texts import cleaned
from handlers.kit.turn import Turn
from regulation import permissions
from regulation.vocabulary import SubjectKind
from storage.queries import conversation, people

Json = Any
LONG = 100  # characters from which a text deserves a larger box
MONTHS = 6  # that are offered as buttons
PAGE = 8  # options a page: a phone shows them without scrolling, and both platforms allow them


@dataclass(frozen=True)
class Option:
    """One possible answer: its key (stable, never its position) and what it says."""

    key: str
    label: Value


@dataclass(frozen=True)
class Only:
    """A mark on a closed list: only these members of it are offered."""

    members: tuple[StrEnum, ...]


@dataclass(frozen=True)
class Takes:
    """A mark on files: only these kinds of them."""

    endings: tuple[str, ...]


@dataclass(frozen=True)
class Choosing:
    """单选 · one of a closed list, or of a part of it."""

    widget: ClassVar[Literal["choice"]] = "choice"
    words: type[StrEnum]
    among: tuple[StrEnum, ...]

    def options(self, turn: object, page: int = 0, text: str = "") -> list[Option]:
        return [Option(member.value, word(member)) for member in self.among]

    def read(self, raw: Json, turn: object) -> Json:
        if raw not in {member.value for member in self.among}:
            raise Refused("error-choose")
        return raw

    def show(self, given: Json, turn: object) -> tuple[Value, ...]:
        return (word(self.words(given)),)


@dataclass(frozen=True)
class Naming:
    """主体 · a subject, of any kind or of one, found by name, pinyin or initials."""

    widget: ClassVar[Literal["subject"]] = "subject"
    of: SubjectKind | None = None
    may: str = ""  # the action that the answer is for: nobody is offered whom it does not reach

    def options(self, turn: Turn, page: int = 0, text: str = "") -> list[Option]:
        return [Option(line.code, titled(line)) for line in self.found(turn, text, PAGE + 1, page * PAGE)]

    def found(self, turn: Turn, text: str, limit: int, offset: int = 0) -> list[people.SubjectLine]:
        """The subjects that may be named here and begin like the text in any spelling."""
        near = permissions.reach(self.may, turn.viewer).departments if self._only_near(turn) else None
        return people.subjects(turn.session, turn.viewer, text, limit, offset, self.of, near)

    def read(self, raw: Json, turn: Turn) -> Json:
        named = people.subjects_named(turn.session, turn.viewer, [raw]) if isinstance(raw, str) else {}
        kinds = {self.of} if self.of else set(SubjectKind) - {SubjectKind.CONTACT}  # a contact has no file
        if raw not in named or named[raw].kind not in kinds:
            raise Refused("error-nobody-found")
        near = permissions.reach(self.may, turn.viewer).departments
        if self._only_near(turn) and named[raw].department_id not in near:
            raise Refused("error-not-your-department")
        return raw

    def _only_near(self, turn: Turn) -> bool:
        return permissions.only_near(self.may, turn.viewer)

    def show(self, given: Json, turn: Turn) -> tuple[Value, ...]:
        return (titled(people.subjects_named(turn.session, turn.viewer, [given])[given]),)


@dataclass(frozen=True)
class Dating:
    """日期 · a day: not after today or, if it is a coming one, not before; or either."""

    widget: ClassVar[Literal["day"]] = "day"
    coming: bool = False
    either: bool = False

    def options(self, turn: Turn, page: int = 0, text: str = "") -> list[Option]:
        if self.coming:
            near = {
                "day-in-a-week": turn.today + timedelta(days=7),
                "day-in-a-month": days.months_after(turn.today, 1),
                "day-in-three-months": days.months_after(turn.today, 3),
            }
        else:
            near = {"day-today": turn.today, "day-yesterday": turn.today - timedelta(days=1)}
        return [Option(day.isoformat(), Label(label=name)) for name, day in near.items()]

    def read(self, raw: Json, turn: Turn) -> Json:
        day = days.read(raw, turn.today, self.coming) if isinstance(raw, str) else None
        if day is None:
            raise Refused("error-day-coming" if self.coming else "error-day")
        if self.coming and day < turn.today:
            raise Refused("error-day-early", earliest=On(day=turn.today))
        if not self.coming and not self.either and day > turn.today:
            raise Refused("error-day-late", latest=On(day=turn.today))
        return day.isoformat()

    def show(self, given: Json, turn: Turn) -> tuple[Value, ...]:
        return (On(day=date.fromisoformat(given)),)


@dataclass(frozen=True)
class Monthly:
    """月份 · a month that is over, kept as its last day."""

    widget: ClassVar[Literal["choice"]] = "choice"

    def options(self, turn: Turn, page: int = 0, text: str = "") -> list[Option]:
        ends = [days.month_end(turn.today, -back) for back in range(1, MONTHS + 1)]
        return [Option(end.isoformat(), month_of(end)) for end in ends]

    def read(self, raw: Json, turn: Turn) -> Json:
        end = (days.month(raw, turn.today) or days.whole_month(raw)) if isinstance(raw, str) else None
        if end is None:
            raise Refused("error-month")
        if end >= turn.today:
            raise Refused("error-month-open", month=month_of(end))
        return end.isoformat()

    def show(self, given: Json, turn: Turn) -> tuple[Value, ...]:
        return (month_of(date.fromisoformat(given)),)


@dataclass(frozen=True)
class Unit:
    """A mark on a number: what it counts, and how many decimal places that has."""

    name: str
    places: int = 0


@dataclass(frozen=True)
class Counting:
    """数值 · a number between two bounds, in a unit, kept as a plain decimal."""

    widget: ClassVar[Literal["number"]] = "number"
    least: Decimal
    largest: Decimal
    unit: Unit

    def options(self, turn: Turn, page: int = 0, text: str = "") -> list[Option]:
        return []

    def read(self, raw: Json, turn: Turn) -> Json:
        number = numbers.read(raw) if isinstance(raw, str) else None
        if number is None:
            raise Refused("error-number")
        if not self.least <= number <= self.largest:
            raise Refused("error-number-range", least=self._said(self.least), most=self._said(self.largest))
        if number != round(number, self.unit.places):
            raise Refused("error-number-places", places=self.unit.places)
        return numbers.canonical(number)

    def show(self, given: Json, turn: Turn) -> tuple[Value, ...]:
        return (self._said(Decimal(given)),)

    def _said(self, number: Decimal) -> Label:
        return Label(label=f"unit-{self.unit.name}", values={"value": numbers.grouped(number, self.unit.places)})


@dataclass(frozen=True)
class Writing:
    """文字 · a text of at most so many characters."""

    most: int

    @property
    def widget(self) -> Literal["text", "long"]:
        return "long" if self.most > LONG else "text"

    def options(self, turn: object, page: int = 0, text: str = "") -> list[Option]:
        return []

    def read(self, raw: Json, turn: object) -> Json:
        if not isinstance(raw, str):
            raise Refused("error-text")
        text = cleaned(raw)
        if not text:
            raise Refused("error-empty")
        if len(text) > self.most:
            raise Refused("error-too-long", most=self.most, length=len(text))
        return text

    def show(self, given: Json, turn: object) -> tuple[Value, ...]:
        return (str(given),)


@dataclass(frozen=True)
class Attaching:
    """附件 · files, at most so many; each was stored when it came."""

    widget: ClassVar[Literal["files"]] = "files"
    most: int
    endings: tuple[str, ...] = ()  # only these kinds, by the ending of their names; none: whatever may be evidence

    def options(self, turn: Turn, page: int = 0, text: str = "") -> list[Option]:
        return []

    def read(self, raw: Json, turn: Turn) -> Json:
        if not isinstance(raw, list):
            raise Refused("error-files")
        if len(raw) > self.most:
            raise Refused("error-files-many", most=self.most)
        return raw

    def show(self, given: Json, turn: Turn) -> tuple[Value, ...]:
        files: Sequence[Any] = conversation.attachments_named_for_system(turn.session, given)
        return tuple(file.name for file in files) or (Label(label="none"),)


@dataclass(frozen=True)
class Enclosed:
    """其中一份 · one of the files that belong to the row the form is about; which those are the form says."""

    widget: ClassVar[Literal["choice"]] = "choice"

    def options(self, turn: object, page: int = 0, text: str = "") -> list[Option]:
        return []

    def read(self, raw: Json, turn: Turn) -> Json:
        if not isinstance(raw, str) or not conversation.attachments_named_for_system(turn.session, [raw]):
            raise Refused("error-choose")
        return raw

    def show(self, given: Json, turn: Turn) -> tuple[Value, ...]:
        files: Sequence[Any] = conversation.attachments_named_for_system(turn.session, [given])
        return tuple(file.name for file in files) or (Label(label="none"),)


Kind = Choosing | Naming | Dating | Monthly | Counting | Writing | Attaching | Enclosed


@dataclass(frozen=True)
class When:
    """A condition as data: the question is asked only when that field was answered with one of these values."""

    field: str
    values: tuple[str, ...]

    def __init__(self, field: str, *values: StrEnum) -> None:
        object.__setattr__(self, "field", field)
        object.__setattr__(self, "values", tuple(value.value for value in values))


@dataclass(frozen=True)
class Question:
    """One question of a form; a class is one source of them, rows may be another."""

    name: str
    kind: Kind
    optional: bool = False
    when: When | None = None


def titled(line: people.SubjectLine) -> str:
    """Names with their department: two people may have the same name."""
    return f"{line.name} · {line.department}" if line.department else line.name


def month_of(day: date) -> Label:
    """The month of a day, written the reader's way."""
    return Label(label="month-of", values={"year": str(day.year), "month": day.month})
