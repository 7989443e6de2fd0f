"""Where Telegram meets the reports: no member is asked for, nothing is kept, every message goes in the end."""

import contextlib
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from telegram import Bot, Message, MessageEntity, Update
from telegram.error import BadRequest, TelegramError

from bot.reports import hearing
from bot.reports.desk import Reports
from bot.reports.ground import Said
from bot.telegram.render import page
from bot.telegram.sender import TRIES, patiently, quietly
from bot.words import Words
from handlers.kit import draw
from handlers.kit.button import Button
from handlers.kit.card import Card, Refused
from handlers.reporting.cards import HEAD as REPORT
from regulation.vocabulary import Language
from storage.reports import receipt

PLATFORM = "telegram"
PHOTO = "photo.jpg"
AT_ONCE = 100  # messages that Telegram deletes in one call
LINGERS = timedelta(minutes=10)  # how long the last message of a report stays
REMEMBERED = 500  # updates that were answered


@dataclass
class Traces:
    """The messages of one report in one chat, in memory, so that they can be deleted."""

    messages: list[int] = field(default_factory=list)
    newest: int | None = None  # ours, that a pressed button edits
    over: datetime | None = None


@dataclass
class Door:
    """One chat's way to a report. What it keeps is gone with the process."""

    bot: Bot
    words: Words
    reports: Reports
    traces: dict[str, Traces] = field(default_factory=dict)
    answered: deque[int] = field(default_factory=lambda: deque(maxlen=REMEMBERED))

    def takes(self, update: Update) -> bool:
        """Whether an update belongs to a report: its button, one is open, one is wished for, a code was pasted."""
        if update.effective_chat is not None and self.reports.busy(PLATFORM, str(update.effective_chat.id)):
            return True
        if update.callback_query is not None:
            return Button.parse(update.callback_query.data or "").head == REPORT
        text = _text(update.message)
        return hearing.asks(self.words, text) or receipt.contains(text)

    async def handle(self, update: Update, language: Language, here: Sequence[Card]) -> None:
        """Answers; `here` is a form that stands open: beside it no report is begun. Raises TelegramError."""
        chat = update.effective_chat
        if chat is None or update.update_id in self.answered:
            return
        self.answered.append(update.update_id)
        name, traces = str(chat.id), self.traces.setdefault(str(chat.id), Traces())
        if update.callback_query is not None:
            await quietly(update.callback_query.answer())
            pressed = update.callback_query.message.message_id if update.callback_query.message else None
            said = await self._pressed(name, update.callback_query.data or "", here)
            await self._show(name, traces, said, language, pressed)
        elif update.message is not None:
            traces.messages.append(update.message.message_id)
            if receipt.contains(update.message.text or ""):  # first of all: nobody may read it
                await self._delete(name, [update.message.message_id])
            await self._show(name, traces, await self._heard(name, update.message), language, None)

    async def tick(self) -> None:
        """Deletes what is left of reports that are over or were left alone."""
        now = self.reports.ground.clock()
        for name, traces in list(self.traces.items()):
            ended = traces.over is not None and now - traces.over >= LINGERS
            if ended or (traces.over is None and not self.reports.busy(PLATFORM, name)):
                del self.traces[name]
                await self._delete(name, traces.messages)

    async def _pressed(self, name: str, code: str, here: Sequence[Card]) -> Said:
        """Another form that opened now would catch the next sentence of the report, were it forgotten before."""
        if Button.parse(code).head != REPORT:
            return await self.reports.refuse(PLATFORM, name, "report-open-first")
        if here and Button.parse(code).part in ("begin", "return") and not Button.parse(code).row:
            return Said([draw.refusal_card(Refused("report-draft-open")), *here])
        return await self.reports.press(PLATFORM, name, code)

    async def _heard(self, name: str, message: Message) -> Said:
        """Plain text, and files where they are asked for; forwards, voices, places and people are refused."""
        if message.forward_origin is not None:
            return await self.reports.refuse(PLATFORM, name, "report-kind")
        if message.document is not None:
            return await self._file(name, message.document.file_id, message.document.file_name or "file")
        if message.photo:
            return await self._file(name, message.photo[-1].file_id, PHOTO)
        if not message.text:
            return await self.reports.refuse(PLATFORM, name, "report-kind")
        busy = self.reports.busy(PLATFORM, name)
        if busy and hearing.intrudes(self.words, message.text):
            return await self.reports.refuse(PLATFORM, name, "report-open-first")
        if not busy and hearing.asks(self.words, message.text):
            return await self.reports.press(PLATFORM, name, Button(REPORT).code)
        return await self.reports.say(PLATFORM, name, message.text)

    async def _file(self, chat: str, file_id: str, name: str) -> Said:
        try:
            file = await patiently(lambda: self.bot.get_file(file_id), TRIES)
            content = bytes(await patiently(file.download_as_bytearray, TRIES))
        except TelegramError:
            return await self.reports.refuse(PLATFORM, chat, "file-not-fetched")
        return await self.reports.upload(PLATFORM, chat, name, content)

    async def _show(self, name: str, traces: Traces, said: Said, language: Language, pressed: int | None) -> None:
        """One message that changes in place; when all is over the others go first."""
        if said.over:
            await self._delete(name, traces.messages)
            traces.messages, traces.newest, traces.over = [], None, self.reports.ground.clock()
        for place, card in enumerate(said.cards):
            in_place = place == 0 and pressed is not None and pressed == traces.newest
            if not (in_place and pressed and await self._edit(name, pressed, card, language)):
                await self._new(name, traces, card, language)

    async def _new(self, name: str, traces: Traces, card: Card, language: Language) -> None:
        drawn = page(self.words.draw(card, language), self.words, language)
        if traces.newest is not None:
            await quietly(self.bot.edit_message_reply_markup(chat_id=name, message_id=traces.newest))
        message = await patiently(
            lambda: self.bot.send_message(
                name,
                drawn.text,
                reply_markup=drawn.keyboard,
                protect_content=True,
                entities=_hidden(card, drawn.text),
            ),
            TRIES,
        )
        traces.messages.append(message.message_id)
        traces.newest = message.message_id if drawn.keyboard else None
        if card.draft is not None:
            traces.over = None

    async def _edit(self, name: str, message: int, card: Card, language: Language) -> bool:
        drawn = page(self.words.draw(card, language), self.words, language)
        try:
            await patiently(
                lambda: self.bot.edit_message_text(
                    drawn.text,
                    chat_id=name,
                    message_id=message,
                    reply_markup=drawn.keyboard,
                    entities=_hidden(card, drawn.text),
                ),
                TRIES,
            )
        except BadRequest as error:
            return "not modified" in str(error).lower()
        return True

    async def _delete(self, name: str, messages: Sequence[int]) -> None:
        for start in range(0, len(messages), AT_ONCE):
            with contextlib.suppress(TelegramError):  # older than 48 hours: the person was told to clear the chat
                await self.bot.delete_messages(name, messages[start : start + AT_ONCE])


def _text(message: Message | None) -> str:
    return (message.text or message.caption or "") if message else ""


def _hidden(card: Card, text: str) -> list[MessageEntity]:
    """A code stands under a spoiler until it is touched."""
    code = card.values.get("code")
    if not isinstance(code, str) or code not in text:
        return []
    before = len(text[: text.index(code)].encode("utf-16-le")) // 2
    return [MessageEntity(MessageEntity.SPOILER, before, len(code))]
