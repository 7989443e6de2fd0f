"""初步审核 · accepted, or not and why, by whoever has nothing to do with the subject (clause 7.2-b; states 6.4)."""

from typing import Annotated

from annotated_types import MaxLen

from handlers import docket
from handlers.kit import clocks
from handlers.kit.card import On, Refused, Reply
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from handlers.repair_eligibility import spoiled
from handlers.repairs import by_another, deciders, grade_holds, no_conflict, repair
from regulation.repair import RepairStatus
from storage.queries.repairs import RepairFacts


class AcceptRepair(
    Move,
    on=repair,
    moves="submitted -> accepted",
    by="repair.review",
    needs=(no_conflict, by_another, grade_holds),
    clause="7.2-b",
    style="primary",
):
    """受理 · it is complete; somebody else names who looks on site, and decides."""

    @classmethod
    def refusal(cls, facts: RepairFacts, turn: Turn) -> Refused | None:
        """Also where something came since that stands in the way (7.1)."""
        return super().refusal(facts, turn) or spoiled(facts, turn)

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """The subject reads by when it is decided."""
        row = facts.row
        row.reviewed_by_id, row.accepted_on = turn.actor.id, turn.today
        due, assign = On(day=row.decide_by or turn.today), On(day=clocks.last_day(turn, "repair.assign"))
        repair.tell(turn, facts, subject_speakers(facts, turn), "repair-accepted-told", due=due)
        repair.tell(turn, facts, deciders(facts, turn), "repair-to-assign-told", assign=assign)
        return repair.done(facts, "accept-repair-done", due=due)


class RejectRepair(
    Move,
    on=repair,
    moves="submitted | supplement -> rejected",
    by="repair.review",
    needs=(no_conflict, by_another),
    clause="7.2-b",
    style="danger",
):
    """不予受理 · with the reason and what helps; one may apply again at once."""

    reason: Annotated[str, MaxLen(500)]

    @classmethod
    def refusal(cls, facts: RepairFacts, turn: Turn) -> Refused | None:
        """Nor while the subject still has time to hand in what was asked for."""
        return super().refusal(facts, turn) or _has_time(facts, turn)

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """The grade and what follows from it stay."""
        row = facts.row
        row.reviewed_by_id, row.ended_on, row.outcome = turn.actor.id, turn.today, self.reason
        docket.drop(turn, row.code)
        told = repair.told(facts, "repair-rejected-told", reason=self.reason)
        for member in subject_speakers(facts, turn):
            turn.notify(member, told.model_copy(update={"then": ("repairs",)}), f"repair-rejected {row.code}")
        return repair.done(facts, "reject-repair-done")


def _has_time(facts: RepairFacts, turn: Turn) -> Refused | None:
    if facts.row.status is not RepairStatus.SUPPLEMENT:
        return None
    running = (row for row in clocks.running(turn, facts.row.code) if row.kind == "repair.supplement")
    due = max((clocks.due_on(turn, row) for row in running), default=None)
    return Refused("repair-supplement-runs", due=On(day=due)) if due and turn.today <= due else None
