"""期限引擎 · what happens when a clock comes to a step: somebody is reminded, or time itself acts.

All truth is in the rows. A tick takes what is due, does it in one transaction, and writes down when to look again:
killed anywhere, the next one finds the same rows; after days of silence only the latest missed step is sent.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from handlers.kit import clocks
from handlers.kit.card import On, Reply
from handlers.kit.clocks import Moment, Term, Wait
from handlers.kit.move import Machine, Overdue
from handlers.kit.turn import House, Turn
from handlers.office import Office
from regulation.cadence import Who
from regulation.permissions import CLOCK
from regulation.vocabulary import DeadlineStatus, Language, Role
from scheduler.ports import Clock
from storage.database import Database
from storage.journal import Journal
from storage.queries import escalation, people, time
from storage.queries.people import Actor
from storage.tables import Deadline, Reminder

log = logging.getLogger(__name__)

BATCH = 100
CHAT = "chat"
DIGEST = "digest"
ROLES: Mapping[Who, Role] = {
    "officer": Role.CREDIT_OFFICER,
    "director": Role.CREDIT_DIRECTOR,
    "chair": Role.CHAIR,
}
TIME = Actor(0, "clock", "clock", Language.CHINESE, None, CLOCK, None)


@dataclass(frozen=True)
class Deadlines:
    """A tick looks after every deadline that is due. Several processes may tick: each row is taken once."""

    database: Database
    office: Office
    house: House
    clock: Clock

    async def tick(self) -> int:
        """Rounds until nothing is due; returns how many deadlines were looked after."""
        done = 0
        while await self.database.read(lambda session: time.anything_due_for_system(session, self.clock())):
            done += await self.database.write(self._round)
        return done

    def _round(self, session: Session, journal: Journal) -> int:
        turn = Turn(session, self.clock(), TIME, self.house, journal)
        rows = time.due_for_system(session, turn.now, BATCH)
        waits = self.office.waits()
        for row in rows:
            if row.kind in waits:
                self._one(turn, row, *waits[row.kind])
            else:  # its kind left the house with a deploy
                row.status, row.next_at, row.ended_at = DeadlineStatus.CANCELLED, None, turn.now
            session.add(row)
        return len(rows)

    def _one(self, turn: Turn, row: Deadline, machine: Machine | Term, wait: Wait) -> None:
        facts = machine.load(turn.session, CLOCK, [row.row_code]).get(row.row_code)
        if facts is None:
            row.status, row.next_at, row.ended_at = DeadlineStatus.CANCELLED, None, turn.now
            return
        if row.status is DeadlineStatus.RUNNING and row.due_at <= turn.now:
            row.status = DeadlineStatus.OVERDUE
            turn.note("deadline-overdue", row.row_code, kind=row.kind)
            if _time_acts(turn, row, machine, facts):
                return
        since = row.next_at or turn.now
        missed = [] if wait.silent else [moment for moment in _until(turn, row) if since <= moment.at]
        if missed:
            self._remind(turn, row, machine, wait, facts, missed)
        row.next_at = clocks.next_moment(turn, row, turn.now)

    def _remind(
        self, turn: Turn, row: Deadline, machine: Machine | Term, wait: Wait, facts: Any, missed: list[Moment]
    ) -> None:
        """Only the latest of several missed steps, marked when it comes on another day than it should have."""
        at, step = missed[-1]
        late = turn.house.day(at) < turn.today
        reply = _reply(turn, row, wait, facts, late).model_copy(update={"about": machine.about(facts.row)})
        send_at = clocks.office_time(turn)
        for member in recipients(turn, wait, facts, step.to):
            if time.planned_for_system(turn.session, row.id or 0, step.name, member):
                continue
            channel = self._channel(turn, member, send_at)
            turn.session.add(
                Reminder(
                    deadline_id=row.id or 0,
                    step=step.name,
                    recipient_id=member,
                    channel=channel,
                    send_at=send_at,
                    late=late,
                )
            )
            turn.session.flush()
            if channel == CHAT:
                turn.notify(member, reply, f"reminder {row.id} {step.name}", send_at)
            else:
                more = Reply(key="reminder-digest", then=("my-deadlines",), tone="attention")
                turn.notify(member, more, f"digest {turn.house.day(send_at)}", send_at)

    def _channel(self, turn: Turn, member: int, at: datetime) -> str:
        """Above so many a day the rest comes as one digest."""
        day = turn.house.day(at)
        first, last = turn.house.end_of(day.fromordinal(day.toordinal() - 1)), turn.house.end_of(day)
        had = time.reminded_for_system(turn.session, member, first, last)
        return CHAT if had < turn.house.rulebook.items("reminders.daily") else DIGEST


def _reply(turn: Turn, row: Deadline, wait: Wait, facts: Any, late: bool) -> Reply:
    due = clocks.due_on(turn, row)
    when = "overdue" if turn.today > due else "today" if turn.today == due else ""
    return Reply(
        key="-".join(filter(None, (wait.words, when, "late" if late else ""))),
        values=clocks.spoken(row) | {"due": On(day=due), "days": abs((due - turn.today).days)} | wait.named(facts),
        then=wait.then,
        tone="attention" if when == "overdue" else "time",
    )


def recipients(turn: Turn, wait: Wait, facts: Any, to: tuple[Who, ...]) -> list[int]:
    """Whom a step is for, as they are today, nobody twice, and nobody above the owners whom it is about."""
    owners, spared = list(wait.owner(facts, turn)), wait.spares(facts)
    found: list[int] = []
    for who in to:
        match who:
            case "owner":
                found += owners
            case "delegate":
                found += escalation.delegates_for_system(turn.session, owners, turn.today)
            case "head":
                found += escalation.heads_for_system(turn.session, owners, turn.today)
            case _:
                found += people.holders_for_system(turn.session, ROLES[who], turn.today)
    return [member for member in dict.fromkeys(found) if member in owners or member not in spared]


def _until(turn: Turn, row: Deadline) -> list[Moment]:
    """The steps up to now."""
    found: list[Moment] = []
    for moment in clocks.moments(turn, row):
        if moment.at > turn.now:
            return found
        found.append(moment)
    return found


def _time_acts(turn: Turn, row: Deadline, machine: Machine | Term, facts: Any) -> bool:
    """The move that is declared for a clock that has run out, if there is one."""
    for move in machine.moves:
        if move.by == Overdue(row.kind) and facts.row.status in move.sources:
            move().make(facts, turn)
            return row.next_at is None
    return False
