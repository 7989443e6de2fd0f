"""What a typed line is to the reports: the way in, a command beside one, a report that is told too early."""

from bot.words import Words
from handlers.kit.card import Card
from handlers.reporting.cards import HEAD as REPORT
from handlers.reporting.cards import entry
from handlers.reporting.talk import LAST


def asks(words: Words, text: str) -> bool:
    """Whether somebody asks for the way in, and says no more."""
    return words.command(text) == REPORT


def intrudes(words: Words, text: str) -> bool:
    """Whether a line typed into an open report is a command; the end of a code may happen to spell one."""
    return words.command(text) is not None and len(text.strip()) != LAST


def too_early(words: Words, text: str) -> bool:
    """Whether a report is told in the very message that asks for the way in, before anything could be kept off."""
    return words.begins(text, REPORT)


def surely(words: Words, text: str) -> bool:
    """The same while a form stands open and may be what is answered: after a slash, or a Chinese word by itself."""
    order = words.order(text)
    return order is not None and order[0] == REPORT and (text.startswith("/") or not text[:1].isascii())


def advice() -> Card:
    """What somebody reads who wrote a report as a message, where that message could be deleted."""
    return Card(text="report-message-advice", choices=entry().choices, tone="attention")
