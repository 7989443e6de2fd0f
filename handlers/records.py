"""信用记录 · what happens to a credit record once it is filed (clauses 3.2-b, 4.3-a; states 6.1)."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers.kit import draw
from handlers.kit.card import At, Card, Choice, Fact, Label, Refused, Reply, Value, word
from handlers.kit.form import Attachment, Form
from handlers.kit.move import Machine, Move, Relation
from handlers.kit.questions import When
from handlers.kit.turn import Turn
from regulation import conflicts
from regulation.permissions import Viewer
from regulation.vocabulary import Indicator, Nature, RecordStatus, Severity
from storage import codes
from storage.queries import conversation, records
from storage.queries.records import RecordFacts
from storage.tables import Attachment as AttachmentRow
from storage.tables import Record, Step

record = Machine("record", RecordStatus, starts="submitted | lead", load=records.facts)

AUTHOR = Relation("author", lambda facts, viewer: facts.row.author_id == viewer.id)  # 录入人


def not_about_oneself(facts: RecordFacts, viewer: Viewer, now: datetime) -> str | None:
    """K1 回避."""
    return "conflict-own-matter" if conflicts.decides_on_self(viewer, facts.subject.member_id) else None


def by_somebody_else(facts: RecordFacts, viewer: Viewer, now: datetime) -> str | None:
    """Nobody needs to ask himself."""
    return "conflict-own-record" if facts.row.author_id == viewer.id else None


def nothing_asked(facts: RecordFacts, viewer: Viewer, now: datetime) -> str | None:
    """One question at a time."""
    return "record-asked-already" if facts.asked else None


def something_asked(facts: RecordFacts, viewer: Viewer, now: datetime) -> str | None:
    """There is a question to answer."""
    return None if facts.asked else "record-nothing-asked"


class SeeRecord(Move, on=record, by="record.read", clause="4.3-c", reads=True, style="primary"):
    """查看 · the record as it stands."""

    def effect(self, facts: RecordFacts, turn: Turn) -> Card:
        """All lines of the form it was filed on, what was asked, and the open moves."""
        row = facts.row
        choices = draw.move_choices(record, facts, turn, leave_out=SeeRecord)
        return Card(
            text="record-card",
            values=spoken(row) | {"kind": kind_of(row)},
            facts=tuple(_lines(facts, turn)),
            files=draw.files_of(facts.files),
            choices=(*choices, Choice(code="queue", label=Label(label="queue"), style="quiet")),
        )


class Classify(
    Move,
    on=record,
    moves="submitted | lead -> triaged",
    by="record.triage",
    needs=(not_about_oneself,),
    clause="4.3-a",
    style="primary",
):
    """分类 · by nature, severity and indicator."""

    nature: Nature
    severity: Annotated[Severity | None, When("nature", Nature.NEGATIVE)] = None
    indicator: Indicator

    def effect(self, facts: RecordFacts, turn: Turn) -> Reply:
        """The author learns that it was sorted in."""
        row = facts.row
        row.nature, row.severity, row.indicator = self.nature, self.severity, self.indicator
        _decide(row, turn)
        told = Reply(key="classify-told", values=spoken(row) | {"indicator": word(self.indicator)}, tone="done")
        _tell_author(row, turn, told)
        return Reply(key="classify-done", values=spoken(row), about=record.about(row), then=("queue",), tone="done")


class AskAuthor(
    Move,
    on=record,
    moves="submitted | lead",
    by="record.triage",
    needs=(by_somebody_else, nothing_asked),
    clause="4.3-a",
):
    """请录入人补充 · the record waits beside; its state stays."""

    question: Annotated[str, MaxLen(300)]

    def effect(self, facts: RecordFacts, turn: Turn) -> Reply:
        """Asks in the author's own chat."""
        row = facts.row
        step = turn.save(
            Step(
                record_id=row.id or 0,
                kind="supplement",
                asked_by_id=turn.actor.id,
                owner_id=row.author_id,
                asked_at=turn.now,
                question=self.question,
            )
        )
        values = spoken(row) | {"question": self.question}
        told = Reply(key="ask-author-told", values=values, about=record.about(row), tone="attention")
        turn.notify(row.author_id, told, f"ask {step.id}")
        return Reply(key="ask-author-done", values=spoken(row), then=("queue",), tone="done")


