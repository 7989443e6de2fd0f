"""档案导出 · a credit file as a document, watermarked, its purpose kept (clauses 4.3-c, 8.2-c)."""

from typing import Annotated

from handlers.credit_files import answers_for, look, own_subject, purpose_of, states_of, within_reach
from handlers.file_heads import heads_of
from handlers.kit import paper
from handlers.kit.card import At, Label, On, Reply, Value, word
from handlers.kit.form import Form, Subject, form_named
from handlers.kit.paper import Paper, Table
from handlers.kit.questions import Only
from handlers.kit.turn import Turn
from handlers.records import kind_of
from regulation.vocabulary import Format, Purpose
from storage import codes
from storage.queries import credit_files
from storage.queries.credit_files import CreditFile
from storage.queries.people import SubjectLine
from storage.queries.records import RecordFacts

COLUMNS = ("day", "code", "kind", "content", "sorted")
LOOKS = ("at", "who", "purpose")
Leaves = Annotated[Format, Only((Format.PDF, Format.XLSX))]  # how a file leaves the house


class ExportOwnFile(Form, command="file", may="file.own", clause="4.3-c", at_once=True):
    """导出我的档案 · the whole of it, with everybody who looked."""

    format: Leaves

    def submit(self, turn: Turn) -> Reply:
        """One's own copy."""
        return _order(turn, own_subject(turn), self.format, as_subject=True, why=Label(label="export-own"))


class ExportFile(Form, command="file", may="file.export", clause="8.2-c"):
    """导出档案 · somebody else's, for a purpose that stands on every page."""

    subject: Subject
    purpose: Purpose
    format: Leaves

    def submit(self, turn: Turn) -> Reply:
        """The look is written down as an export. Raises Refused out of reach."""
        subject = within_reach(turn, self.subject, "file.export")
        look(turn, subject, self.purpose, exported=True)
        mine = subject.id == turn.viewer.subject_id
        return _order(turn, subject, self.format, as_subject=mine, why=word(self.purpose))


def _order(turn: Turn, subject: SubjectLine, format_: Format, as_subject: bool, why: Label) -> Reply:
    found = credit_files.whole_for_system(
        turn.session, subject, turn.today, as_subject, sealed=answers_for(turn, subject)
    )
    values: dict[str, Value] = {"name": subject.name, "at": At(at=turn.now)}
    mark = Label(label="export-watermark", values={"who": turn.actor.name, "why": why, "day": On(day=turn.today)})
    tables = [_records(found)]
    if as_subject:
        tables.append(_looks(turn, subject))
    printed = Paper(
        kind="file-paper", values=values, facts=heads_of(found, as_subject), tables=tuple(tables), watermark=mark
    )
    return paper.order(turn, printed, format_, f"{subject.name}-{turn.today:%Y%m%d}")


def _records(found: CreditFile) -> Table:
    return Table(
        heading=Label(label="file-paper-records", values={"total": found.total}),
        columns=tuple(Label(label=f"file-column-{name}") for name in COLUMNS),
        rows=tuple(_row(each) for each in found.records),
    )


def _row(facts: RecordFacts) -> tuple[tuple[Value, ...], ...]:
    row = facts.row
    text = next((row.details[name] for name in ("summary", "note", "statement") if row.details.get(name)), "")
    content: tuple[Value, ...] = (str(text),) if form_named(row.kind) else ()
    sorted_in = (*states_of(facts), *((word(row.indicator),) if row.indicator else ()))
    return ((On(day=row.occurred_on),), (codes.spoken(row.code),), (kind_of(row),), content, sorted_in)


def _looks(turn: Turn, subject: SubjectLine) -> Table:
    looks = credit_files.looks_for_system(turn.session, [subject.id], turn.now, 1000)
    return Table(
        heading=Label(label="file-paper-looks"),
        columns=tuple(Label(label=f"look-column-{name}") for name in LOOKS),
        rows=tuple(((At(at=each.at),), (f"{each.name} {each.department}",), purpose_of(each)) for each in looks),
    )
