"""修复决定 · approved, refused, or later with reasons; a D only with two keys (7.2-d; states 6.4)."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen

from handlers import docket, repair_documents
from handlers.kit import clocks
from handlers.kit.card import On, Refused, Reply
from handlers.kit.fitting import refuse_without_keys
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from handlers.repair_eligibility import spoiled
from handlers.repair_lifting import lift
from handlers.repair_papers import marked
from handlers.repair_verification import not_a_verifier
from handlers.repairs import deciders, grade_holds, no_conflict, not_the_reviewer, note_step, of_grade, repair
from regulation.grades import Grade
from regulation.permissions import Viewer
from regulation.repair import RepairStepKind
from regulation.vocabulary import Role
from storage.queries import approvals
from storage.queries.repairs import RepairFacts


class RefusalGround(StrEnum):
    """不予修复的原因 · what stands in the way; material that is false bars for long."""

    NOT_CORRECTED = "not-corrected"  # 失信行为没有纠正
    NO_EFFECT = "no-effect"  # 整改没有见效
    NOT_QUALIFIED = "not-qualified"  # 不符合修复条件
    FALSE_MATERIAL = "false-material"  # 提供虚假材料


def found_confirmed(facts: RepairFacts, viewer: Viewer, now: datetime) -> str | None:
    """Only what was found to be so on site is approved."""
    return None if facts.confirmed else "repair-not-confirmed"


def not_longer_before(facts: RepairFacts, viewer: Viewer, now: datetime) -> str | None:
    """Once."""
    return "repair-longer-already" if facts.newest(RepairStepKind.LONGER) else None


APART = (no_conflict, not_the_reviewer, not_a_verifier)
APPROVES = (*APART, found_confirmed, grade_holds)


class Approve(Move, abstract=True):
    """准予修复 · everything that hung on the grade ends in this same transaction."""

    reason: Annotated[str, MaxLen(500)]

    @classmethod
    def refusal(cls, facts: RepairFacts, turn: Turn) -> Refused | None:
        """Also where something came since the application that stands in the way (7.1)."""
        return super().refusal(facts, turn) or spoiled(facts, turn)

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """Papers and letters in the same transaction."""
        _decided(facts, turn, self.reason, self.decider(facts, turn))
        lifted, late = lift(facts, turn), late_by(facts, turn)
        repair_documents.approved(facts, turn, lifted, late)
        until = On(day=facts.row.observed_until or turn.today)
        return repair.done(facts, "repair-approved", new=marked(lifted.grade, lifted.mark), until=until, late=late)

    def decider(self, facts: RepairFacts, turn: Turn) -> int:
        """Who decides: whoever acts."""
        return turn.actor.id


class ApproveC(
    Approve,
    on=repair,
    moves="ready -> observing",
    by="repair.decide",
    needs=(of_grade(Grade.C), *APPROVES),
    clause="7.2-d",
    style="primary",
):
    """准予修复 C 级 · by whoever decides, alone; it becomes a B."""


class ApproveD(
    Approve,
    on=repair,
    moves="ready -> observing",
    by="repair.decide",
    needs=(of_grade(Grade.D), *APPROVES),
    keys="T7",
    clause="7.2-d",
    style="primary",
):
    """提请准予修复 D 级 · the director asks; carried out with the last of two keys, the chair is who decided."""

    def needs_keys(self, turn: Turn, facts: RepairFacts | None = None) -> bool:
        """Always. Raises Refused when nobody could turn them."""
        if facts:
            had_a_hand = {facts.row.reviewed_by_id, turn.actor.id, *(step.by_id for step in facts.findings)}
            refuse_without_keys(facts, turn, had_a_hand, "repair-no-keys")
        return True

    def decider(self, facts: RepairFacts, turn: Turn) -> int:
        """The chair, by the key."""
        return approvals.turned_for_system(turn.session, self.code, facts.row.code)[Role.CHAIR]


class RefuseRepair(
    Move,
    on=repair,
    moves="ready -> refused",
    by="repair.decide",
    needs=(*APART, grade_holds),
    clause="7.2-d",
    style="danger",
):
    """不予修复 · with the reason, and from when one may apply again."""

    ground: RefusalGround
    reason: Annotated[str, MaxLen(500)]

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """The grade and what hangs on it stay."""
        row = facts.row
        _decided(facts, turn, self.reason, turn.actor.id)
        row.ended_on, row.false_material = turn.today, self.ground is RefusalGround.FALSE_MATERIAL
        period = "repair.barred" if row.false_material else "repair.again"
        rules = turn.under(facts.grading.edition).house.rulebook  # as it will be judged when one applies again
        again, late = turn.today + rules.days(period), late_by(facts, turn)
        repair_documents.refused(facts, turn, again, late)
        return repair.done(facts, "refuse-repair-done", again=On(day=again), late=late)


class PostponeDecision(
    Move,
    on=repair,
    moves="ready",
    by="repair.decide",
    needs=(no_conflict, not_longer_before),
    clause="7.2-d",
    style="quiet",
    renews=True,
):
    """延长办理 · once, with the reason, before the time of the whole procedure is over."""

    reason: Annotated[str, MaxLen(500)]

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """The clock moves; the subject reads why. Raises Refused when it is late already."""
        row = facts.row
        due = row.decide_by or turn.today
        if due < turn.today:
            raise Refused("repair-longer-late", due=On(day=due))
        row.decide_by = turn.calendar.after(due, turn.house.rulebook.workdays("repair.longer"))
        clocks.extend(turn, "repair.decide", row.code, row.decide_by)
        note_step(turn, facts, RepairStepKind.LONGER, text=self.reason)
        told = (*subject_speakers(facts, turn), *deciders(facts, turn))
        repair.tell(turn, facts, told, "repair-longer-told", reason=self.reason, due=On(day=row.decide_by))
        return repair.done(facts, "postpone-decision-done", due=On(day=row.decide_by))


def late_by(facts: RepairFacts, turn: Turn) -> int:
    """逾期 · how many working days after the last day of the procedure; 0: in time."""
    due: date | None = facts.row.decide_by
    return max(1, turn.calendar.between(due, turn.today)) if due and turn.today > due else 0


def _decided(facts: RepairFacts, turn: Turn, reason: str, by: int) -> None:
    """决定 · by whom, when, why; nobody votes on it any more."""
    row = facts.row
    row.decided_by_id, row.decided_on, row.outcome = by, turn.today, reason
    docket.drop(turn, row.code)
