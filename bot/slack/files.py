"""Files from Slack: fetched with the bot's token, checked, stored. A login page is not a file."""

from dataclasses import dataclass, field

import httpx

from bot.app import Chat
from bot.sheets import Sheets
from bot.slack.values import SentFile
from handlers.kit.card import Refused
from regulation.rulebook import Rulebook


class NotFetched(Exception):
    """A file that was not stored, with the sentence that says why."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.key)
        self.refused = refused


@dataclass
class Files:
    """Remembers what it stored for a draft: a modal handed in again brings the same files."""

    http: httpx.AsyncClient
    token: str
    rulebook: Rulebook
    codes: dict[tuple[str, str], str] = field(default_factory=dict)

    async def stored(self, sheets: Sheets, chat: Chat, draft: str, file: SentFile) -> str:
        """The code of a file of this draft. Raises NotFetched."""
        key = (draft, file.id)
        if key not in self.codes:
            code = await sheets.put(chat, draft, file.name, await self._fetched(file))
            if isinstance(code, Refused):
                raise NotFetched(code)
            self.codes[key] = code
        return self.codes[key]

    async def _fetched(self, file: SentFile) -> bytes:
        most = self.rulebook.bytes("attachment.size")
        if file.size > most:
            raise NotFetched(Refused("error-file-big", most=most // (1024 * 1024)))
        try:
            answer = await self.http.get(file.address, headers={"Authorization": f"Bearer {self.token}"})
        except httpx.HTTPError:
            raise NotFetched(Refused("slack-file-failed")) from None
        login_page = answer.headers.get("content-type", "").startswith("text/html")
        if answer.status_code != httpx.codes.OK or login_page:
            raise NotFetched(Refused("slack-file-failed"))
        return answer.content
