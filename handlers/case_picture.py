"""整改一览图 · the open cases by state and age as one picture in the chat (clause 6.2-a)."""

from collections import Counter
from datetime import date

from handlers.kit import paper
from handlers.kit.card import Label, On, Refused, Reply, Value, word
from handlers.kit.form import Form
from handlers.kit.paper import Paper, Table
from handlers.kit.turn import Turn
from regulation.vocabulary import CaseStatus, Format
from storage.queries import cases

AGES = {"fresh": 14, "month": 30, "two-months": 60}  # days, at most; what is older stands last
OLDER = "older"


class CasePicture(Form, may="case.picture", clause="6.2-a", at_once=True):
    """画图 · drawn with today's cases; it comes as a message of its own."""

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused when there is nothing to draw."""
        running = cases.running(turn.session, turn.viewer)
        open_ones = [(status, turn.house.day(began)) for status, began in running]
        if not open_ones:
            raise Refused("case-picture-none")
        values: dict[str, Value] = {"count": len(open_ones), "day": On(day=turn.today)}
        drawn = Paper(kind="picture-cases", values=values, tables=(counted(turn.today, open_ones),))
        told = Reply(key="case-picture-ready", values=values, tone="done")
        return paper.order(turn, drawn, Format.PNG, f"cases-{turn.today:%Y%m%d}", told)


def counted(today: date, open_ones: list[tuple[CaseStatus, date]]) -> Table:
    """A row for every state that occurs, in the order of the machine; a column for every age."""
    ages = (*AGES, OLDER)
    counts = Counter((status, age(began, today)) for status, began in open_ones)
    states = [status for status in CaseStatus if any(counts[status, each] for each in ages)]
    return Table(
        heading=Label(label="picture-cases-state"),
        columns=(Label(label="picture-cases-state"), *(Label(label=f"picture-age-{each}") for each in ages)),
        rows=tuple((((word(state)),), *((counts[state, each],) for each in ages)) for state in states),
    )


def age(began: date, today: date) -> str:
    """Which age a case is of."""
    days = (today - began).days
    return next((name for name, most in AGES.items() if days <= most), OLDER)
