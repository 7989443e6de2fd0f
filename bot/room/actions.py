"""What a reader may do on the page of a report: a word for each, what it needs, what the reader is told then."""

from collections.abc import Callable, Mapping

from handlers.kit.card import Refused
from handlers.reporting import office, rewarding
from handlers.reporting.office import RoomTurn
from regulation.reporting import ReportStatus

Form = Mapping[str, str]
Act = Callable[[RoomTurn, bytes, Form], str]  # returns the key of what is told


def _reply(turn: RoomTurn, report: bytes, form: Form) -> str:
    office.reply(turn, report, form.get("text", ""))
    return "room-replied"


def _ask(turn: RoomTurn, report: bytes, form: Form) -> str:
    office.ask(turn, report, form.get("text", ""))
    return "room-asked"


def _note(turn: RoomTurn, report: bytes, form: Form) -> str:
    office.note(turn, report, form.get("text", ""))
    return "room-noted"


def _move(turn: RoomTurn, report: bytes, form: Form) -> str:
    if form.get("to") not in list(ReportStatus):
        raise Refused("room-move-not-now")
    return "room-moved" if office.move(turn, report, ReportStatus(form["to"])) else "room-second"


def _recuse(turn: RoomTurn, report: bytes, form: Form) -> str:
    office.recuse(turn, report)
    return RECUSED


def _hand_over(turn: RoomTurn, report: bytes, form: Form) -> str:
    try:
        to = bytes.fromhex(form.get("to", ""))
    except ValueError:
        raise Refused("room-not-to-them") from None
    office.hand_over(turn, report, to)
    return "room-handed"


def _mute(turn: RoomTurn, report: bytes, form: Form) -> str:
    return "room-muted" if office.mute(turn, report) else "room-second"


def _unmute(turn: RoomTurn, report: bytes, form: Form) -> str:
    office.unmute(turn, report)
    return "room-unmuted"


def _delete(turn: RoomTurn, report: bytes, form: Form) -> str:
    return DELETED if office.delete(turn, report) else "room-second"


def _reward(turn: RoomTurn, report: bytes, form: Form) -> str:
    level = form.get("level", "")
    aside = form.get("aside") == "yes"
    if not rewarding.reward(turn, report, int(level) if level.isdecimal() else 0, aside):
        return "room-second"
    return "room-rewarded" if aside else "room-reward-asked"


def _postpone(turn: RoomTurn, report: bytes, form: Form) -> str:
    office.postpone(turn, report, form.get("text", ""))
    return "room-postponed"


DELETED, RECUSED = "room-deleted", "room-recused"
ACTIONS: dict[str, Act] = {
    "reply": _reply,
    "ask": _ask,
    "note": _note,
    "postpone": _postpone,
    "move": _move,
    "recuse": _recuse,
    "hand-over": _hand_over,
    "mute": _mute,
    "unmute": _unmute,
    "delete": _delete,
    "reward": _reward,
}
GONE = frozenset({DELETED, RECUSED})  # after these there is no report to go back to
