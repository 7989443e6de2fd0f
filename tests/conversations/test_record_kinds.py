"""信用记录的种类, clauses 4.1-4.2: who files what about whom, and what the office then reads."""

import pytest

from regulation.vocabulary import RecordStatus, Source, SubjectKind
from storage.tables import Subject
from tests.conftest import Clock
from tests.house import AUDITOR, DIRECTOR, HEAD, OFFICER, TEACHER, House
from tests.partner import CONTACT, contact

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
    (HEAD, "finance-figure", ["预收学费余额", "10月", "12,500.50", None, None], INTERNAL, ("金额", "12,500.50 元")),
    (DIRECTOR, "finance-figure", ["支出", "2026 年 9 月", "3.5万", "含暑期场地费", None], INTERNAL, ("月份", "2026 年 9 月")),
    (OFFICER, "facility-figure", ["故障报修", "上月", "12", None, None], INTERNAL, ("数量", "12 次")),
    (OFFICER, "liaison-contact", ["市教育局", "王科长", "政策动态", "昨天", "12月20日", "明年起预收费纳入监管", None],
     EXTERNAL, ("下次联络", "2026 年 12 月 20 日（周日）")),
    (OFFICER, "liaison-contact", ["市教育培训协会", None, "例行联络", "今天", "一个月后", "无新情况", None],
     EXTERNAL, ("下次联络", "2026 年 12 月 23 日（周三）")),
    (TEACHER, "own-merit", ["公益活动", "昨天", "周末到社区义务辅导", None], INTERNAL, ("类别", "公益活动")),
    (CONTACT, "cooperation-feedback", ["教学部", "沟通配合", "昨天", "对接及时，需求清楚", None], EXTERNAL,
     ("部门", "教学部")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "kind", "answers", "source", "line"), KINDS)
async def test_each_kind_is_filed_and_read_by_the_office(house: House, name, kind, answers, source, line):
    author = contact(house) if name == CONTACT else house[name]
    await author.says("录入")
    if author.keys[-1] == "menu-record":  # a partner's contact has one kind, and no menu
        await author.presses(kind)
    for answer in answers:
        await (author.presses("skip") if answer is None else author.says(answer))
    author.sees("review")
    await author.presses("submit")
    assert author.keys[-1].startswith("record-filed")
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


async def test_about_whom_is_not_asked_where_there_is_no_choice(house: House):
    await house[TEACHER].says("录入 公益 获得荣誉 昨天 区优秀教师")
    await house[TEACHER].presses("submit")
    await house[OFFICER].says("录入 设施月报 设施巡检 上月 20")
    await house[OFFICER].presses("submit")
    about = [
        house.look(lambda session, id_=row.subject_id: session.get_one(Subject, id_)) for row in house.records()
    ]
    assert about[0].code == house.subject(TEACHER)
    assert about[1].kind is SubjectKind.INSTITUTION


@pytest.mark.parametrize(
    ("kind", "answers", "refusal"),
    [
        ("finance-figure", ["收入", "11月"], "error-month-open"),
        ("finance-figure", ["收入", "某月"], "error-month"),
        ("finance-figure", ["收入", "10月", "很多"], "error-number"),
        ("finance-figure", ["收入", "10月", "12.345"], "error-number-places"),
        ("facility-figure", ["设施巡检", "10月", "1.5"], "error-number-places"),
        ("facility-figure", ["设施巡检", "10月", "-1"], "error-number-range"),
        ("liaison-contact", ["市教育局", "王科长", "政策动态", "昨天", "昨天"], "error-day-early"),
        ("liaison-contact", ["市教育局", "王科长", "政策动态", "昨天", "改天"], "error-day-coming"),
    ],
)
async def test_what_does_not_do_is_asked_again(house: House, kind, answers, refusal):
    officer = house[OFFICER]
    await officer.says("录入")
    await officer.presses(kind)
    for answer in answers:
        await officer.says(answer)
    assert officer.keys[-2] == refusal
    assert officer.keys[-1].startswith(kind)


@pytest.mark.parametrize(
    ("name", "line", "receipt", "quarter"),
    [
        (HEAD, "录入 员工记录 林晓雨 工作表现 11月16日 加班备课", "record-filed", None),  # five working days ago
        (HEAD, "录入 员工记录 林晓雨 工作表现 11月13日 加班备课", "record-filed-late", "2026 年第四季度"),
        (HEAD, "录入 员工记录 林晓雨 工作表现 9月30日 加班备课", "record-filed-next-quarter", "2026 年第四季度"),
        (
            TEACHER,
            "录入 投诉 客服部 10月9日 电话 未回复来电",
            "record-filed",
            None,
        ),  # from outside: nobody here is late
        (TEACHER, "录入 投诉 客服部 9月30日 电话 未回复来电", "record-filed-next-quarter", "2026 年第四季度"),
        (HEAD, "录入 财务月报 收入 10月 1000", "record-filed-late", "2026 年第四季度"),  # due by the 10th
    ],
)
async def test_a_late_entry_is_accepted_and_told_its_quarter(house: House, name, line, receipt, quarter):
    await house[name].says(line)
    await house[name].presses("submit")
    house[name].sees(receipt)
    assert quarter is None or quarter in house[name].card["text"]


async def test_figures_are_in_time_until_the_tenth(house: House, clock: Clock):
    clock.forward(days=17)  # 10 December
    await house[HEAD].says("录入 财务月报 收入 11月 1000")
    await house[HEAD].presses("submit")
    house[HEAD].sees("record-filed")
