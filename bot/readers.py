"""受理人 · `trustdesk reader`: who may read reports, and the room without a browser."""

from collections.abc import Callable
from typing import Annotated, TypeVar

import typer
from sqlmodel import Session

from bot import house
from bot.admin import OPERATOR, Impossible
from bot.settings import Settings
from handlers.kit.card import Refused, Reply, json
from handlers.reporting import office
from handlers.reporting.office import Opened, RoomTurn
from regulation.vocabulary import Role
from storage.audit import AuditLine
from storage.journal import Journal, PendingNotice
from storage.queries import people
from storage.reports import deleting, filing, readers, reading
from storage.reports.envelope import Direction
from storage.reports.keys import Secrets
from storage.reports.readers import Desk, NewReader, NotGranted, WrongPassphrase
from storage.reports.store import ReportStore
from storage.reports.tables import Reader

T = TypeVar("T")

reader = typer.Typer(no_args_is_help=True, help="Who may read reports of violations, and what they read.")

Name = Annotated[str, typer.Argument(help="The reader's name, as reporters are shown it.")]
Label = Annotated[str | None, typer.Argument(help="The label of one report; without it they are listed.")]
Anyway = Annotated[bool, typer.Option(help="Also where nobody is left who could open a report.")]
Answer = Annotated[bool, typer.Option("--answer", help="Write an answer to the reporter, which is asked for.")]


@reader.command("add")
def add(
    name: Name,
    alias: Annotated[
        list[str] | None, typer.Option(help="Another name; may be said again. Pinyin is found by itself.")
    ] = None,
    member: Annotated[str | None, typer.Option(help="Their member code: the chat tells what waits.")] = None,
    alternate: Annotated[bool, typer.Option(help="Outside the office; hears of what is missed.")] = False,
    custodian: Annotated[bool, typer.Option(help="Pays rewards and alone opens names; reads no reports.")] = False,
) -> None:
    """Give somebody a key; they type their passphrase here (six words of a list, or a long sentence)."""
    settings = Settings()
    with house.reports_opened(settings) as (store, secrets):
        if store.turn_now(lambda session: readers.by_name(session, name)):
            raise Impossible(f"{name} is a reader already; revoke that key first")
        passphrase = typer.prompt("Passphrase", hide_input=True, confirmation_prompt=True)
        new = NewReader(name, alias or [], alternate, custodian, member)
        try:
            store.turn_now(lambda session: readers.add(session, secrets, new, passphrase, house.now()))
        except ValueError as error:
            raise Impossible(str(error)) from None
        _announce(settings, store, "reader-added", name, member)
    typer.echo(f"{name} can read what is reported from now on. A lost passphrase cannot be recovered.")


@reader.command("list")
def list_() -> None:
    """Who has a key."""
    with house.reports_opened(Settings()) as (store, _):
        for row in store.turn_now(filing.active):
            kind = "custodian" if row.custodian else "alternate" if row.alternate else "reader"
            typer.echo(f"{row.name}\t{kind}\t{row.member or '-'}\tsince {row.created:%Y-%m-%d}")


@reader.command("revoke")
def revoke(name: Name, anyway: Anyway = False) -> None:
    """Take a reader's keys away; what is written from now on has new ones. What was read cannot be unread."""
    settings = Settings()
    with house.reports_opened(settings) as (store, _):
        row = store.turn_now(lambda session: _row(session, name))
        try:
            done = store.turn_now(lambda session: readers.revoke(session, _row(session, name), house.now(), anyway))
        except NotGranted:
            raise Impossible(
                f"{name} is the only reader of a report: hand it over first (or --anyway: then nobody can open it)"
            ) from None
        deleting.remember(store.keys, [f"reader {row.id.hex()}"])  # an old backup must not bring the key back
        _announce(settings, store, "reader-revoked", name, row.member)
    typer.echo(f"{name} reads nothing more; {len(done.withdrawn)} reports have new keys.")
    for label in done.orphaned:
        typer.echo(f"nobody can open {label} any more")


def _announce(settings: Settings, store: ReportStore, key: str, name: str, member: str | None) -> None:
    """Who may read is never changed in silence: a line in the audit trail, a letter to the others and the chair."""
    now = house.now()
    today = now.astimezone(settings.zone).date()
    others = {row.member for row in store.turn_now(filing.active) if row.member and row.name != name}

    def turn(session: Session, journal: Journal) -> None:
        journal.lines.append(AuditLine(now, OPERATOR, key, member))
        chairs = set(people.holders_for_system(session, Role.CHAIR, today))
        told = json(Reply(key=f"{key}-told", values={"name": name}, tone="attention"))
        for actor in people.actors_for_system(session, today).values():
            if actor.id in chairs or actor.code in others:
                journal.notices.append(PendingNotice(actor.id, told, f"{key} {now} {actor.id}", now))

    with house.opened(settings) as memory:
        memory.database.write_now(turn)


@reader.command("open")
def open_(name: Name, label: Label = None, answer: Answer = False) -> None:
    """Read reports on the console, and answer them."""
    with house.reports_opened(Settings()) as (store, secrets):
        desk = _unlocked(store, secrets, name)
        rows = _turn(store, desk, lambda turn: reading.of_reader(turn.session, desk.reader))
        news = _turn(store, desk, lambda turn: reading.news(turn.session, desk.reader))
        for row in rows if label is None else ():
            fresh = "new" if row.id in news else ""
            typer.echo(f"{row.label}\t{row.status.value}\tby {row.acknowledge_by}\t{fresh}")
        if label is None:
            return
        found = [row.id for row in rows if row.label == label]
        if not found:
            raise Impossible(f"there is no report {label}")
        _print(_turn(store, desk, lambda turn: office.read(turn, found[0])))
        if answer:
            _answer(store, desk, found[0])


def _answer(store: ReportStore, desk: Desk, report: bytes) -> None:
    text = typer.prompt("Answer")
    try:
        _turn(store, desk, lambda turn: office.reply(turn, report, text))
    except Refused as refused:
        raise Impossible(f"not written: {refused.key}") from None
    typer.echo("The reporter sees it with the receipt code.")


def _turn(store: ReportStore, desk: Desk, use: Callable[[RoomTurn], T]) -> T:
    now, settings = house.now(), Settings()
    today, book = now.astimezone(settings.zone).date(), house.edition()
    return store.turn_now(lambda session: use(RoomTurn(session, now, today, book, desk)))


def _print(opened: Opened) -> None:
    for line in (each for each in opened.lines if each.direction is not Direction.LEFT_OUT):
        who = line.direction.value if line.direction else "missing"
        body = line.body if isinstance(line.body, dict) else {}
        told = body.get("answers", body)
        typer.echo(f"[{line.sequence}] {who}")
        for key, value in told.items():
            if value not in (None, "") and key != "id":
                typer.echo(f"    {key}: {value}")


def _unlocked(store: ReportStore, secrets: Secrets, name: str) -> Desk:
    row = store.turn_now(lambda session: _row(session, name))
    try:
        return readers.unlock(secrets, row, typer.prompt("Passphrase", hide_input=True))
    except WrongPassphrase:
        raise Impossible("the passphrase is wrong") from None


def _row(session: Session, name: str) -> Reader:
    found = readers.by_name(session, name)
    if found is None:
        raise Impossible(f"{name} is no reader; see `trustdesk reader list`")
    return found
