"""撤销 · what a revoked repair had lifted comes back, in one transaction (states 6.1, 6.4; permissions T7).

A restriction returns for what is left until its own last day: the days without it are not made up for.
"""

from handlers import repair_documents
from handlers.grade_effect import succeed
from handlers.kit.card import word
from handlers.kit.matter import subject_speakers
from handlers.kit.turn import Turn
from handlers.measures import measure
from handlers.repair_known import tell_knowing
from handlers.repairs import deciders, repair, reviewers
from regulation.grades import GradeOrigin, GradingStatus, is_worse
from regulation.measures import MeasureStatus
from regulation.permissions import CLOCK
from regulation.vocabulary import RecordStatus
from storage import codes
from storage.queries import credit, sealing, standing
from storage.queries.repairs import RepairFacts
from storage.tables import Grading, Measure


def revoke(facts: RepairFacts, turn: Turn, reason: str) -> None:
    """The grade, the restrictions and the records as they would stand without the repair."""
    row = facts.row
    row.ended_on, row.false_material, row.outcome = turn.today, True, reason
    _grade_returns(facts, turn, reason)
    measures = [_returns(each, turn) for each in standing.ended_by_for_system(turn.session, row.code)]
    for record in sealing.sealed_by_for_system(turn.session, row.code):
        record.status, record.sealed_on, record.sealed_by = RecordStatus.SUBSTANTIATED, None, None
        turn.save(record)
        turn.note("open-record", record.code, by=row.code)
    repair_documents.withdrawn(facts, turn)
    told = [*subject_speakers(facts, turn), *reviewers(facts, turn), *deciders(facts, turn)]
    repair.tell(turn, facts, told, "repair-revoked-told", reason=reason)
    holding = [each for each in measures if each.status is MeasureStatus.ACTIVE]
    tell_knowing(facts, turn, holding, "repair-returned", but=told, grade=word(facts.grade))


def _grade_returns(facts: RepairFacts, turn: Turn, reason: str) -> None:
    """The grade before the repair; one that is worse and came since stays."""
    old = facts.grading
    current = standing.grade_of_for_system(turn.session, old.subject_id, turn.today)
    if current is None or is_worse(current.grade, old.grade):
        return
    again = old.model_dump(include={"subject_id", "grade", "mark", "clause", "severity", "veto"})
    same = Grading(
        **again,
        case_id=facts.row.case_id or old.case_id,
        code=codes.new(),
        origin=GradeOrigin.CORRECTION,
        status=GradingStatus.DECIDED,
        reason=reason,
        proposed_by_id=turn.actor.id,
        proposed_at=turn.now,
        decided_by_id=turn.actor.id,
        decided_at=turn.now,
        edition=old.edition,
    )
    succeed(turn, current, same)


def _returns(row: Measure, turn: Turn) -> Measure:
    """恢复 · a restriction that held, until its own last day; one whose last day is over stays over."""
    if row.begins_on is None or (row.until and row.until < turn.today):
        return row
    row.status, row.ended_on, row.ended_by = MeasureStatus.ACTIVE, None, None
    turn.save(row)
    turn.note("restore-measure", row.code)
    measure.enter(credit.measure_facts(turn.session, CLOCK, [row.code])[row.code], turn)
    return row
