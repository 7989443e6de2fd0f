"""Sweeps: what nobody went on with is forgotten in time, drafts and the files that no row speaks of any more."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from regulation.rulebook import Rulebook
from scheduler.ports import Clock
from storage.database import Database
from storage.files import FileStore
from storage.queries import conversation, documents, steps

GRACE = timedelta(hours=1)  # a file is written before its row: a younger one may still get it


@dataclass(frozen=True)
class Sweep:
    """Forgets idle drafts (clause 4.1-d: the rulebook's `draft.kept`) and files without a row."""

    database: Database
    files: FileStore
    rulebook: Rulebook
    clock: Clock
    real_clock: Clock  # files carry the machine's time, whatever the demo's clock says

    async def tick(self) -> None:
        """One round; harmless at any time and any number of times."""
        before = self.clock() - self.rulebook.days("draft.kept")
        old = self.clock() - self.rulebook.days("document.kept")
        await self.database.write(lambda session, _: _forget(session, before, old))
        spoken_of = await self.database.read(conversation.stored_names_for_system)
        await asyncio.to_thread(self._remove_files, spoken_of)

    def _remove_files(self, spoken_of: set[str]) -> None:
        oldest = (self.real_clock() - GRACE).timestamp()
        for name, changed in list(self.files.names()):
            if name not in spoken_of and changed < oldest:
                self.files.remove(name)


def _forget(session: Session, before: datetime, documents_before: datetime) -> None:
    """A receipt is shown again for as long as its draft could have been kept; platforms repeat for a day."""
    documents.drop_documents_for_system(session, documents_before)
    conversation.drop_seen_for_system(session, before.date())
    for draft_id in conversation.idle_drafts_for_system(session, before):
        steps.drop_draft_for_system(session, draft_id)
