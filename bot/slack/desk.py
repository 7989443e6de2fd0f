"""The desk: what comes in from Slack becomes a step of the app. Slack is answered (acked) only after the commit."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.accounts import Accounts
from bot.app import App, Chat
from bot.sheets import Sheets, errors_of
from bot.slack import render
from bot.slack.door import WINDOW, Door
from bot.slack.screen import Screen
from bot.slack.sender import Sender
from bot.slack.uploads import Uploads
from bot.slack.values import SentFile, files_of, inputs_of, raws_of
from bot.slack.views import Views
from bot.slack.visitors import Visitor, Visitors
from bot.work import Work
from handlers.kit import draw
from handlers.kit.card import Card, Choice, Label, Refused
from handlers.kit.sheet import Sheet
from handlers.reporting import cards
from handlers.reporting.cards import HEAD as REPORT
from regulation.vocabulary import Language

REMEMBERED = 1000  # events that were answered: Slack repeats them
TAKING_WORDS = ("record",)  # commands whose line goes on: `/trustdesk 录入 投诉 客服部`
STILL_COMING = "still coming"  # for a file: no list of stored files, so its field is refused and the rest is kept
Ack = Callable[..., Awaitable[Any]]
Body = dict[str, Any]


@dataclass(frozen=True)
class Desk:
    """Handles one thing that somebody did. A window is opened before the ack, messages are sent after it."""

    app: App
    accounts: Accounts
    visitors: Visitors
    sender: Sender
    screen: Screen
    uploads: Uploads
    work: Work
    door: Door
    answered: dict[str, None] = field(default_factory=dict)

    @property
    def sheets(self) -> Sheets:
        """The steps of a form that is shown whole."""
        return Sheets(self.app)

    # What people do

    async def command(self, body: Body, ack: Ack) -> None:
        """`/trustdesk record`, `/trustdesk 录入`, `/trustdesk bind CODE`."""
        command, rest = self._understood(body.get("text", ""))
        visitor = await self.visitors.visitor(body["user_id"], quietly=command == REPORT)
        if command == REPORT:
            await self.door.opened(body["user_id"], body["trigger_id"], visitor.language)
            await ack()
            return
        if command == "bind" and rest:
            await self._answer(visitor, [await self._bound(visitor, rest)], body, ack)
        elif visitor.chat is None:
            await self.sender.open(body["trigger_id"], self._views(visitor).bind())
            await ack()
        else:
            await self._answer(visitor, await self._commanded(visitor.chat, command, rest), body, ack)

    async def action(self, body: Body, ack: Ack) -> None:
        """A pressed button, or an answer in a modal that decides what else is asked."""
        view, pressed = body.get("view") or {}, body["actions"][0]
        reports = self.door.wants(pressed.get("value") or "")
        visitor = await self.visitors.visitor(body["user"]["id"], quietly=reports)
        if reports:
            await self._reported(body, view, pressed["value"], visitor.language)
            await ack()
        elif visitor.chat is None:
            await self.sender.open(body["trigger_id"], self._views(visitor).bind())
            await ack()
        elif view.get("callback_id") == "sheet":
            await self._jot(visitor, visitor.chat, view, ack)
        elif view.get("callback_id") in ("review", "saving"):
            self.uploads.forget(pressed["value"])
            found = await self.sheets.sheet(visitor.chat, pressed["value"])
            await self.sender.update(view, self._views(visitor).outcome(found))
            await ack()
        else:
            await self._answer(visitor, await self.app.press(visitor.chat, pressed["value"]), body, ack)
        if view.get("type") == "home":
            self.work.start(self._publish(visitor))

    async def submitted(self, body: Body, ack: Ack) -> None:
        """A modal handed in: a code, a form, or a reviewed form."""
        view = body["view"]
        visitor = await self.visitors.visitor(body["user"]["id"], quietly=view["callback_id"] == WINDOW)
        if view["callback_id"] == WINDOW:
            after = await self.door.typed(body["user"]["id"], view, visitor.language)
            await ack(response_action="update", view=after)
        elif view["callback_id"] == "bind":
            await self._bind(visitor, raws_of(view).get("code") or "", ack)
        elif visitor.chat is None:
            await ack(response_action="update", view=self._views(visitor).outcome(Refused("bind-first")))
        elif view["callback_id"] == "review":
            await self._submit(visitor, visitor.chat, view, ack)
        else:
            await self._fill(visitor, visitor.chat, view, ack)

    async def closed(self, body: Body, ack: Ack) -> None:
        """A window was closed; only that of a report asks to be told."""
        if body["view"]["callback_id"] == WINDOW:
            self.door.closed(body["user"]["id"], body["view"])
        await ack()

    async def options(self, body: Body, ack: Ack) -> None:
        """A few letters typed into a picker."""
        visitor = await self.visitors.visitor(body["user"]["id"])
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
            betrays = self.door.betrays(event.get("text") or "")
            visitor = await self.visitors.visitor(event["user"], quietly=betrays)
            heard = [self.door.advice()] if betrays else await self._heard(visitor, event)
            self.work.start(self.screen.show(visitor, heard))

    async def home(self, event: Body) -> None:
        """App Home was opened."""
        self.work.start(self._publish(await self.visitors.visitor(event["user"])))

    # What comes of it

    async def _answer(self, visitor: Visitor, cards: list[Card], body: Body, ack: Ack) -> None:
        """The window while the press is fresh, then the ack; messages and files may take their time."""
        left = await self.screen.open(visitor, cards, body["trigger_id"])
        await ack()
        if left:
            self.work.start(self.screen.show(visitor, left))

    async def _reported(self, body: Body, view: Body, code: str, language: Language) -> None:
        """A button of a report: in its window the next step, anywhere else the window."""
        if view.get("callback_id") == WINDOW:
            await self.door.pressed(body["user"]["id"], view, code, language)
        else:
            await self.door.opened(body["user"]["id"], body["trigger_id"], language, code)

    def _understood(self, text: str) -> tuple[str | None, str]:
        """The command, and the words after it; None for words that are no command."""
        words = text.split(maxsplit=1)
        whole = self.app.words.command(text) if words else "help"
        if whole or len(words) < 2:
            return whole, ""
        return self.app.words.command(words[0]), words[1].strip()

    async def _commanded(self, chat: Chat, command: str | None, rest: str) -> list[Card]:
        """What is typed after the slash is a command or nothing: never the answer to an open question."""
        if command is None:
            return [draw.refusal_card(Refused("not-understood")), *await self.sheets.offer(chat, "help")]
        line = f"/{command} {rest}" if rest and command in TAKING_WORDS else f"/{command}"
        return await self.app.say(chat, line)

    async def _heard(self, visitor: Visitor, event: Body) -> list[Card]:
        if visitor.chat is None:
            return [_stranger_card()]
        if event.get("subtype") or event.get("files"):
            return [draw.refusal_card(Refused("kind-not-read"))]
        command = self.app.words.command(event.get("text", ""))
        refusal = [] if command else [draw.refusal_card(Refused("not-understood"))]
        return [*refusal, *await self.sheets.offer(visitor.chat, command or "help")]

    async def _jot(self, visitor: Visitor, chat: Chat, view: Body, ack: Ack) -> None:
        """What else is asked now; when that cannot be said, what was typed stays where it is."""
        found = await self.sheets.jot(chat, view["private_metadata"], raws_of(view))
        if isinstance(found, Sheet):
            await self.sender.update(view, self._views(visitor).sheet(found))
        await ack()

    async def _fill(self, visitor: Visitor, chat: Chat, view: Body, ack: Ack) -> None:
        draft, views = view["private_metadata"], self._views(visitor)
        raws, sent = self._entered(view)
        self.uploads.forget(draft)
        found = await self.sheets.fill(chat, draft, raws)
        if isinstance(found, list):
            await ack(response_action="update", view=views.outcome(found))
            if not found[0].draft:
                self.work.start(self.screen.show(visitor, found))
        elif isinstance(found, Refused):
            await self._refuse(visitor, view, found, ack)
        elif set(found.errors) <= set(sent):
            await ack(response_action="update", view=views.saving(draft))
            self.work.start(self.uploads.store(visitor, chat, view, sent))
        else:
            kept = {name: trouble for name, trouble in found.errors.items() if name not in sent}
            await self._correct(visitor, view, found.model_copy(update={"errors": kept}), ack)

    def _entered(self, view: Body) -> tuple[Body, dict[str, list[SentFile]]]:
        """The raw answers by field; and the files that are still to be fetched."""
        sent = {name: files for name, files in files_of(view).items() if files}
        known = {name: self.uploads.files.known(view["private_metadata"], files) for name, files in sent.items()}
        raws = raws_of(view) | {name: codes or STILL_COMING for name, codes in known.items()}
        return raws, {name: files for name, files in sent.items() if not known[name]}

    async def _correct(self, visitor: Visitor, view: Body, sheet: Sheet, ack: Ack) -> None:
        """Every error at its field; in a window that lacks one of the fields, the form as it is now."""
        views = self._views(visitor)
        if set(sheet.errors) <= set(inputs_of(view)):
            errors = errors_of(sheet, self.app.words, visitor.language)
            await ack(response_action="errors", errors=errors)
        else:
            await ack(response_action="update", view=views.sheet(sheet, views.troubles(sheet)))

    async def _refuse(self, visitor: Visitor, view: Body, refused: Refused, ack: Ack) -> None:
        """Not kept: the window stays, with everything that was typed into it."""
        views, shown = self._views(visitor), inputs_of(view)
        if shown:
            await ack(response_action="errors", errors={shown[0]: views.sentence(refused)})
        else:
            await ack(response_action="update", view=views.outcome(refused))

    async def _submit(self, visitor: Visitor, chat: Chat, view: Body, ack: Ack) -> None:
        """Submits the reviewed draft; the receipt stands in the modal at once and in the chat for later."""
        cards = await self.app.press(chat, f"submit.{view['private_metadata']}")
        await ack(response_action="update", view=self._views(visitor).outcome(cards))
        self.work.start(self.screen.show(visitor, [card for card in cards if not card.draft]))

    async def _publish(self, visitor: Visitor) -> None:
        cards = [_stranger_card()]
        if visitor.chat:
            cards = [
                *await self.sheets.offer(visitor.chat, "help"),
                *await self.sheets.offer(visitor.chat, "queue"),
            ]
        await self.sender.home(visitor.account.address, cards, visitor.language)

    # Who it is

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

    def _is_new(self, event_id: str) -> bool:
        fresh = event_id not in self.answered
        self.answered[event_id] = None
        while len(self.answered) > REMEMBERED:
            self.answered.pop(next(iter(self.answered)))
        return fresh

    def _views(self, visitor: Visitor) -> Views:
        return Views(self.app.words, visitor.language)


def _stranger_card() -> Card:
    """Who is not known here can enter a code, or report."""
    button = Choice(code="bind", label=Label(label="slack-bind"), style="primary")
    return Card(text="bind-first", choices=(button, *cards.entry().choices), tone="refused")
