"""What the press does with a document in words: set it as PDF (Typst) or write it as a workbook (XlsxWriter).

The press runs this in a process of its own, so nothing else of the house is imported here.
"""

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


class NotSet(Exception):
    """Typst did not set it. A word of our own: the office would load Typst to read what the worker says."""


def template(drawn: dict[str, Any]) -> str:
    """Official documents have a form of their own."""
    return "official.typ" if drawn["issuer"] else "paper.typ"


def pdf(drawn: dict[str, Any], fonts: list[Path]) -> bytes:
    """Set with Typst. What people wrote is data to the template, never markup."""
    return bytes(_set(template(drawn), drawn, fonts, format="pdf"))


def png(drawn: dict[str, Any], fonts: list[Path]) -> list[bytes]:
    """The same pages as pictures."""
    pages = _set(template(drawn), drawn, fonts, format="png", ppi=110)
    return pages if isinstance(pages, list) else [pages]


def picture(drawn: dict[str, Any], fonts: list[Path]) -> bytes:
    """Bars in one picture, legible on a phone."""
    return bytes(_set("picture.typ", drawn, fonts, format="png", ppi=144))


def _set(name: str, drawn: dict[str, Any], fonts: list[Path], **how: Any) -> Any:
    import typst  # 30 MB: only when something is printed

    inputs = {"paper": json.dumps(drawn, ensure_ascii=False)}
    try:
        return typst.compile(FOLDER / name, sys_inputs=inputs, font_paths=_glyphs(tuple(fonts)), **how)
    except typst.TypstError as error:
        raise NotSet(str(error)) from None


@cache
def _glyphs(folders: tuple[Path, ...]) -> Any:
    """Read once: looking through the fonts takes fifty times as long as setting a page. The folders are all there
    is to look through: left to itself Typst would go through those of the system as well, a second time."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=list(folders))


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
