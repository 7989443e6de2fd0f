"""信用风险预警 3.2-d: raised once, told to whose it is with its numbers, answered, made graver, cleared by itself."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from regulation.early_warning import SignalLevel, SignalRule, SignalStatus
from regulation.grades import GradingStatus
from regulation.vocabulary import Nature, RecordStatus, Severity, Source, TaskStatus
from storage import codes
from storage.queries import people
from storage.tables import (
    AuditEvent,
    Deadline,
    Grading,
    Member,
    Notice,
    Record,
    Reminder,
    Signal,
    Signature,
    Subject,
    Task,
)
from tests.conftest import Clock
from tests.conversations.test_gradings import proposes_grade
from tests.facts import anybody
from tests.house import AUDITOR, DIRECTOR, HEAD, OFFICER, TEACHER, House, Person

LOGISTICS = "后勤部"
LEADS, CHAIR = "姚德明", "秦岚"  # of 后勤部; of the leading group
DEPUTY, GROUP_HEAD, OFFICE_HEAD = "沈秋萍", "曹立新", "冯志强"  # of 教学部; heads 教研室 below it; heads 行政部
TODAY = date(2026, 11, 23)
ANSWER = "已逐件答复，下周起增派一人值班。"


def files(house: House, about: str = LOGISTICS, kind: str = "complaint", days: int = 0, **more) -> str:
    """A record as it stands in the house's memory, so many days old."""

    def enter(session) -> str:
        subject = people.subjects(session, anybody, about)[0].id
        author = session.exec(select(Member.id).where(Member.name == TEACHER)).one()
        row = Record(
            code=codes.new(), kind=kind, status=RecordStatus.SUBMITTED, source=Source.EXTERNAL, subject_id=subject,
            author_id=author, occurred_on=TODAY - timedelta(days=days), filed_at=house.demo.app.clock(), details={},
        )  # fmt: skip
        for name, value in more.items():
            setattr(row, name, value)
        session.add(row)
        return row.code

    return house.change(enter)


def becomes(house: House, code: str, **values) -> None:
    def change(session) -> None:
        row = session.exec(select(Record).where(Record.code == code)).one()
        for name, value in values.items():
            setattr(row, name, value)

    house.change(change)


def signals(house: House) -> list[Signal]:
    return house.look(lambda session: list(session.exec(select(Signal).order_by(Signal.id))))


def stand(house: House) -> list[tuple[SignalRule, SignalLevel]]:
    return [(row.rule, row.level) for row in signals(house) if row.status is not SignalStatus.CLEARED]


def clock_of(house: House) -> dict[str, str]:
    query = select(Deadline).where(Deadline.kind == "signal.answer", Deadline.next_at.is_not(None))
    rows = house.look(lambda session: session.exec(query).all())
    return {row.row_code: (row.due_at - timedelta(seconds=1)).date().isoformat() for row in rows}


async def looks_out(house: House) -> None:
    await house.demo.signals.tick()
    await house.ticks()


async def answers(person: Person, text: str = ANSWER) -> Person:
    await person.presses("answer-signal")
    await person.says(text)
    return await person.presses("submit")


async def told(house: House, *names: str) -> dict[str, int]:
    """How often each was told of a signal."""
    return {name: (await house[name].looks()).keys.count("signal-raised-told") for name in names}


