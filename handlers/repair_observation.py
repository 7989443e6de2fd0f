"""修复后的观察 · it lasted, or it did not, or it was never true (clauses 7.3-a, 7.3-b; states 6.4)."""

from typing import Annotated

from annotated_types import MaxLen

from handlers.kit.card import On, Refused, Reply
from handlers.kit.form import Day
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move, Overdue
from handlers.kit.turn import Turn
from handlers.repair_revocation import revoke
from handlers.repairs import deciders, no_conflict, note_step, repair
from regulation.repair import RepairStepKind
from storage.queries.repairs import RepairFacts


class CompleteObservation(
    Move, on=repair, moves="observing -> completed", by=Overdue("repair.observe"), clause="7.3-b"
):
    """观察期满 · it lasted: the matter is over."""

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """The subject is told."""
        facts.row.ended_on = turn.today
        repair.tell(turn, facts, subject_speakers(facts, turn), "observation-over-told")
        return repair.done(facts, "observation-over-told")


class RecordRelapse(
    Move,
    on=repair,
    moves="observing | completed -> relapsed",
    by="repair.review",
    needs=(no_conflict,),
    clause="7.3-b",
    style="danger",
):
    """再次失信 · within a year after the repair, as a fact; what follows from it is decided as every grade is."""

    happened_on: Day
    what: Annotated[str, MaxLen(500)]

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """Whom it is about and who decides read what happened. Raises Refused for a day before or long after."""
        since = turn.house.day(facts.row.lifted_at or turn.now)
        until = since + turn.house.rulebook.days("repair.relapse-within")
        if not since <= self.happened_on <= until:
            raise Refused("relapse-range", field="happened_on", since=On(day=since), until=On(day=until))
        facts.row.ended_on = turn.today
        note_step(turn, facts, RepairStepKind.NOTE, text=self.what)
        happened = On(day=self.happened_on)
        repair.tell(
            turn, facts, subject_speakers(facts, turn), "relapse-told-subject", what=self.what, happened=happened
        )
        repair.tell(turn, facts, deciders(facts, turn), "relapse-told", what=self.what, happened=happened)
        return repair.done(facts, "record-relapse-done").model_copy(update={"then": ("propose-grade",)})


class RevokeRepair(
    Move,
    on=repair,
    moves="observing | completed -> revoked",
    by="repair.decide",
    needs=(no_conflict,),
    keys="T7",
    clause="7.2-d",
    style="danger",
):
    """撤销修复 · it was obtained by fraud, and that is proven: two keys, as for the repair of a D."""

    reason: Annotated[str, MaxLen(500)]

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """All that was lifted returns; everybody who was told of its end is told."""
        revoke(facts, turn, self.reason)
        return repair.done(facts, "revoke-repair-done")
