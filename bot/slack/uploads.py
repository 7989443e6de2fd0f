"""Files that were handed in with a form, whose answers are kept by then: Slack does not wait for files."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.app import Chat
from bot.sheets import Sheets
from bot.slack.files import Files, NotFetched
from bot.slack.screen import Screen, resuming
from bot.slack.values import SentFile
from bot.slack.views import Views
from bot.slack.visitors import Visitor
from handlers.kit import draw
from handlers.kit.card import Card, Refused
from handlers.kit.sheet import Sheet

log = logging.getLogger(__name__)

ACKED = 0.3  # seconds: a window that is updated sooner would be overwritten by the ack on its way

Sent = Mapping[str, list[SentFile]]


@dataclass(frozen=True)
class Uploads:
    """Stores files under way, and says what came of it: in the window, or in the chat when it was closed."""

    screen: Screen
    files: Files
    newest: dict[str, object] = field(default_factory=dict)  # by draft: the hand-in whose files are wanted

    @property
    def sheets(self) -> Sheets:
        """The steps of a form that is shown whole."""
        return Sheets(self.screen.app)

    def forget(self, draft: str) -> None:
        """The form was handed in again: files of an earlier time are not written over it."""
        self.newest.pop(draft, None)

    async def store(self, visitor: Visitor, chat: Chat, view: dict[str, Any], sent: Sent) -> None:
        """Fetches and keeps the files. Whatever happens, the window does not stay at *saving*."""
        draft = view["private_metadata"]
        mine = self.newest[draft] = object()
        found: Sheet | list[Card] | Refused
        try:
            found = await self._kept(chat, draft, sent, mine)
        except NotFetched as trouble:
            found = trouble.refused
        except (Exception, asyncio.CancelledError) as error:  # the office stops, or the unforeseen
            log.warning("files were not stored: %s", type(error).__name__)
            found = Refused("slack-file-failed")
        await asyncio.sleep(ACKED)
        if self.newest.get(draft) is mine:
            self.forget(draft)
            await self._tell(visitor, chat, view, found)

    async def _kept(self, chat: Chat, draft: str, sent: Sent, mine: object) -> Sheet | list[Card] | Refused:
        codes = {
            name: [await self.files.stored(self.sheets, chat, draft, file) for file in files]
            for name, files in sent.items()
        }
        if self.newest.get(draft) is not mine:
            return []
        return await self.sheets.fill(chat, draft, codes)

    async def _tell(
        self, visitor: Visitor, chat: Chat, view: dict[str, Any], found: Sheet | list[Card] | Refused
    ) -> None:
        draft, views = view["private_metadata"], Views(self.screen.app.words, visitor.language)
        if isinstance(found, list):
            new, cards = views.outcome(found), found
        else:
            new, cards = await self._trouble(chat, draft, found, views)
        updated = await self.screen.sender.update({"id": view["id"]}, new, patient=True)
        done = isinstance(found, list) and not found[0].draft  # its receipt stands in the chat too
        if done or not updated:
            await self.screen.show(visitor, cards)

    async def _trouble(
        self, chat: Chat, draft: str, found: Sheet | Refused, views: Views
    ) -> tuple[dict[str, Any], list[Card]]:
        """The form again with what is wrong above it; for the chat, the sentence and the way back."""
        back = resuming("slack-open", draft)
        if isinstance(found, Sheet):
            return views.sheet(found, views.troubles(found)), [back]
        sheet = await self.sheets.sheet(chat, draft)
        new = views.sheet(sheet, [views.sentence(found)]) if isinstance(sheet, Sheet) else views.outcome(sheet)
        return new, [draw.refusal_card(found), back]
