"""The shipped demo as a process that can be killed: `python -m tests.faults.dying`.

It reads the program once; each line on its input is a start on a folder, in a fork: that costs a fraction of a start. The
line's number says at which step on the reports' disk the program kills itself after it was told to count (SIGUSR1), and 0
that it does not.
"""

import os
import signal
import sys
from typing import Any

from sqlalchemy import Engine, event

from bot import cli
from bot import demo as demo  # read before the first start
from bot.settings import Settings
from bot.words import Words
from handlers.office import office
from storage.reports.deleting import TOMBSTONES
from storage.reports.store import DATABASE, FOLDER

WRITES = ("INSERT", "UPDATE", "DELETE")
OURS = (f"/{FOLDER}", TOMBSTONES)


def count_down(left: int) -> None:
    """Dies before the step of this number: a statement that writes, a commit, a touch of a file, a sync."""
    counting, sync = False, os.fsync

    def begin(*_: Any) -> None:
        nonlocal counting
        counting = True

    def step() -> None:
        nonlocal left
        left -= counting
        if counting and left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def executes(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if str(connection.engine.url).endswith(DATABASE) and statement.startswith(WRITES):
            step()

    def commits(connection: Any) -> None:
        if str(connection.engine.url).endswith(DATABASE):
            step()

    def touches(what: str, arguments: tuple[Any, ...]) -> None:
        if what in ("open", "os.utime") and str(arguments[0]).endswith((*OURS, DATABASE)):
            step()

    def syncs(descriptor: int) -> None:
        step()
        sync(descriptor)

    signal.signal(signal.SIGUSR1, begin)
    event.listen(Engine, "before_cursor_execute", executes)
    event.listen(Engine, "commit", commits)
    sys.addaudithook(touches)
    os.fsync = syncs


def main() -> None:
    Words(Settings().zone), office()  # what is read once and never changes
    while line := sys.stdin.readline():
        dies_at, _, folder = line.strip().partition(" ")
        child = os.fork()
        if not child:
            if int(dies_at):
                count_down(int(dies_at))
            print(os.getpid(), flush=True)  # noqa: T201 - the test waits for it
            sys.argv[1:] = ["demo", "--port", "0", "--data", folder, "--no-open", "--no-history"]
            cli.main()
            os._exit(0)
        os.waitpid(child, 0)
        print("gone", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
