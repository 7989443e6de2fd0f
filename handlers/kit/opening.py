"""What a button says beside the form it opens: an answer, and the state of the row that it spoke of."""

from typing import Any

from handlers.kit.button import Button
from handlers.kit.card import Refused
from handlers.kit.form import Form
from handlers.kit.move import Move
from handlers.kit.questions import Choosing, Json
from handlers.kit.turn import Turn


def said_by_button(form: type[Form], button: Button, turn: Turn) -> dict[str, Json]:
    """What a button carries: the hidden field's answer, and the first question's. Raises Refused.

    What is hidden stands where a row's code would, if the form is not about a row; alone it may be the option.
    """
    place = "" if issubclass(form, Move) else button.row
    if form.hidden and not form.questions:
        hidden = place or button.option
        return {form.hidden: hidden} if hidden else {}
    hidden_too: dict[str, Json] = {form.hidden: place} if form.hidden and place else {}
    if not button.option:
        return hidden_too
    if not form.questions:
        raise Refused("button-old")
    first = form.questions[0]
    return hidden_too | {first.name: first.kind.read(button.option, turn)}


def is_one_choice(form: type[Form], given: dict[str, Json]) -> bool:
    """Whether all that is left to say is one choice, whose answers may be whole buttons."""
    asked = form.questions[0] if len(form.questions) == 1 else None
    return asked is not None and asked.name not in given and isinstance(asked.kind, Choosing)


def refuse_stale(form: type[Form], facts: Any, version: str) -> None:
    """A button never acts on another state of the row than its label spoke of. Raises Refused."""
    if facts is not None and not form.reads and version != str(facts.row.version):
        raise Refused("row-changed", row=facts.row.code)
