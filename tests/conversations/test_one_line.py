"""一句话录入, clause 4.1-d: every kind of record in one message and one tap, or in few taps step by step."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.complaint import Complaint
from handlers.institution_series import FinanceFigure
from handlers.kit import line
from handlers.kit.questions import Attaching, Naming, Writing
from handlers.kit.turn import Turn
from handlers.office import office
from tests.facts import everybody
from tests.house import ADMINISTRATOR, AUDITOR, HEAD, OFFICER, TEACHER, House, Person
from tests.partner import CONTACT, contact

LINES = [
    # who, what is typed, the kind, what is stored
    (TEACHER, "录入 投诉 客服部 昨天 电话 家长反映两次来电未回复", "complaint",
     {"received_on": "2026-11-22", "channel": "phone", "summary": "家长反映两次来电未回复"}),
    (TEACHER, "/record complaint kefubu yesterday in person Two calls  were not\nreturned", "complaint",
     {"received_on": "2026-11-22", "channel": "in-person", "summary": "Two calls  were not\nreturned"}),
    (TEACHER, "登记 投诉 教学部，11月20日，其他 校长信箱 课程临时取消", "complaint",
     {"received_on": "2026-11-20", "channel": "other", "other_channel": "校长信箱", "summary": "课程临时取消"}),
    (TEACHER, "录入 外部评价 启明培训学校 点评网站 今天 接待热情，环境整洁", "outside-voice",
     {"place": "review-site", "said": "接待热情，环境整洁", "link": None}),
    (TEACHER, "录入 公益 公益活动 昨天 周末到社区义务辅导", "own-merit", {"merit": "charity", "summary": "周末到社区义务辅导"}),
    (HEAD, "录入 员工记录 林晓雨 教学成果 昨天 期末学员通过率 97%", "staff-record", {"matter": "teaching"}),
    (HEAD, "录入 部门记录 教学部 协作情况 今天 按时提供排课表", "department-record", {"matter": "cooperation"}),
    (HEAD, "记录 日常记录 lxy 考勤 迟到 今天", "work-log", {"matter": "attendance", "attendance": "late", "note": None}),
    (HEAD, "记录 日常记录 林晓雨 授课 初级口语三班 今天 代课", "work-log", {"course": "初级口语三班", "note": "代课"}),
    (HEAD, "录入 宣传自查 教学部 “寒假班 海报” 今天 修改后发布", "publicity-check",
     {"material": "寒假班 海报", "finding": "corrected"}),
    (HEAD, "录入 财务月报 收入 10月 1.2万", "finance-figure", {"series": "income", "month": "2026-10-31", "amount": "12000"}),
    (HEAD, "录入 设施月报 完成修复 上月 12", "facility-figure", {"series": "repairs", "count": "12"}),
    (OFFICER, "录入 表彰 启明培训学校 行业协会 市教育培训协会 昨天 年度诚信单位", "commendation",
     {"body": "association", "issuer": "市教育培训协会", "document": None, "summary": "年度诚信单位"}),
    (OFFICER, "录入 处罚 市场部 监管部门 区市场监督管理局 昨天 广告用语责令改正", "penalty", {"issuer": "区市场监督管理局"}),
    (OFFICER, "录入 合作方记录 晨光教材有限公司 合作履行 昨天 教材按期到货", "partner-record", {"matter": "performance"}),
    (OFFICER, "录入 对外联络 市教育局 政策动态 昨天 一个月后 明年起预收费纳入监管", "liaison-contact",
     {"body": "市教育局", "matter": "policy", "spoken_on": "2026-11-22", "next_on": "2026-12-23", "contact": None}),
    (CONTACT, "录入 合作评价 教学部 沟通配合 昨天 对接及时，需求清楚", "cooperation-feedback", {"matter": "communication"}),
]  # fmt: skip

# Taps step by step, names and texts typed: all above the four that the issue promises, so each has its one line.
STEP_BY_STEP = {
    "complaint": 5, "outside-voice": 6, "staff-record": 5, "department-record": 5, "work-log": 5,
    "publicity-check": 6, "commendation": 6, "penalty": 6, "partner-record": 5, "finance-figure": 6,
    "facility-figure": 6, "liaison-contact": 7, "own-merit": 5, "cooperation-feedback": 5,
}  # fmt: skip


def someone(house: House, name: str) -> Person:
    return contact(house) if name == CONTACT else house[name]


@pytest.mark.parametrize(("name", "typed", "kind", "stored"), LINES)
async def test_one_message_and_one_tap_file_a_record(house: House, name, typed, kind, stored):
    author = someone(house, name)
    await author.says(typed)
    author.sees("review")
    await author.presses("submit")  # the only tap
    assert author.keys[-1].startswith("record-filed")
    [record] = house.records()
    assert record.kind == kind
    assert stored.items() <= record.details.items()


def test_every_kind_of_record_is_among_them():
    kinds = {form.code for form in office().forms_of("record")}
    assert {kind for _, _, kind, _ in LINES} == kinds == STEP_BY_STEP.keys()


@pytest.mark.parametrize("form", office().forms_of("record"), ids=lambda form: form.code)
def test_taps_step_by_step_are_known(form):
    """The kind, every choice and day, every skip, submit."""
    asked = [q for q in form.questions if q.when is None]
    pressed = [q for q in asked if q.optional or not isinstance(q.kind, Writing | Naming | Attaching)]
    typed = [q for q in pressed if q.kind.widget == "number"]
    assert 1 + len(pressed) - len(typed) + 1 == STEP_BY_STEP[form.code]


async def test_what_is_missing_is_asked_and_the_rest_is_there(house: House):
    teacher = house[TEACHER]
    await teacher.says("录入 投诉 客服部 家长反映两次来电未回复")
    teacher.sees("complaint-received-on")
    await teacher.says("昨天")
    await teacher.picks("phone")
    teacher.sees("review")
    assert teacher.rows()["内容"] == "家长反映两次来电未回复"
    assert teacher.rows()["对象"] == "客服部"


async def test_words_may_come_in_another_order(house: House):
    teacher = house[TEACHER]
    await teacher.says("录入 投诉 昨天 电话 客服部 未回复来电")
    teacher.sees("review")


async def test_two_people_of_one_name_are_offered(house: House):
    teacher = house[TEACHER]
    await teacher.says("录入 投诉 王芳 昨天 电话 未回复来电")
    teacher.sees("complaint-subject")
    offered = [choice for choice in teacher.card["choices"] if choice["code"].startswith("answer")]
    assert sorted(choice["label"] for choice in offered) == ["王芳 · 市场部", "王芳 · 教学部"]
    await teacher.sends(offered[0]["code"])
    teacher.sees("review")
    assert teacher.rows()["内容"] == "未回复来电"


async def test_a_head_names_only_people_of_the_own_department(house: House):
    head = house[HEAD]
    await head.says("录入 员工记录 王芳 工作表现 今天 加班备课")
    head.sees("review")  # the other 王芳 is not in this department
    await head.presses("cancel")
    await head.says("录入 员工记录 何静 工作表现 今天 加班备课")
    head.sees("staff-record-subject")


async def test_a_kind_alone_begins_the_form_and_an_unknown_one_shows_the_menu(house: House):
    teacher = house[TEACHER]
    await teacher.says("录入 投诉")
    teacher.sees("complaint-subject")
    await teacher.says("/cancel")
    await teacher.says("录入 投素 客服部 昨天")
    teacher.sees("line-kind-unknown", "menu-record")


async def test_an_ordinary_sentence_stays_an_answer(house: House):
    teacher = house[TEACHER]
    await teacher.says("录入 投诉 客服部 昨天 电话")
    teacher.sees("complaint-summary")
    await teacher.says("登记 投诉 时无人接听")
    teacher.sees("review")
    assert teacher.rows()["内容"] == "登记 投诉 时无人接听"


async def test_a_draft_with_answers_is_not_lost_to_a_line(house: House):
    teacher = house[TEACHER]
    await teacher.says("录入 投诉 客服部 昨天 电话 未回复来电")
    await teacher.says("录入 外部评价 教学部 新闻报道 今天 好评")
    teacher.sees("line-waits", "review")
    assert teacher.rows()["内容"] == "未回复来电"


async def test_a_text_that_is_too_long_is_asked_again_and_the_rest_is_kept(house: House):
    teacher = house[TEACHER]
    await teacher.says(f"录入 投诉 客服部 昨天 电话 {'长' * 501}")
    teacher.sees("error-too-long", "complaint-summary")
    await teacher.says("改短了")
    assert "complaint-evidence" not in teacher.keys
    teacher.sees("review")


async def test_words_that_fit_nowhere_are_named(house: House):
    await house[TEACHER].says("语言 中文 谢谢")
    assert "line-left-over" in house[TEACHER].keys
    assert "谢谢" in next(m["card"]["text"] for m in house[TEACHER].messages.values()
                        if m["card"] and m["card"]["key"] == "line-left-over")  # fmt: skip


async def test_a_line_takes_what_its_author_may_file_and_no_more(house: House):
    for name in (AUDITOR, ADMINISTRATOR):
        await house[name].says("录入 投诉 客服部 昨天 电话 未回复来电")
        house[name].sees("not-understood", "help")
    await house[TEACHER].says("录入 处罚 市场部 监管部门 区市场监督管理局 昨天 责令改正")
    house[TEACHER].sees("line-kind-unknown", "menu-record")
    assert house.records() == []


async def test_one_line_searches(house: House):
    await house[OFFICER].says("搜索 林晓雨")
    house[OFFICER].sees("search-found")


async def test_any_words_are_an_answer_or_left(house: House):
    """Whatever is typed: no crash, and what was not taken from the front is the text or is given back, whole."""
    app = house.demo.app
    words = st.sampled_from(
        ["客服部", "王芳", "昨天", "电话", "其他", "10月", "12,500", "收入", "“", "”", "，", "\n", " "]
    )

    def look(session):
        turn = Turn(session, app.clock(), everybody(session)[0], app.house)

        @settings(max_examples=60, deadline=None)
        @given(st.lists(st.one_of(words, st.text(max_size=12)), max_size=9).map(" ".join))
        def check(text):
            for form in (Complaint, FinanceFigure):
                found = line.read(turn, form, text, app.words)
                last = form.questions[-2].name
                rest = found.rest or found.answers.given.get(last) or ""
                assert line.cleaned(text).endswith(rest)
                assert all(
                    q.name in found.answers.given for q in form.questions if q.optional and not found.trouble
                )

        check()

    house.look(look)
