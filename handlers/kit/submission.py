"""Submitting: once per draft, with its audit line, in the turn's transaction."""

from typing import Any

from handlers.kit import gate
from handlers.kit.card import Card, Reply, json
from handlers.kit.draft import Draft
from handlers.kit.form import Form
from handlers.kit.move import Move
from handlers.kit.questions import Json
from handlers.kit.turn import Turn
from storage.queries import steps


def perform(turn: Turn, form: type[Form], given: dict[str, Json], facts: Any) -> Reply | Card:
    """Does what a complete form says, or asks the others who must agree first. Raises Refused."""
    filled = form.filled(given)
    return gate.request(turn, filled, facts) if waits(turn, filled, facts) else carry_out(turn, filled, facts)


def waits(turn: Turn, filled: Form, facts: Any = None) -> bool:
    """Whether others must agree first."""
    return filled.keys is not None and filled.needs_keys(turn, facts) and gate.armed(turn, filled.keys)


def carry_out(turn: Turn, filled: Form, facts: Any) -> Reply | Card:
    """Does it, with its audit line. Raises Refused."""
    if isinstance(filled, Move):
        return filled.make(facts, turn)
    outcome = filled.submit(turn)
    if not filled.reads:
        turn.note(filled.code, outcome.about[1] if isinstance(outcome, Reply) and outcome.about else None)
    return outcome


def submit(turn: Turn, chat: str, draft: Draft, facts: Any) -> Reply | Card:
    """Performs a draft and closes it; its id is remembered with the reply, which a second press shows again."""
    outcome = perform(turn, draft.form, draft.answers.given, facts)
    steps.drop_draft_for_system(turn.session, draft.id)  # with the files of answers that were edited away
    if isinstance(outcome, Reply):
        kept = Reply(key="shown-once") if outcome.once else outcome
        steps.see(turn.session, _scope(chat), draft.id, turn.today, json(kept))
    return outcome


def receipt(turn: Turn, chat: str, draft_id: str) -> Reply | None:
    """The reply that a draft of this chat was answered with, if it was submitted."""
    seen = steps.seen_for_system(turn.session, _scope(chat), draft_id)
    return Reply.model_validate(seen[0]) if seen else None


def _scope(chat: str) -> str:
    return f"draft {chat}"
