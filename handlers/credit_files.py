"""信用档案 · one's own file and who looked at it; others' with a purpose, every look kept (clauses 4.3, 8.2-c)."""

from handlers.file_heads import heads_of
from handlers.kit.button import Button
from handlers.kit.card import At, Card, Choice, Fact, Label, On, Refused, Reply, Value, word
from handlers.kit.form import Form, Subject
from handlers.kit.turn import Turn
from handlers.records import SeeRecord, kind_of, spoken
from regulation import permissions
from regulation.measures import CheckPurpose
from regulation.permissions import Concern
from regulation.vocabulary import Purpose, Role
from storage.queries import credit_files, people
from storage.queries.people import SubjectLine
from storage.queries.records import RecordFacts
from storage.tables import Look

LATER = {Purpose.INVESTIGATION, Purpose.INSPECTION}  # 调查核实、检查抽查: told to the subject afterwards

EXPORT, EXPORT_OWN = "export-file", "export-own-file"  # the ways out, declared beside the printing


class OwnFile(Form, command="file", may="file.own", clause="2.4", reads=True):
    """我的档案 · what stands about oneself; a partner's contact reads the partner's."""

    def submit(self, turn: Turn) -> Card:
        """The file, and the way to those who looked at it."""
        more = tuple(Choice(code=code, label=Label(label=code)) for code in (SeeLooks.code, EXPORT_OWN))
        return file_card(turn, own_subject(turn), as_subject=True, more=more)


class SeeLooks(Form, command="file", may="file.own", clause="8.2-c", reads=True):
    """谁看过我的档案 · every look into one's own file and into those of the departments one heads."""

    def submit(self, turn: Turn) -> Card:
        """Who, when, what for."""
        files = [own_subject(turn).id, *turn.viewer.heads]
        limit = turn.house.rulebook.items("file.newest")
        found = credit_files.looks_for_system(turn.session, files, turn.now, limit)
        facts = tuple(
            Fact(label=Label(label="look-at", values={"at": At(at=look.at)}), value=_who(look)) for look in found
        )
        return Card(text="looks", values={"count": len(found)}, facts=facts, tone="confidential")


class OpenFile(Form, command="file", may="file.read", clause="4.3-b", at_once=True):
    """查阅档案 · somebody else's file, for a purpose that its subject can read."""

    subject: Subject
    purpose: Purpose

    def submit(self, turn: Turn) -> Card:
        """The file; the look is written down before anything is shown. Raises Refused out of reach."""
        subject = within_reach(turn, self.subject, "file.read")
        look(turn, subject, self.purpose)
        export = Choice(code=Button(EXPORT, option=subject.code).code, label=Label(label=EXPORT))
        more = (export,) if permissions.allows("file.export", turn.viewer, _concern(subject)) else ()
        return file_card(turn, subject, as_subject=subject.id == turn.viewer.subject_id, more=more)


def own_subject(turn: Turn) -> SubjectLine:
    """Whose file is one's own. Raises Refused for somebody without one."""
    lines = people.subject_lines_for_system(turn.session, [turn.viewer.subject_id or 0])
    if not lines:
        raise Refused("file-none")
    return next(iter(lines.values()))


def within_reach(turn: Turn, code: str, action: str) -> SubjectLine:
    """A subject that an action reaches. Raises Refused."""
    line = people.subjects_named(turn.session, turn.viewer, [code]).get(code)
    if line is None or not permissions.allows(action, turn.viewer, _concern(line)):
        raise Refused("error-not-your-department", field="subject")
    return line


def answers_for(turn: Turn, subject: SubjectLine) -> bool:
    """Whether the reader is the subject, or heads it: what is sealed is sealed for all others."""
    return subject.id in {turn.viewer.subject_id, *turn.viewer.heads}


def _concern(line: SubjectLine) -> Concern:
    return Concern(department_id=line.department_id, about_id=line.id)


def look(
    turn: Turn,
    subject: SubjectLine,
    purpose: Purpose,
    exported: bool = False,
    asked: CheckPurpose | None = None,
) -> None:
    """Writes a look down; one for an investigation is told to the auditor now and to the subject later.

    `asked`: it was a question whether somebody may be nominated; the file was not shown (核查).
    """
    later = purpose in LATER
    shown_from = turn.now + turn.house.rulebook.days("look.hidden") if later else turn.now
    row = Look(
        subject_id=subject.id,
        member_id=turn.actor.id,
        at=turn.now,
        purpose=purpose,
        exported=exported,
        shown_from=shown_from,
        asked=asked,
    )
    turn.save(row)
    turn.note("look", subject.code, purpose=purpose.value)
    if later:
        values: dict[str, Value] = {"name": turn.actor.name, "purpose": word(purpose)}
        for auditor in people.holders_for_system(turn.session, Role.AUDITOR, turn.today):
            turn.notify(auditor, Reply(key="look-told", values=values), f"look {row.id}")


def file_card(turn: Turn, subject: SubjectLine, as_subject: bool, more: tuple[Choice, ...] = ()) -> Card:
    """A file as a card: who it is, what counts, the newest records; its whole is exported."""
    limit = turn.house.rulebook.items("file.newest")
    found = credit_files.whole_for_system(
        turn.session, subject, turn.today, as_subject, limit, answers_for(turn, subject)
    )
    listed = [_entry(facts) if _may_open(facts, turn) else None for facts in found.records]
    told = tuple(record_line(each) for each, entry in zip(found.records, listed, strict=True) if entry is None)
    choices = tuple(entry for entry in listed if entry)
    values: dict[str, Value] = {"name": subject.name, "total": found.total, "shown": len(found.records)}
    why = as_subject or subject.id in turn.viewer.heads
    return Card(
        text="file-card",
        values=values,
        facts=(*heads_of(found, why), *told),
        choices=(*choices, *more),
        tone="confidential",
    )


def record_line(facts: RecordFacts) -> Fact:
    """One record as a line."""
    label = Label(label="file-record", values=spoken(facts.row) | {"day": On(day=facts.row.occurred_on)})
    return Fact(label=label, value=(kind_of(facts.row), *states_of(facts)))


def states_of(facts: RecordFacts) -> list[Value]:
    """How a record stands: its nature and severity once sorted, and its state."""
    row = facts.row
    return [*(word(each) for each in (row.nature, row.severity) if each), word(row.status)]


def _may_open(facts: RecordFacts, turn: Turn) -> bool:
    return permissions.allows("record.read", turn.viewer, facts.concern)


def _entry(facts: RecordFacts) -> Choice:
    row = facts.row
    values = spoken(row) | {"kind": kind_of(row), "day": On(day=row.occurred_on), "status": states_of(facts)[0]}
    code = Button(SeeRecord.code, row.code, str(row.version)).code
    return Choice(code=code, label=Label(label="file-entry", values=values))


def _who(line: credit_files.LookLine) -> tuple[Value, ...]:
    who: Value = Label(label="person-of", values={"name": line.name, "department": line.department})
    out: tuple[Value, ...] = (Label(label="look-exported"),) if line.exported else ()
    return (who, *purpose_of(line), *out)


def purpose_of(line: credit_files.LookLine) -> tuple[Value, ...]:
    """What somebody looked for."""
    return (word(line.purpose), *((word(line.asked),) if line.asked else ()))
