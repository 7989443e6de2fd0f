"""The page's server: state, steps, uploads, live events. Loopback only, behind a random token in the address."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartParser
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from bot.app import App, Chat
from bot.reports.desk import Reports
from bot.reports.ground import Said
from bot.sheets import Sheets
from bot.web.chats import Chats, Event
from bot.web.clock import DemoClock, next_moment
from bot.web.door import PLATFORM as REPORTS
from bot.web.door import Door
from bot.web.guard import Guard
from bot.web.render import Renderer, picked_day
from handlers.kit.button import Button
from handlers.kit.card import Card, Label, Value, word
from handlers.kit.texts import cleaned
from regulation.vocabulary import Language
from storage.queries import people
from storage.queries.people import Actor
from storage.reports import receipt

SHOWN = 30  # messages that a restarted page draws again from the outbox
SIDE_BY_SIDE = (0, 3)  # places in the sample institution: the teacher and the credit officer
HERE, SLACK = Path(__file__).parent, 1024 * 1024  # SLACK: bytes of a request beside its file


@dataclass(frozen=True)
class Page:
    """The routes of the local chat page."""

    app: App
    reports: Reports
    chats: Chats
    clock: DemoClock
    token: str
    host: str
    moved: Callable[[], None]  # time has passed: everything that waits for it looks again

    def routes(self) -> list[Route | Mount]:
        """Everything under /; each checks the token but the page's own script and style."""
        api = {
            "state": (self.state, "GET"), "say": (self.say, "POST"), "press": (self.press, "POST"),
            "upload": (self.upload, "POST"), "clock": (self.forward, "POST"),
            "language": (self.language, "POST"), "events": (self.events, "GET"), "file": (self.file, "GET"),
        }  # fmt: skip
        MultiPartParser.spool_max_size = 2 * self._most()  # an upload spooled to disk would be plain text
        guard = Guard(self.token, self.host, self._bad_request)
        return [
            Route("/", guard(self.shell)),
            *(Route(f"/api/{name}", guard(view), methods=[how]) for name, (view, how) in api.items()),
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ]

    async def shell(self, request: Request) -> Response:
        """The page itself; it fetches the rest."""
        language = await self._language()
        title = self.app.words.text(Label(label="page-title"), language)
        shell = Jinja2Templates(directory=HERE / "templates")
        return shell.TemplateResponse(request, "page.html", {"lang": language.value, "title": title})

    async def state(self, request: Request) -> Response:
        """Everything the page shows, in its people's languages: of those it asks for, or the first ones."""
        actors = await self._actors()
        language = await self._language()
        everybody = list(actors.values())
        asked = [actors[code] for code in request.query_params.getlist("of") if code in actors]
        shown = asked or [everybody[place] for place in SIDE_BY_SIDE if place < len(everybody)]
        self._forget()
        for actor in shown:
            await self._greet(actor)
        texts = self.app.words.family("page", language)
        now = self.clock()
        return JSONResponse({
            "lang": language.value,
            "texts": texts,
            "weekdays": texts.pop("weekdays").split("|"),
            "months": texts.pop("months").split("|"),
            "clock": {"label": self.app.words.moment(now, language), "today": self._today().isoformat()},
            "people": [self._person(actor, place, language) for place, actor in enumerate(actors.values())],
            "messages": {
                actor.code: [
                    self._renderer(actor).message(actor.code, each) for each in self.chats.transcripts[actor.code]
                ]
                for actor in shown
            },
        })  # fmt: skip

    async def say(self, request: Request) -> Response:
        """A typed message."""
        asked = await request.json()
        actor, text = await self._actor(asked), cleaned(str(asked.get("text", "")))
        early = await self.door.told_early(actor, text)
        if early or self.door.takes(actor, text):
            said = None if early or receipt.contains(text) else text  # neither is shown to anybody again
            return await self._passing(actor, said, self.door.say(actor, text))
        return await self._answer(actor, {"said": text}, self.app.say(_chat(actor), text))

    async def press(self, request: Request) -> Response:
        """A pressed button; the bubble says what the button said."""
        asked = await request.json()
        actor, code = await self._actor(asked), str(asked.get("code", ""))
        said = (
            self.chats.label_of(actor.code, code) or picked_day(code) or cleaned(str(asked.get("label", "")))[:75]
        )
        if self.door.holds(actor, code):
            return await self._passing(actor, said, self.door.press(actor, code))
        return await self._answer(actor, {"said": said}, self.app.press(_chat(actor), code))

    async def upload(self, request: Request) -> Response:
        """A file. It is held in memory only."""
        most = self._most()
        if int(request.headers.get("content-length", 2 * most)) > 2 * most:
            return self._error("error-file-big", 413, await self._language(), most=most // SLACK - 1)
        async with request.form(max_files=1, max_fields=4) as form:
            actor, file = await self._actor(form), form.get("file")
            if not isinstance(file, UploadFile):
                return self._error("error-file-empty", 400, actor.language)
            name, content = file.filename or "file", await file.read()
        if self.door.busy(actor):
            return await self._passing(actor, None, self.door.upload(actor, name, content))
        bubble = {"file": (name, len(content))}
        return await self._answer(actor, bubble, self.app.upload(_chat(actor), name, content))

    async def forward(self, request: Request) -> Response:
        """Moves the demo's clock forward: by days, or to the next moment at which time itself does something."""
        asked = await request.json()
        if asked.get("to") == "next":
            coming = await self.app.database.read(partial(next_moment, house=self.app.house, now=self.clock()))
            if coming is None:
                nothing = self.app.words.text(Label(label="page-nothing-due"), await self._language())
                return JSONResponse({"said": nothing})
            self.clock.forward(coming - self.clock())
        else:
            self.clock.forward(timedelta(days=max(0, min(int(asked.get("days", 1)), 366))))
        self.moved()
        self.chats.redraw()
        return JSONResponse({"said": ""})

    async def language(self, request: Request) -> Response:
        """The page's switch: everybody on it chooses this language, each as they would in their own chat."""
        language = Language((await request.json()).get("lang"))
        for actor in (await self._actors()).values():
            await self.app.press(_chat(actor), Button("choose-language", option=language.value).code)
        self.chats.redraw()
        return JSONResponse({})

    async def file(self, request: Request) -> Response:
        """An attachment, as far as this person may read it; always a download, never shown in the page's origin."""
        actor = await self._actor(request.query_params)
        found = await self.app.file(_chat(actor), request.query_params.get("code", ""))
        if found is None:
            return self._error("file-gone", 404, actor.language)
        headers = {"Content-Disposition": "attachment", "Content-Security-Policy": "sandbox"}
        return Response(found[1], media_type=found[0].media_type, headers=headers)

    async def events(self, request: Request) -> Response:
        """Live messages as server-sent events."""

        async def stream() -> AsyncIterator[str]:
            with self.chats.listening() as events:
                yield await self._sent(Event())  # whoever listens now has missed nothing after this
                async for event in events:
                    yield await self._sent(event)

        return StreamingResponse(stream(), media_type="text/event-stream")

    async def _sent(self, event: Event) -> str:
        if event.person is None or event.message is None:
            return "event: state\ndata: {}\n\n"
        actor = (await self._actors(event.person))[event.person]
        drawn = self._renderer(actor).message(actor.code, event.message)
        return f"event: message\ndata: {json.dumps({'person': event.person, 'message': drawn})}\n\n"

    async def _answer(self, actor: Actor, bubble: dict[str, Any], step: Awaitable[list[Card]]) -> Response:
        """The person's own bubble, the bot's cards after the commit, and what became stale by them."""
        self._forget()
        await self._greet(actor)
        new = [self.chats.add(actor.code, **bubble)]
        new += [self.chats.add(actor.code, card=card) for card in await step]
        stale = self.chats.settle(actor.code, await self._open_draft(actor))
        changed = {message.id: message for message in [*new, *stale]}
        actor = (await self._actors(actor.code))[actor.code]  # the step may have changed the language
        renderer = self._renderer(actor)
        return JSONResponse({"messages": [renderer.message(actor.code, each) for each in changed.values()]})

    async def _passing(self, actor: Actor, said: Value | None, step: Awaitable[Said]) -> Response:
        """A step of a report: its bubbles are in the transcript until it is over, then they never were."""
        self._forget()
        await self._greet(actor)
        outcome = await step
        if outcome.over:
            self.chats.clear_passing(actor.code)
        new = [self.chats.add(actor.code, said=said, passing=True)] if said is not None and not outcome.over else []
        ours = (None, self.door.token(actor))  # a form that is shown again beside it stays
        new += [
            self.chats.add(actor.code, card=card, passing=not outcome.over and card.draft in ours)
            for card in outcome.cards
        ]
        stale = self.chats.settle(actor.code, await self._open_draft(actor))
        if outcome.over:
            self.chats.redraw()
        renderer = self._renderer(actor)
        changed = {message.id: message for message in [*new, *stale]}
        return JSONResponse({"messages": [renderer.message(actor.code, each) for each in changed.values()]})

    async def tick(self) -> None:
        """What the metronome calls: a screen that nobody touches does not go on showing a report."""
        self._forget()

    def _forget(self) -> None:
        """What was told goes from the page when the report was left alone for too long, as if it were over."""
        for person in list(self.chats.transcripts):
            if self.chats.left_behind(person) and not self.reports.busy(REPORTS, person):
                self.chats.clear_passing(person)
                self.chats.redraw()

    @property
    def door(self) -> "Door":
        """Where the page meets the reports."""
        return Door(self.app, self.reports)

    async def _greet(self, actor: Actor) -> None:
        """A chat that nobody has looked at begins with what was delivered and with what is open, or the help."""
        if actor.code in self.chats.transcripts:
            return
        chat, earlier = _chat(actor), await self.app.history(_chat(actor), SHOWN)
        here = await self.app.here(chat)
        now = self.clock()
        help_first = [] if here else [(earlier[0][0] if earlier else now, card) for card in await self._help(chat)]
        for at, card in [*help_first, *earlier, *((now, card) for card in here)]:
            self.chats.add(actor.code, at=at, card=card)

    async def _help(self, chat: Chat) -> list[Card]:
        return await Sheets(self.app).offer(chat, "help")

    async def _open_draft(self, actor: Actor) -> str | None:
        return self.door.token(actor) or next((card.draft for card in await self.app.here(_chat(actor))), None)

    async def _actors(self, *codes: str) -> dict[str, Actor]:
        """Those with these codes, or everybody."""
        today = self.app.house.day(self.app.clock())
        named = codes or None
        return await self.app.database.read(lambda session: people.actors_for_system(session, today, named))

    async def _actor(self, asked: Any) -> Actor:
        code = str(asked.get("person", ""))
        found = (await self._actors(code)).get(code)
        if found is None:
            raise LookupError("no such person on this page")
        return found

    async def _language(self) -> Language:
        return next(iter((await self._actors()).values())).language

    def _today(self) -> date:
        return self.clock().astimezone(self.app.house.zone).date()

    def _renderer(self, actor: Actor) -> Renderer:
        return Renderer(self.app.words, self.app.house.zone, actor.language, self._today())

    def _person(self, actor: Actor, place: int, language: Language) -> dict[str, Any]:
        roles = "、".join(self.app.words.text(word(role), language) for role in sorted(actor.viewer.roles)[:1])
        return {
            "code": actor.code,
            "name": actor.name,
            "role": roles,
            "department": actor.department,
            "initial": actor.name[:1],
            "color": place % 8,
            "open": place in SIDE_BY_SIDE,
        }

    def _most(self) -> int:
        return self.app.house.rulebook.bytes("attachment.size") + SLACK

    async def _bad_request(self) -> Response:
        return self._error("page-bad-request", 400, await self._language())

    def _error(self, key: str, status: int, language: Language, **values: Value) -> Response:
        sentence = self.app.words.text(Label(label=key, values=values), language)
        return JSONResponse({"error": sentence}, status_code=status)


def _chat(actor: Actor) -> Chat:
    return Chat(actor.code, f"web {actor.code}")
