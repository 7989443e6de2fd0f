"""宽限 · what only two people together may grant: a second extension, and that a deadline does not count (T12)."""

from datetime import datetime, timedelta
from typing import Annotated, Any

from annotated_types import MaxLen

from handlers.cases import case, no_conflict, officers
from handlers.kit import clocks
from handlers.kit.card import On, Refused, Reply, Value
from handlers.kit.form import ComingDay
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from handlers.plan_items import extend_items
from handlers.warnings import RUNNING
from regulation import rectification
from regulation.permissions import Viewer
from regulation.vocabulary import CaseStepKind, DeadlineStatus
from storage.queries.cases import CaseFacts


def extended_before(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """The first extension is the subject's to ask for, and one key grants it."""
    had = any(step.granted for step in facts.steps if step.kind is CaseStepKind.EXTENSION)
    return None if had else "extension-first-one"


class ExtendAgain(
    Move,
    on=case,
    moves="in_progress",
    by="deadline.waive",
    needs=(no_conflict, extended_before),
    keys="T12",
    clause="6.2-a",
):
    """再次延期 · the director asks, the chair's key grants it; never beyond the longest time there is."""

    until: ComingDay
    reason: Annotated[str, MaxLen(300)]

    def needs_keys(self, turn: Turn, facts: Any = None) -> bool:
        """Always; a day that cannot be is refused before anybody is asked for a key."""
        self._refuse_another_day(facts, turn)
        return True

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The clock moves. Raises Refused for a day that is not later, or beyond the cap."""
        self._refuse_another_day(facts, turn)
        row, was = facts.row, facts.row.due_on or turn.today
        row.due_on = turn.calendar.on_or_after(self.until)
        turn.save(row)
        clocks.extend(turn, "case.rectify", row.code, row.due_on)
        extend_items(facts, turn, was)
        told = (*subject_speakers(facts, turn), *officers(facts, turn))
        case.tell(turn, facts, told, "extension-granted-told", due=On(day=row.due_on))
        return case.done(facts, "grant-extension-done", due=On(day=row.due_on))

    def _refuse_another_day(self, facts: CaseFacts, turn: Turn) -> None:
        row = facts.row
        due = row.due_on or turn.today
        rules = case.under(facts, turn).house.rulebook
        latest = rectification.cap(rules, row.level, turn.house.day(row.opened_at))
        if latest <= due:
            raise Refused("extension-no-day", latest=On(day=latest))
        if not due < self.until <= latest:
            first = On(day=due + timedelta(days=1))
            raise Refused("extension-range", field="until", earliest=first, latest=On(day=latest))


class WaiveDeadline(
    Move,
    on=case,
    moves=RUNNING,
    by="deadline.waive",
    needs=(no_conflict,),
    keys="T12",
    clause="6.2-a",
    style="danger",
):
    """豁免期限 · what runs now does not count any more and nobody is reminded; what is to be done stays."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Raises Refused when nothing runs that a person must keep: where time itself acts, nothing else goes on.
        Whoever should have acted, and the office, are told why."""
        wait = case.waits.get(facts.row.status)
        running = [
            row
            for row in clocks.running(turn, facts.row.code)
            if wait and row.kind == wait.kind and not wait.silent
        ]
        if not running or wait is None:
            raise Refused("deadline-none-runs")
        clocks.meet(turn, wait.kind, facts.row.code, DeadlineStatus.WAIVED)
        turn.note("deadline-waived", facts.row.code, kind=wait.kind)
        values: dict[str, Value] = {"what": clocks.called(wait.kind), "reason": self.reason}
        told = (*wait.owner(facts, turn), *subject_speakers(facts, turn), *officers(facts, turn))
        case.tell(turn, facts, told, "deadline-waived-told", **values)
        return case.done(facts, "waive-deadline-done", **values)
