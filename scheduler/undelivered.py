"""催办未送达 · a reminder that reaches nobody goes to whoever stands above, and to the office, once."""

from collections.abc import Collection, Mapping

from handlers.kit import clocks
from handlers.kit.card import On, Reply
from handlers.kit.clocks import Term, Wait
from handlers.kit.move import Machine
from handlers.kit.turn import Turn
from regulation.vocabulary import ReminderStatus, Role
from storage.queries import escalation, people, reminders
from storage.tables import Deadline, Reminder

INSTEAD = (Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR, Role.CHAIR)  # the first of these that anybody else holds


def pass_on(turn: Turn, waits: Mapping[str, tuple[Machine | Term, Wait]], limit: int) -> None:
    """A blocked bot, an account that was never bound, a person who has left: others are told instead."""
    for reminder, row in reminders.lost_for_system(turn.session, limit):
        turn.session.add(reminder)
        if row.next_at is None or row.kind not in waits:
            reminder.status = ReminderStatus.SUPERSEDED
            continue
        reminder.passed_on_at = turn.now
        turn.note("reminder-undelivered", row.row_code, kind=row.kind, step=reminder.step)
        _tell(turn, reminder, row, *waits[row.kind])


def _tell(turn: Turn, reminder: Reminder, row: Deadline, machine: Machine | Term, wait: Wait) -> None:
    name = people.names_for_system(turn.session, [reminder.recipient_id])[reminder.recipient_id]
    told = Reply(
        key="reminder-undelivered",
        values=clocks.spoken(row) | {"name": name, "due": On(day=clocks.due_on(turn, row))},
        about=(machine.name, row.row_code),
        tone="attention",
    )
    facts = clocks.facts_of(turn, machine, row)
    spared = wait.spares(facts, turn) if facts else ()
    for member in _instead(turn, reminder.recipient_id, spared):
        turn.notify(member, told, f"undelivered {reminder.id}", clocks.office_time(turn))


def _instead(turn: Turn, member: int, spared: Collection[int]) -> list[int]:
    """The heads above, and the office; never whom it is about, and its own people do not hear of themselves."""
    away = {member, *spared}
    heads = [head for head in escalation.heads_for_system(turn.session, [member], turn.today) if head not in away]
    held = (people.holders_for_system(turn.session, role, turn.today) for role in INSTEAD)
    office = next((others for each in held if (others := [one for one in each if one not in away])), [])
    return list(dict.fromkeys(heads + office))
