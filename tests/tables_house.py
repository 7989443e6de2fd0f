"""Tables as people make them, and an import carried to where it needs somebody again."""

import csv
import io
from collections.abc import Sequence

import xlsxwriter
from sqlmodel import select

from regulation.vocabulary import BatchStatus
from storage.tables import ImportBatch
from tests.house import House, Person

STAFF = ("工号", "姓名", "部门", "岗位类别")


def as_csv(*rows: Sequence[object], encoding: str = "utf-8-sig") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode(encoding)


def as_workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()


def newest(house: House) -> ImportBatch:
    return house.look(lambda session: session.exec(select(ImportBatch).order_by(ImportBatch.id)).all())[-1]


async def brings(person: Person, content: bytes, name: str = "表.csv") -> ImportBatch:
    """Uploads a table; its check has run and its outcome was delivered."""
    await person.sends("import-table")
    await person.uploads(name, content)
    if person.card["key"] == "review":
        await person.presses("submit")
    assert person.card["key"] == "import-table-done", person.shown()
    await goes_on(person)
    return newest(person.house)


async def goes_on(person: Person) -> None:
    """One round of the clock."""
    await person.house.demo.importing.tick()
    await person.house.delivers()
    await person.looks()


async def commits(person: Person) -> BatchStatus:
    """Presses import on the newest report and lets the clock do it."""
    batch = newest(person.house)
    await person.sends(f"commit-import.{batch.code}.{batch.version}")
    if person.card["key"] == "review":
        await person.presses("submit")
    await goes_on(person)
    return newest(person.house).status
