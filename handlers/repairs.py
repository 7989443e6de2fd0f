"""信用修复 · the machine of an application: its states, its clocks, who speaks, who decides (7.1-7.3; states 6.4).

Its card and the question who may apply stand in `repair_card`, the moves in `repair_application`, `repair_review`,
`repair_verification`, `repair_decision` and `repair_observation`; what a repair ends, in one transaction, in
`repair_lifting`.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from handlers.kit.card import Reply, Value, word
from handlers.kit.clocks import Wait
from handlers.kit.fitting import fit
from handlers.kit.move import Guard, Machine, Relation
from handlers.kit.turn import Turn
from regulation import conflicts
from regulation.grades import Grade
from regulation.permissions import Viewer
from regulation.repair import RepairStatus, RepairStepKind
from regulation.vocabulary import Role
from storage import codes
from storage.queries import conversation, people, repairs
from storage.queries.repairs import RepairFacts
from storage.tables import RepairStep


def speakers(facts: RepairFacts, turn: Turn) -> Sequence[int]:
    """Who answers for the subject, as it is today."""
    return people.speakers_for_system(turn.session, facts.subject, turn.today)


def reviewers(facts: RepairFacts, turn: Turn) -> Sequence[int]:
    """初审人 · the officers; where they have a conflict the director, or the chair."""
    return _fit(facts, turn, Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR, Role.CHAIR)


def deciders(facts: RepairFacts, turn: Turn) -> Sequence[int]:
    """决定人 · the director, or the chair, never whoever reviewed it; about the office itself the leading group."""
    roles = (Role.GROUP_MEMBER, Role.CHAIR) if facts.office else (Role.CREDIT_DIRECTOR, Role.CHAIR)
    return _fit(facts, turn, *roles, but=[facts.row.reviewed_by_id])


def settlers(facts: RepairFacts, turn: Turn) -> Sequence[int]:
    """裁定人 · where those who looked disagree, somebody above: the chair, or another of the leading group."""
    return _fit(facts, turn, Role.CHAIR, Role.GROUP_MEMBER, but=[step.by_id for step in facts.verifications])


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
        RepairStatus.SUBMITTED: Wait("repair.review", reviewers, spares=speakers),
        RepairStatus.SUPPLEMENT: Wait("repair.supplement", speakers),
        RepairStatus.ACCEPTED: Wait("repair.assign", deciders, spares=speakers),
        RepairStatus.VERIFYING: Wait("repair.verify", verifiers, until=verified_by, spares=speakers),
        RepairStatus.DISPUTED: Wait("repair.settle", settlers, spares=speakers),
        RepairStatus.READY: Wait("repair.decide", deciders, until=decided_by, spares=speakers),
        RepairStatus.OBSERVING: Wait(
            "repair.observe",
            reviewers,
            until=lambda facts, turn: facts.row.observed_until or turn.today,
            silent=True,
        ),
    },
    edition=lambda facts: facts.row.edition,
)

SUBJECT = Relation("repair subject", lambda facts, viewer: facts.speaks_for_it(viewer))  # 申请单位或本人


def no_conflict(facts: RepairFacts, viewer: Viewer, now: datetime) -> str | None:
    """K1 回避."""
    return "repair-conflict" if conflicts.of(viewer, facts.party) else None


def by_another(facts: RepairFacts, viewer: Viewer, now: datetime) -> str | None:
    """Whoever handed an application in does not review it; nor does whoever stands in for them (K2)."""
    return "repair-own-application" if conflicts.wrote_it(viewer, facts.row.applied_by_id) else None


def not_the_reviewer(facts: RepairFacts, viewer: Viewer, now: datetime) -> str | None:
    """Whoever reviewed it does not decide on it, nor whoever stands in for the reviewer (7.2-d)."""
    reviewer = facts.row.reviewed_by_id
    return "repair-own-review" if reviewer and conflicts.wrote_it(viewer, reviewer) else None


def of_grade(grade: Grade) -> Guard:
    """A guard: the move is for applications to repair this grade."""

    def guard(facts: RepairFacts, viewer: Viewer, now: datetime) -> str | None:
        return None if facts.grade is grade else f"repair-not-{grade.value}"

    return guard


def note_step(turn: Turn, facts: RepairFacts, kind: RepairStepKind, **details: str) -> RepairStep:
    """写入办理记录."""
    return turn.save(
        RepairStep(
            repair_id=facts.row.id or 0, kind=kind, by_id=turn.actor.id or None, at=turn.now, details=details
        )
    )


def keep_files(turn: Turn, facts: RepairFacts, files: Sequence[str]) -> None:
    """Files of a draft become evidence of the application (证明材料)."""
    for file in conversation.attachments_named_for_system(turn.session, files):
        file.repair_id, file.draft_id = facts.row.id, None
        turn.save(file)


def tell(turn: Turn, facts: RepairFacts, members: Iterable[int], key: str, **values: Value) -> None:
    """In their own chats, each with the buttons that are theirs."""
    told = told_of(facts, key, **values)
    for member in dict.fromkeys(members):
        if member != turn.actor.id:
            turn.notify(member, told, f"{key} {facts.row.code} {facts.row.version} {len(facts.steps)}")


def told_of(facts: RepairFacts, key: str, **values: Value) -> Reply:
    """What a person is told about an application."""
    return Reply(key=key, values=spoken(facts) | values, about=repair.about(facts.row), tone="attention")


def done(facts: RepairFacts, key: str, **values: Value) -> Reply:
    """What whoever acted reads, with what can be done next."""
    return Reply(key=key, values=spoken(facts) | values, about=repair.about(facts.row), tone="done")


def spoken(facts: RepairFacts) -> dict[str, Value]:
    """The values every sentence about an application needs."""
    return {"code": codes.spoken(facts.row.code), "subject": facts.subject.name, "grade": word(facts.grade)}
