"""季度截止 · when a quarter is closed, it is written down how complete every department was (3.3-d, 4.1-a)."""

from handlers import supply
from handlers.kit import clocks
from handlers.kit.card import Reply, Value
from handlers.kit.turn import Turn
from regulation.completeness import Completeness
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
    """截止 · writes down how complete each department was; heads and office hear of it as long as it is news."""
    suppliers = stored.suppliers_for_system(turn.session, turn.today)
    if not suppliers:
        return 0
    found = supply.live(turn, suppliers, quarter)
    for each in suppliers:
        counted = found[each.id]
        numbers = {"expected": counted.expected, "recorded": counted.recorded, "declared": counted.declared}
        turn.save(Collected(subject_id=each.id, quarter=supply.name(quarter), frozen_at=turn.now, **numbers))
    turn.note("close-quarter", None, quarter=supply.name(quarter))
    begins = turn.house.rulebook.workdays("inspection.start")
    if turn.today <= turn.calendar.after(supply.frozen_after(turn, quarter), begins):
        _tell_heads(turn, suppliers, found, quarter)
        _tell_office(turn, found, quarter)
    return len(suppliers)


def _tell_heads(turn: Turn, suppliers: list[Supplier], found: dict[int, Completeness], quarter: Quarter) -> None:
    at, way = clocks.office_time(turn), supply.button_of(turn, quarter)
    for each in suppliers:
        values: dict[str, Value] = {"subject": each.title, "quarter": supply.spoken(quarter)}
        told = Reply(
            key="supply-closed", values=values | {"rate": supply.rate(found[each.id])}, then=(way,), tone="time"
        )
        for member in each.heads:
            turn.notify(member, told, f"supply closed {each.code} {supply.name(quarter)}", at)


def _tell_office(turn: Turn, found: dict[int, Completeness], quarter: Quarter) -> None:
    target = turn.house.rulebook.percent("completeness.target")
    below = sum(1 for each in found.values() if each.percent is not None and each.percent < target)
    values: dict[str, Value] = {
        "quarter": supply.spoken(quarter),
        "count": len(found),
        "below": below,
        "target": target,
    }
    told = Reply(key="supply-closed-office", values=values, then=(supply.button_of(turn, quarter),), tone="time")
    for member in people.holders_for_system(turn.session, Role.CREDIT_OFFICER, turn.today):
        turn.notify(member, told, f"supply closed {supply.name(quarter)}", clocks.office_time(turn))


def _read(name: str) -> Quarter:
    year, _, number = name.partition("-")
    return Quarter(int(year), int(number))
