"""进展报告 · when the subject says how far it is, and which report answers which question (6.2-a, numbers 2.4)."""

from datetime import date

from handlers.cases import CHECK_IN, note_step
from handlers.kit import clocks
from handlers.kit.turn import Turn
from regulation import rectification
from regulation.permissions import CLOCK
from regulation.vocabulary import CaseStepKind
from storage.queries import cases
from storage.queries.cases import CaseFacts
from storage.tables import CaseStep


def plan_check_ins(facts: CaseFacts, turn: Turn) -> date | None:
    """Fixes the days of the period that begins today; the clock of the first of them runs. That day, if there is
    one."""
    row = facts.row
    if row.due_on is None:
        return None
    days = rectification.check_ins(turn.house.rulebook, row.level, turn.today, row.due_on, turn.calendar)
    for day in days:
        note_step(turn, facts, CaseStepKind.CHECK_IN, due=day.isoformat())
    if days:
        clocks.start(turn, fresh(facts, turn), CHECK_IN)
    return days[0] if days else None


def answered(facts: CaseFacts, turn: Turn) -> CaseStep:
    """The check-in that a report answers: all whose day has come, or the next one shortly before its day; a report
    that nobody asked for stands for itself."""
    coming = [s for s in facts.steps if s.kind is CaseStepKind.CHECK_IN and s.decided_at is None]
    early = turn.calendar.after(turn.today, turn.house.rulebook.workdays("case.check.early"))
    missed = [step for step in coming if _due(step) <= turn.today]
    found = missed or [step for step in coming[:1] if _due(step) <= early]
    found = found or [note_step(turn, facts, CaseStepKind.CHECK_IN)]
    for step in found[:-1]:
        step.decided_at = turn.now
        turn.save(step)
    return found[-1]


def fresh(facts: CaseFacts, turn: Turn) -> CaseFacts:
    """The case with what this turn added."""
    return cases.facts(turn.session, CLOCK, [facts.row.code])[facts.row.code]


def _due(step: CaseStep) -> date:
    return date.fromisoformat(step.details["due"])
