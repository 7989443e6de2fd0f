"""信用修复一览图 · this year's applications, each step against its clock, what became of them (7.2, 9.1-a)."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from handlers.kit import clocks, paper
from handlers.kit.card import Label, Refused, Reply, Value
from handlers.kit.form import Form
from handlers.kit.paper import Paper, Table
from handlers.kit.turn import Turn
from handlers.repairs import repair
from regulation.repair import LIFTED, RUNNING, RepairStatus
from regulation.vocabulary import DeadlineStatus, Format
from storage.queries import repairs, time

Counts = Mapping[tuple[str, DeadlineStatus], int]  # by kind of clock and how it ended
SERIES = {
    "kept": (DeadlineStatus.MET, DeadlineStatus.EXTENDED),
    "running": (DeadlineStatus.RUNNING,),
    "kept-late": (DeadlineStatus.MET_LATE,),
    "overdue": (DeadlineStatus.OVERDUE,),
}  # 按期办结 · 办理中 · 逾期办结 · 逾期未办


class RepairPicture(Form, may="repair.picture", clause="7.2-d", at_once=True):
    """画图 · drawn with what there is today; it comes as a message of its own."""

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused when there is nothing to draw."""
        since = date(turn.today.year, 1, 1)
        states = [row.status for row in repairs.since_for_system(turn.session, since)]
        if not states:
            raise Refused("repair-picture-none")
        kinds = [wait.kind for wait in repair.waits.values() if not wait.silent]
        steps = measured(
            kinds, time.ended_since_for_system(turn.session, kinds, turn.house.end_of(since - timedelta(days=1)))
        )
        values = outcomes(states) | {"year": str(turn.today.year)}
        drawn = Paper(kind="picture-repairs", values=values, tables=(steps,))
        told = Reply(key="repair-picture-ready", values=values, tone="done")
        return paper.order(turn, drawn, Format.PNG, f"repairs-{turn.today:%Y%m%d}", told)


def measured(kinds: list[str], counts: Counts) -> Table:
    """A row for every step that was taken, in the order of the procedure; a column for how its clock ended."""
    rows = {
        kind: [sum(counts.get((kind, each), 0) for each in among) for among in SERIES.values()] for kind in kinds
    }
    return Table(
        heading=Label(label="picture-repairs-step"),
        columns=(Label(label="picture-repairs-step"), *(Label(label=f"picture-clock-{name}") for name in SERIES)),
        rows=tuple(
            ((clocks.called(kind),), *((n,) for n in numbers)) for kind, numbers in rows.items() if any(numbers)
        ),
    )


def outcomes(states: list[RepairStatus]) -> dict[str, Value]:
    """How many there were, and what became of them."""
    counted = Counter(states)
    return {
        "count": len(states),
        "lifted": sum(counted[state] for state in (*LIFTED, RepairStatus.RELAPSED, RepairStatus.REVOKED)),
        "refused": counted[RepairStatus.REFUSED],
        "rejected": counted[RepairStatus.REJECTED],
        "running": sum(counted[state] for state in RUNNING),
    }
