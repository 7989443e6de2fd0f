"""Files from Slack: fetched with the bot's token, checked, stored. A login page is not a file."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx

from bot.app import Chat
from bot.sheets import Sheets
from bot.slack.values import SentFile
from handlers.kit.card import Refused
from regulation.rulebook import Rulebook

SLACK = "slack.com"


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
    api: str  # the root of the Web API
    rulebook: Rulebook
    codes: dict[tuple[str, str], str] = field(default_factory=dict)

    def known(self, draft: str, files: Sequence[SentFile]) -> list[str] | None:
        """The codes of files that are stored already, all of them; otherwise None."""
        codes = [self.codes.get((draft, file.id), "") for file in files]
        return codes if all(codes) else None

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
            raise _too_big(most)
        if not is_slacks(file.address, self.api):  # the token is for nobody else
            raise NotFetched(Refused("slack-file-failed"))
        try:
            return await self._streamed(file.address, most)
        except httpx.HTTPError:
            raise NotFetched(Refused("slack-file-failed")) from None

    async def _streamed(self, address: str, most: int) -> bytes:
        """The content; what Slack said of its size is not taken on trust."""
        content = bytearray()
        headers = {"Authorization": f"Bearer {self.token}"}
        async with self.http.stream("GET", address, headers=headers) as answer:
            login_page = answer.headers.get("content-type", "").startswith("text/html")
            if answer.status_code != httpx.codes.OK or login_page:
                raise NotFetched(Refused("slack-file-failed"))
            async for piece in answer.aiter_bytes():
                content += piece
                if len(content) > most:
                    raise _too_big(most)
        return bytes(content)


def is_slacks(address: str, api: str) -> bool:
    """Whether an address is Slack's own, or on the host that was configured as Slack's API."""
    try:
        asked, known = httpx.URL(address), httpx.URL(api)
    except httpx.InvalidURL:
        return False
    if (asked.scheme, asked.host, asked.port) == (known.scheme, known.host, known.port):
        return True
    ours = any(asked.host == host or asked.host.endswith(f".{host}") for host in (SLACK, known.host))
    return asked.scheme == "https" and asked.port is None and ours


def _too_big(most: int) -> NotFetched:
    return NotFetched(Refused("error-file-big", most=most // (1024 * 1024)))
