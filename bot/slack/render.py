"""Cards and sheets as Block Kit, within Slack's limits. All plain text: nobody's words are markup."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.sheets import DrawnField
from bot.words import Drawn, DrawnChoice
from regulation.vocabulary import Language

Block = dict[str, Any]
SECTION, TOTAL, BLOCKS, ROW = 3000, 12_000, 50, 5  # characters, characters, blocks, buttons side by side
TITLE, BUTTON, OPTION, HEADER = 24, 75, 75, 150
LONGEST_INPUT = 3000
ANSWER = "answer"  # the action id of every field's element
STYLES = {"primary": "primary", "danger": "danger"}


def text_of(drawn: Drawn, language: Language) -> str:
    """A card in one text: what notifications and screen readers say."""
    facts = "\n".join(f"{fact.label}{colon(language)}{fact.value}" for fact in drawn.facts)
    files = "\n".join(f"📎 {file.name}" for file in drawn.files)
    head = "\n".join(part for part in (drawn.eyebrow, drawn.title, drawn.text) if part)
    return cut("\n\n".join(part for part in (head, facts, files) if part), TOTAL)


def message(drawn: Drawn, language: Language) -> dict[str, Any]:
    """A card as a message: its text, which Slack reads as markup even beside blocks, and its blocks."""
    return {"text": escaped(text_of(drawn, language)), "blocks": card_blocks(drawn, language)}


def escaped(text: str) -> str:
    """A text in which nothing is a link, a mention or a call to a whole channel."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def card_blocks(drawn: Drawn, language: Language) -> list[Block]:
    """A card as blocks, cut where Slack would refuse it."""
    texts = list(_sections(text_of(drawn, language)))
    buttons = list(_buttons(drawn.choices))
    return [*texts[: BLOCKS - len(buttons)], *buttons]


def sheet_view(draft: str, title: str, fields: Sequence[DrawnField], words: dict[str, str]) -> Block:
    """A form as one modal; `words` holds `submit` and `close`."""
    blocks = [field_block(field) for field in fields]
    return modal("sheet", draft, title, blocks, words)


def review_view(draft: str, drawn: Drawn, language: Language, words: dict[str, str]) -> Block:
    """Every answer once more, with the way back to the form."""
    sections = [*_sections(text_of(drawn, language)), _back(draft, words["edit"])]
    return modal("review", draft, drawn.title or "", sections, words)


def saving_view(told: Block, draft: str, edit: str) -> Block:
    """While files are stored: the sentence, and the way back to the form should nothing come after it."""
    return told | {"callback_id": "saving", "blocks": [*told["blocks"], _back(draft, edit)]}


def told_view(drawn: Drawn, language: Language, title: str, close: str) -> Block:
    """What came of it, in the modal that asked; its buttons are in the message."""
    return {"type": "modal", "callback_id": "told", "title": plain(title, TITLE), "close": plain(close, TITLE),
            "blocks": list(_sections(text_of(drawn, language)))}  # fmt: skip


def modal(callback: str, metadata: str, title: str, blocks: list[Block], words: dict[str, str]) -> Block:
    """A modal that is handed in."""
    head = {"type": "modal", "callback_id": callback, "private_metadata": metadata, "title": plain(title, TITLE)}
    ends = {name: plain(words[name], TITLE) for name in ("submit", "close")}
    return head | ends | {"blocks": blocks[:100]}


def field_block(drawn: DrawnField) -> Block:
    """One question as an input. An answer that decides what else is asked is told at once."""
    field = drawn.field
    block = {"type": "input", "block_id": field.name, "optional": field.optional, "element": _element(drawn),
             "label": plain(drawn.label, 2000), "dispatch_action": field.governs}  # fmt: skip
    uploaded = f"📎 {drawn.chosen}" if field.kind == "files" and drawn.chosen else None
    return block | {"hint": plain(uploaded or drawn.hint or drawn.text, 2000)}


def bind_view(title: str, label: str, words: dict[str, str]) -> Block:
    """Where a one-time code is entered."""
    element = {"type": "plain_text_input", "action_id": ANSWER, "max_length": 40}
    block = {"type": "input", "block_id": "code", "element": element, "label": plain(label, 2000)}
    return modal("bind", "", title, [block], words)


def notes(troubles: Iterable[str]) -> list[Block]:
    """What is wrong, above a form that was opened again."""
    return [{"type": "section", "text": plain(f"⚠️ {trouble}", SECTION)} for trouble in troubles]


def options(found: Sequence[tuple[str, str]]) -> list[Block]:
    """A picker's list."""
    return [{"text": plain(label, OPTION), "value": key} for key, label in found[:100]]


def cut(text: str, most: int) -> str:
    """A text within a limit; what is cut is said to be."""
    return text if len(text) <= most else text[: most - 2] + " …"


def _element(drawn: DrawnField) -> Block:
    field = drawn.field
    element: Block = {"action_id": ANSWER}
    if field.kind == "choice":
        chosen = [option for option in options(drawn.options) if option["value"] == field.given]
        return element | {"type": "static_select", "options": options(drawn.options), **_initial(chosen)}
    if field.kind == "subject":
        chosen = options([(field.given, drawn.chosen)]) if field.given else []
        return element | {"type": "external_select", "min_query_length": 1, **_initial(chosen)}
    if field.kind == "day":
        return element | {"type": "datepicker"} | ({"initial_date": field.given} if field.given else {})
    if field.kind == "files":
        return element | {"type": "file_input", "max_files": min(field.most or 1, 10)}
    typed = {"type": "plain_text_input", "multiline": field.kind == "long"}
    limit = {"max_length": min(field.most or LONGEST_INPUT, LONGEST_INPUT)}
    return element | typed | limit | ({"initial_value": field.given} if field.given else {})


def _back(draft: str, edit: str) -> Block:
    return {"type": "actions", "block_id": "back", "elements": [button(edit, draft, "edit-sheet")]}


def _initial(chosen: list[Block]) -> Block:
    return {"initial_option": chosen[0]} if chosen else {}


def _sections(text: str) -> Iterator[Block]:
    for start in range(0, len(text), SECTION):
        yield {"type": "section", "text": plain(text[start : start + SECTION], SECTION)}


def _buttons(choices: Sequence[DrawnChoice]) -> Iterator[Block]:
    for start in range(0, len(choices), ROW):
        row = choices[start : start + ROW]
        yield {"type": "actions", "elements": [
            button(choice.label, choice.code, f"press-{start + place}", STYLES.get(choice.style))
            for place, choice in enumerate(row)
        ]}  # fmt: skip


def button(label: str, value: str, action: str, style: str | None = None) -> Block:
    """A button that sends a code."""
    whole = {"type": "button", "action_id": action, "text": plain(label, BUTTON), "value": value}
    return whole | ({"style": style} if style else {})


def plain(text: str, most: int) -> Block:
    """A text that is no markup."""
    return {"type": "plain_text", "text": cut(text, most) or "…", "emoji": False}


def colon(language: Language) -> str:
    """What stands between a label and what it is about."""
    return "：" if language is Language.CHINESE else ": "
