"""检查报告的审议 · read by the leading group, decided by vote, followed until everything is put right (9.1-c)."""

from datetime import datetime

from handlers import docket
from handlers.inspection import GROUP, REPORT, REPORT_VOTE, Led, holders, inspection, office, tell, unread
from handlers.kit import clocks
from handlers.kit.card import On, Reply
from handlers.kit.move import Decided, Move, Overdue
from handlers.kit.turn import Turn
from regulation.permissions import Viewer
from storage.queries import inspections
from storage.queries.inspections import InspectionFacts
from storage.tables import InspectionRead


def something_to_follow(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """There is a case that came from it, and is not put right yet."""
    return None if facts.to_follow else "inspection-nothing-to-follow"


def all_put_right(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """Everything that was demanded was verified."""
    return "inspection-cases-open" if facts.to_follow else None


def in_person(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """Nobody reads for somebody else."""
    return None if set(GROUP) & (viewer.roles - viewer.lent) else "inspection-read-in-person"


def not_read_yet(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """Once is enough."""
    return "inspection-read-already" if viewer.id in facts.read_by else None


class AcknowledgeReport(
    Move,
    on=inspection,
    moves="delivered -> deciding",
    by="inspection.acknowledge",
    needs=(in_person, not_read_yet),
    clause="9.1-c",
    style="primary",
    at_once=True,
):
    """已阅 · with the last of them the vote begins."""

    def complete(self, facts: InspectionFacts, turn: Turn) -> bool:
        """Everybody of the group has."""
        return set(unread(facts, turn)) <= {turn.actor.id}

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """Kept by name and time."""
        last = self.complete(facts, turn)
        turn.save(InspectionRead(inspection_id=facts.row.id or 0, member_id=turn.actor.id, at=turn.now))
        if last:
            vote(facts, turn)
        return inspection.done(facts, "acknowledge-report-done")


class AcknowledgeLate(
    Move,
    on=inspection,
    moves="deciding | follow_up",
    by="inspection.acknowledge",
    needs=(in_person, not_read_yet),
    clause="9.1-c",
    at_once=True,
):
    """补阅 · the vote began without them."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """Kept by name and time."""
        turn.save(InspectionRead(inspection_id=facts.row.id or 0, member_id=turn.actor.id, at=turn.now))
        return inspection.done(facts, "acknowledge-report-done")


class PutToVote(
    Move, on=inspection, moves="delivered -> deciding", by=Overdue("inspection.acknowledge"), clause="9.1-c"
):
    """提请表决 · not everybody has read it in time: it is decided all the same."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """The card goes on saying who has not."""
        vote(facts, turn)
        return inspection.done(facts, "inspection-put-to-vote")


class AdoptAndClose(
    Move,
    on=inspection,
    moves="deciding -> closed",
    by=Decided(REPORT_VOTE),
    needs=(all_put_right,),
    clause="9.1-c",
):
    """审议通过并办结 · nothing has to be followed up."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """The office is told."""
        facts.row.closed_at = turn.now
        return _decided(facts, turn, "inspection-adopted-closed")


class AdoptReport(
    Move,
    on=inspection,
    moves="deciding -> follow_up",
    by=Decided(REPORT_VOTE),
    needs=(something_to_follow,),
    clause="9.1-c",
):
    """审议通过 · what was demanded is followed until it is put right."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """The office is told."""
        return _decided(facts, turn, "inspection-adopted", count=facts.to_follow)


class RejectReport(
    Move, on=inspection, moves="deciding -> reporting", by=Decided(REPORT_VOTE, adopted=False), clause="9.1-c"
):
    """审议未通过 · it is written anew, and read and decided anew; the one that was signed stays until then."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """A new last day; who has read what is void has not read what is to come."""
        row = facts.row
        row.round, row.figures, row.compiled = row.round + 1, None, 0
        row.report_by = clocks.last_day(turn, "inspection.report-after")
        clocks.start(turn, facts, REPORT)
        inspections.forget_readers_for_system(turn.session, row.id or 0)
        return _decided(facts, turn, "inspection-rejected", due=On(day=row.report_by))


class CloseInspection(
    Led,
    on=inspection,
    moves="follow_up -> closed",
    by="inspection.lead",
    needs=(all_put_right,),
    clause="9.1-c",
    style="primary",
    at_once=True,
):
    """办结 · everything that was demanded was put right and verified."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """The leading group is told."""
        facts.row.closed_at = turn.now
        tell(turn, facts, holders(turn, *GROUP), inspection.told(facts, "inspection-closed-told"))
        return inspection.done(facts, "close-inspection-done")


def vote(facts: InspectionFacts, turn: Turn) -> None:
    """提请审议 · the leading group decides whether it takes note of the report and carries out what it proposes."""
    reason = {"text": facts.row.report or ""}
    docket.put(turn, REPORT_VOTE, inspection.about(facts.row), reason, since=turn.now)


def _decided(facts: InspectionFacts, turn: Turn, key: str, **values: On | int) -> Reply:
    told = inspection.told(facts, key, **values)
    tell(turn, facts, office(facts, turn), told)
    return told
