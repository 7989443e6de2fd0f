"""What the scheduler needs from outside, as protocols; the composition root hands them in."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from handlers.kit.card import Card

Clock = Callable[[], datetime]  # aware UTC, read once a tick


class Messenger(Protocol):
    """Takes a card to a person; one for each platform, and a list-backed one in tests."""

    async def send(self, person: str, card: Card) -> None:
        """Delivers to the member with this code. Raises when the platform did not take it."""
