"""限制业务 6.2-c, 8.2-c: restrictions are heard, decided by another, end by themselves; whoever asks hears no reason."""

from datetime import date

import pytest
from sqlmodel import select

from regulation.grades import Grade, GradeMark
from regulation.measures import MeasureStatus
from regulation.vocabulary import CaseStatus
from storage.tables import Case, Measure
from tests.conftest import Clock
from tests.conversations.test_case import CHAIR, days, fills, issues, proposes
from tests.conversations.test_case import HEAD as SUBJECT_HEAD
from tests.conversations.test_gradings import (
    MEMBER,
    REASON,
    asks_for_keys,
    confirms,
    gradings,
    presses,
    proposes_grade,
    turns,
)
from tests.house import AUDITOR, DIRECTOR, HEAD, OFFICER, OTHER_HEAD, TEACHER, House, Person
from tests.repair_steps import agrees, moves, ready

WHY = "整改期间不宜参评"


def measures(house: House) -> list[Measure]:
    return house.look(lambda session: list(session.exec(select(Measure).order_by(Measure.id))))


def states(house: House) -> list[MeasureStatus]:
    return [each.status for each in measures(house)]


async def graded(house: House, grade: str = "c", about: str = TEACHER) -> None:
    await proposes_grade(house, grade, about)
    await confirms(house)


async def proposes_measures(house: House, which: str = "all", until: str = "skip", by: str = OFFICER) -> Person:
    row = gradings(house)[-1]
    person = house[by]
    await person.sends(f"propose-measures.{row.code}.{row.version}")
    await person.picks(which)
    return await fills(person, until, WHY)


async def on(house: House, move: str, name: str = CHAIR, *answers: str, place: int = -1) -> Person:
    """Makes a move on a restriction, whether or not its button was shown."""
    row, person = measures(house)[place], house[name]
    await person.sends(f"{move}.{row.code}.{row.version}")
    refused = person.card["key"] != "review" and not answers
    return person if refused else await fills(person, *answers)


async def imposed(house: House, clock: Clock, which: str = "no_awards", until: str = "skip", **said: str) -> None:
    """A restriction that holds since Tuesday 1 December."""
    await graded(house, **said)
    await proposes_measures(house, which, until)
    clock.forward(days=8)
    (await on(house, "impose-measure")).sees("impose-measure-done")
    await house.ticks()


async def asks(house: House, about: str = TEACHER, purpose: str = "awards", by: str = OTHER_HEAD) -> Person:
    person = house[by]
    await person.sends(f"check-subject...{house.subject(about)}")
    return await person.picks(purpose)


async def test_a_restriction_is_decided_by_another_once_its_subject_was_heard(house: House, clock: Clock):
    await graded(house)
    (await proposes_measures(house)).sees("propose-measures-done")
    await house.ticks()
    teacher = await house[TEACHER].looks()
    teacher.sees("measures-proposed-subject")
    assert all(
        said in str(teacher.card)
        for said in (WHY, "11 月 30 日", "2027 年 5 月 25 日", "不参加评优评先、不参加晋升")
    )
    assert "measures-proposed-told" in (await house[CHAIR].looks()).keys
    (await on(house, "impose-measure")).sees("measure-hearing")
    (await on(house, "impose-measure", DIRECTOR)).sees("not-permitted")
    await presses(house, TEACHER, "make-statement", "已改进考勤", "skip")
    teacher.sees("make-statement-done")
    clock.forward(days=7, hours=12)  # Monday 30 November, 22:00
    (await on(house, "impose-measure")).sees("measure-hearing")
    clock.forward(hours=12)
    for place in (0, 1):
        (await on(house, "impose-measure", place=place)).sees("impose-measure-done")
    await house.ticks()
    assert {(each.status, each.begins_on, each.until) for each in measures(house)} == {
        (MeasureStatus.ACTIVE, date(2026, 12, 1), date(2027, 5, 25))  # half a year from the grade
    }
    assert (await teacher.looks()).keys.count("measure-imposed-subject") == 2
    assert "measure-imposed-told" in (await house[HEAD].looks()).keys
    await house[TEACHER].sends("own-file")
    await house[DIRECTOR].sends(f"open-file...{house.subject(TEACHER)}")
    await house[DIRECTOR].picks("evaluation")
    for name, why in ((TEACHER, True), (DIRECTOR, False)):  # one's own file says why
        (shown, _) = (row["value"] for row in house[name].card["rows"] if row["label"] == "限制措施")
        assert shown.startswith("不参加评优评先，至 2027 年 5 月 25 日")
        assert (WHY in shown) is why
    (await house[TEACHER].says("奖惩")).sees("measure-list")
    assert "see-measure" in house[TEACHER].offered()


