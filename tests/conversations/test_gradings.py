"""信用等级 5.2, T1, K1, K2: how a grade is proposed, heard and confirmed; each line written from the clause."""

from datetime import date

import pytest
from sqlmodel import select

from regulation.grades import Grade, GradingStatus
from regulation.vocabulary import CaseStatus, Role
from storage import codes
from storage.queries import people, standing
from storage.tables import Case, Grading, Member, RoleGrant
from tests.conftest import Clock
from tests.conversations.test_case import CHAIR, days, fills, issues, proposes, the_case
from tests.conversations.test_case import HEAD as SUBJECT_HEAD
from tests.facts import PNG, anybody
from tests.house import ADMINISTRATOR, AUDITOR, DIRECTOR, HEAD, OFFICER, OTHER_HEAD, TEACHER, House, Person
from tests.repair_steps import BARRED, agrees, barred_now, grade_now, held_against, moves, ready
from tests.repairs_house import graded

MEMBER, OTHER_MEMBER = "何静", "石磊"  # of the leading group; the second one heads the chair's department
REASON, BASIS = "十月三次迟到早退", "第五条第二款"


async def proposes_grade(
    house: House,
    grade: str = "c",
    about: str = TEACHER,
    by: str = OFFICER,
    origin: str = "decided",
    veto: str = "no",
) -> Person:
    """Up to the receipt, or whatever is said instead."""
    person = house[by]
    await person.sends("propose-grade")
    await person.says(about)
    await person.picks(origin)
    await person.picks(grade)
    if grade in ("c", "d"):
        await person.picks("moderate")
    if grade == "d":
        await person.picks(veto)
    return await fills(person, REASON, BASIS, "skip")


def gradings(house: House) -> list[Grading]:
    return house.look(lambda session: list(session.exec(select(Grading).order_by(Grading.id))))


def knowing(house: House) -> set[str]:
    """Who was told of the newest grade, beside whom it is about."""
    row = gradings(house)[-1]
    found = house.look(lambda s: people.names_for_system(s, standing.graded_for_system(s, row)))
    return set(found.values())


def grade_of(house: House, about: str, on: date) -> Grade | None:
    line = house.look(lambda session: people.subjects(session, anybody, about)[0])
    found = house.look(lambda session: standing.grade_of_for_system(session, line.id, on))
    return found.grade if found else None


async def presses(house: House, name: str, move: str, *answers: str) -> Person:
    """Makes a move on the newest grade, whether or not its button was shown."""
    row = gradings(house)[-1]
    person = house[name]
    await person.sends(f"{move}.{row.code}.{row.version}")
    return await fills(person, *answers) if person.card["key"] != "not-permitted" and answers else person


async def confirms(house: House, name: str = CHAIR) -> Person:
    await presses(house, name, "confirm-grade")
    await house[name].presses("submit")
    return house[name]


async def turns(house: House, name: str) -> Person:
    await house.ticks()
    person = await house[name].looks()
    await person.presses("see-approval")
    await person.presses("turn-key")
    return await person.presses("submit")


async def heard(house: House, clock: Clock, **said: str) -> None:
    """A D that was proposed, whose subject had the time to speak."""
    await proposes_grade(house, "d", **said)
    await days(house, clock, 8)  # Tuesday 1 December


async def asks_for_keys(house: House, name: str = DIRECTOR) -> Person:
    await presses(house, name, "confirm-grade-d")
    return await house[name].presses("submit")


async def decides_d(house: House, clock: Clock, **said: str) -> None:
    await heard(house, clock, **said)
    await asks_for_keys(house)
    await turns(house, CHAIR)
    await turns(house, MEMBER)
    await house.ticks()


