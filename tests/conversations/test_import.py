"""批量导入 4.2-a: checked first, whole or nothing, idempotent, taken back by two; every trouble told by row."""

import pytest
from sqlmodel import func, select

from handlers.tables import carrying
from regulation.vocabulary import BatchStatus, RecordStatus
from scheduler import importing
from storage.queries import organisation
from storage.tables import Member, Subject
from tests.house import DIRECTOR, OFFICER, TEACHER, House, Person
from tests.tables_house import STAFF, as_csv, as_workbook, brings, commits, goes_on, newest

NEW = (STAFF, ("X1", "单于雁", "教学部", "教学"), ("X2", "曾子墨", "D03", "市场"))


class Killed(Exception):
    pass


def members(house: House) -> dict[str, str]:
    """Name by number."""
    query = select(Subject.number, Member.name).join(Member, Member.subject_id == Subject.id)
    return house.look(lambda session: dict(session.exec(query).all()))


def house_now(house: House) -> object:
    """The organisation, without the ids of the database."""
    found = house.look(organisation.whole_for_system)
    return [row[1:4] + row[6:] for row in found.subjects], len(found.holdings), found.contracts


async def findings(person: Person) -> dict[str, str]:
    """The report's rows."""
    batch = newest(person.house)
    await person.sends(f"see-batch.{batch.code}.{batch.version}")
    return person.rows()


async def test_people_come_by_table(house: House):
    officer = house[OFFICER]
    batch = await brings(officer, as_csv(*NEW))
    officer.sees("import-checked")
    assert (batch.status, batch.fresh, batch.wrong) == (BatchStatus.CHECKED, 2, 0)
    assert "X1" not in members(house)  # nothing is written before somebody decides
    await officer.presses("see-batch")
    assert officer.rows()["第 2 行 X1 单于雁"] == "新增"
    assert await commits(officer) is BatchStatus.COMMITTED
    officer.sees("import-committed")
    assert (members(house)["X1"], members(house)["X2"]) == ("单于雁", "曾子墨")
    for typed in ("chanyuyan", "cyy", "单于", "曾子墨", "zengzimo", "czm"):  # heteronyms, either reading
        await officer.sends("search")
        await officer.says(typed)
        assert any(name in str(officer.card) for name in ("单于雁", "曾子墨")), typed


async def test_the_same_table_again_changes_nothing(house: House):
    officer = house[OFFICER]
    await brings(officer, as_csv(*NEW))
    await commits(officer)
    before = house_now(house)
    batch = await brings(officer, as_csv(*NEW))
    assert (batch.fresh, batch.changed, batch.wrong, batch.total) == (0, 0, 0, 2)
    await commits(officer)
    assert house_now(house) == before


async def test_what_changes_is_shown_as_before_and_after(house: House):
    officer = house[OFFICER]
    await brings(officer, as_csv(STAFF, ("T001", "林晓雨", "市场部", "市场"), ("T003", "王芳", "教学部", "教学")))
    rows = await findings(officer)
    assert rows["第 2 行 T001 林晓雨"] == "部门：教学部 → 市场部、岗位类别：教学 → 市场"
    assert "第 3 行 T003 王芳" not in rows  # unchanged
    await commits(officer)
    assert newest(house).changed == 1


BAD = [
    # what is wrong, the row, what the report says of it
    ("the same number twice", [("X1", "甲", "教学部", ""), ("X1", "甲", "教学部", "")], "与第 2 行重复"),
    ("no name", [("X1", "", "教学部", "")], "姓名：没有填写"),
    ("no department", [("X1", "甲", "", "")], "部门：没有填写"),
    ("an unknown department", [("X1", "甲", "火星部", "")], "没有找到“火星部”"),
    ("an unknown family", [("X1", "甲", "教学部", "宇航")], "没有“宇航”这个岗位类别"),
    ("one of two with this name", [("", "王芳", "", "")], "有同名的人"),
    ("a name too long", [("X1", "甲" * 60, "教学部", "")], "最多 40 字，现在是 60 字"),
]


@pytest.mark.parametrize(("why", "rows", "said"), BAD, ids=[each[0] for each in BAD])
async def test_one_wrong_row_stops_the_whole_and_is_named(house: House, why, rows, said):
    officer = house[OFFICER]
    before = house_now(house)
    batch = await brings(officer, as_csv(STAFF, *rows, ("X9", "乙", "教学部", "教学")))
    officer.sees("import-wrong")
    assert (batch.status, batch.wrong) == (BatchStatus.WRONG, 1)
    assert said in " ".join((await findings(officer)).values())
    assert await commits(officer) is BatchStatus.WRONG
    assert house_now(house) == before


