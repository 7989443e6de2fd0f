"""The demo: a sample institution and a local chat page on an embedded database, no account needed."""

import asyncio
import contextlib
import secrets
import socket
import tomllib
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from sqlalchemy import text
from sqlmodel import Session
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot import house
from bot.app import App
from bot.settings import Settings
from bot.web.chats import Chats, PageMessenger
from bot.web.clock import DemoClock
from bot.web.page import Page
from bot.words import Words
from handlers import people
from handlers.kit.turn import House
from handlers.office import office
from regulation.vocabulary import Role, SubjectKind
from scheduler.outbox import Outbox
from scheduler.ports import Clock
from scheduler.sweep import Sweep
from scheduler.ticker import Ticker
from storage.journal import Journal
from storage.queries.people import actors_for_system

SAMPLE = Path(__file__).parent / "sample.toml"
OUTBOX_SECONDS = 1.0
SWEEP_SECONDS = 3600.0
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Demo:
    """A running demo: the page's address, and the parts a test wants to look at."""

    address: str
    app: App
    chats: Chats
    clock: DemoClock
    outbox: Outbox
    sweep: Sweep


@contextlib.asynccontextmanager
async def running(
    settings: Settings, port: int = 0, clock: Clock = house.now, ticking: bool = True
) -> AsyncIterator[Demo]:
    """Starts everything, and stops it again: the page first, then the ticks, then the writer.

    Without `ticking` nothing happens by itself: whoever holds the demo runs its outbox and sweep.
    """
    demo_clock = DemoClock(clock, settings.data / "clock-days")
    ticker, chats = Ticker(), Chats(demo_clock)
    with house.opened(settings) as (database, files), _listening(port) as listener:
        await database.write(_seed(settings))
        rules = House(settings.zone, house.edition())
        app = App(database, files, office(), Words(settings.zone), rules, demo_clock, lambda: ticker.poke("outbox"))
        outbox = Outbox(database, PageMessenger(chats), app.office, rules, demo_clock)
        ticker.every(OUTBOX_SECONDS, "outbox", outbox.tick)
        sweep = Sweep(database, files, rules.rulebook, demo_clock, clock)
        ticker.every(SWEEP_SECONDS, "sweep", sweep.tick)
        host, token = f"{LOOPBACK}:{listener.getsockname()[1]}", secrets.token_urlsafe(16)
        page = Page(app, chats, demo_clock, token, host)
        if ticking:
            ticker.start()
        async with _serving(Starlette(routes=[*page.routes(), Route("/healthz", _health(app))]), listener):
            try:
                yield Demo(f"http://{host}/?key={token}", app, chats, demo_clock, outbox, sweep)
            finally:
                chats.close()
                ticker.stop()


class _Server(uvicorn.Server):
    """A server inside our own loop: signals are the composition root's, and it stops the moment it is asked."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.asked_to_stop = asyncio.Event()

    async def main_loop(self) -> None:
        """Waits, instead of looking ten times a second; the ticking of the base class only dates its headers."""
        await self.asked_to_stop.wait()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.asynccontextmanager
async def _serving(routes: Starlette, listener: socket.socket) -> AsyncIterator[None]:
    config = uvicorn.Config(
        routes, log_config=None, access_log=False, timeout_graceful_shutdown=2, lifespan="off",
        date_header=False, server_header=False,
    )  # fmt: skip
    server = _Server(config)
    task = asyncio.create_task(server.serve([listener]))
    while not server.started and not task.done():
        await asyncio.sleep(0.01)
    try:
        yield
    finally:
        server.asked_to_stop.set()
        await task


@contextlib.contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    """A socket on the loopback interface only; port 0 takes any free one."""
    # TCP is named because asyncio switches off Nagle's delay (40 ms an answer) only for such sockets.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOOPBACK, port))
        except OSError as error:
            raise OSError(f"port {port} is taken on this machine: choose another with --port") from error
        yield listener


def _seed(settings: Settings) -> Callable[[Session, Journal], None]:
    """The sample institution, once."""

    def turn(session: Session, _journal: Journal) -> None:
        if actors_for_system(session):
            return
        sample = tomllib.loads(SAMPLE.read_text(encoding="utf-8"))
        people.add_subject(session, SubjectKind.INSTITUTION, sample["institution"])
        for department in sample["department"]:
            home = people.add_subject(session, SubjectKind.DEPARTMENT, department["name"])
            for person in department["people"]:
                people.add_member(session, person["name"], home, map(Role, person["roles"]), settings.language)

    return turn


def _health(app: App) -> Callable[[Request], object]:
    async def health(_request: Request) -> Response:
        """200 when the database answers."""
        await app.database.read(lambda session: session.connection().execute(text("SELECT 1")).scalar_one())
        return JSONResponse({"status": "ok"})

    return health
