"""What Excel, WPS and other programs make of a table, and what is no table at all."""

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.tables import reading
from handlers.tables.reading import Unreadable, day_of, read
from tests.tables_house import as_csv, as_workbook

TODAY = date(2026, 11, 23)

DAYS = [
    ("2026-11-20", date(2026, 11, 20)),
    ("2026/11/20", date(2026, 11, 20)),
    ("2026年11月20日", date(2026, 11, 20)),
    ("20261120", date(2026, 11, 20)),
    ("2026-11-20 00:00:00", date(2026, 11, 20)),
    ("46346", date(2026, 11, 20)),  # Excel counts days
    ("昨天", date(2026, 11, 22)),
    ("2026-13-01", None),
    ("12345678901", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_days_as_cells_hold_them(text, day):
    assert day_of(text, TODAY) == day


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_letters_and_commas_are_found_out(encoding, comma):
    text = f"工号{comma}姓名\r\nT1{comma}单于雁\r\n\r\nT2{comma}曾子墨"
    (sheet,) = read(text.encode(encoding))
    assert sheet.rows == ((1, ("工号", "姓名")), (2, ("T1", "单于雁")), (4, ("T2", "曾子墨")))


def test_cells_of_a_workbook_become_the_text_that_people_see():
    (sheet,) = read(as_workbook(甲=[("数", 12.0), ("日", 1.5), ("空", None), ("＝", "=1+1")]))
    assert [row[:2] for _, row in sheet.rows] == [("数", "12"), ("日", "1.5"), ("空", ""), ("＝", "=1+1")]


def test_a_day_in_a_workbook_is_read_as_a_day():
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["合同开始"])
        sheet.write_datetime(1, 0, datetime(2026, 9, 1), book.add_format({"num_format": "yyyy-mm-dd"}))  # noqa: DTZ001
    (found,) = read(out.getvalue())
    assert found.rows[1][1][0] == "2026-09-01"


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (reading.UNPACKED + 1))
    return out.getvalue()


TROUBLE = [
    (b"", "import-empty"),
    (b"PK\x03\x04 not a zip", "import-unreadable"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "import-old-excel"),
    (b"%PDF-1.4\n\x00\x01", "import-unreadable"),
    ("å·¥å\x8f·,å§\x93å\x90\x8d\nT1,é\x99\x88".encode(), "import-garbled"),
    ("锟斤拷,锟斤拷".encode(), "import-garbled"),
    (as_csv(*(("x",) for _ in range(reading.ROWS + 50))), "import-too-long"),
]


@pytest.mark.parametrize(("content", "key"), TROUBLE, ids=lambda each: each if isinstance(each, str) else "")
def test_what_is_no_table_says_so(content, key):
    with pytest.raises(Unreadable) as trouble:
        read(content)
    assert trouble.value.key == key


def test_a_zip_bomb_is_never_unpacked():
    packed = bomb()
    assert len(packed) < 200_000
    with pytest.raises(Unreadable) as trouble:
        read(packed)
    assert trouble.value.key == "import-bomb"


@given(st.binary(max_size=400))
def test_whatever_comes_is_read_or_refused(content):
    try:
        sheets = read(content)
    except Unreadable:
        return
    assert sheets
