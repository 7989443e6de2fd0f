"""成效评估 · whether what was carried out lasts; a grave matter is looked at twice (clause 6.2-a; states 6.3)."""

from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers import case_documents, measure_effect
from handlers.case_failure import first_time, ineffective, once_more
from handlers.cases import approvers, case, end, informed, no_conflict, note_step, officers
from handlers.kit import clocks
from handlers.kit.card import On, Reply
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move, Overdue
from handlers.kit.turn import Turn
from regulation.permissions import Viewer
from regulation.vocabulary import CaseLevel, CaseStepKind
from storage.queries.cases import CaseFacts


def grave(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """Only a grave matter is looked at a second time, and no third."""
    return None if facts.row.level is CaseLevel.D and not _looks(facts) else "case-looked-at-once"


def looked_at_twice(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """A grave matter is closed after the second look."""
    return "case-second-look" if facts.row.level is CaseLevel.D and not _looks(facts) else None


def _looks(facts: CaseFacts) -> int:
    """Since it was verified last: what was looked at before it was done again does not count."""
    kinds = [step.kind for step in facts.steps]
    verified = (
        len(kinds) - kinds[::-1].index(CaseStepKind.VERIFICATION) if CaseStepKind.VERIFICATION in kinds else 0
    )
    return kinds[verified:].count(CaseStepKind.EFFECT)


class LookAtEffect(Move, on=case, moves="observing -> effect_due", by=Overdue("case.observe"), clause="6.2-a"):
    """成效观察期满 · now the office looks whether it lasted."""

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """In office hours."""
        told = case.done(facts, "effect-due-told")
        for member in officers(facts, turn):
            turn.notify(member, told, f"effect due {facts.row.code} {facts.row.version}", clocks.office_time(turn))
        return told


class ConfirmEffect(
    Move,
    on=case,
    moves="effect_due -> effective",
    by="case.handle",
    needs=(no_conflict, looked_at_twice),
    clause="6.2-a",
    style="primary",
):
    """整改有效 · measured against the plan's own criterion; the case is closed."""

    evaluation: Annotated[str, MaxLen(500)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The subject learns that the way to repair is open; what a C barred to a department ends."""
        note_step(turn, facts, CaseStepKind.EFFECT, text=self.evaluation)
        end(facts, turn, self.evaluation)
        measure_effect.end_with(turn, facts.row, self.evaluation)
        told = (*subject_speakers(facts, turn), *approvers(facts, turn), *informed(facts, turn))
        paper = case_documents.accepted(facts, turn, passed=True, effective=True, evaluation=self.evaluation)
        words = case.told(facts, "case-effective-told", evaluation=self.evaluation)
        words = words.model_copy(update={"then": ("repairs",)})
        case_documents.issue_acceptance(facts, turn, told, words, paper)
        return case.done(facts, "confirm-effect-done")


class LookAgain(
    Move,
    on=case,
    moves="effect_due -> observing",
    by="case.handle",
    needs=(no_conflict, grave),
    clause="6.2-a",
):
    """首次评估有效 · a grave matter is looked at a second time."""

    evaluation: Annotated[str, MaxLen(500)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The second period follows the first, whenever that was evaluated."""
        note_step(turn, facts, CaseStepKind.EFFECT, text=self.evaluation)
        since = facts.row.effect_on or turn.today
        facts.row.effect_on = since + turn.house.rulebook.days("case.observe.again.d")
        return case.done(facts, "look-again-done", until=On(day=facts.row.effect_on))


def repeated(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """What is not grave is put right once more before the leading group is asked."""
    return None if facts.row.round or facts.row.level is not CaseLevel.C else "case-not-repeated"


def not_grave(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """A grave matter, or an order, goes to the leading group at once."""
    return None if facts.row.level is CaseLevel.C else "case-no-repeat"


class EffectMissing(
    Move,
    on=case,
    moves="effect_due -> in_progress",
    by="case.handle",
    needs=(no_conflict, not_grave, first_time),
    clause="6.2-a",
    style="danger",
):
    """首次评估未达成效 · it is put right once more."""

    evaluation: Annotated[str, MaxLen(500)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """A new period, the last one."""
        note_step(turn, facts, CaseStepKind.EFFECT, text=self.evaluation)
        told = (*subject_speakers(facts, turn), *informed(facts, turn))
        paper = case_documents.accepted(facts, turn, passed=True, effective=False, evaluation=self.evaluation)
        due = once_more(facts, turn)
        words = case.told(facts, "effect-missing-told", evaluation=self.evaluation, due=due)
        case_documents.issue_acceptance(facts, turn, told, words, paper)
        return case.done(facts, "verify-bad-done", due=due)


class NotEffective(
    Move,
    on=case,
    moves="effect_due -> ineffective",
    by="case.handle",
    needs=(no_conflict, repeated),
    clause="6.2-a",
    style="danger",
):
    """整改无效 · the leading group decides how it goes on."""

    evaluation: Annotated[str, MaxLen(500)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Subject, office and leading group are told."""
        note_step(turn, facts, CaseStepKind.EFFECT, text=self.evaluation)
        paper = case_documents.accepted(facts, turn, passed=True, effective=False, evaluation=self.evaluation)
        return ineffective(facts, turn, self.evaluation, "not-effective-done", paper)
