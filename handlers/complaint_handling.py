"""投诉办理 · what the complainant was answered first, how it ended, whether they are content (clause 3.3-c).

Both are steps beside the record: its state is not theirs to change.
"""

import json
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen

from handlers.complaint import ComplaintChannel
from handlers.complaint_clocks import CLOSING, FIRST_RESPONSE, is_complaint
from handlers.kit import clocks
from handlers.kit.card import On, Refused, Reply
from handlers.kit.form import Day
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from handlers.records import record, spoken
from regulation.permissions import Viewer
from storage.queries.records import RecordFacts
from storage.tables import Step

OPEN = "submitted | triaged | substantiated"


class Satisfaction(StrEnum):
    """满意度 · what the complainant says of the way it was handled."""

    SATISFIED = "satisfied"  # 满意
    PARTLY = "partly"  # 基本满意
    NOT = "not"  # 不满意
    UNKNOWN = "unknown"  # 未取得


def a_complaint(facts: RecordFacts, viewer: Viewer, now: datetime) -> str | None:
    """There is a complainant only where somebody complained."""
    return None if is_complaint(facts) else "complaint-only"


def not_about_oneself(facts: RecordFacts, viewer: Viewer, now: datetime) -> str | None:
    """K1, and K12: nobody settles a complaint about themselves, or about whom they stand in for."""
    concerned = {each.subject_id for each in (viewer, *viewer.principals)}
    return "conflict-self" if facts.row.subject_id in concerned else None


def not_answered(facts: RecordFacts, viewer: Viewer, now: datetime) -> str | None:
    """There is one first answer."""
    return "complaint-answered" if _done(facts, RespondFirst) else None


def answered(facts: RecordFacts, viewer: Viewer, now: datetime) -> str | None:
    """Nothing is settled over the head of whoever complained; and it is settled once."""
    if not _done(facts, RespondFirst):
        return "complaint-not-answered"
    return "complaint-closed" if _done(facts, CloseComplaint) else None


class RespondFirst(
    Move, on=record, moves=OPEN, by="complaint.handle", needs=(a_complaint, not_about_oneself, not_answered),
    clause="3.3-c",
):  # fmt: skip
    """首次答复 · what the complainant was told, when, by which channel."""

    answered_on: Day
    channel: ComplaintChannel
    answer: Annotated[str, MaxLen(500)]

    def effect(self, facts: RecordFacts, turn: Turn) -> Reply:
        """Raises Refused for an answer before the complaint."""
        if self.answered_on < facts.row.occurred_on:
            raise Refused("complaint-before", field="answered_on", earliest=On(day=facts.row.occurred_on))
        clocks.meet(turn, FIRST_RESPONSE.kind, facts.row.code)
        return _keep(self, facts, turn)


class CloseComplaint(
    Move, on=record, moves=OPEN, by="complaint.handle", needs=(a_complaint, not_about_oneself, answered),
    clause="3.3-c",
):  # fmt: skip
    """办结 · the result, and whether the complainant is content."""

    result: Annotated[str, MaxLen(500)]
    satisfaction: Satisfaction

    def effect(self, facts: RecordFacts, turn: Turn) -> Reply:
        """The record itself goes its own way."""
        clocks.meet(turn, CLOSING.kind, facts.row.code)
        return _keep(self, facts, turn)


def _keep(move: Move, facts: RecordFacts, turn: Turn) -> Reply:
    """A sealed step with all that was said; whoever took the complaint is told."""
    row, me = facts.row, turn.actor.id
    said = json.dumps(move.answers, ensure_ascii=False)
    step = Step(
        record_id=row.id or 0, kind=move.code, asked_by_id=me, owner_id=me, asked_at=turn.now, question="",
        answered_at=turn.now, answer=said,
    )  # fmt: skip
    turn.save(step)
    if row.author_id != me:
        told = Reply(key=f"{move.code}-told", values=spoken(row), about=record.about(row), tone="done")
        turn.notify(row.author_id, told, f"handled {step.id}")
    return Reply(key=f"{move.code}-done", values=spoken(row), about=record.about(row), tone="done")


def _done(facts: RecordFacts, move: type[Move]) -> bool:
    return any(step.kind == move.code for step in facts.steps)
