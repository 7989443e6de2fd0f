"""验收 · who verifies, what they found, whether it lasts; how a case ends (clause 6.2-a; states 6.3)."""

from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers import case_documents
from handlers.case_failure import first_time, ineffective, once_more
from handlers.cases import approvers, case, informed, no_conflict, officers, verified_by, verifiers
from handlers.kit.card import On, Refused, Reply
from handlers.kit.fitting import exchange, verifier
from handlers.kit.form import Person
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move, Relation
from handlers.kit.turn import Turn
from regulation.permissions import Viewer
from regulation.vocabulary import CaseLevel, CaseStepKind
from storage.queries.cases import CaseFacts
from storage.tables import CaseStep


def _verifies(facts: CaseFacts, viewer: Viewer) -> bool:
    return any(step.by_id == viewer.id and step.decided_at is None for step in facts.verifications)


VERIFIER = Relation("verifier", _verifies)  # 验收人


def second_time(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """Only what was repeated already can fail."""
    return None if facts.row.round else "case-not-repeated"


def hands(facts: CaseFacts) -> frozenset[int | None]:
    """经办人 · who opened the case, issued the warning, reviewed the plan: they do not verify it (K2)."""
    changes = [step.by_id for step in facts.steps if step.kind is CaseStepKind.CHANGES]
    approved = facts.plan.decided_by_id if facts.plan else None
    return frozenset({facts.row.opened_by_id, facts.row.issued_by_id, approved, *changes})


class AssignVerifiers(
    Move,
    on=case,
    moves="claimed -> verifying",
    by="case.approve",
    needs=(no_conflict,),
    clause="6.2-a",
    style="primary",
):
    """指定验收人 · one; for a grave matter two, nobody who has to do with the subject or the case."""

    first: Person
    second: Person | None = None

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Raises Refused for too few, the same twice, or somebody with a conflict (K1, K2)."""
        if facts.row.level is CaseLevel.D and self.second is None:
            raise Refused("verifier-two", field="second")
        if self.first == self.second:
            raise Refused("verifier-twice", field="second")
        chosen = [("first", self.first), *([("second", self.second)] if self.second else [])]
        members = [verifier(facts, turn, field, code, hands(facts)) for field, code in chosen]
        for member in members:
            turn.save(
                CaseStep(
                    case_id=facts.row.id or 0,
                    kind=CaseStepKind.VERIFICATION,
                    by_id=member,
                    at=turn.now,
                    round=facts.row.round,
                    details={},
                )
            )
        due = On(day=verified_by(facts, turn))
        case.tell(turn, facts, members, "verifier-told", due=due)
        return case.done(facts, "assign-verifiers-done", due=due)


class ReplaceVerifier(
    Move,
    on=case,
    moves="verifying",
    by="case.approve",
    needs=(no_conflict,),
    clause="6.2-a",
):
    """更换验收人 · for one who has left, or must not decide (K6); what was found already stays."""

    leaving: Person
    coming: Person

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Whoever comes is told. Raises Refused as `exchange` does."""
        step, _ = exchange(facts, turn, self.leaving, self.coming, hands(facts), "verifier-not-one")
        due = On(day=verified_by(facts, turn))
        case.tell(turn, facts, [step.by_id], "verifier-told", due=due)
        return case.done(facts, "assign-verifiers-done", due=due)


class VerifyGood(
    Move, on=case, moves="verifying -> observing", by=VERIFIER, needs=(no_conflict,), clause="6.2-a",
    style="primary",
):  # fmt: skip
    """验收通过 · what was looked at; for a grave matter both must say so."""

    findings: Annotated[str, MaxLen(500)]

    def complete(self, facts: CaseFacts, turn: Turn) -> bool:
        """Nobody else's finding is still to come."""
        return all(step.decided_at or step.by_id == turn.actor.id for step in facts.verifications)

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The time begins in which its effect must show."""
        _found(facts, turn, self.findings, granted=True)
        if not self.complete(facts, turn):
            return case.done(facts, "verify-good-one")
        row = facts.row
        row.effect_on = turn.today + turn.house.rulebook.days("case.observe")
        told = (*subject_speakers(facts, turn), *informed(facts, turn), *approvers(facts, turn))
        words = case.told(facts, "verified-told", until=On(day=row.effect_on))
        paper = case_documents.accepted(facts, turn, passed=True, recheck_on=row.effect_on)
        case_documents.issue_acceptance(facts, turn, told, words, paper)
        return case.done(facts, "verify-good-done", until=On(day=row.effect_on))


class VerifyBad(
    Move, on=case, moves="verifying -> in_progress", by=VERIFIER, needs=(no_conflict, first_time), clause="6.2-a",
    style="danger",
):  # fmt: skip
    """验收未通过 · what is missing; it is done again once."""

    findings: Annotated[str, MaxLen(500)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """A new period, the last one."""
        _found(facts, turn, self.findings, granted=False)
        told = (*subject_speakers(facts, turn), *officers(facts, turn))
        paper = case_documents.accepted(facts, turn, passed=False)
        case.tell(turn, facts, verifiers(facts, turn), "verifier-spared")
        due = once_more(facts, turn)
        words = case.told(facts, "verified-bad-told", findings=self.findings, due=due)
        case_documents.issue_acceptance(facts, turn, told, words, paper)
        return case.done(facts, "verify-bad-done", due=due)


class VerifyFailed(
    Move, on=case, moves="verifying -> ineffective", by=VERIFIER, needs=(no_conflict, second_time), clause="6.2-a",
    style="danger",
):  # fmt: skip
    """再次验收未通过 · the leading group decides how it goes on."""

    findings: Annotated[str, MaxLen(500)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Subject, office and leading group are told, with the sheet of what was found."""
        _found(facts, turn, self.findings, granted=False)
        case.tell(turn, facts, verifiers(facts, turn), "verifier-spared")
        paper = case_documents.accepted(facts, turn, passed=False, last=True)
        return ineffective(facts, turn, self.findings, "verify-failed-done", paper)


def _found(facts: CaseFacts, turn: Turn, findings: str, granted: bool) -> None:
    step = next(step for step in facts.verifications if step.by_id == turn.actor.id and not step.decided_at)
    step.details, step.decided_by_id, step.decided_at = {"text": findings}, turn.actor.id, turn.now
    step.granted = granted
    turn.save(step)
