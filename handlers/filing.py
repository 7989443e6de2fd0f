"""登记 · what every kind of record does when it is submitted (clauses 4.1-d, 3.2-b)."""

from datetime import date

from handlers.kit.card import Refused, Reply
from handlers.kit.form import Form
from handlers.kit.turn import Turn
from handlers.records import attach, kind_of, record, spoken
from regulation.vocabulary import RecordStatus, Role, Source
from storage import codes
from storage.queries import people
from storage.queries.records import RecordFacts
from storage.tables import Record


def file_record(turn: Turn, form: Form, about: str, on: date, source: Source, status: RecordStatus) -> Reply:
    """A row, its files, word to the office, a receipt. Raises Refused when the subject is unknown."""
    subject = people.subjects_named(turn.session, turn.viewer, [about]).get(about)
    if subject is None:
        raise Refused("error-nobody-found", field="subject")
    row = turn.save(
        Record(
            code=codes.new(),
            kind=form.code,
            status=status,
            source=source,
            subject_id=subject.id,
            author_id=turn.actor.id,
            occurred_on=on,
            filed_at=turn.now,
            details=form.answers,
        )
    )
    files = attach(turn, row, form.answers.get("evidence", ()))
    party = people.parties_for_system(turn.session, [subject])[subject.id]
    office = subject.department_id in people.office_homes_for_system(turn.session)
    turn.known[record.about(row)] = RecordFacts(row, subject, turn.actor.name, (), tuple(files), party, office)
    _tell_office(row, turn)
    return Reply(key="record-filed", values=spoken(row), about=record.about(row), then=(form.code,), tone="done")


def _tell_office(row: Record, turn: Turn) -> None:
    told = Reply(key="record-filed-told", values=spoken(row) | {"kind": kind_of(row)}, about=record.about(row))
    for officer in people.holders_for_system(turn.session, Role.CREDIT_OFFICER, turn.today):
        if officer != turn.actor.id:
            turn.notify(officer, told, f"filed {row.code}")
