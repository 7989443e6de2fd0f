"""信息保管人 · `trustdesk custodian`: takes in by mailbox and telephone, pays against a word, opens names."""

from functools import partial
from typing import Annotated

import typer
from sqlmodel import Session

from bot import house
from bot.admin import Impossible
from bot.settings import Settings
from handlers.kit.anonymous import AnonymousTurn
from handlers.kit.card import Refused
from handlers.reporting import custody
from handlers.reporting.custody import Channel, Intake
from regulation.reporting import ReportDanger, ReportMatter, ReportSource
from storage.reports import filing, readers, reading, receipt
from storage.reports.readers import WrongPassphrase

custodian = typer.Typer(no_args_is_help=True, help="What the custodian does: take in, pay, open names.")

How = Annotated[Channel, typer.Argument(help="How it came.")]
Out = Annotated[
    list[str] | None, typer.Option("--without", help="A reader who must not see it; may be said again.")
]


@custodian.command("take")
def take(channel: How, without: Out = None) -> None:
    """Type in what somebody wrote or said; prints the receipt code that they are given."""
    settings = Settings()
    with house.reports_opened(settings) as (store, secrets):
        known = {row.name: row.id for row in store.turn_now(filing.active)}
        if unknown := set(without or ()) - known.keys():
            raise Impossible(f"no reader is called {'、'.join(sorted(unknown))}")
        given = {
            "matter": _chosen("Matter", ReportMatter),
            "what": typer.prompt("What happened"),
            "source": _chosen("How they know", ReportSource),
            "danger": _chosen("Somebody in danger now", ReportDanger),
        }
        code = receipt.new()
        intake = Intake(code, channel, given, frozenset(known[name] for name in without or ()))
        wrapping, today = filing.wrap(secrets, code), house.now().astimezone(settings.zone).date()

        def turn(session: Session) -> None:
            custody.take(AnonymousTurn.on(session, today, house.edition()), secrets, wrapping, intake)

        try:
            store.turn_now(turn)
        except (filing.NobodyLeft, Refused):
            raise Impossible("not stored: nobody would be left to read it, or an answer does not fit") from None
    typer.echo(f"Receipt code, shown once: {receipt.shown(code)}")


@custodian.command("claims")
def claims() -> None:
    """The words against which rewards are to be paid this week."""
    with house.reports_opened(Settings()) as (store, secrets):
        for claim in store.turn_now(partial(custody.open_claims, house=secrets)):
            typer.echo(f"{claim.word}\tlevel {claim.level}\tlapses after {claim.lapses}")


@custodian.command("paid")
def paid(word: Annotated[str, typer.Argument(help="The word that was shown.")]) -> None:
    """Note that a reward was paid: its word is used up."""
    with house.reports_opened(Settings()) as (store, secrets):
        try:
            level = store.turn_now(lambda session: custody.pay(session, secrets, word))
        except Refused:
            raise Impossible("this word is not open: wrong, paid, given away or lapsed") from None
    typer.echo(f"Paid: level {level}.")


@custodian.command("names")
def names(name: Annotated[str, typer.Argument(help="The custodian's own name.")]) -> None:
    """The names that reporters told to the custodian alone."""
    with house.reports_opened(Settings()) as (store, secrets):
        row = store.turn_now(lambda session: readers.by_name(session, name))
        if row is None or not row.custodian:
            raise Impossible(f"{name} is no custodian (trustdesk reader add NAME --custodian)")
        try:
            desk = readers.unlock(secrets, row, typer.prompt("Passphrase", hide_input=True))
        except WrongPassphrase:
            raise Impossible("the passphrase is wrong") from None
        for label, told in store.turn_now(lambda session: reading.names(session, desk)):
            typer.echo(f"{label}\t{told}")


def _chosen(question: str, among: type[ReportMatter] | type[ReportSource] | type[ReportDanger]) -> str:
    words = [member.value for member in among]
    while (said := typer.prompt(f"{question} ({', '.join(words)})")) not in words:
        typer.echo("Please type one of these words.")
    return str(said)