async def test_a_head_reads_of_the_own_grade_once_as_its_subject(house: House):
    await proposes_grade(house, "c", about=HEAD)
    await house.ticks()
    await confirms(house)
    await house.ticks()
    read = (await house[HEAD].looks()).keys
    assert (read.count("grade-decided-told"), read.count("grade-decided-head")) == (1, 0)
    assert "grade-decided-head" not in (await house["沈秋萍"].looks()).keys  # the deputy: nobody below hears of it


async def test_of_whoever_leads_a_group_the_head_above_hears(house: House):
    await proposes_grade(house, "c", about="曹立新")  # heads 教研室, a part of 教学部
    await confirms(house)
    await house.ticks()
    assert "grade-decided-head" in (await house[HEAD].looks()).keys


async def test_a_c_is_confirmed_by_another_person_and_takes_the_place_of_the_one_before(house: House, clock: Clock):
    await proposes_grade(house, "b")
    house[OFFICER].sees("propose-grade-done")
    await house.ticks()
    assert (await house[CHAIR].looks()).sees("grade-proposed-told").rows() == {}
    for name in (TEACHER, HEAD):
        row = gradings(house)[-1]
        await house[name].sends(f"see-grading.{row.code}.{row.version}")
        house[name].sees("row-unknown")  # nobody hears of what is not decided
    await house[DIRECTOR].sends(f"confirm-grade.{row.code}.{row.version}")
    house[DIRECTOR].sees("not-permitted")
    (await confirms(house)).sees("confirm-grade-done")
    await house.ticks()
    assert grade_of(house, TEACHER, date(2026, 11, 23)) is Grade.B
    (await house[TEACHER].looks()).sees("grade-decided-told")
    (await house[HEAD].looks()).sees("grade-decided-head")
    assert knowing(house) == {
        HEAD,
        "沈秋萍",
        OFFICER,
        CHAIR,
    }  # head and deputy, who proposed and confirmed it: who will hear of its end (7.3-a)
    clock.forward(days=1)
    await proposes_grade(house, "c")
    await confirms(house)
    first, second = gradings(house)
    assert (first.ended_on, second.effective_on, second.ended_on) == (date(2026, 11, 24), date(2026, 11, 24), None)
    assert [grade_of(house, TEACHER, date(2026, 11, day)) for day in (22, 23, 24)] == [None, Grade.B, Grade.C]
    await house[TEACHER].sends("own-file")
    assert REASON in str(house[TEACHER].card["rows"])
    assert [row["label"] for row in house[TEACHER].card["rows"]].count("信用等级") == 2


async def test_about_the_office_the_leading_group_decides_and_nobody_on_his_own_proposal(house: House):
    await proposes_grade(house, about="罗佳宁", by=CHAIR)
    (await presses(house, CHAIR, "confirm-grade")).sees("grade-own-proposal")
    await presses(house, DIRECTOR, "confirm-grade")
    assert house[DIRECTOR].answer[-1]["tone"] == "refused"
    (await confirms(house, MEMBER)).sees("confirm-grade-done")


async def test_before_a_d_the_subject_is_heard_for_five_working_days(house: House, clock: Clock):
    await proposes_grade(house, "d")
    house[OFFICER].sees("propose-grade-hearing")
    await house.ticks()
    teacher = await house[TEACHER].looks()
    teacher.sees("grade-hearing-told")
    assert all(said in str(teacher.card) for said in (REASON, BASIS, "11 月 30 日"))
    (await presses(house, DIRECTOR, "confirm-grade-d")).sees("move-not-now")
    await teacher.presses("make-statement")
    await teacher.says("三次都有医院证明")
    await teacher.uploads("证明.png", PNG)
    await teacher.presses("done")
    await teacher.presses("submit")
    teacher.sees("make-statement-done")
    (await presses(house, TEACHER, "make-statement")).sees("grade-spoken-already")
    await days(house, clock, 7)  # Monday 30 November, the last day
    assert gradings(house)[0].status is GradingStatus.STATEMENT
    await days(house, clock, 1)
    assert gradings(house)[0].status is GradingStatus.READY
    (await house[DIRECTOR].looks()).sees("grade-heard-told")
    assert grade_of(house, TEACHER, date(2026, 12, 1)) is None


