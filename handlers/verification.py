"""验收 · who verifies, what they found, whether it lasts; how a case ends (clause 6.2-a; states 6.3)."""

from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers import case_documents
from handlers.case_failure import refer
from handlers.cases import (
    case,
    director,
    done,
    end,
    no_conflict,
    note_step,
    officers,
    subject_speakers,
    tell,
    told_of,
    verified_by,
)
from handlers.kit import clocks
from handlers.kit.card import On, Refused, Reply
from handlers.kit.form import Person
from handlers.kit.move import Move, Overdue, Relation
from handlers.kit.turn import Turn
from regulation import conflicts
from regulation.permissions import Viewer
from regulation.vocabulary import CaseLevel, CaseStepKind
from storage.queries import people
from storage.queries.cases import CaseFacts
from storage.tables import CaseStep


def _verifies(facts: CaseFacts, viewer: Viewer) -> bool:
    return any(step.by_id == viewer.id and step.decided_at is None for step in facts.verifications)


VERIFIER = Relation("verifier", _verifies)  # 验收人


def first_time(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """What was not done well may be done again once."""
    return "case-repeated-already" if facts.row.round else None


def second_time(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """Only what was repeated already can fail."""
    return None if facts.row.round else "case-not-repeated"


def grave(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """Only a grave matter is looked at a second time, and no third."""
    return None if facts.row.level is CaseLevel.D and not _looks(facts) else "case-looked-at-once"


def looked_at_twice(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """A grave matter is closed after the second look."""
    return "case-second-look" if facts.row.level is CaseLevel.D and not _looks(facts) else None


def _looks(facts: CaseFacts) -> int:
    return sum(step.kind is CaseStepKind.EFFECT for step in facts.steps)


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
        members = [self._fit(facts, turn, field, code) for field, code in chosen]
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
        tell(turn, facts, members, "verifier-told", due=due)
        return done(facts, "assign-verifiers-done", due=due)

    def _fit(self, facts: CaseFacts, turn: Turn, field: str, code: str) -> int:
        line = people.subjects_named(turn.session, turn.viewer, [code])[code]
        found = people.actors_for_system(turn.session, turn.today, [_member(turn, line.member_id, field)])
        (actor,) = found.values()
        row = facts.row
        if actor.left_on is not None and actor.left_on <= turn.today:
            raise Refused("verifier-left", field=field)
        if conflicts.of(actor.viewer, facts.party) or actor.id in (row.opened_by_id, row.issued_by_id):
            raise Refused("verifier-conflict", field=field, name=actor.name)
        return actor.id


class VerifyGood(Move, on=case, moves="verifying -> observing", by=VERIFIER, clause="6.2-a", style="primary"):
    """验收通过 · what was looked at; for a grave matter both must say so."""

    findings: Annotated[str, MaxLen(500)]

    def complete(self, facts: CaseFacts, turn: Turn) -> bool:
        """Nobody else's finding is still to come."""
        return all(step.decided_at or step.by_id == turn.actor.id for step in facts.verifications)

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The time begins in which its effect must show."""
        _found(facts, turn, self.findings, granted=True)
        if not self.complete(facts, turn):
            return done(facts, "verify-good-one")
        row = facts.row
        row.effect_on = turn.today + turn.house.rulebook.days("case.observe")
        told = (*subject_speakers(facts, turn), *officers(facts, turn), *director(facts, turn))
        words = told_of(facts, "verified-told", until=On(day=row.effect_on))
        case_documents.acceptance(facts, turn, told, words, passed=True, recheck_on=row.effect_on)
        return done(facts, "verify-good-done", until=On(day=row.effect_on))


class VerifyBad(
    Move, on=case, moves="verifying -> in_progress", by=VERIFIER, needs=(first_time,), clause="6.2-a",
    style="danger",
):  # fmt: skip
    """验收未通过 · what is missing; it is done again once."""

    findings: Annotated[str, MaxLen(500)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """A new period, the last one."""
        _found(facts, turn, self.findings, granted=False)
        row = facts.row
        again = turn.today + turn.house.rulebook.days("case.repeat")
        row.due_on = turn.calendar.on_or_after(again)
        due = On(day=row.due_on)
        told = (*subject_speakers(facts, turn), *officers(facts, turn))
        words = told_of(facts, "verified-bad-told", findings=self.findings, due=due)
        case_documents.acceptance(facts, turn, told, words, passed=False)
        row.round += 1
        return done(facts, "verify-bad-done", due=due)


class VerifyFailed(
    Move, on=case, moves="verifying -> ineffective", by=VERIFIER, needs=(second_time,), clause="6.2-a",
    style="danger",
):  # fmt: skip
    """再次验收未通过 · the leading group decides how it goes on."""

    findings: Annotated[str, MaxLen(500)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Subject, office and leading group are told."""
        _found(facts, turn, self.findings, granted=False)
        return _ineffective(facts, turn, self.findings, "verify-failed-done")


class LookAtEffect(Move, on=case, moves="observing -> effect_due", by=Overdue("case.observe"), clause="6.2-a"):
    """成效观察期满 · now the office looks whether it lasted."""

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """In office hours."""
        told = done(facts, "effect-due-told")
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
        """The subject learns that the way to repair is open."""
        note_step(turn, facts, CaseStepKind.EFFECT, text=self.evaluation)
        end(facts, turn, self.evaluation)
        told = (*subject_speakers(facts, turn), *director(facts, turn))
        tell(turn, facts, told, "case-effective-told", evaluation=self.evaluation)
        return done(facts, "confirm-effect-done")


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
        return done(facts, "look-again-done", until=On(day=facts.row.effect_on))


class NotEffective(
    Move, on=case, moves="effect_due -> ineffective", by="case.handle", needs=(no_conflict,), clause="6.2-a",
    style="danger",
):  # fmt: skip
    """整改无效 · the leading group decides how it goes on."""

    evaluation: Annotated[str, MaxLen(500)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Subject, office and leading group are told."""
        note_step(turn, facts, CaseStepKind.EFFECT, text=self.evaluation)
        return _ineffective(facts, turn, self.evaluation, "not-effective-done")


def _found(facts: CaseFacts, turn: Turn, findings: str, granted: bool) -> None:
    step = next(step for step in facts.verifications if step.by_id == turn.actor.id and not step.decided_at)
    step.details, step.decided_by_id, step.decided_at = {"text": findings}, turn.actor.id, turn.now
    step.granted = granted
    turn.save(step)


def _ineffective(facts: CaseFacts, turn: Turn, reason: str, key: str) -> Reply:
    facts.row.outcome = reason
    refer(facts, turn, reason)
    told = (*subject_speakers(facts, turn), *officers(facts, turn), *director(facts, turn))
    tell(turn, facts, told, "case-ineffective-told", reason=reason)
    return done(facts, key)


def _member(turn: Turn, member_id: int | None, field: str) -> str:
    if member_id is None:
        raise Refused("verifier-left", field=field)
    return people.member_code_for_system(turn.session, member_id)
