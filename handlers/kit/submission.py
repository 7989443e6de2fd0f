"""Submitting: once per draft, with its audit line, in the turn's transaction."""

from typing import Any

from handlers.kit.card import Card, Reply, json
from handlers.kit.draft import Draft
from handlers.kit.form import Form
from handlers.kit.move import Move
from handlers.kit.questions import Json
from handlers.kit.turn import Turn
from storage.queries import conversation
from storage.tables import Seen


def perform(turn: Turn, form: type[Form], given: dict[str, Json], facts: Any) -> Reply | Card:
    """Does what a complete form says. Raises Refused."""
    filled = form.filled(given)
    if isinstance(filled, Move):
        return filled.make(facts, turn)
    outcome = filled.submit(turn)
    if not form.reads:
        turn.note(form.code, outcome.about[1] if isinstance(outcome, Reply) and outcome.about else None)
    return outcome


def submit(turn: Turn, chat: str, draft: Draft, facts: Any) -> Reply | Card:
    """Performs a draft and closes it; its id is remembered with the reply, which a second press shows again."""
    files = conversation.attachments_for_system(turn.session, draft.id)
    outcome = perform(turn, draft.form, draft.answers.given, facts)
    for file in files:
        if file.record_id is None:
            turn.session.delete(file)  # attached to an answer that was edited away
    turn.session.delete(draft.row)
    if isinstance(outcome, Reply):
        turn.session.add(Seen(scope=_scope(chat), key=draft.id, reply=json(outcome), on=turn.today))
    turn.session.flush()
    return outcome


def receipt(turn: Turn, chat: str, draft_id: str) -> Reply | None:
    """The reply that a draft of this chat was answered with, if it was submitted."""
    seen = conversation.seen_for_system(turn.session, _scope(chat), draft_id)
    return Reply.model_validate(seen.reply) if seen else None


def _scope(chat: str) -> str:
    return f"draft {chat}"
