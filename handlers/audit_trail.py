"""审计链核验 · the trail is whole, and still holds what the auditor was told last (8.1-b)."""

from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session

from handlers.kit.card import Reply
from storage import audit
from storage.audit import Head
from storage.queries import conversation


class Anchor(NamedTuple):
    """存证 · the head that stands in the auditors' chats, where nobody can rewrite it, and when it was told."""

    head: Head
    at: datetime


def check(session: Session) -> int:
    """Walks the chain and compares it with the anchor; returns the number of lines. Raises BrokenChain."""
    lines = audit.verify(session.connection())
    check_told(session)
    return lines


def check_told(session: Session) -> None:
    """Compares the head that the auditor was told last: lines cut off at the end leave a whole chain behind.

    Raises BrokenChain.
    """
    told = anchor(session)
    if told:
        audit.check_head(session.connection(), told.head)


def anchor(session: Session) -> Anchor | None:
    """What the auditors were told last, or None where there was nothing to tell, or nobody."""
    told = conversation.newest_told_for_system(session, "audit-head ")
    head = str(Reply.model_validate(told.reply).values["head"]) if told else "-"
    return Anchor(Head.parse(head), told.at) if told and head != "-" else None
