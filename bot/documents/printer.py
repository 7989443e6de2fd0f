"""The printer: a paper is put into words once, then set as PDF or written as a workbook."""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.documents import fonts
from bot.words import Words
from handlers.kit.card import Value
from handlers.kit.paper import Paper
from regulation.vocabulary import Format, Language

TEMPLATE = Path(__file__).parent / "paper.typ"


@dataclass(frozen=True)
class DocumentPrinter:
    """Prints off the loop; it keeps nothing."""

    words: Words

    def print(self, paper: Paper, format_: Format, language: Language) -> bytes:
        """The document's bytes. Raises NoFont for a PDF on a machine without Chinese glyphs."""
        drawn = self.drawn(paper, language)
        return pdf(drawn) if format_ is Format.PDF else workbook(drawn)

    def drawn(self, paper: Paper, language: Language) -> dict[str, Any]:
        """The paper in words, as plain JSON."""
        comma = "、" if language is Language.CHINESE else ", "

        def text(values: tuple[Value, ...]) -> str:
            return comma.join(self.words.text(value, language) for value in values)

        return {
            "language": language.value,
            "title": self.words.optional(f"{paper.kind}.title", language, paper.values),
            "intro": self.words.optional(paper.kind, language, paper.values) or "",
            "facts": [[self.words.text(fact.label, language), text(fact.value)] for fact in paper.facts],
            "text": paper.text,
            "tables": [
                {
                    "heading": self.words.text(table.heading, language),
                    "columns": [self.words.text(column, language) for column in table.columns],
                    "rows": (rows := [[text(cell) for cell in row] for row in table.rows]),
                    "wide": _widest(rows),
                }
                for table in paper.tables
            ],
            "watermark": self.words.text(paper.watermark, language) if paper.watermark else "",
        }


def _widest(rows: list[list[str]]) -> int:
    """The column that takes what room there is: the one with the longest text."""
    lengths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return lengths.index(max(lengths)) if lengths else 0


def pdf(drawn: dict[str, Any]) -> bytes:
    """Set with Typst. What people wrote is data to the template, never markup."""
    import typst  # 30 MB: only when something is printed

    inputs = {"paper": json.dumps(drawn, ensure_ascii=False)}
    return bytes(typst.compile(TEMPLATE, format="pdf", sys_inputs=inputs, font_paths=fonts.folders()))


def workbook(drawn: dict[str, Any]) -> bytes:
    """Every table a sheet behind a first one with the head lines; what begins like a formula stays text."""
    import xlsxwriter

    out = io.BytesIO()
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True, "bg_color": "#EEF2F6", "border": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        first = book.add_worksheet(_sheet_name(drawn["title"] or "1"))
        first.set_column(0, 0, 24)
        first.set_column(1, 1, 80, wrapped)
        lines = [
            [drawn["title"] or "", ""],
            *([drawn["intro"], ""] for _ in "1" if drawn["intro"]),
            *drawn["facts"],
        ]
        for row, line in enumerate([*lines, [drawn["watermark"], ""]]):
            first.write_row(row, 0, line)
        for table in drawn["tables"]:
            _sheet(book, table, drawn["watermark"], bold, wrapped)
    return out.getvalue()


def _sheet(book: Any, table: dict[str, Any], watermark: str, bold: Any, wrapped: Any) -> None:
    sheet = book.add_worksheet(_sheet_name(table["heading"]))
    sheet.set_header("&C" + watermark.replace("&", "&&")[:200])
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, table["columns"], bold)
    for number, row in enumerate(table["rows"], 1):
        sheet.write_row(number, 0, row, wrapped)
    for column in range(len(table["columns"])):
        longest = max((len(str(row[column])) for row in table["rows"]), default=0)
        sheet.set_column(column, column, min(max(longest * 2, 12), 60))


def _sheet_name(heading: str) -> str:
    """A workbook's sheet takes 31 characters and none of these."""
    return "".join(c for c in heading if c not in "[]:*?/\\'")[:31] or "1"
