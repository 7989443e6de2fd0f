"""实地核实人 · who looks on site: two people who have nothing to do with the matter (7.2-c; K1, K2)."""

from handlers.kit.card import On, Refused, Reply
from handlers.kit.fitting import verifier
from handlers.kit.form import Person
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from handlers.repairs import done, no_conflict, note_step, repair, speakers, tell, verified_by
from regulation.repair import RepairStepKind
from storage.queries import cases, people
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
        tell(turn, facts, members, "onsite-told", due=due)
        tell(turn, facts, speakers(facts, turn), "onsite-told-subject", due=due)
        return done(facts, "assign-on-site-done", due=due)


class ReplaceOnSite(Move, on=repair, moves="verifying", by="repair.decide", needs=(no_conflict,), clause="7.2-c"):
    """更换实地核实人 · for one who has left, or must not look (K6); what was found already stays."""

    leaving: Person
    coming: Person

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """Raises Refused for somebody whose finding is not awaited, who looks already, or who is unfit."""
        line = people.subjects_named(turn.session, turn.viewer, [self.leaving])[self.leaving]
        open_ = (step for step in facts.verifications if step.decided_at is None and step.by_id == line.member_id)
        step = next(open_, None)
        if step is None:
            raise Refused("onsite-not-one", field="leaving")
        member = verifier(facts, turn, "coming", self.coming, hands(facts, turn))
        if any(each.by_id == member for each in facts.verifications):
            raise Refused("verifier-twice", field="coming")
        left, step.by_id, step.at = step.by_id or 0, member, turn.now
        turn.save(step)
        due = On(day=verified_by(facts, turn))
        tell(turn, facts, [member], "onsite-told", due=due)
        tell(turn, facts, [left], "onsite-spared")
        return done(facts, "assign-on-site-done", due=due)
