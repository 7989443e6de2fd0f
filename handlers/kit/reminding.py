"""催办 · whom a step of the cadence is for, what it says: for the engine, the forecast, a reminder put off."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from handlers.kit import clocks
from handlers.kit.button import Button
from handlers.kit.card import On, Reply
from handlers.kit.clocks import Term, Wait
from handlers.kit.move import Machine
from handlers.kit.turn import Turn
from regulation.cadence import Planned, Who
from regulation.vocabulary import ReminderStatus, Role
from storage.queries import escalation, people, reminders
from storage.tables import Deadline, Reminder

Declared = tuple[Machine | Term, Wait]
ROLES: Mapping[Who, Role] = {"officer": Role.CREDIT_OFFICER, "director": Role.CREDIT_DIRECTOR, "chair": Role.CHAIR}
NAGGED: frozenset[Who] = frozenset({"owner", "delegate"})  # all others are told because it goes up the line
BUTTONS = ("acknowledge-reminder", "snooze-reminder", "calendar-file")


@dataclass
class Recipients:
    """Asked many times in one turn, it reads everybody once."""

    turn: Turn
    _people: dict[tuple[Who, tuple[int, ...]], list[int]] = field(default_factory=dict)

    def of(self, row: Deadline, wait: Wait, facts: Any, step: Planned, quiet: Collection[int] = ()) -> list[int]:
        """As they are today, nobody twice, and nobody above the owners whom it is about.

        `quiet`: who has acknowledged is not nagged again, but on the last day, and whoever is above is told.
        """
        owners, spared = tuple(wait.owner(facts, self.turn)), wait.spares(facts, self.turn)
        found: list[tuple[Who, int]] = []
        for asked in (step.to, ("head",), ("officer",)):  # where everybody has left, whoever stands above them
            named = [(who, member) for who in asked for member in self._those(who, owners)]
            fit = [(who, member) for who, member in named if member in owners or member not in spared]
            found = [(who, member) for who, member in fit if member not in self._gone]
            if found:
                break
        last = not step.overdue and step.on >= clocks.due_on(self.turn, row)
        return list(dict.fromkeys(m for who, m in found if last or who not in NAGGED or m not in quiet))

    def _those(self, who: Who, owners: tuple[int, ...]) -> list[int]:
        if who == "owner":
            return list(owners)
        if who == "delegate":
            return [member for owner in owners for member in self._delegates.get(owner, ())]
        key = who, owners if who == "head" else ()
        if key not in self._people:
            self._people[key] = self._asked(who, owners)
        return self._people[key]

    def _asked(self, who: Who, owners: tuple[int, ...]) -> list[int]:
        session, today = self.turn.session, self.turn.today
        if who == "head":
            return escalation.heads_for_system(session, owners, today)
        return people.holders_for_system(session, ROLES[who], today)

    @cached_property
    def _gone(self) -> frozenset[int]:
        return people.gone_for_system(self.turn.session, self.turn.today)

    @cached_property
    def _delegates(self) -> dict[int, list[int]]:
        return escalation.delegates_for_system(self.turn.session, self.turn.today)


def quiet_since(turn: Turn) -> datetime:
    """Who has acknowledged from then on is not reminded again yet (知悉)."""
    period = turn.house.rulebook.workdays("reminder.acknowledged")
    return turn.house.end_of(turn.calendar.before(turn.today, period) - timedelta(days=1))


def go_on(turn: Turn, row: Deadline, declared: Declared, facts: Any, put_off: Sequence[Reminder]) -> None:
    """What was put off (稍后提醒) comes at its hour though the deadline has moved, and says the new day."""
    lines = []
    for each in put_off:
        said = reply(replace(turn, now=each.send_at), row, declared, facts)
        step = f"{each.step} again"  # beside the cadence of the new deadline, which has a step of that name
        letter = turn.notify(each.recipient_id, said, f"reminder {row.id} {step}", each.send_at)
        kept = each.model_dump(include={"recipient_id", "channel", "send_at", "late"})
        lines.append(
            kept | {"deadline_id": row.id, "step": step, "letter": letter, "status": ReminderStatus.PLANNED}
        )
    reminders.enter_for_system(turn.session, lines)


def reply(turn: Turn, row: Deadline, declared: Declared, facts: Any, late: bool = False) -> Reply:
    """What a reminder says on the day of the turn, with the buttons of the matter and its own."""
    machine, wait = declared
    due = clocks.due_on(turn, row)
    when = "overdue" if turn.today > due else "today" if turn.today == due else ""
    more = {"due": On(day=due), "days": abs((due - turn.today).days)} | wait.named(facts)
    return Reply(
        key="-".join(filter(None, (wait.words, when, "late" if late else ""))),
        values=clocks.spoken(row) | more,
        about=machine.about(facts.row),
        then=(*wait.then, *(Button(head, str(row.id)).code for head in BUTTONS)),
        tone="attention" if when == "overdue" else "time",
    )
