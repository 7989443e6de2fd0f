"""What every running office consists of, whoever it talks to: app, outbox, sweep, metronome."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot import house, upkeep
from bot.app import App
from bot.documents.printer import DocumentPrinter
from bot.metrics import metrics
from bot.reports.desk import Reports
from bot.reports.ground import Ground
from bot.room.main_house import MainHouse
from bot.room.routes import Room
from bot.settings import Settings
from bot.web.verify import verifying
from bot.words import Words
from handlers import completeness_calls, office_digest, repair_calls, self_check_calls
from handlers.office import office
from regulation.vocabulary import Language
from scheduler.calls import Calls
from scheduler.deadlines import Deadlines
from scheduler.early_warning import EarlyWarning
from scheduler.importing import Importing
from scheduler.inspections import InspectionWork
from scheduler.outbox import Outbox
from scheduler.ports import Clock, Messenger
from scheduler.printing import Printing
from scheduler.reports import ReportClocks
from scheduler.rhythm import Rhythm
from scheduler.sweep import Sweep
from scheduler.terms import Terms
from scheduler.ticker import Ticker
from scheduler.watch import Watch
from scheduler.witness import Witness
from storage.queries import conversation

OUTBOX_SECONDS = 1.0
IMPORT_SECONDS = 1.0
DEADLINE_SECONDS = 20.0
RHYTHM_SECONDS = 600.0
REPAIR_SECONDS = 600.0
INSPECTION_SECONDS = 2.0
SUPPLY_SECONDS = 300.0
SIGNAL_SECONDS = 600.0  # hourly is asked for; nothing needs to poke what looks this often
TERM_SECONDS = 600.0
PRINT_SECONDS = 2.0
SWEEP_SECONDS = 3600.0
WITNESS_SECONDS = 900.0
FORGET_SECONDS = 60.0
SELF_CHECK_SECONDS = 3600.0  # the audit trail is walked through each time, as long as nothing was found
SWITCH = 0.001  # seconds before a thread that computes gives way: a big import beside a conversation
STALE = 30.0  # seconds without a tick
LATE = timedelta(minutes=15)  # a notice that waits longer than this is worth waking somebody


@dataclass(frozen=True)
class Parts:
    """The assembled office."""

    app: App
    reports: Reports
    report_clocks: ReportClocks
    room: Room
    outbox: Outbox
    sweep: Sweep
    witness: Witness
    printing: Printing
    importing: Importing
    deadlines: Deadlines
    rhythm: Rhythm
    inspections: InspectionWork
    terms: Terms
    repairs: Calls
    supply: Calls
    self_check: Calls
    digest: Calls
    signals: EarlyWarning
    watch: Watch
    ticker: Ticker
    alive: dict[str, Callable[[], bool]] = field(default_factory=dict)  # platforms: whether things come in
    language: Language = Language.CHINESE

    def routes(self) -> list[Route]:
        """What the operator's own machines look at, and whoever holds an issued document."""
        return [
            self.health(),
            metrics(self.app, lambda: self.ticker.age("outbox")),
            verifying(self.app, self.language),
            *self.room.routes(),
        ]

    def health(self) -> Route:
        """`/healthz`: 200 only when database, tick and outbox are live."""

        async def health(_request: Request) -> Response:
            try:
                now = self.app.clock()
                due, oldest, dead = await self.app.database.read(lambda s: conversation.outbox_for_system(s, now))
            except Exception as error:  # the answer is the message; the error's own text may hold a path
                return JSONResponse({"database": type(error).__name__}, 503)
            age = self.ticker.age("outbox")
            late = oldest is not None and now - oldest > LATE
            platforms = {name: "live" if alive() else "silent" for name, alive in self.alive.items()}
            failing = self.ticker.failing()
            live = age < STALE and not late and not failing and "silent" not in platforms.values()
            body = {
                "database": "ok",
                "tick": "live" if age < STALE else "stale",
                "failing": failing,
                "due": due,
                "late": late,
                "dead": dead,
            } | platforms
            return JSONResponse(body, 200 if live else 503)

        return Route("/healthz", health)


