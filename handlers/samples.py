"""盲评复核 · classified records drawn by chance; somebody else classifies them again without seeing how it was done
(clause 9.1-a, accuracy).
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers.inspection import OFFICE, holders, spoken
from handlers.kit import draw
from handlers.kit.card import Card, Fact, Label, On, Refused, Reply
from handlers.kit.fitting import free
from handlers.kit.form import Form, form_named
from handlers.kit.matter import not_by, unconflicted
from handlers.kit.move import Machine, Move
from handlers.kit.questions import When
from handlers.kit.turn import Turn
from regulation.inspection import SampleStatus, agree
from regulation.permissions import Viewer
from regulation.vocabulary import Indicator, InspectionStatus, Nature, Role, Severity
from storage.queries import findings, inspections
from storage.queries.findings import SampleFacts

PAGE = 50  # records that are looked through at once

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


def still_counts(facts: SampleFacts, viewer: Viewer, now: datetime) -> str | None:
    """What was sealed or taken back since it was drawn is nobody's to read."""
    return None if facts.counts else "sample-void"


APART = (still_counts, no_conflict, not_the_classifier, not_the_author)


class NextSample(Form, may="inspection.lead", clause="9.1-a", at_once=True, reads=True):
    """复核下一条 · the next record that waits for this person; then the next that nobody can look at."""

    def submit(self, turn: Turn) -> Card:
        """Its card, or that nothing waits."""
        for move in (Recheck, SkipSample):
            for facts in _waiting(turn):
                if move.refusal(facts, turn) is None:
                    return card(facts, turn)
        return Card(text="sample-none")


class SeeSample(Move, on=sample, by="inspection.lead", clause="9.1-a", reads=True):
    """查看复核样本 · what the record says; not how it was classified."""

    def effect(self, facts: SampleFacts, turn: Turn) -> Card:
        """As its form was filled in."""
        return card(facts, turn)


class Again(Move, abstract=True):
    """What ends the looking at one record."""

    def ended(self, facts: SampleFacts, turn: Turn, key: str) -> Reply:
        """By whom, when; the next one is one tap away. After the last one the figures are counted anew."""
        facts.row.by_id, facts.row.at = turn.actor.id, turn.now
        turn.save(facts.row)
        left = sum(1 for each in _waiting(turn) if _fits(each, turn.viewer, turn.now))
        if not findings.waiting(turn.session, turn.viewer, 1):
            inspections.uncount_for_system(turn.session, facts.inspection.code)
        return Reply(key=key, values=sample.spoken(facts) | {"left": left}, then=(NextSample.code,), tone="done")


class Recheck(
    Again,
    on=sample,
    moves="waiting -> checked",
    by="inspection.lead",
    needs=(in_fieldwork, *APART),
    clause="9.1-a",
    style="primary",
):
    """盲评 · by nature, severity and indicator, as at first."""

    nature: Nature
    severity: Annotated[Severity | None, When("nature", Nature.NEGATIVE)] = None
    indicator: Indicator

    @classmethod
    def refusal(cls, facts: SampleFacts, turn: Turn) -> Refused | None:
        """The chair only where nobody of the office may."""
        refused = super().refusal(facts, turn)
        if refused or turn.viewer.roles & set(OFFICE):
            return refused
        return Refused("inspection-office-leads") if lookers(facts, turn, *OFFICE) else None

    def effect(self, facts: SampleFacts, turn: Turn) -> Reply:
        """Whether both agree is said in the figures, not here."""
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
    """无法复核 · why; it stands in the report. Only where nobody can look at it."""

    reason: Annotated[str, MaxLen(300)]

    @classmethod
    def refusal(cls, facts: SampleFacts, turn: Turn) -> Refused | None:
        """As long as anybody may classify it again, nobody leaves it out."""
        somebody = facts.counts and lookers(facts, turn, *OFFICE, Role.CHAIR)
        return super().refusal(facts, turn) or (Refused("sample-somebody-can") if somebody else None)

    def effect(self, facts: SampleFacts, turn: Turn) -> Reply:
        """It counts as drawn, and as not looked at."""
        facts.row.reason = self.reason
        return self.ended(facts, turn, "skip-sample-done")


def lookers(facts: SampleFacts, turn: Turn, *roles: Role) -> list[int]:
    """复核人 · who of these may classify a record again (K1, K2)."""
    return free(turn, holders(turn, *roles), lambda viewer: _fits(facts, viewer, turn.now))


def _fits(facts: SampleFacts, viewer: Viewer, now: datetime) -> bool:
    return not any(guard(facts, viewer, now) for guard in APART)


def _waiting(turn: Turn) -> Iterator[SampleFacts]:
    """All that wait, a page at a time."""
    skip = 0
    while found := findings.waiting(turn.session, turn.viewer, PAGE, skip):
        yield from found
        skip += PAGE


def card(facts: SampleFacts, turn: Turn) -> Card:
    """What the record says, with the open moves; of one that counts no more only that."""
    row, form = facts.record, form_named(facts.record.kind)
    values = sample.spoken(facts) | {"kind": Label(label=f"{row.kind}.kind")}
    choices = tuple(draw.move_choices(sample, facts, turn, leave_out=SeeSample))
    if not facts.counts:
        return Card(text="sample-void-card", values=values, choices=choices)
    lines = [_line("subject", facts.subject.name), _line("day", On(day=row.occurred_on))]
    answers = draw.answer_facts(turn, form, row.details) if form else ()
    lines += [each for each in answers if not each.label.label.endswith("-subject.label")]
    return Card(text="sample-card", values=values, facts=tuple(lines), choices=choices)


def _line(name: str, value: str | On) -> Fact:
    return Fact(label=Label(label=f"sample-line-{name}"), value=(value,))
