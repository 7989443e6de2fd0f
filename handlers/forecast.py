"""预告 · what will be sent in the next days if nobody acts, worked out as the engine does; nothing is sent."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import takewhile
from typing import Any, NamedTuple

from handlers.kit import clocks, reminding
from handlers.kit.button import Button
from handlers.kit.card import Card, Fact, Label, On, Value
from handlers.kit.clocks import Moment, Term, Wait
from handlers.kit.form import Form, Hidden
from handlers.kit.move import Machine, Overdue
from handlers.kit.paging import pages
from handlers.kit.reminding import Recipients
from handlers.kit.turn import Turn
from regulation.permissions import CLOCK
from storage.queries import people, reminders, time
from storage.tables import Deadline

NEAREST = 500  # of all clocks that run; the sentence over it says so
PAGE = 6  # days
EACH = 5  # lines a day, or people
Clock = tuple[Deadline, Machine | Term, Wait]


class Coming(NamedTuple):
    """A message that will be sent, and to whom."""

    on: date
    row: Deadline
    to: tuple[int, ...]


class MyForecast(Form, may="self.settings", clause="3.2-e", reads=True):
    """我的提醒预告 · day by day: which deadline one will be reminded of."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """The deadlines of each day."""
        days: dict[date, list[Value]] = {}
        for each in coming(turn):
            if turn.actor.id in each.to:
                days.setdefault(each.on, []).append(_spoken(turn, each))
        return _card(turn, "forecast", self, days)


class ForecastOfAll(Form, may="time.oversee", clause="3.2-e", reads=True):
    """全员提醒预告 · day by day: how many messages, and to whom."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """The people of each day, who hears most first."""
        counts: dict[date, Counter[int]] = {}
        for each in coming(turn):
            counts.setdefault(each.on, Counter()).update(each.to)
        names = people.names_for_system(turn.session, {member for day in counts.values() for member in day})
        days = {on: [_total(count), *_people(count, names)] for on, count in counts.items()}
        return _card(turn, "forecast-of-all-days", self, days)


def coming(turn: Turn) -> list[Coming]:
    """Everything until the end of the forecast, in order of days: steps to come, and what is planned already."""
    until = turn.now + turn.house.rulebook.days("forecast.days")
    steps = list(Outlook(turn, until).steps())
    first = {(each.row.id, member): each.on for each in reversed(steps) for member in each.to}
    planned = reminders.waiting_for_system(turn.session, until, NEAREST)
    waiting = [Coming(turn.house.day(each.send_at), row, (each.recipient_id,)) for each, row in planned]
    # A step that comes before it takes the place of what was put off.
    waiting = [each for each in waiting if first.get((each.row.id, each.to[0]), date.max) > each.on]
    return sorted([*waiting, *steps], key=lambda each: (each.on, each.row.due_at))


@dataclass
class Outlook:
    """The engine's own questions, asked of moments to come."""

    turn: Turn
    until: datetime
    _moments: dict[tuple[str, date, date], list[Moment]] = field(default_factory=dict)

    def steps(self) -> Iterator[Coming]:
        """Every step of every clock that runs, with whom it is for."""
        recipients, rows = Recipients(self.turn), self._rows()
        facts, heard = self._facts(rows), self._heard(rows)
        for row, machine, wait in rows:
            known = facts.get((machine.name, row.row_code))
            for at, step in self._coming(row, machine, known):
                quiet = self._quiet(heard.get(row.id or 0, {}), at)
                to = recipients.of(row, wait, known, step, quiet)
                if to:
                    yield Coming(self.turn.house.day(at), row, tuple(to))

    def _rows(self) -> list[Clock]:
        from handlers.office import office

        waits = office().waits()
        kinds = [kind for kind, (_, wait) in waits.items() if not wait.silent]
        running = time.running_for_system(self.turn.session, kinds, NEAREST)
        return [(row, *waits[row.kind]) for row in running]

    def _facts(self, rows: Iterable[Clock]) -> dict[tuple[str, str], Any]:
        """Of all their rows, one query a machine."""
        named: dict[str, tuple[Machine | Term, list[str]]] = {}
        for row, machine, _ in rows:
            named.setdefault(machine.name, (machine, []))[1].append(row.row_code)
        loaded = {name: machine.load(self.turn.session, CLOCK, codes) for name, (machine, codes) in named.items()}
        return {(name, code): facts for name, found in loaded.items() for code, facts in found.items()}

    def _heard(self, rows: Iterable[Clock]) -> dict[int, dict[int, datetime]]:
        ids = [row.id or 0 for row, _, _ in rows]
        return reminders.acknowledged_for_system(self.turn.session, ids, reminding.quiet_since(self.turn))

    def _coming(self, row: Deadline, machine: Machine | Term, facts: Any) -> list[Moment]:
        """None where the row is gone; none past the last day where time itself then brings the row on."""
        days = row.kind, self.turn.house.day(row.began_at), clocks.due_on(self.turn, row)
        if days not in self._moments:
            soon = takewhile(lambda moment: moment.at <= self.until, clocks.moments(self.turn, row))
            self._moments[days] = [moment for moment in soon if moment.at > self.turn.now]
        if facts is None:
            return []
        ends = row.due_at if _time_ends(machine, row, facts) else self.until
        return [moment for moment in self._moments[days] if moment.at <= ends]

    def _quiet(self, heard: dict[int, datetime], at: datetime) -> set[int]:
        """Who will still be left alone then, because they have acknowledged."""
        since = reminding.quiet_since(replace(self.turn, now=at)) if heard else at
        return {member for member, when in heard.items() if when >= since}


def _time_ends(machine: Machine | Term, row: Deadline, facts: Any) -> bool:
    """Whether time itself brings the row on once it is overdue: then nobody is reminded any more."""
    by_time = (move for move in machine.moves if isinstance(move.by, Overdue) and move.by.kind == row.kind)
    return any(move.target and facts.row.status in move.sources for move in by_time)


def _spoken(turn: Turn, each: Coming) -> Label:
    """Which deadline, and how near it will be."""
    days = (clocks.due_on(turn, each.row) - each.on).days
    key = "forecast-overdue" if days < 0 else "forecast-before" if days else "forecast-today"
    return Label(label=key, values=clocks.spoken(each.row) | {"days": abs(days)})


def _total(count: Counter[int]) -> Label:
    return Label(label="forecast-total", values={"count": count.total()})


def _people(count: Counter[int], names: dict[int, str]) -> list[Value]:
    return [
        Label(label="forecast-person", values={"name": names[member], "count": many})
        for member, many in count.most_common()
    ]


def _card(turn: Turn, key: str, form: MyForecast | ForecastOfAll, days: dict[date, list[Value]]) -> Card:
    start, listed = max(form.page, 0) * PAGE, list(days.items())
    span = turn.house.rulebook.days("forecast.days").days
    return Card(
        text=key,
        values={"count": len(listed), "span": span, "nearest": NEAREST},
        facts=tuple(_day(on, lines) for on, lines in listed[start : start + PAGE]),
        choices=tuple(pages(form.page, start + PAGE < len(listed), lambda to: Button(form.code, option=to))),
    )


def _day(on: date, lines: list[Value]) -> Fact:
    """A day's line, cut where it grows too long."""
    rest = len(lines) - EACH
    more = [Label(label="forecast-more", values={"count": rest})] if rest > 0 else []
    return Fact(label=Label(label="forecast-day", values={"day": On(day=on)}), value=(*lines[:EACH], *more))
