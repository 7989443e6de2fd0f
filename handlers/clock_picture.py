"""办理时限图 · every step of the house against its clock, this quarter or this year, as a picture (3.1-b)."""

from collections import Counter
from datetime import date, timedelta

from handlers import supply
from handlers.clock_table import measured, shown, totals
from handlers.kit import paper
from handlers.kit.card import Label, On, Refused, Reply, Value
from handlers.kit.form import Form
from handlers.kit.move import Machine
from handlers.kit.paper import Paper
from handlers.kit.turn import Turn
from regulation.quarters import Quarter
from regulation.vocabulary import Format
from storage.queries import time


class QuarterClocks(Form, may="time.picture", clause="3.1-b", at_once=True):
    """本季度时限图 · of the clocks that began in this quarter; it comes as a message of its own."""

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused when there is nothing to draw; the year may have something."""
        quarter = Quarter.of(turn.today)
        return _drawn(turn, supply.spoken(quarter), quarter.first_day, YearClocks.code)


class YearClocks(Form, may="time.picture", clause="3.1-b", at_once=True):
    """本年时限图 · of those that began this year."""

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused when there is nothing to draw."""
        year = Label(label="picture-clocks-year", values={"year": str(turn.today.year)})
        return _drawn(turn, year, date(turn.today.year, 1, 1), QuarterClocks.code)


def kinds() -> list[str]:
    """Every clock by which people must act, chapter by chapter as the regulation has them, step by step."""
    from handlers.office import office

    machines = sorted(office().machines.values(), key=_chapter)
    return [kind for machine in machines for kind in machine.clocks]


def _chapter(machine: Machine) -> tuple[int, str]:
    """The first clause that a move of it cites: 3.2-b before 10.6."""
    cited = [move.clause.partition(".") for move in machine.moves if move.clause]
    return min((int(chapter), rest) for chapter, _, rest in cited)


def _drawn(turn: Turn, span: Label, since: date, other: str) -> Reply:
    counts = shown(time.ended_since_for_system(turn.session, kinds(), turn.house.end_of(since - timedelta(days=1))))
    found = totals(counts)
    if not found.total():
        raise Refused("clock-picture-none", None, other, span=span)
    values = said(span, since, found)
    drawn = Paper(kind="picture-clocks", values=values, tables=(measured(kinds(), counts),))
    told = Reply(key="clock-picture-ready", values=values, then=(other,), tone="done")
    return paper.order(turn, drawn, Format.PNG, f"clocks-{turn.today:%Y%m%d}", told)


def said(span: Label, since: date, found: Counter[str]) -> dict[str, Value]:
    """In words: how many are counted, how many are over, how many of those were done in time."""
    over = found["kept"] + found["kept-late"] + found["overdue"]
    return {
        "span": span,
        "since": On(day=since),
        "count": found.total(),
        "over": over,
        "percent": found["kept"] * 100 // over if over else 0,
        "overdue": found["overdue"],
    }
