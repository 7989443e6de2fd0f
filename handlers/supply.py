"""报送情况 · how complete each department is in a quarter, read for many departments at once (3.3-d, 4.2-a)."""

from collections.abc import Iterable
from datetime import date

from handlers.kit.button import Button
from handlers.kit.card import Label, On, Value
from handlers.kit.turn import Turn
from regulation.completeness import Cadence, Completeness, Slot, cadence_of, completeness, slots
from regulation.quarters import Quarter
from storage.queries import completeness as stored
from storage.queries.completeness import Supplier

WEEK = 7  # days: a week's slot may begin before the quarter
LONGEST = 40  # quarters


def frozen_after(turn: Turn, quarter: Quarter) -> date:
    """截止日 · the last day on which a record still counts for a quarter (4.1-a)."""
    return turn.calendar.after(quarter.last_day, turn.house.rulebook.workdays("quarter.late"))


def closed(turn: Turn, quarter: Quarter) -> bool:
    """Whether nothing changes its completeness any more: its last day is over, or it is written down."""
    return turn.today > frozen_after(turn, quarter) or bool(stored.frozen_for_system(turn.session, name(quarter)))


def measured(turn: Turn, suppliers: list[Supplier], quarter: Quarter) -> dict[int, Completeness]:
    """By department, as of today; of a closed quarter as it was closed."""
    frozen = stored.frozen_for_system(turn.session, name(quarter))
    if frozen:
        kept = {each.id: frozen[each.id] for each in suppliers if each.id in frozen}
        return {id_: Completeness(row.expected, row.recorded, row.declared) for id_, row in kept.items()}
    return live(turn, suppliers, quarter)


def live(turn: Turn, suppliers: list[Supplier], quarter: Quarter) -> dict[int, Completeness]:
    """By department, counted anew from the records that were filed while the quarter was open; nothing is expected
    from before the house began to record."""
    first = date.fromordinal(quarter.first_day.toordinal() - WEEK)
    last = date.fromordinal(quarter.last_day.toordinal() + WEEK)
    until = turn.house.end_of(frozen_after(turn, quarter))
    homes = {home for each in suppliers for home in each.below}
    recorded = stored.recorded_for_system(turn.session, homes, first, last, until)
    since = turn.house.day(stored.first_filed_for_system(turn.session) or turn.now)
    declared = stored.declared_for_system(turn.session, first, last)
    expected = {cadence: slots(cadence, quarter, turn.calendar) for cadence in Cadence}
    return {
        each.id: completeness(
            expected[cadence_of(each.families)],
            set().union(*(recorded.get(home, set()) for home in each.below)),
            declared.get(each.id, set()),
            turn.today,
            since,
        )
        for each in suppliers
    }


def quarter_before(turn: Turn, back: int) -> Quarter:
    """So many quarters before this one: ten years at most, an old button must not count for ever."""
    quarter = Quarter.of(turn.today)
    for _ in range(min(max(back, 0), LONGEST)):
        quarter = quarter.before
    return quarter


def summary(turn: Turn, quarter: Quarter) -> Label | None:
    """How many of the departments that this person may see are below the target; None where nothing was due."""
    suppliers = stored.within(turn.viewer, stored.suppliers_for_system(turn.session, turn.today))
    due = [each for each in measured(turn, suppliers, quarter).values() if each.percent is not None]
    target = turn.house.rulebook.percent("completeness.target")
    values: dict[str, str | int | Label] = {"count": len(due), "below": below(turn, due), "target": target}
    return Label(label="completeness-summary", values={**values}) if due else None


def below(turn: Turn, found: Iterable[Completeness]) -> int:
    """How many departments are below the target; none of those where nothing was due yet."""
    target = turn.house.rulebook.percent("completeness.target")
    return sum(1 for each in found if each.percent is not None and each.percent < target)


def button_of(turn: Turn, quarter: Quarter) -> str:
    """The code of the button that shows the departments of a quarter, `completeness-of`."""
    now, back = Quarter.of(turn.today), 0
    while now > quarter:
        now, back = now.before, back + 1
    return Button("completeness-of", option=str(back)).code


def name(quarter: Quarter) -> str:
    """A quarter as it is stored: 2026-4."""
    return f"{quarter.year}-{quarter.number}"


def spoken(quarter: Quarter) -> Label:
    """The quarter in words."""
    return Label(label="quarter", values={"year": str(quarter.year), "number": quarter.number})


def rate(found: Completeness) -> Value:
    """完整率 in words."""
    if found.percent is None:
        return Label(label="completeness-nothing-due")
    numbers: dict[str, str | int | Label] = {
        "percent": found.percent,
        "filled": found.recorded + found.declared,
        "expected": found.expected,
        "declared": found.declared,
    }
    return Label(label="completeness-rate", values={**numbers})


def slot(cadence: Cadence, each: Slot) -> Label:
    """A day, or a week by its last working day."""
    return Label(label=f"slot-{cadence.value}", values={"day": On(day=each.due)})
