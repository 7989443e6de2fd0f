"""批量导入 · a table is checked first, always; imported whole or not at all; can be taken back (4.2-a, T13)."""

from typing import Annotated

from annotated_types import MaxLen

from handlers.kit import draw
from handlers.kit.button import Button
from handlers.kit.card import Card, Choice, Fact, Label, Reply, Value, word
from handlers.kit.form import Attachment, Form, Hidden
from handlers.kit.move import Machine, Move
from handlers.kit.paging import pages
from handlers.kit.questions import Takes
from handlers.kit.turn import Turn
from handlers.tables import plan
from regulation.vocabulary import BatchStatus
from storage import codes
from storage.queries import conversation, imports
from storage.queries.imports import BatchFacts
from storage.tables import ImportBatch

TABLES = Takes((".xlsx", ".csv"))
LINES = 5  # of a report on one card
NEWEST = 5

batch = Machine("import-batch", BatchStatus, starts="checking", load=imports.facts)


class ImportTable(Form, command="import", may="organisation.import", clause="4.2-a", at_once=True):
    """批量导入 · one file; what is in it is found out by its headings."""

    file: Annotated[tuple[Attachment, ...], MaxLen(1), TABLES]

    def submit(self, turn: Turn) -> Reply:
        """The check runs beside the conversation; its outcome comes as a message."""
        (file,) = conversation.attachments_named_for_system(turn.session, self.file)
        row = turn.save(
            ImportBatch(
                code=codes.new(),
                kind="",
                status=BatchStatus.CHECKING,
                author_id=turn.actor.id,
                made_at=turn.now,
                sha256=file.sha256,
                stored_as=file.stored_as,
                total=0,
                fresh=0,
                changed=0,
                wrong=0,
                report=[],
            )
        )
        return Reply(key="import-table-done", values=spoken(row), about=batch.about(row), tone="time")


class Imports(Form, command="import", may="organisation.import", clause="4.2-a", reads=True):
    """最近的导入 · the newest, each with its state."""

    def submit(self, turn: Turn) -> Card:
        """One button each."""
        choices = tuple(
            Choice(
                code=Button(SeeBatch.code, row.code, str(row.version)).code,
                label=Label(label="imports-entry", values=spoken(row) | {"state": word(row.status)}),
            )
            for row in imports.newest(turn.session, turn.viewer, NEWEST)
        )
        return Card(text="imports", values={"count": len(choices)}, choices=choices)


class SeeBatch(Move, on=batch, by="organisation.see", clause="4.2-a", reads=True):
    """查看 · the report, row by row: first what is wrong, then what changes."""

    page: Hidden = 0

    def effect(self, facts: BatchFacts, turn: Turn) -> Card:
        """Counts, some rows, the way to the next ones, the open moves."""
        row, lines = facts.row, facts.row.report[1:]
        start = max(self.page, 0) * LINES
        shown = [Fact(label=plan.place(line), value=plan.findings(line)) for line in lines[start : start + LINES]]
        choices = draw.move_choices(batch, facts, turn, leave_out=SeeBatch)
        choices += pages(self.page, start + LINES < len(lines), lambda to: Button(self.code, row.code, "", to))
        return Card(
            text="import-report", values=outcome(facts), facts=(*whole(facts), *shown), choices=tuple(choices)
        )


class CommitImport(
    Move,
    on=batch,
    moves="checked -> committing",
    by="organisation.import",
    clause="4.2-a",
    style="primary",
    keys="T13",
):
    """导入 · all rows or none; once begun it is carried to its end, whatever happens to the machine."""

    def needs_keys(self, turn: Turn, facts: BatchFacts | None = None) -> bool:
        """T13: many rows are two people's word."""
        return facts is not None and facts.row.total > turn.house.rulebook.items("import.alone")

    def effect(self, facts: BatchFacts, turn: Turn) -> Reply:
        """The clock does it, a slice at a time, so that nobody's conversation waits."""
        return Reply(key="commit-import-done", values=spoken(facts.row), tone="time")


class DiscardImport(
    Move,
    on=batch,
    moves="checked | wrong -> discarded",
    by="organisation.import",
    clause="4.2-a",
    style="quiet",
    at_once=True,
):
    """放弃 · nothing was written, nothing will be."""

    def effect(self, facts: BatchFacts, turn: Turn) -> Reply:
        """The report stays."""
        return Reply(key="discard-import-done", values=spoken(facts.row), tone="done")


class UndoImport(
    Move,
    on=batch,
    moves="committed -> undoing",
    by="organisation.import",
    clause="4.2-a",
    style="danger",
    keys="T13",
):
    """撤销导入 · always two people's word (T13)."""

    def effect(self, facts: BatchFacts, turn: Turn) -> Reply:
        """What nobody used is taken out again; what was used since is ended instead."""
        return Reply(key="undo-import-done", values=spoken(facts.row), tone="time")


def whole(facts: BatchFacts) -> list[Fact]:
    """What is said of the whole file: its tables, how far it is, what was not understood, why it cannot be read."""
    head, row = facts.head, facts.row
    lines = [_line("status", word(row.status), *_progress(facts)), _line("author", facts.author)]
    tables = dict.fromkeys(table for table, _, _ in head.get("counts", ()))
    lines += [_line("tables", *(Label(label=f"import-of-{table}") for table in tables))] if tables else []
    lines += [_line("unknown", *head["unknown"])] if head.get("unknown") else []
    lines += [_line("skipped", head["skipped"])] if head.get("skipped") else []
    lines += [_line("why", Label(label=head["why"], values=head["values"]))] if head.get("why") else []
    return lines


def outcome(facts: BatchFacts) -> dict[str, Value]:
    """The values of every sentence about an import."""
    row = facts.row
    return spoken(row) | {
        "total": row.total,
        "fresh": row.fresh,
        "changed": row.changed,
        "wrong": row.wrong,
        "same": row.total - row.fresh - row.changed - row.wrong,
        "unread": int(bool(facts.head.get("why"))),
    }


def spoken(row: ImportBatch) -> dict[str, Value]:
    """The code as people read it."""
    return {"code": codes.spoken(row.code)}


def _progress(facts: BatchFacts) -> list[Value]:
    steps = facts.head.get("steps", 0)
    if facts.row.status not in (BatchStatus.COMMITTING, BatchStatus.UNDOING) or not steps:
        return []
    return [Label(label="import-progress", values={"percent": facts.row.done * 100 // steps})]


def _line(name: str, *value: Value) -> Fact:
    return Fact(label=Label(label=f"import-line-{name}"), value=value)
