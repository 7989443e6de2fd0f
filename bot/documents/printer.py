"""The printer: a paper is put into words here; the press sets it as PDF or writes it as a workbook."""

from dataclasses import dataclass, field
from typing import Any

from bot.documents import fonts
from bot.documents.ics import calendar
from bot.documents.press import Press
from bot.documents.typesetting import pdf, picture, workbook
from bot.words import Words
from handlers.kit.card import At, Label, On, Value
from handlers.kit.paper import Paper, Table
from regulation.vocabulary import Format, Language

SHORT = 8  # characters: a column of short texts is as wide as they are
LEAST, MOST = 18, 40  # the longer ones share the rest by their length, within these


@dataclass(frozen=True)
class DocumentPrinter:
    """Prints off the loop; it keeps nothing."""

    words: Words
    address: str | None = None  # where people reach this house: there an issued document can be checked
    press: Press = field(default_factory=Press)

    def print(self, paper: Paper, format_: Format, language: Language) -> bytes:
        """The document's bytes. Raises NoFont for a PDF on a machine without Chinese glyphs."""
        if paper.entry:
            text = self.words.text(Label(label=paper.kind, values=paper.values), language)
            return calendar(paper.entry, self.title(paper, language), text)
        drawn = self.drawn(paper, language)
        if format_ is Format.XLSX:
            return self.press.run(workbook, drawn)
        return self.press.run(picture if format_ is Format.PNG else pdf, drawn, fonts.folders())

    def title(self, paper: Paper, language: Language) -> str:
        """What the document is called."""
        return self.words.text(Label(label=f"{paper.kind}.title", values=paper.values), language)

    def rest(self) -> None:
        """Nothing waits to be printed just now."""
        self.press.rest()

    def close(self) -> None:
        """The office closes."""
        self.press.close()

    def drawn(self, paper: Paper, language: Language) -> dict[str, Any]:
        """The paper in words, as plain JSON."""
        return {
            **self._official(paper, language),
            "language": language.value,
            "title": self.words.optional(f"{paper.kind}.title", language, paper.values),
            "intro": self.words.optional(paper.kind, language, paper.values) or "",
            "facts": [
                [self.words.text(fact.label, language), self._cell(fact.value, language)] for fact in paper.facts
            ],
            "text": paper.text,
            "tables": [self._table(table, language, paper.issuer is not None) for table in paper.tables],
            "charts": [self._table(chart, language, brief=True) for chart in paper.charts],
            "watermark": self.words.text(paper.watermark, language) if paper.watermark else "",
        }

    def _official(self, paper: Paper, language: Language) -> dict[str, Any]:
        """What only an official document has (公文)."""

        def text(label: Label | None) -> str:
            return self.words.text(label, language) if label else ""

        return {
            "number": paper.number,
            "mark": self._mark(paper, language),
            "addressee": text(paper.addressee),
            "body": [self._paragraph(label, language) for label in paper.body],
            "closing": self.words.optional(f"{paper.kind}.closing", language, paper.values) or "",
            "issuer": text(paper.issuer),
            "day": self.words.date(paper.day, language) if paper.day else "",
            "qr": qr(f"{self.address}/verify/{paper.number}") if paper.number and self.address else "",
            "labels": self.words.family("official", language),
            "parts": [self.drawn(part, language) for part in paper.parts],
        }

    def _paragraph(self, label: Label, language: Language) -> tuple[str, str]:
        """Its heading and what it says."""
        return self.words.text(Label(label=f"{label.label}.head"), language), self.words.text(label, language)

    def _mark(self, paper: Paper, language: Language) -> str:
        """发文字号 · 信用办警〔2026〕1 号, from JG-2026-0001."""
        if not paper.number:
            return ""
        _, year, serial = paper.number.split("-")
        return self.words.optional(f"{paper.kind}.mark", language, {"year": year, "serial": int(serial)}) or ""

    def _table(self, table: Table, language: Language, brief: bool) -> dict[str, Any]:
        rows = [[self._cell(cell, language, brief) for cell in row] for row in table.rows]
        columns = [self.words.text(column, language) for column in table.columns]
        heading = self.words.text(table.heading, language)
        return {"heading": heading, "columns": columns, "rows": rows, "shares": _shares(table, rows)}

    def _cell(self, values: tuple[Value, ...], language: Language, brief: bool = False) -> str:
        """`brief`: days without their weekday."""

        def text(value: Value) -> str:
            return (
                self.words.date(value.day, language)
                if brief and isinstance(value, On)
                else self.words.text(value, language)
            )

        return ("、" if language is Language.CHINESE else ", ").join(map(text, values))


def qr(address: str) -> str:
    """A QR code as SVG; quarter of it may be soiled."""
    import segno  # only when something is issued

    return str(segno.make(address, error="q", micro=False).svg_inline(border=0))


def _shares(table: Table, rows: list[list[str]]) -> list[int]:
    """How the columns share the room: long texts by their length; days and what is short take what they need."""
    if not rows:
        return [0 for _ in table.columns]
    lengths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    days = [
        all(isinstance(value, On | At) for cell in column for value in cell)
        for column in zip(*table.rows, strict=True)
    ]
    shares = [
        0 if day or long <= SHORT else min(max(long, LEAST), MOST) for day, long in zip(days, lengths, strict=True)
    ]
    return shares if any(shares) else [int(long == max(lengths)) for long in lengths]
