"""检查实施 · the three mandatory parts and the security list, each with a conclusion; then the findings go out to
those whom they are about (clauses 8.1-c, 9.1-a).
"""

from collections import defaultdict
from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers import supply
from handlers.findings import SendFinding, SilentlyAccepted
from handlers.inspection import Led, inspection, office, tell
from handlers.inspection_answers import reporting
from handlers.kit import clocks
from handlers.kit.button import Button
from handlers.kit.card import On, Refused, Reply
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move, Overdue
from handlers.kit.turn import Turn
from regulation.inspection import FindingStatus, Part, SampleStatus, SecurityAnswer, SecurityPoint
from regulation.permissions import Viewer
from storage.queries import findings
from storage.queries.inspections import InspectionFacts
from storage.tables import InspectionPart

CONCLUDED = "fieldwork | replying | reporting"  # as long as the report is not handed in


def drawn(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """The sample is there."""
    return None if facts.row.drawn_at else "inspection-drawing"


def looked_at_again(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """Every record of the sample was looked at again, or it was said why not."""
    return "inspection-samples-wait" if facts.samples[SampleStatus.WAITING] else None


def all_parts(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """三项检查内容缺一不可 · no part is left out."""
    return "inspection-parts-missing" if facts.missing else None


def something_found(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """There is something to send."""
    return None if facts.findings[FindingStatus.DRAFTED] else "inspection-nothing-found"


def nothing_found(facts: InspectionFacts, viewer: Viewer, now: datetime) -> str | None:
    """Nothing waits to be sent."""
    return "inspection-findings-drafted" if facts.findings[FindingStatus.DRAFTED] else None


class Assess(Led, abstract=True):
    """一项检查内容的结论 · the figures stand on the card, this says what they mean."""

    conclusion: Annotated[str, MaxLen(500)]

    @classmethod
    def part(cls) -> Part:
        """Which part."""
        raise NotImplementedError

    @classmethod
    def offered(cls, facts: InspectionFacts) -> dict[str, str]:
        """What was said before, to be kept or changed."""
        said = facts.parts.get(cls.part())
        return dict(said.details) if said else {}

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """Says which parts are still missing."""
        row = facts.parts.get(self.part()) or InspectionPart(
            inspection_id=facts.row.id or 0, part=self.part(), by_id=turn.actor.id, at=turn.now, details={}
        )
        row.by_id, row.at, row.details = turn.actor.id, turn.now, dict(self.answers)
        turn.save(row)
        left = len([part for part in facts.missing if part is not self.part()])
        return inspection.done(facts, "assess-done", left=left)


class AssessCompleteness(Assess, on=inspection, moves=CONCLUDED, by="inspection.lead", clause="9.1-a"):
    """完整性结论 · how complete what departments supplied is, once the quarter is closed."""

    @classmethod
    def refusal(cls, facts: InspectionFacts, turn: Turn) -> Refused | None:
        """Until the quarter is closed more may come."""
        last = supply.frozen_after(turn, facts.quarter)
        if not supply.closed(turn, facts.quarter):
            return super().refusal(facts, turn) or Refused("inspection-quarter-open", last=On(day=last))
        return super().refusal(facts, turn)

    @classmethod
    def part(cls) -> Part:
        """收集的完整性."""
        return Part.COMPLETENESS


class AssessAccuracy(
    Assess, on=inspection, moves=CONCLUDED, by="inspection.lead", needs=(drawn, looked_at_again), clause="9.1-a"
):
    """准确性结论 · once every record of the sample was classified again."""

    @classmethod
    def part(cls) -> Part:
        """评价的准确性."""
        return Part.ACCURACY


class AssessExecution(Assess, on=inspection, moves=CONCLUDED, by="inspection.lead", clause="9.1-a"):
    """执行情况结论 · whether what was decided was carried out in time."""

    @classmethod
    def part(cls) -> Part:
        """奖惩的执行情况."""
        return Part.EXECUTION


class AssessSecurity(Assess, on=inspection, moves=CONCLUDED, by="inspection.lead", clause="8.1-c"):
    """安全检查 · the list, point by point; a problem becomes a finding."""

    access: SecurityAnswer
    leavers: SecurityAnswer
    agreements: SecurityAnswer
    backups: SecurityAnswer
    exports: SecurityAnswer
    premises: SecurityAnswer

    @classmethod
    def part(cls) -> Part:
        """信用信息安全."""
        return Part.SECURITY

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """Raises Refused where a point was not looked at: the list has no gaps."""
        for point in SecurityPoint:
            if getattr(self, point.value) is SecurityAnswer.UNCHECKED:
                raise Refused("inspection-point-unchecked", field=point.value)
        return super().effect(facts, turn)


class SendFindings(
    Led,
    on=inspection,
    moves="fieldwork -> replying",
    by="inspection.lead",
    needs=(all_parts, something_found),
    clause="9.1-a",
    style="primary",
):
    """征求意见 · everybody whom a finding is about reads it and may answer."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """One letter for each person, however many findings there are."""
        sent: dict[int, int] = defaultdict(int)
        unheard, found = (
            0,
            findings.of_inspection_for_system(turn.session, facts.row.id or 0, [FindingStatus.DRAFTED]),
        )
        for each in found:
            SendFinding().make(each, turn)
            speakers = subject_speakers(each, turn)
            each.row.reached = bool(speakers)
            unheard += not speakers
            for member in speakers:
                sent[member] += 1
        due = clocks.last_day(turn, "inspection.reply")
        for member, count in sent.items():
            told = inspection.told(facts, "findings-sent-told", count=count, due=On(day=due))
            way = (Button("findings").code,)
            tell(turn, facts, [member], told.model_copy(update={"about": None, "then": way}))
        return inspection.done(facts, "send-findings-done", count=len(found), unheard=unheard, due=On(day=due))


class FinishFieldwork(
    Led,
    on=inspection,
    moves="fieldwork -> reporting",
    by="inspection.lead",
    needs=(all_parts, nothing_found),
    clause="9.1-a",
    at_once=True,
):
    """未发现问题，转入报告 · nothing was found that anybody must answer."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """The figures are put together now."""
        return reporting(facts, turn, "finish-fieldwork-done")


class CloseReplies(
    Move, on=inspection, moves="replying -> reporting", by=Overdue("inspection.reply"), clause="9.1-a"
):
    """逾期未反馈 · who did not answer in time raised no objection."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """Whoever leads it is told."""
        for each in findings.of_inspection_for_system(turn.session, facts.row.id or 0, [FindingStatus.SENT]):
            SilentlyAccepted().make(each, turn)
        told = reporting(facts, turn, "inspection-replies-closed")
        tell(turn, facts, office(facts, turn), told)
        return told
