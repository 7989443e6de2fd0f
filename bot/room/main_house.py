"""What the reading room asks of the house outside it; of the reports it says nothing there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlmodel import Session

from handlers.kit.card import Refused
from handlers.kit.turn import House, Turn
from handlers.reporting.violation import file_violation
from regulation.vocabulary import Role
from scheduler.ports import Clock
from storage.database import Database
from storage.journal import Journal
from storage.queries import people

DECIDING = frozenset({Role.CHAIR, Role.CREDIT_DIRECTOR})  # who would be asked for a reward (T10)


@dataclass(frozen=True)
class MainHouse:
    """The office as the room needs it."""

    database: Database
    rules: House
    clock: Clock
    committed: Callable[[], None]  # pokes the outbox

    async def deciders(self) -> dict[str, str]:
        """The members by whom a reward is asked for and granted, those who stand in for one too; their names."""
        today = self.rules.day(self.clock())
        everybody = await self.database.read(lambda session: people.actors_for_system(session, today))
        return {code: actor.name for code, actor in everybody.items() if actor.viewer.roles & DECIDING}

    async def record(self, member: str, said: Mapping[str, str]) -> None:
        """登记违规 · a record, in the name of the reader who files it. Raises Refused."""
        now = self.clock()

        def write(session: Session, journal: Journal) -> None:
            actor = people.actor_for_system(session, member, self.rules.day(now))
            if actor is None:
                raise Refused("member-unknown")
            turn = Turn(session, now, actor, self.rules, journal)
            file_violation(turn, said.get("about", ""), said.get("on", ""), said.get("text", ""))

        await self.database.write(write)
        self.committed()