async def test_a_signal_is_raised_told_answered_gets_graver_and_ends_by_itself(anywhere: House, clock: Clock):
    house = anywhere
    first, second = files(house), files(house, days=30)
    await looks_out(house)
    assert await told(house, LEADS, OFFICER, CHAIR) == {LEADS: 1, OFFICER: 0, CHAIR: 0}
    head = house[LEADS]
    assert "近 30 天收到投诉 2 件" in head.card["text"]
    assert "2026 年 11 月 30 日（周一）前确认" in head.card["text"]
    assert "黄色预警：后勤部投诉集中" in head.card["title"]
    (await answers(head)).sees("answer-signal-done")
    assert clock_of(house) == {}
    await house.ticks()
    officer = (await house[OFFICER].looks()).sees("signal-answered-told")
    assert ANSWER in officer.card["text"]

    files(house, days=1)
    await looks_out(house)
    assert await told(house, LEADS, OFFICER, CHAIR) == {LEADS: 2, OFFICER: 1, CHAIR: 0}
    assert "橙色预警" in officer.card["title"]
    assert list(clock_of(house).values()) == ["2026-11-25"]
    (await answers(officer, "已列入本周督办。")).sees("answer-signal-one")
    assert list(clock_of(house).values()) == ["2026-11-25"]  # the head is still to answer
    (await answers(head, "再增派一人。")).sees("answer-signal-done")
    assert clock_of(house) == {}

    for code in (first, second):
        becomes(house, code, status=RecordStatus.REJECTED)
    await looks_out(house)
    for name in (LEADS, OFFICER):
        assert (await house[name].looks()).keys.count("signal-cleared-told") == 1, name
    (row,) = signals(house)
    assert (row.status, row.level) == (SignalStatus.CLEARED, SignalLevel.ORANGE)


async def test_it_is_not_doubled_and_nothing_is_written_while_nothing_changes(house: House):
    for _ in range(2):
        files(house)
    for _ in range(10):
        await looks_out(house)
    assert stand(house) == [(SignalRule.COMPLAINTS, SignalLevel.YELLOW)]
    letters = house.look(lambda s: s.exec(select(Notice).where(Notice.dedupe.startswith("signal "))).all())
    lines = [
        line for line in house.look(lambda s: s.exec(select(AuditEvent.line)).all()) if b"raise-signal" in line
    ]
    assert (len(letters), len(lines)) == (1, 1)
    assert await house.demo.signals.tick() == 0


async def test_what_ended_may_begin_anew(house: House):
    codes_ = [files(house) for _ in range(2)]
    await looks_out(house)
    becomes(house, codes_[0], status=RecordStatus.WITHDRAWN)
    await looks_out(house)
    assert stand(house) == []
    files(house)
    await looks_out(house)
    assert [row.status for row in signals(house)] == [SignalStatus.CLEARED, SignalStatus.RAISED]
    assert await told(house, LEADS) == {LEADS: 2}


async def test_fewer_complaints_than_before_make_nothing_graver_and_ask_nobody_again(house: House):
    codes_ = [files(house) for _ in range(3)]
    await looks_out(house)
    becomes(house, codes_[0], status=RecordStatus.REJECTED)
    await looks_out(house)
    files(house)
    await looks_out(house)
    assert stand(house) == [(SignalRule.COMPLAINTS, SignalLevel.ORANGE)]
    assert await told(house, LEADS, OFFICER) == {LEADS: 1, OFFICER: 1}


@pytest.mark.parametrize("status", [RecordStatus.REJECTED, RecordStatus.WITHDRAWN, RecordStatus.SEALED])
async def test_what_does_not_count_anywhere_raises_nothing(house: House, status):
    for kind, details in (
        ("complaint", {}), ("complaint", {}), ("complaint", {}),
        ("penalty", {"body": "regulator"}), ("outside-voice", {"place": "news"}),
    ):  # fmt: skip
        grave = {"nature": Nature.NEGATIVE, "severity": Severity.SERIOUS}
        files(house, kind=kind, status=status, details=details, **grave)
    await looks_out(house)
    assert signals(house) == []


