"""A Slack on loopback: Web API, Socket Mode, signed HTTP, modals with their rules, files, faults.

Faithful where it matters: errors are HTTP 200 with `ok: false`; a trigger is bound to its user, lives three seconds and
opens one view; a view's hash must fit; blocks are checked against the limits; an envelope goes to one connection and is
lost when that one is; what is not acknowledged in three seconds is an error to the person, or comes again if an event.
"""

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx
from aiohttp import WSMsgType, web

from tests.loopback import NO_TLS
from tests.platforms.slack_blocks import BlockError, check_message, check_view, initial_state

BOT, APP, SECRET = "xoxb-double", "xapp-double", "signing-secret"
PATIENCE = 3.0


class ApiError(Exception):
    """An answer of HTTP 200 with `ok: false`."""


class NotAcknowledged(Exception):
    """The person sees that something went wrong, and may press again."""


@dataclass
class SlackDouble:
    """The workspace's memory."""

    messages: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    views: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    homes: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    shared: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    gone: set[str] = field(default_factory=set)  # people whose account was deactivated
    faults: list[tuple[str, int, str, dict[str, str]]] = field(
        default_factory=list
    )  # method, status, error, headers
    calls: list[str] = field(default_factory=list)
    events_url: str | None = None  # HTTP instead of sockets
    dead_links: int = 0  # so many of the next addresses lead nowhere
    base: str = ""
    scopes: str = "chat:write,commands,files:read,files:write,im:history,im:write"
    sockets: list[web.WebSocketResponse] = field(default_factory=list)
    _tickets: set[str] = field(default_factory=set)
    _waiting: dict[str, asyncio.Future[Any]] = field(default_factory=dict)
    _triggers: dict[str, dict[str, Any]] = field(default_factory=dict)
    _numbers: Any = field(default_factory=lambda: itertools.count(1000))

    def number(self) -> int:
        return next(self._numbers)

    # What people do

    def trigger(self, user: str) -> str:
        number = f"trigger-{self.number()}"
        self._triggers[number] = {"user": user, "born": time.monotonic(), "used": False}
        return number

    async def delivers(self, kind: str, payload: dict[str, Any], **more: Any) -> dict[str, Any]:
        """Hands something to the app and returns what it answered. Raises NotAcknowledged."""
        if self.events_url:
            return await self._posts(kind, payload, **more)
        live = [socket for socket in self.sockets if not socket.closed]
        if not live:
            raise NotAcknowledged("nobody is connected")
        envelope = f"envelope-{self.number()}"
        self._waiting[envelope] = asyncio.get_running_loop().create_future()
        socket = live[self.number() % len(live)]
        try:
            await socket.send_json({"envelope_id": envelope, "type": kind, "payload": payload,
                                    "accepts_response_payload": True, **more})  # fmt: skip
            return await asyncio.wait_for(self._waiting[envelope], PATIENCE) or {}
        except (TimeoutError, ConnectionError):
            raise NotAcknowledged("no acknowledgement in three seconds") from None
        finally:
            self._waiting.pop(envelope, None)

    async def _posts(self, kind: str, payload: dict[str, Any], **_more: Any) -> dict[str, Any]:
        if kind == "events_api":
            body, form = json.dumps(payload), "application/json"
        elif kind == "slash_commands":
            body, form = urlencode(payload), "application/x-www-form-urlencoded"
        else:
            body, form = urlencode({"payload": json.dumps(payload)}), "application/x-www-form-urlencoded"
        answer = await self.posts_raw(body, signed(body) | {"content-type": form})
        if answer.status_code != 200:
            raise NotAcknowledged(f"the app answered {answer.status_code}")
        return answer.json() if answer.headers.get("content-type", "").startswith("application/json") else {}

    async def posts_raw(self, body: str, headers: dict[str, str]) -> httpx.Response:
        async with httpx.AsyncClient(trust_env=False, verify=NO_TLS, timeout=PATIENCE + 1) as client:
            try:
                return await client.post(self.events_url, content=body, headers=headers)
            except httpx.TransportError:
                raise NotAcknowledged("nobody answers") from None

    async def event(self, event: dict[str, Any]) -> None:
        """An event: delivered again with the same id until it is acknowledged."""
        payload = {"type": "event_callback", "event_id": f"Ev{self.number()}", "team_id": "T1", "api_app_id": "A1",
                   "event": event}  # fmt: skip
        for attempt in range(4):
            try:
                await self.delivers("events_api", payload, retry_attempt=attempt)
            except NotAcknowledged:
                continue
            return
        raise NotAcknowledged("the event was given up")

    def take_view_answer(self, user: str, answer: dict[str, Any]) -> dict[str, str]:
        """What the app says to a submitted modal; returns the errors it shows."""
        action = answer.get("response_action")
        if action == "errors":
            blocks = {block["block_id"] for block in self.views[user][-1]["blocks"] if block["type"] == "input"}
            assert set(answer["errors"]) <= blocks, "an error must be about a shown field"
            return dict(answer["errors"])
        if action == "update":
            self.views[user][-1] = self._view(answer["view"], self.views[user][-1])
        else:
            self.views[user].clear()
        return {}

    async def cut(self) -> None:
        """One connection is cut, as it happens."""
        live = [socket for socket in self.sockets if not socket.closed]
        if live:
            await live[self.number() % len(live)].close()

    # The Web API

    async def do_auth_test(self, _: dict) -> dict:
        return {"user_id": "UBOT", "user": "trustdesk", "team_id": "T1", "team": "示例", "bot_id": "B1"}

    async def do_apps_connections_open(self, _: dict) -> dict:
        ticket = f"ticket-{self.number()}"
        if self.dead_links:
            self.dead_links -= 1
        else:
            self._tickets.add(ticket)
        return {"url": f"{self.base.replace('http', 'ws')}/link/?ticket={ticket}"}

    async def do_conversations_open(self, asked: dict) -> dict:
        if asked["users"] in self.gone:
            raise ApiError("user_disabled")
        return {"channel": {"id": f"D{asked['users']}"}}

    async def do_chat_postMessage(self, asked: dict) -> dict:
        channel = asked["channel"] if asked["channel"].startswith("D") else f"D{asked['channel']}"
        check_message(asked)
        message = {"ts": f"{self.number()}.0", "text": asked["text"], "blocks": asked.get("blocks", [])}
        self.messages[channel].append(message)
        return {"channel": channel, "ts": message["ts"], "message": message}

    async def do_views_open(self, asked: dict) -> dict:
        user = self._redeem(asked["trigger_id"])
        check_view(asked["view"])
        self.views[user] = [self._view(asked["view"])]
        return {"view": self.views[user][-1]}

    async def do_views_update(self, asked: dict) -> dict:
        for user, stack in self.views.items():
            for place, view in enumerate(stack):
                if view["id"] == asked["view_id"]:
                    if asked.get("hash") and asked["hash"] != view["hash"]:
                        raise ApiError("hash_conflict")
                    self.views[user][place] = self._view(asked["view"], view)
                    return {"view": self.views[user][place]}
        raise ApiError("not_found")

    async def do_views_publish(self, asked: dict) -> dict:
        check_message(asked["view"] | {"text": "home"}, most=100)
        self.homes[asked["user_id"]] = asked["view"]
        return {"view": asked["view"]}

    async def do_files_getUploadURLExternal(self, asked: dict) -> dict:
        number = f"F{self.number()}"
        return {"upload_url": f"{self.base}/upload/{number}", "file_id": number}

    async def do_files_completeUploadExternal(self, asked: dict) -> dict:
        files = asked["files"]
        for file in files:
            self.shared[asked["channel_id"]].append((file["title"], len(self.files[file["id"]])))
        return {"files": files}

    def _redeem(self, trigger: str) -> str:
        known = self._triggers.get(trigger)
        if known is None:
            raise ApiError("invalid_trigger_id")
        if known["used"]:
            raise ApiError("exchanged_trigger_id")
        if time.monotonic() - known["born"] > PATIENCE:
            raise ApiError("expired_trigger_id")
        known["used"] = True
        return str(known["user"])

    def _view(self, new: dict, old: dict | None = None) -> dict[str, Any]:
        """A view as Slack keeps it; what was entered stays where block and action are the same."""
        check_view(new)
        kept = (old or {}).get("state", {}).get("values", {})
        return {**new, "id": (old or {}).get("id") or f"V{self.number()}", "hash": f"{self.number()}",
                "state": {"values": initial_state(new, kept)}}  # fmt: skip

    # HTTP

    async def _method(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.calls.append(method)
        asked = {key: _parsed(value) for key, value in request.query.items()}
        if request.content_type == "application/json":
            asked |= json.loads(await request.text() or "{}")
        else:
            asked |= {key: _parsed(value) for key, value in (await request.post()).items()}
        wanted = APP if method == "apps.connections.open" else BOT
        if request.headers.get("authorization") != f"Bearer {wanted}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        for place, (name, status, error, headers) in enumerate(self.faults):
            if name == method:
                del self.faults[place]
                return web.json_response({"ok": False, "error": error}, status=status, headers=headers)
        try:
            answer = await getattr(self, f"do_{method.replace('.', '_')}")(asked)
        except (ApiError, BlockError) as error:
            return web.json_response({"ok": False, "error": str(error)})
        return web.json_response({"ok": True, **answer}, headers={"x-oauth-scopes": self.scopes})

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            raise web.HTTPUnauthorized
        self._tickets.discard(ticket)  # good for one connection
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": len(self.sockets) + 1})
        self.sockets.append(socket)
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                said = json.loads(frame.data)
                waiting = self._waiting.get(said.get("envelope_id"))
                if waiting and not waiting.done():
                    waiting.set_result(said.get("payload"))
        self.sockets.remove(socket)
        return socket

    async def _upload(self, request: web.Request) -> web.Response:
        self.files[request.match_info["number"]] = await request.read()
        return web.Response(text="OK")

    async def _file(self, request: web.Request) -> web.Response:
        if request.headers.get("authorization") != f"Bearer {BOT}":
            return web.Response(text="<html>Sign in</html>", content_type="text/html")
        content = self.files.get(request.match_info["number"])
        return web.Response(body=content) if content is not None else web.Response(status=404)


@asynccontextmanager
async def slack() -> AsyncIterator[SlackDouble]:
    """The double, served on loopback."""
    double = SlackDouble()
    app = web.Application(client_max_size=64 * 1024 * 1024)
    app.router.add_route("*", "/api/{method}", double._method)
    app.router.add_get("/link/", double._link)
    app.router.add_post("/upload/{number}", double._upload)
    app.router.add_get("/files/{number}", double._file)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    double.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield double
    finally:
        for socket in list(double.sockets):
            await socket.close()
        await runner.cleanup()


def signed(body: str, at: float | None = None, secret: str = SECRET) -> dict[str, str]:
    """The headers that prove a request comes from Slack."""
    stamp = str(int(at or time.time()))
    mark = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"x-slack-request-timestamp": stamp, "x-slack-signature": f"v0={mark}"}


def _parsed(value: Any) -> Any:
    """Blocks and views arrive as JSON inside forms."""
    if isinstance(value, str) and value[:1] in "[{":
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
