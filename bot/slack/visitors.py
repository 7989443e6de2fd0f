"""Who acts on Slack: the account, the member behind it if there is one, their language."""

from dataclasses import dataclass

from bot.accounts import Accounts
from bot.app import Chat
from handlers.binding import Account
from regulation.vocabulary import Language

PLATFORM = "slack"


@dataclass(frozen=True)
class Visitor:
    """Somebody at the desk; without a chat the account is not bound to a member."""

    account: Account
    chat: Chat | None
    language: Language


@dataclass(frozen=True)
class Visitors:
    """Finds out who it is."""

    accounts: Accounts

    async def visitor(self, user: str, quietly: bool = False) -> Visitor:
        """By Slack's own id of the person; `quietly`: that they are back is not noted."""
        account = self.accounts.account(PLATFORM, user, user)
        person = await self.accounts.person(account, quietly)
        if person is None:
            return Visitor(account, None, Language.CHINESE)
        _, language = await self.accounts.spoken(person)
        return Visitor(account, Chat(person, f"{PLATFORM} {account.lookup}"), language)