async def test_a_d_with_one_key_is_no_d(house: House, clock: Clock):
    await heard(house, clock)
    (await presses(house, CHAIR, "confirm-grade")).sees("grade-two-keys")
    (await presses(house, CHAIR, "confirm-grade-d")).sees("not-permitted")  # the office asks
    (await asks_for_keys(house)).sees("approval-requested")
    (await turns(house, CHAIR)).sees("turn-key-one")
    assert gradings(house)[0].status is GradingStatus.READY
    member = await house[MEMBER].looks()
    await member.presses("see-approval")
    await member.presses("see-grading")  # whoever agrees reads the reason first
    assert member.rows()["理由"] == REASON
    (await turns(house, MEMBER)).sees("turn-key-done")
    await house.ticks()
    (row,) = gradings(house)
    assert (row.status, row.effective_on) == (GradingStatus.DECIDED, date(2026, 12, 1))
    await member.sends(f"see-grading.{row.code}.{row.version}")
    assert member.rows()["决定"].startswith(CHAIR)
    assert "grade-decided-told" in (await house[TEACHER].looks()).keys


async def test_nobody_turns_a_key_near_the_subject_or_on_his_own_proposal(house: House, clock: Clock):
    await heard(house, clock, about=MEMBER)
    await asks_for_keys(house)
    await house.ticks()
    member = await house[MEMBER].looks()
    await member.presses("see-approval")
    await member.sends(member.button("see-approval").replace("see-approval", "turn-key"))
    member.sees("approval-conflict")
    await turns(house, CHAIR)
    (await turns(house, OTHER_MEMBER)).sees("turn-key-done")
    assert grade_of(house, MEMBER, date(2026, 12, 1)) is Grade.D


async def test_whoever_proposed_a_d_about_the_office_holds_no_key_to_it(house: House, clock: Clock):
    await proposes_grade(house, "d", about="罗佳宁", by=OTHER_MEMBER)
    await days(house, clock, 8)
    (await asks_for_keys(house, MEMBER)).sees("grade-no-keys", "review")  # neither of the two could turn one
    house.change(lambda session: session.add(_member_of_the_group(session, OTHER_HEAD)))
    await house[MEMBER].presses("submit")
    await house.ticks()
    proposer = await house[OTHER_MEMBER].looks()
    await proposer.presses("see-approval")
    await proposer.sends(proposer.button("see-approval").replace("see-approval", "turn-key"))
    proposer.sees("approval-hand")
    await turns(house, OTHER_HEAD)
    (await turns(house, CHAIR)).sees("turn-key-done")


def _member_of_the_group(session, name: str) -> RoleGrant:
    member = session.exec(select(Member).where(Member.name == name)).one()
    return RoleGrant(member_id=member.id, role=Role.GROUP_MEMBER)


@pytest.mark.parametrize(
    ("by", "about", "grade", "key"),
    [
        (OFFICER, OFFICER, "c", "grade-conflict"),  # K1 oneself
        (OFFICER, "行政部", "c", "grade-conflict"),  # the own department
        (CHAIR, TEACHER, "c", "grade-office-only"),  # the office proposes for everybody else
        (OFFICER, CHAIR, "d", "grade-no-keys"),  # nobody could turn the chair's key
        (CHAIR, "罗佳宁", "d", "grade-no-keys"),  # nor may its proposer
        (OFFICER, "启明培训学校", "b", "grade-not-the-institution"),
    ],
)
async def test_who_cannot_propose_what(house: House, by, about, grade, key):
    await proposes_grade(house, grade, about, by)
    house[by].sees(key, "review")
    assert gradings(house) == []


