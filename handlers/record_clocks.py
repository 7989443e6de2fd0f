"""记录的时限 · how long the office has to sort a record in, and the subject to answer it (clauses 3.2-b, 4.3-a)."""

from collections.abc import Sequence

from handlers.kit.clocks import Wait
from handlers.kit.turn import Turn
from regulation.vocabulary import Role
from storage.queries import people
from storage.queries.records import RecordFacts


def _office(facts: RecordFacts, turn: Turn) -> Sequence[int]:
    """Who sorts it in: the officers; what is about the credit office itself, the chair."""
    role = Role.CHAIR if facts.office else Role.CREDIT_OFFICER
    return people.holders_for_system(turn.session, role, turn.today)


def _asked(facts: RecordFacts, turn: Turn) -> Sequence[int]:
    """Who speaks for whom it is about."""
    return [facts.reply.owner_id] if facts.reply else []


def about(facts: RecordFacts, turn: Turn) -> Sequence[int]:
    """回避 · the person it is about hears of it when it is sorted, not by its being late."""
    return [facts.subject.member_id] if facts.subject.member_id else []


TRIAGE = Wait("record.triage", _office, spares=about)
SUBJECT_REPLY = Wait("subject.reply", _asked)
