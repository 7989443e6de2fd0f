"""日历 · what is waiting for whom until when (clauses 3.2-e, 10.6)."""

from handlers.kit import access, clocks, draw
from handlers.kit.button import Button
from handlers.kit.card import Card, Choice, Fact, Label, On
from handlers.kit.form import Form, Hidden
from handlers.kit.turn import Turn
from storage.queries import time
from storage.tables import Deadline

PAGE = 6
SOON = 3  # days: act fast
NEAREST = 500  # of all clocks that run; who has more than these is not looking at a list


class MyDeadlines(Form, command="cal", may="queue.see", clause="3.2-e", reads=True):
    """我的期限 · everything that waits for oneself: overdue, soon, later."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """One line each, the nearest first."""
        mine = waiting_for(turn)
        start = max(self.page, 0) * PAGE
        turns = [(self.page - 1, "page-before")] if self.page > 0 else []
        turns += [(self.page + 1, "page-after")] if start + PAGE < len(mine) else []
        overdue = sum(1 for row in mine if row.due_at <= turn.now)
        soon = sum(1 for row in mine if 0 <= (clocks.due_on(turn, row) - turn.today).days <= SOON)
        return Card(
            text="deadlines",
            values={"count": len(mine), "overdue": overdue, "soon": soon},
            facts=tuple(_line(turn, row) for row in mine[start : start + PAGE]),
            choices=tuple(
                Choice(code=Button(self.code, option=str(to)).code, label=Label(label=key), style="quiet")
                for to, key in turns
            )
            + _ways(turn, bool(mine)),
        )


def waiting_for(turn: Turn) -> list[Deadline]:
    """The clocks whose owner this person is, as far as they may see the rows."""
    from handlers.office import office

    waits = office().waits()
    rows = [row for row in time.running_for_system(turn.session, NEAREST) if row.kind in waits]
    return [row for row in rows if owns(turn, row)]


def owns(turn: Turn, row: Deadline) -> bool:
    """Whether this person is the one who must act, and may see what it is about."""
    from handlers.office import office

    machine, wait = office().waits()[row.kind]
    if wait.silent:
        return False
    facts = machine.load(turn.session, turn.viewer, [row.row_code]).get(row.row_code)
    return facts is not None and turn.actor.id in wait.owner(facts, turn)


def _ways(turn: Turn, any_: bool) -> tuple[Choice, ...]:
    """What else there is to know of time."""
    from handlers.office import office

    named = [*(["calendar-file"] if any_ else []), "my-forecast", "forecast-of-all", "reminder-ledger"]
    forms = [form for code in named if (form := office().form(code)) and access.permits(form, turn)]
    return tuple(Choice(code=form.code, label=draw.title(form), style="quiet") for form in forms)


def _line(turn: Turn, row: Deadline) -> Fact:
    """When, what, and how urgent."""
    due = clocks.due_on(turn, row)
    days = (due - turn.today).days
    key = "deadline-overdue" if days < 0 else "deadline-soon" if days <= SOON else "deadline-later"
    value = Label(label=key, values=clocks.spoken(row) | {"days": abs(days)})
    guess = (Label(label="deadline-provisional"),) if row.provisional else ()
    return Fact(label=Label(label="deadline-due", values={"due": On(day=due)}), value=(value, *guess))
