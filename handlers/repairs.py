"""信用修复 · the machine of an application: its states, its clocks, who speaks, who decides (7.1-7.3; states 6.4).

Its card and the question who may apply stand in `repair_card`, the moves in `repair_application`, `repair_review`,
`repair_verification`, `repair_decision` and `repair_observation`; what a repair ends, in one transaction, in
`repair_lifting`.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from handlers.kit.card import Value, word
from handlers.kit.clocks import Wait
from handlers.kit.fitting import fit
from handlers.kit.matter import not_by, subject_speakers, unconflicted
from handlers.kit.move import Guard, Machine, Relation
from handlers.kit.turn import Turn
from regulation.grades import Grade
from regulation.permissions import Viewer
from regulation.repair import RepairStatus, RepairStepKind
from regulation.vocabulary import Role
from storage import codes
from storage.queries import repairs
from storage.queries.repairs import RepairFacts
from storage.tables import RepairStep


def reviewers(facts: RepairFacts, turn: Turn) -> Sequence[int]:
    """初审人 · the officers; where they have a conflict the director, or the chair."""
    return _fit(facts, turn, Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR, Role.CHAIR)


def deciders(facts: RepairFacts, turn: Turn) -> Sequence[int]:
    """决定人 · the director, or the chair, never whoever reviewed it; about the office itself the leading group."""
    roles = (Role.GROUP_MEMBER, Role.CHAIR) if facts.office else (Role.CREDIT_DIRECTOR, Role.CHAIR)
    return _fit(facts, turn, *roles, but=[facts.row.reviewed_by_id, *(step.by_id for step in facts.findings)])


def settlers(facts: RepairFacts, turn: Turn) -> Sequence[int]:
    """裁定人 · where those who looked disagree, somebody above: the chair, or another of the leading group. Of a D
    first a member: the chair's key is needed for the decision, and whoever settles has none (T7)."""
    above = (Role.CHAIR, Role.GROUP_MEMBER) if facts.grade is Grade.C else (Role.GROUP_MEMBER, Role.CHAIR)
    return _fit(facts, turn, *above, but=[step.by_id for step in facts.verifications])


def verifiers(facts: RepairFacts, turn: Turn) -> Sequence[int]:
    """核实人 · those whose finding is still to come."""
    return [step.by_id for step in facts.verifications if step.by_id and step.decided_at is None]


def verified_by(facts: RepairFacts, turn: Turn) -> date:
    """Counted from the day on which it was accepted, whoever was named when."""
    return turn.calendar.after(facts.row.accepted_on or turn.today, turn.house.rulebook.workdays("repair.verify"))


def decided_by(facts: RepairFacts, turn: Turn) -> date:
    """办理期限 · three working days after the verification, and within the time of the whole procedure."""
    soon = turn.calendar.after(turn.today, turn.house.rulebook.workdays("repair.decide"))
    return min(soon, facts.row.decide_by) if facts.row.decide_by else soon


def _fit(facts: RepairFacts, turn: Turn, *roles: Role, but: Collection[int | None] = ()) -> Sequence[int]:
    return fit(facts, turn, roles, but)


repair = Machine(
    "repair",
    RepairStatus,
    starts="submitted",
    load=repairs.facts,
    waits={
        RepairStatus.SUBMITTED: Wait("repair.review", reviewers, spares=subject_speakers),
        RepairStatus.SUPPLEMENT: Wait("repair.supplement", subject_speakers),
        RepairStatus.ACCEPTED: Wait("repair.assign", deciders, spares=subject_speakers),
        RepairStatus.VERIFYING: Wait("repair.verify", verifiers, until=verified_by, spares=subject_speakers),
        RepairStatus.DISPUTED: Wait("repair.settle", settlers, spares=subject_speakers),
        RepairStatus.READY: Wait("repair.decide", deciders, until=decided_by, spares=subject_speakers),
        RepairStatus.OBSERVING: Wait(
            "repair.observe",
            reviewers,
            until=lambda facts, turn: facts.row.observed_until or turn.today,
            silent=True,
        ),
    },
    edition=lambda facts: facts.row.edition,
    spoken=lambda facts: spoken(facts),
)

SUBJECT = Relation("repair subject", lambda facts, viewer: facts.speaks_for_it(viewer))  # 申请单位或本人
no_conflict = unconflicted("repair-conflict")
by_another = not_by(lambda facts: facts.row.applied_by_id, "repair-own-application")  # K2
not_the_reviewer = not_by(lambda facts: facts.row.reviewed_by_id, "repair-own-review")  # 7.2-d


def of_grade(grade: Grade) -> Guard:
    """A guard: the move is for applications to repair this grade."""

    def guard(facts: RepairFacts, viewer: Viewer, now: datetime) -> str | None:
        return None if facts.grade is grade else f"repair-not-{grade.value}"

    return guard


def spoken(facts: RepairFacts) -> dict[str, Value]:
    """The values every sentence about an application needs."""
    return {"code": codes.spoken(facts.row.code), "subject": facts.subject.name, "grade": word(facts.grade)}


def grade_holds(facts: RepairFacts, viewer: Viewer, now: datetime) -> str | None:
    """An application ends with its grade (`repair_lapse`); what did not end so is not decided either."""
    return "repair-grade-gone" if facts.grading.ended_on else None


def note_step(turn: Turn, facts: RepairFacts, kind: RepairStepKind, **details: str) -> RepairStep:
    """写入办理记录."""
    return turn.save(
        RepairStep(
            repair_id=facts.row.id or 0, kind=kind, by_id=turn.actor.id or None, at=turn.now, details=details
        )
    )
