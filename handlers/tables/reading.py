"""读表 · bytes become sheets of text cells, whatever Excel or an export of another program made of them (4.2-a)."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from handlers.kit.card import Value
from handlers.kit.texts import cleaned

ROWS = 50_000  # a file, headings not counted
COLUMNS = 60
CELL = 2000  # characters; no question takes more
UNPACKED = 100 * 1024 * 1024  # bytes of a workbook once unpacked: more is an attack on memory, no staff list
FIRST_DAY = date(1899, 12, 30)  # Excel counts days from here
DAYS = range(20_000, 80_000)  # 1954 to 2119: a bare number in a column of days
GARBLED = ("\ufffd", "锟斤拷", "\ufffe")
ENCODINGS = ("utf-8", "gb18030")  # the stricter first: few texts in GBK happen to be valid UTF-8
SAMPLE = 4000  # characters that tell whether a text was garbled before it came to us

_C1 = re.compile(r"[\x80-\x84\x86-\x9f]")  # nobody types these: a text once read with the wrong encoding has them
_CONTROL = re.compile(rb"[\x01-\x08\x0b\x0e-\x1f]")  # no text of a table holds these


class Unreadable(Exception):
    """The file is no table that can be read: a text key and its values."""

    def __init__(self, key: str, **values: Value) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name (empty in a CSV) and the rows that are not blank, each with its number in the file."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read(content: bytes) -> list[Sheet]:
    """Every sheet that is not empty. Raises Unreadable."""
    sheets = [sheet for sheet in _sheets(content) if sheet.rows]
    if not sheets:
        raise Unreadable("import-empty")
    if sum(len(sheet.rows) for sheet in sheets) > ROWS + 10 * len(sheets):
        raise Unreadable("import-too-long", most=ROWS)
    if any(_garbled(sheet) for sheet in sheets):
        raise Unreadable("import-garbled")
    return sheets


def day_of(text: str, today: date) -> date | None:
    """A day as cells hold it: as Excel's date, as its number, as people write it. None when it is none."""
    from handlers.kit import days

    plain = re.sub(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$", "", text.strip())
    if plain.isdecimal() and len(plain) == 8:
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    if plain.isdecimal() and plain.isascii() and len(plain) < 6 and int(plain) in DAYS:
        return FIRST_DAY + timedelta(days=int(plain))
    return days.read(plain, today)


def _sheets(content: bytes) -> Iterable[Sheet]:
    if content[:4] == b"PK\x03\x04":
        return _workbook(content)
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Unreadable("import-old-excel")  # .xls, or a workbook with a password
    return [_comma_separated(content)]


def _workbook(content: bytes) -> list[Sheet]:
    import openpyxl

    _refuse_bomb(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Excel adds beside the cells is no concern of ours
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            try:
                return [Sheet(cleaned(sheet.title), tuple(_numbered(_cells(sheet)))) for sheet in book.worksheets]
            finally:
                book.close()
    except Unreadable:
        raise
    except Exception:  # whatever a library says of somebody's file, to them it is one thing
        raise Unreadable("import-unreadable") from None


def _refuse_bomb(content: bytes) -> None:
    """The sizes that a zip declares bind its reader: more than this is never unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except Exception:
        raise Unreadable("import-unreadable") from None
    if size > UNPACKED:
        raise Unreadable("import-bomb", most=UNPACKED // (1024 * 1024))


def _cells(sheet: Any) -> Iterator[tuple[str, ...]]:
    sheet.reset_dimensions()  # what a file claims of its own size is not believed
    for row in sheet.iter_rows(max_row=2 * ROWS, max_col=COLUMNS, values_only=True):
        yield tuple(_text(value) for value in row)


def _comma_separated(content: bytes) -> Sheet:
    text = _decoded(content)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        return Sheet("", tuple(_numbered(tuple(_text(cell) for cell in row[:COLUMNS]) for row in rows)))
    except csv.Error:
        raise Unreadable("import-unreadable") from None


def _decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with one, otherwise GBK as Excel writes it in China."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    if b"\x00" in content or _CONTROL.search(content[:SAMPLE]):
        raise Unreadable("import-unreadable")
    for encoding in ENCODINGS:
        try:
            return content.removeprefix(b"\xef\xbb\xbf").decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("import-garbled")


def _delimiter(text: str) -> str:
    heading = "\n".join(text.splitlines()[:3])
    return max(",\t;", key=heading.count)


def _numbered(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows that hold something, as many as are allowed and one more."""
    kept = 0
    for number, row in enumerate(rows, start=1):
        if any(row):
            yield number, row
            kept += 1
        if kept > ROWS + 20:
            raise Unreadable("import-too-long", most=ROWS)


def _text(value: Any) -> str:
    """A cell as text: a whole number without its ".0", a day as 2026-11-23; what looks like a formula is text."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = str(value)[: CELL + 1]
    if _C1.search(text):
        raise Unreadable("import-garbled")
    return cleaned(text)


def _garbled(sheet: Sheet) -> bool:
    """Whether the text was read with the wrong encoding somewhere before, and saved so (乱码)."""
    text = "".join("".join(row) for _, row in sheet.rows[:200])[:SAMPLE]
    if any(mark in text for mark in GARBLED):
        return True
    strange = "".join(c for c in text if ord(c) > 127)
    return len(strange) >= 4 and any(_was(strange, encoding) for encoding in ("latin-1", "cp1252", "gb18030"))


def _was(text: str, encoding: str) -> bool:
    """Whether these letters are UTF-8 that somebody took for another encoding."""
    try:
        before = text.encode(encoding).decode("utf-8")
    except UnicodeError:
        return False
    return sum("\u4e00" <= c <= "\u9fff" for c in before) * 2 >= len(before)
