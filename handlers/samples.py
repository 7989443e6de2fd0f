"""盲评复核 · classified records drawn by chance; somebody else classifies them again without seeing how it was done
(clause 9.1-a, accuracy).
"""

from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers.inspection import spoken, standing_in
from handlers.kit import draw
from handlers.kit.card import Card, Fact, Label, On, Refused, Reply
from handlers.kit.form import Form, form_named
from handlers.kit.matter import not_by, unconflicted
from handlers.kit.move import Machine, Move
from handlers.kit.questions import When
from handlers.kit.turn import Turn
from regulation.inspection import SampleStatus, agree
from regulation.permissions import Viewer
from regulation.vocabulary import Indicator, InspectionStatus, Nature, Severity
from storage.queries import findings
from storage.queries.findings import SampleFacts

sample = Machine(
    "sample",
    SampleStatus,
    starts="waiting",
    load=findings.sample_facts,
    spoken=lambda facts: spoken(facts.inspection),
)

no_conflict = unconflicted("sample-conflict")
not_the_classifier = not_by(lambda facts: facts.record.decided_by_id, "sample-own")  # K2
not_the_author = not_by(lambda facts: facts.record.author_id, "sample-own")


def in_fieldwork(facts: SampleFacts, viewer: Viewer, now: datetime) -> str | None:
    """As long as the inspection looks."""
    return None if facts.inspection.status is InspectionStatus.FIELDWORK else "sample-too-late"


APART = (in_fieldwork, no_conflict, not_the_classifier, not_the_author)


class NextSample(Form, may="inspection.lead", clause="9.1-a", at_once=True, reads=True):
    """复核下一条 · the next record that waits for this person."""

    def submit(self, turn: Turn) -> Card:
        """Its card, or that nothing waits."""
        for facts in findings.waiting(turn.session, turn.viewer, AHEAD):
            if Recheck.refusal(facts, turn) is None:
                return card(facts, turn)
        return Card(text="sample-none")


class SeeSample(Move, on=sample, by="inspection.lead", clause="9.1-a", reads=True):
    """查看复核样本 · what the record says; not how it was classified."""

    def effect(self, facts: SampleFacts, turn: Turn) -> Card:
        """As its form was filled in."""
        return card(facts, turn)


class Again(Move, abstract=True):
    """What ends the looking at one record."""

    @classmethod
    def refusal(cls, facts: SampleFacts, turn: Turn) -> Refused | None:
        """The chair only about the office itself, and where there is none."""
        return super().refusal(facts, turn) or standing_in(turn, facts.office)

    def ended(self, facts: SampleFacts, turn: Turn, key: str) -> Reply:
        """By whom, when; the next one is one tap away."""
        facts.row.by_id, facts.row.at = turn.actor.id, turn.now
        left = len(findings.waiting(turn.session, turn.viewer, MANY)) - 1
        values = sample.spoken(facts) | {"left": max(left, 0)}
        return Reply(key=key, values=values, then=(NextSample.code,), tone="done")


class Recheck(
    Again,
    on=sample,
    moves="waiting -> checked",
    by="inspection.lead",
    needs=APART,
    clause="9.1-a",
    style="primary",
):
    """盲评 · by nature, severity and indicator, as at first."""

    nature: Nature
    severity: Annotated[Severity | None, When("nature", Nature.NEGATIVE)] = None
    indicator: Indicator

    def effect(self, facts: SampleFacts, turn: Turn) -> Reply:
        """Whether both agree is said in the report, not here."""
        row, first = facts.row, facts.record
        row.nature, row.severity, row.indicator = self.nature, self.severity, self.indicator
        again = (self.nature, self.severity, self.indicator)
        row.agreed = agree((first.nature, first.severity, first.indicator), again)
        return self.ended(facts, turn, "recheck-done")


class SkipSample(
    Again,
    on=sample,
    moves="waiting -> skipped",
    by="inspection.lead",
    needs=(in_fieldwork,),
    clause="9.1-a",
    style="quiet",
):
    """无法复核 · why; it stands in the report."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: SampleFacts, turn: Turn) -> Reply:
        """It counts as drawn, and as not looked at."""
        facts.row.reason = self.reason
        return self.ended(facts, turn, "skip-sample-done")


AHEAD = 20  # records of a sample that are looked through for one that this person may look at
MANY = 1000


def card(facts: SampleFacts, turn: Turn) -> Card:
    """What the record says, with the open moves."""
    row, form = facts.record, form_named(facts.record.kind)
    lines = [_line("subject", facts.subject.name), _line("day", On(day=row.occurred_on))]
    answers = draw.answer_facts(turn, form, row.details) if form else ()
    lines += [each for each in answers if not each.label.label.endswith("-subject.label")]
    choices = draw.move_choices(sample, facts, turn, leave_out=SeeSample)
    values = sample.spoken(facts) | {"kind": Label(label=f"{row.kind}.kind")}
    return Card(text="sample-card", values=values, facts=tuple(lines), choices=tuple(choices))


def _line(name: str, value: str | On) -> Fact:
    return Fact(label=Label(label=f"sample-line-{name}"), value=(value,))
