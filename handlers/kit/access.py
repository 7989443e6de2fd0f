"""The one choke point: nobody opens, answers or submits anything without passing here."""

from typing import Any

from handlers.kit.button import Button
from handlers.kit.card import Refused
from handlers.kit.form import Form
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from regulation import permissions
from regulation.vocabulary import Undertaking

SIGN = Button("see-undertaking", option=Undertaking.CONFIDENTIALITY).code  # 签署保密协议


def check(form: type[Form], turn: Turn, facts: Any = None) -> None:
    """Raises Refused unless this person may take this form's action (on this row) now."""
    check_member(turn)
    if issubclass(form, Move):
        refusal = form.refusal(facts, turn)
        if refusal:
            raise refusal
    elif not (form.may and permissions.allows(form.may, turn.viewer)):
        raise closed(form.may, turn)


def closed(action: str | None, turn: Turn) -> Refused:
    """Why something stays closed: the agreement that would open it is not signed (8.2-a), or it never opens."""
    if action and permissions.needs_agreement(action, turn.viewer):
        return Refused("agreement-first", way=SIGN)
    return Refused("not-permitted")


def facts(form: type[Form], turn: Turn, row: str) -> Any:
    """The facts of the row that a move is about; None for a form. Raises Refused, silent about rows unseen."""
    if not issubclass(form, Move):
        return None
    found = form.on.facts(turn, row)
    if found is None:
        refused = closed(form.may, turn)
        raise Refused("row-unknown") if refused.key == "not-permitted" else refused
    return found


def check_member(turn: Turn) -> None:
    """Raises Refused when the person has left the institution."""
    if turn.actor.left_on is not None and turn.actor.left_on <= turn.today:
        raise Refused("member-left")


def permits(form: type[Form], turn: Turn) -> bool:
    """Whether the permission rows let this person take the form at all, or would once the agreement is signed."""
    viewer = turn.viewer
    return form.may is not None and (
        permissions.allows(form.may, viewer) or permissions.needs_agreement(form.may, viewer)
    )
