"""A card as a Telegram message: text within the limits, buttons in rows, a calendar of buttons."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.words import Drawn, DrawnChoice, Words
from handlers.kit.button import Button
from handlers.kit.card import Label
from regulation.vocabulary import Language

LONGEST_TEXT = 4096  # UTF-16 units of a message
WIDE = 14  # a label up to this width shares its row (a Chinese character counts as two)
MONTH = "month"  # the head of the calendar's own buttons; the office never sees them
COMING = "+"  # behind the calendar's month: days from today on, otherwise up to today
NOTHING = "-"  # a button that only shows something
SIGNS = {"done": "✅ ", "attention": "⚠️ ", "time": "⏰ ", "confidential": "🔒 ", "refused": ""}


@dataclass(frozen=True)
class Page:
    """What is sent: plain text, because a person's words must never be markup, and a keyboard."""

    text: str
    keyboard: InlineKeyboardMarkup | None


def page(drawn: Drawn, words: Words, language: Language) -> Page:
    """A drawn card as a message."""
    head = [drawn.eyebrow, drawn.title and SIGNS.get(drawn.tone or "", "") + drawn.title, drawn.text]
    facts = "\n".join(_fact(fact.label, fact.value, language) for fact in drawn.facts)
    files = "\n".join(f"📎 {file.name}" for file in drawn.files)
    text = "\n\n".join(part for part in ["\n".join(part for part in head if part), facts, files] if part)
    rows = _rows(drawn.choices)
    edit = words.text(Label(label="edit"), language)
    rows += [[_button(f"{edit} {fact.label}", fact.edit)] for fact in drawn.facts if fact.edit]
    if drawn.ask and drawn.ask.prefix and (today := drawn.ask.latest or drawn.ask.earliest):
        ahead = COMING if drawn.ask.earliest else ""
        picking = f"{MONTH}.{drawn.ask.prefix.split('.', 1)[1]}{today:%Y-%m}{ahead}"
        rows.insert(1, [_button(words.text(Label(label="pick-date"), language), picking)])
    return Page(cut(text), InlineKeyboardMarkup(rows) if rows else None)


def month_keyboard(button: Button, today: date, words: Words, language: Language) -> InlineKeyboardMarkup:
    """The days of a month as buttons, each an answer. Raises ValueError for no month."""
    ahead = COMING if button.option.endswith(COMING) else ""
    first = date.fromisoformat(f"{button.option.removesuffix(COMING)}-01")
    answer = Button("answer", button.row, button.part)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    days = [[_day(day, first.month, (day < today) if ahead else (day > today), answer) for day in week]
            for week in weeks]  # fmt: skip
    before, after = ((first + timedelta(days=by)).strftime("%Y-%m") for by in (-1, 31))
    here, now = (first.year, first.month), (today.year, today.month)
    head = [_button(f"{first:%Y-%m}", NOTHING)]
    if not ahead or here > now:
        head.insert(0, _button("‹", Button(MONTH, button.row, button.part, before + ahead).code))
    if ahead or here < now:
        head += [_button("›", Button(MONTH, button.row, button.part, after + ahead).code)]
    return InlineKeyboardMarkup([head, *days])


def cut(text: str) -> str:
    """A text within Telegram's limit, which counts UTF-16 units; what is cut is said to be."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return text
    return units[: 2 * (LONGEST_TEXT - 2)].decode("utf-16-le", "ignore") + " …"


def _fact(label: str, value: str, language: Language) -> str:
    return f"{label}：{value}" if language is Language.CHINESE else f"{label}: {value}"


def _rows(choices: Sequence[DrawnChoice]) -> list[list[InlineKeyboardButton]]:
    """Short labels two in a row, long ones alone."""
    rows: list[list[InlineKeyboardButton]] = []
    half_empty = False
    for choice in choices:
        short = sum(2 if ord(c) > 0x2E80 else 1 for c in choice.label) <= WIDE
        if short and half_empty:
            rows[-1].append(_button(choice.label, choice.code))
        else:
            rows.append([_button(choice.label, choice.code)])
        half_empty = short and not half_empty
    return rows


def _day(day: date, month: int, closed: bool, answer: Button) -> InlineKeyboardButton:
    if day.month != month or closed:
        return _button("·", NOTHING)
    return _button(str(day.day), Button(answer.head, answer.row, answer.part, day.isoformat()).code)


def _button(label: str, code: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=code)
