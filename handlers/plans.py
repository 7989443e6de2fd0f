"""整改方案 · its items, its rounds, the review (clause 6.2-a: goals, measures, periods; states 6.3)."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any

from annotated_types import MaxLen

from handlers import case_documents
from handlers.case_failure import refer
from handlers.case_lists import cases_for
from handlers.cases import SUBJECT, approvers, case, informed, no_conflict, note_step
from handlers.check_ins import plan_check_ins
from handlers.kit import clocks
from handlers.kit.card import Card, Fact, Label, On, Refused, Reply, Value
from handlers.kit.form import ComingDay, Form
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move
from handlers.kit.questions import Json
from handlers.kit.turn import Turn
from handlers.plan_items import start_items
from regulation import rectification
from regulation.permissions import Viewer
from regulation.vocabulary import CaseStepKind, PlanItemStatus
from storage import codes
from storage.queries.cases import CaseFacts
from storage.tables import PlanItem

MOST = 10  # items of a plan


def has_items(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """A plan consists of goals, measures and periods."""
    return None if facts.current else "plan-without-items"


def room_for_more(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """A plan that nobody can survey is none."""
    return "plan-full" if len(facts.current) >= MOST else None


class Plans(Form, command="plan", may="case.see", clause="6.2-a", reads=True, listed=False):
    """整改方案 · the cases whose plan this person writes or reviews."""

    def submit(self, turn: Turn) -> Card:
        """One button each."""
        return cases_for(turn, "plan-list", SubmitPlan, AddPlanItem, ApprovePlan)


class AddPlanItem(
    Move,
    on=case,
    moves="plan_due | changes_requested",
    by=SUBJECT,
    needs=(room_for_more,),
    clause="6.2-a",
    style="primary",
):
    """添加整改措施 · goal, measure, deadline, who is responsible: none may be missing."""

    goal: Annotated[str, MaxLen(200)]
    measure: Annotated[str, MaxLen(300)]
    due_on: ComingDay
    responsible: Annotated[str, MaxLen(30)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Raises Refused for a day after the longest period there is."""
        latest = _longest_end(facts, turn)
        if self.due_on > latest:
            raise Refused("plan-item-late", field="due_on", latest=On(day=latest))
        turn.save(
            PlanItem(
                code=codes.new(),
                case_id=facts.row.id or 0,
                status=PlanItemStatus.DRAFTED,
                goal=self.goal,
                measure=self.measure,
                responsible=self.responsible,
                due_on=self.due_on,
            )
        )
        return case.done(facts, "add-plan-item-done", count=len(facts.current) + 1)


class SubmitPlan(
    Move,
    on=case,
    moves="plan_due | changes_requested -> plan_submitted",
    by=SUBJECT,
    needs=(has_items,),
    clause="6.2-a",
):
    """提交整改方案 · why it happened, how one will see that it worked, when all of it is done."""

    root_cause: Annotated[str, MaxLen(500)]
    criterion: Annotated[str, MaxLen(300)]
    finish_on: ComingDay

    @classmethod
    def offered(cls, facts: CaseFacts) -> dict[str, Json]:
        """What the last round said."""
        return dict(facts.plan.details) if facts.plan else {}

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Raises Refused for an end beyond the period, or an item that would be done after the end."""
        latest = _longest_end(facts, turn)
        if self.finish_on > latest:
            raise Refused("plan-too-long", field="finish_on", latest=On(day=latest))
        beyond = next((item for item in facts.current if item.due_on > self.finish_on), None)
        if beyond:
            raise Refused("plan-item-after-end", field="finish_on", goal=beyond.goal, due=On(day=beyond.due_on))
        step = note_step(turn, facts, CaseStepKind.PLAN)
        step.details = self.answers | {"items": [_snapshot(item) for item in facts.current]}
        turn.save(step)
        case.tell(turn, facts, (*informed(facts, turn), *approvers(facts, turn)), "plan-submitted-told")
        return case.done(facts, "submit-plan-done", round=_rounds(facts) + 1)


def second_round(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """The first round differs from nothing."""
    return None if _rounds(facts) > 1 else "plan-first-round"


class SeeChanges(
    Move, on=case, moves="plan_submitted", by="case.see", needs=(second_round,), clause="6.2-a", reads=True
):
    """查看差异 · what this round changed."""

    def effect(self, facts: CaseFacts, turn: Turn) -> Card:
        """Line by line, the earlier round beside the new one."""
        rounds = [step.details for step in facts.steps if step.kind is CaseStepKind.PLAN]
        before = rounds[-2]
        lines = tuple(
            Fact(label=Label(label=f"plan-change-{kind}"), value=(what,))
            for kind, what in differences(before, rounds[-1])
        )
        return Card(text="plan-changes", values={"round": len(rounds), "count": len(lines)}, facts=lines)


class RequestChanges(
    Move,
    on=case,
    moves="plan_submitted -> changes_requested",
    by="case.handle",
    needs=(no_conflict,),
    clause="6.2-a",
):
    """退回修改 · what is missing; three rounds at most."""

    missing: Annotated[str, MaxLen(500)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The subject reads what to change. Raises Refused when the rounds are used up."""
        rounds, most = _rounds(facts), turn.house.rulebook.items("case.rounds")
        if rounds >= most:
            raise Refused("plan-rounds-over", most=most)
        note_step(turn, facts, CaseStepKind.CHANGES, text=self.missing)
        due = On(day=clocks.last_day(turn, "case.revise"))
        values: dict[str, Value] = {"missing": self.missing, "due": due, "round": rounds + 1, "most": most}
        case.tell(turn, facts, subject_speakers(facts, turn), "changes-requested-told", **values)
        return case.done(facts, "request-changes-done")


