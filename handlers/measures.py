"""限制性措施 · the machine of a restriction: decided once its subject was heard, over on its last day (6.2-c).

Its moves stand in `measure_proposals` and `measure_decisions`, what begins and ends one in `measure_effect`, list
and card in `measure_card`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from handlers.grades import proposers
from handlers.kit.card import Label, On, Value, word
from handlers.kit.clocks import LATEST, Wait
from handlers.kit.fitting import fit
from handlers.kit.matter import not_by, subject_speakers, unconflicted
from handlers.kit.move import Machine
from handlers.kit.turn import Turn
from regulation import measures
from regulation.grades import Grade, GradingStatus, GradingStepKind
from regulation.measures import MeasureKind, MeasureStatus
from regulation.permissions import Viewer
from regulation.vocabulary import Role, SubjectKind
from storage import codes
from storage.queries import credit, standing
from storage.queries.credit import GradingFacts, MeasureFacts
from storage.queries.eligibility import UNSEEN
from storage.tables import Case, Measure


def deciders(facts: MeasureFacts, turn: Turn) -> Sequence[int]:
    """决定人 · the chair; about the office's own people, or those near the chair, another of the leading group."""
    roles = (Role.CHAIR, Role.GROUP_MEMBER) if facts.grading.office else (Role.CHAIR,)
    return fit(facts.grading, turn, roles, but=[facts.row.proposed_by_id])


def _decided_by(facts: MeasureFacts, turn: Turn) -> date:
    """Counted from the proposal: first the subject is heard."""
    rules = turn.house.rulebook
    return turn.calendar.after(turn.today, rules.workdays("measure.statement") + rules.workdays("measure.decide"))


measure = Machine(
    "measure",
    MeasureStatus,
    starts="proposed",
    load=credit.measure_facts,
    waits={
        MeasureStatus.PROPOSED: Wait(
            "measure.decide",
            deciders,
            until=_decided_by,
            spares=lambda facts, turn: subject_speakers(facts.grading, turn),
        ),
        MeasureStatus.ACTIVE: Wait(
            "measure.end",
            owner=lambda facts, turn: proposers(facts.grading, turn),
            until=lambda facts, turn: facts.row.until or LATEST,
            exact=True,
            words="measure-end",
            named=lambda facts: spoken(facts),
            spares=lambda facts, turn: subject_speakers(facts.grading, turn),
        ),
    },
    edition=lambda facts: facts.grading.row.edition,
    spoken=lambda facts: spoken(facts),
)
no_conflict = unconflicted("grade-conflict")
by_another = not_by(lambda facts: facts.row.proposed_by_id, "measure-own-proposal")  # K2


def grade_is_decided(facts: MeasureFacts, viewer: Viewer, now: datetime) -> str | None:
    """What was proposed with a grade is decided with it."""
    return None if facts.grading.row.status is GradingStatus.DECIDED else "measure-with-grade"


def subject_was_heard(facts: MeasureFacts, viewer: Viewer, now: datetime) -> str | None:
    """The subject may answer until the end of the period."""
    steps = [step for step in facts.grading.steps if step.kind is GradingStepKind.MEASURES]
    over = not steps or now >= datetime.fromisoformat(steps[-1].details["until"])
    return None if over else "measure-hearing"


def longest(graded: GradingFacts, turn: Turn) -> date:
    """The last day that a restriction of this grade may have, and has when nobody says otherwise: counted from the
    day of the grade (or the mistake it corrects), so that none is renewed; before it is decided, from today."""
    rules = turn.under(graded.row.edition).house.rulebook
    begins = standing.held_since_for_system(turn.session, graded.row) or turn.today
    return measures.longest_until(rules, graded.subject.kind, graded.row.grade, graded.row.veto, begins)


def ends_with(graded: GradingFacts, turn: Turn) -> Case | None:
    """整改 · with what the restrictions of a grade end: a department's C with its case (numbers 2.5)."""
    if graded.row.grade is not Grade.C or graded.subject.kind is not SubjectKind.DEPARTMENT:
        return None
    return standing.case_behind_for_system(turn.session, graded.row, but=UNSEEN)


def listed(rows: Iterable[Measure]) -> Label:
    """What is barred, in words."""
    first, *more = (row.kind for row in rows)
    return _joined(first, more)


def _joined(first: MeasureKind, more: list[MeasureKind]) -> Label:
    if not more:
        return word(first)
    return Label(label="measure-and", values={"one": word(first), "other": _joined(more[0], more[1:])})


def until(row: Measure) -> Value:
    """Its last day."""
    return On(day=row.until) if row.until else Label(label="measure-no-end")


def spoken(facts: MeasureFacts) -> dict[str, Value]:
    """The values every sentence about a restriction needs."""
    name = facts.grading.subject.name
    return {"code": codes.spoken(facts.row.code), "subject": name, "kind": word(facts.row.kind)}
