"""整改失败 · what the office cannot close the leading group decides: failed, or once more (6.2-a; states 6.3)."""

from datetime import datetime

from handlers import case_documents, docket
from handlers.cases import FAIL, approvers, case, end, informed, officers
from handlers.check_ins import plan_check_ins
from handlers.kit.card import On, Reply
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Decided, Move
from handlers.kit.paper import Paper
from handlers.kit.turn import Turn
from regulation.permissions import Viewer
from storage.queries.cases import CaseFacts


def refer(facts: CaseFacts, turn: Turn, reason: str) -> None:
    """提请议定 · put before the leading group."""
    docket.put(turn, FAIL, case.about(facts.row), {"text": reason}, since=turn.now)


def ineffective(facts: CaseFacts, turn: Turn, reason: str, key: str, paper: Paper) -> Reply:
    """整改无效 · subject, office and leading group get the sheet of it; the group decides."""
    facts.row.outcome = reason
    refer(facts, turn, reason)
    told = (*subject_speakers(facts, turn), *informed(facts, turn), *approvers(facts, turn))
    words = case.told(facts, "case-ineffective-told", reason=reason)
    case_documents.issue_acceptance(facts, turn, told, words, paper)
    return case.done(facts, key)


def once_more(facts: CaseFacts, turn: Turn) -> On:
    """再次整改 · the one repeat: a new period with reports of its own, never less time than there was. Its end."""
    row, again = facts.row, turn.today + turn.house.rulebook.days("case.repeat")
    row.due_on = max(row.due_on or again, turn.calendar.on_or_after(again))
    row.round += 1
    plan_check_ins(facts, turn)
    return On(day=row.due_on)


def first_time(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """What was not done well may be done again once."""
    return "case-repeated-already" if facts.row.round else None


def plan_was_approved(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """There is something to carry out again."""
    return None if facts.row.due_on else "case-no-plan"


def plan_was_not_approved(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """It is the plan that is missing."""
    return "case-plan-there" if facts.row.due_on else None


class FailCase(
    Move,
    on=case,
    moves="ineffective | served | plan_due | changes_requested | in_progress -> failed",
    by=Decided(FAIL),
    clause="6.2-a",
):
    """认定整改失败 · the office may open a graver case; whoever failed is told by whom it was decided."""

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Nothing of it waits any more."""
        end(facts, turn, facts.row.outcome or "")
        told = (*subject_speakers(facts, turn), *informed(facts, turn), *approvers(facts, turn))
        case.tell(turn, facts, told, "case-failed-told")
        return case.done(facts, "case-failed-told")


class RectifyAgain(
    Move,
    on=case,
    moves="ineffective -> in_progress",
    by=Decided(FAIL, adopted=False),
    needs=(plan_was_approved,),
    clause="6.2-a",
):
    """继续整改 · the group gives it one more period."""

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The subject is told until when."""
        facts.row.round += 1  # whoever verified before has nothing to find any more
        again = turn.today + turn.house.rulebook.days("case.repeat")
        facts.row.due_on = turn.calendar.on_or_after(again)
        plan_check_ins(facts, turn)
        due = On(day=facts.row.due_on)
        case.tell(
            turn, facts, (*subject_speakers(facts, turn), *officers(facts, turn)), "case-goes-on-told", due=due
        )
        return case.done(facts, "case-goes-on-told", due=due)


class PlanAgain(
    Move,
    on=case,
    moves="ineffective -> changes_requested",
    by=Decided(FAIL, adopted=False),
    needs=(plan_was_not_approved,),
    clause="6.2-a",
):
    """再改方案 · the group allows one more round."""

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The subject is told."""
        case.tell(turn, facts, (*subject_speakers(facts, turn), *officers(facts, turn)), "plan-goes-on-told")
        return case.done(facts, "plan-goes-on-told")
