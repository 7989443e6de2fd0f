"""Where Telegram meets the reports: no member is asked for, nothing is kept, every message goes in the end."""

import contextlib
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from telegram import Bot, CallbackQuery, Document, Message, MessageEntity, PhotoSize, Update
from telegram.error import BadRequest, TelegramError

from bot.reports import hearing, telling
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
    over: datetime | None = None  # since when nothing is open: what is shown then lingers, so that it can be read
    under_way: bool = False  # a step is being answered: what it sends is still to be noted


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
        return hearing.asks(self.words, text) or hearing.surely(self.words, text) or receipt.contains(text)

    def may_take(self, update: Update) -> bool:
        """Whether it belongs to a report unless a form stands open, which might be what is answered."""
        return hearing.too_early(self.words, _text(update.message))

    async def handle(self, update: Update, language: Language, here: bool) -> bool:
        """Answers. `here`: a form stands open, and beside it no report is begun; returns whether that form is to be
        shown again. Raises TelegramError.
        """
        chat = update.effective_chat
        if chat is None or update.update_id in self.answered:
            return False
        self.answered.append(update.update_id)
        name, traces = str(chat.id), self.traces.setdefault(str(chat.id), Traces())
        traces.under_way = True
        try:
            if update.callback_query is not None:
                return await self._press(update.callback_query, name, traces, language, here)
            return update.message is not None and await self._hear(update.message, name, traces, language, here)
        finally:
            traces.under_way = False
            traces.over = None if self.reports.busy(PLATFORM, name) else self.reports.ground.clock()

    async def _press(self, query: CallbackQuery, name: str, traces: Traces, language: Language, here: bool) -> bool:
        await quietly(query.answer())
        code = query.data or ""
        begins = Button.parse(code).part in ("begin", "return") and not Button.parse(code).row
        if begins and here:
            said = Said([draw.refusal_card(Refused("report-draft-open"))])
        elif Button.parse(code).head != REPORT:  # a form that opened now would catch what is said after a restart
            said = await self.reports.refuse(PLATFORM, name, "report-open-first")
        else:
            said = await self.reports.press(PLATFORM, name, code)
        await self._show(name, traces, said, language, query.message.message_id if query.message else None)
        return begins and here

    async def _hear(self, message: Message, name: str, traces: Traces, language: Language, here: bool) -> bool:
        traces.messages.append(message.message_id)
        text = _text(message)
        early = not self.reports.busy(PLATFORM, name) and hearing.too_early(self.words, text)
        if early or receipt.contains(text):  # first of all: nobody may read it
            await self._delete(name, [message.message_id])
        said = Said([hearing.advice()]) if early else await self._heard(name, message)
        await self._show(name, traces, said, language, None)
        return early and here

    async def tick(self) -> None:
        """Deletes what is left of reports that are over or were left alone."""
        now = self.reports.ground.clock()
        for name, traces in list(self.traces.items()):
            if traces.under_way or self.reports.busy(PLATFORM, name):
                continue
            if traces.over is None or now - traces.over >= LINGERS:
                del self.traces[name]
                await self._delete(name, traces.messages)

    async def _heard(self, name: str, message: Message) -> Said:
        """Plain text, and files where they are asked for; forwards, voices, places and people are refused."""
        if message.forward_origin is not None:
            return await self.reports.refuse(PLATFORM, name, "report-kind")
        if message.document is not None:
            return await self._file(name, message.document, message.document.file_name or "file")
        if message.photo:
            return await self._file(name, message.photo[-1], PHOTO)
        if not message.text:
            return await self.reports.refuse(PLATFORM, name, "report-kind")
        busy = self.reports.busy(PLATFORM, name)
        if busy and hearing.intrudes(self.words, message.text):
            return await self.reports.refuse(PLATFORM, name, "report-open-first")
        if not busy and hearing.asks(self.words, message.text):
            return await self.reports.press(PLATFORM, name, Button(REPORT).code)
        return await self.reports.say(PLATFORM, name, message.text)

    async def _file(self, chat: str, sent: Document | PhotoSize, name: str) -> Said:
        """Nothing is fetched that nobody asked for, nor what is too large: anybody may send files here."""
        ground = self.reports.ground
        talk = ground.holding.talk(self.reports.token(PLATFORM, chat))
        if talk is None:
            return await self.reports.refuse(PLATFORM, chat, "report-no-file")
        try:
            with ground.holding.coming(telling.wanted(ground, talk, sent.file_size)):
                file = await patiently(lambda: self.bot.get_file(sent.file_id), TRIES)
                content = bytes(await patiently(file.download_as_bytearray, TRIES))
        except Refused as refused:
            return Said([draw.refusal_card(refused), talk.card()])
        except TelegramError:
            return await self.reports.refuse(PLATFORM, chat, "file-not-fetched")
        return await self.reports.upload(PLATFORM, chat, name, content)

    async def _show(self, name: str, traces: Traces, said: Said, language: Language, pressed: int | None) -> None:
        """One message that changes in place; when all is over the others go first."""
        if said.over:
            await self._delete(name, traces.messages)
            traces.messages, traces.newest = [], None
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
