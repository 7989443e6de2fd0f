"""打印 · ordered documents are printed after their commit, sealed, and announced to whom they were made for."""

import asyncio
import hashlib
import logging
from dataclasses import dataclass

from sqlmodel import Session

from handlers.kit.card import FileLink, Reply, json
from handlers.kit.paper import Paper
from regulation.vocabulary import Format
from scheduler.ports import Clock, Printer
from storage.database import Database
from storage.files import FileStore
from storage.journal import Journal, PendingNotice
from storage.queries import documents
from storage.tables import Document, Issued

log = logging.getLogger(__name__)

MEDIA = {
    Format.PDF: "application/pdf",
    Format.PNG: "image/png",
    Format.ICS: "text/calendar",
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
        if not waiting:
            self.printer.rest()
        return sum([await self._print(each) for each in waiting])

    async def _print(self, document_id: int) -> bool:
        row = await self.database.read(lambda session: session.get_one(Document, document_id))
        try:
            paper = Paper.model_validate(row.paper)
            content = await asyncio.to_thread(self.printer.print, paper, row.format, row.language)
            stored_as = await asyncio.to_thread(self.files.put, content)
            name = self._name(row, paper)
        except Exception as error:  # its text may hold what was to be printed
            log.error("document %s cannot be printed: %s", row.code, type(error).__name__)
            await self.database.write(lambda session, journal: self._failed(session, journal, document_id))
            return False
        await self.database.write(lambda s, journal: self._done(s, journal, document_id, stored_as, name, content))
        return True

    def _name(self, row: Document, paper: Paper) -> str | None:
        """An issued document is called what it is, in its reader's language, and by its number."""
        return f"{self.printer.title(paper, row.language)} {paper.number}.pdf" if paper.number else row.name

    def _done(
        self, session: Session, journal: Journal, document_id: int, stored_as: str, name: str | None, content: bytes
    ) -> None:
        row = session.get_one(Document, document_id)
        row.stored_as, row.size, row.sha256 = stored_as, len(content), hashlib.sha256(content).hexdigest()
        row.media_type, row.printed_at, row.paper, row.name = MEDIA[row.format], self.clock(), None, name
        session.add(row)
        file = FileLink(code=row.code, name=name or row.code, size=row.size, picture=row.format is Format.PNG)
        ready = Reply(key="document-ready", values={"name": name or ""}, then=("my-documents",))
        self._tell(journal, row, _told(row, file) or ready)

    def _failed(self, session: Session, journal: Journal, document_id: int) -> None:
        row = session.get_one(Document, document_id)
        row.attempts += 1
        session.add(row)
        if row.attempts < documents.TRIES:
            return
        key = "document-failed" if row.format in (Format.XLSX, Format.ICS) else "document-failed-pdf"
        failed = Reply(key=key, values={"name": row.name or ""}, tone="attention")
        self._tell(journal, row, _told(row) or failed)
        if row.issued_id is not None:
            self._tell_issuer(journal, session.get_one(Issued, row.issued_id))

    def _tell(self, journal: Journal, row: Document, reply: Reply) -> None:
        """Once, whatever becomes of it: what was issued is told under one key, printed or not."""
        dedupe = f"{reply.key} {row.code}" if row.issued_id is None else f"issued {row.code}"
        journal.notices.append(PendingNotice(row.owner_id, json(reply), dedupe, self.clock()))

    def _tell_issuer(self, journal: Journal, issued: Issued) -> None:
        """One word to whoever issued it, however many copies were not printed."""
        reply = Reply(key="issued-not-printed", values={"number": issued.number}, tone="attention")
        dedupe = f"{reply.key} {issued.number}"
        journal.notices.append(PendingNotice(issued.issued_by_id, json(reply), dedupe, self.clock()))


def _told(row: Document, *files: FileLink) -> Reply | None:
    """The reply that brings an issued document to its owner."""
    return Reply.model_validate(row.told).model_copy(update={"files": files}) if row.told else None
