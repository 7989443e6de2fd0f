"""信用记录 · what happens to a credit record once it is filed (clauses 3.2-b, 4.3-a; states 6.1)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers import complaint_clocks
from handlers.kit import clocks, draw
from handlers.kit.card import At, Card, Choice, Fact, Label, On, Refused, Reply, Value, word
from handlers.kit.form import Attachment, form_named
from handlers.kit.matter import not_by
from handlers.kit.move import Machine, Move, Relation
from handlers.kit.questions import When
from handlers.kit.turn import Turn
from handlers.record_clocks import SUBJECT_REPLY, TRIAGE
from regulation import conflicts
from regulation.permissions import Viewer
from regulation.quarters import Quarter, counts_for
from regulation.vocabulary import Indicator, Nature, RecordStatus, Severity
from storage import codes
from storage.queries import conversation, people, records
from storage.queries.records import REPLY, SUPPLEMENT, RecordFacts
from storage.tables import Attachment as AttachmentRow
from storage.tables import Record, Step

record = Machine(
    "record",
    RecordStatus,
    starts="submitted | lead",
    load=records.facts,
    waits={RecordStatus.SUBMITTED: TRIAGE, RecordStatus.LEAD: TRIAGE},
    beside=(SUBJECT_REPLY, *complaint_clocks.CLOCKS),
)

AUTHOR = Relation("author", lambda facts, viewer: facts.row.author_id == viewer.id)  # 录入人


def no_conflict(facts: RecordFacts, viewer: Viewer, now: datetime) -> str | None:
    """K1 回避."""
    conflict = conflicts.of(viewer, facts.party)
    return f"conflict-{conflict.value}" if conflict else None


def by_somebody_else(facts: RecordFacts, viewer: Viewer, now: datetime) -> str | None:
    """Nobody needs to ask himself."""
    return "conflict-own-record" if facts.row.author_id == viewer.id else None


# K2: whoever wrote it does not say that it is true, or that it is not.
by_another_than_the_author = not_by(lambda facts: facts.row.author_id, "conflict-author")


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
            facts=(*_lines(facts, turn), *complaint_clocks.lines(facts, turn)),
            files=draw.files_of(facts.files) if facts.known_inside(turn.viewer) else (),
            choices=(*choices, Choice(code="queue", label=Label(label="queue"), style="quiet")),
        )


class Classify(
    Move,
    on=record,
    moves="submitted | lead -> triaged",
    by="record.triage",
    needs=(no_conflict,),
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
        tell_author(row, turn, told)
        if self.nature is Nature.NEGATIVE:
            ask_subject(facts, turn)
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
                kind=SUPPLEMENT,
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
    moves="submitted | lead | triaged -> rejected",
    by="record.triage",
    needs=(no_conflict, by_another_than_the_author),
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
        tell_author(row, turn, Reply(key="reject-told", values=values, about=record.about(row), tone="attention"))
        if row.nature:
            told = Reply(key="reject-told-subject", values=spoken(row), about=record.about(row), tone="done")
            tell_subject(facts, turn, told)
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


def ask_subject(facts: RecordFacts, turn: Turn) -> None:
    """陈述申辩 · whoever a negative record is about may answer before it is established (states 6.1)."""
    row, due = facts.row, clocks.last_day(turn, SUBJECT_REPLY.kind)
    for member in speakers(facts, turn)[:1]:
        turn.save(
            Step(
                record_id=row.id or 0,
                kind=REPLY,
                asked_by_id=turn.actor.id,
                owner_id=member,
                asked_at=turn.now,
                question="",
                due_at=turn.house.end_of(due),
            )
        )
    clocks.start(turn, facts, SUBJECT_REPLY)
    values = spoken(row) | {"kind": kind_of(row), "due": On(day=due)}
    tell_subject(facts, turn, Reply(key="reply-asked", values=values, about=record.about(row), tone="attention"))


def speakers(facts: RecordFacts, turn: Turn) -> list[int]:
    """Who speaks for the subject: the person, a department's leaders, a partner's contacts."""
    return people.speakers_for_system(turn.session, facts.subject, turn.today)


def tell_subject(facts: RecordFacts, turn: Turn, told: Reply) -> None:
    """In the subject's own chat; whoever wrote the record was told already."""
    for member in speakers(facts, turn):
        if member not in (turn.actor.id, facts.row.author_id):
            turn.notify(member, told, f"{told.key} {facts.row.code} {facts.row.version}")


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


def tell_author(row: Record, turn: Turn, told: Reply) -> None:
    """In the author's own chat, unless the author did it."""
    if row.author_id != turn.actor.id:
        turn.notify(row.author_id, told, f"decided {row.code} {row.version}")


def spoken(row: Record) -> dict[str, Value]:
    """The value every sentence about a record needs."""
    return {"code": codes.spoken(row.code)}


def _lines(facts: RecordFacts, turn: Turn) -> list[Fact]:
    """The record as lines: its state, the answers of its form, the sorting, what was asked and answered."""
    row = facts.row
    inside = facts.known_inside(turn.viewer)
    lines = [_line("status", word(row.status)), *_answers(facts, turn)]
    lines += [_line("author", facts.author)] if inside else []
    lines += [_line("filed-at", At(at=row.filed_at)), *_quarter(row, turn)]
    sorted_in = [word(each) for each in (row.nature, row.severity, row.indicator) if each]
    lines += [_line("sorted", *sorted_in)] if sorted_in else []
    lines += [_line("reason", row.reason)] if row.reason else []
    lines += [_line("corrected", codes.spoken(code)) for code in facts.corrections]
    for step in facts.steps:
        if step.kind == REPLY:
            until = Label(label="record-reply-until", values={"due": At(at=step.due_at or turn.now)})
            lines.append(_line("reply", step.answer or until))
        elif inside and step.kind == SUPPLEMENT:
            lines.append(_line("asked", step.question))
            lines.append(_line("answered", step.answer or Label(label="record-waits")))
    return lines


def _quarter(row: Record, turn: Turn) -> list[Fact]:
    """补录 · which quarter it counts for, where that is not the one in which it happened."""
    grace = turn.house.rulebook.workdays("quarter.late")
    quarter = counts_for(row.occurred_on, turn.house.day(row.filed_at), grace, turn.calendar)
    if quarter == Quarter.of(row.occurred_on):
        return []
    return [_line("quarter", Label(label="quarter", values={"year": str(quarter.year), "number": quarter.number}))]


def _answers(facts: RecordFacts, turn: Turn) -> list[Fact]:
    form = form_named(facts.row.kind)
    return list(draw.answer_facts(turn, form, facts.row.details)) if form else []


def _line(name: str, *value: Value) -> Fact:
    return Fact(label=Label(label=f"record-line-{name}"), value=value)
