"""等级的确认 · by another person; a D by the chair and another of the leading group together (5.2; T1)."""

from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers import grade_effect
from handlers.grades import by_another, grading, no_conflict, refuse_without_keys
from handlers.kit.card import Label, On, Reply, Value
from handlers.kit.matter import heads, subject_speakers
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from handlers.measure_effect import drop_proposed, impose_proposed
from regulation.grades import Grade
from regulation.permissions import Viewer
from regulation.vocabulary import Role
from storage.queries import approvals, standing
from storage.queries.credit import GradingFacts

DIRECT = {Role.CREDIT_DIRECTOR, Role.CHAIR, Role.GROUP_MEMBER}


def one_key_is_enough(facts: GradingFacts, viewer: Viewer, now: datetime) -> str | None:
    """A D is not confirmed by one person."""
    return "grade-two-keys" if facts.row.grade is Grade.D else None


def takes_two_keys(facts: GradingFacts, viewer: Viewer, now: datetime) -> str | None:
    """All others are confirmed by one."""
    return None if facts.row.grade is Grade.D else "grade-one-key"


def direct_by_the_director(facts: GradingFacts, viewer: Viewer, now: datetime) -> str | None:
    """T2: for an event that is a D by itself the director asks, not an officer."""
    return "grade-veto-director" if facts.row.veto and not viewer.roles & DIRECT else None


class ConfirmGrade(
    Move,
    on=grading,
    moves="ready -> decided",
    by="grade.confirm",
    needs=(no_conflict, by_another, one_key_is_enough),
    clause="5.2-0",
    style="primary",
):
    """确认等级 · from today on it is in force."""

    def effect(self, facts: GradingFacts, turn: Turn) -> Reply:
        """The subject and the head are told."""
        return decide(facts, turn, turn.actor.id)


class ConfirmGradeD(
    Move,
    on=grading,
    moves="ready -> decided",
    by="grade.propose",
    needs=(no_conflict, takes_two_keys, direct_by_the_director),
    keys="T1",
    clause="5.2-D",
    style="primary",
):
    """提请确认 D 级 · the office asks; two keys confirm it, and what is proposed with it."""

    def needs_keys(self, turn: Turn, facts: GradingFacts | None = None) -> bool:
        """Always, also where keys were never given out. Raises Refused when nobody could turn them."""
        if facts:
            refuse_without_keys(facts, turn)
        return True

    def effect(self, facts: GradingFacts, turn: Turn) -> Reply:
        """Carried out with the last key; the chair is who decided it."""
        keys = approvals.turned_for_system(turn.session, self.code, facts.row.code)
        return decide(facts, turn, keys[Role.CHAIR])


class DeclineGrade(
    Move,
    on=grading,
    moves="statement | ready -> declined",
    by="grade.confirm",
    needs=(no_conflict, by_another),
    clause="5.2-0",
    style="danger",
):
    """不予确认 · with a reason; whoever was heard is told, nobody else hears of it."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: GradingFacts, turn: Turn) -> Reply:
        """What was proposed beside it falls with it."""
        facts.row.outcome, facts.row.decided_by_id, facts.row.decided_at = self.reason, turn.actor.id, turn.now
        drop_proposed(facts, turn, facts.row.code)
        heard = subject_speakers(facts, turn) if facts.row.grade is Grade.D else ()
        grading.tell(turn, facts, heard, "grade-declined-subject", reason=self.reason)
        grading.tell(turn, facts, [facts.row.proposed_by_id], "grade-declined-told", reason=self.reason)
        return grading.done(facts, "decline-grade-done")


def decide(facts: GradingFacts, turn: Turn, decided_by: int) -> Reply:
    """决定 · in force from today on; restrictions that were proposed with it are decided with it."""
    row = facts.row
    row.decided_by_id, row.decided_at = decided_by, turn.now
    grade_effect.take_force(turn, row)
    imposed = impose_proposed(facts, turn, decided_by)
    values: dict[str, Value] = {"reason": row.reason, "basis": row.clause, "day": On(day=turn.today)}
    values |= {"means": meaning(facts), "measures": imposed}
    leading = heads(facts, turn)
    grading.tell(turn, facts, subject_speakers(facts, turn), "grade-decided-told", **values)
    grading.tell(turn, facts, leading, "grade-decided-head", measures=imposed)
    grading.tell(turn, facts, [row.proposed_by_id], "grade-confirmed-told")
    standing.remember_graded_for_system(turn.session, row, {*leading, row.proposed_by_id, decided_by})
    return grading.done(facts, "confirm-grade-done")


def meaning(facts: GradingFacts) -> Label:
    """等级的含义 · what it means for whom it is about, and which way leads on."""
    return Label(label=f"grade-means-{facts.row.grade.value}")
