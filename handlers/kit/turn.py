"""What a use case may touch: one transaction, one instant, one member."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from functools import cached_property
from typing import Any, Self, TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import Session, SQLModel

from handlers.kit.card import Reply, json
from handlers.kit.upkeep import Upkeep
from regulation.permissions import Viewer
from regulation.rulebook import Rulebook
from regulation.vocabulary import Language, Undertaking
from regulation.workdays import Calendar
from storage.audit import AuditLine
from storage.journal import Journal, PendingNotice
from storage.queries import time
from storage.queries.people import Actor
from storage.tables.base import Versioned, touch
from storage.vault import Vault

Row = TypeVar("Row", bound=SQLModel)


def nobody(*_: object) -> None:
    """Where a house has no reading room: no way in, no reward."""


@dataclass(frozen=True)
class House:
    """What is the same for everybody: the institution's zone, the edition in force, the keyed hashes."""

    zone: ZoneInfo
    rulebook: Rulebook
    vault: Vault
    editions: Mapping[str, Rulebook] = field(default_factory=dict)  # all there were; what began under one keeps it
    texts: Mapping[tuple[Undertaking, Language], str] = field(default_factory=dict)  # what people sign
    commitment: Mapping[Language, str] = field(default_factory=dict)  # 信用承诺书 · signed to apply for repair
    room: Callable[[str, Language], str | None] = nobody  # by a member's code a one-time way into the reading room
    reward: Callable[[str], int | None] = nobody  # by its number the level of a reporter's reward that waits
    upkeep: Callable[[], Upkeep] = Upkeep  # how the process and its folders are at this moment
    invitation: str | None = None  # an address that opens a chat with us; `{code}` is the one-time code

    def day(self, at: datetime) -> date:
        """The day of a moment in the institution's zone."""
        return at.astimezone(self.zone).date()

    def end_of(self, day: date) -> datetime:
        """The moment at which a day is over (24:00) in the institution's zone."""
        return datetime.combine(day + timedelta(days=1), clock_time(), self.zone).astimezone(UTC)


@dataclass(frozen=True)
class Turn:
    """One transaction, one instant (aware UTC), one member. Use cases add rows; they never commit."""

    session: Session
    now: datetime
    actor: Actor
    house: House
    journal: Journal = field(default_factory=Journal)
    known: dict[tuple[str, str], Any] = field(default_factory=dict)  # facts of rows that this turn made itself

    @property
    def today(self) -> date:
        """The day in the institution's zone."""
        return self.house.day(self.now)

    @cached_property
    def calendar(self) -> Calendar:
        """The working days as they are known now."""
        return Calendar(time.own_days_for_system(self.session))

    def by(self, calendar: Calendar) -> Self:
        """The same turn, counting with other working days."""
        other = replace(self)
        vars(other)["calendar"] = calendar
        return other

    def under(self, edition: str) -> Self:
        """The same turn, by the numbers of the edition under which a matter began (10.4)."""
        house = self.house
        rules = house.editions.get(edition, house.rulebook)
        return self if rules is house.rulebook else replace(self, house=replace(house, rulebook=rules))

    @property
    def viewer(self) -> Viewer:
        """The actor as the permission rows see them."""
        return self.actor.viewer

    def save(self, row: Row) -> Row:
        """Adds a row and gives it its id."""
        self.session.add(row)
        self.session.flush()
        return row

    def renew(self, row: Versioned) -> None:
        """The row's version goes up though none of its columns changed."""
        touch(row)
        self.save(row)

    def notify(self, member_id: int, reply: Reply, dedupe: str, at: datetime | None = None) -> str:
        """Writes a message to the outbox; sent after the commit or at its time, once per key, which it returns.

        What has a time of its own keeps quiet hours as well when something delays it.
        """
        key = f"{dedupe}:{member_id}"
        self.journal.notices.append(PendingNotice(member_id, json(reply), key, at or self.now, at is not None))
        return key

    def note(self, action: str, on: str | None = None, **facts: str) -> None:
        """Adds a line to the audit trail: codes and states, no names, no texts."""
        edition = {"edition": self.house.rulebook.edition}
        self.journal.lines.append(AuditLine(self.now, self.actor.code, action, on, edition | facts))
