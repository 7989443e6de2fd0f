"""日常往事 · the everyday records of the sample institution: what each department supplied, slot by slot.

There are hundreds of them and nothing happens with any: they are written at once as what they had become, each with
the lines that filing and sorting it leave in the audit trail.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from sqlmodel import Session

from handlers.kit.turn import Turn
from handlers.records import Classify
from handlers.work_log import Attendance, LogMatter, WorkLog
from regulation import workdays
from regulation.completeness import Slot, cadence_of, slots
from regulation.quarters import Quarter
from regulation.vocabulary import Indicator, Nature, RecordStatus, Source, SubjectKind
from storage import codes
from storage.queries import completeness, organisation
from storage.queries.completeness import Supplier
from storage.tables import EmptySlot, Record

EVENING, MORNING = time(17), time(10)
CLERK = "A001"  # 信用办专员


@dataclass(frozen=True)
class Daily:
    """The quarter before and this one, until yesterday. `turn`: as somebody, by number, on a day at a time."""

    session: Session
    turn: Callable[[str, date, time], Turn]
    today: date

    def live(self, path: Path) -> None:
        """Every department of the table."""
        suppliers = {each.id: each for each in completeness.suppliers_for_system(self.session, self.today)}
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["departments"]:
            home = organisation.numbered_for_system(self.session, SubjectKind.DEPARTMENT, row["number"])
            if home and home.id in suppliers:
                self._department(suppliers[home.id], row)
        self.session.flush()

    def _department(self, supplier: Supplier, row: dict[str, Any]) -> None:
        files = self.turn(row["who"], self.today, EVENING)
        sorts = self.turn(row.get("sorts", CLERK), self.today, MORNING)
        staff = [self._subject(number) for number in row["about"]]
        for place, slot in enumerate(self._slots(supplier), 1):
            at = _at(files, slot.due, EVENING)
            if place % row["missed"] == 0:
                continue
            if place % row["nil"] == 0:
                by = files.actor.id
                self.session.add(EmptySlot(subject_id=supplier.id, due_on=slot.due, by_id=by, at=at.now))
                at.note("nothing-to-record", supplier.code)
            else:
                after = _at(sorts, workdays.after(slot.due, 1), MORNING)
                self._record(supplier, staff[place % len(staff)], (row, place), (at, after))

    def _slots(self, supplier: Supplier) -> Iterator[Slot]:
        cadence, this = cadence_of(supplier.families), Quarter.of(self.today)
        calendar = self.turn(CLERK, self.today, MORNING).calendar
        for quarter in (this.before, this):
            yield from (slot for slot in slots(cadence, quarter, calendar) if slot.due < self.today)

    def _record(
        self, supplier: Supplier, about: tuple[int, str], said: tuple[dict[str, Any], int], turns: tuple[Turn, Turn]
    ) -> None:
        (subject_id, code), (row, place), (files, sorts) = about, said, turns
        record = Record(
            code=codes.new(),
            kind=WorkLog.code,
            status=RecordStatus.TRIAGED,
            source=Source.INTERNAL,
            subject_id=subject_id,
            author_id=files.actor.id,
            home_id=supplier.id,
            occurred_on=files.today,
            filed_at=files.now,
            details=_written(row, place, code, files.today).answers,
            nature=Nature.NEUTRAL,
            indicator=Indicator(row["indicator"]),
            decided_by_id=sorts.actor.id,
            decided_at=sorts.now,
        )
        self.session.add(record)
        files.note(WorkLog.code, record.code)
        sorts.note(Classify.code, record.code, was=RecordStatus.SUBMITTED.value, now=RecordStatus.TRIAGED.value)

    def _subject(self, number: str) -> tuple[int, str]:
        row = organisation.numbered_for_system(self.session, SubjectKind.STAFF, number)
        if row is None:
            raise LookupError(number)
        return row.id or 0, row.code


def _written(row: dict[str, Any], place: int, about: str, day: date) -> WorkLog:
    """A lesson, or a line of what was done."""
    if courses := row.get("courses"):
        course = courses[place % len(courses)]
        return WorkLog(subject=about, matter=LogMatter.LESSON, course=course, worked_on=day)
    note = row["notes"][place % len(row["notes"])]
    return WorkLog(
        subject=about, matter=LogMatter.ATTENDANCE, attendance=Attendance.PRESENT, worked_on=day, note=note
    )


def _at(turn: Turn, day: date, at: time) -> Turn:
    """The same person on another day."""
    now = datetime.combine(day, at, turn.house.zone).astimezone(UTC)
    return replace(turn, now=now)
