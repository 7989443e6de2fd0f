"""The room's addresses. No script, nothing from outside, no content in an address or a log, nothing kept."""

import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.reports.ground import Ground
from bot.reports.limits import Limit
from bot.room.actions import ACTIONS, DELETED, GONE, RECUSED
from bot.room.custody import Custody
from bot.room.main_house import MainHouse
from bot.room.pages import NONE, Pages, Rewards, Trouble
from bot.room.sessions import Sessions, Visit
from bot.words import Words
from handlers.kit.card import Refused
from handlers.reporting import office, rewarding
from handlers.reporting.office import Opened, RoomTurn
from regulation.vocabulary import Language
from storage.reports import deleting, readers, reading
from storage.reports.envelope import Tampered
from storage.reports.readers import Desk, NotGranted, WrongPassphrase

T = TypeVar("T")
View = Callable[[Request, Visit], Awaitable[Response]]

COOKIE = "room"
STYLE = (Path(__file__).parent / "room.css").read_text(encoding="utf-8")


@dataclass
class Room:
    """The reading room of one house."""

    ground: Ground
    words: Words
    language: Language
    address: str | None  # where people reach this house; without one there is no way in from the chat
    outside: MainHouse
    sessions: Sessions = field(init=False)

    def __post_init__(self) -> None:
        book = self.ground.book
        self.sessions = Sessions(book.minutes("report.room"))
        self.wrong = Limit(book.items("report.wrong"), book.minutes("report.wrong-within"))
        self.pages = Pages(self.words, self.language, self.ground.rules)
        self.custody = Custody(self.ground, self.pages)

    def link(self, member: str, language: Language) -> str | None:
        """A way in for one person, once, in the person's language."""
        ticket = self.sessions.ticket(member, language, self.ground.clock())
        return f"{self.address}/room/enter?ticket={ticket}" if self.address else None

    def routes(self) -> list[Route]:
        """Everything under /room."""
        return [
            Route("/room/enter", self.enter, methods=["GET", "POST"]),
            Route("/room/style.css", self.style),
            Route("/room", self._inside(self.desk), methods=["GET", "POST"]),
            Route("/room/custody", self._inside(self.custody_desk), methods=["POST"]),
            Route("/room/counts", self._inside(self.counts)),
            Route("/room/leave", self._inside(self.leave), methods=["POST"]),
            Route("/room/{number:int}", self._inside(self.report), methods=["GET", "POST"]),
            Route("/room/{number:int}/file/{place:int}", self._inside(self.file)),
        ]

    async def style(self, _request: Request) -> Response:
        """How it looks."""
        return self.pages.dressed(Response(STYLE, media_type="text/css"))

    async def tick(self) -> None:
        """What the metronome calls: no key stays open because nobody comes back."""
        self.sessions.forget(self.ground.clock())

    async def enter(self, request: Request) -> Response:
        """The link from the chat, which changes nothing: platforms draw previews, and a cookie set by a click
        from elsewhere would not come along. The button on its page uses it up; then the passphrase is asked for.
        """
        if request.method != "POST":
            return self.pages.door(request, request.query_params.get("ticket", ""))
        ticket = str((await request.form()).get("ticket", ""))
        name = self.sessions.enter(ticket, _agent(request), self.ground.clock())
        if name is None:
            return self.pages.closed(request)
        response = RedirectResponse("/room", 303)
        secure = bool(self.address and self.address.startswith("https"))
        response.set_cookie(COOKIE, name, path="/room", httponly=True, samesite="strict", secure=secure)
        return self.pages.dressed(response)

    async def desk(self, request: Request, visit: Visit) -> Response:
        """The passphrase, or what this reader may read."""
        if visit.desk is None and request.method == "POST":
            return await self._unlock(request, visit)
        if visit.desk is None:
            return self.pages.passphrase(request, visit)
        if visit.custodian:
            return await self.custody.desk(request, visit, visit.desk)
        rows = await self._read(visit.desk, lambda turn: reading.of_reader(turn.session, turn.desk.reader))
        news = await self._read(visit.desk, lambda turn: reading.news(turn.session, turn.desk.reader))
        return self.pages.reports(request, visit, rows, news)

    async def custody_desk(self, request: Request, visit: Visit) -> Response:
        """What the custodian does: take in, pay."""
        if visit.desk is None or not visit.custodian:
            return RedirectResponse("/room", 303)
        return await self.custody.act(request, visit, visit.desk)

    async def counts(self, request: Request, visit: Visit) -> Response:
        """Statistics and the trail, over what this reader may read."""
        if visit.desk is None:
            return self.pages.passphrase(request, visit)
        rows = await self._read(visit.desk, lambda turn: reading.of_reader(turn.session, turn.desk.reader))
        trail = await self._read(visit.desk, lambda turn: reading.trail(turn.session, turn.desk.reader))
        return self.pages.counts(request, visit, rows, trail)

    async def report(self, request: Request, visit: Visit) -> Response:
        """One report; with POST an action on it."""
        report = visit.numbers.get(request.path_params["number"])
        if visit.desk is None or report is None:
            return RedirectResponse("/room", 303)
        if request.method == "POST":
            return await self._act(request, visit, visit.desk, report)
        return await self._shown(request, visit, visit.desk, report)

    async def file(self, request: Request, visit: Visit) -> Response:
        """A file of a report, always as a download."""
        report, place = visit.numbers.get(request.path_params["number"]), request.path_params["place"]
        if visit.desk is None or report is None:
            return RedirectResponse("/room", 303)

        def find(turn: RoomTurn) -> tuple[str, bytes]:
            row = turn.report(report)
            bodies = {line.sequence: line.body for line in reading.thread(turn.session, turn.desk, row)}
            told = bodies.get(place)
            if not isinstance(told, dict) or "id" not in told:
                raise NotGranted
            return str(told["kind"]), reading.content(turn.session, turn.desk, row, bytes.fromhex(told["id"]))

        kind, content = await self._read(visit.desk, find)
        headers = {"Content-Disposition": f'attachment; filename="file-{place}.{kind}"'}
        return Response(content, media_type="application/octet-stream", headers=headers)

    async def leave(self, request: Request, visit: Visit) -> Response:
        """Ends the session."""
        self.sessions.leave(request.cookies.get(COOKIE, ""))
        return self.pages.closed(request)

    async def _unlock(self, request: Request, visit: Visit) -> Response:
        said, now = await request.form(), self.ground.clock()
        if self.wrong.take(visit.member, now):
            return self.pages.passphrase(request, visit, "room-often")
        reader = await self.ground.store.turn(lambda session: readers.by_member(session, visit.member))
        try:
            if reader is None:
                raise WrongPassphrase
            passphrase = str(said.get("passphrase", ""))
            visit.desk = await self.ground.slowly(partial(readers.unlock, self.ground.house, reader, passphrase))
            visit.custodian = reader.custodian
        except WrongPassphrase:
            return self.pages.passphrase(request, visit, "room-wrong")
        self.wrong.give_back(visit.member)
        return RedirectResponse("/room", 303)

    async def _act(self, request: Request, visit: Visit, desk: Desk, report: bytes) -> Response:
        said = {name: str(value) for name, value in (await request.form()).items()}
        try:
            visit.said = await self._done(visit, desk, report, said)
        except Refused as refused:
            return await self._shown(request, visit, desk, report, Trouble(refused, said))
        if visit.said == RECUSED:
            await self.ground.slowly(partial(deleting.forbid, self.ground.store, report, [desk.reader]))
        if visit.said == DELETED:
            await self.ground.slowly(partial(deleting.bury, self.ground.store, report))
        return RedirectResponse("/room" if visit.said in GONE else request.url.path, 303)

    async def _done(self, visit: Visit, desk: Desk, report: bytes, said: dict[str, str]) -> str:
        """What came of an action, as the key of what is told. Raises Refused, NotGranted."""
        if said.get("do") == "ask" and not said.get("text", "").strip():
            said["text"] = self.pages.template(said.get("template", ""), visit.language)
        if said.get("do") == "record":
            row = await self._read(desk, lambda turn: turn.report(report))
            if not row.verified:
                raise Refused("room-record-not-now")
            await self.outside.record(visit.member, said)
            return "room-recorded"
        act, deciders = ACTIONS.get(said.get("do", "")), await self.outside.deciders()
        if act is None:
            raise Refused("room-move-not-now")
        return await self._read(desk, lambda turn: act(turn, report, said), deciders)

    async def _shown(
        self, request: Request, visit: Visit, desk: Desk, report: bytes, trouble: Trouble = NONE
    ) -> Response:
        def look(turn: RoomTurn) -> tuple[Opened, Rewards]:
            return office.read(turn, report), rewarding.standing(turn.session, self.ground.house)

        opened, rewards = await self._read(desk, look)
        return self.pages.report(request, visit, opened, rewards, trouble)

    async def _read(self, desk: Desk, use: Callable[[RoomTurn], T], deciders: Mapping[str, str] | None = None) -> T:
        now = self.ground.clock()
        today = self.ground.rules.day(now)

        def turn(session: Session) -> T:
            return use(RoomTurn(session, now, today, self.ground.book, desk, deciders or {}))

        return await self.ground.store.turn(turn)

    def _inside(self, view: View) -> Callable[[Request], Awaitable[Response]]:
        """Only for a session of this browser; what changes something needs the form's own token."""

        async def guarded(request: Request) -> Response:
            visit = self.sessions.visit(request.cookies.get(COOKIE, ""), _agent(request), self.ground.clock())
            if visit is None:
                return self.pages.closed(request)
            if request.method == "POST" and not await _meant(request, visit):
                return self.pages.closed(request)
            try:
                response = await view(request, visit)
            except (NotGranted, Tampered):
                response = self.pages.missing(request, visit)
            return self.pages.dressed(response)

        return guarded


async def _meant(request: Request, visit: Visit) -> bool:
    form: Any = await request.form()
    return hmac.compare_digest(str(form.get("csrf", "")).encode(), visit.csrf.encode())


def _agent(request: Request) -> str:
    return request.headers.get("user-agent", "")
