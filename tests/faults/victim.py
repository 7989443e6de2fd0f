"""The demo in a process of its own, killed and started again; and what it must never leave of a report."""

import asyncio
import contextlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session, col, select

from bot.settings import Settings
from storage.reports import reading, returning
from storage.reports.envelope import Direction
from storage.reports.keys import Cost, Kdf, Secrets, open_pepper
from storage.reports.store import ReportStore
from storage.reports.tables import Grant, Message, Report, ReportFile, ReportKey
from tests.house import DIRECTOR, OFFICER
from tests.reports_house import desk_in
from tests.traces import Sentinel, found

CHEAP = Cost(1, 8192)  # for reports that a test itself files, and for codes that open nothing


class Victims:
    """The process that has read the program; see `tests.faults.dying`."""

    def __enter__(self) -> "Victims":
        clean = {name: value for name, value in os.environ.items() if not name.startswith("TRUSTDESK_")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.dying"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=clean, text=True, bufsize=1, start_new_session=True,
        )  # fmt: skip
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()

    def starts(self, folder: Path, dies_at: int) -> None:
        """One start more."""
        self._process.stdin.write(f"{dies_at} {folder}\n")

    async def line(self) -> str:
        """What comes next from the program, or from what starts it."""
        async with asyncio.timeout(20):
            return (await asyncio.to_thread(self._process.stdout.readline)).strip()


@dataclass
class Victim:
    """The demo on one folder, started as often as it is told."""

    ground: Victims
    folder: Path
    address: str = ""
    pid: int | None = None  # of the program, while it lives

    async def starts(self, dies_at: int = 0) -> None:
        """Starts it; `dies_at`: the step on the disk before which it kills itself, once it counts."""
        self.ground.starts(self.folder, dies_at)
        self.pid = int(await self.ground.line())
        self.address = re.search(r"http://\S+", await self.ground.line())[0]

    def counts(self) -> None:
        """From now on it counts its steps."""
        os.kill(self.pid, signal.SIGUSR1)

    async def dies(self) -> None:
        """Kill -9, if it has not killed itself; returns when it is gone."""
        if self.pid is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        while await self.ground.line() != "gone":
            pass
        self.pid = None

    def may_leave_no_image(self) -> bool:
        """Whether the kernel would write its memory to a disk when it crashes."""
        limits = Path(f"/proc/{self.pid}/limits").read_text()
        return re.search(r"Max core file size\s+0\s+0", limits) is not None


@dataclass(frozen=True)
class Memory:
    """What lies in the reports' file, looked at from outside while the house is at work or dead."""

    store: ReportStore
    secrets: Secrets

    def whole(self) -> int:
        """How many reports there are: every one whole for its readers, and nothing that belongs to none."""
        desks = [desk_in(self.store, self.secrets, name) for name in (OFFICER, DIRECTOR)]

        def look(session: Session) -> int:
            reports = reading.everything(session)
            known = [report.id for report in reports]
            for table in (ReportKey, Grant, Message, ReportFile):
                assert list(session.exec(select(table).where(col(table.report).not_in(known)))) == []
            for report in reports:
                for desk in desks:
                    lines = reading.thread(session, desk, report)
                    assert [line.sequence for line in lines] == list(
                        range(1, report.sequence)
                    )  # the last: the custodian's
                    assert None not in [line.body for line in lines]
                    assert lines[0].body["answers"]
                    files = [line.body["id"] for line in lines if line.direction is Direction.FILE]
                    assert len(files) == 1  # every report here has one
                    assert reading.content(session, desk, report, bytes.fromhex(files[0]))
            return len(reports)

        return self.store.turn_now(look)

    def opens(self, code: str) -> bool:
        """Whether a code opens a report."""
        here = returning.find(self.store, self.secrets, code.replace("-", ""))
        if here:
            self.store.turn_now(lambda session: returning.answers(session, here))
        return here is not None

    def ids(self) -> list[str]:
        """The ids of all reports."""
        return [each.hex() for each in self.store.turn_now(lambda session: list(session.exec(select(Report.id))))]


@contextlib.contextmanager
def looked_at(settings: Settings) -> Iterator[Memory]:
    """The reports as they lie there, nothing replayed and nothing repaired but what SQLite itself undoes."""
    store = ReportStore(settings.data, settings.keys)
    with contextlib.closing(store):
        yield Memory(store, Secrets(open_pepper(settings.keys, first=False), Kdf(CHEAP)))


def in_the_clear(settings: Settings, *words: str) -> set[tuple[str, str, str]]:
    """Where something that was typed lies in the data folder, the journals of unfinished commits included."""
    return found(settings.data, [Sentinel(word, word) for word in words], {})
