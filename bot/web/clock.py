"""The demo's clock: the machine's, moved forward on request, and still moved after a restart."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlmodel import Session

from handlers import repair_calls
from handlers.kit import clocks
from handlers.kit.turn import House, Turn
from scheduler.deadlines import TIME
from scheduler.ports import Clock
from storage.queries import conversation, time

MOMENT = timedelta(seconds=1)


@dataclass
class DemoClock:
    """A clock that can be put forward; the offset stands in a small file, because stored moments stay."""

    real: Clock
    file: Path

    def __call__(self) -> datetime:
        """Now, in the demo."""
        return self.real() + self._offset()

    def forward(self, by: timedelta) -> None:
        """Puts the clock forward for good."""
        self.file.write_text(repr((self._offset() + by) / timedelta(days=1)))

    def _offset(self) -> timedelta:
        return timedelta(days=float(self.file.read_text())) if self.file.exists() else timedelta()


def next_moment(session: Session, house: House, now: datetime) -> datetime | None:
    """When a deadline comes to its next step, a message waits until, or somebody may apply for repair from: in
    office hours, so that it arrives."""
    opens = repair_calls.next_on(Turn(session, now, TIME, house))
    waiting = [time.next_for_system(session), conversation.next_notice_for_system(session, now)]
    waiting += [house.end_of(opens - timedelta(days=1))] if opens else []
    coming = [max(at, now) + MOMENT for at in waiting if at is not None]
    return clocks.office_time(Turn(session, min(coming), TIME, house)) if coming else None
