"""The demo: a sample institution and a local chat page on an embedded database, no account needed."""

import contextlib
import secrets
import tomllib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from bot import house
from bot.parts import Parts, assembled
from bot.server import listening, serving
from bot.settings import Settings
from bot.web.chats import Chats, PageMessenger
from bot.web.clock import DemoClock
from bot.web.page import Page
from bot.words import Words
from handlers import people, undertakings
from handlers.kit.turn import House
from regulation.vocabulary import Role, SubjectKind, Undertaking
from scheduler.ports import Clock
from storage.journal import Journal
from storage.queries import people as known

SAMPLE = Path(__file__).parent / "sample.toml"
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Demo(Parts):
    """A running demo: the parts of any office, and the page's address."""

    address: str = ""


@contextlib.asynccontextmanager
async def running(
    settings: Settings, port: int = 0, clock: Clock = house.now, ticking: bool = True
) -> AsyncIterator[Demo]:
    """Starts everything, and stops it again: the page first, then the ticks, then the writer.

    Without `ticking` nothing happens by itself: whoever holds the demo runs its outbox and sweep.
    """
    demo_clock = DemoClock(clock, settings.data / "clock-days")
    chats, words = Chats(demo_clock), Words(settings.zone)
    with (
        listening(LOOPBACK, port) as listener,
        assembled(settings, demo_clock, words, lambda _: PageMessenger(chats)) as parts,
    ):
        await parts.app.database.write(seeding(settings, parts.app.house, demo_clock()))
        host, token = f"{LOOPBACK}:{listener.getsockname()[1]}", secrets.token_urlsafe(16)
        page = Page(parts.app, chats, demo_clock, token, host)
        if ticking:
            parts.ticker.start()
        async with serving([*page.routes(), *parts.routes()], listener):
            try:
                yield Demo(**vars(parts), address=f"http://{host}/?key={token}")
            finally:
                chats.close()
                parts.ticker.stop()


def seeding(settings: Settings, rules: House, now: datetime) -> Callable[[Session, Journal], None]:
    """The turn that creates the sample institution, once; its people have signed what there is to sign."""

    def turn(session: Session, _journal: Journal) -> None:
        if known.anybody_for_system(session):
            return
        sample = tomllib.loads(SAMPLE.read_text(encoding="utf-8"))
        people.add_subject(session, SubjectKind.INSTITUTION, sample["institution"])
        for partner in sample["partners"]:
            people.add_subject(session, SubjectKind.PARTNER, partner)
        for department in sample["department"]:
            home = people.add_subject(session, SubjectKind.DEPARTMENT, department["name"])
            for person in department["people"]:
                member = people.add_member(
                    session, person["name"], home, map(Role, person["roles"]), settings.language
                )
                for each in Undertaking:
                    undertakings.sign(session, rules, member.id or 0, each, settings.language, now)

    return turn
