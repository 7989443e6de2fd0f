"""Wrong input: one clear sentence where it happened, nothing half-written, the draft survives."""

import sqlite3
from datetime import date

import pytest
from sqlmodel import Session, select

from storage.tables import DraftRow, Member
from tests.facts import PDF, PNG
from tests.house import OFFICER, TEACHER, House, Person, complains

MEGABYTE = 1024 * 1024


async def at_summary(person: Person) -> None:
    await person.says("/record")
    await person.presses("complaint")
    await person.says("客服部")
    await person.says("今天")
    await person.says("电话")


async def at_evidence(person: Person) -> None:
    await at_summary(person)
    await person.says("内容")


async def test_a_choice_is_not_a_text(house: House):
    teacher = house[TEACHER]
    await teacher.says("/record")
    await teacher.presses("complaint")
    await teacher.says("没有这个人")
    teacher.sees("error-nobody-found", "complaint-subject")
    await teacher.says("客服部")
    for wrong in ("随便", "31月5日", "2026-13-01"):
        await teacher.says(wrong)
        teacher.sees("error-day", "complaint-received-on")
    await teacher.says("2026-11-24")
    teacher.sees("error-day-late", "complaint-received-on")
    await teacher.says("今天")
    await teacher.says("电报")
    teacher.sees("error-choose", "complaint-channel")


async def test_too_long_says_how_long_and_keeps_the_rest(house: House):
    teacher = house[TEACHER]
    await at_summary(teacher)
    await teacher.says("长" * 501)
    teacher.sees("error-too-long", "complaint-summary")
    await teacher.says("长" * 500)
    teacher.sees("complaint-evidence")


@pytest.mark.parametrize(
    "text",
    [
        "家长很生气😡👨‍👩‍👧",
        "שלום עולם",
        "مرحبا",
        "<script>alert(1)</script>",
        "'; DROP TABLE record; --",
        "{ $code } {{7*7}}",
    ],
)
async def test_any_script_and_any_sign_stays_as_it_was_written(house: House, text):
    teacher = house[TEACHER]
    code = await complains(teacher, text=text)
    await teacher.presses("see-record", code)
    assert teacher.rows()["内容"] == text


async def test_characters_that_reorder_or_hide_text_are_not_kept(house: House):
    teacher = house[TEACHER]
    code = await complains(teacher, text="甲\u202e乙\u0000\u0007丙\ud800")
    await teacher.presses("see-record", code)
    assert teacher.rows()["内容"] == "甲乙丙\ufffd"


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("空.png", b"", "error-file-empty"),
        ("程序.exe", b"MZ" + bytes(200), "error-file-kind"),
        ("网页.png", b"<html><script>alert(1)</script></html>", "error-file-kind"),  # the name lies
        ("图.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "error-file-kind"),
        ("大.pdf", PDF + bytes(20 * MEGABYTE), "error-file-big"),
    ],
)
async def test_a_wrong_file_is_refused_and_not_kept(house: House, name, content, key):
    teacher = house[TEACHER]
    await at_evidence(teacher)
    await teacher.uploads(name, content)
    teacher.sees(key, "complaint-evidence")
    assert list(house.demo.app.files.names()) == []
    await teacher.uploads("好.png", PNG)
    await teacher.presses("done")
    teacher.sees("review")


async def test_a_file_that_nobody_asked_for_is_not_kept(house: House):
    teacher = house[TEACHER]
    await teacher.uploads("图.png", PNG)
    teacher.sees("file-not-asked")
    await at_summary(teacher)
    await teacher.uploads("图.png", PNG)
    teacher.sees("file-not-asked", "complaint-summary")
    assert list(house.demo.app.files.names()) == []


async def test_no_more_than_five_files(house: House):
    teacher = house[TEACHER]
    await at_evidence(teacher)
    for number in range(5):
        await teacher.uploads(f"{number}.png", PNG)
    await teacher.uploads("6.png", PNG)
    teacher.sees("error-files-many", "complaint-evidence")
    await teacher.presses("done")
    teacher.sees("review")


async def test_text_where_files_are_expected_says_so(house: House):
    teacher = house[TEACHER]
    await at_evidence(teacher)
    await teacher.says("没有")
    teacher.sees("error-files", "complaint-evidence")


@pytest.mark.parametrize(
    "code", ["", ".", "no-such-form", "complaint....", "answer.XXXXXXXX.subject.1", "classify.ZZZZZZ.1", "queue...x", "see-record",
             "submit.ZZZZZZZZ", "edit", "x" * 500, "录入", "classify.ZZZZZZ.1.nonsense", "choose-language...fr"],
)  # fmt: skip
async def test_a_button_that_never_existed_does_nothing(house: House, code):
    officer = house[OFFICER]
    await officer.sends(code)
    assert officer.card["tone"] == "refused" or officer.card["key"] in ("complaint-subject", "queue-office")
    assert house.records() == []


async def test_words_without_a_question_are_neither_understood_nor_kept(house: House):
    teacher = house[TEACHER]
    await teacher.says("我要举报领导贪污")
    teacher.sees("not-understood", "help")


