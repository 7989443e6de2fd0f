"""完整率一览图 · what every department supplied of what was expected, as one picture in the chat (3.3-d, 9.1-a)."""

from handlers import supply
from handlers.kit import paper
from handlers.kit.card import Label, Refused, Reply, Value
from handlers.kit.form import Form, Hidden
from handlers.kit.paper import Paper, Table
from handlers.kit.turn import Turn
from regulation.completeness import Completeness
from regulation.vocabulary import Format
from storage.queries import completeness as stored
from storage.queries.completeness import Supplier

SERIES = ("recorded", "declared", "missing-slots")  # 已录入 · 零报告 · 缺报


class CompletenessPicture(Form, may="completeness.see", clause="3.3-d", at_once=True):
    """画图 · of the quarter that the list showed; it comes as a message of its own."""

    back: Hidden = 0  # quarters before this one

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused when nothing was due yet."""
        quarter = supply.quarter_before(turn, self.back)
        suppliers = stored.within(turn.viewer, stored.suppliers_for_system(turn.session, turn.today))
        found = supply.measured(turn, suppliers, quarter)
        due = [each for each in suppliers if each.id in found and found[each.id].expected]
        if not due:
            raise Refused("completeness-picture-none")
        values: dict[str, Value] = {"quarter": supply.spoken(quarter), "count": len(due)}
        drawn = Paper(kind="picture-completeness", values=values, tables=(counted(due, found),))
        told = Reply(key="completeness-picture-ready", values=values, tone="done")
        return paper.order(turn, drawn, Format.PNG, f"completeness-{supply.name(quarter)}", told)


def counted(suppliers: list[Supplier], found: dict[int, Completeness]) -> Table:
    """A row for every department, the least complete first; a column for what became of its slots."""
    ordered = sorted(suppliers, key=lambda each: found[each.id].percent or 0)
    heads = (Label(label="completeness-column"), *(Label(label=f"completeness-{name}") for name in SERIES))
    return Table(
        heading=heads[0],
        columns=heads,
        rows=tuple(((each.title,), *((number,) for number in _numbers(found[each.id]))) for each in ordered),
    )


def _numbers(found: Completeness) -> tuple[int, int, int]:
    return found.recorded, found.declared, found.expected - found.recorded - found.declared
