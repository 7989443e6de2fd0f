"""等级生效 · a grade takes the place of the one before, and what restrictions end with it (5.2, 6.2-c, 7.3-a)."""

from handlers import measure_effect, repair_lapse
from handlers.kit.turn import Turn
from regulation.grades import Grade, GradeOrigin
from regulation.measures import MeasureStatus
from regulation.permissions import CLOCK
from storage.queries import credit, standing
from storage.tables import Grading, Measure

CLEARED = (Grade.A, Grade.B, Grade.N)  # 明显改善; unrated restricts nobody


def take_force(turn: Turn, row: Grading) -> None:
    """From today on, once it is decided. Everybody who was told of a restriction that ends with it is told of its
    end."""
    former = standing.grade_of_for_system(turn.session, row.subject_id, turn.today)
    if former and row.origin is GradeOrigin.CORRECTION and former.grade is row.grade:
        row.mark = former.mark  # what a correction leaves as it was keeps what a repair marked it with by now
    succeed(turn, former, row)
    for each in standing.open_measures_for_system(turn.session, row.subject_id):
        ending = _ending(each, row, former)
        if ending and each.grading_id != row.id:
            (facts,) = credit.measure_facts(turn.session, CLOCK, [each.code]).values()
            measure_effect.end(turn, facts, ending, by=row.code)


def succeed(turn: Turn, former: Grading | None, row: Grading) -> None:
    """接替 · from today on one grade stands in the other's place: decided, repaired, or come back. Applications to
    repair the other one have nothing left to repair."""
    if former:
        former.ended_on = turn.today
        turn.save(former)
        repair_lapse.lapse(turn, former)
    row.effective_on = turn.today
    turn.save(row)
    was = former.grade.value if former else ""
    turn.note("regrade", row.code, was=was, now=row.grade.value, mark=row.mark.value)


def _ending(each: Measure, row: Grading, former: Grading | None) -> MeasureStatus | None:
    """What becomes of a restriction: what followed on a mistake never was; a good grade ends all; otherwise it runs
    to its last day, and what is not decided falls with its grade."""
    if row.origin is GradeOrigin.CORRECTION and former and each.grading_id == former.id:
        return MeasureStatus.VOID
    if row.grade in CLEARED:
        return measure_effect.ended(each)
    return MeasureStatus.VOID if each.status is MeasureStatus.PROPOSED else None