async def test_where_the_chair_has_a_conflict_another_of_the_group_confirms(house: House):
    await proposes_grade(house, about=OTHER_MEMBER)  # the head of the chair's own department
    (await presses(house, CHAIR, "confirm-grade")).sees("row-unknown")
    (await confirms(house, MEMBER)).sees("confirm-grade-done")
    await proposes_grade(house, about="校务办公室")  # K1: of departments the chair confirms the grade all the same
    (await confirms(house)).sees("confirm-grade-done")


async def test_what_is_declined_changes_nothing_and_whoever_was_heard_reads_why(house: House):
    await proposes_grade(house, "d")
    (await presses(house, CHAIR, "decline-grade", "事实不清")).sees("decline-grade-done")
    await house.ticks()
    for name, key in ((TEACHER, "grade-declined-subject"), (OFFICER, "grade-declined-told")):
        (await house[name].looks()).sees(key)
        assert "事实不清" in str(house[name].card)
    await proposes_grade(house, "c")
    await presses(house, CHAIR, "decline-grade", "事实不清")
    await house.ticks()
    assert (await house[TEACHER].looks()).keys.count("grade-declined-subject") == 1  # of the C nobody told them
    assert grade_of(house, TEACHER, date(2026, 11, 23)) is None


async def test_only_repair_or_a_correction_leads_out_of_a_d(house: House, clock: Clock):
    await decides_d(house, clock)
    officer = await proposes_grade(house, "b")
    officer.sees("grade-only-by-repair", "review")
    await officer.presses("edit", "origin")
    await officer.picks("correction")
    await officer.presses("submit")
    officer.sees("propose-grade-done")
    await confirms(house)
    first, second = gradings(house)
    assert (first.ended_on, second.grade) == (date(2026, 12, 1), Grade.B)


async def test_bad_input_is_answered_with_a_sentence_and_nothing_is_lost(house: House):
    officer = await proposes_grade(house, "d", veto="yes")
    officer.sees("grade-veto-evidence", "review")
    await officer.presses("edit", "veto")
    await officer.picks("no")
    await officer.presses("edit", "basis")
    await officer.says("第" * 61)
    officer.sees("error-too-long", "propose-grade-basis")
    await officer.says(BASIS)
    await officer.presses("submit")
    officer.sees("propose-grade-hearing")
    (await proposes_grade(house, "c")).sees("grade-open-already", "review")
    await officer.presses("cancel")
    (await proposes_grade(house, "b", about=HEAD, origin="correction")).sees("grade-nothing-to-correct", "review")


async def test_a_c_is_not_raised_while_its_rectification_runs(house: House):
    await proposes(house)
    await issues(house)
    await proposes_grade(house, "c", about="后勤部")
    assert gradings(house)[0].case_id is not None  # it belongs to the warning
    await confirms(house)
    (await proposes_grade(house, "b", about="后勤部")).sees("grade-case-runs", "review")


async def repaired(house: House) -> None:
    """后勤部 was repaired from a D today: a C under observation for 180 days."""
    ready(house, Grade.D)
    await moves(house, DIRECTOR, "approve-d", "属实。")
    await agrees(house, CHAIR)
    await agrees(house, MEMBER)
    assert grade_now(house) == ("c", "observed")


async def test_whoever_is_observed_after_a_repair_is_not_raised_before_it_is_over(house: House, clock: Clock):
    """7.3-b, numbers 2.6: D to C with an observation; what then makes it a B is not one officer and the chair."""
    await repaired(house)
    for grade, key in (("b", "grade-observed"), ("a", "grade-observed"), ("n", "grade-not-unrated")):
        (await proposes_grade(house, grade, about="后勤部")).sees(key, "review")
        await house[OFFICER].presses("cancel")
    clock.forward(days=180)  # Saturday 22 May 2027, the last day
    await house.ticks()
    (await proposes_grade(house, "b", about="后勤部")).sees("grade-observed", "review")
    await house[OFFICER].presses("cancel")
    clock.forward(days=1)
    await house.ticks()
    (await proposes_grade(house, "b", about="后勤部")).sees("propose-grade-done")


