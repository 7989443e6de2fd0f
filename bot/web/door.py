"""Where the page meets the reports: what belongs to one goes there, and nowhere else."""

from dataclasses import dataclass

from bot.app import App, Chat
from bot.reports import hearing
from bot.reports.desk import Reports
from bot.reports.ground import Said
from handlers.kit import draw
from handlers.kit.button import Button
from handlers.kit.card import Card, Refused
from handlers.reporting.cards import HEAD as REPORT
from storage.queries.people import Actor
from storage.reports import receipt

PLATFORM = "page"


@dataclass(frozen=True)
class Door:
    """One person's way to a report on the page."""

    app: App
    reports: Reports

    def busy(self, actor: Actor) -> bool:
        """Whether a report is open here."""
        return self.reports.busy(PLATFORM, actor.code)

    def holds(self, actor: Actor, code: str) -> bool:
        """Whether a button belongs to a report, or may not be pressed beside one."""
        return Button.parse(code).head == REPORT or self.busy(actor)

    def takes(self, actor: Actor, text: str) -> bool:
        """Whether a typed line belongs to a report: one is open, one is wished for, or a code was pasted."""
        return self.busy(actor) or hearing.asks(self.app.words, text) or receipt.contains(text)

    async def told_early(self, actor: Actor, text: str) -> bool:
        """Whether a report is told in one message, and not as the answer to a form that stands open."""
        if self.busy(actor) or not hearing.too_early(self.app.words, text):
            return False
        return hearing.surely(self.app.words, text) or not await self._form_here(actor)

    def token(self, actor: Actor) -> str | None:
        """The name of the open report."""
        return self.reports.token(PLATFORM, actor.code)

    async def say(self, actor: Actor, text: str) -> Said:
        """A typed line."""
        if await self.told_early(actor, text):
            return Said([hearing.advice(), *await self._form_here(actor)])
        if self.busy(actor) and hearing.intrudes(self.app.words, text):
            return await self.reports.refuse(PLATFORM, actor.code, "report-open-first")
        if not self.busy(actor) and hearing.asks(self.app.words, text):
            return await self.reports.press(PLATFORM, actor.code, Button(REPORT).code)
        return await self.reports.say(PLATFORM, actor.code, text)

    async def press(self, actor: Actor, code: str) -> Said:
        """A button. A form and a report are never open side by side: what is typed into the report could fall into
        the form after a restart.
        """
        if Button.parse(code).head != REPORT:
            return await self.reports.refuse(PLATFORM, actor.code, "report-open-first")
        here = [] if Button.parse(code).row else await self._form_here(actor)
        if here:
            return Said([draw.refusal_card(Refused("report-draft-open")), *here])
        return await self.reports.press(PLATFORM, actor.code, code)

    async def upload(self, actor: Actor, name: str, content: bytes) -> Said:
        """A file."""
        return await self.reports.upload(PLATFORM, actor.code, name, content)

    async def _form_here(self, actor: Actor) -> list[Card]:
        return [card for card in await self.app.here(Chat(actor.code, f"web {actor.code}")) if card.draft]