async def test_a_member_who_has_left_is_told_so_and_does_nothing(house: House):
    teacher = house[TEACHER]
    await at_evidence(teacher)
    submit = teacher.button("skip")

    def leave(session: Session) -> None:
        session.exec(select(Member).where(Member.name == TEACHER)).one().left_on = date(2026, 11, 23)

    house.change(leave)
    for code in (submit, "complaint", "queue"):
        await teacher.sends(code)
        teacher.sees("member-left")
    await teacher.says("录入")
    teacher.sees("member-left")
    assert house.records() == []


async def test_who_has_left_is_sent_nothing_more(house: House):
    await complains(house[TEACHER])

    def leave(session: Session) -> None:
        session.exec(select(Member).where(Member.name == OFFICER)).one().left_on = date(2026, 11, 23)

    house.change(leave)
    await house.delivers()
    assert "record-filed-told" not in (await house[OFFICER].looks()).keys


async def test_a_button_from_last_month_meets_a_changed_record(house: House):
    teacher, officer = house[TEACHER], house[OFFICER]
    code = await complains(teacher)
    await house.delivers()
    await officer.looks()
    old = officer.button("ask-author", code)
    await officer.presses("classify", code)
    await officer.picks("positive")
    await officer.picks("service")
    await officer.presses("submit")
    await house.http.post("/api/clock", json={"days": 30})
    await officer.sends(old)
    officer.sees("move-not-now")
    assert house.records()[0].reason is None


async def test_two_officers_at_once_the_second_is_told(house: House):
    """Both opened it; the later one must not overwrite what the earlier one decided."""
    teacher, officer, director = house[TEACHER], house[OFFICER], house["赵敏华"]
    await complains(teacher)
    await director.says("/queue")
    await director.presses("see-record")
    await director.presses("classify")
    await director.picks("positive")
    await director.picks("service")
    await house.delivers()
    await officer.looks()
    await officer.presses("classify")
    await officer.picks("neutral")
    await officer.picks("service")
    await officer.presses("submit")
    officer.sees("classify-done")
    await director.presses("submit")
    director.sees("move-not-now", "review")
    assert house.records()[0].nature == "neutral"


async def test_a_locked_database_is_told_and_the_draft_survives(house: House, settings):
    teacher = house[TEACHER]
    await at_evidence(teacher)
    await teacher.presses("skip")
    house.change(lambda session: session.connection().exec_driver_sql("PRAGMA busy_timeout=50"))
    with sqlite3.connect(settings.data / "trustdesk.sqlite", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        await teacher.presses("submit")
        teacher.sees("not-saved", "review")
        other.execute("ROLLBACK")
    await teacher.presses("submit")
    teacher.sees("record-filed")
    assert len(house.records()) == 1


async def test_a_full_disk_is_told_and_nothing_is_half_written(house: House):
    teacher = house[TEACHER]
    await at_summary(teacher)
    pages = house.look(lambda session: session.connection().exec_driver_sql("PRAGMA page_count").scalar_one())
    limit = f"PRAGMA max_page_count={pages}"
    house.change(lambda session: session.connection().exec_driver_sql(limit))
    shown = []
    for number in range(40):  # until no page is free any more
        await teacher.presses("edit", "summary") if teacher.card["key"] == "review" else None
        await teacher.says(f"{number}" + "满" * 490)
        shown = teacher.keys[-2:]
        if "not-saved" in shown:
            break
        await teacher.presses("skip") if teacher.card["key"] == "complaint-evidence" else None
        await teacher.presses("submit")
        if teacher.keys[-2] == "not-saved":
            break
        await at_summary(teacher)
        if "not-saved" in teacher.keys[-2:]:
            break
    assert "not-saved" in teacher.keys
    house.demo.app.database.write_now(_unlimited)
    filed = len(house.records())
    await teacher.looks()
    assert filed == sum(key == "record-filed" for key in teacher.keys)
    assert house.look(lambda session: len(session.exec(select(DraftRow)).all())) <= 1


def _unlimited(session: Session, _journal) -> None:
    session.connection().exec_driver_sql("PRAGMA max_page_count=1000000")


async def test_a_disk_that_refuses_a_file_is_told(house: House, settings):
    teacher = house[TEACHER]
    await at_evidence(teacher)
    folder = settings.data / "files"
    folder.rename(settings.data / "away")
    await teacher.uploads("图.png", PNG)
    teacher.sees("not-saved", "complaint-evidence")
    (settings.data / "away").rename(folder)
    await teacher.uploads("图.png", PNG)
    teacher.sees("complaint-evidence")


async def test_a_defect_of_ours_gives_a_number_and_no_content(house: House, caplog):
    teacher = house[TEACHER]
    code = await complains(teacher, text="机密内容")

    def corrupt(session: Session) -> None:
        session.connection().exec_driver_sql("UPDATE record SET details = x'01020304'")

    house.change(corrupt)
    await teacher.presses("see-record", code)
    teacher.sees("unexpected")
    assert "incident" in caplog.text
    assert "机密" not in caplog.text
