"""催报 · what time itself says about missing records: in the evening of a day, on the first day of a week
(3.3-d, 4.2-a).
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from handlers import supply
from handlers.completeness import CompletenessOf, NothingToRecord
from handlers.kit import clocks
from handlers.kit.button import Button
from handlers.kit.calls import Call, unwritten
from handlers.kit.card import On, Reply, word
from handlers.kit.turn import Turn
from handlers.work_log import WorkLog
from regulation.completeness import Cadence, cadence_of, slot_on
from regulation.quarters import Quarter
from storage.queries import completeness as stored

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
    recorded = stored.recorded_for_system(
        turn.session, turn.today - WEEK, turn.today, turn.house.end_of(turn.today)
    )
    declared = stored.declared_for_system(turn.session, turn.today, turn.today)
    for each in suppliers:
        cadence = cadence_of(each.families)
        slot = slot_on(cadence, turn.today, turn.calendar)
        if cadence not in due or slot is None or turn.today in declared.get(each.id, ()):
            continue
        if any(day >= slot.first for home in each.below for day in recorded.get(home, ())):
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
    """每周报送情况 · to the heads, on the first working day of a week: what is missing of the quarter."""
    week = slot_on(Cadence.WEEKLY, turn.today, turn.calendar)
    if week is None or turn.calendar.on_or_after(week.first) != turn.today:
        return
    quarter = Quarter.of(week.first - timedelta(days=1))  # of the week that is over
    suppliers = stored.suppliers_for_system(turn.session, turn.today)
    found = supply.live(turn, suppliers, quarter)
    for each in suppliers:
        missing = found[each.id].missing
        if not missing:
            continue
        values = {
            "subject": each.title,
            "quarter": supply.spoken(quarter),
            "rate": supply.rate(found[each.id]),
            "count": len(missing),
            "cadence": word(cadence_of(each.families)),
            "until": On(day=supply.frozen_after(turn, quarter)),
        }
        told = Reply(key="supply-week", values=values, then=(CompletenessOf.code,), tone="time")
        for member in each.heads:
            yield Call(member, told, f"supply week {each.code} {week.first}")
