"""催办 · what somebody who is reminded may answer, and how far every reminder came (clause 3.2-e, states 6.11)."""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from handlers.kit import clocks, reminding
from handlers.kit.button import Button
from handlers.kit.card import At, Card, Fact, Label, On, Refused, Reply, word
from handlers.kit.form import Form, Hidden
from handlers.kit.paging import pages
from handlers.kit.turn import Turn
from regulation.permissions import CLOCK, allows
from regulation.vocabulary import ReminderStatus
from storage.queries import reminders
from storage.tables import Deadline, Reminder

PAGE = 8
BEHIND = timedelta(minutes=5)  # behind the steps of that morning, which take its place


class Later(StrEnum):
    """稍后 · when one wants to be reminded again; the deadline itself stays."""

    TWO_HOURS = "two-hours"  # 两小时后
    TOMORROW = "tomorrow"  # 明天此时
    WORKDAY = "workday"  # 下一工作日上午


class AcknowledgeReminder(Form, may="self.settings", clause="3.2-e", at_once=True, style="quiet"):
    """知悉 · this person is not reminded of it again for two working days; those above are told all the same."""

    which: Hidden = 0

    def submit(self, turn: Turn) -> Reply:
        """Written down in the ledger. Raises Refused for somebody else's, or one that is over."""
        reminder, row = _mine(turn, self.which)
        reminders.withdraw_for_system(turn.session, [reminder], turn.now)  # it may have been put off before
        reminder.status, reminder.acknowledged_at = ReminderStatus.ACKNOWLEDGED, turn.now
        until = turn.calendar.after(turn.today, turn.house.rulebook.workdays("reminder.acknowledged"))
        return _reply(turn, "reminder-acknowledged", row, until=On(day=until))


class SnoozeReminder(Form, may="self.settings", clause="3.2-e", at_once=True, style="quiet"):
    """稍后提醒 · the reminder comes again; the deadline does not move."""

    which: Hidden = 0
    later: Later

    def submit(self, turn: Turn) -> Reply:
        """At that time, or in the next office hours after it. Raises Refused as above."""
        reminder, row = _mine(turn, self.which)
        at = clocks.office_time(replace(turn, now=_after(turn, self.later)))
        at += BEHIND if at == clocks.morning(turn, turn.house.day(at)) else timedelta()
        reminders.withdraw_for_system(turn.session, [reminder], turn.now)
        again = _again(replace(turn, now=at), row)
        key = f"reminder {row.id} {reminder.step} {at:%Y%m%d%H%M}"
        reminder.letter = turn.notify(turn.actor.id, again, key, at)
        reminder.status, reminder.send_at = ReminderStatus.PLANNED, at
        return _reply(turn, "reminder-snoozed", row, at=At(at=at))


class ReminderLedger(Form, may="self.settings", clause="3.2-e", reads=True):
    """催办台账 · the newest reminders and what became of them: one's own; the office and the auditor see all."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """A line each."""
        everybody = allows("time.oversee", turn.viewer)
        page = max(self.page, 0)
        found = reminders.newest(turn.session, None if everybody else turn.actor.id, PAGE + 1, page * PAGE)
        shown = [each for each in found[:PAGE] if not _kept_from(turn, each[0], each[1])]
        return Card(
            text="reminders",
            values={"count": len(found)},
            facts=tuple(_line(row, deadline, name, everybody) for row, deadline, name in shown),
            choices=tuple(pages(page, len(found) > PAGE, lambda to: Button(self.code, option=to))),
        )


def _kept_from(turn: Turn, row: Reminder, deadline: Deadline) -> bool:
    """回避 · whoever sees everybody's ledger does not learn from it what they are not told about themselves."""
    from handlers.office import office

    declared = office().waits().get(deadline.kind)
    if declared is None or row.recipient_id == turn.actor.id:
        return False
    facts = clocks.facts_of(turn, declared[0], deadline)
    return facts is not None and turn.actor.id in declared[1].spares(facts, turn)


def _line(row: Reminder, deadline: Deadline, name: str, everybody: bool) -> Fact:
    """When, of what, to whom, how far."""
    values = clocks.spoken(deadline) | {"name": name, "status": word(row.status)}
    key = "reminder-line" if everybody else "reminder-line-own"
    passed_on = (Label(label="reminder-passed-on"),) if row.passed_on_at else ()
    return Fact(
        label=Label(label="reminder-at", values={"at": At(at=row.send_at)}),
        value=(Label(label=key, values=values), *passed_on),
    )


def _mine(turn: Turn, deadline_id: int) -> tuple[Reminder, Deadline]:
    """The newest reminder of a deadline to this person. Raises Refused."""
    reminder = reminders.newest_of(turn.session, turn.actor.id, deadline_id)
    if reminder is None:
        raise Refused("reminder-not-yours")
    row = turn.session.get_one(Deadline, deadline_id)
    if row.next_at is None:
        raise Refused("reminder-over")
    return reminder, row


def _again(turn: Turn, row: Deadline) -> Reply:
    """The same reminder as it will read then."""
    from handlers.office import office

    declared = office().waits()[row.kind]
    facts = declared[0].load(turn.session, CLOCK, [row.row_code])[row.row_code]
    return reminding.reply(turn, row, declared, facts)


def _after(turn: Turn, later: Later) -> datetime:
    if later is Later.WORKDAY:
        return clocks.morning(turn, turn.calendar.after(turn.today, 1))
    soon = timedelta(hours=turn.house.rulebook.hour("reminder.snooze"))
    return turn.now + (soon if later is Later.TWO_HOURS else timedelta(days=1))


def _reply(turn: Turn, key: str, row: Deadline, **values: At | On) -> Reply:
    named = clocks.spoken(row) | {"due": On(day=clocks.due_on(turn, row))}
    return Reply(key=key, values=named | values, about=_about(row), tone="done")


def _about(row: Deadline) -> tuple[str, str]:
    from handlers.office import office

    return office().waits()[row.kind][0].name, row.row_code
