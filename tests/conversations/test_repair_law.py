"""信用修复, law by law: each line was written from clauses 7.2-7.3, K1, K2 and T7, not from the code."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from handlers.grade_effect import take_force
from handlers.kit.turn import Turn
from regulation.grades import Grade, GradingStatus
from regulation.measures import MeasureStatus
from regulation.repair import RepairStatus
from regulation.vocabulary import Post
from storage import codes
from storage.queries import people
from storage.tables import Contract, Grading, Holding, Issued, Measure, Member, Repair, RepairStep, Signature
from tests.conftest import Clock
from tests.conversations.test_gradings import confirms as confirms_grade
from tests.conversations.test_gradings import proposes_grade
from tests.house import ADMINISTRATOR, AUDITOR, DIRECTOR, OFFICER, House
from tests.repair_steps import (
    CHAIR,
    CUSTODIAN,
    FIRST,
    HEAD,
    MEMBER,
    OTHER_MEMBER,
    SECOND,
    SUBJECT,
    accepted,
    agrees,
    application,
    assigns,
    barred_now,
    clocks,
    confirms,
    denies,
    grade_now,
    held_against,
    moves,
    reads,
    ready,
    requested,
    rows,
    status,
    told,
    verified,
)
from tests.repairs_house import applied, graded, member, subject_of

FOUND = "台账齐全，抽查相符。"
TECHNICIAN, MANAGER = "傅大勇", "汪琳"  # of the subject's department; who looks after 晨光教材


async def gives_up(house: House, name: str = DIRECTOR) -> None:
    if house[name].card["key"] == "review" or house[name].card["asks"]:
        await house[name].presses("cancel")


@pytest.mark.parametrize("grade", [Grade.C, Grade.D])
async def test_nothing_is_approved_from_any_other_state(house: House, grade: Grade):
    accepted(house, grade, RepairStatus.READY)
    verified(house)
    for state in set(RepairStatus) - {RepairStatus.READY}:

        def stands(session, state=state) -> None:
            session.exec(select(Repair)).one().status = state

        house.change(stands)
        for name in (DIRECTOR, CHAIR):
            key = (await moves(house, name, f"approve-{grade.value}")).card["key"]
            assert key == "move-not-now", (state, name, key)
    assert grade_now(house) == (grade.value, "plain")


async def test_one_verifier_is_not_enough_and_nobody_reports_twice(house: House):
    accepted(house)
    director = await moves(house, DIRECTOR, "assign-on-site", FIRST, FIRST)
    assert "verifier-twice" in director.keys[-2:]
    await gives_up(house)
    await assigns(house)
    await confirms(house, FIRST)
    assert (await confirms(house, FIRST)).card["key"] == "not-permitted"
    assert status(house) is RepairStatus.VERIFYING
    (await moves(house, DIRECTOR, "approve-c")).sees("move-not-now")


async def test_who_may_not_look_on_site(house: House):
    """K1, K2, 5.1: near to the subject, had a hand in it, watches or keeps keys, has left, has not signed."""
    accepted(house)

    def unbound(session) -> None:
        left, unsigned = (session.get(Member, member(session, name)) for name in ("蔡明", "潘颖"))
        left.left_on = date(2026, 11, 20)
        for row in session.exec(select(Signature).where(Signature.member_id == unsigned.id)):
            session.delete(row)

    house.change(unbound)
    for name, key in {
        HEAD: "verifier-conflict", TECHNICIAN: "verifier-conflict", OFFICER: "verifier-conflict", DIRECTOR: "verifier-conflict",
        AUDITOR: "verifier-role", ADMINISTRATOR: "verifier-role", CUSTODIAN: "verifier-role", "潘颖": "verifier-unsigned",
    }.items():  # fmt: skip
        director = await moves(house, DIRECTOR, "assign-on-site", SECOND, name)
        assert key in director.keys[-2:], (name, director.keys[-2:])
        await gives_up(house)
    assert status(house) is RepairStatus.ACCEPTED
    (await assigns(house)).sees("assign-on-site-done")


async def test_a_verifier_who_became_the_subjects_head_does_not_report(house: House):
    accepted(house)
    await assigns(house)

    def appointed(session) -> None:
        head = Holding(
            subject_id=subject_of(session, SUBJECT).id, member_id=member(session, FIRST), post=Post.DEPUTY
        )
        session.add(head)

    house.change(appointed)
    (await confirms(house, FIRST)).sees("repair-conflict")
    director = await moves(house, DIRECTOR, "replace-on-site", FIRST, SECOND)
    assert "verifier-twice" in director.keys[-2:]
    await gives_up(house)
    (await moves(house, DIRECTOR, "replace-on-site", FIRST, "曹立新")).sees("assign-on-site-done")
    await confirms(house, SECOND)
    await confirms(house, "曹立新")
    assert status(house) is RepairStatus.READY


async def test_a_subject_that_came_into_the_verifiers_department(house: House):
    accepted(house, name=TECHNICIAN, by=TECHNICIAN)
    await assigns(house)

    def moves_in(session) -> None:
        row = subject_of(session, TECHNICIAN)
        row.department_id = subject_of(session, "教学部").id

    house.change(moves_in)
    (await confirms(house, FIRST)).sees("repair-conflict")
    (await confirms(house, SECOND)).sees("report-on-site-done")
    assert status(house) is RepairStatus.VERIFYING


async def test_neither_reviewer_nor_verifier_decides(house: House):
    ready(house)
    for key, change in (("repair-own-review", _reviewed), ("repair-own-finding", _looked)):
        house.change(change)
        for move in ("approve-c", "refuse-repair"):
            (await moves(house, DIRECTOR, move)).sees(key)
    for name in (OFFICER, AUDITOR, HEAD, SECOND):
        (await moves(house, name, "approve-c")).sees("not-permitted")
    assert grade_now(house) == ("c", "plain")


def _reviewed(session) -> None:
    session.exec(select(Repair)).one().reviewed_by_id = member(session, DIRECTOR)


def _looked(session) -> None:
    from storage.tables import RepairStep

    session.exec(select(Repair)).one().reviewed_by_id = member(session, OFFICER)
    session.exec(select(RepairStep)).first().by_id = member(session, DIRECTOR)


async def test_a_d_is_not_decided_as_a_c_nor_a_c_as_a_d(house: House):
    ready(house, Grade.D)
    (await moves(house, DIRECTOR, "approve-c")).sees("repair-not-c")
    ready(house, Grade.C, name="市场部", by=SECOND)
    verified(house, by=(FIRST, "曹立新"))
    (await moves(house, DIRECTOR, "approve-d")).sees("repair-not-d")


async def test_a_d_with_one_key_or_the_wrong_ones_is_not_approved(house: House, clock: Clock):
    ready(house, Grade.D)
    await moves(house, DIRECTOR, "approve-d", "属实。")
    assert await agrees(house, MEMBER) == "turn-key-one"
    for name in (MEMBER, OTHER_MEMBER, DIRECTOR, OFFICER, AUDITOR, CUSTODIAN):
        assert await agrees(house, name) in ("not-permitted", "row-unknown"), name
    assert (grade_now(house), len(barred_now(house))) == (("d", "plain"), 2)
    clock.forward(days=3)
    assert await agrees(house, CHAIR) == "approval-expired"
    assert (status(house), application(house).lifted_at) == (RepairStatus.READY, None)


async def test_keys_that_nobody_can_turn_are_not_asked_for(house: House):
    accepted(
        house, Grade.D, RepairStatus.READY, name=OTHER_MEMBER, by=OTHER_MEMBER
    )  # who heads the chair's own office
    verified(house, by=(MEMBER, FIRST))
    (await moves(house, DIRECTOR, "approve-d", "属实。")).sees("repair-no-keys", "review")


async def test_whoever_verified_or_has_a_conflict_holds_no_key(house: House):
    ready(house, Grade.D, name=TECHNICIAN, by=TECHNICIAN)
    await moves(house, DIRECTOR, "approve-d", "属实。")

    def changes(session) -> None:
        step, home = session.exec(select(RepairStep)).first(), subject_of(session, SUBJECT).id
        step.by_id = member(session, MEMBER)
        session.add(Holding(subject_id=home, member_id=member(session, CHAIR), post=Post.DEPUTY))

    house.change(changes)
    assert await agrees(house, CHAIR) == "approval-conflict"
    assert await agrees(house, MEMBER) == "approval-hand"
    assert status(house) is RepairStatus.READY


@pytest.mark.parametrize(("grade", "who"), [(Grade.C, CHAIR), (Grade.D, MEMBER)])
async def test_whoever_settled_where_two_differed_does_not_decide(house: House, grade: Grade, who: str):
    """K2; of a D a member settles, because the chair's key is needed for the decision (T7)."""
    accepted(house, grade)
    await assigns(house)
    await confirms(house, FIRST)
    await denies(house, SECOND)
    assert "onsite-differs-told" in (await reads(house, who)).keys
    await moves(house, who, "settle-on-site", "confirmed", "以抽查台账为准。")
    assert status(house) is RepairStatus.READY
    if grade is Grade.C:
        (await moves(house, CHAIR, "approve-c")).sees("repair-own-finding")
        return
    await moves(house, DIRECTOR, "approve-d", "属实。")
    assert await agrees(house, MEMBER) == "approval-hand"
    assert await agrees(house, CHAIR) == "turn-key-one"
    assert await agrees(house, OTHER_MEMBER) == "turn-key-done"
    chair = house.look(lambda session: member(session, CHAIR))
    assert (application(house).decided_by_id, rows(house, Grading)[-1].decided_by_id) == (chair, chair)


