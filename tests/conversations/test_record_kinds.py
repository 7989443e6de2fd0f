"""信用记录的种类, clauses 4.1-4.2: who files what about whom, and what the office then reads."""

import pytest

from regulation.vocabulary import RecordStatus, Source
from tests.house import AUDITOR, DIRECTOR, HEAD, OFFICER, TEACHER, House

INTERNAL, EXTERNAL = Source.INTERNAL, Source.EXTERNAL

KINDS = [
    # who      kind                 answers, in the order of the questions                          source    a line the office reads
    (HEAD, "staff-record", ["林晓雨", "教学成果", "昨天", "期末学员通过率 97%", None], INTERNAL, ("方面", "教学成果")),
    (OFFICER, "staff-record", ["何静", "学员评价", "今天", "多名学员当面致谢", None], INTERNAL, ("员工", "何静 · 客服部")),
    (HEAD, "department-record", ["教学部", "协作情况", "昨天", "按时提供排课表", None], INTERNAL, ("部门", "教学部")),
    (OFFICER, "department-record", ["市场部", "违规情况", "昨天", "宣传单用语未经审核", None], INTERNAL, ("方面", "违规情况")),
    (OFFICER, "publicity-check", ["市场部", "寒假班海报", "今天", "修改后发布", "删去“包过”字样", None], INTERNAL,
     ("结论", "修改后发布")),
    (HEAD, "work-log", ["林晓雨", "考勤", "迟到", "今天", None], INTERNAL, ("考勤", "迟到")),
    (HEAD, "work-log", ["林晓雨", "授课", "初级口语三班", "今天", "代课"], INTERNAL, ("课程", "初级口语三班")),
    (HEAD, "work-log", ["林晓雨", "咨询接待", "今天", None], INTERNAL, ("类别", "咨询接待")),
    (OFFICER, "commendation", ["启明培训学校", "行业协会", "市教育培训协会", "教协〔2026〕12号", "昨天", "年度诚信单位", None],
     EXTERNAL, ("文号", "教协〔2026〕12号")),
    (DIRECTOR, "penalty", ["市场部", "监管部门", "区市场监督管理局", None, "昨天", "广告用语责令改正", None],
     EXTERNAL, ("发文单位", "区市场监督管理局")),
    (OFFICER, "partner-record", ["晨光教材有限公司", "合作履行", "昨天", "教材按期到货，数量无误", None],
     EXTERNAL, ("合作方", "晨光教材有限公司")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "kind", "answers", "source", "line"), KINDS)
async def test_each_kind_is_filed_and_read_by_the_office(house: House, name, kind, answers, source, line):
    author = house[name]
    await author.says("录入")
    await author.presses(kind)
    for answer in answers:
        await (author.presses("skip") if answer is None else author.says(answer))
    author.sees("review")
    await author.presses("submit")
    author.sees("record-filed")
    [record] = house.records()
    assert (record.kind, record.source, record.status) == (kind, source, RecordStatus.SUBMITTED)
    await house[DIRECTOR].says("待办")
    await house[DIRECTOR].presses("see-record", record.code)
    assert house[DIRECTOR].rows()[line[0]] == line[1]
    assert "classify" in house[DIRECTOR].offered()


async def test_a_head_records_about_the_own_department_only(house: House):
    head = house[HEAD]
    await head.says("录入")
    await head.presses("staff-record")
    offered = await head.says("王")  # two people of this name: one in the own department
    assert len([choice for choice in offered.card["choices"] if choice["code"].startswith("answer")]) == 1
    for name in ("何静", "何"):
        await head.says(name)
        head.sees("error-not-your-department", "staff-record-subject")
    await head.says("客服部")  # no person
    head.sees("error-nobody-found", "staff-record-subject")
    draft = head.button("cancel").split(".")[1]
    await head.sends(f"answer.{draft}.subject.{house.subject('何静')}")  # pressed as no button ever said
    head.sees("error-not-your-department", "staff-record-subject")


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        (TEACHER, {"complaint", "outside-voice", "own-merit"}),
        (HEAD, {"complaint", "outside-voice", "staff-record", "department-record", "work-log", "publicity-check",
                "own-merit", "finance-figure", "facility-figure"}),
        (OFFICER, {"complaint", "outside-voice", "staff-record", "department-record", "work-log", "publicity-check", "commendation",
                   "penalty", "partner-record", "liaison-contact", "finance-figure", "facility-figure"}),
    ],
)  # fmt: skip
async def test_the_menu_holds_the_kinds_that_one_may_file(house: House, name, kinds):
    await house[name].says("录入")
    assert house[name].offered() == kinds


async def test_what_somebody_files_most_often_comes_first(house: House):
    head = house[HEAD]
    for _ in range(2):
        await head.says("录入")
        await head.presses("work-log")
        for answer in ("林晓雨", "咨询接待", "今天"):
            await head.says(answer)
        await head.presses("skip")
        await head.presses("submit")
    await head.says("录入")
    assert head.card["choices"][0]["code"] == "work-log"


async def test_nobody_else_files_anything(house: House):
    for kind in ("staff-record", "penalty", "work-log"):
        await house[AUDITOR].sends(kind)
        house[AUDITOR].sees("not-permitted")
        await house[TEACHER].sends(kind)
        house[TEACHER].sees("not-permitted")
