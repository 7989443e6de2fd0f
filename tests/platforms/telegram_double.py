"""A Telegram on loopback: the Bot API's methods, offsets, limits and errors, and people who press what is shown.

Faithful where it matters: an update is kept until an offset confirms it or a webhook answers 2xx; HTTP status equals
the error code; message texts and buttons are checked against the limits; a blocked bot gets 403.
"""

import asyncio
import contextlib
import itertools
import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import httpx
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.loopback import NO_TLS

TOKEN = "4711:double-token"
USERNAME = "trustdesk_bot"


class ApiError(Exception):
    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


@dataclass
class TelegramDouble:
    """The server's memory: chats with their messages, updates not yet confirmed, files, faults to come."""

    messages: dict[int, dict[int, dict[str, Any]]] = field(default_factory=lambda: defaultdict(dict))
    updates: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    faults: list[tuple[str, int, dict[str, Any]]] = field(default_factory=list)  # method, code, parameters
    calls: list[str] = field(default_factory=list)
    deleted: list[int] = field(default_factory=list)
    webhook: dict[str, Any] | None = None
    allowed: list[str] | None = None
    polling: bool = False
    slow: dict[str, float] = field(default_factory=dict)  # seconds that a method takes
    _numbers: Any = field(default_factory=lambda: itertools.count(1000))
    _confirmed: asyncio.Event = field(default_factory=asyncio.Event)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def routes(self) -> list[Route]:
        return [
            Route(f"/bot{TOKEN}/{{method}}", self._method, methods=["GET", "POST"]),
            Route(f"/file/bot{TOKEN}/{{path:path}}", self._file),
            Route(
                "/{rest:path}",
                lambda _: JSONResponse({"ok": False, "error_code": 401, "description": "Unauthorized"}, 401),
                methods=["GET", "POST"],
            ),
        ]

    # What people do

    async def receives(self, **update: Any) -> int:
        """An update arrives: by webhook until it answers 2xx, else kept for the next poll. Returns its number."""
        whole = {"update_id": next(self._numbers), **update}
        if self.webhook:
            await self._push(whole)
        else:
            self.updates.append(whole)
            self._news.set()
        return whole["update_id"]

    async def _push(self, update: dict[str, Any], tries: int = 5) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook["secret_token"]}
        async with httpx.AsyncClient(trust_env=False, verify=NO_TLS, timeout=20) as client:
            for _ in range(tries):
                response = await client.post(self.webhook["url"], json=update, headers=headers)
                if response.status_code // 100 == 2:
                    return
        raise AssertionError(f"the webhook answered {response.status_code}")

    async def answered(self, number: int, seconds: float = 10) -> None:
        """Waits until an update was confirmed by an offset."""
        async with asyncio.timeout(seconds):
            while any(update["update_id"] == number for update in self.updates):
                self._confirmed.clear()
                await self._confirmed.wait()

    def hang_up(self) -> None:
        """Ends a waiting poll, so that the server can stop."""
        self._news.set()

    def number(self) -> int:
        return next(self._numbers)

    # The Bot API

    async def _method(self, request: Request) -> Response:
        method = request.path_params["method"]
        self.calls.append(method)
        try:
            self._fail_if_told(method)
            await asyncio.sleep(self.slow.get(method, 0))
            call = getattr(self, f"do_{method}", None)
            if call is None:
                raise ApiError(404, "Not Found")
            asked = await _arguments(request)
            return JSONResponse({"ok": True, "result": await call(asked | {"gone": request.is_disconnected})})
        except ClientDisconnect:
            return Response(status_code=400)  # the bot died in the middle of its sentence
        except ApiError as error:
            body = {"ok": False, "error_code": error.code, "description": error.description}
            return JSONResponse(body | ({"parameters": error.parameters} if error.parameters else {}), error.code)

    def _fail_if_told(self, method: str) -> None:
        for place, (name, code, parameters) in enumerate(self.faults):
            if name == method:
                del self.faults[place]
                raise ApiError(
                    code,
                    {429: "Too Many Requests: retry later", 403: "Forbidden: bot was blocked by the user"}.get(
                        code, "Internal Server Error"
                    ),
                    **parameters,
                )

    async def _file(self, request: Request) -> Response:
        content = self.files.get(request.path_params["path"])
        return Response(content) if content is not None else Response(status_code=404)

    async def do_getMe(self, _: dict) -> dict:
        return {"id": 4711, "is_bot": True, "first_name": "Trustdesk", "username": USERNAME}

    async def do_setMyCommands(self, asked: dict) -> bool:
        commands = asked["commands"]
        if len(commands) > 100 or any(
            not c["command"].isascii() or not 1 <= len(c["description"]) <= 256 for c in commands
        ):
            raise ApiError(400, "Bad Request: BOT_COMMAND_INVALID")
        return True

    async def do_setWebhook(self, asked: dict) -> bool:
        self.webhook, self.allowed = asked, asked.get("allowed_updates")
        return True

    async def do_deleteWebhook(self, _: dict) -> bool:
        self.webhook = None
        return True

    async def do_getUpdates(self, asked: dict) -> list:
        if self.webhook:
            raise ApiError(409, "Conflict: can't use getUpdates method while webhook is active")
        if self.polling:
            raise ApiError(409, "Conflict: terminated by other getUpdates request")
        self.allowed = asked.get("allowed_updates", self.allowed)
        self.polling = True
        try:
            self._confirm(asked.get("offset"))
            if not self.updates and asked.get("timeout"):
                await self._wait_for_news(min(asked["timeout"], 50), asked["gone"])
            return [u for u in self.updates if self.allowed is None or set(u) & set(self.allowed)][:100]
        finally:
            self.polling = False

    async def _wait_for_news(self, seconds: float, gone: Any) -> None:
        """Until something arrives, the time is over, or the poller hung up."""
        self._news.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not self._news.is_set() and not await gone():
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(self._news.wait(), 0.1)

    def _confirm(self, offset: int | None) -> None:
        if offset:
            self.updates = [update for update in self.updates if update["update_id"] >= offset]
            self._confirmed.set()

    async def do_sendMessage(self, asked: dict) -> dict:
        return self._write(asked, {"text": _checked_text(asked["text"]), "reply_markup": _checked_markup(asked)})

    async def do_sendDocument(self, asked: dict) -> dict:
        if len(asked["document"][1]) > 50 * 1024 * 1024:
            raise ApiError(413, "Request Entity Too Large")
        name, content = asked["document"]
        return self._write(
            asked,
            {"document": {"file_id": name, "file_unique_id": name, "file_name": name, "content": len(content)}},
        )

    async def do_sendPhoto(self, asked: dict) -> dict:
        if len(asked["photo"][1]) > 10 * 1024 * 1024:
            raise ApiError(400, "Bad Request: PHOTO_SAVE_FILE_INVALID")
        name, content = asked["photo"]
        size = {"file_id": name, "file_unique_id": name, "width": 1, "height": 1, "file_size": len(content)}
        return self._write(asked, {"photo": [size]})

    async def do_editMessageText(self, asked: dict) -> dict:
        message = self._mine(asked)
        new = {"text": _checked_text(asked["text"]), "reply_markup": _checked_markup(asked)}
        if all(message.get(key) == value for key, value in new.items()):
            raise ApiError(400, "Bad Request: message is not modified")
        message.update(new)
        return _public(message)

    async def do_editMessageReplyMarkup(self, asked: dict) -> dict:
        message = self._mine(asked)
        if message.get("reply_markup") == _checked_markup(asked):
            raise ApiError(400, "Bad Request: message is not modified")
        message["reply_markup"] = _checked_markup(asked)
        return _public(message)

    async def do_deleteMessages(self, asked: dict) -> bool:
        if not 1 <= len(asked["message_ids"]) <= 100:
            raise ApiError(400, "Bad Request: message identifiers are not specified")
        for number in asked["message_ids"]:
            self.messages[int(asked["chat_id"])].pop(int(number), None)
            self.deleted.append(int(number))
        return True

    async def do_answerCallbackQuery(self, asked: dict) -> bool:
        if len(asked.get("text") or "") > 200:
            raise ApiError(400, "Bad Request: MESSAGE_TOO_LONG")
        return True

    async def do_getFile(self, asked: dict) -> dict:
        content = self.files.get(asked["file_id"])
        if content is None:
            raise ApiError(400, "Bad Request: invalid file_id")
        if len(content) > 20 * 1024 * 1024:
            raise ApiError(400, "Bad Request: file is too big")
        return {"file_id": asked["file_id"], "file_unique_id": asked["file_id"], "file_path": asked["file_id"]}

    def _write(self, asked: dict, content: dict) -> dict:
        chat = int(asked["chat_id"])
        if chat in self.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        message = {"message_id": self.number(), "date": 1795399200, "chat": {"id": chat, "type": "private"},
                   "from": {"id": 4711, "is_bot": True, "first_name": "Trustdesk"}, **content}  # fmt: skip
        self.messages[chat][message["message_id"]] = message
        return _public(message)

    def _mine(self, asked: dict) -> dict:
        message = self.messages[int(asked["chat_id"])].get(int(asked["message_id"]))
        if message is None:
            raise ApiError(400, "Bad Request: message to edit not found")
        return message


