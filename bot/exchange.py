"""Tables in and out on the command line: `import`, `export`. Somebody of the house acts, under the same rules."""

import asyncio
import contextlib
import json as jsons
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, cast

import typer
from sqlmodel import Session

from bot import house
from bot.admin import Impossible
from bot.commands import Json
from bot.documents.printer import DocumentPrinter
from bot.documents.typesetting import workbook
from bot.house import Memory
from bot.settings import Settings
from bot.words import Words
from handlers.importing import CommitImport, ImportTable, batch
from handlers.kit import access, submission
from handlers.kit.card import Label, Refused, Reply, Value
from handlers.kit.paper import Paper
from handlers.kit.turn import Turn
from handlers.organisation_export import ExportOrganisation, watermarked
from handlers.tables import plan as plans
from handlers.tables.plan import Kept, Plan
from handlers.tables.reading import Unreadable
from regulation.vocabulary import BatchStatus, Role
from scheduler.importing import Importing
from storage.journal import Journal
from storage.queries import imports, people

As = Annotated[str | None, typer.Option("--as", help="Code of who does it; default: the only credit officer.")]
Table = Annotated[Path, typer.Argument(help="An .xlsx or .csv file.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask before writing.")]
SHOWN = 20  # changed rows in words; the wrong ones are all shown


def import_(file: Table, acting: As = None, dry_run: DryRun = False, yes: Yes = False, json: Json = False) -> None:
    """Read departments, people, partners or records from a table: checked first, then all of it or nothing."""
    settings, content = Settings(), file.read_bytes()
    with house.opened(settings) as memory:
        desk = Desk.of(memory, settings)
        person = desk.person(acting)
        plan = desk.planned(person, content)
        report = plan.report()
        if json:
            typer.echo(jsons.dumps(_facts(plan) | {"rows": report[1:]}, ensure_ascii=False))
        else:
            desk.say(report)
        if plan.count("wrong"):
            raise Impossible(f"{plan.count('wrong')} rows are wrong; nothing was written")
        if dry_run or not plan.steps:
            return
        if not yes:
            typer.confirm(f"Write {plan.count('new')} new and {plan.count('changed')} changed rows?", abort=True)
        typer.echo(desk.carried_out(person, content, plan), err=json)


def export(file: Annotated[Path, typer.Argument(help="An .xlsx file to write.")], acting: As = None) -> None:
    """Write departments, people and partners as a workbook that `import` takes back."""
    settings = Settings()
    if file.suffix.lower() != ".xlsx":
        raise Impossible(f"{file}: a workbook's name ends in .xlsx")
    with house.opened(settings) as memory:
        desk = Desk.of(memory, settings)
        person = desk.person(acting)
        paper = desk.acts(person, ExportOrganisation)
        if isinstance(paper, Paper):
            file.write_bytes(workbook(DocumentPrinter(desk.words).drawn(paper, settings.language)))
            typer.echo(f"{file} is written")
        else:
            typer.echo(desk.spoken(paper))


@dataclass(frozen=True)
class Desk:
    """What both commands need: the memory, the words, and who acts."""

    memory: Memory
    settings: Settings
    words: Words
    importing: Importing

    @classmethod
    def of(cls, memory: Memory, settings: Settings) -> "Desk":
        """Ready to work."""
        words, rules = Words(settings.zone), house.rules(settings, memory.vault)
        return cls(memory, settings, words, Importing(memory.database, memory.files, rules, words, house.now))

    def person(self, code: str | None) -> str:
        """Who acts. Raises Impossible when that is not clear."""
        actors = self.memory.database.read_now(
            lambda session: people.actors_for_system(session, house.now().date())
        )
        if code:
            if code not in actors:
                raise Impossible(f"there is no member {code}; see `trustdesk member list`")
            return code
        officers = [each.code for each in actors.values() if Role.CREDIT_OFFICER in each.viewer.roles]
        if len(officers) != 1:
            raise Impossible(f"{len(officers)} credit officers: say who acts with --as CODE")
        return officers[0]

    def planned(self, person: str, content: bytes) -> Plan:
        """What the file would do. Raises Impossible for one that cannot be read, or that this person may not."""

        def look(session: Session) -> Plan:
            with self._refused():
                access.check(ImportTable, self._turn(session, person))
            return self.importing.plan(session, person, content)

        try:
            return self.memory.database.read_now(look)
        except Unreadable as unreadable:
            raise Impossible(self._text(Label(label=unreadable.key, values=unreadable.values))) from None

    def carried_out(self, person: str, content: bytes, plan: Plan) -> str:
        """Writes it, or asks for the second key (T13); says which."""
        database = self.memory.database
        kept = Kept(content, plan.steps, plan.print)
        code = database.write_now(lambda s, j: self.importing.brought_in(s, j, person, kept, plan))

        def commit(session: Session, journal: Journal) -> Reply:
            turn = self._turn(session, person, journal)
            facts = batch.facts(turn, code)
            with self._refused():
                access.check(CommitImport, turn, facts)
                return cast(Reply, submission.perform(turn, CommitImport, {}, facts))

        reply = database.write_now(commit)
        if database.read_now(lambda s: imports.batch_for_system(s, code).status) is BatchStatus.COMMITTING:
            with typer.progressbar(length=len(plan.steps), label="Writing") as bar:
                asyncio.run(self.importing.go_on(code, lambda done, steps: bar.update(done - bar.pos)))
            return f"import {code}: done"
        return self.spoken(reply)

    def acts(self, person: str, form: type[ExportOrganisation]) -> Paper | Reply:
        """The paper at once where no second key is needed, otherwise the request for it. Raises Impossible."""

        def turn(session: Session, journal: Journal) -> Paper | Reply:
            turn = self._turn(session, person, journal)
            with self._refused():
                access.check(form, turn)
                if submission.waits(turn, form()):
                    return cast(Reply, submission.perform(turn, form, {}, None))
            turn.note(form.code, None)
            return watermarked(turn)

        return self.memory.database.write_now(turn)

    def say(self, report: list[dict[str, Any]]) -> None:
        """The report in words: what is wrong whole, what changes as far as one reads it."""
        wrong, moving = (
            [line for line in report[1:] if (line["do"] == "wrong") is which] for which in (True, False)
        )
        for line in [*wrong, *moving[:SHOWN]]:
            found = "; ".join(self._text(each) for each in plans.findings(line))
            typer.echo(f"{self._text(plans.place(line))}: {found}")
        if len(moving) > SHOWN:
            typer.echo(f"… {len(moving) - SHOWN} more")

    def spoken(self, reply: Reply) -> str:
        """A reply as one paragraph."""
        texts = (
            self.words.optional(key, self.settings.language, reply.values)
            for key in (f"{reply.key}.title", reply.key)
        )
        return "\n".join(text for text in texts if text)

    def _text(self, value: Value) -> str:
        return self.words.text(value, self.settings.language)

    def _turn(self, session: Session, person: str, journal: Journal | None = None) -> Turn:
        return self.importing.turn(session, journal or Journal(), person)

    @contextlib.contextmanager
    def _refused(self) -> Iterator[None]:
        try:
            yield
        except Refused as refused:
            raise Impossible(self._text(Label(label=refused.key, values=refused.values))) from None


def _facts(plan: Plan) -> dict[str, Any]:
    """What a script wants to know of a checked file."""
    counts = {do: plan.count(do) for do in ("new", "changed", "unchanged", "wrong")}
    return {"total": len(plan.lines), **counts, "unknown": list(plan.unknown)}
