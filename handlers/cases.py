"""警告整改 · the machine of a warning and its rectification, who speaks for it (6.2-a; states 6.3).

Its card stands in `case_card`, the moves in `warnings` (serving it), `plans`, `rectification` (carrying it out),
`verification` and `case_effect`.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from handlers import docket
from handlers.kit import clocks
from handlers.kit.card import Value, word
from handlers.kit.clocks import Wait
from handlers.kit.fitting import fit
from handlers.kit.matter import subject_speakers, unconflicted
from handlers.kit.move import Machine, Relation
from handlers.kit.turn import Turn
from regulation.rectification import number
from regulation.vocabulary import CaseLevel, CaseStatus, CaseStepKind, PlanItemStatus, Role
from storage import codes
from storage.queries import cases, documents, people
from storage.queries.cases import CaseFacts
from storage.tables import Case, CaseStep

NEWEST = 8
FAIL = "fail-case"  # 认定整改失败: the motion that the leading group votes on


def spoken(row: Case) -> dict[str, Value]:
    """The values every sentence about a case needs, but its subject."""
    return {"code": codes.spoken(row.code), "level": word(row.level)}


def holders(*roles: Role, facts: CaseFacts, turn: Turn) -> Sequence[int]:
    """Who holds one of these roles."""
    found = [member for role in roles for member in people.holders_for_system(turn.session, role, turn.today)]
    return list(dict.fromkeys(found))


def approvers(facts: CaseFacts, turn: Turn) -> Sequence[int]:
    """批准人 · the director, or the chair; about the credit office itself the leading group. Not who opened it."""
    roles = (Role.GROUP_MEMBER, Role.CHAIR) if facts.office else (Role.CREDIT_DIRECTOR, Role.CHAIR)
    return fit(facts, turn, roles, but=[facts.row.opened_by_id] if facts.row.status is CaseStatus.PROPOSED else ())


def deciders(facts: CaseFacts, turn: Turn) -> Sequence[int]:
    """异议裁决人 · the chair, or another of the leading group who neither opened the case nor issued it (K8)."""
    return fit(facts, turn, (Role.CHAIR, Role.GROUP_MEMBER), but=[facts.row.issued_by_id, facts.row.opened_by_id])


def extenders(facts: CaseFacts, turn: Turn) -> Sequence[int]:
    """延期批准人 · of a grave case the chair."""
    return fit(facts, turn, (Role.CHAIR,)) if facts.row.level is CaseLevel.D else approvers(facts, turn)


def officers(facts: CaseFacts, turn: Turn) -> Sequence[int]:
    """信用办 · who handles it: the officers; where they have a conflict the director, or the chair."""
    return fit(facts, turn, (Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR, Role.CHAIR))


def informed(facts: CaseFacts, turn: Turn) -> Sequence[int]:
    """知悉人 · the office, and whoever opened the case: how it goes on was promised to them."""
    may_open = holders(Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR, Role.CHAIR, facts=facts, turn=turn)
    opener = [member for member in may_open if member == facts.row.opened_by_id]
    return list(dict.fromkeys((*officers(facts, turn), *opener)))


def verifiers(facts: CaseFacts, turn: Turn) -> Sequence[int]:
    """验收人 · those whose finding is still to come."""
    return [step.by_id for step in facts.verifications if step.by_id and step.decided_at is None]


def by_level(what: str) -> Callable[[CaseFacts], str]:
    """The number of the case's own level."""
    return partial(_number, what)


def _number(what: str, facts: CaseFacts) -> str:
    return number(what, facts.row.level)


def verified_by(facts: CaseFacts, turn: Turn) -> date:
    """Counted from the claim, whoever was named when."""
    period = turn.house.rulebook.workdays(number("verify", facts.row.level))
    return turn.calendar.after(facts.row.claimed_on or turn.today, period)


CHECK_IN = Wait("case.check-in", subject_speakers, until=lambda facts, turn: facts.next_check_in or turn.today)
SERVICE = Wait("case.service", subject_speakers, silent=True)
OBJECTION = Wait("case.objection", deciders)
EXTENSION = Wait("case.extension", extenders, number=lambda facts: "case.extension.decide")

case = Machine(
    "case",
    CaseStatus,
    starts="proposed",
    load=cases.facts,
    waits={
        # Before the warning is served nobody whom it is about hears of it, not even by its being late.
        CaseStatus.PROPOSED: Wait("case.issue", approvers, by_level("issue"), spares=subject_speakers),
        CaseStatus.SERVED: Wait("case.acknowledge", subject_speakers, by_level("acknowledge"), motion=FAIL),
        CaseStatus.PLAN_DUE: Wait("case.plan", subject_speakers, by_level("plan"), motion=FAIL),
        CaseStatus.PLAN_SUBMITTED: Wait("case.review", approvers, by_level("review")),
        CaseStatus.CHANGES_REQUESTED: Wait("case.revise", subject_speakers, motion=FAIL),
        CaseStatus.IN_PROGRESS: Wait(
            "case.rectify", subject_speakers, until=lambda facts, turn: facts.row.due_on or turn.today, motion=FAIL
        ),
        CaseStatus.CLAIMED: Wait("case.assign", approvers),
        CaseStatus.VERIFYING: Wait("case.verify", verifiers, until=verified_by),
        CaseStatus.OBSERVING: Wait(
            "case.observe", officers, until=lambda facts, turn: facts.row.effect_on or turn.today, silent=True
        ),
        CaseStatus.EFFECT_DUE: Wait("case.effect", officers),
        # A vote may lapse; the matter must not.
        CaseStatus.INEFFECTIVE: Wait("case.failure", approvers, motion=FAIL),
    },
    edition=lambda facts: facts.row.edition,
    spoken=lambda facts: spoken(facts.row) | {"subject": facts.subject.name},
    unsettled=lambda facts: facts.waiting(CaseStepKind.OBJECTION) is not None,
    beside=(CHECK_IN, SERVICE, OBJECTION, EXTENSION),
)
ENDED = (CaseStatus.DECLINED, CaseStatus.EFFECTIVE, CaseStatus.FAILED, CaseStatus.CANCELLED)

SUBJECT = Relation("case subject", lambda facts, viewer: facts.speaks_for_it(viewer))  # 整改单位或本人
no_conflict = unconflicted("case-conflict")


def delivered(facts: CaseFacts, turn: Turn) -> datetime | None:
    """送达 · when the warning reached somebody who answers for the subject, as a platform confirmed it."""
    return documents.delivered_for_system(turn.session, facts.row.notice or "", subject_speakers(facts, turn))


def note_step(turn: Turn, facts: CaseFacts, kind: CaseStepKind, **details: str) -> CaseStep:
    """写入办理记录."""
    return turn.save(
        CaseStep(
            case_id=facts.row.id or 0,
            kind=kind,
            by_id=turn.actor.id or None,
            at=turn.now,
            round=facts.row.round,
            details=details,
        )
    )


def end(facts: CaseFacts, turn: Turn, outcome: str) -> None:
    """办结 · the reason stays; nothing of it waits any more, its plan's items and questions to vote on included."""
    facts.row.ended_at, facts.row.outcome = turn.now, outcome
    docket.drop(turn, facts.row.code)
    for item in facts.items:
        clocks.stop(turn, item.code)
        if item.status is not PlanItemStatus.DONE:
            item.status = PlanItemStatus.DROPPED
            turn.save(item)
