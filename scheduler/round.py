"""一轮 · the deadlines of one transaction: what they share is read once, what they plan is written together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from handlers import docket
from handlers.kit import clocks
from handlers.kit.card import On, Reply
from handlers.kit.clocks import Moment, Term, Wait
from handlers.kit.move import Machine, Overdue
from handlers.kit.turn import Turn
from regulation.cadence import Who
from regulation.permissions import CLOCK
from regulation.vocabulary import DeadlineStatus, Role
from storage.queries import escalation, people, time
from storage.tables import Deadline

CHAT = "chat"
DIGEST = "digest"
ROLES: Mapping[Who, Role] = {"officer": Role.CREDIT_OFFICER, "director": Role.CREDIT_DIRECTOR, "chair": Role.CHAIR}
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
    _said: dict[int, dict[str, dict[int, int]]] = field(default_factory=dict)  # deadline, step, who
    _steps: dict[tuple[str, date, date], tuple[list[Moment], Moment | None]] = field(default_factory=dict)
    _people: dict[tuple[Who, tuple[int, ...]], list[int]] = field(default_factory=dict)

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
        self._said = time.said_for_system(self.turn.session, [each.row.id or 0 for each in self.clocked])

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
        opens, notices = clocks.office_time(self.turn), self.turn.journal.notices
        notices[told:] = [replace(each, not_before=max(each.not_before, opens)) for each in notices[told:]]

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
        to = [one for one in self.recipients(each.wait, facts, step.to) if one not in said.get(step.name, ())]
        late = turn.house.day(at) < turn.today
        self.plans.append(Plan(each, step.name, to, late, facts))

    def recipients(self, wait: Wait, facts: Any, to: tuple[Who, ...]) -> list[int]:
        """Whom a step is for, as they are today, nobody twice, and nobody above the owners whom it is about."""
        owners, spared = tuple(wait.owner(facts, self.turn)), wait.spares(facts)
        for asked in (to, ("head",), ("officer",)):  # where everybody has left, whoever stands above them
            found = [member for who in asked for member in self._those(who, owners)]
            fit = [member for member in dict.fromkeys(found) if member in owners or member not in spared]
            here = [member for member in fit if member not in self._gone]
            if here:
                return here
        return []

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

    def _write(self) -> None:
        """The ledger, and the letters. Above so many a day the rest comes as one digest."""
        plans = [plan for plan in self.plans if plan.row.ended_at is None]  # not met meanwhile
        if not plans:
            return
        turn, send_at = self.turn, clocks.office_time(self.turn)
        had, most = self._had(plans, send_at), turn.house.rulebook.items("reminders.daily")
        unread = self._withdrawn(plans)
        ledger: list[dict[str, Any]] = []
        for plan in plans:
            said = reply(turn, plan, plan.late or plan.row.id in unread)
            for member in plan.to:
                had[member] += 1
                channel = CHAT if had[member] <= most else DIGEST
                ledger.append(_entry(plan, member, channel, send_at))
                self._tell(plan, said if channel == CHAT else None, member, send_at)
        time.enter_for_system(turn.session, ledger)

    def _withdrawn(self, plans: list[Plan]) -> set[int]:
        """What a silent platform has not taken yet: the newer step says it all, and is marked for it."""
        earlier = {plan.row.id or 0: self._said.get(plan.row.id or 0, {}) for plan in plans if plan.to}
        return time.withdraw_for_system(self.turn.session, earlier, self.turn.now)

    def _tell(self, plan: Plan, said: Reply | None, member: int, send_at: datetime) -> None:
        if said:
            self.turn.notify(member, said, f"reminder {plan.row.id} {plan.step}", send_at)
        else:
            self.turn.notify(member, MORE, f"digest {self.turn.house.day(send_at)}", send_at)

    def _had(self, plans: list[Plan], send_at: datetime) -> Counter[int]:
        """How many reminders everybody has for that day already."""
        day, members = self.turn.house.day(send_at), {member for plan in plans for member in plan.to}
        since, until = self.turn.house.end_of(day - timedelta(days=1)), self.turn.house.end_of(day)
        return Counter(time.reminded_for_system(self.turn.session, members, since, until))


def _entry(plan: Plan, member: int, channel: str, send_at: datetime) -> dict[str, Any]:
    who = {"deadline_id": plan.row.id, "step": plan.step, "recipient_id": member}
    return who | {"channel": channel, "send_at": send_at, "late": plan.late}


def reply(turn: Turn, plan: Plan, late: bool) -> Reply:
    """What a reminder says."""
    row, machine, wait = plan.clocked
    due = clocks.due_on(turn, row)
    when = "overdue" if turn.today > due else "today" if turn.today == due else ""
    more = {"due": On(day=due), "days": abs((due - turn.today).days)} | wait.named(plan.facts)
    return Reply(
        key="-".join(filter(None, (wait.words, when, "late" if late else ""))),
        values=clocks.spoken(row) | more,
        about=machine.about(plan.facts.row),
        then=wait.then,
        tone="attention" if when == "overdue" else "time",
    )