async def test_nor_when_it_did_not_last_and_a_correction_keeps_the_observation(house: House):
    await repaired(house)
    await proposes_grade(house, "c", about="后勤部", origin="correction")  # of what was said about it
    await confirms(house)
    assert grade_now(house) == ("c", "observed")
    await moves(house, OFFICER, "record-relapse", held_against(house, days=0), "同类投诉再次出现。")
    (await proposes_grade(house, "b", about="后勤部")).sees("grade-observed", "review")
    await house[OFFICER].presses("cancel")
    (await proposes_grade(house, "c", about="后勤部")).sees("propose-grade-done")  # a new violation is answered


async def test_a_correction_that_waited_while_a_d_was_repaired_keeps_the_observation(house: House):
    ready(house, Grade.D)
    await proposes_grade(house, "c", about="后勤部", origin="correction")
    waits = gradings(house)[-1]
    await moves(house, DIRECTOR, "approve-d", "属实。")
    await agrees(house, CHAIR)
    await agrees(house, MEMBER)
    assert grade_now(house) == ("c", "observed")
    chair = await house[CHAIR].sends(f"confirm-grade.{waits.code}.{waits.version}")
    (await chair.presses("submit")).sees("confirm-grade-done")
    assert grade_now(house) == ("c", "observed")


async def test_unrated_restricts_nobody_also_not_by_a_grade_before_the_one_that_is_corrected(house: House):
    """6.2-c: whoever reads that nothing is barred is barred from nothing."""
    graded(house, "后勤部", barred=BARRED)
    await proposes_grade(house, "c", about="后勤部")
    await confirms(house)
    assert len(barred_now(house)) == len(BARRED)
    await proposes_grade(house, "n", about="后勤部", origin="correction")
    await confirms(house)
    assert (grade_now(house), barred_now(house)) == (("n", "plain"), [])


async def test_a_new_c_while_the_repair_of_a_d_is_observed_is_no_way_round(house: House):
    await repaired(house)
    await proposes_grade(house, "c", about="后勤部")
    await confirms(house)
    assert grade_now(house) == ("c", "plain")
    (await proposes_grade(house, "b", about="后勤部")).sees("grade-observed", "review")


async def test_unrated_is_no_way_round_a_case_that_runs(house: House):
    """5.2-C: a C is put right; being unrated lifts nothing by a decision and hides no case."""
    await proposes(house)
    await issues(house)
    await proposes_grade(house, "c", about="后勤部")
    await confirms(house)
    officer = await proposes_grade(house, "n", about="后勤部")
    officer.sees("grade-not-unrated", "review")
    await officer.presses("edit", "origin")
    await officer.picks("correction")
    await officer.presses("submit")
    await confirms(house)
    assert grade_now(house) == ("n", "plain")
    (await proposes_grade(house, "b", about="后勤部")).sees("grade-unrated-case-runs", "review")
    await officer.presses("cancel")
    ends(house, CaseStatus.EFFECTIVE)
    (await proposes_grade(house, "b", about="后勤部")).sees("propose-grade-done")


async def test_what_may_follow_no_more_when_it_is_to_be_confirmed_is_not_confirmed(house: House):
    """5.2-C: the rectification began after the better grade was proposed."""
    await proposes_grade(house, "c", about="后勤部")
    await confirms(house)
    (await proposes_grade(house, "b", about="后勤部")).sees("propose-grade-done")
    await proposes(house)
    await issues(house)
    (await presses(house, CHAIR, "confirm-grade")).sees("grade-outdated")
    assert grade_now(house) == ("c", "plain")
    (await presses(house, CHAIR, "decline-grade", "整改尚未办结")).sees("decline-grade-done")