async def _arguments(request: Request) -> dict[str, Any]:
    """Form fields carry JSON strings; files come as multipart."""
    found: dict[str, Any] = {}
    async with request.form() as form:
        for key, value in [*request.query_params.items(), *form.multi_items()]:
            found[key] = (value.filename, await value.read()) if hasattr(value, "filename") else _parsed(key, value)
    return found


def _parsed(key: str, value: str) -> Any:
    if key == "text":
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _public(message: dict) -> dict:
    return {key: value for key, value in message.items() if value is not None}


def _checked_text(text: str) -> str:
    if not text.strip():
        raise ApiError(400, "Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > 4096:
        raise ApiError(400, "Bad Request: message is too long")
    return text


def _checked_markup(asked: dict) -> dict | None:
    markup = asked.get("reply_markup")
    buttons = [button for row in (markup or {}).get("inline_keyboard", []) for button in row]
    if len(buttons) > 100 or any(len(row) > 8 for row in (markup or {}).get("inline_keyboard", [])):
        raise ApiError(400, "Bad Request: reply markup is too long")
    if any(not 1 <= len(button["callback_data"].encode()) <= 64 for button in buttons):
        raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
    if any(not button["text"].strip() for button in buttons):
        raise ApiError(400, "Bad Request: text buttons are unallowed in the inline keyboard")
    return markup
