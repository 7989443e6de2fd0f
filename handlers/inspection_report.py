"""检查报告 · counted, written, drafted, signed or sent back (9.1-c; states 6.6)."""

from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers import inspection_documents
from handlers.inspection import (
    REPORT,
    Led,
    inspection,
    office,
    signers,
    tell,
    wrote,
)
from handlers.kit import clocks, paper
from handlers.kit.card import On, Refused, Reply
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from regulation.permissions import Viewer
from regulation.vocabulary import Format
from storage.queries.inspections import InspectionFacts


def counted(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """The figures are there."""
    return None if facts.row.figures else "inspection-counting"


def all_settled(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """Of every finding somebody said what follows."""
    return "inspection-findings-open" if facts.undecided else None


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
        running = (each for each in clocks.running(turn, row.code) if each.kind == REPORT.kind)
        due = max((clocks.due_on(turn, each) for each in running), default=turn.today)
        told = inspection.told(facts, "inspection-to-sign", due=On(day=due))
        tell(turn, facts, signers(facts, turn), told)
        return inspection.done(facts, "submit-report-done")


class CountAgain(
    Led,
    on=inspection,
    moves="fieldwork | reporting",
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


class DraftReport(
    Move,
    on=inspection,
    moves="fieldwork | replying | reporting | signing",
    by="inspection.inside",
    needs=(counted,),
    clause="9.1-c",
    at_once=True,
    style="quiet",
):
    """打印报告草稿 · as it would be signed now, marked as a draft."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """For whoever asks; it has no number."""
        drawn = inspection_documents.draft(facts, turn)
        told = inspection.told(facts, "inspection-draft")
        return paper.order(turn, drawn, Format.PDF, f"inspection-{facts.row.quarter}", told)


class BackToFieldwork(
    Led,
    on=inspection,
    moves="reporting -> fieldwork",
    by="inspection.lead",
    clause="9.1-a",
    at_once=True,
    style="quiet",
):
    """补充检查 · something must be looked at again, or found, before it can be reported."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """Nothing that was concluded or answered is lost."""
        facts.row.figures, facts.row.compiled = None, 0
        return inspection.done(facts, "back-to-fieldwork-done")


class Signing(Move, abstract=True):
    """What only whoever signs may do; never whoever wrote it (K2)."""

    @classmethod
    def refusal(cls, facts: InspectionFacts, turn: Turn) -> Refused | None:
        """Beside the rights: it is the turn of one of them, and nobody signs for somebody else what they wrote."""
        mine = {turn.viewer.id, *(each.id for each in turn.viewer.principals)}
        theirs = mine & set(signers(facts, turn)) and not mine & wrote(facts)
        return super().refusal(facts, turn) or (None if theirs else Refused("inspection-signed-by-another"))


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
        facts.row.returned = self.reason
        tell(turn, facts, office(facts, turn), inspection.told(facts, "report-returned-told", reason=self.reason))
        return inspection.done(facts, "return-report-done")
