"""一轮 · the deadlines of one transaction: what they share is read once, what they plan is written together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from handlers import docket
from handlers.kit import clocks, reminding
from handlers.kit.card import Reply
from handlers.kit.clocks import Moment, Term, Wait
from handlers.kit.move import Machine, Overdue
from handlers.kit.reminding import Recipients
from handlers.kit.turn import Turn
from regulation.permissions import CLOCK
from regulation.vocabulary import DeadlineStatus, ReminderStatus
from storage.queries import reminders
from storage.tables import Deadline

CHAT = "chat"
DIGEST = "digest"
MORE = Reply(key="reminder-digest", then=("my-deadlines",), tone="attention")


class Clocked(NamedTuple):
    """A deadline with what is declared of its kind."""

    row: Deadline
    machine: Machine | Term
    wait: Wait


class Plan(NamedTuple):
    """A step that somebody is to be told of."""

    clocked: Clocked
    step: str
    to: list[int]
    late: bool
    facts: Any

    @property
    def row(self) -> Deadline:
        """Its deadline."""
        return self.clocked.row


@dataclass
class Round:
    """Looks after some deadlines in one turn."""

    turn: Turn
    clocked: Sequence[Clocked]
    plans: list[Plan] = field(default_factory=list)
    _facts: dict[tuple[str, str], Any] = field(default_factory=dict)
    _said: dict[int, dict[str, set[int]]] = field(default_factory=dict)  # deadline, step, who
    _steps: dict[tuple[str, date, date], tuple[list[Moment], Moment | None]] = field(default_factory=dict)
    _quiet: dict[int, dict[int, datetime]] = field(default_factory=dict)  # deadline, who has acknowledged

    def __post_init__(self) -> None:
        self._recipients, self._send_at = Recipients(self.turn), clocks.office_time(self.turn)

    def run(self) -> None:
        """Every deadline once; what they plan is written at the end."""
        self._read()
        for each in self.clocked:
            if each.row.next_at is not None:  # one before it in this round may have met it
                self._look(each)
        self._write()

    def _read(self) -> None:
        codes: dict[str, tuple[Machine | Term, list[str]]] = {}
        for row, machine, _ in self.clocked:
            codes.setdefault(machine.name, (machine, []))[1].append(row.row_code)
        for name, (machine, named) in codes.items():
            found = machine.load(self.turn.session, CLOCK, named)
            self._facts |= {(name, code): found.get(code) for code in named}
        session, ids = self.turn.session, [each.row.id or 0 for each in self.clocked]
        self._said = reminders.said_for_system(session, ids)
        self._quiet = reminders.acknowledged_for_system(session, ids, reminding.quiet_since(self.turn))

    def facts(self, each: Clocked) -> Any:
        """Of its row; anew when something in this round has changed rows."""
        key = each.machine.name, each.row.row_code
        if key not in self._facts:
            self._facts[key] = each.machine.load(self.turn.session, CLOCK, [key[1]]).get(key[1])
        return self._facts[key]

    def _look(self, each: Clocked) -> None:
        row, turn, facts = each.row, self.turn, self.facts(each)
        if facts is None:
            row.status, row.next_at, row.ended_at = DeadlineStatus.CANCELLED, None, turn.now
            return
        if row.status is DeadlineStatus.RUNNING and row.due_at <= turn.now:
            row.status = DeadlineStatus.OVERDUE
            turn.note("deadline-overdue", row.row_code, kind=row.kind)
            if self._time_acts(each, facts):
                return
        passed, coming = self._moments(row)
        if not each.wait.silent:
            self._plan(each, facts, passed)
        row.next_at = clocks.next_look(row, coming, turn.now)

    def _time_acts(self, each: Clocked, facts: Any) -> bool:
        """The move that is declared for a clock that has run out, if there is one."""
        for move in each.machine.moves:
            by = move.by
            if isinstance(by, Overdue) and by.kind == each.row.kind and facts.row.status in move.sources:
                told = len(self.turn.journal.notices)
                move().make(facts, self.turn)
                self._facts.clear()  # whatever it changed
                if not by.red:
                    self._keep_quiet(told)
                return each.row.next_at is None
        return False

    def _keep_quiet(self, told: int) -> None:
        """A clock runs out at midnight; whoever is to know of it reads it when the office opens."""
        opens, notices = self._send_at, self.turn.journal.notices
        notices[told:] = [
            replace(each, not_before=max(each.not_before, opens), quiet=True) for each in notices[told:]
        ]

    def _moments(self, row: Deadline) -> tuple[list[Moment], Moment | None]:
        """The steps up to now, and the next one: the same for all of a kind that began and end on the same days."""
        key = row.kind, self.turn.house.day(row.began_at), clocks.due_on(self.turn, row)
        if key not in self._steps:
            passed: list[Moment] = []
            coming = None
            for moment in clocks.moments(self.turn, row):
                if moment.at > self.turn.now:
                    coming = moment
                    break
                passed.append(moment)
            self._steps[key] = passed, coming
        return self._steps[key]

    def _plan(self, each: Clocked, facts: Any, passed: list[Moment]) -> None:
        """The latest step, unless it was spoken of: of several that were missed only this one (补发)."""
        row, turn, said = each.row, self.turn, self._said.get(each.row.id or 0, {})
        if not passed or passed[-1].at <= row.began_at:
            return
        about = each.machine.about(facts.row)
        if about and any(moment.step.docket for moment in passed):
            docket.put_overdue(turn, row, each.wait.motion, about)
        at, step = passed[-1]
        if step.name in said and (row.next_at or turn.now) > at:
            return  # looked at for another reason: nobody new is told of what the others know
        told = self._recipients.of(row, each.wait, facts, step, self._quiet.get(row.id or 0, ()))
        to = [member for member in told if member not in said.get(step.name, ())]
        late = turn.house.day(at) < turn.house.day(self._send_at)
        self.plans.append(Plan(each, step.name, to, late, facts))

    def _write(self) -> None:
        """The ledger, and the letters. Above so many a day the rest comes as one digest."""
        plans = [plan for plan in self.plans if plan.row.ended_at is None]  # not met meanwhile
        if not plans:
            return
        turn, send_at = self.turn, self._send_at
        had, most = self._had(plans, send_at), turn.house.rulebook.items("reminders.daily")
        pairs = [(plan.row.id or 0, member) for plan in plans for member in plan.to]
        unread = reminders.overtaken_for_system(turn.session, pairs, turn.now)
        ledger: list[dict[str, Any]] = []
        for plan in plans:
            for member in plan.to:
                had[member] += 1
                channel = CHAT if had[member] <= most else DIGEST
                letter = self._tell(plan, member, channel, (plan.row.id or 0, member) in unread, send_at)
                ledger.append(_entry(plan, member, channel, letter, send_at))
        reminders.enter_for_system(turn.session, ledger)

    def _tell(self, plan: Plan, member: int, channel: str, unread: bool, send_at: datetime) -> str:
        """The key of the letter that carries it. What a silent platform has not taken yet, this one stands for."""
        if channel == CHAT:
            row, machine, wait = plan.clocked
            then = replace(self.turn, now=send_at)  # it is read in office hours, and speaks of that day
            said = reminding.reply(then, row, (machine, wait), plan.facts, plan.late or unread)
            return self.turn.notify(member, said, f"reminder {row.id} {plan.step}", send_at)
        day, number = f"digest {self.turn.house.day(send_at)}", 1
        key = day
        while reminders.settled_for_system(self.turn.session, f"{key}:{member}"):
            number += 1  # that one was read or given up: what comes after it has a letter of its own
            key = f"{day} {number}"
        return self.turn.notify(member, MORE, key, send_at)

    def _had(self, plans: list[Plan], send_at: datetime) -> Counter[int]:
        """How many reminders everybody has for that day already."""
        day, members = self.turn.house.day(send_at), {member for plan in plans for member in plan.to}
        since, until = self.turn.house.end_of(day - timedelta(days=1)), self.turn.house.end_of(day)
        return Counter(reminders.reminded_for_system(self.turn.session, members, since, until))


def _entry(plan: Plan, member: int, channel: str, letter: str, send_at: datetime) -> dict[str, Any]:
    who = {"deadline_id": plan.row.id, "step": plan.step, "recipient_id": member}
    how = {"channel": channel, "letter": letter, "status": ReminderStatus.PLANNED}
    return who | how | {"send_at": send_at, "late": plan.late}
