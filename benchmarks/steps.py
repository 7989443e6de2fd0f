"""P3: a conversation step, kept durably and drawn for Telegram, against python-telegram-bot's ConversationHandler.

The peer keeps its conversation in memory, or in a file that is flushed after every update. No network anywhere.
"""

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from telegram import Update
from telegram.ext import Application, ContextTypes, ConversationHandler, MessageHandler, PicklePersistence, filters
from telegram.request import BaseRequest

from bot.app import App, Chat
from bot.demo import running
from bot.settings import Settings
from bot.telegram.render import page
from regulation.vocabulary import Language
from storage.queries.people import codes_for_system

PEOPLE, ROUNDS, RUNS = 64, 6, 3
ANSWERS = ("客服部", "昨天", "电话", "家长反映两次来电未回复")


async def ours(app: App, person: str) -> float:
    """Steps a second: every answer is stored sealed before the next question is drawn."""

    async def walk(chat: Chat) -> None:
        await app.press(chat, "complaint")
        for answer in ANSWERS:
            for card in await app.say(chat, answer):
                page(app.words.draw(card, Language.CHINESE), app.words, Language.CHINESE)
        await app.say(chat, "/cancel")

    chats = [Chat(person, f"bench {number}") for number in range(PEOPLE)]
    start = time.perf_counter()
    for _ in range(ROUNDS):
        await asyncio.gather(*(walk(chat) for chat in chats))
    return PEOPLE * ROUNDS * (len(ANSWERS) + 2) / (time.perf_counter() - start)


class NoNetwork(BaseRequest):
    """Answers every call of the Bot API at once."""

    read_timeout = 5.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(self, url: str, *_: Any, **__: Any) -> tuple[int, bytes]:
        bot = {"id": 1, "is_bot": True, "first_name": "b", "username": "b"}
        message = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}, "text": "x"}
        return 200, json.dumps({"ok": True, "result": bot if url.endswith("getMe") else message}).encode()


async def theirs(folder: Path | None) -> float:
    """Steps a second of the library's own conversation, in memory or with its file flushed after every update."""

    async def asks(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        assert update.message
        assert context.user_data is not None
        context.user_data.setdefault("answers", []).append(update.message.text)
        del context.user_data["answers"][: -len(ANSWERS)]
        await update.message.reply_text("下一个问题？")
        return 0

    text = MessageHandler(filters.TEXT, asks)
    builder = Application.builder().token("1:x").request(NoNetwork()).get_updates_request(NoNetwork())
    kept = PicklePersistence(folder / "peer.pickle", on_flush=False) if folder else None
    builder = builder.persistence(kept) if kept else builder
    talk = ConversationHandler([text], {0: [text]}, [], name="talk", persistent=folder is not None)
    app = builder.build()
    app.add_handler(talk)
    async with app:
        count = PEOPLE * ROUNDS * (1 if folder else len(ANSWERS) + 2)
        start = time.perf_counter()
        for number in range(count):
            await app.process_update(_message(number, app.bot))
            if kept:
                await app.update_persistence()
        return count / (time.perf_counter() - start)


def _message(number: int, bot: Any) -> Update:
    person = 100 + number % PEOPLE
    message = {"message_id": number, "date": 0, "text": "客服部", "chat": {"id": person, "type": "private"},
               "from": {"id": person, "is_bot": False, "first_name": "p"}}  # fmt: skip
    update = Update.de_json({"update_id": number, "message": message}, bot)
    assert update
    return update


async def run() -> tuple[float, float, float]:
    """Ours, the peer in memory, the peer with its file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with running(Settings(data=folder / "data", keys=folder / "keys"), ticking=False) as demo:
            person = demo.app.database.read_now(codes_for_system)[0]
            return await ours(demo.app, person), await theirs(None), await theirs(folder)


if __name__ == "__main__":
    runs = [asyncio.run(run()) for _ in range(RUNS)]
    mine, memory, flushed = (median(values) for values in zip(*runs, strict=True))
    result = {"ours": mine, "memory": memory, "flushed": flushed,
              "r_memory": median(a / b for a, b, _ in runs),
              "r_flushed": median(a / c for a, _, c in runs)}  # fmt: skip
    sys.stdout.write(json.dumps(result))
