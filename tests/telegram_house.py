"""The conversation language on Telegram: the same words as on the page, spoken through the double."""

import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Self
from zoneinfo import ZoneInfo

from bot.run import working
from bot.server import listening, serving
from bot.settings import Settings
from bot.telegram.render import page
from bot.words import Drawn, Words
from handlers.kit.button import Button
from handlers.kit.card import Card
from regulation.vocabulary import Language
from tests.bound import bound
from tests.facts import everybody
from tests.house import House, Person, Work
from tests.platforms.telegram_double import TOKEN, TelegramDouble

SECRET = "webhook-secret_1"


class HeardWords(Words):
    """The real words, which remember what they said: a test asserts on keys, a person sees sentences."""

    def __init__(self, zone: ZoneInfo) -> None:
        super().__init__(zone, strict=True)
        self.said: dict[str, Drawn] = {}
        self.drawn: list[str] = []

    def draw(self, card: Card, language: Language) -> Drawn:
        drawn = super().draw(card, language)
        self.drawn.append(drawn.key)
        self.said[page(drawn, self, language).text] = drawn
        return drawn


@dataclass(repr=False)  # asyncio asks for it at every start of a loop
class TelegramPerson(Person):
    """Somebody with Telegram on a phone. They can press only what is shown to them."""

    user: int = 0
    chat: int = 0  # where it differs from the user's own number
    profile: dict[str, Any] = field(default_factory=dict)  # what Telegram tells of them beside it
    answer: list[dict[str, Any]] = field(default_factory=list)

    async def says(self, text: str, confirmed: bool = True) -> Self:
        entities = (
            [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}] if text.startswith("/") else []
        )
        message = self._message(text=text, entities=entities)
        if confirmed:
            return await self._gives(message=message)
        await self.house.double.receives(message=message)
        return self

    async def sends(self, code: str) -> Self:
        shown = [m for m in self._chat().values() if code in _buttons(m)]
        message = shown[-1] if shown else {"message_id": 1, "date": 0, "chat": self._message()["chat"]}
        query = {"id": str(self.house.double.number()), "from": self._user(), "chat_instance": "1", "data": code,
                 "message": {**message, "from": {"id": 4711, "is_bot": True, "first_name": "T"}}}  # fmt: skip
        return await self._gives(callback_query=query)

    async def uploads(self, name: str, content: bytes) -> Self:
        file = f"file{self.house.double.number()}"
        self.house.double.files[file] = content
        document = {"file_id": file, "file_unique_id": file, "file_name": name, "file_size": len(content)}
        return await self._gives(message=self._message(document=document))

    async def looks(self) -> Self:
        return self

    async def gives(self, **update: Any) -> Self:
        """Any other kind of update, as Telegram would send it."""
        return await self._gives(**update)

    def button(self, head: str, option: str = "") -> str:
        for message in reversed(self._chat().values()):
            for code in _buttons(message):
                button = Button.parse(code)
                if button.head == head and option in ("", button.row, button.part, button.option):
                    return code
        raise AssertionError(f"{self.name} is shown no button {head} {option}: {self.shown()}")

    def offered(self) -> set[str]:
        return {Button.parse(code).head for code in _buttons(self._texts()[-1])}

    @property
    def card(self) -> dict[str, Any]:
        drawn = self._drawn()[-1]
        rows = [{"label": fact.label, "value": fact.value, "edit": None} for fact in drawn.facts]
        return {"key": drawn.key, "title": drawn.title, "text": drawn.text, "tone": drawn.tone, "rows": rows,
                "files": [{"name": file.name} for file in drawn.files], "choices": []}  # fmt: skip

    @property
    def keys(self) -> list[str]:
        return [drawn.key for drawn in self._drawn()]

    def receipt(self) -> str:
        title = [drawn.title for drawn in self._drawn() if drawn.key == "record-filed"][-1]
        return str(title).split()[-1].replace("-", "")

    def shown(self) -> list[str]:
        return [f"{m['text'][:40]!r}: {_buttons(m)}" for m in self._texts()][-4:]

    def texts(self) -> list[str]:
        """Every message to this person."""
        return [message["text"] for message in self._texts()]

    def _drawn(self) -> list[Drawn]:
        return [self.house.words.said[message["text"]] for message in self._texts()]

    def _texts(self) -> list[dict[str, Any]]:
        return [message for message in self._chat().values() if "text" in message]

    def _chat(self) -> dict[int, dict[str, Any]]:
        return self.house.double.messages[self.chat or self.user]

    def _user(self) -> dict[str, Any]:
        return {"id": self.user, "is_bot": False, "first_name": "P", "language_code": "zh-hans"} | self.profile

    def _message(self, **content: Any) -> dict[str, Any]:
        return {"message_id": self.house.double.number(), "date": 1795399200, "from": self._user(),
                "chat": {"first_name": "P"} | self.profile | {"id": self.chat or self.user, "type": "private"},
                **content}  # fmt: skip

    async def _gives(self, **update: Any) -> Self:
        number = await self.house.double.receives(**update)
        await self.house.double.answered(number, self.house.patience)
        return self


@dataclass(repr=False)  # asyncio asks for it at every start of a loop
class TelegramHouse(House):
    """A working office with a double of Telegram, and its people bound by their own codes."""

    double: TelegramDouble = field(default_factory=TelegramDouble)
    words: HeardWords | None = None
    address: str = ""
    patience: float = 10  # seconds that people wait for an answer

    def enters(self, *names: str) -> None:
        """Everybody of the house, or those with these names, have a phone."""
        actors = [each for each in self.look(everybody) if each.name in names or not names]
        for user, actor in enumerate(actors, 100):
            person = TelegramPerson(self, actor.code, actor.name, user=user)
            self.people.setdefault(actor.name, person)

    async def binds(self, name: str) -> None:
        """Somebody binds their account by a code of their own."""
        await self[name].says(f"/start {self.invited(name)}")


@contextlib.asynccontextmanager
async def telegram_house(
    settings: Settings, clock: Any, webhook: bool, names: Sequence[str] = ()
) -> AsyncIterator[TelegramHouse]:
    """A Telegram on loopback and an office that talks to it; everybody, or those with these names, are bound to it."""

    @contextlib.asynccontextmanager
    async def in_telegram(settings: Settings) -> AsyncIterator[TelegramHouse]:
        double = TelegramDouble()
        with listening("127.0.0.1", 0) as there, listening("127.0.0.1", 0) as here:
            port = here.getsockname()[1]
            here.close()
            known = settings.model_copy(update={
                "telegram_token": TOKEN,
                "telegram_api": f"http://127.0.0.1:{there.getsockname()[1]}",
                "telegram_webhook_secret": SECRET if webhook else None,
                "http_port": port,
                "public_url": f"http://127.0.0.1:{port}",
            })  # fmt: skip
            words = HeardWords(settings.zone)
            async with serving(double.routes(), there):
                try:
                    work = Work(lambda: working(known, clock, ticking=False, words=words))
                    async with work as parts:
                        house = TelegramHouse(
                            parts, work=work, double=double, words=words, address=known.public_url
                        )
                        house.enters(*names)
                        yield house
                finally:
                    double.hang_up()

    await bound(settings, in_telegram, clock(), *names)
    async with in_telegram(settings) as house:
        yield house


def _buttons(message: dict[str, Any]) -> list[str]:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row]