async def test_nor_a_correction_that_would_make_worse_what_was_repaired_meanwhile(house: House):
    """6.2: a correction makes nothing worse."""
    ready(house)
    await proposes_grade(house, "c", about="后勤部", origin="correction")  # of what was said about it
    await moves(house, DIRECTOR, "approve-c", "属实。")
    row = gradings(house)[1]
    await house[CHAIR].sends(f"confirm-grade.{row.code}.{row.version}")
    house[CHAIR].sees("grade-outdated")
    assert grade_now(house) == ("b", "repaired")


async def test_an_old_case_puts_no_new_grade_right_and_a_correction_keeps_the_one_it_has(
    house: House, clock: Clock
):
    """7.1: what was over before is not the rectification of what came after."""
    await proposes(house)
    await issues(house)
    await proposes_grade(house, "c", about="后勤部")
    await confirms(house)
    ends(house, CaseStatus.EFFECTIVE)
    clock.forward(days=30)
    await proposes_grade(house, "c", about="后勤部", origin="correction")  # of what was said about it
    await confirms(house)
    clock.forward(days=30)
    await proposes_grade(house, "c", about="后勤部")
    first, corrected, new = gradings(house)
    assert (first.case_id, corrected.case_id, new.case_id) == (the_case(house).id, the_case(house).id, None)


def ends(house: House, status: CaseStatus) -> None:
    def change(session):
        row = session.exec(select(Case)).one()
        row.status, row.ended_at = status, house.demo.app.clock()

    house.change(change)


async def test_a_grade_does_not_tell_of_a_case_that_its_subject_does_not_know_of(house: House):
    """6.2-a: a case exists for its subject from the day on which the warning is served."""
    await proposes(house)
    await proposes_grade(house, "c", about="后勤部")
    await confirms(house)
    row = gradings(house)[0]
    code = codes.spoken(the_case(house).code)

    async def shown(name: str) -> str | None:
        await house[name].sends(f"see-grading.{row.code}.{row.version}")
        return house[name].sees("grade-card").rows().get("相关整改")

    assert [await shown(name) for name in (OFFICER, SUBJECT_HEAD)] == [code, None]
    await issues(house)
    assert [await shown(name) for name in (OFFICER, SUBJECT_HEAD)] == [code, code]


async def test_nor_of_a_case_that_was_declined(house: House):
    await proposes(house)
    await proposes_grade(house, "c", about="后勤部")
    await confirms(house)
    director = await house[DIRECTOR].looks()
    await director.presses("decline-warning")
    await fills(director, "事实不清")
    assert the_case(house).status is CaseStatus.DECLINED
    row = gradings(house)[0]
    await house[SUBJECT_HEAD].sends(f"see-grading.{row.code}.{row.version}")
    assert "相关整改" not in house[SUBJECT_HEAD].sees("grade-card").rows()


async def test_a_d_by_itself_needs_evidence_and_the_director(house: House, clock: Clock):
    officer = house[OFFICER]
    await proposes_grade(house, "d", veto="yes")
    await officer.presses("edit", "evidence")
    await officer.uploads("报告.png", PNG)
    await officer.presses("done")
    await officer.presses("submit")
    officer.sees("propose-grade-hearing")
    await days(house, clock, 8)
    (await presses(house, OFFICER, "confirm-grade-d")).sees("grade-veto-director")
    (await asks_for_keys(house)).sees("approval-requested")
    row = gradings(house)[0]
    await house[TEACHER].sends(f"see-grading.{row.code}.{row.version}")
    code = house[TEACHER].card["files"][0]["url"].split("code=")[1]
    for name, content in ((TEACHER, PNG), (HEAD, PNG), (AUDITOR, PNG), (OTHER_HEAD, None), (ADMINISTRATOR, None)):
        response = await house.http.get("/api/file", params={"person": house[name].code, "code": code})
        assert (response.content if response.status_code == 200 else None) == content, name
