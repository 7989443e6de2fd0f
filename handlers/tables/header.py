"""表头 · which table a sheet holds, and which column is which: by the names of its heading, in any order."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from handlers.kit.card import Label, Value
from handlers.kit.draw import text_key
from handlers.kit.form import Form
from handlers.kit.questions import Attaching
from handlers.tables.reading import Sheet, Unreadable

DEPARTMENTS, MEMBERS, PARTNERS, RECORDS = "departments", "members", "partners", "records"
COLUMNS: dict[str, tuple[str, ...]] = {
    DEPARTMENTS: ("department-number", "department-title", "department-parent", "department-head",
                  "department-deputy", "department-liaison"),
    MEMBERS: ("member-number", "member-name", "member-home", "member-family", "member-state", "member-left",
              "member-language", "member-roles"),
    PARTNERS: ("partner-number", "partner-title", "partner-contacts", "partner-manager", "contract-number",
               "contract-starts", "contract-ends"),
    RECORDS: ("record-kind",),
}  # fmt: skip
NEEDED = {
    DEPARTMENTS: "department-title",
    MEMBERS: "member-name",
    PARTNERS: "partner-title",
    RECORDS: "record-kind",
}
FIRST_ROWS = 10  # a heading stands among these
_REMARK = re.compile(r"[(（\[【].*?[)）\]】]|[*＊:：]")


class Lexicon(Protocol):
    """What a key is called in every language; implemented where the words are."""

    def spoken(self, value: Value) -> Sequence[str]:
        """The words of a key, one for each language."""


@dataclass(frozen=True)
class Entry:
    """A row of a table: its number in the file, and what stands under each known heading."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Table:
    """A sheet that was recognised."""

    kind: str
    sheet: str
    entries: tuple[Entry, ...]
    unknown: tuple[str, ...]  # headings that mean nothing to us


class Headings:
    """The names of all columns, folded: of the tables, and of every question of every kind of record."""

    def __init__(self, lexicon: Lexicon, kinds: Sequence[type[Form]]) -> None:
        self._of = {kind: _names(lexicon, columns) for kind, columns in COLUMNS.items()}
        for form in kinds:
            for question in form.questions:
                if not isinstance(question.kind, Attaching):
                    label = Label(label=f"{text_key(form, question.name)}.label")
                    for name in lexicon.spoken(label):
                        self._of[RECORDS].setdefault(folded(name), record_column(name))

    def table(self, sheet: Sheet) -> Table:
        """The sheet as a table. Raises Unreadable when no row of it is a heading."""
        found = max(self._candidates(sheet), key=lambda each: each[0], default=None)
        if found is None:
            raise Unreadable("import-no-heading", sheet=sheet.title or "blank")
        _, kind, place, names = found
        columns = [self._of[kind].get(folded(name)) for name in names]
        doubled = next((n for n, c in zip(names, columns, strict=True) if c and columns.count(c) > 1), None)
        if doubled:
            raise Unreadable("import-heading-twice", sheet=sheet.title, column=doubled)
        unknown = tuple(name for name, column in zip(names, columns, strict=True) if name and not column)
        entries = tuple(
            Entry(line, {c: cell for c, cell in zip(columns, row, strict=False) if c})
            for line, row in sheet.rows[place + 1 :]
        )
        return Table(kind, sheet.title, tuple(e for e in entries if any(e.cells.values())), unknown)

    def _candidates(self, sheet: Sheet) -> Iterator[tuple[int, str, int, tuple[str, ...]]]:
        """Every row that may be the heading, with how much of it is known; one in two tiers is read as one."""
        above: tuple[str, ...] = ()
        for place, (_, row) in enumerate(sheet.rows[:FIRST_ROWS]):
            tiers = tuple(cell or (above[i] if i < len(above) else "") for i, cell in enumerate(row))
            for names in dict.fromkeys((row, tiers)):
                for kind, known in self._of.items():
                    columns = {known[folded(name)] for name in names if folded(name) in known}
                    if NEEDED[kind] in columns and len(columns) > 1:
                        yield len(columns), kind, place, names
            above = row


def record_column(name: str) -> str:
    """The column of an answer, by the name of its question."""
    return f"answer {folded(name)}"


def folded(name: str) -> str:
    """How headings and closed lists are compared: no blanks, no case, no remarks in brackets."""
    return "".join(_REMARK.sub("", name).casefold().split())


def chooser(lexicon: Lexicon, labels: Mapping[str, Value]) -> Callable[[str], str | None]:
    """Understands the members of a closed list as they are called in any language."""
    known = {folded(name): key for key, label in labels.items() for name in (key, *lexicon.spoken(label))}
    return lambda text: known.get(folded(text))


def _names(lexicon: Lexicon, columns: Sequence[str]) -> dict[str, str]:
    """A column may have several names in each language, separated by |."""
    return {
        folded(name): column
        for column in columns
        for label in (f"import-column-{column}", f"import-names-{column}")
        for names in lexicon.spoken(Label(label=label))
        for name in names.split("|")
    }
