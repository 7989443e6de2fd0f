"""The demo: a sample institution and a local chat page on an embedded database, no account needed."""

import contextlib
import secrets
import tomllib
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlmodel import Session

from bot import house
from bot.admin import OPERATOR
from bot.history import HALF_A_YEAR, History
from bot.parts import FORGET_SECONDS, Parts, assembled
from bot.reports.ground import Ground
from bot.server import listening, serving
from bot.settings import Settings
from bot.web.chats import Chats, PageMessenger
from bot.web.clock import DemoClock
from bot.web.page import Page
from bot.words import Words
from handlers import people, undertakings
from handlers.kit.turn import House, Turn
from handlers.tables.carrying import carry, spellings
from handlers.tables.checking import check
from regulation.permissions import Viewer
from regulation.vocabulary import SubjectKind, Undertaking
from scheduler.ports import Clock
from storage.database import Database
from storage.journal import Journal
from storage.queries import people as known
from storage.queries.people import Actor
from storage.reports import filing, readers
from storage.reports.keys import Cost, Kdf

SAMPLE = Path(__file__).parent / "sample"
LOOPBACK = "127.0.0.1"
KNOWN = Cost(1, 8 * 1024 * 1024)  # of a passphrase that everybody knows: nothing is gained by making it slow


@dataclass(frozen=True)
class Demo(Parts):
    """A running demo: the parts of any office, and the page's address."""

    address: str = ""
    page: Page | None = None


@contextlib.asynccontextmanager
async def running(
    settings: Settings, port: int = 0, clock: Clock = house.now, ticking: bool = True, history: bool = False
) -> AsyncIterator[Demo]:
    """Starts everything, and stops it again: the page first, then the ticks, then the writer.

    Without `ticking` nothing happens by itself: whoever holds the demo runs its outbox and sweep.
    `history`: a new house begins with half a year of records.
    """
    demo_clock = DemoClock(clock, settings.data / "clock-days")
    chats, words, token = Chats(demo_clock), Words(settings.zone), secrets.token_urlsafe(16)
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(listening(LOOPBACK, port))
        host = f"{LOOPBACK}:{listener.getsockname()[1]}"
        where = settings.reached_at or f"http://{host}"
        delivers = PageMessenger(chats)
        parts = stack.enter_context(assembled(settings, demo_clock, words, lambda _: delivers, where))
        await parts.app.database.write(seeding(settings, parts.app.house, demo_clock(), words, history))
        await seed_readers(parts.app.database, parts.reports.ground)
        page = Page(parts.app, parts.reports, chats, demo_clock, token, host, parts.ticker.poke_all)
        parts.ticker.every(FORGET_SECONDS, "page", page.tick)
        if ticking:
            parts.ticker.start()
        async with serving([*page.routes(), *parts.routes()], listener):
            try:
                yield Demo(**vars(parts), address=f"http://{host}/?key={token}", page=page)
            finally:
                chats.close()
                parts.ticker.stop()


def seeding(
    settings: Settings, rules: House, now: datetime, words: Words | None = None, history: bool = False
) -> Callable[[Session, Journal], None]:
    """The turn that creates the sample institution, once, from its tables; its people have signed what there is."""

    def turn(session: Session, journal: Journal) -> None:
        if known.anybody_for_system(session):
            return
        sample = tomllib.loads((SAMPLE / "institution.toml").read_text(encoding="utf-8"))
        people.add_subject(session, SubjectKind.INSTITUTION, sample["institution"])
        spoken, began = words or Words(settings.zone), now - HALF_A_YEAR if history else now
        import_whole(
            Turn(session, began, operator(settings), rules, Journal()),
            spoken,
            [(SAMPLE / name).read_bytes() for name in sample["tables"]],
        )
        for actor in known.actors_for_system(session, rules.day(began)).values():
            for each in Undertaking:
                undertakings.sign(session, rules, actor.id, each, settings.language, began)
        if history:
            History(session, journal, rules, spoken, now).live(SAMPLE)

    return turn


async def seed_readers(database: Database, ground: Ground) -> None:
    """Gives the sample's readers their keys, once. Their passphrases are the sample's, and known to everybody."""
    if await ground.store.turn(filing.active):
        return
    sample = tomllib.loads((SAMPLE / "institution.toml").read_text(encoding="utf-8"))
    today, now = ground.rules.day(ground.clock()), ground.clock()
    actors = await database.read(lambda session: list(known.actors_for_system(session, today).values()))
    codes = {actor.name: actor.code for actor in actors}
    cheap = replace(ground.house, kdf=Kdf(passphrase=KNOWN))
    for row in sample["readers"]:
        passphrase = row.pop("passphrase")
        new = readers.NewReader(**row, member=codes.get(row["name"]))
        await ground.store.turn(partial(readers.add, house=cheap, new=new, passphrase=passphrase, now=now))


def import_whole(turn: Turn, words: Words, tables: Sequence[bytes]) -> None:
    """Tables into an empty house, in one transaction. Raises ValueError for the first row that does not do."""
    plan = check(turn, words, *tables)
    wrong = [line for line in plan.lines if line.do == "wrong"]
    if wrong:
        raise ValueError(f"{wrong[0].who}, line {wrong[0].line}: {wrong[0].troubles[0].why}")
    carry(turn, plan.steps, spellings(plan.steps))


def operator(settings: Settings) -> Actor:
    """Who acts while nobody is in the house yet."""
    return Actor(0, OPERATOR, OPERATOR, settings.language, None, Viewer(0, None, frozenset()), None)
