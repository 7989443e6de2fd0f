"""催报 · what time itself says about missing records: in the evening of a day, on the first day of a week
(3.3-d, 4.2-a).
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from handlers import supply
from handlers.completeness import NothingToRecord
from handlers.kit import clocks
from handlers.kit.button import Button
from handlers.kit.calls import Call, unwritten
from handlers.kit.card import On, Reply, Value, word
from handlers.kit.turn import Turn
from handlers.work_log import WorkLog
from regulation.completeness import Cadence, cadence_of, slot_on
from regulation.quarters import Quarter
from storage.queries import completeness as stored
from storage.queries.completeness import Supplier

WEEK = timedelta(days=7)


def waiting(turn: Turn) -> list[Call]:
    """Every letter that is due at this moment and was not written yet."""
    if clocks.office_time(turn) != turn.now:
        return []  # what was missed at night or on a day off is not made up for: the next day brings its own
    return unwritten(turn, [*_nudges(turn), *_weeks(turn)])


def _nudges(turn: Turn) -> Iterator[Call]:
    """今日未报 · to whoever speaks for a department, when its slot ends today and nothing was recorded yet."""
    due = [cadence for cadence in Cadence if _is_time(turn, cadence)]
    if not due:
        return
    suppliers = stored.suppliers_for_system(turn.session, turn.today)
    found = supply.live(turn, suppliers, Quarter.of(turn.today))
    homes = {home for each in suppliers for home in each.below}
    since, now = turn.today - WEEK, turn.house.end_of(turn.today)
    recorded = stored.recorded_for_system(turn.session, homes, since, turn.today, now)
    declared = stored.declared_for_system(turn.session, since, turn.today)
    for each in suppliers:
        cadence = cadence_of(each.families)
        slot = slot_on(cadence, turn.today, turn.calendar)
        if cadence not in due or slot is None:
            continue
        said = declared.get(each.id, set()).union(*(recorded.get(home, ()) for home in each.below))
        if any(day >= slot.first for day in said):
            continue
        told = Reply(
            key="supply-nudge",
            values={"subject": each.title, "slot": supply.slot(cadence, slot), "rate": supply.rate(found[each.id])},
            then=(WorkLog.code, Button(NothingToRecord.code, option=each.code).code),
            tone="time",
        )
        for member in each.liaisons:
            yield Call(member, told, f"supply nudge {each.code} {slot.due}", turn.now)


def _is_time(turn: Turn, cadence: Cadence) -> bool:
    """Half an hour before the office closes on a working day, two hours before on the last one of a week."""
    slot, rules = slot_on(cadence, turn.today, turn.calendar), turn.house.rulebook
    closes = datetime.combine(turn.today, time(rules.hour("office.closes")), turn.house.zone)
    asked_at = closes - rules.minutes(f"completeness.{cadence.value}")
    return slot is not None and slot.due == turn.today and turn.now >= asked_at


def _weeks(turn: Turn) -> Iterator[Call]:
    """每周报送情况 · to the heads, on the first working day of a week: what is missing of each open quarter."""
    week = slot_on(Cadence.WEEKLY, turn.today, turn.calendar)
    if week is None or turn.calendar.on_or_after(week.first) != turn.today:
        return
    now = Quarter.of(turn.today)
    suppliers = stored.suppliers_for_system(turn.session, turn.today)
    for quarter in (now.before, now):
        if not supply.closed(turn, quarter):
            yield from _week(turn, suppliers, quarter, f"{supply.name(quarter)} {week.first}")


def _week(turn: Turn, suppliers: list[Supplier], quarter: Quarter, key: str) -> Iterator[Call]:
    found = supply.live(turn, suppliers, quarter)
    for each in (each for each in suppliers if found[each.id].missing):
        values: dict[str, Value] = {
            "subject": each.title,
            "quarter": supply.spoken(quarter),
            "rate": supply.rate(found[each.id]),
            "count": len(found[each.id].missing),
            "cadence": word(cadence_of(each.families)),
            "until": On(day=supply.frozen_after(turn, quarter)),
        }
        told = Reply(key="supply-week", values=values, then=(supply.button_of(turn, quarter),), tone="time")
        for member in each.heads:
            yield Call(member, told, f"supply week {each.code} {key}")
