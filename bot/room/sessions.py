"""Who is in the room: one-time links from chat, and short sessions that hold an unlocked key in memory alone."""

import asyncio
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from regulation.vocabulary import Language
from storage.reports.readers import Desk

TICKET = timedelta(minutes=10)  # how long a link from chat waits to be used


@dataclass
class Visit:
    """One reader in one browser. The key is dropped with the session."""

    member: str
    language: Language
    agent: str
    began: datetime
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    desk: Desk | None = None
    custodian: bool = False
    numbers: dict[int, bytes] = field(default_factory=dict)  # what stands in addresses instead of ids
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)  # one thing after another
    taken: dict[str, str] = field(default_factory=dict)  # codes of what was taken in, by its form: sent twice, once
    said: str = ""  # what came of the last action, shown once

    def number(self, report: bytes) -> int:
        """The number of a report in this session's addresses."""
        known = {each: number for number, each in self.numbers.items()}
        number = known.get(report, len(self.numbers) + 1)
        self.numbers[number] = report
        return number


@dataclass
class Sessions:
    """Tickets and sessions, in memory."""

    lasts: timedelta
    _tickets: dict[str, tuple[str, Language, datetime]] = field(default_factory=dict)
    _visits: dict[str, Visit] = field(default_factory=dict)

    def ticket(self, member: str, language: Language, now: datetime) -> str:
        """A link's secret for somebody in the chat; the one before stops working."""
        self._tickets = {t: each for t, each in self._tickets.items() if each[0] != member and each[2] > now}
        ticket = secrets.token_urlsafe(24)
        self._tickets[ticket] = (member, language, now + TICKET)
        return ticket

    def enter(self, ticket: str, agent: str, now: datetime) -> str | None:
        """Uses a ticket up; returns the new session's secret."""
        member, language, until = self._tickets.pop(ticket, ("", Language.CHINESE, now))
        if until <= now:
            return None
        name = secrets.token_urlsafe(24)
        self._visits[name] = Visit(member, language, agent, now)
        return name

    def visit(self, name: str, agent: str, now: datetime) -> Visit | None:
        """The session of a browser; over after its time, or in another browser."""
        self.forget(now)
        found = self._visits.get(name)
        return found if found and hmac.compare_digest(found.agent.encode(), agent.encode()) else None

    def forget(self, now: datetime) -> None:
        """Drops the keys of sessions whose time is over, and tickets that nobody used."""
        self._visits = {key: each for key, each in self._visits.items() if now - each.began <= self.lasts}
        self._tickets = {ticket: each for ticket, each in self._tickets.items() if each[2] > now}

    def leave(self, name: str) -> None:
        """Ends a session and drops its key."""
        self._visits.pop(name, None)
