"""Replies drawn for their reader: as they stand now, also when a notice of last week is delivered."""

from collections.abc import Sequence
from typing import Protocol

from handlers.kit import access, draw
from handlers.kit.button import Button
from handlers.kit.card import Card, Reply
from handlers.kit.form import Form
from handlers.kit.move import Machine
from handlers.kit.turn import Turn


class Directory(Protocol):
    """Which forms there are."""

    def form(self, code: str) -> type[Form] | None:
        """The form with this code."""

    def forms_of(self, command: str) -> Sequence[type[Form]]:
        """The forms that a command offers."""

    def commands(self) -> Sequence[str]:
        """Every command that forms declare, in the order of the menu."""

    def machine(self, name: str) -> Machine | None:
        """The machine with this name."""


def draw_reply(turn: Turn, office: Directory, reply: Reply) -> Card:
    """A reply as its reader sees it now: also how a notice of last week is drawn when it is delivered."""
    machine = office.machine(reply.about[0]) if reply.about else None
    ways = [(code, form) for code in reply.then if (form := office.form(Button.parse(code).head))]
    return draw.reply_card(
        turn, reply, machine, [(code, form) for code, form in ways if access.permits(form, turn)]
    )
