"""整改措施 · an item of an approved plan is a task with a deadline and evidence of its own (clause 6.2-a)."""

from datetime import date, datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers.cases import case, spoken
from handlers.kit import clocks
from handlers.kit.card import Reply
from handlers.kit.clocks import Wait
from handlers.kit.form import Attachment
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Machine, Move, Relation
from handlers.kit.turn import Turn
from regulation.permissions import Viewer
from regulation.vocabulary import CaseStatus, PlanItemStatus
from storage.queries import cases
from storage.queries.cases import CaseFacts, ItemFacts

item = Machine(
    "plan-item",
    PlanItemStatus,
    starts="drafted",
    load=cases.item_facts,
    waits={
        PlanItemStatus.RUNNING: Wait(
            "plan.item",
            lambda facts, turn: subject_speakers(facts.case, turn),
            until=lambda facts, turn: facts.row.due_on,
        )
    },
    edition=lambda facts: facts.case.row.edition,
)
WRITING = (CaseStatus.PLAN_DUE, CaseStatus.CHANGES_REQUESTED)
RESPONSIBLE = Relation("responsible", lambda facts, viewer: facts.case.speaks_for_it(viewer))  # 整改单位或本人


def still_written(facts: ItemFacts, viewer: Viewer, now: datetime) -> str | None:
    """What was handed in stays as it is until it comes back."""
    return None if facts.case.row.status in WRITING else "plan-item-handed-in"


class RemovePlanItem(
    Move,
    on=item,
    moves="drafted -> dropped",
    by=RESPONSIBLE,
    needs=(still_written,),
    clause="6.2-a",
    style="quiet",
    at_once=True,
):
    """删除整改措施 · as long as the plan is being written."""

    def effect(self, facts: ItemFacts, turn: Turn) -> Reply:
        """The earlier rounds keep it."""
        return _back(facts, "remove-plan-item-done")


class FinishItem(Move, on=item, moves="running -> done", by=RESPONSIBLE, clause="6.2-a", style="primary"):
    """报告措施完成 · what was done, and what shows it."""

    result: Annotated[str, MaxLen(300)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)]

    def effect(self, facts: ItemFacts, turn: Turn) -> Reply:
        """Its clock is met."""
        facts.row.result, facts.row.done_at = self.result, turn.now
        case.keep_files(turn, facts.case.row, self.evidence)
        return _back(facts, "finish-item-done")


def start_items(facts: CaseFacts, turn: Turn) -> None:
    """The plan is approved: every item becomes a task."""
    for row in facts.current:
        row.status = PlanItemStatus.RUNNING
        turn.save(row)
        item.enter(ItemFacts(row, facts), turn, PlanItemStatus.DRAFTED)
        turn.note("start-item", row.code, case=facts.row.code)


def extend_items(facts: CaseFacts, turn: Turn, was: date) -> None:
    """延期 · what was to be done by the old end may be done by the new one."""
    for row in facts.items:
        if row.status is PlanItemStatus.RUNNING and row.due_on >= was and facts.row.due_on:
            row.due_on = max(facts.row.due_on, row.due_on)
            turn.save(row)
            clocks.extend(turn, "plan.item", row.code, row.due_on)


def _back(facts: ItemFacts, key: str) -> Reply:
    """On to the case, with what is still to be done."""
    left = sum(each.status is PlanItemStatus.RUNNING for each in facts.case.items)
    values = spoken(facts.case.row) | {"goal": facts.row.goal, "left": left}
    return Reply(key=key, values=values, about=("case", facts.case.row.code), tone="done")