async def test_about_the_office_nobody_decides_on_his_own_proposal(house: House, clock: Clock):
    await proposes_grade(house, about="罗佳宁", by=CHAIR)
    await confirms(house, MEMBER)
    await proposes_measures(house, "no_awards", by=CHAIR)
    clock.forward(days=8)
    (await on(house, "impose-measure", CHAIR)).sees("measure-own-proposal")
    (await on(house, "impose-measure", MEMBER)).sees("impose-measure-done")


async def test_with_a_d_it_is_heard_together_and_decided_with_the_same_two_keys(house: House, clock: Clock):
    await proposes_grade(house, "d")
    await days(house, clock, 1)
    await proposes_measures(house)  # on Tuesday: the subject has five working days for both
    await house.ticks()
    assert "自决定之日起 365 天" in str((await house[TEACHER].looks()).sees("measures-proposed-subject").card)
    (await on(house, "impose-measure")).sees("measure-with-grade")
    await days(house, clock, 7)  # Tuesday 1 December
    (await presses(house, DIRECTOR, "confirm-grade-d")).sees("move-not-now")
    await days(house, clock, 1)
    await asks_for_keys(house)
    await turns(house, CHAIR)
    assert states(house) == [MeasureStatus.PROPOSED] * 2
    await turns(house, MEMBER)
    await house.ticks()
    assert {(each.status, each.until) for each in measures(house)} == {(MeasureStatus.ACTIVE, date(2027, 12, 2))}
    teacher = await house[TEACHER].looks()
    assert "同时决定" in next(
        str(m["card"]) for m in teacher.messages.values() if m["card"] and m["card"]["key"] == "grade-decided-told"
    )


async def test_a_grade_that_is_not_confirmed_restricts_nobody(house: House):
    await proposes_grade(house, "d")
    await proposes_measures(house)
    await presses(house, CHAIR, "decline-grade", "事实不清")
    assert states(house) == [MeasureStatus.VOID] * 2


async def test_what_is_only_proposed_falls_with_its_grade(house: House):
    await graded(house)
    await proposes_measures(house)
    await graded(house, "b")
    await house.ticks()
    assert states(house) == [MeasureStatus.VOID] * 2
    assert (await house[TEACHER].looks()).keys.count("measure-dropped-subject") == 2


async def test_whoever_has_spoken_is_not_faced_with_more(house: House):
    await proposes_grade(house, "d")
    await presses(house, TEACHER, "make-statement", "有医院证明", "skip")
    row = gradings(house)[-1]
    await house[OFFICER].sends(f"propose-measures.{row.code}.{row.version}")
    house[OFFICER].sees("measure-after-statement")


@pytest.mark.parametrize(
    ("which", "until", "key"),
    [
        ("no_new_business", "skip", "measure-not-for-this"),  # that is for departments
        ("no_awards", "2026-11-30", "measure-range"),  # over before it could be decided
        ("no_awards", "2027-05-26", "measure-range"),  # a day longer than half a year
        ("no_awards", "2027-05-25", "propose-measures-done"),
    ],
)
async def test_a_restriction_fits_its_subject_and_its_longest_time(house: House, which, until, key):
    await graded(house)
    assert key in (await proposes_measures(house, which, until)).keys[-2:]


async def test_what_a_repair_lifted_is_not_put_back_on_the_grade_it_left(house: House):
    """7.3-a: no longer restricted by the old grade; D became C, observed."""
    ready(house, Grade.D)
    await moves(house, DIRECTOR, "approve-d", "属实。")
    await agrees(house, CHAIR)
    await agrees(house, MEMBER)
    row = gradings(house)[-1]
    assert (row.grade, row.mark) == (Grade.C, GradeMark.OBSERVED)
    officer = house[OFFICER]
    await officer.sends(f"see-grading.{row.code}.{row.version}")
    assert "propose-measures" not in officer.sees("grade-card").offered()
    await officer.sends(f"propose-measures.{row.code}.{row.version}")
    officer.sees("measure-observed")


async def test_a_restriction_is_not_renewed_beyond_the_longest_time_of_its_grade(house: House, clock: Clock):
    """Numbers 2.5, states 6.8: half a year from Monday 23 November 2026 is over on 25 May 2027, however often."""
    await imposed(house, clock, until="2026-12-20")
    clock.forward(days=30)
    await house.ticks()
    assert states(house) == [MeasureStatus.EXPIRED]
    officer = await proposes_measures(house, "no_awards", "2027-05-26")
    officer.sees("measure-range", "review")
    await officer.presses("cancel")
    await proposes_grade(house, "c", origin="correction")  # of the reason: nothing begins anew
    await confirms(house)
    officer = await proposes_measures(house, "no_awards", "2027-05-26")
    officer.sees("measure-range", "review")
    await officer.presses("cancel")
    clock.forward(days=138)  # Tuesday 18 May: five working days are over with the 25th
    row = gradings(house)[-1]
    await officer.sends(f"propose-measures.{row.code}.{row.version}")
    officer.sees("measure-time-over")


