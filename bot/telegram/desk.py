"""The desk: what comes in from Telegram becomes a step of the app, and its cards go back to the same chat."""

import logging
from dataclasses import dataclass, field

from telegram import Bot, Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.accounts import Accounts
from bot.app import App, Chat, Once
from bot.telegram.door import Door
from bot.telegram.lanes import Lanes
from bot.telegram.render import MONTH, NOTHING, month_keyboard
from bot.telegram.sender import TRIES, Sender, patiently, quietly
from handlers.binding import Account
from handlers.kit import draw
from handlers.kit.button import Button
from handlers.kit.card import Card, Refused
from handlers.reporting import cards
from regulation.vocabulary import Language

log = logging.getLogger(__name__)

PLATFORM = "telegram"
ALLOWED = ["message", "callback_query"]  # said always: left out, Telegram keeps what an earlier program said
PHOTO = "photo.jpg"  # Telegram re-draws photos as JPEG and drops their names


@dataclass(frozen=True)
class Desk:
    """Handles one update at a time in each chat."""

    bot: Bot
    app: App
    accounts: Accounts
    sender: Sender
    door: Door
    lanes: Lanes = field(default_factory=Lanes)
    albums: dict[str, str] = field(default_factory=dict)  # the album that each chat is sending

    async def handle(self, update: Update) -> None:
        """Answers an update; returns when it may be confirmed. Raises TelegramError when it cannot be answered."""
        chat, user = update.effective_chat, update.effective_user
        if chat is None or user is None or user.is_bot or (update.message or update.callback_query) is None:
            return  # an edit, too: what was said stays said
        async with self.lanes.lane(str(chat.id)):
            if chat.type != ChatType.PRIVATE:
                await self._in_public(update)
                return
            account = self.accounts.account(PLATFORM, str(user.id), str(chat.id))
            surely, perhaps = self.door.takes(update), self.door.may_take(update)
            # That somebody reports shows nowhere, nor that they are back.
            person = await self.accounts.person(account, quietly=surely or perhaps)
            here = await self._form_here(account, person) if surely or perhaps else []
            if surely or (perhaps and not here):
                await self._reports(update, account, person, here)
                return
            code = self._code_in(update)
            if code:
                await self._bind(account, code, _language(update))
            elif person is None:
                await self.sender.show(account.address, [_stranger_card()], _language(update))
            else:
                await self._member(update, account, Chat(person, f"{PLATFORM} {account.lookup}"))

    async def _form_here(self, account: Account, person: str | None) -> list[Card]:
        """The form that stands open in this chat."""
        if person is None:
            return []
        cards = await self.app.here(Chat(person, f"{PLATFORM} {account.lookup}"))
        return [card for card in cards if card.draft]

    async def _reports(self, update: Update, account: Account, person: str | None, here: list[Card]) -> None:
        """A step of a report. Who it is counts for the language alone, and for a form that stands open."""
        language = (await self.accounts.spoken(person))[1] if person is not None else _language(update)
        if await self.door.handle(update, language, bool(here)):
            await self.sender.show(account.address, here, language)

    async def apologise(self, update: Update, incident: str) -> None:
        """Tells the sender that an update could not be answered, by its number in the log. Raises TelegramError."""
        chat = update.effective_chat
        if chat is not None and chat.type == ChatType.PRIVATE:
            card = draw.refusal_card(Refused("unexpected", incident=incident))
            await self.sender.show(str(chat.id), [card], _language(update), tries=1)

    async def _member(self, update: Update, account: Account, chat: Chat) -> None:
        once = Once(PLATFORM, str(update.update_id))
        if update.callback_query is not None:
            await self._pressed(update, account, chat, once)
        elif update.message is not None:
            answer = await self._said(update.message, chat, once)
            await self._show(account, chat, answer, self._album_card(account, update.message))

    def _album_card(self, account: Account, message: Message) -> int | None:
        """An album comes as single messages: their one card counts up instead of being sent for each."""
        before = self.albums.pop(account.address, None)
        if message.media_group_id:
            self.albums[account.address] = message.media_group_id
        same = message.media_group_id is not None and message.media_group_id == before
        return self.sender.newest.get(account.address) if same else None

    async def _said(self, message: Message, chat: Chat, once: Once) -> list[Card]:
        if message.document is not None:
            file = message.document
            return await self._sent(chat, file.file_id, file.file_name or "file", file.file_size, once)
        if message.photo:
            return await self._sent(chat, message.photo[-1].file_id, PHOTO, message.photo[-1].file_size, once)
        if message.text:
            return await self.app.say(chat, message.text, once)
        return [draw.refusal_card(Refused("kind-not-read")), *await self.app.here(chat)]

    async def _sent(self, chat: Chat, file_id: str, name: str, size: int | None, once: Once) -> list[Card]:
        refusal = await self.app.expects_file(chat)
        if refusal:
            return refusal  # nothing is fetched that nobody asked for
        most = self.app.house.rulebook.bytes("attachment.size")
        if size is not None and size > most:
            refused = Refused("error-file-big", most=most // (1024 * 1024))
            return [draw.refusal_card(refused), *await self.app.here(chat)]
        try:
            file = await patiently(lambda: self.bot.get_file(file_id), TRIES)
            content = bytes(await patiently(file.download_as_bytearray, TRIES))
        except TelegramError:
            return [draw.refusal_card(Refused("file-not-fetched")), *await self.app.here(chat)]
        return await self.app.upload(chat, name, content, once)

    async def _pressed(self, update: Update, account: Account, chat: Chat, once: Once) -> None:
        query = update.callback_query
        if query is None:
            return
        await quietly(query.answer())
        message = query.message.message_id if query.message else None
        button = Button.parse(query.data or "")
        if button.head == NOTHING:
            return
        if button.head == MONTH:
            await self._turn_calendar(account, chat, button, message)
            return
        answer = await self.app.press(chat, query.data or "", once)
        await self._show(account, chat, answer, message)

    async def _turn_calendar(self, account: Account, chat: Chat, button: Button, message: int | None) -> None:
        """Another month under the same question; the office need not know."""
        _, language = await self.accounts.spoken(chat.person)
        today = self.app.clock().astimezone(self.app.house.zone).date()
        try:
            keyboard = month_keyboard(button, today, self.app.words, language)
        except (ValueError, OverflowError):  # no month, or one beyond the calendar
            return
        await quietly(
            self.bot.edit_message_reply_markup(chat_id=account.address, message_id=message, reply_markup=keyboard)
        )

    async def _show(self, account: Account, chat: Chat, answer: list[Card], pressed: int | None = None) -> None:
        _, language = await self.accounts.spoken(chat.person)  # after the step: it may have changed the language
        await self.sender.show(account.address, answer, language, pressed)
        for card in answer:
            if not card.draft:
                await quietly(self.sender.files(account.address, await self.app.attached(chat, card)))

    def _code_in(self, update: Update) -> str | None:
        """The one-time code in `/start CODE` (a link that was tapped) or `绑定 CODE`, from whomever."""
        text = update.message.text if update.message and update.message.text else ""
        word, _, code = text.strip().partition(" ")
        by_link = word == "/start"
        return code.strip() if code and (by_link or self.app.words.command(word) == "bind") else None

    async def _bind(self, account: Account, code: str, language: Language) -> None:
        try:
            person = await self.accounts.bind(account, code)
        except Refused as refused:
            await self.sender.show(account.address, [draw.refusal_card(refused)], language)
            return
        name, language = await self.accounts.spoken(person)
        card = Card(text="bind-done", values={"name": name}, tone="done")
        await self.sender.show(account.address, [card], language)

    async def _in_public(self, update: Update) -> None:
        """In a group nothing is said but where to go, and only to a command."""
        message, chat = update.message, update.effective_chat
        if chat is not None and message is not None and (message.text or "").startswith("/"):
            card = draw.refusal_card(Refused("private-only"))
            await self.sender.show(str(chat.id), [card], _language(update))


def _stranger_card() -> Card:
    """Who is not known here can do one thing: report."""
    return draw.refusal_card(Refused("bind-first")).model_copy(update={"choices": cards.entry().choices})


def _language(update: Update) -> Language:
    code = update.effective_user.language_code if update.effective_user else None
    return Language.ENGLISH if code and not code.startswith("zh") else Language.CHINESE