async def test_what_corrects_a_correction_is_still_what_was_first(house: House):
    """A penalty, corrected twice: its kind and its details are those of the first record."""

    def id_of(code: str) -> int:
        return house.look(lambda session: session.exec(select(Record.id).where(Record.code == code)).one())

    established = {"status": RecordStatus.SUBSTANTIATED, "nature": Nature.NEGATIVE, "severity": Severity.MINOR}
    code = files(house, "客服部", kind="penalty", details={"body": "regulator"}, **established)
    for about in ("客服部", LOGISTICS):
        code = files(house, about, kind="correct-record", corrects_id=id_of(code), **established)
    await looks_out(house)
    (row,) = signals(house)
    assert (row.rule, row.subject_id, row.behind) == (SignalRule.AUTHORITY, _subject(house, LOGISTICS), [code])


async def test_a_record_and_its_correction_are_one(house: House):
    """A wrong and a right account of the same complaint: not two, and none of whom it was not about."""
    grave = {"status": RecordStatus.SUBSTANTIATED, "nature": Nature.NEGATIVE, "severity": Severity.MODERATE}
    first = files(house, "客服部", **grave)
    files(house, "客服部", **grave)
    await looks_out(house)
    assert set(stand(house)) == {
        (SignalRule.COMPLAINTS, SignalLevel.YELLOW),
        (SignalRule.VIOLATIONS, SignalLevel.RED),
    }
    wrong = house.look(lambda session: session.exec(select(Record.id).where(Record.code == first)).one())
    correction = files(house, LOGISTICS, kind="correct-record", corrects_id=wrong)
    await looks_out(house)
    assert len(stand(house)) == 2  # it is not established yet
    becomes(house, correction, **grave)
    await looks_out(house)
    assert stand(house) == []
    files(house, LOGISTICS)
    await looks_out(house)
    assert stand(house) == [(SignalRule.COMPLAINTS, SignalLevel.YELLOW)]  # the correction is a complaint as well


async def test_the_decision_of_an_authority_and_the_news(house: House):
    files(house, kind="penalty", details={"body": "association"})
    files(house, kind="outside-voice", details={"place": "review-site"})
    await looks_out(house)
    assert signals(house) == []
    files(house, kind="penalty", details={"body": "regulator"}, days=90)
    news = files(house, kind="outside-voice", details={"place": "news"}, status=RecordStatus.LEAD)
    await looks_out(house)
    assert stand(house) == [(SignalRule.AUTHORITY, SignalLevel.ORANGE)]  # anybody may have brought the lead
    assert (await house[LEADS].looks()).card["title"] == "橙色预警：后勤部受主管机关处罚"
    becomes(house, news, nature=Nature.NEGATIVE, status=RecordStatus.TRIAGED)
    await looks_out(house)
    assert set(stand(house)) == {
        (SignalRule.AUTHORITY, SignalLevel.ORANGE),
        (SignalRule.MEDIA, SignalLevel.RED),
    }
    assert "近 30 天有新闻报道 1 篇，已分类为负面" in (await house[CHAIR].looks()).card["text"]
    becomes(house, news, nature=Nature.POSITIVE)
    await looks_out(house)
    assert stand(house) == [(SignalRule.AUTHORITY, SignalLevel.ORANGE)]


async def test_a_record_that_nobody_can_open_holds_up_no_other(house: House):
    files(house, kind="penalty", details={"body": "regulator"})
    torn = files(house, TEACHER, kind="penalty", details={"body": "regulator"})
    house.change(
        lambda s: s.connection().exec_driver_sql("UPDATE record SET details = X'00' WHERE code = ?", (torn,))
    )
    await looks_out(house)
    assert stand(house) == [(SignalRule.AUTHORITY, SignalLevel.ORANGE)]


