"""核实与更正 · the subject answers, the office establishes what is true, mistakes are corrected openly
(clauses 4.1-b, 4.3-a; states 6.1).
"""

from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers.kit import clocks
from handlers.kit.card import Reply
from handlers.kit.form import Attachment, Day, Subject
from handlers.kit.move import Move, Relation
from handlers.kit.questions import Json
from handlers.kit.turn import Turn
from handlers.record_clocks import SUBJECT_REPLY
from handlers.records import (
    attach,
    by_another_than_the_author,
    kind_of,
    no_conflict,
    record,
    spoken,
    tell_author,
    tell_subject,
)
from regulation.permissions import Viewer
from regulation.vocabulary import DeadlineStatus, Nature, RecordStatus, Role, Severity
from storage import codes
from storage.queries import people
from storage.queries.records import REPLY, RecordFacts
from storage.tables import Record, Step

GRAVE = (Severity.MODERATE, Severity.SERIOUS)
DECIDE = {Role.CREDIT_DIRECTOR, Role.CHAIR}


def _speaks_for_it(facts: RecordFacts, viewer: Viewer) -> bool:
    return facts.row.subject_id == viewer.subject_id or facts.row.subject_id in viewer.heads


SUBJECT = Relation("subject", _speaks_for_it)  # 当事方


def may_reply(facts: RecordFacts, viewer: Viewer, now: datetime) -> str | None:
    """One answer, on what is held against one; it is read as long as nothing is established."""
    if facts.row.nature is not Nature.NEGATIVE:
        return "record-nothing-asked"
    return "record-replied" if facts.reply and facts.reply.answered_at else None


def subject_was_heard(facts: RecordFacts, viewer: Viewer, now: datetime) -> str | None:
    """A negative record waits for the subject's answer, or for the end of the period."""
    step = facts.reply
    if facts.row.nature is not Nature.NEGATIVE or step is None or step.answered_at:
        return None
    return "record-reply-open" if step.due_at and now < step.due_at else None


def grave_by_the_director(facts: RecordFacts, viewer: Viewer, now: datetime) -> str | None:
    """一般、严重 are established by the director; about the office itself by the chair."""
    return "record-grave" if facts.row.severity in GRAVE and not viewer.roles & DECIDE else None


class GiveReply(Move, on=record, moves="triaged", by=SUBJECT, needs=(may_reply,), clause="4.3-a", style="primary"):
    """陈述申辩 · whoever it is about says what there is to say."""

    statement: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def effect(self, facts: RecordFacts, turn: Turn) -> Reply:
        """The officer who sorted it is told."""
        row = facts.row
        asked_by = row.decided_by_id or turn.actor.id
        step = facts.reply or Step(
            record_id=row.id or 0, kind=REPLY, asked_by_id=asked_by, owner_id=turn.actor.id, asked_at=turn.now,
            question="",
        )  # fmt: skip
        step.answer, step.answered_at = self.statement, turn.now
        clocks.meet(turn, SUBJECT_REPLY.kind, row.code)
        turn.save(step)
        attach(turn, row, self.evidence)
        told = Reply(key="give-reply-told", values=spoken(row), about=record.about(row), tone="attention")
        turn.notify(asked_by, told, f"reply {step.id}")
        return Reply(key="give-reply-done", values=spoken(row), about=record.about(row), tone="done")


class Substantiate(
    Move,
    on=record,
    moves="triaged -> substantiated",
    by="record.triage",
    needs=(no_conflict, by_another_than_the_author, grave_by_the_director, subject_was_heard),
    clause="4.1-b",
    style="primary",
):
    """核实 · it is true, and why; only from now on it may count."""

    basis: Annotated[str, MaxLen(300)]

    def effect(self, facts: RecordFacts, turn: Turn) -> Reply:
        """Author and subject learn the reason."""
        row = facts.row
        clocks.meet(turn, SUBJECT_REPLY.kind, row.code, DeadlineStatus.CANCELLED)
        row.reason, row.substantiated_by_id, row.substantiated_at = self.basis, turn.actor.id, turn.now
        values = spoken(row) | {"basis": self.basis}
        told = Reply(key="substantiate-told", values=values, about=record.about(row), tone="done")
        tell_author(row, turn, told)
        tell_subject(facts, turn, told)
        return Reply(
            key="substantiate-done", values=spoken(row), about=record.about(row), then=("queue",), tone="done"
        )


class CorrectRecord(
    Move, on=record, moves="triaged | substantiated", by="record.triage", needs=(no_conflict,), clause="4.3-a"
):
    """更正 · a record of its own that says what was wrong; the first one stays as it was."""

    subject: Subject
    happened_on: Day
    summary: Annotated[str, MaxLen(500)]
    mistake: Annotated[str, MaxLen(300)]

    @classmethod
    def offered(cls, facts: RecordFacts) -> dict[str, Json]:
        """What stands there now, to be kept or changed."""
        row = facts.row
        kept = {"subject": facts.subject.code, "happened_on": row.occurred_on.isoformat()}
        return kept | {"summary": row.details.get("summary")}

    def effect(self, facts: RecordFacts, turn: Turn) -> Reply:
        """A new record, to be sorted and established by somebody else (K2)."""
        row = turn.save(self._record(facts, turn))
        values = spoken(row) | {"kind": kind_of(row), "first": codes.spoken(facts.row.code)}
        told = Reply(key="correct-record-told", values=values, about=record.about(row), tone="attention")
        tell_author(facts.row, turn, told)
        for officer in people.holders_for_system(turn.session, Role.CREDIT_OFFICER, turn.today):
            if officer not in (turn.actor.id, facts.row.author_id):
                turn.notify(officer, told, f"filed {row.code}")
        return Reply(key="correct-record-done", values=values, then=("queue",), tone="done")

    def _record(self, facts: RecordFacts, turn: Turn) -> Record:
        subject = people.subjects_named(turn.session, turn.viewer, [self.subject])[self.subject]
        return Record(
            code=codes.new(),
            kind=self.code,
            status=RecordStatus.SUBMITTED,
            source=facts.row.source,
            subject_id=subject.id,
            author_id=turn.actor.id,
            home_id=facts.row.home_id,
            occurred_on=self.happened_on,
            filed_at=turn.now,
            details=self.answers,
            corrects_id=facts.row.id,
        )
