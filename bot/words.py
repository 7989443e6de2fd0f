"""Words: text keys and values become sentences, in each person's language (Fluent); typed words become keys."""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from fluent.runtime import FluentBundle, FluentResource

from handlers.kit.card import Ask, At, Card, Choice, Fact, FileLink, Label, On, Style, Tone, Value
from regulation.vocabulary import Language

log = logging.getLogger(__name__)

FOLDER = Path(__file__).parent / "text"
LOCALES = {Language.CHINESE: "zh_Hans_CN", Language.ENGLISH: "en_GB"}
# A thin rule of Chinese typesetting: a space between Chinese and Latin or digits is written in the files.
DAY = {Language.CHINESE: "y 年 M 月 d 日（EEE）", Language.ENGLISH: "EEE d MMM y"}
SIGNED = {Language.CHINESE: "y 年 M 月 d 日", Language.ENGLISH: "d MMMM y"}
MOMENT = {Language.CHINESE: "y 年 M 月 d 日（EEE）HH:mm", Language.ENGLISH: "EEE d MMM y, HH:mm"}


class MissingWords(LookupError):
    """A key has no text, or its text needs a value that was not given."""


@dataclass(frozen=True)
class DrawnChoice:
    """A button in words."""

    code: str
    label: str
    style: Style


@dataclass(frozen=True)
class DrawnFact:
    """A line in words."""

    label: str
    value: str
    edit: str | None


@dataclass(frozen=True)
class Drawn:
    """A card in one language, ready for any front end."""

    key: str
    title: str | None
    text: str | None
    eyebrow: str | None
    progress: tuple[int, int] | None
    facts: tuple[DrawnFact, ...]
    choices: tuple[DrawnChoice, ...]
    files: tuple[FileLink, ...]
    ask: Ask | None
    hint: str | None
    tone: Tone | None
    draft: str | None


