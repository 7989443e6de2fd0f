"""整改办理 · which cases wait for a person to do one thing (6.2-a)."""

from handlers.cases import case, spoken
from handlers.kit.button import Button
from handlers.kit.card import Card, Choice, Label
from handlers.kit.draw import title
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from regulation.vocabulary import CaseStatus
from storage.queries import cases

LONGEST = 200  # running cases that are looked through; one at a time is done, then the next one shows
SHOWN = 20


def cases_for(turn: Turn, key: str, *moves: type[Move]) -> Card:
    """A button for every case and every one of these moves that is open to this person."""
    among = {CaseStatus(state) for move in moves for state in move.sources}
    found = cases.newest(turn.session, turn.viewer, LONGEST, among=among)
    choices = [
        Choice(
            code=Button(move.code, each.row.code, str(each.row.version)).code,
            label=Label(
                label="case-do", values=spoken(each.row) | {"what": title(move), "subject": each.subject.name}
            ),
        )
        for each in found
        for move in case.open_moves(each, turn)
        if move in moves
    ]
    return Card(text=key, values={"count": len(choices)}, choices=tuple(choices[:SHOWN]))