async def test_a_decision_that_comes_after_the_longest_time_imposes_nothing(house: House, clock: Clock):
    await graded(house)
    await proposes_measures(house, "no_awards")
    clock.forward(days=184)  # Wednesday 26 May 2027
    (await on(house, "impose-measure")).sees("measure-day-over", "review")
    assert states(house) == [MeasureStatus.PROPOSED]


async def closes(house: House, which: int = 0) -> None:
    """A case was carried out, and it lasted."""

    def cases(session) -> list[Case]:
        return list(session.exec(select(Case).order_by(Case.id)))

    def change(session) -> None:
        cases(session)[which].status = CaseStatus.EFFECT_DUE

    house.change(change)
    case = house.look(cases)[which]
    await house[OFFICER].sends(f"confirm-effect.{case.code}.{case.version}")
    (await fills(house[OFFICER], "四周响应率 97%")).sees("confirm-effect-done")
    await house.ticks()


async def barred_with_a_case(house: House, clock: Clock, about: str) -> None:
    """A warning is served, the subject graded C, all that there is barred to it; since Tuesday 1 December."""
    await proposes(house, about)
    await issues(house)
    await graded(house, "c", about)
    await proposes_measures(house)
    clock.forward(days=8)
    for place in range(len(measures(house))):
        (await on(house, "impose-measure", place=place)).sees("impose-measure-done")
    await house.ticks()


async def test_what_a_c_bars_to_a_department_ends_when_its_case_is_closed(house: House, clock: Clock):
    """Numbers 2.5: until the case is closed, at most 90 days."""
    await barred_with_a_case(house, clock, "后勤部")
    (await asks(house, "后勤部", "new_business")).sees("check-until")
    assert {each.until for each in measures(house)} == {date(2027, 2, 21)}
    await closes(house)
    code = house.look(lambda session: session.exec(select(Case)).one().code)
    today = date(2026, 12, 1)
    assert {(each.status, each.ended_on, each.ended_by) for each in measures(house)} == {
        (MeasureStatus.LIFTED, today, code)
    }
    head = await house[SUBJECT_HEAD].looks()
    assert head.keys.count("measure-ended-subject") == 2
    said = [message["card"] for message in head.messages.values() if message["card"]]
    assert all("四周响应率 97%" in str(card) for card in said if card["key"] == "measure-ended-subject")
    assert "measure-ended-told" in (await house[OTHER_HEAD].looks()).keys
    (await asks(house, "后勤部", "new_business")).sees("check-yes")
    row = gradings(house)[-1]
    await house[OFFICER].sends(f"propose-measures.{row.code}.{row.version}")
    house[OFFICER].sees("measure-case-closed")


async def test_what_is_only_proposed_falls_with_the_case(house: House):
    await proposes(house)
    await issues(house)
    await graded(house, "c", "后勤部")
    await proposes_measures(house)
    await closes(house)
    assert states(house) == [MeasureStatus.VOID] * 2
    assert (await house[SUBJECT_HEAD].looks()).keys.count("measure-dropped-subject") == 2


async def test_while_a_later_case_runs_the_earlier_one_lifts_nothing(house: House, clock: Clock):
    """One that is not served yet does not count: its subject would hear of it by this."""
    await barred_with_a_case(house, clock, "后勤部")
    await proposes(house)
    await issues(house)
    await closes(house, which=0)
    assert states(house) == [MeasureStatus.ACTIVE] * 2
    await proposes(house)
    await closes(house, which=1)
    assert states(house) == [MeasureStatus.LIFTED] * 2


@pytest.mark.parametrize("about", [TEACHER, "晨光教材有限公司"])
async def test_persons_and_partners_are_barred_for_a_fixed_time(house: House, clock: Clock, about: str):
    """Numbers 2.5: six months, and 90 days, whatever becomes of the case."""
    await barred_with_a_case(house, clock, about)
    await closes(house)
    assert set(states(house)) == {MeasureStatus.ACTIVE}


async def test_a_good_grade_is_followed_by_no_restriction(house: House):
    await graded(house, "b")
    row = gradings(house)[-1]
    await house[OFFICER].sends(f"propose-measures.{row.code}.{row.version}")
    house[OFFICER].sees("measure-not-low")