class Words:
    """All texts of the house. `strict` raises for a missing one; otherwise the key itself is shown and logged."""

    def __init__(self, zone: ZoneInfo, strict: bool = False, folder: Path = FOLDER) -> None:
        self._zone = zone
        self._strict = strict
        self._bundles = {language: _bundle(folder / language.value, language) for language in Language}
        self._commands = dict(self._command_words())

    def has(self, key: str, language: Language) -> bool:
        """Whether a key (`message` or `message.attribute`) has a text."""
        return self._pattern(key, language) is not None

    def text(self, value: Value, language: Language) -> str:
        """A value as the person reads it."""
        if isinstance(value, Label):
            values = {name: each if isinstance(each, int) else self.text(each, language)
                      for name, each in value.values.items()}  # fmt: skip
            return self._sentence(value.label, values, language)
        if isinstance(value, On):
            return self.day(value.day, language)
        if isinstance(value, At):
            return self.moment(value.at, language)
        return str(value)

    def optional(self, key: str, language: Language, values: Mapping[str, Value] | None = None) -> str | None:
        """A text that a card may have or not have, such as its title."""
        if not self.has(key, language):
            return None
        return self.text(Label(label=key, values=dict(values or {})), language)

    def spoken(self, value: Value) -> list[str]:
        """A value in every language: what an importer looks for in headings and closed lists."""
        return [self.text(value, language) for language in Language]

    def family(self, name: str, language: Language) -> dict[str, str]:
        """Every text of a file by its key without the file's name, with underscores: for a page's own script."""
        keys = _message_names(FOLDER / language.value / f"{name}.ftl")
        return {key.removeprefix(f"{name}-").replace("-", "_"): self._raw(key, language) for key in keys}

    def _raw(self, key: str, language: Language) -> str:
        """A text whose placeholders the page fills in itself, written {n}."""
        return self.text(
            Label(label=key, values={name: f"{{{name}}}" for name in ("n", "year", "month")}), language
        )

    def day(self, day: date, language: Language) -> str:
        """A day, the weekday with it."""
        return format_date(day, DAY[language], locale=LOCALES[language])

    def date(self, day: date, language: Language) -> str:
        """A day as it stands under a signature, without the weekday."""
        return format_date(day, SIGNED[language], locale=LOCALES[language])

    def moment(self, at: datetime, language: Language) -> str:
        """A moment in the institution's zone."""
        return format_datetime(at.astimezone(self._zone), MOMENT[language], locale=LOCALES[language])

    def draw(self, card: Card, language: Language) -> Drawn:
        """A card in words; one without any would be an empty message."""
        if not (self.has(card.text, language) or self.has(f"{card.text}.title", language)):
            self._missing(card.text, language, "a card without words")
        return Drawn(
            key=card.text,
            title=self.optional(f"{card.text}.title", language, card.values),
            text=self.optional(card.text, language, card.values),
            eyebrow=self._eyebrow(card, language),
            progress=card.progress,
            facts=tuple(self._fact(fact, language) for fact in card.facts),
            choices=tuple(self._choice(choice, language) for choice in card.choices),
            files=card.files,
            ask=card.ask,
            hint=self.optional(f"{card.text}.hint", language) or self.optional(f"hint-{card.ask.kind}", language)
            if card.ask
            else None,
            tone=card.tone,
            draft=card.draft,
        )

    def command(self, text: str) -> str | None:
        """The command that a whole message means, in any language, with or without a slash."""
        return self._commands.get(_folded(text).removeprefix("/").partition("@")[0])

    def order(self, text: str) -> tuple[str, str] | None:
        """The command that the first word of a longer message means, and what follows it."""
        word, *rest = text.split(maxsplit=1)[:2] or [""]
        command = self.command(word)
        return (command, rest[0]) if command and rest else None

    def begins(self, text: str, command: str) -> bool:
        """Whether a longer message begins with a word for a command: in Chinese no space need follow it."""
        spoken = _folded(text).removeprefix("/")
        known = [word for word in self._commands if spoken.startswith(word) and _ends(word, spoken)]
        longest = max(known, key=len, default=spoken)
        return longest != spoken and self._commands[longest] == command

    def form(self, text: str, codes: Sequence[str]) -> str | None:
        """The form that was named: by its code, its title, its kind or another word for it."""
        spoken = _folded(text)
        return next((code for code in codes if spoken in self._names(code)), None)

    def _names(self, code: str) -> set[str]:
        keys = (code, f"{code}.kind", f"{code}.also")
        said = (self.optional(key, language) or "" for key in keys for language in Language)
        return {code, *(_folded(name) for names in said for name in names.split("|"))} - {""}

    def choice(self, text: str, labels: Mapping[str, Value]) -> str | None:
        """The key of the label that was typed instead of pressed."""
        spoken = _folded(text)
        for key, label in labels.items():
            if spoken == key or any(_folded(self.text(label, language)) == spoken for language in Language):
                return key
        return None

    def _eyebrow(self, card: Card, language: Language) -> str | None:
        if card.eyebrow is None:
            return None
        name = self.text(card.eyebrow, language)
        if card.progress is None:
            return name
        step, total = card.progress
        return self._sentence("eyebrow", {"form": name, "step": step, "total": total}, language)

    def _fact(self, fact: Fact, language: Language) -> DrawnFact:
        comma = "、" if language is Language.CHINESE else ", "
        value = comma.join(self.text(each, language) for each in fact.value)
        return DrawnFact(self.text(fact.label, language), value, fact.edit)

    def _choice(self, choice: Choice, language: Language) -> DrawnChoice:
        return DrawnChoice(choice.code, self.text(choice.label, language), choice.style)

    def _pattern(self, key: str, language: Language) -> Any:
        name, _, attribute = key.partition(".")
        bundle = self._bundles[language]
        if not bundle.has_message(name):
            return None
        message = bundle.get_message(name)
        return message.attributes.get(attribute) if attribute else message.value

    def _sentence(self, key: str, values: Mapping[str, str | int], language: Language) -> str:
        pattern = self._pattern(key, language)
        if pattern is None:
            return self._missing(key, language, "no text")
        sentence, errors = self._bundles[language].format_pattern(pattern, dict(values))
        return self._missing(key, language, str(errors[0])) if errors else str(sentence)

    def _missing(self, key: str, language: Language, why: str) -> str:
        if self._strict:
            raise MissingWords(f"{key} in {language}: {why}")
        log.error("missing words: %s in %s", key, language)
        return key

    def _command_words(self) -> Iterator[tuple[str, str]]:
        for language in Language:
            for name in _message_names(FOLDER / language.value / "commands.ftl"):
                command = name.removeprefix("command-")
                yield command, command
                for word in self.text(Label(label=name), language).split("|"):
                    yield _folded(word), command


@cache  # one for every Words of a process: what a message compiles to is kept in its bundle
def _bundle(folder: Path, language: Language) -> FluentBundle:
    # Isolating marks are invisible characters around values: copied codes and numbers would carry them along.
    bundle = FluentBundle([language.value], use_isolating=False)
    for path in sorted(folder.glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


@cache
def _message_names(path: Path) -> tuple[str, ...]:
    return tuple(re.findall(r"^([a-z][a-z0-9-]*) =", path.read_text(encoding="utf-8"), re.MULTILINE))


def _ends(word: str, text: str) -> bool:
    """Whether a word at the beginning of a text is over there: a Latin one does not go on."""
    after = text[len(word) : len(word) + 1]
    return not (word[-1].isascii() and after.isascii() and after.isalnum())


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip("。.!！？?")