async def test_tasks_that_nobody_does(house: House, clock: Clock):
    def gives(due: date) -> None:
        def enter(session) -> None:
            officer = session.exec(select(Member.id).where(Member.name == OFFICER)).one()
            home = people.department_for_system(session, LOGISTICS).id
            session.add(
                Task(
                    code=codes.new(), status=TaskStatus.GIVEN, department_id=home, asked_by_id=officer,
                    asked_at=clock(), what="报送台账", due_on=due,
                )
            )  # fmt: skip

        house.change(enter)

    gives(date(2026, 11, 19))  # a Thursday: on Monday two working days late
    await looks_out(house)
    assert signals(house) == []
    clock.forward(days=1)
    await looks_out(house)
    assert stand(house) == [(SignalRule.TASKS, SignalLevel.YELLOW)]
    gives(date(2026, 11, 19))
    await looks_out(house)
    assert stand(house) == [(SignalRule.TASKS, SignalLevel.ORANGE)]
    head = await house[LEADS].looks()
    assert "2 项部门任务逾期已满 3 个工作日" in head.card["text"]


async def test_incomplete_records_are_told_from_the_eighth_week_on(house: House, clock: Clock):
    """Monday 23 November is in the eighth week; the house recorded something before it, and then nothing."""
    files(house, TEACHER, kind="work-log", days=14, filed_at=clock() - timedelta(days=14))
    await looks_out(house)
    assert {row.rule for row in signals(house)} == {SignalRule.COMPLETENESS}
    head = await house[LEADS].looks()
    assert "当季报送完整率 0%，低于 80%" in head.card["text"]


async def test_incomplete_records_are_asked_for_until_late_entries_are_over(house: House, clock: Clock):
    """Friday 1 January is a day off: the fifth working day of 2027 is Friday the 8th."""
    files(house, TEACHER, kind="work-log", days=14, filed_at=clock() - timedelta(days=14))
    await looks_out(house)
    began = len(stand(house))
    for days in (38, 8):  # 31 December, 8 January
        clock.forward(days=days)
        await looks_out(house)
        assert len([rule for rule, _ in stand(house) if rule is SignalRule.COMPLETENESS]) == began, clock()
    clock.forward(days=1)
    await looks_out(house)
    assert stand(house) == []


async def test_an_agreement_that_ran_out(house: House, clock: Clock):
    """郑重 has no post; 陈思远 is an officer, and nobody answers to his own signal."""

    def ran_out(session) -> None:
        rows = session.exec(
            select(Signature, Member.name).join(Member).where(Signature.undertaking == "confidentiality")
        )
        for row, name in rows:
            row.until = TODAY - timedelta(days=1) if name in (OFFICER, TEACHER) else row.until

    house.change(ran_out)
    await looks_out(house)
    assert stand(house) == [(SignalRule.AGREEMENT, SignalLevel.ORANGE)]
    assert await told(house, OFFICE_HEAD, OFFICER, DIRECTOR) == {OFFICE_HEAD: 1, OFFICER: 0, DIRECTOR: 1}
    assert "保密协议的有效期截至 2026 年 11 月 22 日（周日）" in house[OFFICE_HEAD].card["text"]


async def test_a_red_one_is_told_at_once_to_office_and_chair_and_not_to_whom_it_is_about(
    house: House, clock: Clock
):
    """Monday, 22:00: it counts from Tuesday morning."""
    await proposes_grade(house, "d", about=LEADS)
    clock.forward(hours=12)
    await looks_out(house)
    assert await told(house, OFFICER, CHAIR, LEADS) == {OFFICER: 1, CHAIR: 1, LEADS: 0}
    assert list(clock_of(house).values()) == ["2026-11-24"]
    (row,) = signals(house)
    for name in (LEADS, "卢玉兰"):  # himself, and who works under him
        await house[name].sends(f"see-signal.{row.code}.{row.version}")
        assert house[name].keys[-1] in ("row-unknown", "not-permitted"), name
    (await answers(house[CHAIR], "已通知分管领导到场听取陈述。")).sees("answer-signal-one")
    (await answers(house[OFFICER], "已安排听取陈述。")).sees("answer-signal-done")

    def declined(session) -> None:
        session.exec(select(Grading)).one().status = GradingStatus.DECLINED

    house.change(declined)
    await looks_out(house)
    assert stand(house) == []


