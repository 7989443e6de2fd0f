"""What the office needs of whoever understands typed words."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from handlers.kit.card import Value


class Ear(Protocol):
    """Understands typed words in every language; implemented where the words are."""

    def command(self, text: str) -> str | None:
        """The command that a whole message means: "/record", "record", "录入"."""

    def order(self, text: str) -> tuple[str, str] | None:
        """The command that the first word of a longer message means, and what follows it."""

    def form(self, text: str, codes: Sequence[str]) -> str | None:
        """The form that was named: by its code, its title, its kind or another word for it."""

    def choice(self, text: str, labels: Mapping[str, Value]) -> str | None:
        """The key of the label that was typed instead of pressed."""
