"""What a typed line is to the reports: the way in, a command beside one, a report that is told too early."""

from bot.words import Words
from handlers.reporting.cards import HEAD as REPORT
from handlers.reporting.talk import LAST


def asks(words: Words, text: str) -> bool:
    """Whether somebody asks for the way in, and says no more."""
    return words.command(text) == REPORT


def intrudes(words: Words, text: str) -> bool:
    """Whether a line typed into an open report is a command; the end of a code may happen to spell one."""
    return words.command(text) is not None and len(text.strip()) != LAST