async def test_whoever_asks_hears_until_when_and_never_why(house: House, clock: Clock):
    await imposed(house, clock, until="2026-12-20")
    asked = await asks(house)
    asked.sees("check-until")
    assert "12 月 20 日" in str(asked.card)
    for secret in (REASON, WHY, "C 级", "合格", gradings(house)[0].code, measures(house)[0].code):
        assert secret not in str(asked.card)
    (await asks(house, purpose="promotion")).sees("check-yes")
    (await asks(house, about=HEAD)).sees("check-yes")
    row, bar = gradings(house)[0], measures(house)[0]
    for code in (f"see-grading.{row.code}.{row.version}", f"see-measure.{bar.code}.{bar.version}"):
        await asked.sends(code)
        asked.sees("row-unknown")
    (await asks(house, purpose="new_business")).sees("check-not-for-this", "check-subject-purpose")
    await house[TEACHER].sends("see-looks")
    shown = [row["value"] for row in house[TEACHER].card["rows"]]
    assert shown == [f"吴桐（市场部）、信用参考、{purpose}" for purpose in ("晋升", "评优评先")]


@pytest.mark.parametrize(("name", "allowed"), [(TEACHER, False), (AUDITOR, False), (HEAD, True), (MEMBER, True), (CHAIR, True), (OFFICER, True)])  # fmt: skip
async def test_who_may_ask(house: House, name, allowed):
    await house[name].says("核查")
    assert (house[name].keys[-1] == "check-subject-subject") is allowed


async def test_it_ends_on_its_day_and_everybody_who_knew_is_told(house: House, clock: Clock):
    await imposed(house, clock, until="2026-12-20")
    await asks(house)
    clock.forward(days=10)  # Friday 11 December: a week before is a Sunday
    await house.ticks()
    (await house[DIRECTOR].looks()).sees("measure-end")
    clock.forward(days=9, hours=13)  # Sunday 20 December, 23:00
    await house.ticks()
    assert states(house) == [MeasureStatus.ACTIVE]
    (await asks(house)).sees("check-until")
    clock.forward(hours=12)
    await house.ticks()
    (row,) = measures(house)
    assert (row.status, row.ended_on) == (MeasureStatus.EXPIRED, date(2026, 12, 21))
    (await house[TEACHER].looks()).sees("measure-ended-subject")
    for name in (HEAD, OTHER_HEAD):
        (await house[name].looks()).sees("measure-ended-told")
        assert WHY not in str(house[name].card)
    (await asks(house)).sees("check-yes")


async def test_the_chair_lifts_it_early_with_a_reason(house: House, clock: Clock):
    await imposed(house, clock)
    (await on(house, "lift-measure", OFFICER)).sees("not-permitted")
    (await on(house, "lift-measure", CHAIR, "表现明显改善")).sees("lift-measure-done")
    await house.ticks()
    assert "表现明显改善" in str((await house[TEACHER].looks()).card)
    (await asks(house)).sees("check-yes")


async def test_a_declined_one_never_holds_and_its_reason_is_read(house: House):
    await graded(house)
    await proposes_measures(house, "no_awards")
    (await on(house, "decline-measure", CHAIR, "警告已足够")).sees("decline-measure-done")
    await house.ticks()
    for name in (TEACHER, OFFICER):
        assert "警告已足够" in str((await house[name].looks()).sees("measure-declined-told").card)
    (await asks(house)).sees("check-yes")


@pytest.mark.parametrize(
    ("grade", "origin", "after"),
    [
        ("b", "decided", MeasureStatus.LIFTED),  # 6.2-c: until clearly improved
        ("b", "correction", MeasureStatus.VOID),  # what followed on a mistake never was
        ("c", "decided", MeasureStatus.ACTIVE),  # once more: it runs to its last day
    ],
)
async def test_what_another_grade_means_for_a_restriction(house: House, clock: Clock, grade, origin, after):
    await imposed(house, clock)
    await asks(house)
    await proposes_grade(house, grade, origin=origin)
    await confirms(house)
    await house.ticks()
    (row,) = measures(house)
    assert row.status is after
    over = after is not MeasureStatus.ACTIVE
    assert row.ended_by == (gradings(house)[-1].code if over else None)
    assert ("measure-ended-told" in (await house[OTHER_HEAD].looks()).keys) is over
    (await asks(house)).sees("check-yes" if over else "check-until")


async def test_a_longer_one_takes_the_place_of_a_shorter_and_who_knew_of_that_knows_of_this(
    house: House, clock: Clock
):
    await imposed(house, clock, until="2026-12-20")
    await asks(house)
    await graded(house)
    await proposes_measures(house, "no_awards")
    clock.forward(days=9)
    await on(house, "impose-measure")
    assert states(house) == [MeasureStatus.LIFTED, MeasureStatus.ACTIVE]
    await house.ticks()
    assert "measure-ended-told" not in (await house[OTHER_HEAD].looks()).keys
    await on(house, "lift-measure", CHAIR, "表现明显改善")
    await house.ticks()
    assert "measure-ended-told" in (await house[OTHER_HEAD].looks()).keys