async def test_what_changed_after_the_keys_were_asked_for_is_not_done(house: House):
    ready(house, Grade.D)
    await moves(house, DIRECTOR, "approve-d", "属实。")
    await moves(house, DIRECTOR, "postpone-decision", "再核对一次。")
    await agrees(house, CHAIR)
    assert await agrees(house, MEMBER) == "approval-void"
    assert (grade_now(house), requested(house).value) == (("d", "plain"), "pending")


@pytest.mark.parametrize("grade", [Grade.C, Grade.D])
async def test_a_grade_that_was_corrected_meanwhile_is_not_repaired(house: House, grade: Grade):
    """7.1: there is nothing to repair any more; the application ends, nobody is refused and nobody waits for it."""
    ready(house, grade)
    if grade is Grade.D:
        await moves(house, DIRECTOR, "approve-d", "属实。")
        await agrees(house, CHAIR)
    await corrects(house)
    assert (status(house), grade_now(house)) == (RepairStatus.LAPSED, ("b", "plain"))
    if grade is Grade.D:
        assert await agrees(house, MEMBER) == "move-not-now"
    for move in (f"approve-{grade.value}", "refuse-repair"):
        (await moves(house, DIRECTOR, move)).sees("move-not-now")
    assert (rows(house, Issued), clocks(house), application(house).decided_on) == ([], {}, None)
    assert "不是不予修复" in await told(house, HEAD, "repair-lapsed-subject")


