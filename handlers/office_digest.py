"""每周工作摘要 · what is open and late in the office, told to whoever runs its daily work (3.2-a, 3.2-e).

On the first working day of a week, once to each; counted as its reader may see it, so that the number and the list
behind the button agree. What nobody waits for has no line.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from sqlmodel import Session

from handlers import supply
from handlers.case_card import Cases
from handlers.cases import case
from handlers.deadlines import MyDeadlines, waiting_for
from handlers.docket import Docket, docket
from handlers.kit import clocks
from handlers.kit.calls import Call, untold
from handlers.kit.card import Label, Reply
from handlers.kit.turn import Turn
from handlers.queue import Queue
from handlers.record_clocks import TRIAGE
from handlers.repair_card import Repairs
from handlers.repairs import repair
from handlers.task_card import Tasks
from handlers.tasks import task
from regulation.completeness import Cadence, slot_on
from regulation.permissions import Viewer
from regulation.quarters import Quarter
from regulation.vocabulary import Role
from storage.queries import cases, people, records, repairs, tasks, time
from storage.queries import completeness as stored
from storage.queries import docket as questions

TOLD = (Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR)


class Heap(NamedTuple):
    """What lies open: the codes of its rows as a viewer may see them, their clocks, the form that lists them."""

    name: str
    codes: Callable[[Session, Viewer], list[str]]
    kinds: Sequence[str]
    form: str


class Line(NamedTuple):
    """A line of the letter, and the button that leads there."""

    name: str
    number: int
    late: int
    button: str


HEAPS = (
    Heap("records", records.unsorted_codes, (TRIAGE.kind,), Queue.code),
    Heap("cases", cases.open_codes, case.clocks, Cases.code),
    Heap("tasks", tasks.open_codes, task.clocks, Tasks.code),
    Heap("repairs", repairs.open_codes, repair.clocks, Repairs.code),
    Heap("docket", questions.open_codes, docket.clocks, Docket.code),
)


def waiting(turn: Turn) -> list[Call]:
    """From the hour at which letters go out on the first working day of a week; a later week brings its own."""
    week = slot_on(Cadence.WEEKLY, turn.today, turn.calendar)
    if week is None or clocks.office_time(turn) != turn.now:
        return []
    if turn.now < clocks.morning(turn, turn.calendar.on_or_after(week.first)):
        return []
    held = (people.holders_for_system(turn.session, role, turn.today) for role in TOLD)
    key = f"office digest {week.first}"
    members = untold(turn, dict.fromkeys(member for members in held for member in members), key)
    return [Call(member, _letter(list(_lines(_as(turn, member)))), key) for member in members]


def _as(turn: Turn, member: int) -> Turn:
    """The same moment, as its reader sees it. Raises LookupError for somebody who is gone."""
    code = people.member_code_for_system(turn.session, member)
    actor = people.actor_for_system(turn.session, code, turn.today)
    if actor is None:
        raise LookupError(code)
    return replace(turn, actor=actor)


def _lines(turn: Turn) -> Iterator[Line]:
    """Everything that is not nothing."""
    viewer = turn.viewer
    for heap in HEAPS:
        codes = set(heap.codes(turn.session, viewer))
        late = codes & time.overdue_for_system(turn.session, heap.kinds, turn.now) if codes else codes
        yield from _unless_none(heap.name, len(codes), len(late), heap.form)
    yield from _unless_none("deadlines", _due_this_week(turn), 0, MyDeadlines.code)
    quarter = _still_open(turn)
    yield from _unless_none("departments", _incomplete(turn, viewer, quarter), 0, supply.button_of(turn, quarter))


def _unless_none(name: str, count: int, late: int, button: str) -> Iterator[Line]:
    if count:
        yield Line(name, count, late, button)


def _due_this_week(turn: Turn) -> int:
    """本周到期 · of one's own clocks, those that end by Sunday night."""
    until = turn.house.end_of(turn.today + timedelta(days=6 - turn.today.weekday()))
    return sum(1 for each in waiting_for(turn) if turn.now < each.row.due_at <= until)


def _still_open(turn: Turn) -> Quarter:
    """The quarter before as long as it can be completed: then that is what is urgent."""
    now = Quarter.of(turn.today)
    return now if supply.closed(turn, now.before) else now.before


def _incomplete(turn: Turn, viewer: Viewer, quarter: Quarter) -> int:
    suppliers = stored.within(viewer, stored.suppliers_for_system(turn.session, turn.today))
    return supply.below(turn, supply.measured(turn, suppliers, quarter).values())


def _letter(lines: list[Line]) -> Reply:
    """A line each; where nothing is open, that."""
    if not lines:
        return Reply(key="office-digest-nothing", tone="done")
    said, *others = [
        Label(label=f"office-digest-{each.name}", values={"count": each.number, "late": each.late})
        for each in lines
    ]
    for each in others:
        said = Label(label="office-digest-and", values={"one": said, "other": each})
    buttons = tuple(line.button for line in lines)
    late = any(line.late for line in lines)
    return Reply(key="office-digest", values={"lines": said}, then=buttons, tone="attention" if late else "time")
