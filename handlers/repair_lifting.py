"""解除 · what a repair ends, all of it in the transaction of the approval: the grade, every restriction, the
records behind them; and who hears of it (clauses 7.2-d, 7.3-a; states 6.4).

Called again for the same application it finds nothing left to do.
"""

from dataclasses import dataclass

from handlers.grade_effect import succeed
from handlers.kit import clocks
from handlers.kit.turn import Turn
from handlers.measure_effect import close, ended
from handlers.repair_known import tell_knowing
from handlers.repair_papers import marked
from regulation import repair as rules
from regulation.grades import Grade, GradeMark, GradeOrigin, GradingStatus
from regulation.measures import MeasureStatus
from regulation.vocabulary import RecordStatus
from storage import codes
from storage.queries import sealing, standing
from storage.queries.repairs import RepairFacts
from storage.tables import Grading, Measure, Record


@dataclass(frozen=True)
class Lifted:
    """What a repair changed: the grade from today on, the restrictions that ended, the records that are sealed."""

    grade: Grade
    mark: GradeMark
    measures: tuple[Measure, ...] = ()
    records: tuple[Record, ...] = ()


def lift(facts: RepairFacts, turn: Turn) -> Lifted:
    """修复 · from today on the old grade restricts nothing any more."""
    grade, mark = rules.repaired(facts.grade)
    if facts.row.lifted_at is not None:
        return Lifted(grade, mark)
    measures = _measures(facts, turn)
    succeed(turn, facts.grading, _next(facts, turn, grade, mark))
    lifted = Lifted(grade, mark, measures, _records(facts, turn))
    facts.row.lifted_at = turn.now
    facts.row.observed_until = rules.observed(turn.house.rulebook, facts.grade, turn.today)
    tell_knowing(facts, turn, measures, "repair-lifted", grade=marked(grade, mark))
    return lifted


def _next(facts: RepairFacts, turn: Turn, grade: Grade, mark: GradeMark) -> Grading:
    old = facts.grading
    return Grading(
        code=codes.new(),
        subject_id=old.subject_id,
        grade=grade,
        mark=mark,
        origin=GradeOrigin.REPAIR,
        status=GradingStatus.DECIDED,
        reason=facts.row.outcome or "",
        clause="7.2-d",
        severity=old.severity if mark is GradeMark.OBSERVED else None,
        case_id=facts.row.case_id or old.case_id,
        proposed_by_id=facts.row.decided_by_id or turn.actor.id,
        proposed_at=turn.now,
        decided_by_id=facts.row.decided_by_id,
        decided_at=turn.now,
        edition=turn.house.rulebook.edition,
    )


def _measures(facts: RepairFacts, turn: Turn) -> tuple[Measure, ...]:
    """Every restriction ends, also one that is only proposed; those that held are given back. What is proposed with
    a grade that is not decided yet waits for that grade."""
    open_ = standing.open_measures_for_system(turn.session, facts.row.subject_id)
    coming = standing.open_about_for_system(turn.session, facts.row.subject_id)
    open_ = [measure for measure in open_ if coming is None or measure.grading_id != coming.id]
    held = tuple(measure for measure in open_ if measure.status is MeasureStatus.ACTIVE)
    for measure in open_:
        close(turn, measure, ended(measure), facts.row.code)
    return held


def _records(facts: RepairFacts, turn: Turn) -> tuple[Record, ...]:
    """封存 · what was held against the subject when the grade took force."""
    until = turn.house.end_of(facts.grading.effective_on or turn.today)
    found = sealing.behind_for_system(turn.session, facts.grading, until)
    for record in found:
        record.status, record.sealed_on, record.sealed_by = RecordStatus.SEALED, turn.today, facts.row.code
        turn.save(record)
        clocks.stop(turn, record.code)
        turn.note("seal-record", record.code, by=facts.row.code)
    return tuple(found)