async def test_a_yellow_one_waits_for_the_morning(house: House, clock: Clock):
    clock.forward(hours=12)  # 22:00
    for _ in range(2):
        files(house)
    await looks_out(house)
    assert await told(house, LEADS) == {LEADS: 0}
    assert list(clock_of(house).values()) == ["2026-12-01"]  # five working days from Tuesday
    clock.forward(hours=12)
    await looks_out(house)
    assert await told(house, LEADS) == {LEADS: 1}


@pytest.mark.parametrize(("hour", "last"), [(14, "2026-11-23"), (15, "2026-11-24")])
async def test_four_working_hours_end_on_the_day_on_which_they_are_over(house: House, clock: Clock, hour, last):
    clock.forward(hours=hour - 10, minutes=0 if hour == 14 else -59)  # 14:00 and 14:01; the office closes at 18:00
    files(house, kind="outside-voice", details={"place": "news"})
    await looks_out(house)
    assert list(clock_of(house).values()) == [last]


async def test_whoever_it_is_about_is_not_whose_it_is(house: House):
    """Of a teacher the department's leaders; of its head nobody below; of a group's head the one above."""
    for name in (TEACHER, HEAD, GROUP_HEAD):
        for _ in range(2):
            files(house, name)
    await looks_out(house)
    letters = {row.subject_id: [] for row in signals(house)}
    assert len(letters) == 3
    assert await told(house, TEACHER, HEAD, DEPUTY, GROUP_HEAD, OFFICER) == {
        TEACHER: 0,
        HEAD: 2,  # of the teacher, of the head of the group below
        DEPUTY: 1,
        GROUP_HEAD: 0,
        OFFICER: 1,  # of the head of 教学部, above whom there is no department
    }
    about_head = next(row for row in signals(house) if row.subject_id == _subject(house, HEAD))
    for name in (HEAD, DEPUTY, TEACHER):
        person = await house[name].sends(f"answer-signal.{about_head.code}.{about_head.version}")
        assert person.keys[-1] in ("row-unknown", "not-permitted"), name


def _subject(house: House, name: str) -> int:
    return house.look(lambda session: people.subjects(session, anybody, name)[0].id)


async def test_where_nobody_leads_the_office_answers_and_about_its_own_head_the_chair(house: House):
    """A partner and the institution have no head; under the head of 行政部 stands the whole office (K1)."""
    names = house.look(
        lambda s: s.exec(select(Subject.title).where(Subject.kind.in_(["partner", "institution"]))).all()
    )
    for name in (names[0], names[-1], OFFICE_HEAD):
        for _ in range(2):
            files(house, name)
    await looks_out(house)
    assert {row.level for row in signals(house)} == {SignalLevel.YELLOW}
    assert await told(house, OFFICER, DIRECTOR, CHAIR, OFFICE_HEAD) == {
        OFFICER: 2,
        DIRECTOR: 0,
        CHAIR: 1,
        OFFICE_HEAD: 0,
    }
    about_head = next(row for row in signals(house) if row.subject_id == _subject(house, OFFICE_HEAD))
    for name in (OFFICER, DIRECTOR):
        person = await house[name].sends(f"answer-signal.{about_head.code}.{about_head.version}")
        assert person.keys[-1] == "row-unknown", name
    (await answers(house[CHAIR], "已约谈本人，下周复核。")).sees("answer-signal-done")


async def test_who_sees_what_and_who_answers(house: House):
    for _ in range(2):
        files(house)
    await looks_out(house)
    (row,) = signals(house)
    for name, sees, may in (
        (LEADS, True, True),
        (OFFICER, True, True),
        (DIRECTOR, True, True),
        (CHAIR, True, True),
        ("何静", True, False),  # of the leading group, head of another department: a red one she might answer
        (AUDITOR, True, False),
        (HEAD, False, False),
        ("卢玉兰", False, False),
        (TEACHER, False, False),
    ):
        person = await house[name].sends(f"see-signal.{row.code}.{row.version}")
        assert (person.keys[-1] == "signal-card") is sees, name
        assert ("answer-signal" in person.offered()) is may, name
    await house["何静"].sends(f"answer-signal.{row.code}.{row.version}")
    house["何静"].sees("signal-not-yours")


