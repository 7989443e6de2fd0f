"""预告 · what will be sent in the next days if nobody acts, worked out as the engine does; nothing is sent."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from handlers.kit import clocks, reminding
from handlers.kit.button import Button
from handlers.kit.card import Card, Choice, Fact, Label, On, Value
from handlers.kit.clocks import Moment, Term, Wait
from handlers.kit.form import Form, Hidden
from handlers.kit.move import Machine, Overdue
from handlers.kit.reminding import Recipients
from handlers.kit.turn import Turn
from regulation.permissions import CLOCK
from storage.queries import people, reminders, time
from storage.tables import Deadline

NEAREST = 1000  # of all clocks that run; a house with more hears that these were the nearest
PAGE = 6  # days
EACH = 5  # lines a day, or people


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
    planned = reminders.waiting_for_system(turn.session, until)
    waiting = [Coming(turn.house.day(each.send_at), row, (each.recipient_id,)) for each, row in planned]
    return sorted([*waiting, *_steps(turn, until)], key=lambda each: (each.on, each.row.due_at))


def _steps(turn: Turn, until: datetime) -> Iterator[Coming]:
    from handlers.office import office

    waits = office().waits()
    rows = time.running_for_system(turn.session, [kind for kind in waits if not waits[kind][1].silent], NEAREST)
    facts, recipients = _facts(turn, rows, waits), Recipients(turn)
    heard = reminders.acknowledged_for_system(
        turn.session, [row.id or 0 for row in rows], reminding.quiet_since(turn)
    )
    moments: dict[tuple[str, date, date], list[Moment]] = {}
    for row in rows:
        machine, wait = waits[row.kind]
        known = facts.get((machine.name, row.row_code))
        days = row.kind, turn.house.day(row.began_at), clocks.due_on(turn, row)
        if known is None:
            continue
        if days not in moments:
            moments[days] = list(_until(turn, row, until))
        for at, step in moments[days]:
            if at > row.due_at and _time_ends(machine, row, known):
                break
            quiet = _quiet(turn, heard.get(row.id or 0, {}), at)
            to = recipients.of(row, wait, known, step, quiet)
            if to:
                yield Coming(turn.house.day(at), row, tuple(to))


def _facts(
    turn: Turn, rows: Iterable[Deadline], waits: dict[str, tuple[Machine | Term, Wait]]
) -> dict[tuple[str, str], Any]:
    """Of all their rows, one query a machine."""
    named: dict[str, tuple[Machine | Term, list[str]]] = {}
    for row in rows:
        machine = waits[row.kind][0]
        named.setdefault(machine.name, (machine, []))[1].append(row.row_code)
    return {
        (name, code): facts
        for name, (machine, found) in named.items()
        for code, facts in machine.load(turn.session, CLOCK, found).items()
    }


def _until(turn: Turn, row: Deadline, until: datetime) -> Iterator[Moment]:
    for moment in clocks.moments(turn, row):
        if moment.at > until:
            return
        if moment.at > turn.now:
            yield moment


def _quiet(turn: Turn, heard: dict[int, datetime], at: datetime) -> set[int]:
    """Who will still be left alone then, because they have acknowledged."""
    since = reminding.quiet_since(replace(turn, now=at)) if heard else at
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
    turns = [(form.page - 1, "page-before")] if start else []
    turns += [(form.page + 1, "page-after")] if start + PAGE < len(listed) else []
    span = turn.house.rulebook.days("forecast.days").days
    return Card(
        text=key,
        values={"count": len(listed), "span": span},
        facts=tuple(_day(on, lines) for on, lines in listed[start : start + PAGE]),
        choices=tuple(
            Choice(code=Button(form.code, option=str(to)).code, label=Label(label=label), style="quiet")
            for to, label in turns
        ),
    )


def _day(on: date, lines: list[Value]) -> Fact:
    """A day's line, cut where it grows too long."""
    rest = len(lines) - EACH
    more = [Label(label="forecast-more", values={"count": rest})] if rest > 0 else []
    return Fact(label=Label(label="forecast-day", values={"day": On(day=on)}), value=(*lines[:EACH], *more))
