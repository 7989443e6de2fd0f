"""检查报告 · written, signed, read by the leading group, decided by vote, followed up (9.1-c; states 6.6)."""

from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers import docket, inspection_documents
from handlers.inspection import (
    GROUP,
    REPORT,
    REPORT_VOTE,
    Led,
    holders,
    inspection,
    office,
    signers,
    tell,
    unread,
)
from handlers.kit import clocks
from handlers.kit.card import On, Refused, Reply
from handlers.kit.move import Decided, Move, Overdue
from handlers.kit.turn import Turn
from regulation.permissions import Viewer
from storage.queries.inspections import InspectionFacts
from storage.tables import InspectionRead


def counted(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """The figures are there."""
    return None if facts.row.figures else "inspection-counting"


def all_settled(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """Of every finding somebody said what follows."""
    return "inspection-findings-open" if facts.undecided else None


def something_to_follow(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """There is a case that came from it, and is not put right yet."""
    return None if facts.unrectified else "inspection-nothing-to-follow"


def all_put_right(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """Everything that was demanded was verified."""
    return "inspection-cases-open" if facts.unrectified else None


def not_read_yet(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """Once is enough."""
    return "inspection-read-already" if viewer.id in facts.read_by else None


class SubmitReport(
    Led,
    on=inspection,
    moves="reporting -> signing",
    by="inspection.lead",
    needs=(counted, all_settled),
    clause="9.1-c",
    style="primary",
):
    """提交检查报告 · figures and findings are there; what they mean, and what is proposed, is written here."""

    report: Annotated[str, MaxLen(1000)]
    proposals: Annotated[str, MaxLen(1000)]

    @classmethod
    def offered(cls, facts: InspectionFacts) -> dict[str, str]:
        """What was written before, where the report came back."""
        said = {"report": facts.row.report, "proposals": facts.row.proposals}
        return {name: text for name, text in said.items() if text}

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """Whoever signs it is told."""
        row = facts.row
        row.report, row.proposals, row.submitted_by_id = self.report, self.proposals, turn.actor.id
        told = inspection.told(facts, "inspection-to-sign", due=On(day=row.report_by or turn.today))
        tell(turn, facts, signers(facts, turn), told)
        return inspection.done(facts, "submit-report-done")


class CountAgain(
    Led,
    on=inspection,
    moves="reporting",
    by="inspection.lead",
    needs=(counted,),
    clause="9.1-c",
    at_once=True,
    style="quiet",
    renews=True,
):
    """重新汇总 · something was put right since."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """They are counted in the background."""
        facts.row.figures, facts.row.compiled = None, 0
        return inspection.done(facts, "count-again-done")


class Signing(Move, abstract=True):
    """What only whoever signs may do; never whoever wrote it (K2)."""

    @classmethod
    def refusal(cls, facts: InspectionFacts, turn: Turn) -> Refused | None:
        """Beside the rights: it is the turn of one of them."""
        mine = {turn.viewer.id, *(each.id for each in turn.viewer.principals)}
        wrong = None if mine & set(signers(facts, turn)) else Refused("inspection-signed-by-another")
        return super().refusal(facts, turn) or wrong


class SignReport(
    Signing, on=inspection, moves="signing -> delivered", by="inspection.sign", clause="9.1-c", style="primary"
):
    """签发 · it gets its number and goes to everybody of the leading group; the chair has a page beside it."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """What was signed before, and sent back, is void."""
        row = facts.row
        row.signed_by_id, row.signed_on = turn.actor.id, turn.today
        inspection_documents.issue(facts, turn)
        clocks.meet(turn, REPORT.kind, row.code)
        return inspection.done(facts, "sign-report-done", number=row.number or "")


class ReturnReport(Signing, on=inspection, moves="signing -> reporting", by="inspection.sign", clause="9.1-c"):
    """退回修改 · what is missing."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """Whoever leads it reads why."""
        facts.row.reason = self.reason
        tell(turn, facts, office(facts, turn), inspection.told(facts, "report-returned-told", reason=self.reason))
        return inspection.done(facts, "return-report-done")


class AcknowledgeReport(
    Move,
    on=inspection,
    moves="delivered -> deciding",
    by="inspection.acknowledge",
    needs=(not_read_yet,),
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
    needs=(not_read_yet,),
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
        return _decided(facts, turn, "inspection-adopted", count=facts.unrectified)


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
        inspection_documents.forget_readers(facts, turn)
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
