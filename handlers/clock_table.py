"""办理时限表 · how clocks of some kinds ended or stand, a row each: for every picture of time (7.2-d, 3.1-b)."""

from collections import Counter
from collections.abc import Iterable, Mapping

from handlers.kit import clocks
from handlers.kit.card import Label
from handlers.kit.paper import Table
from regulation.vocabulary import DeadlineStatus

Counts = Mapping[tuple[str, DeadlineStatus], int]  # by kind of clock and how it ended
# 未送达当事人的事项: nobody near the matter may learn from a number that there is one that is not decided yet (K1).
INSIDE = ("case.issue", "grade.confirm", "measure.decide", "signal.answer")
UNDECIDED = (DeadlineStatus.RUNNING, DeadlineStatus.OVERDUE)
SERIES = {
    "kept": (DeadlineStatus.MET,),  # one that was extended counts once, by how it ended
    "running": (DeadlineStatus.RUNNING,),
    "kept-late": (DeadlineStatus.MET_LATE,),
    "overdue": (DeadlineStatus.OVERDUE,),
}  # 按期办结 · 办理中 · 逾期办结 · 逾期未办


def shown(counts: Counts) -> Counts:
    """Without what is not decided about somebody."""
    return {each: n for each, n in counts.items() if not (each[0] in INSIDE and each[1] in UNDECIDED)}


def measured(kinds: Iterable[str], counts: Counts) -> Table:
    """A row for every step that was taken, in the order given; a column for how its clock ended."""
    rows = {
        kind: [sum(counts.get((kind, each), 0) for each in among) for among in SERIES.values()] for kind in kinds
    }
    heading = Label(label="picture-clock-step")
    return Table(
        heading=heading,
        columns=(heading, *(Label(label=f"picture-clock-{name}") for name in SERIES)),
        rows=tuple(
            ((clocks.called(kind),), *((n,) for n in numbers)) for kind, numbers in rows.items() if any(numbers)
        ),
    )


def totals(counts: Counts) -> Counter[str]:
    """By series, all kinds together."""
    found: Counter[str] = Counter()
    for name, among in SERIES.items():
        found[name] = sum(number for (_, status), number in counts.items() if status in among)
    return found
