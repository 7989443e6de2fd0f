"""Who speaks from an account on a platform, and where a member can be written to."""

from dataclasses import dataclass

from sqlmodel import Session

from handlers import binding
from handlers.binding import Account
from regulation.vocabulary import Language
from scheduler.ports import Clock
from storage.database import Database
from storage.journal import Journal
from storage.queries import identity, people
from storage.vault import Vault


@dataclass(frozen=True)
class Accounts:
    """Platform ids stay at this door: below it there are members' codes and keyed hashes only."""

    database: Database
    vault: Vault
    clock: Clock

    def account(self, platform: str, user: str, address: str) -> Account:
        """An account by the platform's own ids."""
        return Account(platform, self.vault.lookup(platform, user), address)

    async def person(self, account: Account, quietly: bool = False) -> str | None:
        """The code of the member who speaks from it, or None; `quietly`: that they are back is not noted."""
        found = await self.database.read(
            lambda session: identity.identity_for_system(session, account.platform, account.lookup)
        )
        if found is None:
            return None
        if found.unreachable and not quietly:
            await self._mark(account, unreachable=False)  # they are back
        return await self.database.read(lambda session: people.member_code_for_system(session, found.member_id))

    async def bind(self, account: Account, code: str) -> str:
        """Redeems a one-time code; returns the member's code. Raises Refused."""

        def turn(session: Session, journal: Journal) -> str:
            return binding.bind(session, journal, self.vault, account, code, self.clock())

        return await self.database.write(turn)

    async def addresses(self, person: str, platform: str) -> list[str]:
        """Where this member can be written to on a platform, the account bound last first."""
        rows = await self.database.read(lambda session: identity.identities_for_system(session, person))
        return [row.address for row in rows if row.platform == platform and not row.unreachable]

    async def unreachable(self, account: Account) -> None:
        """The person blocked us or left: nothing is sent there until they write again."""
        await self._mark(account, unreachable=True)

    async def _mark(self, account: Account, unreachable: bool) -> None:
        def turn(session: Session, _journal: Journal) -> None:
            row = identity.identity_for_system(session, account.platform, account.lookup)
            if row is not None:
                row.unreachable = unreachable
                session.add(row)

        await self.database.write(turn)

    async def spoken(self, person: str) -> tuple[str, Language]:
        """A member's name and language."""
        found = await self.database.read(lambda session: people.spoken_for_system(session, person))
        return found or ("", Language.CHINESE)
