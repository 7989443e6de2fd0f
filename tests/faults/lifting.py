"""The last key of a repair, turned by a process that kills itself at its n-th statement, for every n there is.

Run as a process of its own on a folder in which the application waits for that key: `python -m tests.faults.lifting FOLDER`.
It prints what the memory holds after an undisturbed run, then a line for every n: before, and after the kill.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
from pathlib import Path

from sqlalchemy import event
from sqlmodel import select

from bot.house import rules
from bot.settings import Settings
from handlers.approvals import TurnKey
from handlers.kit import access, submission
from handlers.kit.card import Refused
from handlers.kit.turn import Turn
from handlers.office import office
from storage.audit import verify
from storage.database import DATABASE, Database, sqlite_url
from storage.queries import people
from storage.tables import Approval
from storage.vault import Vault
from tests.conftest import MORNING

TABLES = (
    "approval",
    "repair",
    "grading",
    "measure",
    "record",
    "deadline",
    "issued",
    "document",
    "notice",
    "audit_event",
)
MOST = 400  # a transaction with more statements is not one that a person waits for


def held(data: Path) -> dict[str, list[str]]:
    """What the memory holds: of every table the states of its rows, or how many there are."""
    with sqlite3.connect(data / DATABASE) as file:
        return {name: sorted(_states(file, name)) for name in TABLES}


def _states(file: sqlite3.Connection, name: str) -> list[str]:
    columns = [row[1] for row in file.execute(f"PRAGMA table_info({name})")]
    kept = [each for each in ("status", "grade", "mark", "ended_on", "lifted_at", "kind") if each in columns]
    return [str(row) for row in file.execute(f"SELECT {', '.join(kept) or '1'} FROM {name}")]


def turns(settings: Settings, name: str, dies_at: int = 0) -> None:
    """The last key is turned, or as far as it gets: dead at the n-th statement, the commit being one of them."""
    vault = Vault.open_folder(settings.keys)
    house, database = rules(settings, vault), Database(sqlite_url(settings.data), vault)
    database.open()
    left = dies_at

    def step(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def turn(session, journal) -> None:
        actors = people.actors_for_system(session, house.day(MORNING)).values()
        doing = Turn(session, MORNING, next(each for each in actors if each.name == name), house, journal)
        facts = access.facts(TurnKey, doing, session.exec(select(Approval)).one().code)
        access.check(TurnKey, doing, facts)
        submission.perform(doing, TurnKey, {}, facts)

    for moment in ("before_cursor_execute", "commit"):
        event.listen(database._writing, moment, step)
    database.write_now(turn)
    step()  # committed, and nobody was told
    database.read_now(lambda session: verify(session.connection()))
    database.close()


def apart(settings: Settings, name: str, dies_at: int = 0) -> str:
    """The same in a process of its own: how it ended."""
    child = os.fork()
    if child == 0:
        try:
            turns(settings, name, dies_at)
        except Refused as refused:
            os._exit(3 if refused.key == "not-permitted" else 4)  # done already: the request is closed
        except BaseException:
            os._exit(5)
        os._exit(0)
    _, how = os.waitpid(child, 0)
    return (
        "killed"
        if os.WIFSIGNALED(how)
        else {0: "done", 3: "was done"}.get(os.waitstatus_to_exitcode(how), "broken")
    )


def every(folder: Path, name: str) -> None:
    """One line for each n: each begins on what the kill before it left, until one lives through it; and once more."""
    settings = Settings(data=folder / "data", keys=folder / "keys")
    alone = settings.model_copy(update={"data": folder / "undisturbed"})
    shutil.copytree(settings.data, alone.data)
    warm = settings.model_copy(update={"data": folder / "warm"})
    shutil.copytree(settings.data, warm.data)
    turns(warm, name)  # what every child would import, read and compile for itself is there before it is forked
    print(json.dumps({"how": apart(alone, name), "after": held(alone.data)}), flush=True)  # noqa: T201
    for n in range(1, MOST):
        before, how = held(settings.data), apart(settings, name, n)
        print(json.dumps({"n": n, "how": how, "before": before, "after": held(settings.data)}), flush=True)  # noqa: T201
        if how != "killed":
            return


if __name__ == "__main__":
    office()  # every chapter: what is asked for is looked up by its name
    every(Path(sys.argv[1]), sys.argv[2])