TREES = [
    ("a circle of two", [("N1", "甲部", "N2"), ("N2", "乙部", "N1")], "形成了循环"),
    ("itself above itself", [("N1", "甲部", "N1")], "形成了循环"),
    ("an unknown department above", [("N1", "甲部", "N7")], "没有找到“N7”"),
    ("an old one below its own", [("D01", "教学部", "教研室")], "形成了循环"),
]


@pytest.mark.parametrize(("why", "rows", "said"), TREES, ids=[each[0] for each in TREES])
async def test_a_tree_is_a_tree(house: House, why, rows, said):
    officer = house[OFFICER]
    batch = await brings(officer, as_csv(("部门编号", "部门名称", "上级部门"), *rows))
    assert batch.status is BatchStatus.WRONG
    assert said in " ".join((await findings(officer)).values())


UNREAD = [
    ("a picture", b"\x89PNG\r\n\x1a\n" + b"0" * 50, "打不开"),
    ("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 50, "旧版 Excel"),
    ("blanks", b"\n\n,,,\n", "没有数据行"),
    ("only a heading", as_csv(STAFF), "没有数据行"),
    ("no heading", as_csv(("a", "b"), ("c", "d")), "没有找到表头"),
    ("garbled before it came", as_csv(*NEW).decode().encode("utf-8").decode("gb18030", "replace").encode(), "乱码"),
    ("a column twice", as_csv(("姓名", "姓名", "部门"), ("甲", "乙", "教学部")), "出现了两次"),
    ("50,001 rows", as_csv(STAFF, *((f"X{i}", f"甲{i}", "教学部", "") for i in range(50_001))), "最多 50,000 行"),
]


@pytest.mark.parametrize(("why", "content", "said"), UNREAD, ids=[each[0] for each in UNREAD])
async def test_a_file_that_cannot_be_read_says_why_and_what_to_do(house: House, why, content, said):
    officer = house[OFFICER]
    batch = await brings(officer, content)
    officer.sees("import-unread")
    assert batch.status is BatchStatus.WRONG
    assert said in (await findings(officer))["原因"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
async def test_whatever_excel_made_of_the_letters(house: House, encoding):
    batch = await brings(house[OFFICER], as_csv(*NEW, encoding=encoding))
    assert (batch.status, batch.fresh) == (BatchStatus.CHECKED, 2)


async def test_cells_that_look_like_formulas_are_text_in_and_out(house: House):
    officer = house[OFFICER]
    nasty = '=HYPERLINK("http://x","甲")'
    await brings(officer, as_workbook(人员=(STAFF, ("X1", nasty, "教学部", "教学"))), "表.xlsx")
    await commits(officer)
    assert members(house)["X1"] == nasty


async def test_a_workbook_of_three_sheets_with_people_who_lead_what_is_new(house: House):
    officer = house[OFFICER]
    content = as_workbook(
        说明=[("请按此填写",)],
        部门=[("部门编号", "部门名称", "上级部门", "负责人工号"), ("D20", "国际部", "教学部", "X1")],
        人员=[STAFF, ("X1", "单于雁", "国际部", "教学")],
        合作方=[
            ("合作方名称", "联系人", "对接人", "合同编号", "合同开始", "合同结束"),
            ("远帆出版社", "金叶", "X1", "H-1", "2026-01-01", "2026-12-31"),
        ],
    )
    batch = await brings(officer, content, "全表.xlsx")
    assert (batch.status, batch.fresh, batch.kind) == (BatchStatus.CHECKED, 3, "departments members partners")
    await commits(officer)
    await officer.sends("see-organisation")
    await officer.presses("see-organisation")
    assert officer.rows()["国际部（D20）"] == "负责人 单于雁、联络员空缺"
    before = house_now(house)
    again = await brings(officer, content, "全表.xlsx")
    assert again.total == 3
    assert (again.fresh, again.changed) == (0, 0)
    assert house_now(house) == before


async def test_many_rows_are_two_peoples_word(house: House):
    officer, director = house[OFFICER], house[DIRECTOR]
    rows = [(f"X{i}", f"新人{i}", "教学部", "教学") for i in range(51)]
    batch = await brings(officer, as_csv(STAFF, *rows))
    assert await commits(officer) is BatchStatus.CHECKED
    officer.sees("approval-requested")
    await director.looks()
    director.sees("approval-asked")
    await director.presses("see-approval")
    await director.presses("turn-key")
    if director.card["key"] == "review":
        await director.presses("submit")
    await goes_on(officer)
    assert newest(house).status is BatchStatus.COMMITTED
    assert members(house)["X50"] == "新人50"
    assert batch.code == newest(house).code


async def test_a_house_that_changed_meanwhile_is_looked_at_again(house: House):
    officer = house[OFFICER]
    await brings(officer, as_csv(*NEW))
    await officer.sends("add-department")
    for typed in ("国际部", None, None):
        await (officer.says(typed) if typed else officer.presses("skip"))
    await officer.presses("submit")
    assert await commits(officer) is BatchStatus.CHECKED  # somebody decides anew
    officer.sees("import-checked")
    assert await commits(officer) is BatchStatus.COMMITTED


async def test_killed_between_two_slices_it_goes_on_where_it_was(house: House, monkeypatch):
    officer = house[OFFICER]
    monkeypatch.setattr(importing, "SLICE", 10)
    await brings(officer, as_csv(STAFF, *((f"X{i}", f"新人{i}", "教学部", "教学") for i in range(40))))
    carried, carry = [], carrying.carry

    def killed(turn, steps, keys):
        carried.extend(step.code for step in steps)
        if len(carried) == 20:
            raise Killed
        carry(turn, steps, keys)

    monkeypatch.setattr(carrying, "carry", killed)
    with pytest.raises(Killed):
        await commits(officer)
    assert newest(house).done == 10
    monkeypatch.setattr(carrying, "carry", carry)
    await goes_on(officer)
    assert newest(house).status is BatchStatus.COMMITTED
    assert sum(number.startswith("X") for number in members(house) if number) == 40


async def test_undone_by_two_it_is_as_it_was_but_for_what_was_used(house: House):
    officer, director = house[OFFICER], house[DIRECTOR]
    before = house_now(house)
    changed = ("T001", "林晓雨", "市场部", "市场")
    await brings(officer, as_csv(*NEW, changed))
    await commits(officer)
    await officer.presses("undo-import")
    if officer.card["key"] == "review":
        await officer.presses("submit")
    officer.sees("approval-requested")
    await goes_on(officer)
    await director.looks()
    await director.presses("see-approval")
    await director.presses("turn-key")
    if director.card["key"] == "review":
        await director.presses("submit")
    await goes_on(officer)
    officer.sees("import-undone")
    assert house_now(house) == before


async def test_a_role_comes_by_no_table(house: House):
    officer = house[OFFICER]
    await brings(officer, as_csv((*STAFF, "角色"), ("X1", "甲", "教学部", "教学", "信用办主任")))
    assert "角色不能由表格授予" in " ".join((await findings(officer)).values())


async def test_records_of_any_kind_come_by_table(house: House):
    officer = house[OFFICER]
    heading = ("记录类型", "对象", "收到日期", "渠道", "内容")
    batch = await brings(
        officer,
        as_csv(
            heading,
            ("投诉", "客服部", "2026-11-20", "电话", "来电未回复"),
            ("投诉", "T003", "昨天", "电话", "迟到"),
        ),
    )
    assert (batch.status, batch.fresh) == (BatchStatus.CHECKED, 2), await findings(officer)
    await commits(officer)
    assert [record.status for record in house.records()] == [RecordStatus.SUBMITTED] * 2
    assert house.records()[0].details["summary"] == "来电未回复"
    again = await brings(officer, as_csv(heading, ("投诉", "客服部", "2026-11-20", "电话", "来电未回复")))
    assert again.fresh == 0


async def test_nobody_but_the_office_imports(house: House):
    await house[TEACHER].sends("import-table")
    house[TEACHER].sees("not-permitted")


async def test_an_evidence_file_is_no_table(house: House):
    officer = house[OFFICER]
    await officer.sends("import-table")
    await officer.uploads("照片.png", b"\x89PNG\r\n\x1a\n")
    officer.sees("error-file-table", "import-table-file")


async def test_the_count_of_people_is_what_the_table_said(house: House):
    before = house.look(lambda session: session.exec(select(func.count()).select_from(Member)).one())
    await brings(house[OFFICER], as_csv(*NEW))
    await commits(house[OFFICER])
    assert house.look(lambda session: session.exec(select(func.count()).select_from(Member)).one()) == before + 2
