"""启封 · a sealed record is opened for one person for a day, with two other keys; its subject hears of it (T8)."""

from typing import Annotated, Any

from annotated_types import MaxLen

from handlers.credit_files import LATER, look
from handlers.kit import draw
from handlers.kit.card import At, Refused, Reply, Value, word
from handlers.kit.clocks import Wait, any_provisional
from handlers.kit.form import Form, Subject
from handlers.kit.move import Machine, Move, Overdue, Relation
from handlers.kit.turn import Turn
from handlers.records import SeeRecord
from regulation import conflicts
from regulation.repair import UnsealingStatus
from regulation.vocabulary import DeadlineStatus, Purpose
from storage import codes
from storage.queries import people, sealing, time
from storage.queries.people import SubjectLine
from storage.queries.sealing import UnsealingFacts
from storage.queries.time import Beginning
from storage.tables import Record, Unsealing

KIND = "repair.unsealed"
NUMBER = 20  # characters somebody may type for a record's number

unsealing = Machine(
    "unsealing",
    UnsealingStatus,
    starts="open",
    load=sealing.facts,
    beside=(Wait(KIND, owner=lambda facts, turn: [facts.row.member_id], silent=True),),
)

READER = Relation("reader", lambda facts, viewer: facts.row.member_id == viewer.id)  # 查阅人


class UnsealRecord(Form, command="file", may="repair.unseal", keys="T8", clause="7.3-a"):
    """启封记录 · one record, whose number is known, for a purpose; chair and custodian turn their keys."""

    subject: Subject
    number: Annotated[str, MaxLen(NUMBER)]
    purpose: Purpose
    reason: Annotated[str, MaxLen(300)]

    def needs_keys(self, turn: Turn, facts: Any = None) -> bool:
        """Always; what is not there, or not for this person, is refused before anybody is asked for a key."""
        self._found(turn)
        return True

    def submit(self, turn: Turn) -> Reply:
        """Open from now on for so long; the look is written down, and the subject is told."""
        subject, record = self._found(turn)
        until = turn.now + turn.house.rulebook.days(KIND)
        row = turn.save(
            Unsealing(
                code=codes.new(),
                status=UnsealingStatus.OPEN,
                record_id=record.id or 0,
                member_id=turn.actor.id,
                purpose=self.purpose,
                reason=self.reason,
                opened_at=turn.now,
                until=until,
            )
        )
        _clock(turn, row)
        look(turn, subject, self.purpose)
        turn.note("unseal-record", record.code, purpose=self.purpose.value)
        self._tell(turn, subject, row, record)
        values: dict[str, Value] = {"code": codes.spoken(record.code), "until": At(at=until)}
        see, about = draw.see(SeeRecord, record.code, record.version), unsealing.about(row)
        return Reply(key="unseal-record-done", values=values, about=about, then=(see,), tone="confidential")

    def _found(self, turn: Turn) -> tuple[SubjectLine, Record]:
        """Raises Refused; whether there is no such record or it is not sealed, it says the same."""
        line = people.subjects_named(turn.session, turn.viewer, [self.subject])[self.subject]
        if conflicts.of(turn.viewer, people.parties_for_system(turn.session, [line])[line.id]):
            raise Refused("unseal-conflict", field="subject")
        code = self.number.replace("-", "").replace(" ", "").upper()
        record = sealing.sealed_for_system(turn.session, line.id, code)
        if record is None:
            raise Refused("unseal-unknown", field="number")
        if sealing.open_for_system(turn.session, turn.actor.id, record.id or 0):
            raise Refused("unseal-open-already", field="number")
        return line, record

    def _tell(self, turn: Turn, subject: SubjectLine, row: Unsealing, record: Record) -> None:
        """At once; where an investigation would suffer by it, within thirty days (T8)."""
        later = turn.now + turn.house.rulebook.days("repair.unsealed-told") if self.purpose in LATER else None
        values: dict[str, Value] = {"code": codes.spoken(record.code), "purpose": word(self.purpose)}
        values |= {"reason": self.reason, "who": turn.actor.name, "at": At(at=turn.now), "until": At(at=row.until)}
        told = Reply(key="unseal-told", values=values, tone="confidential")
        for member in people.speakers_for_system(turn.session, subject, turn.today):
            turn.notify(member, told, f"unsealed {row.code}", later)


class SealAgain(Move, on=unsealing, moves="open -> closed", by=Overdue(KIND), clause="7.3-a"):
    """重新封存 · its time is over."""

    def effect(self, facts: UnsealingFacts, turn: Turn) -> Reply:
        """Nobody reads it any more."""
        return _closed(facts, turn)


class CloseRecord(
    Move, on=unsealing, moves="open -> closed", by=READER, clause="7.3-a", style="quiet", at_once=True
):
    """查阅完毕 · earlier than it would close by itself."""

    def effect(self, facts: UnsealingFacts, turn: Turn) -> Reply:
        """Nobody reads it any more."""
        return _closed(facts, turn)


def _closed(facts: UnsealingFacts, turn: Turn) -> Reply:
    facts.row.closed_at = turn.now
    return Reply(key="seal-again-done", values={"code": codes.spoken(facts.record)}, tone="done")


def _clock(turn: Turn, row: Unsealing) -> None:
    """It ends at its minute, not with the day."""
    until = turn.house.day(row.until)
    provisional = any_provisional(turn.calendar, turn.today, until)
    begins = (turn.now, row.until, row.until, turn.calendar.version, provisional, None)
    time.begin(turn.session, [Beginning(KIND, row.code, DeadlineStatus.RUNNING, *begins)])