async def corrects(house: House) -> None:
    """The office corrects the grade of the subject to a B, and the chair confirms it."""
    await proposes_grade(house, "b", SUBJECT, origin="correction")
    await confirms_grade(house)


async def test_a_worse_grade_ends_an_application_for_the_one_before(house: House):
    ready(house, Grade.C)

    def worse(session) -> None:
        old = session.exec(select(Grading)).one()
        kept = old.model_dump(exclude={"id", "code", "grade", "version", "ended_on", "effective_on"})
        app = house.demo.app
        chair = people.actor_for_system(session, house[CHAIR].code, app.house.day(app.clock()))
        take_force(Turn(session, app.clock(), chair, app.house), Grading(**kept, code=codes.new(), grade=Grade.D))

    house.change(worse)
    assert (status(house), grade_now(house)) == (RepairStatus.LAPSED, ("d", "plain"))


@pytest.mark.parametrize("grade", [Grade.C, Grade.D])
async def test_a_new_violation_since_the_application_stands_in_the_way(house: House, grade: Grade):
    """7.1: the conditions hold when it is granted, not only when it was applied for."""
    ready(house, grade)
    held_against(house, days=5)
    refused = await moves(house, DIRECTOR, f"approve-{grade.value}")
    refused.sees("repair-condition-gone")
    assert "新的违规" in refused.card["text"]
    await refused.sends(f"see-repair.{application(house).code}.1")
    assert "新的违规" in refused.rows()["资格复核"]
    assert {"refuse-repair", "postpone-decision"} <= refused.offered()
    assert (status(house), grade_now(house)) == (RepairStatus.READY, (grade.value, "plain"))


async def test_a_new_violation_stands_in_the_way_of_accepting_it_too(house: House):
    graded(house, SUBJECT)
    code = applied(house, SUBJECT, HEAD)
    held_against(house, days=5)
    officer = await house[OFFICER].sends(f"accept-repair.{code}.1")
    officer.sees("repair-condition-gone")
    await officer.sends(f"see-repair.{code}.1")
    assert {"reject-repair", "ask-supplement"} <= officer.offered()


