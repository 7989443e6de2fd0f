"""核对 · what the checks of every table share: the lines so far, the steps so far, how a cell is read."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from handlers.kit.card import Value, word
from handlers.tables import reading
from handlers.tables.header import Entry, Lexicon, Table, chooser, folded
from handlers.tables.plan import Line, Step
from handlers.tables.register import Ambiguous, Known, Register
from regulation.vocabulary import JobFamily, Language, Role, SubjectKind

NAME, NUMBER = 40, 20  # characters
NOTHING = {"无", "none", "-", "—", "/"}  # a cell that empties what stands there; a blank one leaves it
_BETWEEN = re.compile(r"[、,，;；\n]")


@dataclass
class Work:
    """One file being checked. `open_house`: nobody is in it yet, so that it may also say who decides."""

    register: Register
    lexicon: Lexicon
    today: date
    language: Language
    open_house: bool
    lines: list[Line] = field(default_factory=list)
    stages: dict[str, list[Step]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.family = self._chooser(JobFamily)
        self.spoken_language = self._chooser(Language)
        self.role = self._chooser(Role)

    def line(self, table: Table, entry: Entry, who: str) -> Line:
        """The line of a row in the report."""
        line = Line(table.kind, table.sheet, entry.line, who)
        self.lines.append(line)
        return line

    def step(self, stage: str, step: Step) -> None:
        """Something to carry out, after everything of an earlier stage."""
        self.stages.setdefault(stage, []).append(step)

    def text(self, line: Line, entry: Entry, column: str, most: int) -> str:
        """A cell; one that is too long is told."""
        text = entry[column]
        if len(text) > most:
            line.wrong(column, "import-why-long", most=most, length=len(text))
        return text[:most]

    def day(self, line: Line, entry: Entry, column: str) -> date | None:
        """A day in a cell; one that cannot be read is told."""
        if not entry[column]:
            return None
        day = reading.day_of(entry[column], self.today)
        if day is None:
            line.wrong(column, "import-why-day", given=entry[column][:20])
        return day

    def refer(self, line: Line, column: str, kind: SubjectKind, text: str) -> Known | None:
        """Somebody whom a cell names by number or by a name that only one has; otherwise it is told."""
        try:
            found = self.register.one(kind, text)
        except Ambiguous:
            line.wrong(column, "import-why-several", given=text[:NAME])
            return None
        if found is None:
            line.wrong(column, "import-why-unknown", given=text[:NAME])
        return found

    def called(self, value: Value) -> str:
        """A key in the language of whoever reads the report."""
        return self.lexicon.spoken(value)[list(Language).index(self.language)]

    def _chooser(self, words: type[StrEnum]) -> Any:
        return chooser(self.lexicon, {member.value: word(member) for member in words})


class Edit:
    """The columns of one row that change, for the report and for the step."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.given: dict[str, Any] = {}
        self.was: dict[str, Any] = {}

    def set(self, column: str, name: str, was: Any, now: Any, shown: tuple[str, str] | None = None) -> None:
        """One value, if it changes; `shown` is how both read in the report."""
        if was == now:
            return
        self.was[name], self.given[name] = _plain(was), _plain(now)
        before, after = shown or (str(_plain(was) or ""), str(_plain(now) or ""))
        self.line.changes.append((column, before, after))


def several(text: str) -> list[str]:
    """The entries of a cell that may hold more than one."""
    return [each for part in _BETWEEN.split(text) if (each := part.strip())]


def empties(text: str) -> bool:
    """Whether a cell says that nothing stands there."""
    return folded(text) in NOTHING


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
