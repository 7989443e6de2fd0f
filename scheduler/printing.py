"""打印 · ordered documents are printed after their commit, sealed, and announced to whom they were made for."""

import asyncio
import hashlib
import logging
from dataclasses import dataclass

from sqlmodel import Session

from handlers.kit.card import Reply, json
from handlers.kit.paper import Paper
from regulation.vocabulary import Format
from scheduler.ports import Clock, Printer
from storage.database import Database
from storage.files import FileStore
from storage.journal import Journal, PendingNotice
from storage.queries import documents
from storage.tables import Document

log = logging.getLogger(__name__)

MEDIA = {
    Format.PDF: "application/pdf",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Printing:
    """Prints what was ordered. Killed at any moment, a document is printed again and announced once."""

    database: Database
    files: FileStore
    printer: Printer
    clock: Clock

    async def tick(self) -> int:
        """One round; returns how many were printed."""
        waiting = await self.database.read(documents.unprinted_for_system)
        return sum([await self._print(each) for each in waiting])

    async def _print(self, document_id: int) -> bool:
        row = await self.database.read(lambda session: session.get_one(Document, document_id))
        try:
            paper = Paper.model_validate(row.paper)
            content = await asyncio.to_thread(self.printer.print, paper, row.format, row.language)
            stored_as = await asyncio.to_thread(self.files.put, content)
        except Exception as error:  # its text may hold what was to be printed
            log.error("document %s cannot be printed: %s", row.code, type(error).__name__)
            await self.database.write(lambda session, journal: self._failed(session, journal, document_id))
            return False
        await self.database.write(lambda s, journal: self._done(s, journal, document_id, stored_as, content))
        return True

    def _done(self, session: Session, journal: Journal, document_id: int, stored_as: str, content: bytes) -> None:
        row = session.get_one(Document, document_id)
        row.stored_as, row.size, row.sha256 = stored_as, len(content), hashlib.sha256(content).hexdigest()
        row.media_type, row.printed_at, row.paper = MEDIA[row.format], self.clock(), None
        session.add(row)
        self._tell(
            journal, row, Reply(key="document-ready", values={"name": row.name or ""}, then=("my-documents",))
        )

    def _failed(self, session: Session, journal: Journal, document_id: int) -> None:
        row = session.get_one(Document, document_id)
        row.attempts += 1
        session.add(row)
        if row.attempts >= documents.TRIES:
            key = "document-failed-pdf" if row.format is Format.PDF else "document-failed"
            self._tell(journal, row, Reply(key=key, values={"name": row.name or ""}, tone="attention"))

    def _tell(self, journal: Journal, row: Document, reply: Reply) -> None:
        dedupe = f"{reply.key} {row.code}"
        journal.notices.append(PendingNotice(row.owner_id, json(reply), dedupe, self.clock()))
