"""整改办理 · which cases wait for a person to do one thing."""

from handlers.cases import NEWEST, case, spoken
from handlers.kit.button import Button
from handlers.kit.card import Card, Choice, Label
from handlers.kit.draw import title
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from storage.queries import cases


def cases_for(turn: Turn, key: str, *moves: type[Move]) -> Card:
    """A button for every case and every one of these moves that is open to this person."""
    found = cases.newest(turn.session, turn.viewer, NEWEST)
    choices = tuple(
        Choice(
            code=Button(move.code, each.row.code, str(each.row.version)).code,
            label=Label(
                label="case-do", values=spoken(each.row) | {"what": title(move), "subject": each.subject.name}
            ),
        )
        for each in found
        for move in case.open_moves(each, turn)
        if move in moves
    )
    return Card(text=key, values={"count": len(choices)}, choices=choices)
