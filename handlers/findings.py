"""检查发现 · one short form for each, with pictures; whom it is about answers before it stands in a report (9.1-a).

What becomes of one stands in `finding_outcome`, its card in `finding_card`.
"""

from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers.inspection import NOBODY, WORKING, inspection, office, spoken, standing_in
from handlers.inspection_answers import AllAnswered
from handlers.kit.card import Refused, Reply, Value, word
from handlers.kit.form import Attachment, Subject
from handlers.kit.matter import unconflicted
from handlers.kit.move import Machine, Move, Relation
from handlers.kit.turn import Turn
from regulation import conflicts
from regulation.inspection import FindingStatus, Part
from regulation.permissions import CLOCK, Viewer
from regulation.vocabulary import SubjectKind
from storage import codes
from storage.queries import findings, inspections, people
from storage.queries.findings import FindingFacts
from storage.queries.inspections import InspectionFacts
from storage.tables import Finding

finding = Machine(
    "finding",
    FindingStatus,
    starts="drafted",
    load=findings.facts,
    spoken=lambda facts: _spoken(facts),
)

SUBJECT = Relation("finding subject", lambda facts, viewer: facts.speaks_for_it(viewer))  # 被检查单位或本人
no_conflict = unconflicted("finding-conflict")


def before_the_report(facts: FindingFacts, viewer: Viewer, now: datetime) -> str | None:
    """As long as the report is not handed in."""
    return None if facts.inspection.status in WORKING else "finding-reported"


class RaiseFinding(Move, on=inspection, moves="fieldwork", by="inspection.lead", clause="9.1-a"):
    """登记发现 · about whom, in which part, what was seen, what must change; with pictures. About the office's own
    people and department the chair does."""

    subject: Subject
    part: Part
    what: Annotated[str, MaxLen(500)]
    demand: Annotated[str, MaxLen(500)]
    photos: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """Nobody outside the office sees it yet. Raises Refused for the institution, and close to oneself (K1)."""
        line = people.subjects_named(turn.session, turn.viewer, [self.subject])[self.subject]
        if line.kind is SubjectKind.INSTITUTION:
            raise Refused("finding-not-the-institution", field="subject")
        if conflicts.of(turn.viewer, people.parties_for_system(turn.session, [line])[line.id]):
            raise Refused("finding-conflict", field="subject")
        if standing_in(turn, own=line.department_id in people.office_homes_for_system(turn.session)):
            raise Refused("finding-not-the-chair", field="subject")
        row = turn.save(
            Finding(
                code=codes.new(),
                inspection_id=facts.row.id or 0,
                part=self.part,
                status=FindingStatus.DRAFTED,
                subject_id=line.id,
                raised_by_id=turn.actor.id,
                raised_at=turn.now,
                what=self.what,
                demand=self.demand,
            )
        )
        finding.keep_files(turn, row, self.photos)
        turn.note("finding-raised", row.code, part=self.part.value)
        return inspection.done(facts, "raise-finding-done", subject=line.name, number=codes.spoken(row.code))


class SendFinding(Move, on=finding, moves="drafted -> sent", by=NOBODY, clause="9.1-a"):
    """征求意见 · with all the others of its inspection."""

    def effect(self, facts: FindingFacts, turn: Turn) -> Reply:
        """From now on whom it is about knows of it."""
        facts.row.sent = True
        return finding.done(facts, "finding-sent")


class SilentlyAccepted(Move, on=finding, moves="sent -> accepted", by=NOBODY, clause="9.1-a"):
    """逾期视为无异议 · nobody answered in time."""

    def effect(self, facts: FindingFacts, turn: Turn) -> Reply:
        """Nobody answered it: that can be seen."""
        return finding.done(facts, "finding-silent")


class AcceptFinding(
    Move, on=finding, moves="sent -> accepted", by=SUBJECT, clause="9.1-a", style="primary", at_once=True
):
    """无异议 · it is so."""

    def effect(self, facts: FindingFacts, turn: Turn) -> Reply:
        """The last answer brings the inspection to its report."""
        return _answered(facts, turn, "accept-finding-done")


class DisputeFinding(Move, on=finding, moves="sent -> disputed", by=SUBJECT, clause="9.1-a"):
    """有异议 · why it is not so; the report says both."""

    answer: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def effect(self, facts: FindingFacts, turn: Turn) -> Reply:
        """Whoever leads the inspection reads it."""
        facts.row.answer = self.answer
        finding.keep_files(turn, facts.row, self.evidence)
        finding.tell(turn, facts, _office(facts, turn), "finding-disputed-told", answer=self.answer)
        return _answered(facts, turn, "dispute-finding-done")


class Handled(Move, abstract=True):
    """What the office says of a finding."""

    @classmethod
    def refusal(cls, facts: FindingFacts, turn: Turn) -> Refused | None:
        """The chair only about the office itself, and where there is none."""
        return super().refusal(facts, turn) or standing_in(turn, facts.office)


class DropFinding(
    Handled,
    on=finding,
    moves="drafted | sent | accepted | disputed -> withdrawn",
    by="inspection.lead",
    needs=(before_the_report, no_conflict),
    clause="9.1-a",
    style="danger",
):
    """撤回发现 · it was not so, and why."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: FindingFacts, turn: Turn) -> Reply:
        """Whoever knew of it reads that it is over."""
        facts.row.outcome = self.reason
        tell_subject(facts, turn, "finding-dropped-told", reason=self.reason)
        go_on(facts, turn)
        return finding.done(facts, "drop-finding-done")


def tell_subject(facts: FindingFacts, turn: Turn, key: str, **values: Value) -> None:
    """In the subject's own chat, if it was sent to them."""
    if facts.row.sent:
        speakers = people.speakers_for_system(turn.session, facts.subject, turn.today)
        finding.tell(turn, facts, speakers, key, **values)


def _answered(facts: FindingFacts, turn: Turn, key: str) -> Reply:
    facts.row.answered_by_id, facts.row.answered_at = turn.actor.id, turn.now
    go_on(facts, turn)
    return finding.done(facts, key)


def go_on(facts: FindingFacts, turn: Turn) -> None:
    """When nobody has to answer any more, the inspection goes on to its report."""
    turn.save(facts.row)
    whole = inspections.facts(turn.session, CLOCK, [facts.inspection.code])[facts.inspection.code]
    if whole.row.status in AllAnswered.sources and not whole.findings[FindingStatus.SENT]:
        AllAnswered().make(whole, turn)


def _office(facts: FindingFacts, turn: Turn) -> list[int]:
    return list(office(InspectionFacts(facts.inspection, None), turn))


def _spoken(facts: FindingFacts) -> dict[str, Value]:
    about: dict[str, Value] = {"number": codes.spoken(facts.row.code), "subject": facts.subject.name}
    return spoken(facts.inspection) | about | {"part": word(facts.row.part), "what": facts.row.what}
