"""投诉的时限 · how soon whoever complained hears from us, and how soon it is settled (clause 3.3-c).

They begin when the complaint is filed and run on while the record is sorted and established: what became of the
record is one thing, what the complainant was told another.
"""

import json
from collections.abc import Sequence

from handlers.kit import clocks, draw
from handlers.kit.card import Fact, Label, On
from handlers.kit.clocks import Wait
from handlers.kit.form import form_named
from handlers.kit.turn import Turn
from handlers.record_clocks import about
from regulation.vocabulary import Role
from storage.queries import escalation, people
from storage.queries.records import REPLY, SUPPLEMENT, RecordFacts
from storage.tables import Deadline

COMPLAINT = "complaint"  # the kind of record


def is_complaint(facts: RecordFacts) -> bool:
    """Whether a learner complained, rather than anybody observed something."""
    return facts.row.kind == COMPLAINT


def _handlers(facts: RecordFacts, turn: Turn) -> Sequence[int]:
    """Who took it and who leads the department concerned, never whom it is about; if nobody, the office."""
    home, concerned = facts.subject.department_id, facts.subject.member_id
    leaders = people.leaders_for_system(turn.session, home, turn.today) if home else sorted(facts.party.managers)
    others = [member for member in leaders if member != concerned][:1]
    author = [facts.row.author_id] if facts.row.author_id != concerned else []
    present = escalation.present_for_system(turn.session, author + others, turn.today)
    return present or people.holders_for_system(turn.session, Role.CREDIT_OFFICER, turn.today)


FIRST_RESPONSE = Wait("complaint.first-response", _handlers, begins=is_complaint, spares=about)
CLOSING = Wait("complaint.closing", _handlers, begins=is_complaint, spares=about)
CLOCKS = (FIRST_RESPONSE, CLOSING)


def lines(facts: RecordFacts, turn: Turn) -> list[Fact]:
    """What the complainant was told, and until when they must be told what is still open; for insiders."""
    if not is_complaint(facts) or not facts.known_inside(turn.viewer):
        return []
    found: list[Fact] = []
    for step in facts.steps:
        form = form_named(step.kind) if step.kind not in (REPLY, SUPPLEMENT) else None
        if form:
            found += draw.answer_facts(turn, form, json.loads(step.answer or "{}"))
    kinds = {wait.kind for wait in CLOCKS}
    running = [row for row in clocks.running(turn, facts.row.code) if row.kind in kinds]
    return found + [_due(turn, row) for row in sorted(running, key=lambda row: row.due_at)]


def _due(turn: Turn, row: Deadline) -> Fact:
    due = clocks.due_on(turn, row)
    key = "complaint-overdue" if turn.today > due else "complaint-due"
    return Fact(label=clocks.called(row.kind), value=(Label(label=key, values={"due": On(day=due)}),))
