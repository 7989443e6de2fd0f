"""The desk: what comes in from Slack becomes a step of the app. Slack is answered (acked) only after the commit."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.accounts import Accounts
from bot.app import App, Chat
from bot.sheets import Sheets, errors_of
from bot.slack import render
from bot.slack.files import Files, NotFetched
from bot.slack.sender import Sender
from bot.slack.values import files_of, raws_of
from bot.slack.views import Views
from bot.work import Work
from handlers.binding import Account
from handlers.kit import draw
from handlers.kit.card import Card, Choice, Label, Refused
from handlers.kit.sheet import Sheet
from regulation.vocabulary import Language

PLATFORM = "slack"
REMEMBERED = 1000  # events that were answered: Slack repeats them
Ack = Callable[..., Awaitable[Any]]
Body = dict[str, Any]


@dataclass(frozen=True)
class Visitor:
    """Who acts: the account, the member behind it if there is one, and their language."""

    account: Account
    chat: Chat | None
    language: Language


@dataclass(frozen=True)
class Desk:
    """Handles one thing that somebody did."""

    app: App
    accounts: Accounts
    sender: Sender
    files: Files
    work: Work
    answered: dict[str, None] = field(default_factory=dict)

    @property
    def sheets(self) -> Sheets:
        """The steps of a form that is shown whole."""
        return Sheets(self.app)

    # What people do

    async def command(self, body: Body, ack: Ack) -> None:
        """`/trustdesk record`, `/trustdesk 录入`, `/trustdesk bind CODE`."""
        visitor = await self._visitor(body["user_id"])
        text = body.get("text", "").strip()
        if visitor.chat is None:
            await self._let_in(visitor, body["trigger_id"], text)
        else:
            await self._show(visitor, await self.app.say(visitor.chat, text or "help"), body["trigger_id"])
        await ack()

    async def action(self, body: Body, ack: Ack) -> None:
        """A pressed button, or an answer in a modal that decides what else is asked."""
        visitor = await self._visitor(body["user"]["id"])
        view, pressed = body.get("view") or {}, body["actions"][0]
        views = self._views(visitor)
        if visitor.chat is None:
            await self.sender.open(body["trigger_id"], views.bind())
        elif view.get("callback_id") == "sheet":
            found = await self.sheets.jot(visitor.chat, view["private_metadata"], raws_of(view))
            await self.sender.update(view, views.outcome(found))
        elif view.get("callback_id") == "review":
            await self.sender.update(view, views.outcome(await self.sheets.sheet(visitor.chat, pressed["value"])))
        else:
            await self._show(visitor, await self.app.press(visitor.chat, pressed["value"]), body["trigger_id"])
        await ack()
        if view.get("type") == "home":
            self.work.start(self._publish(visitor))

    async def submitted(self, body: Body, ack: Ack) -> None:
        """A modal handed in: a code, a form, or a reviewed form."""
        visitor = await self._visitor(body["user"]["id"])
        view = body["view"]
        if view["callback_id"] == "bind":
            await self._bind(visitor, raws_of(view).get("code") or "", ack)
        elif visitor.chat is None:
            await ack(response_action="update", view=self._views(visitor).outcome(Refused("bind-first")))
        elif view["callback_id"] == "review":
            await self._submit(visitor, visitor.chat, view, ack)
        elif any(files_of(view).values()):
            # Files may take longer than Slack waits: the modal says so, and is updated when they are stored.
            await ack(response_action="update", view=self._views(visitor).told(Card(text="slack-saving")))
            self.work.start(self._fill_with_files(visitor, visitor.chat, view))
        else:
            await self._fill(visitor, visitor.chat, view, ack)

    async def options(self, body: Body, ack: Ack) -> None:
        """A few letters typed into a picker."""
        visitor = await self._visitor(body["user"]["id"])
        found = []
        if visitor.chat and body.get("view"):
            draft = body["view"]["private_metadata"]
            found = await self.sheets.suggest(visitor.chat, draft, body["block_id"], body.get("value", ""))
        labels = [(choice.code, self.app.words.text(choice.label, visitor.language)) for choice in found]
        await ack(options=render.options(labels))

    async def message(self, event: Body, event_id: str) -> None:
        """Something typed to the bot: it is answered with buttons and kept nowhere."""
        if event.get("bot_id") or event.get("channel_type") != "im" or "user" not in event:
            return
        if self._is_new(event_id):
            visitor = await self._visitor(event["user"])
            await self._show(visitor, await self._heard(visitor, event))

    async def home(self, event: Body) -> None:
        """App Home was opened."""
        await self._publish(await self._visitor(event["user"]))

    # What comes of it

    async def _heard(self, visitor: Visitor, event: Body) -> list[Card]:
        if visitor.chat is None:
            return [_stranger_card()]
        if event.get("subtype") or event.get("files"):
            return [draw.refusal_card(Refused("kind-not-read"))]
        command = self.app.words.command(event.get("text", ""))
        refusal = [] if command else [draw.refusal_card(Refused("not-understood"))]
        return [*refusal, *await self.sheets.offer(visitor.chat, command or "help")]

    async def _fill(self, visitor: Visitor, chat: Chat, view: Body, ack: Ack) -> None:
        found = await self.sheets.fill(chat, view["private_metadata"], raws_of(view))
        if isinstance(found, Sheet):
            await ack(response_action="errors", errors=errors_of(found, self.app.words, visitor.language))
            return
        await ack(response_action="update", view=self._views(visitor).outcome(found))
        if isinstance(found, list) and not found[0].draft:
            self.work.start(self._show(visitor, found))

    async def _fill_with_files(self, visitor: Visitor, chat: Chat, view: Body) -> None:
        draft, views, raws = view["private_metadata"], self._views(visitor), raws_of(view)
        try:
            for name, sent in files_of(view).items():
                if sent:
                    raws[name] = [await self.files.stored(self.sheets, chat, draft, file) for file in sent]
        except NotFetched as trouble:
            found, troubles = await self.sheets.jot(chat, draft, raws), [views.sentence(trouble.refused)]
        else:
            filled = await self.sheets.fill(chat, draft, raws)
            if not isinstance(filled, Sheet):
                await self.sender.update({"id": view["id"]}, views.outcome(filled))
                return
            found, troubles = filled, list(errors_of(filled, self.app.words, visitor.language).values())
        new = views.sheet(found, troubles) if isinstance(found, Sheet) else views.outcome(found)
        await self.sender.update({"id": view["id"]}, new)

    async def _submit(self, visitor: Visitor, chat: Chat, view: Body, ack: Ack) -> None:
        """Submits the reviewed draft; the receipt stands in the modal at once and in the chat for later."""
        cards = await self.app.press(chat, f"submit.{view['private_metadata']}")
        await ack(response_action="update", view=self._views(visitor).outcome(cards))
        self.work.start(self._show(visitor, [card for card in cards if not card.draft]))

    async def _show(self, visitor: Visitor, cards: list[Card], trigger: str | None = None) -> None:
        """Cards into the chat; an open form into a modal, which needs a fresh press."""
        if visitor.chat:  # after the step: it may have changed the language
            visitor = await self._visitor(visitor.account.address)
        for card in cards:
            if card.draft is None or not card.choices:
                channel = await self.sender.show(visitor.account.address, card, visitor.language)
                await self._send_files(visitor, card, channel)
            elif trigger is None or not await self.sender.open(trigger, await self._view_of(card, visitor)):
                resume = Choice(code=f"resume.{card.draft}", label=Label(label="resume"), style="primary")
                key = "slack-open" if trigger is None else "slack-expired"
                await self.sender.show(visitor.account.address, Card(text=key, choices=(resume,)), visitor.language)

    async def _view_of(self, card: Card, visitor: Visitor) -> render.Block:
        if card.text == "review" or visitor.chat is None:
            return self._views(visitor).outcome([card])
        return self._views(visitor).outcome(await self.sheets.sheet(visitor.chat, card.draft or ""))

    async def _send_files(self, visitor: Visitor, card: Card, channel: str) -> None:
        for file in card.files if visitor.chat else ():
            found = await self.app.file(visitor.chat, file.code) if visitor.chat else None
            if found:
                await self.sender.file(channel, file.name, found[1])

    async def _publish(self, visitor: Visitor) -> None:
        cards = [_stranger_card()]
        if visitor.chat:
            cards = [
                *await self.sheets.offer(visitor.chat, "help"),
                *await self.sheets.offer(visitor.chat, "queue"),
            ]
        await self.sender.home(visitor.account.address, cards, visitor.language)

    # Who it is

    async def _let_in(self, visitor: Visitor, trigger: str, text: str) -> None:
        word, _, code = text.partition(" ")
        if code and self.app.words.command(word) == "bind":
            await self._show(visitor, [await self._bound(visitor, code)])
        else:
            await self.sender.open(trigger, self._views(visitor).bind())

    async def _bind(self, visitor: Visitor, code: str, ack: Ack) -> None:
        card = await self._bound(visitor, code)
        if card.tone == "refused":
            await ack(response_action="errors", errors={"code": self._views(visitor).word(card.text)})
        else:
            await ack(response_action="update", view=self._views(visitor).told(card))

    async def _bound(self, visitor: Visitor, code: str) -> Card:
        try:
            person = await self.accounts.bind(visitor.account, code)
        except Refused as refused:
            return draw.refusal_card(refused)
        name, _ = await self.accounts.spoken(person)
        return Card(text="bind-done", values={"name": name}, tone="done")

    async def _visitor(self, user: str) -> Visitor:
        account = self.accounts.account(PLATFORM, user, user)
        person = await self.accounts.person(account)
        if person is None:
            return Visitor(account, None, Language.CHINESE)
        _, language = await self.accounts.spoken(person)
        return Visitor(account, Chat(person, f"{PLATFORM} {account.lookup}"), language)

    def _is_new(self, event_id: str) -> bool:
        fresh = event_id not in self.answered
        self.answered[event_id] = None
        while len(self.answered) > REMEMBERED:
            self.answered.pop(next(iter(self.answered)))
        return fresh

    def _views(self, visitor: Visitor) -> Views:
        return Views(self.app.words, visitor.language)


def _stranger_card() -> Card:
    button = Choice(code="bind", label=Label(label="slack-bind"), style="primary")
    return Card(text="bind-first", choices=(button,), tone="refused")
