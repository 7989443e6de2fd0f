"""定期检查 · once every quarter: announced, carried out, reported; nobody skips it silently (clause 9.1)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated

from annotated_types import MaxLen

from handlers import supply
from handlers.kit import clocks, draw
from handlers.kit.card import At, Card, Choice, Fact, Label, On, Refused, Reply, Value, word
from handlers.kit.clocks import Wait
from handlers.kit.form import ComingDay, Form
from handlers.kit.move import Machine, Move, Overdue
from handlers.kit.turn import Turn
from regulation.quarters import Quarter
from regulation.vocabulary import InspectionStatus, Role
from storage import codes
from storage.queries import inspections, people
from storage.queries.inspections import InspectionFacts
from storage.tables import Inspection

NEWEST = 4
GROUP = (Role.CHAIR, Role.GROUP_MEMBER)


def _office(facts: InspectionFacts, turn: Turn) -> Sequence[int]:
    """Whoever leads it; before it has begun, the whole credit office."""
    if facts.row.leader_id:
        return [facts.row.leader_id]
    return _holders(turn, Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR)


def announced_on(facts: InspectionFacts, turn: Turn) -> date:
    """The day before departments hear of it: the announcement goes out when that day is over."""
    period = turn.house.rulebook.workdays("inspection.announce")
    return turn.calendar.before(facts.quarter.last_day, period) - timedelta(days=1)


def begins_by(facts: InspectionFacts, turn: Turn) -> date:
    """The last day on which it must have begun."""
    return turn.calendar.after(facts.quarter.last_day, turn.house.rulebook.workdays("inspection.start"))


inspection = Machine(
    "inspection",
    InspectionStatus,
    starts="planned",
    load=inspections.facts,
    waits={
        InspectionStatus.PLANNED: Wait("inspection.announce", _office, until=announced_on, silent=True),
        InspectionStatus.ANNOUNCED: Wait("inspection.start", _office, until=begins_by),
        InspectionStatus.POSTPONED: Wait(
            "inspection.resume", _office, until=lambda facts, turn: facts.row.postponed_to or turn.today
        ),
        InspectionStatus.STARTED: Wait("inspection.report", _office),
    },
)


class Inspections(Form, command="inspect", may="inspection.see", clause="9.1-b", reads=True):
    """定期检查 · the newest ones, each with its state."""

    def submit(self, turn: Turn) -> Card:
        """One button each."""
        choices = tuple(
            Choice(
                code=draw.see(SeeInspection, row.code, row.version),
                label=Label(label="inspection-entry", values=spoken(row) | {"state": word(row.status)}),
            )
            for row in inspections.newest(turn.session, turn.viewer, NEWEST)
        )
        return Card(text="inspection-list", values={"count": len(choices)}, choices=choices)


class SeeInspection(Move, on=inspection, by="inspection.see", clause="9.1-b", reads=True):
    """查看 · how far it is, until when what must be done, the open moves."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Card:
        """Its lines and its clock."""
        row = facts.row
        lines = [_line("status", word(row.status)), *_clock(facts, turn)]
        lines += [_line("leader", facts.leader)] if facts.leader else []
        lines += [_line("started", At(at=row.started_at))] if row.started_at else []
        lines += [_line("reason", row.reason)] if row.reason else []
        lines += [_line("report", row.report)] if row.report else []
        choices = draw.move_choices(inspection, facts, turn, leave_out=SeeInspection)
        complete = supply.summary(turn, facts.quarter)
        if complete:
            lines.append(_line("completeness", complete))
            see = supply.button_of(turn, facts.quarter)
            choices.append(Choice(code=see, label=Label(label="completeness-of"), style="quiet"))
        return Card(text="inspection-card", values=spoken(row), facts=tuple(lines), choices=tuple(choices))


class Announce(
    Move, on=inspection, moves="planned -> announced", by=Overdue("inspection.announce"), clause="9.1-b"
):
    """通知 · ten working days before the quarter ends every department hears of it; nobody needs to think of it."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """Heads and liaisons, and the office that carries it out."""
        row, at = facts.row, clocks.office_time(turn)
        told = Reply(key="inspection-announced", values=spoken(row), about=inspection.about(row), tone="time")
        office = _holders(turn, *GROUP, Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR)
        for member in office + inspections.speakers_for_system(turn.session, turn.today):
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
    Move,
    on=inspection,
    moves="announced | postponed -> started",
    by="inspection.lead",
    clause="9.1-a",
    style="primary",
):
    """启动检查 · whoever starts it leads it."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """The clock of the report begins."""
        row = facts.row
        row.leader_id, row.started_at = turn.actor.id, turn.now
        due = clocks.last_day(turn, "inspection.report")
        return Reply(
            key="start-inspection-done",
            values=spoken(row) | {"due": On(day=due)},
            about=inspection.about(row),
            tone="done",
        )


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
        for member in _holders(turn, Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR, Role.GROUP_MEMBER):
            turn.notify(member, told, f"inspection postponed {row.code} {row.version}")
        return Reply(key="postpone-inspection-done", values=values, about=inspection.about(row), tone="done")


class CloseInspection(
    Move, on=inspection, moves="started -> closed", by="inspection.lead", clause="9.1-c", style="primary"
):
    """提交检查报告 · in a few sentences; the leading group reads it."""

    report: Annotated[str, MaxLen(1000)]

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """The inspection of the next quarter follows by itself."""
        row = facts.row
        row.report, row.closed_at = self.report, turn.now
        told = Reply(key="inspection-reported", values=spoken(row), about=inspection.about(row), tone="done")
        for member in _holders(turn, *GROUP):
            turn.notify(member, told, f"inspection reported {row.code}")
        return Reply(key="close-inspection-done", values=spoken(row), about=inspection.about(row), tone="done")


def alert(facts: InspectionFacts, turn: Turn) -> Reply:
    """The chair is told that it did not begin."""
    row = facts.row
    told = Reply(key="inspection-not-started", values=spoken(row), about=inspection.about(row), tone="attention")
    for member in _holders(turn, Role.CHAIR):
        turn.notify(member, told, f"inspection not started {row.code} {row.status.value}")
    return told


def plan(turn: Turn, quarter: Quarter) -> Inspection:
    """列入计划 · the inspection of a quarter comes into being; its first clock starts."""
    row = turn.save(
        Inspection(
            code=codes.new(),
            quarter=f"{quarter.year}-{quarter.number}",
            status=InspectionStatus.PLANNED,
            planned_at=turn.now,
        )
    )
    inspection.enter(InspectionFacts(row, None), turn)
    turn.note("plan-inspection", row.code, quarter=row.quarter)
    return row


def spoken(row: Inspection) -> dict[str, Value]:
    """The quarter in words."""
    year, _, number = row.quarter.partition("-")
    return {"quarter": Label(label="quarter", values={"year": year, "number": int(number)})}


def _holders(turn: Turn, *roles: Role) -> list[int]:
    found = [member for role in roles for member in people.holders_for_system(turn.session, role, turn.today)]
    return list(dict.fromkeys(found))


def _clock(facts: InspectionFacts, turn: Turn) -> list[Fact]:
    return [_line("due", On(day=clocks.due_on(turn, row))) for row in clocks.running(turn, facts.row.code)]


def _line(name: str, *value: Value) -> Fact:
    return Fact(label=Label(label=f"inspection-line-{name}"), value=value)
