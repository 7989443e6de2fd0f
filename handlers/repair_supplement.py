"""补充材料 · all that is missing is asked for once, and handed in within its own time (clause 7.2-b; states 6.4).

When that is over nothing happens by itself: what comes late still counts until the office has said otherwise.
"""

from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers.kit import clocks
from handlers.kit.card import On, Refused, Reply
from handlers.kit.form import Attachment
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move, Overdue
from handlers.kit.turn import Turn
from handlers.repair_application import FILES, decide_by
from handlers.repairs import SUBJECT, by_another, no_conflict, note_step, repair, reviewers
from regulation.permissions import Viewer
from regulation.repair import RepairStepKind
from storage.queries.repairs import RepairFacts


def not_asked_before(facts: RepairFacts, viewer: Viewer, now: datetime) -> str | None:
    """Once, for everything together."""
    return "repair-asked-already" if facts.newest(RepairStepKind.SUPPLEMENT) else None


class AskSupplement(
    Move,
    on=repair,
    moves="submitted -> supplement",
    by="repair.review",
    needs=(no_conflict, by_another, not_asked_before),
    clause="7.2-b",
):
    """要求补充材料 · everything that is missing, in one message."""

    missing: Annotated[str, MaxLen(500)]

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """The subject has its own time for it."""
        note_step(turn, facts, RepairStepKind.SUPPLEMENT, text=self.missing)
        due = On(day=clocks.last_day(turn, "repair.supplement"))
        repair.tell(
            turn, facts, subject_speakers(facts, turn), "repair-supplement-told", missing=self.missing, due=due
        )
        return repair.done(facts, "ask-supplement-done", due=due)


class AnswerSupplement(
    Move, on=repair, moves="supplement -> submitted", by=SUBJECT, clause="7.2-b", style="primary"
):
    """补充材料 · now it is complete: the time of the review and of the whole procedure begins anew."""

    supplied: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(FILES)] = ()

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """Whoever reviews it reads what is new. Raises Refused where nothing was asked for."""
        step = facts.newest(RepairStepKind.SUPPLEMENT)
        if step is None:
            raise Refused("repair-nothing-asked")
        step.answer, step.decided_by_id, step.decided_at = self.supplied, turn.actor.id, turn.now
        turn.save(step)
        repair.keep_files(turn, facts.row, self.evidence)
        facts.row.decide_by = decide_by(turn)
        review, due = On(day=clocks.last_day(turn, "repair.review")), On(day=facts.row.decide_by)
        repair.tell(turn, facts, reviewers(facts, turn), "repair-supplied-told", supplied=self.supplied, due=review)
        return repair.done(facts, "answer-supplement-done", review=review, due=due)


class SupplementOver(Move, on=repair, moves="supplement", by=Overdue("repair.supplement"), clause="7.2-b"):
    """补充材料期满 · the office may say that it does not accept it; until then what comes late counts."""

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """In office hours."""
        told = repair.done(facts, "repair-supplement-over").model_copy(update={"tone": "attention"})
        for member in reviewers(facts, turn):
            turn.notify(member, told, f"supplement over {facts.row.code}", clocks.office_time(turn))
        return told
