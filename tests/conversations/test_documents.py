"""文件 4.3-c, 8.2: printed after the commit, opened by their owner alone, with a watermark; nothing typed is markup."""

import io

import pytest
from openpyxl import load_workbook
from sqlmodel import select

from bot.documents import fonts
from bot.documents.typesetting import pdf
from regulation.vocabulary import Format, Language
from storage.tables import Document, Look
from tests.house import HEAD, OFFICER, TEACHER, House, Person, complains

NASTY = '=HYPERLINK("http://x") #eval("1") $x$ <script> \u202e"引号" 🙂'


async def exported(person: Person, house: House, about: str, form: Format) -> Person:
    await person.sends("export-file")
    await person.says(about)
    await person.picks("evaluation")
    await person.picks(form.value)
    await person.presses("submit")
    return person.sees("document-ordered")


async def delivered(house: House, person: Person) -> dict:
    """The file on the card behind the notice."""
    assert await house.demo.printing.tick() == 1
    await house.delivers()
    await person.looks()
    person.sees("document-ready")
    await person.presses("my-documents")
    (file,) = person.card["files"]
    return file


async def test_a_file_as_pdf_is_opened_by_its_owner_alone(house: House):
    await complains(house[TEACHER], about="教学部", text=NASTY)
    officer = await exported(house[OFFICER], house, "教学部", Format.PDF)
    file = await delivered(house, officer)
    assert file["name"] == "教学部-20261123.pdf"
    response = await house.http.get(file["url"])
    assert response.content.startswith(b"%PDF")
    assert b"NotoSerifCJK" in response.content.replace(b"-", b"")  # real glyphs, not boxes
    other = await house.http.get(file["url"].replace(officer.code, house[HEAD].code))
    assert other.status_code != 200
    (look,) = house.look(lambda session: session.exec(select(Look)).all())
    assert look.exported
    row = house.look(lambda session: session.exec(select(Document)).one())
    assert row.paper is None  # what stands in the sealed file stands nowhere else


async def test_a_workbook_holds_the_same_and_no_formula(house: House):
    await complains(house[TEACHER], about="教学部", text=NASTY)
    officer = await exported(house[OFFICER], house, "教学部", Format.XLSX)
    file = await delivered(house, officer)
    book = load_workbook(io.BytesIO((await house.http.get(file["url"])).content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("HYPERLINK" in str(cell.value) and cell.data_type == "s" for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)
    assert book.sheetnames[1].startswith("信用记录")


async def test_ones_own_copy_names_who_looked(house: House):
    teacher, officer = house[TEACHER], house[OFFICER]
    await officer.sends(f"open-file...{house.subject(TEACHER)}")
    await officer.picks("evaluation")
    await teacher.sends("export-own-file")
    await teacher.presses("export-own-file", "xlsx")
    file = await delivered(house, teacher)
    book = load_workbook(io.BytesIO((await house.http.get(file["url"])).content))
    assert "陈思远 行政部" in [cell.value for row in book["查阅记录"].iter_rows() for cell in row]


async def test_out_of_reach_nothing_is_made(house: House):
    head = house["吴桐"]
    await head.sends("export-file")
    await head.says("教学部")
    assert "error-not-your-department" in [card["key"] for card in head.answer]
    assert await house.demo.printing.tick() == 0


async def test_a_crash_before_the_row_was_marked_prints_again_and_tells_once(house: House, monkeypatch):
    officer = await exported(house[OFFICER], house, "教学部", Format.XLSX)
    database, write = house.demo.app.database, house.demo.app.database.write

    async def crash(turn):
        raise KeyboardInterrupt

    monkeypatch.setattr(database, "write", crash)
    with pytest.raises(KeyboardInterrupt):
        await house.demo.printing.tick()
    monkeypatch.setattr(database, "write", write)
    await delivered(house, officer)
    assert officer.keys.count("document-ready") == 1


async def test_without_a_chinese_font_the_person_is_told(house: House, monkeypatch):
    monkeypatch.setattr(fonts, "FOLDERS", ())
    monkeypatch.setattr(fonts, "_packaged", list)
    officer = await exported(house[OFFICER], house, "教学部", Format.PDF)
    for _ in range(3):
        assert await house.demo.printing.tick() == 0
    await house.delivers()
    (await officer.looks()).sees("document-failed-pdf")
    assert await house.demo.printing.tick() == 0


async def test_a_document_is_forgotten_after_its_time(house: House):
    officer = await exported(house[OFFICER], house, "教学部", Format.XLSX)
    await delivered(house, officer)
    await house.http.post("/api/clock", json={"days": 31})
    await house.demo.sweep.tick()
    await officer.sends("my-documents")
    officer.sees("documents-none")


@pytest.mark.parametrize("language", list(Language))
def test_a_thousand_rows_are_set_with_their_head_repeated(language):
    drawn = {"language": language.value, "title": "档案", "intro": "", "facts": [["a", NASTY]], "text": NASTY, "watermark": "水印", "issuer": "",
             "tables": [{"heading": "表", "columns": ["一", "二"], "shares": [0, 1], "rows": [[str(n), NASTY * 3] for n in range(300)]}]}  # fmt: skip
    assert pdf(drawn, fonts.folders()).count(b"/Type/Page/") > 5
