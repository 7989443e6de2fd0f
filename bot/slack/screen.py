"""Where cards are shown: a form in a window, which needs a fresh press; everything else in the direct message."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.app import App
from bot.sheets import Sheets
from bot.slack.render import Block
from bot.slack.sender import Sender
from bot.slack.views import Views
from bot.slack.visitors import Visitor, Visitors
from handlers.kit.card import Card, Choice, Label


@dataclass(frozen=True)
class Screen:
    """Shows what a step led to."""

    app: App
    visitors: Visitors
    sender: Sender

    async def open(self, visitor: Visitor, cards: Sequence[Card], trigger: str) -> list[Card]:
        """Opens the form among the cards in a window; returns what is left for the direct message."""
        left = []
        for card in cards:
            if not is_form(card):
                left.append(card)
            elif not await self.sender.open(trigger, await self._view_of(card, visitor)):
                left.append(resuming("slack-expired", card.draft or ""))
        return left

    async def show(self, visitor: Visitor, cards: Sequence[Card]) -> None:
        """Cards into the direct message; for a form the button that opens it. Raises SlackApiError."""
        # Who it is again: the step may have bound the account, or changed the language.
        visitor = await self.visitors.visitor(visitor.account.address, quietly=True)
        for card in cards:
            shown = resuming("slack-open", card.draft or "") if is_form(card) else card
            channel = await self.sender.show(visitor.account.address, shown, visitor.language)
            await self._send_files(visitor, shown, channel)

    async def _view_of(self, card: Card, visitor: Visitor) -> Block:
        views = Views(self.app.words, visitor.language)
        if card.text == "review" or visitor.chat is None:
            return views.outcome([card])
        return views.outcome(await Sheets(self.app).sheet(visitor.chat, card.draft or ""))

    async def _send_files(self, visitor: Visitor, card: Card, channel: str) -> None:
        for file, content in await self.app.attached(visitor.chat, card) if visitor.chat else ():
            await self.sender.file(channel, file.name, content)


def is_form(card: Card) -> bool:
    """Whether a card is an open question or a review, which stands in a window."""
    return card.draft is not None and bool(card.choices)


def resuming(key: str, draft: str) -> Card:
    """The button that opens a draft again, with the sentence that says why it is there."""
    resume = Choice(code=f"resume.{draft}", label=Label(label="resume"), style="primary")
    return Card(text=key, choices=(resume,))
