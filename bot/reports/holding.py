"""What open reports take up in memory, in the whole house: counted, because strangers may tell them too."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from handlers.kit.card import Refused
from handlers.reporting.talk import Talk
from regulation.rulebook import Rulebook


@dataclass
class Holding:
    """At most so many reports at once, and so many bytes of their files."""

    most_talks: int
    most_bytes: int
    _talks: WeakValueDictionary[str, Talk] = field(default_factory=WeakValueDictionary)  # over: gone by itself
    _coming: int = 0  # bytes on their way into one of them

    @classmethod
    def of(cls, book: Rulebook) -> "Holding":
        """The limits of an edition."""
        return cls(book.items("report.open-talks"), book.bytes("report.held"))

    def talk(self, token: str | None) -> Talk | None:
        """The open report of this name."""
        return self._talks.get(token) if token else None

    def has_room(self) -> None:
        """For one more report. Raises Refused."""
        if len(self._talks) >= self.most_talks:
            raise Refused("report-busy-house")

    def begin(self, talk: Talk) -> Talk:
        """Counts it, for as long as somebody holds it. Raises Refused."""
        self.has_room()
        self._talks[talk.token] = talk
        return talk

    @contextmanager
    def coming(self, size: int) -> Iterator[None]:
        """A file while it is fetched, cleaned or put down. Raises Refused; nothing that is held is lost by it."""
        held = sum(len(file.content) for talk in self._talks.values() for file in talk.files)
        if held + self._coming + size > self.most_bytes:
            raise Refused("report-busy-house")
        self._coming += size
        try:
            yield
        finally:
            self._coming -= size
