"""信用等级 · the machine of a grade that is decided, who proposes, who confirms, who is told (5.2; states 6.2).

Its moves stand in `grade_proposals` and `grade_decisions`, its card in `grade_card`; what a decided grade changes
in `grade_effect`.
"""

from collections.abc import Sequence

from handlers.kit import clocks, fitting
from handlers.kit.card import Label, On, Value, word
from handlers.kit.clocks import Wait
from handlers.kit.fitting import fit
from handlers.kit.matter import not_by, subject_speakers, unconflicted
from handlers.kit.move import Machine, Relation
from handlers.kit.naming import kebab
from handlers.kit.turn import Turn
from regulation.grades import Grade, GradeMark, GradingStatus, GradingStepKind
from regulation.vocabulary import Role
from storage import codes
from storage.queries import credit
from storage.queries.credit import GradingFacts
from storage.tables import GradingStep


def proposers(facts: GradingFacts, turn: Turn) -> Sequence[int]:
    """提出人 · the office; about its own people the leading group."""
    found = fit(facts, turn, (Role.CREDIT_DIRECTOR, Role.CREDIT_OFFICER))
    return found or fit(facts, turn, (Role.GROUP_MEMBER, Role.CHAIR))


def confirmers(facts: GradingFacts, turn: Turn) -> Sequence[int]:
    """确认人 · the chair; about the office's own people, or those near the chair, another of the leading group."""
    roles = (Role.CHAIR, Role.GROUP_MEMBER) if facts.office else (Role.CHAIR,)
    return fit(facts, turn, roles, but=[facts.row.proposed_by_id])


def next_to_act(facts: GradingFacts, turn: Turn) -> Sequence[int]:
    """Who brings it to a decision: a D needs somebody who asks for the keys."""
    return proposers(facts, turn) if facts.row.grade is Grade.D else confirmers(facts, turn)


def refuse_without_keys(facts: GradingFacts, turn: Turn) -> None:
    """Raises Refused where nobody could confirm a D (T1): the chair and another of the group, none of whom proposed
    it or a restriction that is decided with it, or acts now."""
    authors = {facts.row.proposed_by_id, *(each.proposed_by_id for each in facts.proposed), turn.actor.id}
    fitting.refuse_without_keys(facts, turn, authors, "grade-no-keys")


STATEMENT = Wait("grade.statement", subject_speakers, silent=True)

grading = Machine(
    "grading",
    GradingStatus,
    starts="statement | ready",
    load=credit.facts,
    waits={
        GradingStatus.STATEMENT: STATEMENT,
        # What is not decided the subject does not hear of, not even by its being late.
        GradingStatus.READY: Wait("grade.confirm", next_to_act, spares=subject_speakers),
    },
    edition=lambda facts: facts.row.edition,
    spoken=lambda facts: spoken(facts),
)

SUBJECT = Relation("graded subject", lambda facts, viewer: facts.speaks_for_it(viewer))  # 被评定方
no_conflict = unconflicted("grade-conflict")
by_another = not_by(lambda facts: facts.row.proposed_by_id, "grade-own-proposal")  # K2


def note_step(turn: Turn, facts: GradingFacts, kind: GradingStepKind, **details: str) -> GradingStep:
    """写入评定记录."""
    return turn.save(
        GradingStep(
            grading_id=facts.row.id or 0, kind=kind, by_id=turn.actor.id, at=turn.now, details=dict(details)
        )
    )


def spoken(facts: GradingFacts) -> dict[str, Value]:
    """The values every sentence about a grade needs."""
    row = facts.row
    return {"code": codes.spoken(row.code), "subject": facts.subject.name, "grade": called(row.grade, row.mark)}


def called(grade: Grade, mark: GradeMark) -> Label:
    """等级全称 · C 级（合格）; with its mark, if it has one."""
    if mark is GradeMark.PLAIN:
        return word(grade)
    return Label(label=f"grade-marked-{kebab(mark.value)}", values={"grade": word(grade)})


def last_day(turn: Turn, wait: Wait, facts: GradingFacts) -> On:
    """The last day of a clock that begins now, as it is said."""
    return On(day=clocks.last_of(turn, wait, facts))
