"""What a button says beside the form it opens: an answer, and the state of the row that it spoke of."""

from typing import Any

from handlers.kit.card import Refused
from handlers.kit.form import Form
from handlers.kit.questions import Choosing, Json
from handlers.kit.turn import Turn


def said_by_button(form: type[Form], option: str, turn: Turn) -> dict[str, Json]:
    """The answer that a button carries: the hidden field's, or the first question's. Raises Refused."""
    if not option:
        return {}
    if form.hidden:
        return {form.hidden: option}
    if not form.questions:
        raise Refused("button-old")
    first = form.questions[0]
    return {first.name: first.kind.read(option, turn)}


def is_one_choice(form: type[Form], given: dict[str, Json]) -> bool:
    """Whether all that is left to say is one choice, whose answers may be whole buttons."""
    return not given and len(form.questions) == 1 and isinstance(form.questions[0].kind, Choosing)


def refuse_stale(form: type[Form], facts: Any, version: str) -> None:
    """A button never acts on another state of the row than its label spoke of. Raises Refused."""
    if facts is not None and not form.reads and version != str(facts.row.version):
        raise Refused("row-changed", row=facts.row.code)
