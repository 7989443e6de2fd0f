"""The one piece between front ends and the office: each step is a turn, each outcome a list of cards."""

import asyncio
import hashlib
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from bot import evidence, metadata
from bot.words import Words
from handlers.kit import access, draw
from handlers.kit.button import Button
from handlers.kit.card import Card, FileLink, Refused, Reply
from handlers.kit.outcome import draw_reply
from handlers.kit.sheets import SheetDialogue
from handlers.kit.turn import House, Turn
from handlers.office import Office
from scheduler.ports import Clock
from storage import codes
from storage.database import Database
from storage.files import FileStore
from storage.journal import Journal
from storage.queries import cases, conversation, credit, documents, findings, people, records, repairs, steps
from storage.queries.documents import StoredFile
from storage.tables import Attachment
from storage.vault import VaultError
from storage.writer import NotSaved

log = logging.getLogger(__name__)
EVIDENCE = (
    records.file_of,
    cases.file_of,
    credit.file_of,
    repairs.file_of,
    findings.file_of,
)  # whom a file may belong to

T = TypeVar("T")
Step = Callable[[SheetDialogue], list[Card]]


@dataclass(frozen=True)
class Chat:
    """Where a person talks: the member's code, and the chat's own name (one open draft each)."""

    person: str
    name: str


@dataclass(frozen=True)
class Once:
    """What a platform calls this delivery: written in the turn's savepoint, so it counts only if the turn did."""

    platform: str
    update: str


