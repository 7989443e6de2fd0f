"""登记 · what every kind of record does when it is submitted (clauses 4.1-a, 4.1-d, 3.2-b)."""

from datetime import date

from handlers.kit.card import Label, Refused, Reply
from handlers.kit.form import Form
from handlers.kit.turn import Turn
from handlers.records import attach, kind_of, record, spoken
from regulation import workdays
from regulation.permission_rows import CREDIT_OFFICE
from regulation.quarters import Quarter, counts_for
from regulation.vocabulary import RecordStatus, Role, Source, SubjectKind
from storage import codes
from storage.queries import people
from storage.queries.people import SubjectLine
from storage.queries.records import RecordFacts
from storage.tables import Record


def file_record(
    turn: Turn,
    form: Form,
    about: str,
    on: date,
    source: Source,
    status: RecordStatus,
    due: date | None = None,
) -> Reply:
    """A row, its files, word to the office, a receipt. Raises Refused when the subject is unknown.

    `due`: the last day on which this is in time, where that is another than the clause says for all records.
    """
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
            home_id=_supplied_by(turn, subject),
            occurred_on=on,
            filed_at=turn.now,
            details=form.answers,
        )
    )
    files = attach(turn, row, form.answers.get("evidence", ()))
    party = people.parties_for_system(turn.session, [subject])[subject.id]
    office = subject.department_id in people.office_homes_for_system(turn.session)
    facts = RecordFacts(row, subject, turn.actor.name, (), tuple(files), party, office)
    turn.known[record.about(row)] = facts
    record.enter(facts, turn)
    _tell_office(row, turn)
    return _receipt(turn, row, due).model_copy(update={"about": record.about(row), "then": (form.code,)})


def _supplied_by(turn: Turn, subject: SubjectLine) -> int | None:
    """报送部门 · the author's department; what the office enters for another department is that one's (代录)."""
    for_others = bool(turn.viewer.roles & set(CREDIT_OFFICE)) and subject.department_id is not None
    return subject.department_id if for_others else turn.viewer.department_id


def institution(turn: Turn) -> str:
    """机构 · the code of the institution itself: there is one, so nobody is asked for it. Raises Refused."""
    found = people.subjects(turn.session, turn.viewer, limit=1, kind=SubjectKind.INSTITUTION)
    if not found:
        raise Refused("institution-missing")
    return found[0].code


def oneself(turn: Turn) -> str:
    """本人 · the code of the subject that is the person who files. Raises Refused."""
    mine = turn.viewer.subject_id
    found = people.subject_lines_for_system(turn.session, [mine]) if mine else {}
    if mine not in found:
        raise Refused("error-nobody-found")
    return found[mine].code


def _receipt(turn: Turn, row: Record, due: date | None) -> Reply:
    """Late entries (补录, 4.1-a) are accepted; the receipt says for which quarter they count.

    What comes from outside is late for nobody here: only the quarter may be another.
    """
    numbers = turn.house.rulebook
    due = due or workdays.after(row.occurred_on, numbers.workdays("record.report"))
    quarter = counts_for(row.occurred_on, turn.today, numbers.workdays("quarter.late"), turn.calendar)
    said = Label(label="quarter", values={"year": str(quarter.year), "number": quarter.number})
    if quarter != Quarter.of(row.occurred_on):
        return Reply(key="record-filed-next-quarter", values=spoken(row) | {"quarter": said}, tone="done")
    if row.source is Source.INTERNAL and turn.today > due:
        return Reply(key="record-filed-late", values=spoken(row) | {"quarter": said}, tone="done")
    return Reply(key="record-filed", values=spoken(row), tone="done")


def _tell_office(row: Record, turn: Turn) -> None:
    told = Reply(key="record-filed-told", values=spoken(row) | {"kind": kind_of(row)}, about=record.about(row))
    for officer in people.holders_for_system(turn.session, Role.CREDIT_OFFICER, turn.today):
        if officer != turn.actor.id:
            turn.notify(officer, told, f"filed {row.code}")
