"""修复后的观察 · it lasted, or it was never true (clauses 7.3-a, 7.3-b; states 6.4); what did not
last stands in `repair_relapse`."""

from typing import Annotated

from annotated_types import MaxLen

from handlers.kit.card import Reply
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move, Overdue
from handlers.kit.turn import Turn
from handlers.repair_revocation import revoke
from handlers.repairs import no_conflict, repair, reviewers
from regulation.grades import Grade, GradeMark, GradeOrigin
from storage.queries import standing
from storage.queries.repairs import RepairFacts


class CompleteObservation(
    Move, on=repair, moves="observing -> completed", by=Overdue("repair.observe"), clause="7.3-b"
):
    """观察期满 · it lasted: the matter is over, and what was under observation is a grade like any other."""

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """Subject and office are told; nobody praises whom another grade has reached meanwhile."""
        facts.row.ended_on = turn.today
        grade = standing.grade_of_for_system(turn.session, facts.row.subject_id, turn.today)
        if grade is None or grade.origin is not GradeOrigin.REPAIR:
            repair.tell(turn, facts, reviewers(facts, turn), "observation-over-otherwise")
            return repair.done(facts, "observation-over-otherwise")
        if grade.mark is GradeMark.OBSERVED:
            grade.mark = GradeMark.PLAIN
            turn.save(grade)
            turn.note("observed", grade.code, by=facts.row.code)
        key = "observation-over-c" if grade.grade is Grade.C else "observation-over-told"
        repair.tell(turn, facts, subject_speakers(facts, turn), key)
        repair.tell(turn, facts, reviewers(facts, turn), "observation-over-office")
        return repair.done(facts, "observation-over-told")


class RevokeRepair(
    Move,
    on=repair,
    moves="observing | completed | relapsed -> revoked",
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