async def test_the_list_and_the_way_to_what_lies_behind_a_signal(house: House):
    code = files(house)
    files(house)
    files(house, "客服部", kind="outside-voice", details={"place": "news"})
    await looks_out(house)
    officer = await house[OFFICER].says("预警")
    officer.sees("signal-list")
    labels = [choice["label"] for choice in officer.card["choices"]]
    assert labels[0].startswith("红色预警 · 客服部 · 媒体报道")
    assert labels[1].startswith("黄色预警 · 后勤部 · 投诉集中")
    await officer.sends(f"see-signal.{signals(house)[0].code}.1")
    assert officer.rows()["触发依据"] == "近 30 天收到投诉 2 件"
    await officer.presses("see-record", code)
    officer.sees("record-card")
    auditor = await house[AUDITOR].says("风险预警")
    auditor.sees("signal-list")
    await house[TEACHER].says("预警")
    house[TEACHER].sees("not-permitted")


async def test_wrong_input_says_what_to_do_and_loses_nothing(house: House):
    for _ in range(2):
        files(house)
    await looks_out(house)
    head = await house[LEADS].looks()
    await head.presses("answer-signal")
    await head.says("长" * 301)
    assert head.keys[-1] == "answer-signal-answer"
    assert signals(house)[0].status is SignalStatus.RAISED
    await head.says("   ")
    assert head.keys[-1] == "answer-signal-answer"
    await head.says(ANSWER)
    await head.presses("submit")
    head.sees("answer-signal-done")
    await head.sends(f"answer-signal.{signals(house)[0].code}.1")  # the button of the letter, once more
    assert head.answer[0]["tone"] == "refused"


async def test_what_got_graver_meanwhile_is_not_answered_by_an_old_button(house: House):
    for _ in range(2):
        files(house)
    await looks_out(house)
    head = await house[LEADS].looks()
    old = head.button("answer-signal")
    files(house)
    await looks_out(house)
    await head.sends(old)
    assert head.answer[0]["tone"] in ("refused", "attention")
    assert signals(house)[0].status is SignalStatus.RAISED


async def test_nobody_answers_and_it_goes_up_the_line(house: House, clock: Clock):
    """The head before, on and after the last day; then office and director, the chair; at last the leading group."""
    for _ in range(2):
        files(house)
    await looks_out(house)
    for _ in range(22):
        clock.forward(days=1)
        await looks_out(house)
    code = signals(house)[0].code
    assert reminded(house, code) == {
        "T-1": {LEADS},  # a Friday: three days before, and the working day before the Monday
        "T-0": {LEADS},
        "+1": {LEADS},
        "+3": {LEADS},
        "+5": {OFFICER},  # there is no department above his
        "+7": {DIRECTOR},
        "+10": {CHAIR, OFFICER},
    }
    assert "docket-asked" in (await house[CHAIR].looks()).keys
    clock.forward(days=10)  # the complaints are more than 30 days old: nothing is left to be asked
    await looks_out(house)
    assert signals(house)[0].status is SignalStatus.CLEARED
    assert code not in clock_of(house)
    assert "docket-closed" in (await house[CHAIR].looks()).keys


def reminded(house: House, code: str) -> dict[str, set[str]]:
    """Who was reminded of it at which step."""
    query = select(Reminder.step, Member.name).join(Deadline).join(Member).where(Deadline.row_code == code)
    found: dict[str, set[str]] = {}
    for step, name in house.look(lambda session: session.exec(query).all()):
        found.setdefault(step, set()).add(name)
    return found
