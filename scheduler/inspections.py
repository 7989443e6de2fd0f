"""抽样和汇总 · what an inspection leaves to the machine: the draw, and the figures of its report (clause 9.1).

Both read beside everybody's conversations, a part at a time; only what they come to is written. Killed anywhere,
the next tick begins anew.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlmodel import Session

from handlers import inspection_figures
from handlers.inspection import WORKING, inspection, office, tell
from handlers.inspection_figures import PARTS
from handlers.kit.turn import House, Turn
from regulation.grades import Grade
from regulation.inspection import SampleStatus, drawn
from regulation.permissions import CLOCK
from regulation.vocabulary import InspectionStatus
from scheduler.deadlines import TIME
from scheduler.ports import Clock
from storage import codes
from storage.database import Database
from storage.journal import Journal
from storage.queries import figures, inspections
from storage.queries.inspections import InspectionFacts
from storage.tables import Sample

REST = 0.02  # seconds between two parts, for those who converse


@dataclass(frozen=True)
class InspectionWork:
    """A tick draws what is to be drawn and counts what is to be counted."""

    database: Database
    house: House
    clock: Clock

    async def tick(self) -> int:
        """Returns how many inspections it went on with."""
        waiting = await self.database.read(inspections.at_work_for_system)
        for code in waiting:
            row = await self.database.read(partial(inspections.by_code_for_system, code=code))
            undrawn = row.status is InspectionStatus.FIELDWORK and row.drawn_at is None
            await (self._draw(code) if undrawn else self._count(code))
        return len(waiting)

    async def _draw(self, code: str) -> None:
        found, seed = await self.database.read(lambda session: self._population(session, code))
        among = await asyncio.to_thread(drawn, seed, found, self.house.rulebook)
        counts = {grade.value: len(ids) for grade, ids in found.items()}
        await self.database.write(lambda session, journal: self._drawn(session, journal, code, among, counts))

    async def _count(self, code: str) -> None:
        """A part at a time; how far it is can be seen meanwhile."""
        counted = {}
        for place, (name, count) in enumerate(PARTS.items(), 1):
            counted[name] = await self.database.read(partial(self._part, code=code, count=count))
            if place < len(PARTS):
                await self.database.write(partial(self._so_far, code=code, place=place))
                await asyncio.sleep(REST)
        await self.database.write(lambda session, journal: self._counted(session, journal, code, counted))

    def _population(self, session: Session, code: str) -> tuple[dict[Grade, list[int]], str]:
        facts, turn = self._at(session, code)
        found = figures.classified_for_system(session, inspection_figures.span(facts, turn), turn.today)
        return found, facts.row.seed or code  # one that began before there were draws has no seed of its own

    def _drawn(
        self, session: Session, journal: Journal, code: str, among: dict[Grade, list[int]], counts: dict[str, int]
    ) -> None:
        """Once: a second tick that drew meanwhile finds it done."""
        facts, turn = self._at(session, code, journal)
        if facts.row.drawn_at is not None:
            return
        given = {"drawn_at": turn.now, "population": counts, "seed": facts.row.seed or code}
        inspections.put_for_system(session, code, **given)
        for grade, ids in among.items():
            session.add_all(_sample(facts, grade, id_) for id_ in ids)
        count = sum(map(len, among.values()))
        turn.note("draw-sample", code, count=str(count))
        told = inspection.told(facts, "inspection-drawn", count=count)
        tell(turn, facts, office(facts, turn), told)

    def _part(self, session: Session, code: str, count: Callable[[InspectionFacts, Turn], Any]) -> Any:
        return count(*self._at(session, code))

    def _so_far(self, session: Session, _: Journal, code: str, place: int) -> None:
        inspections.put_for_system(session, code, compiled=place)

    def _counted(self, session: Session, journal: Journal, code: str, counted: dict[str, object]) -> None:
        """Unless the report went on meanwhile."""
        facts, turn = self._at(session, code, journal)
        if facts.row.status not in WORKING:
            return
        inspections.put_for_system(session, code, figures=counted, compiled=len(PARTS))
        turn.note("count-figures", code)
        if facts.row.status is InspectionStatus.REPORTING:
            tell(turn, facts, office(facts, turn), inspection.told(facts, "inspection-figures-there"))

    def _at(self, session: Session, code: str, journal: Journal | None = None) -> tuple[InspectionFacts, Turn]:
        turn = Turn(session, self.clock(), TIME, self.house, journal or Journal())
        return inspections.facts(session, CLOCK, [code])[code], turn


def _sample(facts: InspectionFacts, grade: Grade, record_id: int) -> Sample:
    return Sample(
        code=codes.new(),
        inspection_id=facts.row.id or 0,
        record_id=record_id,
        grade=grade,
        status=SampleStatus.WAITING,
    )
