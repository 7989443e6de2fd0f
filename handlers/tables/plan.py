"""导入方案 · what a file would do, row by row, decided before anything is written; kept sealed until it is done."""

import base64
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Literal

from handlers.kit.card import Label, Value

Doing = Literal["new", "changed", "unchanged", "wrong"]
SHOWN = 200  # lines of a report, of what is wrong and of what changes


@dataclass(frozen=True)
class Trouble:
    """Why a cell does not do and how to put it right: the column's key, a text key and its values."""

    column: str
    why: str
    values: dict[str, str | int] = field(default_factory=dict)


@dataclass
class Line:
    """One row of the file: whom it is about, and for each column that changes, what was and what is to be."""

    table: str
    sheet: str
    line: int
    who: str
    fresh: bool = False
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def do(self) -> Doing:
        """What becomes of it."""
        if self.troubles:
            return "wrong"
        if self.fresh:
            return "new"
        return "changed" if self.changes else "unchanged"

    def wrong(self, column: str, why: str, **values: str | int) -> None:
        """Notes a cell that does not do."""
        self.troubles.append(Trouble(column, why, values))


@dataclass(frozen=True)
class Step:
    """One thing to carry out: on which subject (by code), with what there was before, so that it can be undone."""

    do: str
    code: str
    given: dict[str, Any]
    was: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """The whole of it. `print` tells whether the house is still the one it was made for."""

    lines: tuple[Line, ...]
    steps: tuple[Step, ...]
    unknown: tuple[str, ...] = ()  # headings that mean nothing to us
    print: str = ""

    def count(self, do: Doing) -> int:
        """How many rows."""
        return self._counts[do]

    @property
    def kind(self) -> str:
        """The tables it holds."""
        return " ".join(dict.fromkeys(line.table for line in self.lines))

    @cached_property
    def _counts(self) -> Counter[Doing]:
        return Counter(line.do for line in self.lines)

    def report(self) -> list[dict[str, Any]]:
        """What is kept to be shown: a first entry on the whole, then wrong rows, then those that change."""
        by = Counter((line.table, line.do) for line in self.lines)
        counts = [[table, do, n] for (table, do), n in by.items()]
        head = {"counts": counts, "unknown": list(self.unknown), "steps": len(self.steps)}
        wrong = [line for line in self.lines if line.do == "wrong"]
        moving = [line for line in self.lines if line.do in ("new", "changed")]
        return [head, *(asdict(line) | {"do": line.do} for line in [*wrong[:SHOWN], *moving[:SHOWN]])]


@dataclass(frozen=True)
class Kept:
    """What lies in the file store for a batch: the file as it came, the steps, for which house they were made."""

    content: bytes
    steps: tuple[Step, ...]
    print: str

    def sealed(self) -> bytes:
        """As bytes for the store, which seals them: a line for each step, nobody waits for a long call."""
        head = {"content": base64.b64encode(self.content).decode(), "print": self.print}
        steps = ([step.do, step.code, step.given, step.was] for step in self.steps)
        return "\n".join(json.dumps(each, ensure_ascii=False) for each in (head, *steps)).encode()

    @classmethod
    def opened(cls, stored: bytes) -> "Kept":
        """From the store's bytes."""
        head, *steps = (json.loads(line) for line in stored.decode().split("\n"))
        return cls(base64.b64decode(head["content"]), tuple(Step(*each) for each in steps), head["print"])


def place(line: dict[str, Any]) -> Label:
    """Where a reported row stands, and about whom it is."""
    key = "import-row-of" if line["sheet"] else "import-row"
    return Label(label=key, values={"sheet": line["sheet"], "line": line["line"], "who": line["who"] or "–"})


def findings(line: dict[str, Any]) -> tuple[Value, ...]:
    """What is said of a reported row: what is wrong, or what changes into what."""
    if line["troubles"]:
        return tuple(_trouble(each) for each in line["troubles"])
    if line["fresh"]:
        return (Label(label="import-fresh"),)
    return tuple(_change(*each) for each in line["changes"])


def _trouble(trouble: dict[str, Any]) -> Label:
    values = trouble["values"]
    return Label(
        label="import-trouble",
        values={"column": column(trouble["column"]), "why": Label(label=trouble["why"], values=values)},
    )


def _change(where: str, was: str, now: str) -> Label:
    nothing = Label(label="none")
    return Label(
        label="import-change", values={"column": column(where), "was": was or nothing, "now": now or nothing}
    )


def column(key: str) -> str | Label:
    """How a column is called in a report; a question's column is called by its own name."""
    return key.removeprefix("answer ") if key.startswith("answer ") else Label(label=f"import-column-{key}")


def sample(lines: Sequence[dict[str, Any]], do: str) -> list[dict[str, Any]]:
    """The reported rows of one outcome."""
    return [line for line in lines if line.get("do") == do]
