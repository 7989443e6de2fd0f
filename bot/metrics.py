"""`/metrics`: how the office is doing, in Prometheus' words; no names, no codes."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Gauge, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.app import App
from storage.queries import conversation


def metrics(app: App, tick_age: Callable[[], float]) -> Route:
    """Counted anew for each request: the truth is in the rows."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    due = Gauge("trustdesk_outbox_due", "Notices that should have been sent by now", registry=registry)
    dead = Gauge("trustdesk_outbox_dead", "Notices that were given up", registry=registry)
    age = Gauge("trustdesk_tick_age_seconds", "Since the outbox last looked", registry=registry)

    async def show(_request: Request) -> Response:
        now = app.clock()
        waiting, _, failed = await app.database.read(lambda s: conversation.outbox_for_system(s, now))
        due.set(waiting)
        dead.set(failed)
        age.set(tick_age())
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return Route("/metrics", show)