async def test_what_is_proposed_with_a_grade_to_come_waits_for_that_grade(house: House):
    """6.2-c, 7.3-a: a repair ends what hangs on the old grade."""
    ready(house)

    def proposed(session) -> None:
        old, bar = session.exec(select(Grading)).one(), session.exec(select(Measure)).first()
        kept = old.model_dump(exclude={"id", "code", "grade", "status", "version", "effective_on"})
        new = Grading(**kept, code=codes.new(), grade=Grade.D, status=GradingStatus.STATEMENT)
        session.add(new)
        session.flush()
        kept = bar.model_dump(exclude={"id", "code", "status", "grading_id", "version", "begins_on"})
        session.add(Measure(**kept, code=codes.new(), status=MeasureStatus.PROPOSED, grading_id=new.id))

    house.change(proposed)
    await moves(house, DIRECTOR, "approve-c", "属实。")
    assert (status(house), barred_now(house)) == (RepairStatus.OBSERVING, [])
    assert [each.status for each in rows(house, Measure)] == [
        MeasureStatus.LIFTED, MeasureStatus.LIFTED, MeasureStatus.PROPOSED,
    ]  # fmt: skip


async def test_a_partner_whose_contract_and_contact_are_gone_is_repaired_all_the_same(house: House):
    """What hung on the grade must not hang on for want of somebody to tell; nobody looks on site who looked after it."""
    accepted(house, name="晨光教材有限公司", by="韩松")
    director = await moves(house, DIRECTOR, "assign-on-site", FIRST, MANAGER)
    assert "verifier-conflict" in director.keys[-2:]
    await gives_up(house)
    await assigns(house)
    await confirms(house, FIRST)
    await confirms(house, SECOND)

    def over(session) -> None:
        for contract in session.exec(select(Contract)):
            contract.ends_on = date(2026, 11, 20)
        session.get(Member, member(session, "韩松")).left_on = date(2026, 11, 20)

    house.change(over)
    (await moves(house, DIRECTOR, "approve-c", "属实。")).sees("repair-approved")
    await house.ticks()
    assert (grade_now(house, "晨光教材有限公司"), barred_now(house, "晨光教材有限公司")) == (("b", "repaired"), [])
    assert len(rows(house, Issued)) == 2
    assert "repair-decided-told" in (await house[OFFICER].looks()).keys
    assert "repair-lifted-inside" in (await house[MANAGER].looks()).keys


async def test_about_the_offices_own_department_the_leading_group_decides(house: House):
    ready(house, Grade.C, name="行政部", by="冯志强")
    (await moves(house, DIRECTOR, "approve-c")).sees("repair-conflict")
    (await moves(house, MEMBER, "approve-c", "属实。")).sees("repair-approved")


def test_a_delegate_inherits_what_the_principal_may_not(house: House):
    """K12: whoever stands in for the reviewer, or for a verifier, decides no more than they."""
    from datetime import UTC, datetime

    from handlers.repair_verification import not_a_verifier
    from handlers.repairs import not_the_reviewer
    from storage.queries import repairs

    row = ready(house)

    def look(session):
        found = repairs.facts(session, _viewer(session, house, DIRECTOR), [row.code])[row.code]
        from dataclasses import replace

        stands_in = replace(
            _viewer(session, house, DIRECTOR),
            principals=(_viewer(session, house, OFFICER), _viewer(session, house, FIRST)),
        )
        now = datetime(2026, 11, 23, tzinfo=UTC) + timedelta(days=1)
        return not_the_reviewer(found, stands_in, now), not_a_verifier(found, stands_in, now)

    assert house.look(look) == ("repair-own-review", "repair-own-finding")


def _viewer(session, house: House, name: str):
    return people.actor_for_system(session, house[name].code, date(2026, 11, 23)).viewer


async def test_each_looks_for_herself_and_the_subject_reads_the_finding_with_the_decision(house: House):
    """7.2-c: two independent findings; 5.2: what was found reaches the subject with the decision."""
    accepted(house)
    await assigns(house)
    await confirms(house, FIRST)
    assert FOUND in str((await moves(house, FIRST, "see-repair")).card)
    for name in (SECOND, HEAD):
        assert FOUND not in str((await moves(house, name, "see-repair")).card), name
    await confirms(house, SECOND)
    for name, open_ in ((SECOND, True), (DIRECTOR, True), (HEAD, False)):
        shown = await moves(house, name, "see-repair")
        shown.sees("repair-card")
        assert (FOUND in str(shown.card)) is open_, name