class Reject(
    Move,
    on=record,
    moves="submitted | lead -> rejected",
    by="record.triage",
    needs=(not_about_oneself,),
    clause="4.3-a",
    style="danger",
):
    """不予采纳 · with a reason that the author reads."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: RecordFacts, turn: Turn) -> Reply:
        """The author learns the reason."""
        row = facts.row
        row.reason = self.reason
        _decide(row, turn)
        values = spoken(row) | {"reason": self.reason}
        _tell_author(row, turn, Reply(key="reject-told", values=values, about=record.about(row), tone="attention"))
        return Reply(key="reject-done", values=spoken(row), then=("queue",), tone="done")


class AnswerQuestion(
    Move,
    on=record,
    moves="submitted | lead",
    by=AUTHOR,
    needs=(something_asked,),
    clause="4.3-a",
    style="primary",
):
    """补充 · the author answers what the office asked."""

    answer: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def effect(self, facts: RecordFacts, turn: Turn) -> Reply:
        """The officer who asked is told."""
        row, step = facts.row, facts.asked
        if step is None:
            raise Refused("record-nothing-asked")
        step.answer, step.answered_at = self.answer, turn.now
        turn.save(step)
        attach(turn, row, self.evidence)
        told = Reply(key="answer-question-told", values=spoken(row), about=record.about(row), tone="attention")
        turn.notify(step.asked_by_id, told, f"answer {step.id}")
        return Reply(key="answer-question-done", values=spoken(row), about=record.about(row), tone="done")


class Withdraw(Move, on=record, moves="submitted | lead -> withdrawn", by=AUTHOR, clause="4.1-d", style="quiet"):
    """撤回 · by the author, with a reason, before anybody has sorted it."""

    reason: Annotated[str, MaxLen(200)]

    def effect(self, facts: RecordFacts, turn: Turn) -> Reply:
        """Nothing is deleted: the record stays, withdrawn."""
        facts.row.reason = self.reason
        return Reply(key="withdraw-done", values=spoken(facts.row), tone="done")


def attach(turn: Turn, row: Record, files: Sequence[str]) -> list[AttachmentRow]:
    """Files of a draft become evidence of a record."""
    found = conversation.attachments_named_for_system(turn.session, files)
    for file in found:
        file.record_id, file.draft_id = row.id, None
        turn.save(file)
    return found


def kind_of(row: Record) -> Label:
    """What kind of record it is, in words."""
    return Label(label=f"{row.kind}.kind")


def _decide(row: Record, turn: Turn) -> None:
    row.decided_by_id, row.decided_at = turn.actor.id, turn.now


def _tell_author(row: Record, turn: Turn, told: Reply) -> None:
    if row.author_id != turn.actor.id:
        turn.notify(row.author_id, told, f"decided {row.code} {row.version}")


def spoken(row: Record) -> dict[str, Value]:
    """The value every sentence about a record needs."""
    return {"code": codes.spoken(row.code)}


def _lines(facts: RecordFacts, turn: Turn) -> list[Fact]:
    """The record as lines: its state, the answers of its form, the sorting, what was asked and answered."""
    row = facts.row
    lines = [_line("status", word(row.status)), *_answers(facts, turn)]
    lines += [_line("author", facts.author), _line("filed-at", At(at=row.filed_at))]
    sorted_in = [word(each) for each in (row.nature, row.severity, row.indicator) if each]
    lines += [_line("sorted", *sorted_in)] if sorted_in else []
    lines += [_line("reason", row.reason)] if row.reason else []
    for step in facts.steps:
        lines.append(_line("asked", step.question))
        lines.append(_line("answered", step.answer or Label(label="record-waits")))
    return lines


def _answers(facts: RecordFacts, turn: Turn) -> list[Fact]:
    form = next((form for form in _descendants(Form) if form.code == facts.row.kind), None)
    return list(draw.answer_facts(turn, form, facts.row.details)) if form else []


def _descendants(form: type[Form]) -> Iterator[type[Form]]:
    for each in form.__subclasses__():
        yield from (each, *_descendants(each))


def _line(name: str, *value: Value) -> Fact:
    return Fact(label=Label(label=f"record-line-{name}"), value=value)
