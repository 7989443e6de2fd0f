"""修复申请终止 · an application whose grade holds no longer is over, through nobody's fault (7.1, 7.2-d).

Whoever applied was neither refused nor bars themselves: no paper, no new waiting. What it was for is gone, because
the grade was corrected or another one took its place.
"""

from handlers import docket
from handlers.kit.matter import subject_speakers
from handlers.kit.turn import Turn
from handlers.repairs import deciders, repair, reviewers, verifiers
from regulation.permissions import CLOCK
from regulation.repair import RUNNING, RepairStatus
from storage.queries import repairs
from storage.queries.repairs import RepairFacts
from storage.tables import Grading


def lapse(turn: Turn, former: Grading) -> None:
    """Every application to repair this grade that is still being handled ends; whoever worked on it is told."""
    codes = [
        row.code for row in repairs.of_grading_for_system(turn.session, former.id or 0) if row.status in RUNNING
    ]
    for facts in repairs.facts(turn.session, CLOCK, codes).values():
        _end(turn, facts)


def _end(turn: Turn, facts: RepairFacts) -> None:
    row, was = facts.row, facts.row.status
    handling = [*reviewers(facts, turn), *verifiers(facts, turn)]
    handling += deciders(facts, turn) if row.accepted_on else []
    row.status, row.ended_on = RepairStatus.LAPSED, turn.today
    docket.drop(turn, row.code)
    turn.save(row)
    repair.enter(facts, turn, was)
    turn.note("lapse-repair", row.code, was=was.value, now=row.status.value)
    speakers = subject_speakers(facts, turn)
    repair.tell(turn, facts, speakers, "repair-lapsed-subject")
    repair.tell(turn, facts, [each for each in handling if each not in speakers], "repair-lapsed-told")
