"""见证 · once a day the audit trail is verified and its head told to the auditors (clause 8.1-b).

A head that stands in somebody's chat cannot be rewritten here: with it, a forged trail is found out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers import audit_trail
from handlers.kit.card import Reply, json
from regulation.vocabulary import Role
from scheduler.ports import Clock
from storage import audit
from storage.audit import BrokenChain
from storage.database import Database
from storage.journal import Journal, PendingNotice
from storage.queries import people

WHOLE = (Role.AUDITOR,)
BROKEN = (Role.AUDITOR, Role.CREDIT_DIRECTOR, Role.ADMINISTRATOR)


@dataclass
class Witness:
    """Remembers in memory that today is done; after a restart the notice's own key does."""

    database: Database
    zone: ZoneInfo
    clock: Clock
    done_on: date | None = None

    async def tick(self) -> None:
        """Verifies and tells, once a day."""
        now = self.clock()
        today = now.astimezone(self.zone).date()
        if self.done_on == today:
            return
        reply, roles = await self.database.read(_findings)
        await self.database.write(lambda session, journal: _tell(session, journal, reply, roles, now, today))
        self.done_on = today


def _findings(session: Session) -> tuple[Reply, Iterable[Role]]:
    try:
        lines = audit_trail.check(session)
    except BrokenChain as broken:
        return Reply(key="audit-broken", values={"line": broken.line}, tone="attention"), BROKEN
    head = str(audit.head(session.connection()) or "-")
    return Reply(key="audit-head", values={"lines": lines, "head": head}), WHOLE


def _tell(
    session: Session, journal: Journal, reply: Reply, roles: Iterable[Role], now: datetime, today: date
) -> None:
    told = {member for role in roles for member in people.holders_for_system(session, role, today)}
    for member in sorted(told):
        journal.notices.append(PendingNotice(member, json(reply), f"{reply.key} {today} {member}", now))
