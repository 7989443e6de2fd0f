"""What the scheduler needs from outside, as protocols; the composition root hands them in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from handlers.kit.card import Card
from handlers.kit.paper import Paper
from regulation.vocabulary import Format, Language

Clock = Callable[[], datetime]  # aware UTC, read once a tick


class NotDelivered(Exception):
    """The platform did surely not take the card. `after` is how long it asks to be left alone."""

    def __init__(self, why: str, after: timedelta | None = None) -> None:
        super().__init__(why)
        self.after = after


class NobodyThere(NotDelivered):
    """The person has no account here, or closed it: nothing is wrong with the platform."""


class Printer(Protocol):
    """Turns a paper into the bytes of a document; called off the loop."""

    def print(self, paper: Paper, format_: Format, language: Language) -> bytes:
        """Raises whatever stands in the way; its text is logged nowhere."""

    def title(self, paper: Paper, language: Language) -> str:
        """What the document is called."""

    def rest(self) -> None:
        """Nothing waits just now: after a while, lets go of whatever printing needs. Returns at once."""


class Messenger(Protocol):
    """Takes a card to a person; one for each platform, and a list-backed one in tests."""

    async def send(self, person: str, card: Card) -> None:
        """Takes it to the member with this code. Raises NotDelivered, or anything else when nobody knows."""
