"""What every step of a report stands on: the store, the limits, the numbers; nothing of who is there."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from sqlmodel import Session

from bot.reports.holding import Holding
from bot.reports.limits import Limit
from handlers.kit.anonymous import AnonymousTurn
from handlers.kit.card import Card, Refused
from handlers.kit.turn import House
from handlers.reporting import rewarding
from regulation.rulebook import Rulebook
from scheduler.ports import Clock
from storage.reports.keys import Secrets
from storage.reports.store import ReportStore

T = TypeVar("T")

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
HOUSE = "house"  # the key under which the whole house is counted


@dataclass(frozen=True)
class Said:
    """What is shown; `over`: the talk is done, and every message of it goes."""

    cards: list[Card]
    over: bool = False


@dataclass(frozen=True)
class Limits:
    """How often, by one chat and by the whole house."""

    wrong: Limit
    tried: Limit
    filed: Limit
    filed_house: Limit

    @classmethod
    def of(cls, book: Rulebook) -> "Limits":
        """The limits of an edition."""
        return cls(
            Limit(book.items("report.wrong"), book.minutes("report.wrong-within")),
            Limit(book.items("report.wrong-house"), HOUR),
            Limit(book.items("report.a-day"), DAY),
            Limit(book.items("report.a-day-house"), DAY),
        )

    def forget(self, now: datetime) -> None:
        """Lets go of whoever has been quiet."""
        for limit in (self.wrong, self.tried, self.filed, self.filed_house):
            limit.forget(now)


@dataclass(frozen=True)
class Ground:
    """The reports' own memory, and how a step works on it."""

    store: ReportStore
    house: Secrets
    rules: House
    clock: Clock
    outside: Mapping[str, str] = field(default_factory=dict)  # mailbox and telephone (9.3-b), if any
    limits: Limits = field(init=False)
    holding: Holding = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "limits", Limits.of(self.book))
        object.__setattr__(self, "holding", Holding.of(self.book))

    @property
    def book(self) -> Rulebook:
        """The numbers in force."""
        return self.rules.rulebook

    async def turn(self, use: Callable[[AnonymousTurn], T]) -> T:
        """A use case in one transaction of the store; it learns the week, not the moment."""
        today = self.rules.day(self.clock())

        def turn(session: Session) -> T:
            return use(AnonymousTurn.on(session, today, self.book))

        return await self.store.turn(turn)

    def reward_level(self, number: str) -> int | None:
        """The level of a reporter's reward that waits to be granted, by its number."""
        return self.store.turn_now(lambda session: rewarding.waiting(session, self.house)).get(number)

    async def slowly(self, work: Callable[[], T]) -> T:
        """Work that takes its time, off the event loop."""
        return await asyncio.to_thread(work)

    def count(self, limit: Limit, key: bytes | str, refusal: str) -> None:
        """Counts a try before its work begins. Raises Refused with the minutes to wait."""
        wait = limit.take(key, self.clock())
        if wait is not None:
            raise Refused(refusal, minutes=max(1, -(-int(wait.total_seconds()) // 60)))
