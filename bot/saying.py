"""Prints a command as a person would read it: the menu, and the first question of the form behind it."""

from zoneinfo import ZoneInfo

from bot.words import Words
from handlers.kit import draw
from handlers.kit.card import Label
from handlers.kit.form import Form
from handlers.office import office
from regulation.vocabulary import Language


def said(command: str, language: Language, zone: ZoneInfo) -> str | None:
    """The command's menu and every form's questions; None when there is no such command."""
    words = Words(zone)
    name = words.command(command)
    forms = office().forms_of(name) if name else []
    if not forms:
        return None
    lines = _menu(words, f"menu-{name}", forms, language) if len(forms) > 1 else []
    return "\n".join([*lines, *(line for form in forms for line in _form(words, form, language))])


def _menu(words: Words, key: str, forms: list[type[Form]], language: Language) -> list[str]:
    drawn = words.draw(draw.menu_card(key, forms), language)
    return [
        drawn.title or "",
        drawn.text or "",
        " ".join(f"[{choice.label}]" for choice in drawn.choices),
        "",
    ]


def _form(words: Words, form: type[Form], language: Language) -> list[str]:
    asked = [words.text(Label(label=draw.text_key(form, question.name)), language) for question in form.questions]
    numbered = [f"  {place}. {sentence}" for place, sentence in enumerate(asked, 1)]
    return [words.text(draw.title(form), language), *numbered]
