"""信用修复一览图 · this year's applications, each step against its clock, what became of them (7.2, 9.1-a)."""

from collections import Counter
from datetime import date, timedelta

from handlers.clock_table import measured
from handlers.kit import paper
from handlers.kit.card import Refused, Reply, Value
from handlers.kit.form import Form
from handlers.kit.paper import Paper
from handlers.kit.turn import Turn
from handlers.repairs import repair
from regulation.repair import LIFTED, RUNNING, RepairStatus
from regulation.vocabulary import Format
from storage.queries import repairs, time


class RepairPicture(Form, may="repair.picture", clause="7.2-d", at_once=True):
    """画图 · drawn with what there is today; it comes as a message of its own."""

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused when there is nothing to draw."""
        since = date(turn.today.year, 1, 1)
        states = [row.status for row in repairs.since_for_system(turn.session, since)]
        if not states:
            raise Refused("repair-picture-none")
        began = turn.house.end_of(since - timedelta(days=1))
        steps = measured(repair.clocks, time.ended_since_for_system(turn.session, repair.clocks, began))
        values = outcomes(states) | {"year": str(turn.today.year)}
        drawn = Paper(kind="picture-repairs", values=values, tables=(steps,))
        told = Reply(key="repair-picture-ready", values=values, tone="done")
        return paper.order(turn, drawn, Format.PNG, f"repairs-{turn.today:%Y%m%d}", told)


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
