"""警告整改 · the machine of a warning and its rectification, its card, who speaks for it (6.2-a; states 6.3).

The moves stand in `warnings` (serving it), `plans`, `rectification` (carrying it out) and `verification`.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from functools import partial

from handlers.kit import clocks, draw
from handlers.kit.card import At, Card, Choice, Fact, Label, On, Reply, Value, word
from handlers.kit.clocks import Wait
from handlers.kit.form import Form
from handlers.kit.move import Machine, Move, Relation
from handlers.kit.turn import Turn
from regulation import conflicts
from regulation.permissions import Viewer, allows
from regulation.rectification import number
from regulation.vocabulary import CaseLevel, CaseStatus, CaseStepKind, PlanItemStatus, Role
from storage import codes
from storage.queries import cases, conversation, documents, people
from storage.queries.cases import CaseFacts
from storage.tables import Case, CaseStep, PlanItem

NEWEST = 8
FAIL = "fail-case"  # 认定整改失败: the motion that the leading group votes on
GOAL = 20  # characters of a goal on a button
STEPS = 6  # of what was said and done, the newest


def subject_speakers(facts: CaseFacts, turn: Turn) -> Sequence[int]:
    """Who answers for the subject, as it is today."""
    return people.speakers_for_system(turn.session, facts.subject, turn.today)


def holders(*roles: Role, facts: CaseFacts, turn: Turn) -> Sequence[int]:
    """Who holds one of these roles."""
    found = [member for role in roles for member in people.holders_for_system(turn.session, role, turn.today)]
    return list(dict.fromkeys(found))


def fit(facts: CaseFacts, turn: Turn, roles: Sequence[Role], but: Collection[int | None] = ()) -> Sequence[int]:
    """The holders of the first of these roles that anybody without a conflict holds: whoever may decide (K1)."""
    for role in roles:
        held = people.holders_for_system(turn.session, role, turn.today)
        codes_ = [people.member_code_for_system(turn.session, member) for member in held if member not in but]
        actors = people.actors_for_system(turn.session, turn.today, codes_).values() if codes_ else ()
        found = [actor.id for actor in actors if not conflicts.of(actor.viewer, facts.party)]
        if found:
            return [member for member in held if member in found]
    return []


def approvers(facts: CaseFacts, turn: Turn) -> Sequence[int]:
    """批准人 · the director, or the chair; about the credit office itself the leading group. Not who opened it."""
    roles = (Role.GROUP_MEMBER,) if facts.office else (Role.CREDIT_DIRECTOR, Role.CHAIR)
    return fit(facts, turn, roles, but=[facts.row.opened_by_id] if facts.row.status is CaseStatus.PROPOSED else ())


def deciders(facts: CaseFacts, turn: Turn) -> Sequence[int]:
    """异议裁决人 · the chair, or another of the leading group who did not issue the warning (K8)."""
    return fit(facts, turn, (Role.CHAIR, Role.GROUP_MEMBER), but=[facts.row.issued_by_id])


def extenders(facts: CaseFacts, turn: Turn) -> Sequence[int]:
    """延期批准人 · of a grave case the chair."""
    return fit(facts, turn, (Role.CHAIR,)) if facts.row.level is CaseLevel.D else approvers(facts, turn)


def officers(facts: CaseFacts, turn: Turn) -> Sequence[int]:
    """信用办专员."""
    return holders(Role.CREDIT_OFFICER, facts=facts, turn=turn)


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
    },
    beside=(CHECK_IN, SERVICE, OBJECTION, EXTENSION),
)
ENDED = (CaseStatus.DECLINED, CaseStatus.EFFECTIVE, CaseStatus.FAILED, CaseStatus.CANCELLED)

SUBJECT = Relation("case subject", lambda facts, viewer: facts.speaks_for_it(viewer))  # 整改单位或本人


def no_conflict(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """K1 回避."""
    return "case-conflict" if conflicts.of(viewer, facts.party) else None


class Cases(Form, command="case", may="case.see", clause="6.2-a", reads=True):
    """整改 · the cases that this person may see, those that still run first."""

    def submit(self, turn: Turn) -> Card:
        """One button each."""
        found = cases.newest(turn.session, turn.viewer, NEWEST)
        choices = tuple(
            Choice(
                code=draw.see(SeeCase, each.row.code, each.row.version),
                label=Label(label="case-entry", values=spoken(each.row) | {
                    "subject": each.subject.name, "status": word(each.row.status)}),
            )
            for each in found
        )  # fmt: skip
        first = Choice(code="open-case", label=Label(label="open-case"), style="primary")
        opens = (first,) if allows("case.open", turn.viewer) else ()
        drawn = Choice(code="case-picture", label=Label(label="case-picture"), style="quiet")
        draws = (drawn,) if allows("case.picture", turn.viewer) else ()
        return Card(text="case-list", values={"count": len(choices)}, choices=(*opens, *choices, *draws))


class SeeCase(Move, on=case, by="case.see", clause="6.2-a", reads=True):
    """查看 · how it stands: what is held against whom, the plan, what was said, until when what must be done."""

    @classmethod
    def permits(cls, facts: CaseFacts, viewer: Viewer) -> bool:
        """Whoever `load` shows it to: the subject, the office, the verifiers."""
        return True

    def effect(self, facts: CaseFacts, turn: Turn) -> Card:
        """All of it, with the open moves."""
        choices = [*draw.move_choices(case, facts, turn, leave_out=SeeCase), *_items(facts, turn)]
        return Card(
            text="case-card",
            values=spoken(facts.row) | {"subject": facts.subject.name},
            facts=tuple(_lines(facts, turn)),
            files=draw.files_of(facts.files),
            choices=tuple(choices),
        )


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


def keep_files(turn: Turn, facts: CaseFacts, files: Sequence[str]) -> None:
    """Files of a draft become evidence of the case."""
    for file in conversation.attachments_named_for_system(turn.session, files):
        file.case_id, file.draft_id = facts.row.id, None
        turn.save(file)


def tell(turn: Turn, facts: CaseFacts, members: Iterable[int], key: str, **values: Value) -> None:
    """In their own chats, each with the buttons that are theirs."""
    told = told_of(facts, key, **values)
    for member in dict.fromkeys(members):
        if member != turn.actor.id:
            turn.notify(member, told, f"{key} {facts.row.code} {facts.row.version} {len(facts.steps)}")


def told_of(facts: CaseFacts, key: str, **values: Value) -> Reply:
    """What a person is told about a case."""
    values = spoken(facts.row) | {"subject": facts.subject.name} | values
    return Reply(key=key, values=values, about=case.about(facts.row), tone="attention")


def done(facts: CaseFacts, key: str, **values: Value) -> Reply:
    """What whoever acted reads, with what can be done next."""
    values = spoken(facts.row) | {"subject": facts.subject.name} | values
    return Reply(key=key, values=values, about=case.about(facts.row), tone="done")


def end(facts: CaseFacts, turn: Turn, outcome: str) -> None:
    """办结 · the reason stays; nothing of it waits any more, its plan's items included."""
    facts.row.ended_at, facts.row.outcome = turn.now, outcome
    for item in facts.items:
        clocks.stop(turn, item.code)
        if item.status is not PlanItemStatus.DONE:
            item.status = PlanItemStatus.DROPPED
            turn.save(item)


