"""What every running office consists of, whoever it talks to: app, outbox, sweep, metronome."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot import house
from bot.app import App
from bot.settings import Settings
from bot.words import Words
from handlers.kit.turn import House
from handlers.office import office
from scheduler.outbox import Outbox
from scheduler.ports import Clock, Messenger
from scheduler.sweep import Sweep
from scheduler.ticker import Ticker

OUTBOX_SECONDS = 1.0
SWEEP_SECONDS = 3600.0


@dataclass(frozen=True)
class Parts:
    """The assembled office."""

    app: App
    outbox: Outbox
    sweep: Sweep
    ticker: Ticker

    def health(self) -> Route:
        """`/healthz`: 200 when the database answers."""

        async def health(_request: Request) -> Response:
            await self.app.database.read(house.answers)
            return JSONResponse({"status": "ok"})

        return Route("/healthz", health)


@contextlib.contextmanager
def assembled(
    settings: Settings, clock: Clock, words: Words, messenger: Callable[[App], Messenger]
) -> Iterator[Parts]:
    """Opens the database and puts the parts together; the messenger may need the app to know its people."""
    ticker = Ticker()
    with house.opened(settings) as (database, files, vault):
        rules = House(settings.zone, house.edition(), vault)
        app = App(database, files, office(), words, rules, clock, lambda: ticker.poke("outbox"))
        outbox = Outbox(database, messenger(app), app.office, rules, clock)
        sweep = Sweep(database, files, rules.rulebook, clock, house.now)
        ticker.every(OUTBOX_SECONDS, "outbox", outbox.tick)
        ticker.every(SWEEP_SECONDS, "sweep", sweep.tick)
        yield Parts(app, outbox, sweep, ticker)
