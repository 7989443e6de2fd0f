"""举报时限 · twice a working day readers are told that something waits; what has had its time is deleted.

The main database gets one letter a reader and window, whatever waits and however much, and no other row but the
weekly word to everybody, which goes out whether or not there is any report.
"""

import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from handlers.kit.card import Reply, json
from handlers.kit.turn import House
from handlers.reporting import rewarding
from regulation.report_clocks import Ahead, Dates, missed, waits
from regulation.reporting import ClaimState
from regulation.workdays import Calendar
from scheduler.ports import Clock
from storage.database import Database
from storage.journal import Journal, PendingNotice
from storage.queries import people, rewards
from storage.queries import time as times
from storage.reports import deleting, filing, readers, reading
from storage.reports.keys import Secrets
from storage.reports.store import ReportStore
from storage.reports.tables import Reader, Report, Swept

WINDOWS = ("report.morning", "report.afternoon")
OPEN = timedelta(minutes=90)  # how long after its moment a window can still be swept
CLAIMABLE = (ClaimState.PROPOSED, ClaimState.OFFERED, ClaimState.OPEN)
ENTRY = "report-violation"  # the form behind the button


@dataclass
class ReportClocks:
    """Remembers in memory by how much each window is moved; letters know by their key that they were sent."""

    database: Database
    store: ReportStore
    house: Secrets
    rules: House
    clock: Clock
    _moved: dict[str, timedelta] = field(default_factory=dict)
    _reminded: str = ""  # what the letters say too, so that a round with nothing to do writes nothing

    async def tick(self) -> None:
        """One round; harmless at any time and any number of times."""
        now = self.clock()
        today = self.rules.day(now)
        await self._delete(today)
        await self._grant()
        await self.in_danger()
        window = self._window(now)
        if window is None or not await self.database.read(lambda s: _works(s, today)):
            return
        told = await self.store.turn(lambda session: self._sweep(session, window, today))
        if told is not None:
            await self._tell(told, "report-waits", window, now)
            if await self.store.turn(filing.active):
                await self._remind_everybody(today, now)

    def _sweep(self, session: Session, window: str, today: date) -> set[str] | None:
        """Who is told in a window, looked at once, at its drawn moment: what comes later waits for the next one.

        Otherwise the first report of a quiet day would call its readers at once, and the letter would tell when.
        """
        if session.get(Swept, window):
            return None
        session.add(Swept(window=window))
        reading.forget_windows(session, str(today))
        return self._waiting(session, today)

    async def _grant(self) -> None:
        """What the chair granted in the main house becomes the reporter's to claim (9.3-d, T10)."""
        asked = await self.store.turn(lambda session: rewarding.waiting(session, self.house))
        if asked:
            granted = await self.database.read(lambda session: rewards.granted_for_system(session, asked))
            await self.store.turn(lambda session: rewarding.grant(session, self.house, granted))

    async def in_danger(self) -> None:
        """Somebody is in danger now: its readers are told at once, as the reporter wished, and every hour until one
        of them has read it (9.3-c).
        """

        def urgent(session: Session) -> Counter[str]:
            unread = [
                each for each in reading.everything(session) if each.danger and each.unread and not each.muted
            ]
            return Counter(r.member for each in unread for r in readers.holders(session, each) if r.member)

        now = self.clock()
        for member, number in (await self.store.turn(urgent)).items():  # one more in the same hour is told at once
            await self._tell([member], "report-danger", f"{now:%Y-%m-%d %H} {number}", now)

    async def _remind_everybody(self, today: date, now: datetime) -> None:
        """凭码回访提醒 · nobody knows who reported, so everybody is asked now and then to look in with a code."""
        period = self.rules.rulebook.days("report.look-in").days
        if not period:
            return
        turn_of = str(today.toordinal() // period)
        if turn_of == self._reminded:
            return

        def write(session: Session, journal: Journal) -> None:
            reply = json(Reply(key="report-look-in", then=(ENTRY,)))
            for actor in people.actors_for_system(session, today).values():
                if actor.left_on is None or actor.left_on > today:
                    journal.notices.append(
                        PendingNotice(actor.id, reply, f"report-look-in {turn_of} {actor.id}", now)
                    )

        await self.database.write(write)
        self._reminded = turn_of

    def _waiting(self, session: Session, today: date) -> set[str]:
        """The members to be told: readers for whom something waits; alternates for what was missed or is theirs."""
        ahead = Ahead(
            self.rules.rulebook.days("report.warn-acknowledge"), self.rules.rulebook.days("report.warn-feedback")
        )
        told: set[str] = set()
        for report in reading.everything(session):
            new = readers.unread_of(session, report)
            called = _called(readers.holders(session, report), missed(dates(report, unread=False), today))
            told |= {r.member for r in called if r.member and waits(dates(report, new[r.id]), today, ahead)}
        return told

    def _window(self, now: datetime) -> str | None:
        """The window that is open: from its hour, moved at random, for a while; one that was missed is skipped."""
        today, book = self.rules.day(now), self.rules.rulebook
        most = int(book.minutes("report.jitter").total_seconds())
        opened = None
        for name in WINDOWS:
            window = f"{today} {name}"
            moved = self._moved.setdefault(window, timedelta(seconds=secrets.randbelow(most + 1)))
            begins = datetime.combine(today, time(book.hour(name)), self.rules.zone) + moved
            opened = window if begins <= now < begins + OPEN else opened
        self._moved = {key: each for key, each in self._moved.items() if key.startswith(str(today))}
        return opened

    async def _tell(self, codes: Iterable[str], key: str, window: str, now: datetime) -> None:
        wanted, today = set(codes), self.rules.day(now)
        if not wanted:
            return

        def write(session: Session, journal: Journal) -> None:
            for actor in people.actors_for_system(session, today, wanted).values():
                reply = json(Reply(key=key, then=("reading-room",), tone="attention"))
                journal.notices.append(PendingNotice(actor.id, reply, f"{key} {window} {actor.id}", now))

        await self.database.write(write)

    async def _delete(self, today: date) -> None:
        """What has had its time: reports by their drawn day, claims by their month."""

        def look(session: Session) -> list[bytes]:
            for claim in reading.claims(session):
                if claim.state in CLAIMABLE and claim.lapses < f"{today:%Y-%m}":
                    claim.state = ClaimState.LAPSED
                    session.add(claim)
            return [report.id for report in reading.expired(session, today)]

        for report in await self.store.turn(look):
            deleting.bury(self.store, report)


def dates(report: Report, unread: bool) -> Dates:
    """What the clocks look at; `unread`: something is new to the reader in question."""
    return Dates(
        report.status,
        report.acknowledge_by,
        report.feedback_by,
        report.acknowledged,
        unread,
        report.muted,
    )


def _called(holders: Sequence[Reader], late: bool) -> Sequence[Reader]:
    first = [each for each in holders if not each.alternate]
    return holders if late or not first else first


def _works(session: Session, today: date) -> bool:
    return Calendar(times.own_days_for_system(session)).is_workday(today)
