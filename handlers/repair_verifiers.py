"""实地核实人 · who looks on site: two people who have nothing to do with the matter (7.2-c; K1, K2)."""

from handlers.kit.card import On, Refused, Reply
from handlers.kit.fitting import exchange, verifier
from handlers.kit.form import Person
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from handlers.repairs import no_conflict, note_step, repair, verified_by
from regulation.repair import RepairStepKind
from storage.queries import cases
from storage.queries.repairs import RepairFacts


def hands(facts: RepairFacts, turn: Turn) -> frozenset[int | None]:
    """经办人 · who wrote or reviewed the application, decided on the grade, worked on the case behind it (K2)."""
    row, grading = facts.row, facts.grading
    case = cases.worked_on_for_system(turn.session, facts.case) if facts.case else frozenset()
    return case | {row.applied_by_id, row.reviewed_by_id, grading.proposed_by_id, grading.decided_by_id}


class AssignOnSite(
    Move,
    on=repair,
    moves="accepted -> verifying",
    by="repair.decide",
    needs=(no_conflict,),
    clause="7.2-c",
    style="primary",
):
    """指定实地核实人 · two, nobody who has to do with the subject, the application or what lies behind it."""

    first: Person
    second: Person

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """They are told, and so is the subject. Raises Refused for the same twice, or somebody unfit (K1, K2)."""
        if self.first == self.second:
            raise Refused("verifier-twice", field="second")
        named = [("first", self.first), ("second", self.second)]
        members = [verifier(facts, turn, field, code, hands(facts, turn)) for field, code in named]
        for member in members:
            step = note_step(turn, facts, RepairStepKind.VERIFICATION)
            step.by_id = member
            turn.save(step)
        due = On(day=verified_by(facts, turn))
        repair.tell(turn, facts, members, "onsite-told", due=due)
        repair.tell(turn, facts, subject_speakers(facts, turn), "onsite-told-subject", due=due)
        return repair.done(facts, "assign-on-site-done", due=due)


class ReplaceOnSite(Move, on=repair, moves="verifying", by="repair.decide", needs=(no_conflict,), clause="7.2-c"):
    """更换实地核实人 · for one who has left, or must not look (K6); what was found already stays."""

    leaving: Person
    coming: Person

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """Both are told. Raises Refused as `exchange` does."""
        step, left = exchange(facts, turn, self.leaving, self.coming, hands(facts, turn), "onsite-not-one")
        due = On(day=verified_by(facts, turn))
        repair.tell(turn, facts, [step.by_id], "onsite-told", due=due)
        repair.tell(turn, facts, [left], "onsite-spared")
        return repair.done(facts, "assign-on-site-done", due=due)
