"""启动检查 · announced by time itself, begun by the office, postponed by the chair alone (clause 9.1-b)."""

from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers.inspection import GROUP, OFFICE, REPORT, Led, holders, inspection, report_due, spoken
from handlers.kit import clocks
from handlers.kit.card import On, Refused, Reply
from handlers.kit.form import ComingDay
from handlers.kit.move import Move, Overdue
from handlers.kit.turn import Turn
from regulation.permissions import Viewer
from regulation.vocabulary import Role
from storage import codes
from storage.queries import inspections
from storage.queries.inspections import InspectionFacts


class Announce(
    Move, on=inspection, moves="planned -> announced", by=Overdue("inspection.announce"), clause="9.1-b"
):
    """通知 · ten working days before the quarter ends every department hears of it; nobody needs to think of it."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """Heads and liaisons, and the office that carries it out."""
        row, at = facts.row, clocks.office_time(turn)
        told = Reply(key="inspection-announced", values=spoken(row), about=inspection.about(row), tone="time")
        everybody = holders(turn, *GROUP, *OFFICE) + inspections.speakers_for_system(turn.session, turn.today)
        for member in everybody:
            turn.notify(member, told, f"inspection announced {row.code}", at)
        return told


class AlertChair(Move, on=inspection, moves="announced", by=Overdue("inspection.start", red=True), clause="9.1-b"):
    """未按期启动预警 · it did not begin in time: the chair is told at once, whatever the hour."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """A red alert."""
        return alert(facts, turn)


class AlertChairAgain(
    Move, on=inspection, moves="postponed", by=Overdue("inspection.resume", red=True), clause="9.1-b"
):
    """延期后仍未启动 · the day that the chair named has gone by as well."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """A red alert."""
        return alert(facts, turn)


class StartInspection(
    Led,
    on=inspection,
    moves="announced | postponed -> fieldwork",
    by="inspection.lead",
    clause="9.1-a",
    style="primary",
):
    """启动检查 · whoever starts it leads it; the records to be looked at again are drawn by chance."""

    @classmethod
    def refusal(cls, facts: InspectionFacts, turn: Turn) -> Refused | None:
        """Also as long as the quarter runs: what is still to come cannot be inspected."""
        last = facts.quarter.last_day
        return super().refusal(facts, turn) or (
            Refused("inspection-quarter-runs", last=On(day=last)) if turn.today <= last else None
        )

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """The clock of the report begins."""
        row = facts.row
        row.leader_id, row.started_at, row.seed = turn.actor.id, turn.now, codes.new(16)
        row.report_by = report_due(facts, turn)
        clocks.start(turn, facts, REPORT)
        return inspection.done(facts, "start-inspection-done", due=On(day=row.report_by))


class PostponeInspection(
    Move, on=inspection, moves="announced -> postponed", by="inspection.postpone", clause="9.1-b", style="danger"
):
    """延期 · by the chair alone, with a reason and a day; a quarter is never left out."""

    reason: Annotated[str, MaxLen(300)]
    until: ComingDay

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """Raises Refused for a day that is no later, or in the quarter after the next."""
        row = facts.row
        due = max((clocks.due_on(turn, each) for each in clocks.running(turn, row.code)), default=turn.today)
        if self.until <= due:
            raise Refused("inspection-too-early", field="until", due=On(day=due))
        if self.until > facts.quarter.next.last_day:
            raise Refused("inspection-too-late", field="until", latest=On(day=facts.quarter.next.last_day))
        row.reason, row.postponed_to = self.reason, self.until
        values = spoken(row) | {"until": On(day=self.until), "reason": self.reason}
        told = Reply(key="inspection-postponed-told", values=values, about=inspection.about(row), tone="time")
        speakers = inspections.speakers_for_system(turn.session, turn.today)
        for member in dict.fromkeys([*holders(turn, *OFFICE, Role.GROUP_MEMBER), *speakers]):
            turn.notify(member, told, f"inspection postponed {row.code} {row.version}", clocks.office_time(turn))
        return Reply(key="postpone-inspection-done", values=values, about=inspection.about(row), tone="done")


def somebody_else_leads(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """Nobody takes over what is theirs."""
    return "inspection-leads-already" if facts.row.leader_id == viewer.id else None


class TakeOver(
    Led,
    on=inspection,
    moves="fieldwork | replying | reporting | follow_up",
    by="inspection.lead",
    needs=(somebody_else_leads,),
    clause="9.1-a",
    at_once=True,
    style="quiet",
    renews=True,
):
    """接手检查 · somebody else of the office leads it from now on: whoever did is away, or has left."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """Whoever led it is told."""
        before = facts.row.leader_id
        facts.row.leader_id = turn.actor.id
        inspection.tell(turn, facts, [before] if before else [], "inspection-taken-over", by=turn.actor.name)
        return inspection.done(facts, "take-over-done")


def alert(facts: InspectionFacts, turn: Turn) -> Reply:
    """The chair is told that it did not begin."""
    row = facts.row
    told = Reply(key="inspection-not-started", values=spoken(row), about=inspection.about(row), tone="attention")
    for member in holders(turn, Role.CHAIR):
        turn.notify(member, told, f"inspection not started {row.code} {row.status.value}")
    return told
