"""整改卡片 · the list of cases and the card of one: what is held against whom, until when what is due (6.2-a)."""

from handlers.cases import NEWEST, case, delivered, spoken
from handlers.kit import clocks, draw
from handlers.kit.button import Button
from handlers.kit.card import At, Card, Choice, Fact, Label, On, Value, word
from handlers.kit.form import Form, Hidden
from handlers.kit.move import Move
from handlers.kit.paging import pages
from handlers.kit.turn import Turn
from regulation.permissions import Viewer, allows
from regulation.vocabulary import CaseStatus, CaseStepKind, PlanItemStatus
from storage.queries import cases
from storage.queries.cases import CaseFacts
from storage.tables import CaseStep, PlanItem

GOAL = 20  # characters of a goal on a button
STEPS = 6  # of what was said and done, the newest


class Cases(Form, command="case", may="case.see", clause="6.2-a", reads=True):
    """整改 · the cases that this person may see, those that still run first."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """One button each."""
        page = max(self.page, 0)
        found = cases.newest(turn.session, turn.viewer, NEWEST + 1, page * NEWEST)
        choices = tuple(
            Choice(
                code=draw.see(SeeCase, each.row.code, each.row.version),
                label=Label(label="case-entry", values=spoken(each.row) | {
                    "subject": each.subject.name, "status": word(each.row.status)}),
            )
            for each in found[:NEWEST]
        )  # fmt: skip
        turns = pages(page, len(found) > NEWEST, lambda to: Button(Cases.code, option=to))
        first = Choice(code="open-case", label=Label(label="open-case"), style="primary")
        opens = (first,) if allows("case.open", turn.viewer) else ()
        drawn = Choice(code="case-picture", label=Label(label="case-picture"), style="quiet")
        draws = (drawn,) if allows("case.picture", turn.viewer) else ()
        return Card(text="case-list", values={"count": len(choices)}, choices=(*opens, *choices, *turns, *draws))


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
