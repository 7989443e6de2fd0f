"""Where Slack meets the reports: one window, never a message; nothing of it is in a chat, and no file is taken."""

from dataclasses import dataclass
from typing import Any

from bot.reports import hearing
from bot.reports.desk import Reports
from bot.reports.ground import Said
from bot.slack import render
from bot.slack.render import Block
from bot.slack.sender import Sender
from bot.slack.values import raws_of
from bot.words import Words
from handlers.kit.button import Button
from handlers.kit.card import Ask, Card, Label
from handlers.reporting import cards
from handlers.reporting.cards import HEAD as REPORT
from regulation.vocabulary import Language
from storage.reports import receipt

PLATFORM = "slack"
WINDOW = "report"  # the callback id of its window
TYPED = ("text", "long")
LONGEST = 3000


@dataclass(frozen=True)
class Door:
    """One person's way to a report, in a window that holds a random token and nothing else."""

    words: Words
    reports: Reports
    sender: Sender

    def wants(self, code: str) -> bool:
        """Whether a button belongs to a report."""
        return Button.parse(code).head == REPORT

    def betrays(self, text: str) -> bool:
        """Whether a message holds a code, begins a report or is as long as one: it is refused and kept nowhere."""
        long = len(text) >= self.reports.ground.book.items("report.least")
        return long or receipt.contains(text) or hearing.too_early(self.words, text)

    async def opened(self, user: str, trigger: str, language: Language, code: str = REPORT) -> None:
        """A press or a command outside of a window opens it."""
        said = await self.reports.press(PLATFORM, user, code)
        await self.sender.open(trigger, self.window(said, language))

    async def pressed(self, user: str, view: Block, code: str, language: Language) -> None:
        """A button in the window."""
        said = await self.reports.press(PLATFORM, user, code)
        await self.sender.update(view, self.window(said, language))

    async def typed(self, user: str, view: Block, language: Language) -> Block:
        """What was typed into the window; returns its next state."""
        asked, typed = next(iter(raws_of(view).items()), ("", ""))
        token = view.get("private_metadata") or ""
        said = await self.reports.say(PLATFORM, user, str(typed or ""), token, asked)
        return self.window(said, language)

    def closed(self, user: str, view: Block) -> None:
        """The window was closed: what was told in it is forgotten."""
        self.reports.drop(PLATFORM, user, view.get("private_metadata") or "")

    def advice(self) -> Card:
        """What somebody reads who wrote a report as a message."""
        return Card(text="report-slack-advice", choices=cards.entry().choices, tone="attention")

    def window(self, said: Said, language: Language) -> Block:
        """The cards of a step as one state of the window."""
        blocks = [block for card in said.cards for block in self._blocks(card, language)]
        for place, block in enumerate(blocks):
            block.setdefault("block_id", f"{WINDOW}-{place}")
        ask = next((card.ask for card in said.cards if card.ask and card.ask.kind in TYPED), None)
        view: Block = {
            "type": "modal",
            "callback_id": WINDOW,
            "private_metadata": next((card.draft for card in said.cards if card.draft), ""),
            "notify_on_close": True,
            "title": render.plain(self._word("slack-title", language), render.TITLE),
            "close": render.plain(self._word("slack-close", language), render.TITLE),
            "blocks": blocks[:100],
        }
        if ask is None:
            return view
        next_ = render.plain(self._word("slack-next", language), render.TITLE)
        return view | {"submit": next_, "blocks": _with_input(blocks, self._input(ask, language))}

    def _blocks(self, card: Card, language: Language) -> list[Block]:
        drawn = self.words.draw(card, language)
        edits = [
            _edit(fact.edit, f"{self._word('edit', language)} {fact.label}") for fact in drawn.facts if fact.edit
        ]
        rows = [edits[start : start + render.ROW] for start in range(0, len(edits), render.ROW)]
        return [*render.card_blocks(drawn, language), *({"type": "actions", "elements": row} for row in rows)]

    def _input(self, ask: Ask, language: Language) -> Block:
        """One line or many, by its question's name: what was refused still stands in it, to be put right."""
        element = {
            "type": "plain_text_input",
            "action_id": render.ANSWER,
            "multiline": ask.kind == "long",
            "max_length": min(ask.most or LONGEST, LONGEST),
        }
        label = render.plain(self._word("report-slack-answer", language), 2000)
        return {"type": "input", "block_id": ask.field, "element": element, "label": label}

    def _word(self, key: str, language: Language) -> str:
        return self.words.text(Label(label=key), language)


def _with_input(blocks: list[Block], field: Block) -> list[Block]:
    """The input between the words and the buttons."""
    first = next((place for place, block in enumerate(blocks) if block["type"] == "actions"), len(blocks))
    return [*blocks[:first], field, *blocks[first:]][:100]


def _edit(code: str, label: str) -> dict[str, Any]:
    return render.button(label, code, f"edit-{Button.parse(code).option}")
