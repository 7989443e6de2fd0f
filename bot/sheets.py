"""Steps of a front end that shows a form as one sheet: what comes in whole, and how the sheet reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.app import App, Chat
from bot.words import Words
from handlers.kit import draw
from handlers.kit.card import Card, Choice, Label, Refused
from handlers.kit.sheet import Sheet, SheetField
from regulation.vocabulary import Language


@dataclass(frozen=True)
class Sheets:
    """Every step says what came of it, or Refused with the sentence's key."""

    app: App

    async def sheet(self, chat: Chat, draft: str) -> Sheet | Refused:
        """The open draft as it stands."""
        return await self.app.tried(self.app.database.read(self.app.turn(chat, lambda d: d.sheet(draft))))

    async def fill(self, chat: Chat, draft: str, raws: Mapping[str, Any]) -> Sheet | list[Card] | Refused:
        """A sheet handed in: the review, or the sheet with its errors."""
        return await self.app.tried(self.app.database.write(self.app.turn(chat, lambda d: d.fill(draft, raws))))

    async def jot(self, chat: Chat, draft: str, raws: Mapping[str, Any]) -> Sheet | Refused:
        """A sheet half filled in: what else is asked now."""
        return await self.app.tried(self.app.database.write(self.app.turn(chat, lambda d: d.jot(draft, raws))))

    async def suggest(self, chat: Chat, draft: str, field: str, text: str) -> list[Choice]:
        """What a picker offers; nothing when the draft is gone."""
        turn = self.app.turn(chat, lambda d: d.suggest(draft, field, text))
        found = await self.app.tried(self.app.database.read(turn))
        return [] if isinstance(found, Refused) else found

    async def put(self, chat: Chat, draft: str, name: str, content: bytes) -> str | Refused:
        """A file for a sheet; returns its code."""

        async def keep() -> str:
            endings = await self.app.database.read(self.app.turn(chat, lambda d: d.endings(draft)))
            file = await self.app.stored(name, content, endings)
            return await self.app.database.write(self.app.turn(chat, lambda d: d.put(draft, file)))

        return await self.app.tried(keep())

    async def offer(self, chat: Chat, command: str) -> list[Card]:
        """What a typed word leads to: buttons, because a sheet opens only when one is pressed."""
        found = await self.app.tried(self.app.database.read(self.app.turn(chat, lambda d: d.offer(command))))
        return [draw.refusal_card(found)] if isinstance(found, Refused) else found


@dataclass(frozen=True)
class DrawnField:
    """A field in words. `options` are keys with labels; `chosen` is how a given key reads."""

    field: SheetField
    label: str
    text: str
    hint: str | None
    options: tuple[tuple[str, str], ...]
    chosen: str


def draw_field(field: SheetField, words: Words, language: Language) -> DrawnField:
    """A field of a sheet as a person reads it."""
    return DrawnField(
        field=field,
        label=words.text(Label(label=f"{field.text}.label"), language),
        text=words.text(Label(label=field.text, values=field.values), language),
        hint=words.optional(f"{field.text}.hint", language),
        options=tuple((choice.code, words.text(choice.label, language)) for choice in field.options),
        chosen="、".join(words.text(value, language) for value in field.shown),
    )


def errors_of(sheet: Sheet, words: Words, language: Language) -> dict[str, str]:
    """What is wrong, by field, in words."""
    return {
        name: words.text(Label(label=trouble.text, values=trouble.values), language)
        for name, trouble in sheet.errors.items()
    }