class ApprovePlan(
    Move,
    on=case,
    moves="plan_submitted -> in_progress",
    by="case.approve",
    needs=(no_conflict,),
    clause="6.2-a",
    style="primary",
):
    """批准整改方案 · its items become tasks with deadlines of their own, the days of the check-ins are fixed."""

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The subject is told when it first says how far it is."""
        plan = facts.plan
        if plan is None:
            raise Refused("plan-without-items")
        row, lost = facts.row, turn.today - turn.house.day(plan.at)
        plan.decided_by_id, plan.decided_at, plan.granted = turn.actor.id, turn.now, True
        turn.save(plan)
        for item in facts.current:
            item.due_on = _not_over(turn, item.due_on, lost)
        row.due_on = turn.calendar.on_or_after(_not_over(turn, date.fromisoformat(plan.details["finish_on"]), lost))
        start_items(facts, turn)
        first, due = On(day=plan_check_ins(facts, turn) or row.due_on), On(day=row.due_on)
        case_documents.plan(facts, turn, case.told(facts, "plan-approved-told", first=first, due=due))
        return case.done(facts, "approve-plan-done", due=due)


class EndRounds(
    Move,
    on=case,
    moves="plan_submitted -> ineffective",
    by="case.approve",
    needs=(no_conflict,),
    clause="6.2-a",
    style="danger",
):
    """方案多次未通过 · after the last round the leading group decides how it goes on."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Raises Refused as long as there is a round left."""
        if _rounds(facts) < turn.house.rulebook.items("case.rounds"):
            raise Refused("plan-rounds-left")
        facts.row.outcome = self.reason
        refer(facts, turn, self.reason)
        case.tell(turn, facts, subject_speakers(facts, turn), "plan-failed-told", reason=self.reason)
        return case.done(facts, "end-rounds-done")


def differences(before: dict[str, Json], after: dict[str, Json]) -> list[tuple[str, Label]]:
    """What one round of a plan changed: ("added" | "removed" | "changed", what), nothing that stayed."""
    had, has = {i["code"]: i for i in before["items"]}, {i["code"]: i for i in after["items"]}
    found = [("added", _said(item)) for code, item in has.items() if code not in had]
    found += [("removed", _said(item)) for code, item in had.items() if code not in has]
    for name in ("root_cause", "criterion", "finish_on"):
        if before.get(name) not in (None, after[name]):
            values: dict[str, Any] = {"before": _read(name, before[name]), "after": _read(name, after[name])}
            found.append(("changed", Label(label="plan-change-from", values=values)))
    return found


def _longest_end(facts: CaseFacts, turn: Turn) -> date:
    opened = turn.house.day(facts.row.opened_at)
    return rectification.longest_end(turn.house.rulebook, facts.row.level, turn.today, opened)


def _not_over(turn: Turn, day: date, lost: timedelta) -> date:
    """A day that went by while the office reviewed is moved by as long as that took."""
    return day if day > turn.today else day + lost


def _rounds(facts: CaseFacts) -> int:
    return sum(step.kind is CaseStepKind.PLAN for step in facts.steps)


def _snapshot(item: PlanItem) -> dict[str, Json]:
    """As it was handed in."""
    return {
        "code": item.code,
        "goal": item.goal,
        "measure": item.measure,
        "due_on": item.due_on.isoformat(),
        "responsible": item.responsible,
    }


def _said(item: dict[str, Json]) -> Label:
    return Label(label="plan-item-said", values=item | {"due": _read("due_on", item["due_on"])})


def _read(name: str, text: str) -> str | On:
    return On(day=date.fromisoformat(text)) if name.endswith("_on") else text
