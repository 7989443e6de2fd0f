"""日历 · what is waiting for whom until when (clauses 3.2-e, 10.6)."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from handlers.kit import access, clocks, draw
from handlers.kit.button import Button
from handlers.kit.card import Card, Choice, Fact, Label, On
from handlers.kit.clocks import Term, Wait
from handlers.kit.form import Form, Hidden
from handlers.kit.move import Machine
from handlers.kit.paging import pages
from handlers.kit.turn import Turn
from storage.queries import time
from storage.tables import Deadline

PAGE = 6
SOON = 3  # days: act fast
MOST = 500  # of one's own on the rows of a machine; who has more than these is not looking at a list
CHUNK = 2000  # clocks that are looked through at once: of others' rows a person can see few


class Waiting(NamedTuple):
    """A clock, how it is declared, what it runs on."""

    row: Deadline
    wait: Wait
    facts: Any


class MyDeadlines(Form, command="cal", may="queue.see", clause="3.2-e", reads=True):
    """我的期限 · everything that waits for oneself: overdue, soon, later."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """One line each, the nearest first."""
        mine = waiting_for(turn)
        start = max(self.page, 0) * PAGE
        overdue = sum(1 for each in mine if each.row.due_at <= turn.now)
        soon = sum(1 for each in mine if 0 <= (clocks.due_on(turn, each.row) - turn.today).days <= SOON)
        return Card(
            text="deadlines",
            values={"count": len(mine), "overdue": overdue, "soon": soon},
            facts=tuple(_line(turn, each) for each in mine[start : start + PAGE]),
            choices=tuple(pages(self.page, start + PAGE < len(mine), lambda to: Button(self.code, option=to)))
            + _ways(turn, bool(mine)),
        )


def waiting_for(turn: Turn) -> list[Waiting]:
    """The clocks whose owner this person is, as far as they may see the rows; the nearest first."""
    from handlers.office import office

    found = [each for machine in office().machines.values() for each in _on(turn, machine)]
    found += [each for term in office().terms.values() for each in _ending(turn, term)]
    return sorted(found, key=lambda each: (each.row.due_at, each.row.id or 0))


def owns(turn: Turn, row: Deadline) -> bool:
    """Whether this person is the one who must act, and may see what it is about."""
    from handlers.office import office

    machine, wait = office().waits()[row.kind]
    if wait.silent:
        return False
    facts = machine.load(turn.session, turn.viewer, [row.row_code]).get(row.row_code)
    return facts is not None and turn.actor.id in wait.owner(facts, turn)


def _on(turn: Turn, machine: Machine) -> Iterator[Waiting]:
    """What waits for them on the rows of a machine."""
    waits = {wait.kind: wait for wait in (*machine.waits.values(), *machine.beside) if not wait.silent}
    found = 0
    for rows in time.running_in_chunks_for_system(turn.session, list(waits), CHUNK):
        known = machine.load(turn.session, turn.viewer, list({row.row_code for row in rows}))
        for row in rows:
            facts, wait = known.get(row.row_code), waits[row.kind]
            if facts is not None and turn.actor.id in wait.owner(facts, turn):
                found += 1
                yield Waiting(row, wait, facts)
        if found >= MOST:
            return


def _ending(turn: Turn, term: Term) -> Iterator[Waiting]:
    """What of theirs runs out, from its first reminder on."""
    known = term.load(turn.session, turn.viewer, term.mine(turn))
    for row in time.live_among_for_system(turn.session, term.wait.kind, list(known)):
        facts = known[row.row_code]
        if turn.actor.id in term.wait.owner(facts, turn) and next(clocks.moments(turn, row)).at <= turn.now:
            yield Waiting(row, term.wait, facts)


def _ways(turn: Turn, any_: bool) -> tuple[Choice, ...]:
    """What else there is to know of time."""
    from handlers.office import office

    named = [
        *(["calendar-file"] if any_ else []),
        "my-forecast",
        "forecast-of-all",
        "reminder-ledger",
        "quarter-clocks",
        "set-days",
    ]
    forms = [form for code in named if (form := office().form(code)) and access.permits(form, turn)]
    return tuple(Choice(code=form.code, label=draw.title(form), style="quiet") for form in forms)


def _line(turn: Turn, waiting: Waiting) -> Fact:
    """When, what, and how urgent."""
    row, due = waiting.row, clocks.due_on(turn, waiting.row)
    days = (due - turn.today).days
    key = "deadline-overdue" if days < 0 else "deadline-soon" if days <= SOON else "deadline-later"
    value = Label(label=key, values=clocks.spoken(row) | waiting.wait.named(waiting.facts) | {"days": abs(days)})
    guess = (Label(label="deadline-provisional"),) if row.provisional else ()
    return Fact(label=Label(label="deadline-due", values={"due": On(day=due)}), value=(value, *guess))