@contextlib.contextmanager
def assembled(
    settings: Settings,
    clock: Clock,
    words: Words,
    messenger: Callable[[App], Messenger],
    address: str | None = None,
) -> Iterator[Parts]:
    """Opens the database and puts the parts together; the messenger may need the app to know its people.

    `address` is where people reach the HTTP server, if anybody knows.
    """
    sys.setswitchinterval(SWITCH)
    ticker = Ticker()
    printer = DocumentPrinter(words, address)
    with (
        house.opened(settings) as (database, files, vault),
        house.reports_opened(settings) as (store, secrets),
        contextlib.closing(printer),
    ):
        rules = house.rules(settings, vault)
        outside = {"mailbox": settings.report_mailbox, "telephone": settings.report_telephone}
        ground = Ground(store, secrets, rules, clock, outside)
        main_house = MainHouse(database, rules, clock, lambda: ticker.poke("outbox"))
        room = Room(ground, words, settings.language, address, main_house)
        ticker.every(FORGET_SECONDS, "room", room.tick)
        alive: dict[str, Callable[[], bool]] = {}
        rules = replace(rules, room=room.link, reward=ground.reward_level)
        rules = replace(rules, upkeep=lambda: upkeep.seen(settings, ticker, alive))
        app = App(database, files, office(), words, rules, clock, lambda: ticker.poke("outbox"))
        report_clocks = ReportClocks(database, store, secrets, rules, clock)
        ticker.every(DEADLINE_SECONDS, "report-clocks", report_clocks.tick)
        reports = Reports(ground, report_clocks.in_danger)
        ticker.every(FORGET_SECONDS, "reports", reports.tick)
        outbox = Outbox(database, messenger(app), app.office, rules, clock)
        sweep = Sweep(database, files, rules.rulebook, clock, house.now)
        witness = Witness(database, settings.zone, clock)
        printing = Printing(database, files, printer, clock)
        ticker.every(OUTBOX_SECONDS, "outbox", outbox.tick)
        importing = Importing(database, files, rules, words, clock)
        ticker.every(IMPORT_SECONDS, "importing", importing.tick)
        deadlines = Deadlines(database, office(), rules, clock)
        ticker.every(DEADLINE_SECONDS, "deadlines", deadlines.tick)
        rhythm = Rhythm(database, rules, clock)
        ticker.every(RHYTHM_SECONDS, "rhythm", rhythm.tick)
        inspecting = InspectionWork(database, rules, clock)
        ticker.every(INSPECTION_SECONDS, "inspections", inspecting.tick)
        terms = Terms(database, office(), rules, clock)
        ticker.every(TERM_SECONDS, "terms", terms.tick)
        repairs = Calls(database, rules, clock, repair_calls.waiting)
        ticker.every(REPAIR_SECONDS, "repairs", repairs.tick)
        supply = Calls(database, rules, clock, completeness_calls.waiting)
        ticker.every(SUPPLY_SECONDS, "supply", supply.tick)
        self_check = Calls(database, rules, clock, self_check_calls.waiting)
        ticker.every(SELF_CHECK_SECONDS, "self-check", self_check.tick)
        digest = Calls(database, rules, clock, office_digest.waiting)
        ticker.every(SUPPLY_SECONDS, "digest", digest.tick)
        signals = EarlyWarning(database, rules, clock)
        ticker.every(SIGNAL_SECONDS, "signals", signals.tick)
        watch = Watch(database, rules, clock)
        ticker.every(RHYTHM_SECONDS, "watch", watch.tick)
        ticker.every(PRINT_SECONDS, "printing", printing.tick)
        ticker.every(SWEEP_SECONDS, "sweep", sweep.tick)
        ticker.every(WITNESS_SECONDS, "witness", witness.tick)
        parts = Parts(
            app,
            reports,
            report_clocks,
            room,
            outbox,
            sweep,
            witness,
            printing,
            importing,
            deadlines,
            rhythm,
            inspecting,
            terms,
            repairs,
            supply,
            self_check,
            digest,
            signals,
            watch,
            ticker,
            alive,
        )
        yield replace(parts, language=settings.language)
