"""What the page shows: one transcript a person, in memory, as cards; words are chosen when they are drawn."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from handlers.kit.card import Card, Value

KEPT = 200  # messages a person; a demo is short, memory is not endless


@dataclass(frozen=True)
class Message:
    """One bubble: what a person typed, pressed or sent, or a card of the bot."""

    id: str
    at: datetime
    said: Value | None = None
    file: tuple[str, int] | None = None  # name and size in bytes
    card: Card | None = None
    stale: bool = False
    passing: bool = False  # of a report: gone without a trace when it is over


@dataclass(frozen=True)
class Event:
    """Something the open pages must hear: a message of a person, or that everything is to be drawn anew."""

    person: str | None = None
    message: Message | None = None


@dataclass
class Chats:
    """All transcripts, and the pages that listen."""

    clock: Callable[[], datetime]
    transcripts: dict[str, list[Message]] = field(default_factory=dict)
    _listeners: set[asyncio.Queue[Event | None]] = field(default_factory=set)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def add(self, person: str, at: datetime | None = None, **what: Any) -> Message:
        """A new bubble at the end of a transcript."""
        message = Message(id=f"m{next(self._numbers)}", at=at or self.clock(), **what)
        transcript = self.transcripts.setdefault(person, [])
        transcript.append(message)
        del transcript[:-KEPT]
        self._tell(Event(person, message))
        return message

    def settle(self, person: str, open_draft: str | None) -> list[Message]:
        """Marks the cards of a draft that are no longer its newest; returns those that changed."""
        transcript = self.transcripts.get(person, [])
        ours = [place for place, message in enumerate(transcript) if message.card and message.card.draft]
        newest = next((p for p in reversed(ours) if _draft(transcript[p]) == open_draft), None)
        changed = [p for p in ours if p != newest and not transcript[p].stale]
        for place in changed:
            transcript[place] = replace(transcript[place], stale=True)
            self._tell(Event(person, transcript[place]))
        return [transcript[place] for place in changed]

    def clear_passing(self, person: str) -> None:
        """Forgets every bubble of a report."""
        transcript = self.transcripts.get(person, [])
        transcript[:] = [message for message in transcript if not message.passing]

    def left_behind(self, person: str) -> bool:
        """Whether something of a report stands there; the way in to one is not yet of it."""
        transcript = self.transcripts.get(person, ())
        return any(message.passing and message.card and message.card.draft for message in transcript)

    def label_of(self, person: str, code: str) -> Value | None:
        """What the button with this code says, if this person was shown one."""
        for message in reversed(self.transcripts.get(person, [])):
            for choice in message.card.choices if message.card else ():
                if choice.code == code:
                    return choice.label
        return None

    def redraw(self) -> None:
        """Asks every page to fetch everything again."""
        self._tell(Event())

    @contextmanager
    def listening(self) -> Iterator[AsyncIterator[Event]]:
        """A stream of events for one page, until the page or the house closes."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield _events(queue)
        finally:
            self._listeners.discard(queue)

    def close(self) -> None:
        """Ends every stream, so that the server can stop at once."""
        for queue in self._listeners:
            queue.put_nowait(None)

    def _tell(self, event: Event) -> None:
        for queue in self._listeners:
            queue.put_nowait(event)


async def _events(queue: "asyncio.Queue[Event | None]") -> AsyncIterator[Event]:
    while (event := await queue.get()) is not None:
        yield event


def _draft(message: Message) -> str | None:
    return message.card.draft if message.card else None


@dataclass(frozen=True)
class PageMessenger:
    """Delivers to the page: a bubble in the person's transcript."""

    chats: Chats

    async def send(self, person: str, card: Card) -> None:
        """Never fails: the page is in this process. A chat that nobody has looked at will begin with it."""
        if person in self.chats.transcripts:
            self.chats.add(person, card=card)