@dataclass(frozen=True)
class App:
    """Turns what comes in into cards. Cards are returned only after the commit that they speak of."""

    database: Database
    files: FileStore
    office: Office
    words: Words
    house: House
    clock: Clock
    committed: Callable[[], None]  # pokes the outbox

    async def say(self, chat: Chat, text: str, once: Once | None = None) -> list[Card]:
        """A typed message."""
        return await self._step(chat, _once(once, lambda dialogue: dialogue.say(text)))

    async def press(self, chat: Chat, code: str, once: Once | None = None) -> list[Card]:
        """A pressed button. What only reads does not wait for the writer."""
        button = Button.parse(code)
        form = self.office.form(button.head)
        if form is not None and form.reads:
            return await self._step(chat, lambda dialogue: dialogue.press(code), reads=True)
        again = button.head == "submit"  # harmless as often as one likes: it shows the same receipt
        return await self._step(chat, _once(None if again else once, lambda dialogue: dialogue.press(code)))

    async def upload(self, chat: Chat, name: str, content: bytes, once: Once | None = None) -> list[Card]:
        """A file. It is stored only when a question of an open draft asks for one."""

        async def keep() -> list[Card]:
            draft = await self.database.read(self.turn(chat, lambda dialogue: dialogue.expects_file()))
            file = await self.stored(name, content, draft.endings)
            return await self.database.write(self.turn(chat, _once(once, lambda dialogue: dialogue.attach(file))))

        return await self._told(chat, keep())  # a file whose turn failed goes with the next sweep

    async def expects_file(self, chat: Chat) -> list[Card]:
        """Why no file is wanted now, or nothing when one is: asked before a platform's file is fetched."""

        async def ask() -> list[Card]:
            await self.database.read(self.turn(chat, lambda dialogue: dialogue.expects_file()))
            return []

        return await self._told(chat, ask())

    async def here(self, chat: Chat) -> list[Card]:
        """Where the conversation stands: the open question, or nothing."""
        return await self._step(chat, lambda dialogue: dialogue.here(), reads=True)

    async def file(self, chat: Chat, code: str) -> tuple[StoredFile, bytes] | None:
        """A file and its content, if the person may read the record it belongs to, or it was made for them."""

        def find(dialogue: SheetDialogue) -> StoredFile | None:
            access.check_member(dialogue.turn)
            session, viewer = dialogue.turn.session, dialogue.turn.viewer
            found = next(filter(None, (of(session, viewer, code) for of in EVIDENCE)), None)
            if found is None:
                return documents.document_of(session, viewer, code)
            return StoredFile(found.name, found.media_type, found.stored_as)

        try:
            found = await self.database.read(self.turn(chat, find))
            content = await asyncio.to_thread(self.files.get, found.stored_as) if found else b""
        except Refused:
            return None
        except (OSError, VaultError) as error:
            log.error("a stored file cannot be read: %s", type(error).__name__)
            return None
        return (found, content) if found else None

    async def attached(self, chat: Chat, card: Card) -> list[tuple[FileLink, bytes]]:
        """The files of a card with their content, as far as its reader may open them."""
        found = [(file, await self.file(chat, file.code)) for file in card.files]
        return [(file, content[1]) for file, content in found if content]

    async def history(self, chat: Chat, limit: int) -> list[tuple[datetime, Card]]:
        """What was delivered to a person, drawn again: a restarted page has forgotten it, the outbox has not."""

        def look(dialogue: SheetDialogue) -> list[tuple[datetime, Card]]:
            turn = dialogue.turn
            notices = conversation.notices_to_for_system(turn.session, turn.actor.id, limit)
            replies = [(notice.sent_at or turn.now, Reply.model_validate(notice.reply)) for notice in notices]
            return [(at, draw_reply(turn, self.office, reply)) for at, reply in replies]

        return await self.database.read(self.turn(chat, look))

    async def stored(self, name: str, content: bytes, endings: tuple[str, ...] = ()) -> Attachment:
        """Checks, cleans and seals a file, off the loop; no row speaks of it yet. Raises Refused."""

        def store() -> Attachment:
            kind = evidence.check(name, content, self.house.rulebook, endings)
            shown, media, clean = metadata.stripped(evidence.safe_name(name), kind, content)
            return Attachment(
                code=codes.new(10),
                stored_as=self.files.put(clean),
                name=shown,
                media_type=media,
                size=len(clean),
                sha256=hashlib.sha256(clean).hexdigest(),
            )

        return await asyncio.to_thread(store)

    async def _step(self, chat: Chat, step: Step, reads: bool = False) -> list[Card]:
        turn = self.turn(chat, step)
        return await self._told(chat, self.database.read(turn) if reads else self.database.write(turn))

    async def _told(self, chat: Chat, outcome: Awaitable[list[Card]]) -> list[Card]:
        """The cards of a step, or the sentence that says why there are none."""
        cards = await self.tried(outcome)
        return await self._refused(chat, cards) if isinstance(cards, Refused) else cards

    async def tried(self, outcome: Awaitable[T]) -> T | Refused:
        """What came of a turn. The one place that catches: whatever happened becomes a sentence."""
        try:
            done = await outcome
        except Refused as refused:
            return refused
        except StaleDataError:
            return Refused("row-changed")
        except (NotSaved, OSError):
            return Refused("not-saved")
        except Exception as error:
            return _unexpected(error)
        self.committed()
        return done

    def turn(self, chat: Chat, step: Callable[[SheetDialogue], T]) -> Callable[..., T]:
        """A step of a person as a turn for the database."""
        now = self.clock()

        def run(session: Session, journal: Journal | None = None) -> T:
            actor = people.actor_for_system(session, chat.person, self.house.day(now))
            if actor is None:
                raise Refused("member-unknown")
            turn = Turn(session, now, actor, self.house, journal or Journal())
            return step(SheetDialogue(turn, chat.name, self.office, self.words))

        return run

    async def _refused(self, chat: Chat, refused: Refused) -> list[Card]:
        """The sentence where it happened, and the open question again."""
        return [draw.refusal_card(refused), *await self._where(chat)]

    async def _where(self, chat: Chat) -> list[Card]:
        try:
            return await self.database.read(self.turn(chat, lambda dialogue: dialogue.here()))
        except Exception as error:  # the first trouble was told already
            if not isinstance(error, Refused):
                log.error("the open question could not be drawn: %s", type(error).__name__)
            return []


def _once(once: Once | None, step: Step) -> Step:
    """A step that a platform may deliver twice: the second time only the open question is shown again."""
    if once is None:
        return step

    def guarded(dialogue: SheetDialogue) -> list[Card]:
        session = dialogue.turn.session
        # Keyed: numbers in a row would show by their gaps when somebody said what is not kept, and how much.
        number = dialogue.turn.house.vault.lookup("update", once.update)
        if steps.seen_for_system(session, once.platform, number):
            return dialogue.here() or dialogue.offer("help")
        steps.see(session, once.platform, number, dialogue.turn.today)
        return step(dialogue)

    return guarded


def _unexpected(error: Exception) -> Refused:
    """For the person a number; for the log where it happened, never what was said."""
    incident = secrets.token_hex(3)
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else "?"
    log.error("incident %s: %s at %s", incident, type(error).__name__, place)
    return Refused("unexpected", incident=incident)
