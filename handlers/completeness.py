"""完整率 · what each department supplied in a quarter, and what is missing (3.3-d, 4.2-a).

A department records every working day or every week (`regulation/completeness.py`); where there was nothing to
record it says so (零报告), and the day is no gap.
"""

from handlers import supply
from handlers.completeness_picture import CompletenessPicture
from handlers.kit.button import Button
from handlers.kit.card import Card, Choice, Fact, Label, On, Refused, Reply, Value, word
from handlers.kit.form import Day, Department, Form, Hidden
from handlers.kit.turn import Turn
from regulation.completeness import Cadence, Completeness, cadence_of, slot_on
from regulation.permissions import allows
from regulation.quarters import Quarter
from storage.queries import completeness as stored
from storage.queries.completeness import Supplier
from storage.tables import EmptySlot

NAMED = 3  # gaps that are named on a line, the newest first, where there are few departments; of many the count
FEW = 3  # departments
MOST = 20  # departments on a card


class CompletenessOf(Form, command="complete", may="completeness.see", clause="3.3-d", reads=True):
    """完整率 · of the departments that this person may see, the least complete first."""

    back: Hidden = 0  # quarters before this one

    def submit(self, turn: Turn) -> Card:
        """A line each."""
        quarter = supply.quarter_before(turn, self.back)
        suppliers = stored.within(turn.viewer, stored.suppliers_for_system(turn.session, turn.today))
        found = supply.measured(turn, suppliers, quarter)
        listed = sorted((each for each in suppliers if each.id in found), key=lambda each: _order(found[each.id]))
        values: dict[str, Value] = {
            "quarter": supply.spoken(quarter),
            "until": On(day=supply.frozen_after(turn, quarter)),
            "open": "no" if supply.closed(turn, quarter) else "yes",
            "target": turn.house.rulebook.percent("completeness.target"),
            "below": supply.below(turn, found.values()),
            "count": len(listed),
        }
        lines = tuple(_line(each, found[each.id], len(listed) <= FEW) for each in listed[:MOST])
        return Card(text="completeness", values=values, facts=lines, choices=tuple(_ways(turn, self.back)))


class NothingToRecord(Form, command="complete", may="completeness.declare", clause="4.2-a", at_once=True):
    """零报告 · there was nothing to record on a day, or in its week; whoever says so stands for it."""

    subject: Department
    on: Day

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused for a day off, for a closed quarter, and where there is a record after all."""
        suppliers = stored.suppliers_for_system(turn.session, turn.today)
        supplier = next((each for each in suppliers if each.code == self.subject), None)
        if supplier is None:
            raise Refused("supply-nobody-there", field="subject")
        cadence = cadence_of(supplier.families)
        slot = slot_on(cadence, self.on, turn.calendar)
        if slot is None:
            raise Refused("supply-day-off", field="on", day=On(day=self.on))
        quarter = Quarter.of(slot.due)
        if slot.due > turn.today:
            raise Refused("supply-not-over", field="on", due=On(day=slot.due))
        if supply.closed(turn, quarter):
            closed = On(day=supply.frozen_after(turn, quarter))
            raise Refused("supply-closed-quarter", field="on", quarter=supply.spoken(quarter), closed=closed)
        said: dict[str, Value] = {"subject": supplier.title, "slot": supply.slot(cadence, slot)}
        days = stored.recorded_for_system(
            turn.session, supplier.below, slot.first, slot.last, turn.house.end_of(turn.today)
        )
        if any(days.values()):
            raise Refused("supply-recorded", "on", None, **said)
        if turn.session.get(EmptySlot, (supplier.id, slot.due)) is None:
            turn.save(EmptySlot(subject_id=supplier.id, due_on=slot.due, by_id=turn.actor.id, at=turn.now))
            turn.note(self.code, supplier.code, due=slot.due.isoformat())
        return Reply(key="nothing-to-record-done", values=said, then=(CompletenessOf.code,), tone="done")


def _order(found: Completeness) -> tuple[bool, int]:
    return found.percent is None, found.percent or 0


def _line(supplier: Supplier, found: Completeness, named: bool) -> Fact:
    cadence = cadence_of(supplier.families)
    value: tuple[Value, ...] = (word(cadence), supply.rate(found))
    if found.missing:
        counted = Label(label="completeness-gaps", values={"count": len(found.missing)})
        value += (_gaps(cadence, found) if named else counted,)
    return Fact(label=Label(label="completeness-department", values={"subject": supplier.title}), value=value)


def _gaps(cadence: Cadence, found: Completeness) -> Label:
    """The newest gaps, and how many more there are."""
    first, *others = [supply.slot(cadence, each) for each in reversed(found.missing[-NAMED:])]
    text = first
    for each in others:
        text = Label(label="slot-and", values={"one": text, "other": each})
    return Label(label="completeness-missing", values={"slots": text, "more": len(found.missing) - 1 - len(others)})


def _ways(turn: Turn, back: int) -> list[Choice]:
    declares = Choice(code=NothingToRecord.code, label=Label(label=NothingToRecord.code))
    ways = [declares] if allows("completeness.declare", turn.viewer) else []
    drawn = Button(CompletenessPicture.code, option=str(back)).code
    ways.append(Choice(code=drawn, label=Label(label=CompletenessPicture.code), style="quiet"))
    earlier = Button(CompletenessOf.code, option=str(back + 1)).code
    ways.append(Choice(code=earlier, label=Label(label="quarter-before"), style="quiet"))
    if back > 0:
        later = Button(CompletenessOf.code, option=str(back - 1)).code
        ways.append(Choice(code=later, label=Label(label="quarter-after"), style="quiet"))
    return ways