def spoken(row: Case) -> dict[str, Value]:
    """The values every sentence about a case needs."""
    return {"code": codes.spoken(row.code), "level": word(row.level)}


def _lines(facts: CaseFacts, turn: Turn) -> list[Fact]:
    row = facts.row
    lines = [_line("status", word(row.status)), *_clocks(facts, turn)]
    lines += [_line("notice", row.notice), _line("delivered", _delivery(facts, turn))] if row.notice else []
    lines += [_line("conduct", row.conduct), _line("demand", row.demand)]
    plan = facts.plan
    lines += [_line("root-cause", plan.details["root_cause"])] if plan else []
    lines += [_line("criterion", plan.details["criterion"])] if plan else []
    lines += [_line("item", _item(item)) for item in facts.items]
    said = [step for step in facts.steps if step.kind is not CaseStepKind.CHECK_IN or step.decided_at]
    lines += [Fact(label=word(step.kind), value=(_step(facts, step),)) for step in said[-STEPS:]]
    lines += [_line("outcome", row.outcome)] if row.outcome else []
    return lines


def _delivery(facts: CaseFacts, turn: Turn) -> Value:
    at = delivered(facts, turn)
    return At(at=at) if at else Label(label="case-undelivered")


def _clocks(facts: CaseFacts, turn: Turn) -> list[Fact]:
    running = [row for row in clocks.running(turn, facts.row.code) if not row.kind.endswith("service")]
    return [Fact(label=clocks.called(row.kind), value=(On(day=clocks.due_on(turn, row)),)) for row in running]


def _item(item: PlanItem) -> Label:
    values: dict[str, Value] = {
        "goal": item.goal,
        "measure": item.measure,
        "responsible": item.responsible,
        "due": On(day=item.due_on),
        "status": word(item.status),
    }
    return Label(label="plan-item-line", values=values)


def _step(facts: CaseFacts, step: CaseStep) -> Label:
    """Who said what when, and what was answered."""
    who: Value = facts.names.get(step.by_id, "") if step.by_id else Label(label="time-itself")
    text = step.details.get("text", "")
    values: dict[str, Value] = {"who": who, "at": At(at=step.at), "text": text}
    if step.answer:
        key = {True: "case-step-granted", False: "case-step-refused", None: "case-step-answered"}[step.granted]
        return Label(label=key, values=values | {"answer": step.answer})
    return Label(label="case-step-text" if text else "case-step", values=values)


def _items(facts: CaseFacts, turn: Turn) -> list[Choice]:
    """A button for every item that this person may take out of the plan, or report as done."""
    buttons = {PlanItemStatus.DRAFTED: "remove-plan-item", PlanItemStatus.RUNNING: "finish-item"}
    writing = CaseStatus.PLAN_DUE, CaseStatus.CHANGES_REQUESTED, CaseStatus.IN_PROGRESS
    if not facts.speaks_for_it(turn.viewer) or facts.row.status not in writing:
        return []
    return [
        Choice(
            code=draw.see_code(buttons[item.status], item.code, item.version),
            label=Label(label=f"{buttons[item.status]}-named", values={"goal": item.goal[:GOAL]}),
        )
        for item in facts.items
        if item.status in buttons
    ]


def _line(name: str, value: Value) -> Fact:
    return Fact(label=Label(label=f"case-line-{name}"), value=(value,))
