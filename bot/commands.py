"""The operator's commands: `init`, `doctor`, `member`."""

import contextlib
import json as jsons
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from bot import admin, house
from bot.house import Memory
from bot.settings import Settings
from regulation.vocabulary import Role
from storage.queries.people import Actor, actors_for_system

Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]
member = typer.Typer(no_args_is_help=True, help="People of the house and the codes that bind their accounts.")


def init(
    institution: Annotated[str, typer.Option(prompt="机构名称 Name of the institution")],
    officer: Annotated[str, typer.Option(prompt="第一位信用办专员 Name of the first credit officer")],
    department: Annotated[str, typer.Option(help="The credit office's department.")] = "行政部",
) -> None:
    """Set up an empty office: the institution, the first credit officer, and the code for their account."""
    with _opened() as memory:
        code = admin.set_up(memory, Settings(), institution, department, officer)
    typer.echo(f"{officer}: bind {code}")
    typer.echo("Send this line to the bot within 72 hours; keep the keys folder safe and out of every backup.")


def doctor(json: Json = False) -> None:
    """Look whether everything is right: keys, database, audit trail, platforms."""
    checks = list(admin.examine(Settings()))
    if json:
        typer.echo(jsons.dumps([vars(check) for check in checks], ensure_ascii=False))
    else:
        for check in checks:
            typer.echo(f"{'ok ' if check.fine else 'BAD'}  {check.name}: {check.finding}")
    if not all(check.fine for check in checks):
        raise admin.Impossible("not everything is right, see above")


@member.command("add")
def add(
    name: str,
    department: Annotated[str, typer.Option(help="Created if it is new.")],
    role: Annotated[list[Role] | None, typer.Option(help="May be given several times; default staff.")] = None,
) -> None:
    """Add a person and print the one-time code for their account."""
    with _opened() as memory:
        typer.echo(f"{name}: bind {admin.add_member(memory, Settings(), name, department, role or [Role.STAFF])}")


@member.command("list")
def show(json: Json = False) -> None:
    """List the people of the house."""
    with _opened() as memory:
        actors = memory.database.read_now(lambda session: actors_for_system(session, house.now().date()))
    if json:
        typer.echo(jsons.dumps([_row(actor) for actor in actors.values()], ensure_ascii=False))
    for actor in [] if json else actors.values():
        typer.echo(f"{actor.code}  {actor.name}  {actor.department}  {', '.join(_row(actor)['roles'])}")


@member.command("invite")
def invite(code: str) -> None:
    """Print a fresh one-time code for a member; earlier ones are void."""
    with _opened() as memory:
        typer.echo(f"bind {admin.invite(memory, code)}")


def _row(actor: Actor) -> dict[str, Any]:
    roles = sorted(role.value for role in actor.viewer.roles)
    return {"code": actor.code, "name": actor.name, "department": actor.department, "roles": roles}


@contextlib.contextmanager
def _opened() -> Iterator[Memory]:
    with house.opened(Settings()) as memory:
        yield memory
