"""提示 · letters that time itself writes: each once, under a key that says what it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from handlers.kit.card import Reply
from handlers.kit.turn import Turn
from storage.queries import conversation


@dataclass(frozen=True)
class Call:
    """One letter to one person; sent once under its key, at its time or in the next office hours."""

    member: int
    told: Reply
    key: str
    at: datetime | None = None


def untold(turn: Turn, members: Iterable[int], key: str) -> list[int]:
    """Whom of these nobody has written to under a key: asked before a letter is composed that costs a long look."""
    named = {f"{key}:{member}": member for member in members}
    had = conversation.written_for_system(turn.session, list(named))
    return [member for letter, member in named.items() if letter not in had]


def unwritten(turn: Turn, due: Iterable[Call]) -> list[Call]:
    """Those of the letters that nobody had yet."""
    due = list(due)
    had = conversation.written_for_system(turn.session, [f"{call.key}:{call.member}" for call in due])
    return [call for call in due if f"{call.key}:{call.member}" not in had]
