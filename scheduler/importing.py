"""导入的推进 · checks what was uploaded and carries out what was decided, beside everybody's conversations."""

import asyncio
import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from handlers.importing import batch as machine
from handlers.importing import outcome, spoken
from handlers.kit.card import Reply, Tone
from handlers.kit.turn import House, Turn
from handlers.tables import carrying, checking
from handlers.tables.carrying import Keys
from handlers.tables.header import Lexicon
from handlers.tables.plan import Kept, Plan, Step
from handlers.tables.reading import Unreadable
from regulation.vocabulary import BatchStatus
from scheduler.ports import Clock
from storage import codes
from storage.database import Database
from storage.files import FileStore
from storage.journal import Journal
from storage.queries import imports, people
from storage.queries.imports import BatchFacts
from storage.tables import ImportBatch

Report = list[dict[str, Any]]
log = logging.getLogger(__name__)

SLICE = 40  # people in one transaction: short enough that a conversation beside it waits unnoticed
REST = 0.02  # seconds between two slices, for those who converse


@dataclass(frozen=True)
class Importing:
    """A round goes on with every import that is at work. Killed anywhere, the next one goes on from there."""

    database: Database
    files: FileStore
    house: House
    lexicon: Lexicon
    clock: Clock

    async def tick(self) -> None:
        """One round."""
        for code in await self.database.read(imports.at_work_for_system):
            await self.go_on(code)

    async def go_on(self, code: str, told: Callable[[int, int], None] = lambda done, steps: None) -> None:
        """Carries one import to where it needs a person again. `told`: how far it has got."""
        status = await self.database.read(lambda s: imports.batch_for_system(s, code).status)
        if status is BatchStatus.CHECKING:
            await self._check(code)
        elif status is BatchStatus.COMMITTING:
            await self._commit(code, told)
        elif status is BatchStatus.UNDOING:
            await self._undo(code, told)

    def plan(self, session: Session, person: str, content: bytes) -> Plan:
        """What a file would do, for this person. Raises Unreadable."""
        return checking.check(self.turn(session, Journal(), person), self.lexicon, content)

    def brought_in(self, session: Session, journal: Journal, person: str, kept: Kept, plan: Plan) -> str:
        """A checked file as a batch of its own, for a caller that has the plan already; returns its code."""
        turn = self.turn(session, journal, person)
        content = hashlib.sha256(kept.content).hexdigest()
        row = ImportBatch(code=codes.new(), kind="", status=BatchStatus.CHECKING, author_id=turn.actor.id,
                          made_at=turn.now, sha256=content, stored_as=self._keep(kept),
                          total=0, fresh=0, changed=0, wrong=0, report=[])  # fmt: skip
        _planned(row, plan, plan.report())
        turn.save(row)
        turn.note("import-table", row.code)
        return row.code

    async def _check(self, code: str) -> None:
        """Reads the file off the loop and off the writer, then tells its author what it would do."""
        row, person = await self.database.read(lambda s: self._row(s, code))
        try:
            content = await asyncio.to_thread(self.files.get, row.stored_as)
            plan = await self.database.read(lambda s: self.plan(s, person, content))
        except Unreadable as unreadable:
            trouble = unreadable
            await self.database.write(lambda s, j: self._unread(s, j, code, trouble))
            return
        stored = await asyncio.to_thread(self._keep, Kept(content, plan.steps, plan.print))
        report = await asyncio.to_thread(plan.report)
        await self.database.write(lambda s, j: self._checked(s, j, code, plan, report, stored))

    async def _commit(self, code: str, told: Callable[[int, int], None]) -> None:
        row, person = await self.database.read(lambda s: self._row(s, code))
        kept = await asyncio.to_thread(self._kept, row.stored_as)
        if row.done == 0 and not await self.database.read(lambda s: self._same_house(s, person, kept)):
            await self._again(code, kept.content)
            return
        done, steps = row.done, kept.steps
        while done < len(steps):
            these = carrying.slice_of(steps, done, SLICE)
            keys = await asyncio.to_thread(carrying.spellings, these)
            done = await self._slice(code, done, these, keys)
            told(done, len(steps))
            await asyncio.sleep(REST)
        await self.database.write(lambda s, j: self._ended(s, j, code, BatchStatus.COMMITTED, "import-committed"))

    async def _undo(self, code: str, told: Callable[[int, int], None]) -> None:
        row, _ = await self.database.read(lambda s: self._row(s, code))
        steps = (await asyncio.to_thread(self._kept, row.stored_as)).steps
        done = row.done
        while done > 0:
            these = steps[max(done - SLICE // 4, 0) : done]
            back = [Step(step.do, step.code, step.was, step.given) for step in these]
            keys = await asyncio.to_thread(carrying.spellings, back)
            work = lambda s, j, d=done, t=these, k=keys: self._take_back(s, j, code, d, t, k)  # noqa: E731
            done = await self.database.write(work)
            told(done, len(steps))
            await asyncio.sleep(REST)
        await self.database.write(lambda s, j: self._ended(s, j, code, BatchStatus.UNDONE, "import-undone"))

    async def _slice(self, code: str, done: int, these: Sequence[Step], keys: Keys) -> int:
        """A slice in one transaction; where the house has changed meanwhile, one by one without what clashes."""
        try:
            return await self.database.write(lambda s, j: self._carry(s, j, code, done, these, keys))
        except IntegrityError:
            for step in these:
                done = await self._alone(code, done, step, keys)
            return done

    async def _alone(self, code: str, done: int, step: Step, keys: Keys) -> int:
        try:
            return await self.database.write(lambda s, j: self._carry(s, j, code, done, [step], keys))
        except IntegrityError:
            return await self.database.write(lambda s, j: self._skip(s, code, done))

    async def _again(self, code: str, content: bytes) -> None:
        """The house is not the one the plan was made for: it is checked anew, and somebody decides anew."""
        stored = await asyncio.to_thread(self.files.put, content)

        def turn(session: Session, _: Journal) -> None:
            row = imports.batch_for_system(session, code)
            row.status, row.stored_as = BatchStatus.CHECKING, stored
            session.add(row)

        await self.database.write(turn)
        await self._check(code)

    def _carry(
        self, session: Session, journal: Journal, code: str, done: int, steps: Sequence[Step], keys: Keys
    ) -> int:
        row, person = self._row(session, code)
        if row.done != done:  # another process went on with it meanwhile
            return row.done
        carrying.carry(self.turn(session, journal, person), steps, keys)
        row.done += len(steps)
        session.add(row)
        return row.done

    def _take_back(
        self, session: Session, journal: Journal, code: str, done: int, steps: Sequence[Step], keys: Keys
    ) -> int:
        row, person = self._row(session, code)
        if row.done != done:
            return row.done
        carrying.take_back(self.turn(session, journal, person), steps, keys)
        row.done -= len(steps)
        session.add(row)
        return row.done

    def _skip(self, session: Session, code: str, done: int) -> int:
        row, _ = self._row(session, code)
        if row.done == done:
            head = row.report[0]
            row.report = [head | {"skipped": head.get("skipped", 0) + 1}, *row.report[1:]]
            row.done += 1
            session.add(row)
        return row.done

    def _keep(self, kept: Kept) -> str:
        return self.files.put(kept.sealed())

    def _kept(self, stored_as: str) -> Kept:
        return Kept.opened(self.files.get(stored_as))

    def _same_house(self, session: Session, person: str, kept: Kept) -> bool:
        return checking.print_now(self.turn(session, Journal(), person)) == kept.print

    def _checked(
        self, session: Session, journal: Journal, code: str, plan: Plan, report: Report, stored: str
    ) -> None:
        row, person = self._row(session, code)
        _planned(row, plan, report)
        row.stored_as = stored
        session.add(row)
        session.flush()
        key = "import-wrong" if row.status is BatchStatus.WRONG else "import-checked"
        self._tell(session, journal, row, person, key, "attention")

    def _unread(self, session: Session, journal: Journal, code: str, trouble: Unreadable) -> None:
        row, person = self._row(session, code)
        row.status, row.report = BatchStatus.WRONG, [{"why": trouble.key, "values": trouble.values}]
        session.add(row)
        session.flush()
        self._tell(session, journal, row, person, "import-unread", "attention")

    def _ended(self, session: Session, journal: Journal, code: str, status: BatchStatus, key: str) -> None:
        row, person = self._row(session, code)
        if row.status is status:
            return
        row.status = status
        session.add(row)
        session.flush()
        self.turn(session, journal, person).note(key, row.code, rows=str(row.total))
        self._tell(session, journal, row, person, key, "done")

    def _tell(
        self, session: Session, journal: Journal, row: ImportBatch, person: str, key: str, tone: Tone
    ) -> None:
        turn = self.turn(session, journal, person)
        values = outcome(BatchFacts(row, turn.actor.name)) | spoken(row)
        reply = Reply(key=key, values=values, about=machine.about(row), tone=tone)
        turn.notify(row.author_id, reply, f"{key} {row.code} {row.version}")

    def _row(self, session: Session, code: str) -> tuple[ImportBatch, str]:
        row = imports.batch_for_system(session, code)
        return row, imports.author_for_system(session, row)

    def turn(self, session: Session, journal: Journal, person: str) -> Turn:
        """As this person, now. Raises LookupError when there is nobody of that code."""
        now = self.clock()
        actor = people.actor_for_system(session, person, self.house.day(now))
        if actor is None:
            raise LookupError("the author of an import is gone")
        return Turn(session, now, actor, self.house, journal)


def _planned(row: ImportBatch, plan: Plan, report: Report) -> None:
    """What was found out about a file."""
    row.kind, row.report, row.total, row.done = plan.kind, report, len(plan.lines), 0
    row.fresh, row.changed, row.wrong = (plan.count(do) for do in ("new", "changed", "wrong"))
    row.status = BatchStatus.WRONG if row.wrong else BatchStatus.CHECKED
