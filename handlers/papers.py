"""文书 · the documents of a case."""

from collections.abc import Sequence

from handlers.cases import case, spoken
from handlers.kit import clocks
from handlers.kit.card import On, Reply
from handlers.kit.turn import Turn
from regulation.rectification import number
from storage.queries.cases import CaseFacts


def send_warning(facts: CaseFacts, turn: Turn, to: Sequence[int]) -> None:
    """警告通知书与修复指引 · in one message, with three buttons."""
    row, rules = facts.row, turn.house.rulebook
    values = spoken(row) | {
        "subject": facts.subject.name,
        "conduct": row.conduct,
        "demand": row.demand,
        "confirm": On(day=clocks.last_day(turn, number("acknowledge", row.level))),
        "days": rules.workdays(number("plan", row.level)),
    }
    told = Reply(key="warning-served", values=values, about=case.about(row), tone="attention")
    for member in to:
        turn.notify(member, told, f"warning {row.code}")
