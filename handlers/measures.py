"""限制性措施 · the machine of a restriction: decided once its subject was heard, over on its last day (6.2-c).

Its moves stand in `measure_proposals` and `measure_decisions`, what begins and ends one in `measure_effect`, list
and card in `measure_card`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from handlers.cases import subject_speakers
from handlers.grades import proposers
from handlers.kit.card import Label, On, Reply, Value, word
from handlers.kit.clocks import LATEST, Wait
from handlers.kit.fitting import fit
from handlers.kit.move import Machine
from handlers.kit.turn import Turn
from regulation import conflicts, measures
from regulation.grades import GradingStatus, GradingStepKind
from regulation.measures import MeasureKind, MeasureStatus
from regulation.permissions import Viewer
from regulation.vocabulary import Role
from storage import codes
from storage.queries import credit
from storage.queries.credit import GradingFacts, MeasureFacts
from storage.tables import Measure


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
)


def no_conflict(facts: MeasureFacts, viewer: Viewer, now: datetime) -> str | None:
    """K1 回避."""
    return "grade-conflict" if conflicts.of(viewer, facts.grading.party) else None


def by_another(facts: MeasureFacts, viewer: Viewer, now: datetime) -> str | None:
    """K2: whoever proposed a restriction does not decide on it."""
    return "measure-own-proposal" if conflicts.wrote_it(viewer, facts.row.proposed_by_id) else None


def grade_is_decided(facts: MeasureFacts, viewer: Viewer, now: datetime) -> str | None:
    """What was proposed with a grade is decided with it."""
    return None if facts.grading.row.status is GradingStatus.DECIDED else "measure-with-grade"


def subject_was_heard(facts: MeasureFacts, viewer: Viewer, now: datetime) -> str | None:
    """The subject may answer until the end of the period."""
    steps = [step for step in facts.grading.steps if step.kind is GradingStepKind.MEASURES]
    over = not steps or now >= datetime.fromisoformat(steps[-1].details["until"])
    return None if over else "measure-hearing"


def longest(graded: GradingFacts, turn: Turn) -> date:
    """The last day that a restriction of this grade has when it begins today and nobody says otherwise."""
    rules = turn.under(graded.row.edition).house.rulebook
    return measures.longest_until(rules, graded.subject.kind, graded.row.grade, graded.row.veto, turn.today)


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


def tell(facts: MeasureFacts, turn: Turn, members: Iterable[int], key: str, **values: Value) -> None:
    """In their own chats, each with the buttons that are theirs."""
    told = Reply(key=key, values=spoken(facts) | values, about=measure.about(facts.row), tone="attention")
    for member in dict.fromkeys(members):
        if member != turn.actor.id:
            turn.notify(member, told, f"{key} {facts.row.code}")


def done(facts: MeasureFacts, key: str, **values: Value) -> Reply:
    """What whoever acted reads."""
    return Reply(key=key, values=spoken(facts) | values, about=measure.about(facts.row), tone="done")


def spoken(facts: MeasureFacts) -> dict[str, Value]:
    """The values every sentence about a restriction needs."""
    name = facts.grading.subject.name
    return {"code": codes.spoken(facts.row.code), "subject": name, "kind": word(facts.row.kind)}
