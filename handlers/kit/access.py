"""The one choke point: nobody opens, answers or submits anything without passing here."""

from typing import Any

from handlers.kit.card import Refused
from handlers.kit.form import Form
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from regulation import permissions


def check(form: type[Form], turn: Turn, facts: Any = None) -> None:
    """Raises Refused unless this person may take this form's action (on this row) now."""
    check_member(turn)
    if issubclass(form, Move):
        refusal = form.refusal(facts, turn)
        if refusal:
            raise refusal
    elif not permits(form, turn):
        raise Refused("not-permitted")


def check_member(turn: Turn) -> None:
    """Raises Refused when the person has left the institution."""
    if turn.actor.left_on is not None and turn.actor.left_on <= turn.today:
        raise Refused("member-left")


def permits(form: type[Form], turn: Turn) -> bool:
    """Whether the permission rows let this person take the form at all; menus show nothing else."""
    return form.may is not None and permissions.allows(form.may, turn.viewer)
