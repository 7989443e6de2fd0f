"""再次失信 · something established against the subject within a year after the repair (clause 7.3-b; states 6.4).

It is a fact and changes no grade by itself; a low grade that follows on it waits longer for its own repair.
"""

from typing import Annotated

from annotated_types import MaxLen

from handlers.kit.card import On, Refused, Reply, Value
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from handlers.repairs import deciders, no_conflict, note_step, repair
from regulation.repair import RepairStepKind
from regulation.vocabulary import Nature, RecordStatus
from storage import codes
from storage.queries import organisation
from storage.queries.repairs import RepairFacts
from storage.tables import Record

NUMBER = 20  # characters somebody may type for a record's number


class RecordRelapse(
    Move,
    on=repair,
    moves="observing | completed -> relapsed",
    by="repair.review",
    needs=(no_conflict,),
    clause="7.3-b",
    style="danger",
):
    """记录再次失信 · by an established record: a rumour is none (4.1-b), and the subject was heard about it."""

    number: Annotated[str, MaxLen(NUMBER)]
    what: Annotated[str, MaxLen(500)]

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """Whom it is about and who decides read what happened. Raises Refused for what is no such record."""
        record = self._record(facts, turn)
        facts.row.ended_on, facts.row.relapsed_on = turn.today, record.occurred_on
        note_step(turn, facts, RepairStepKind.RELAPSE, text=self.what, record=record.code)
        said: dict[str, Value] = {
            "what": self.what,
            "happened": On(day=record.occurred_on),
            "record": codes.spoken(record.code),
        }
        repair.tell(turn, facts, subject_speakers(facts, turn), "relapse-told-subject", **said)
        repair.tell(turn, facts, deciders(facts, turn), "relapse-told", **said)
        return repair.done(facts, "record-relapse-done").model_copy(update={"then": ("propose-grade",)})

    def _record(self, facts: RepairFacts, turn: Turn) -> Record:
        code = "".join(each for each in self.number.upper() if each.isalnum())
        record = organisation.record_for_system(turn.session, code)
        if record is None or record.subject_id != facts.row.subject_id or record.nature is not Nature.NEGATIVE:
            raise Refused("relapse-no-record", field="number")
        if record.status is not RecordStatus.SUBSTANTIATED:
            raise Refused("relapse-not-established", field="number")
        since = turn.house.day(facts.row.lifted_at or turn.now)
        until = since + turn.house.rulebook.days("repair.relapse-within")
        if not since <= record.occurred_on <= until:
            raise Refused("relapse-range", field="number", since=On(day=since), until=On(day=until))
        return record
