"""季度截止 · when a quarter is closed, it is written down how complete every department was (3.3-d, 4.1-a)."""

from datetime import datetime

from handlers import supply
from handlers.completeness import CompletenessOf
from handlers.kit import clocks
from handlers.kit.button import Button
from handlers.kit.card import Reply
from handlers.kit.turn import Turn
from regulation.quarters import Quarter
from regulation.vocabulary import Role
from storage.queries import completeness as stored
from storage.queries import people
from storage.queries.completeness import Supplier
from storage.tables import Collected


def unfrozen(turn: Turn) -> list[Quarter]:
    """Closed quarters whose completeness is not written down yet, since the first record."""
    last = stored.last_frozen_for_system(turn.session)
    begun = stored.first_filed_for_system(turn.session)
    if last is None and begun is None:
        return []
    quarter = _read(last).next if last else Quarter.of(turn.house.day(begun or turn.now))
    found = []
    while turn.today > supply.frozen_after(turn, quarter):
        found.append(quarter)
        quarter = quarter.next
    return found


def freeze(turn: Turn, quarter: Quarter) -> int:
    """截止 · writes down how complete each department was, and says so to its heads and the office."""
    suppliers = stored.suppliers_for_system(turn.session, turn.today)
    found = supply.live(turn, suppliers, quarter)
    at, target = clocks.office_time(turn), turn.house.rulebook.percent("completeness.target")
    for each in suppliers:
        counted = found[each.id]
        numbers = {"expected": counted.expected, "recorded": counted.recorded, "declared": counted.declared}
        turn.save(Collected(subject_id=each.id, quarter=supply.name(quarter), frozen_at=turn.now, **numbers))
        _tell_closed(turn, each, quarter, at)
    below = sum(1 for each in found.values() if each.percent is not None and each.percent < target)
    values = {"quarter": supply.spoken(quarter), "count": len(suppliers), "below": below, "target": target}
    told = Reply(key="supply-closed-office", values={**values}, then=(_of_quarter(turn, quarter),), tone="time")
    for member in people.holders_for_system(turn.session, Role.CREDIT_OFFICER, turn.today):
        turn.notify(member, told, f"supply closed {supply.name(quarter)}", at)
    turn.note("close-quarter", None, quarter=supply.name(quarter))
    return len(suppliers)


def _tell_closed(turn: Turn, supplier: Supplier, quarter: Quarter, at: datetime) -> None:
    found = supply.measured(turn, [supplier], quarter)[supplier.id]
    if found.percent is None:
        return
    values = {"subject": supplier.title, "quarter": supply.spoken(quarter), "rate": supply.rate(found)}
    told = Reply(key="supply-closed", values={**values}, then=(_of_quarter(turn, quarter),), tone="time")
    for member in supplier.heads:
        turn.notify(member, told, f"supply closed {supplier.code} {supply.name(quarter)}", at)


def _of_quarter(turn: Turn, quarter: Quarter) -> str:
    """The button that shows it."""
    now, back = Quarter.of(turn.today), 0
    while now > quarter:
        now, back = now.before, back + 1
    return Button(CompletenessOf.code, option=str(back)).code


def _read(name: str) -> Quarter:
    year, _, number = name.partition("-")
    return Quarter(int(year), int(number))
