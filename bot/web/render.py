"""Messages as JSON for the page: everything in words, nothing left to format."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.evidence import KINDS
from bot.web.chats import Message
from bot.words import Drawn, Words
from handlers.kit.button import Button
from handlers.kit.card import Card, FileLink, Label, On, Value
from regulation.vocabulary import Language

ACCEPT = ",".join(KINDS)


@dataclass(frozen=True)
class Renderer:
    """Draws messages for one language, as of one day."""

    words: Words
    zone: ZoneInfo
    language: Language
    today: date

    def message(self, person: str, message: Message) -> dict[str, Any]:
        """One bubble."""
        local = message.at.astimezone(self.zone)
        return {
            "id": message.id,
            "from": "bot" if message.card else "me",
            "time": f"{local:%H:%M}",
            "day": local.date().isoformat(),
            "day_label": self._day(local),
            "text": None if message.said is None else self.words.text(message.said, self.language),
            "file": message.file and {"name": message.file[0], "size_label": size_label(message.file[1])},
            "card": message.card and self._card(person, message.card),
            "stale": message.stale,
        }

    def _day(self, local: datetime) -> str:
        if local.date() == self.today:
            return self.words.text(Label(label="day-today"), self.language)
        return self.words.day(local.date(), self.language)

    def _card(self, person: str, card: Card) -> dict[str, Any]:
        drawn = self.words.draw(card, self.language)
        return {
            "key": drawn.key,
            "tone": drawn.tone,
            "eyebrow": drawn.eyebrow,
            "progress": drawn.progress and {"step": drawn.progress[0], "total": drawn.progress[1]},
            "title": drawn.title,
            "text": drawn.text,
            "rows": [self._row(fact.label, fact.value, fact.edit) for fact in drawn.facts],
            "choices": [asdict(choice) for choice in drawn.choices],
            "files": [_file(person, file) for file in drawn.files],
            "asks": _asks(drawn),
        }

    def _row(self, label: str, value: str, edit: str | None) -> dict[str, Any]:
        change = self.words.text(Label(label="page-edit"), self.language)
        return {"label": label, "value": value, "edit": edit and {"code": edit, "label": change}}


def size_label(size: int) -> str:
    """A size in words that are the same in every language."""
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(size // 1024, 1)} KB"


def _file(person: str, file: FileLink) -> dict[str, Any]:
    return {
        "name": file.name,
        "size_label": size_label(file.size),
        "picture": file.picture,
        "url": f"/api/file?person={person}&code={file.code}",
    }


def _asks(drawn: Drawn) -> dict[str, Any] | None:
    if drawn.ask is None:
        return None
    return {
        "kind": drawn.ask.kind,
        "max": drawn.ask.most,
        "earliest": drawn.ask.earliest and drawn.ask.earliest.isoformat(),
        "latest": drawn.ask.latest and drawn.ask.latest.isoformat(),
        "day_code": drawn.ask.prefix,
        "accept": ACCEPT if drawn.ask.kind == "files" else None,
        "placeholder": drawn.hint,
    }


def picked_day(code: str) -> Value | None:
    """A day chosen in the calendar has no button whose label could be shown."""
    try:
        return On(day=date.fromisoformat(Button.parse(code).option))
    except ValueError:
        return None
