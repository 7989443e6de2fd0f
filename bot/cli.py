"""The command line, and the one composition root."""

import asyncio
import contextlib
import resource
import signal
import sys
import webbrowser
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from pydantic import ValidationError

from bot import commands, custodian, exchange, logs, readers, safekeeping
from bot.admin import Impossible
from bot.settings import Settings
from regulation.vocabulary import Language

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Trustdesk: a credit office inside the team's chat."
)

app.command()(commands.init)
app.command()(commands.doctor)
app.add_typer(commands.member, name="member")
app.command("import")(exchange.import_)
app.command()(exchange.export)
app.command()(safekeeping.backup)
app.command()(safekeeping.restore)
app.add_typer(safekeeping.keys, name="keys")
app.add_typer(readers.reader, name="reader")
app.add_typer(custodian.custodian, name="custodian")

DEMO_FOLDER = Path("demo-data")


class Failure(Exception):
    """A command was refused or failed; its one line goes to stderr and the exit code is 1."""


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port of the page; 0 takes any free one.")] = 8765,
    data: Annotated[Path, typer.Option(help="Folder of the demo's own data and keys.")] = DEMO_FOLDER,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open a browser.")] = False,
    no_history: Annotated[bool, typer.Option("--no-history", help="Begin without half a year of records.")] = False,
) -> None:
    """Run a sample institution on a local chat page; no account needed."""
    settings = Settings()
    if settings.any_platform:
        raise Failure(
            "a platform token is set: the demo never runs beside a real platform. Unset it and start again."
        )
    own = settings.model_copy(update={"data": data / "data", "keys": data / "keys"})
    asyncio.run(_demo(own, port, no_open, not no_history))


@app.command()
def run() -> None:
    """Run the office on every platform that is configured."""
    asyncio.run(_run(Settings()))


@app.command()
def say(command: str, language: Annotated[Language, typer.Argument()] = Language.CHINESE) -> None:
    """Print a menu and the first questions behind it, as a person would read them."""
    from bot.saying import said

    text = said(command, language, Settings().zone)
    if text is None:
        raise Failure(f"there is no command {command!r}; try: record, queue, lang, help")
    typer.echo(text)


@app.command()
def verify(
    data: Annotated[Path | None, typer.Option(help="Data folder; default TRUSTDESK_DATA.")] = None,
    keys: Annotated[Path | None, typer.Option(help="Keys folder; default TRUSTDESK_KEYS.")] = None,
    head: Annotated[str | None, typer.Option(help="A head that the auditor was told: is it still there?")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Check the audit trail; name the first broken line."""
    from bot import house
    from handlers import audit_trail
    from storage.audit import BrokenChain, Head, check_head

    settings = Settings()
    settings = settings.model_copy(update={"data": data or settings.data, "keys": keys or settings.keys})
    if not (settings.data / "trustdesk.sqlite").exists():
        raise Failure(f"there is no database in {settings.data}")
    with house.opened(settings) as (database, *_):
        try:
            lines = database.read_now(audit_trail.check)
            if head:
                told = Head.parse(head)
                database.read_now(lambda session: check_head(session.connection(), told))
        except BrokenChain as error:
            raise Failure(str(error)) from None
        except ValueError:
            raise Failure("a head looks like 2026-123-<32 digits>, as the auditor was told it") from None
    typer.echo(f'{{"lines": {lines}, "whole": true}}' if json else f"the audit trail is whole: {lines} lines")


async def _run(settings: Settings) -> None:
    from bot.run import NoPlatform, working

    stop = _told_to_stop()
    try:
        async with working(settings):
            typer.echo("Trustdesk is at work; Ctrl-C stops.")
            sys.stdout.flush()
            await stop.wait()
    except NoPlatform as error:
        raise Failure(str(error)) from None
    except Exception as error:
        platform = type(error).__module__.partition(".")[0].removesuffix("_sdk")
        if platform not in ("telegram", "slack"):
            raise
        raise Failure(f"{platform} refuses: {type(error).__name__}; see `trustdesk doctor`") from None


def _told_to_stop() -> asyncio.Event:
    """An event that SIGINT and SIGTERM set."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def _demo(settings: Settings, port: int, no_open: bool, history: bool) -> None:
    from bot.demo import running

    stop = _told_to_stop()
    async with running(settings, port, history=history) as demo:
        typer.echo(f"Trustdesk demo: {demo.address}")
        typer.echo("Open this address in a browser; Ctrl-C stops.")
        sys.stdout.flush()
        if not no_open and sys.stdout.isatty():
            with contextlib.suppress(webbrowser.Error):
                webbrowser.open(demo.address)
        await stop.wait()


def main() -> None:
    """The console script. One clear line on stderr instead of a trace."""
    from storage.backup import BackupError
    from storage.vault import VaultError

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # an image of the memory would hold what is just being told
    try:
        logs.start(Settings().log_level)
        app()
    except ValidationError as error:
        wrong = error.errors(include_input=False)[0]
        _fail(f"TRUSTDESK_{wrong['loc'][0]}".upper() + f": {wrong['msg']}")
    except (Failure, Impossible, BackupError, VaultError, OSError) as error:
        _fail(str(error))


def _fail(sentence: str) -> NoReturn:
    typer.echo(f"trustdesk: {sentence}", err=True)
    sys.exit(1)
