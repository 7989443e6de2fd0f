"""限制的决定与解除 · imposed or declined by the chair, lifted early, or over by itself (6.2-c; states 6.8)."""

from typing import Annotated

from annotated_types import MaxLen

from handlers.kit.card import On, Refused, Reply, Value
from handlers.kit.matter import heads, subject_speakers
from handlers.kit.move import Move, Overdue
from handlers.kit.turn import Turn
from handlers.measure_effect import end, impose
from handlers.measures import by_another, grade_is_decided, longest, measure, no_conflict, subject_was_heard, until
from regulation.measures import MeasureStatus
from storage.queries.credit import MeasureFacts


class ImposeMeasure(
    Move,
    on=measure,
    moves="proposed -> active",
    by="measure.decide",
    needs=(no_conflict, by_another, grade_is_decided, subject_was_heard),
    clause="6.2-c",
    style="primary",
):
    """决定限制 · from today on, until its last day."""

    def effect(self, facts: MeasureFacts, turn: Turn) -> Reply:
        """The subject and the head are told. Raises Refused when the last day it may have is over."""
        last = facts.row.until or longest(facts.grading, turn)
        if last < turn.today:
            raise Refused("measure-day-over", until=On(day=last))
        impose(facts, turn, turn.actor.id)
        values: dict[str, Value] = {"reason": facts.row.reason, "until": until(facts.row)}
        measure.tell(turn, facts, subject_speakers(facts.grading, turn), "measure-imposed-subject", **values)
        told = [*heads(facts.grading, turn), facts.row.proposed_by_id]
        measure.tell(turn, facts, told, "measure-imposed-told", until=until(facts.row))
        return measure.done(facts, "impose-measure-done", until=until(facts.row))


class DeclineMeasure(
    Move,
    on=measure,
    moves="proposed -> declined",
    by="measure.decide",
    needs=(no_conflict, by_another, grade_is_decided),
    clause="6.2-c",
    style="danger",
):
    """不予限制 · with a reason."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: MeasureFacts, turn: Turn) -> Reply:
        """Whoever was heard and whoever proposed it read why."""
        row = facts.row
        row.decided_by_id, row.decided_at, row.outcome = turn.actor.id, turn.now, self.reason
        told = (*subject_speakers(facts.grading, turn), row.proposed_by_id)
        measure.tell(turn, facts, told, "measure-declined-told", reason=self.reason)
        return measure.done(facts, "decline-measure-done")


class LiftMeasure(
    Move, on=measure, moves="active -> lifted", by="measure.decide", needs=(no_conflict,), clause="6.2-c"
):
    """提前解除 · before its last day, with a reason."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: MeasureFacts, turn: Turn) -> Reply:
        """Everybody who was told of it is told of its end."""
        end(turn, facts, MeasureStatus.LIFTED, outcome=self.reason)
        return measure.done(facts, "lift-measure-done")


class EndMeasure(Move, on=measure, moves="active -> expired", by=Overdue("measure.end"), clause="6.2-c"):
    """到期 · its last day is over."""

    def effect(self, facts: MeasureFacts, turn: Turn) -> Reply:
        """Everybody who was told of it is told of its end."""
        end(turn, facts, MeasureStatus.EXPIRED)
        return measure.done(facts, "lift-measure-done")
