"""预警的触发与解除 · what the data tell today is compared with the signals that stand (clause 3.2-d).

A signal that stands only rises, or ends when its rule holds no more; it is told again only where it got graver.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers import docket, supply
from handlers.complaint import Complaint
from handlers.early_warning import due_on, owners, signal
from handlers.kit import clocks
from handlers.kit.card import Label
from handlers.kit.turn import Turn
from handlers.outside_voice import OutsideVoice, VoicePlace
from handlers.recognition import IssuingBody, Penalty
from regulation import early_warning as rules
from regulation.early_warning import Known, Sign, SignalLevel, SignalStatus, Standard
from regulation.quarters import Quarter
from storage import codes
from storage.queries import completeness as stored
from storage.queries import early_warning as told
from storage.queries import signals
from storage.tables import Signal

AUTHORITIES = (IssuingBody.REGULATOR, IssuingBody.GOVERNMENT)
PRESS = (VoicePlace.NEWS,)
KINDS = (Complaint.code, Penalty.code, OutsideVoice.code)
PERIODS = tuple(f"signal.{rule}.days" for rule in ("complaints", "violations", "authority", "media"))


@dataclass(frozen=True)
class Changes:
    """What is new since the signals were looked at last."""

    raised: list[tuple[int, Sign]]  # by subject
    graver: list[tuple[Signal, Sign]]
    over: list[Signal]

    def __len__(self) -> int:
        return len(self.raised) + len(self.graver) + len(self.over)


def changes(turn: Turn) -> Changes:
    """The signs that hold today against the signals that stand."""
    holds = {(subject, sign.rule): sign for subject, known in _known(turn).items() for sign in _signs(turn, known)}
    stands = {(row.subject_id, row.rule): row for row in signals.open_for_system(turn.session)}
    graver = [(stands[key], sign) for key, sign in holds.items() if key in stands]
    return Changes(
        [(subject, sign) for (subject, rule), sign in holds.items() if (subject, rule) not in stands],
        [(row, sign) for row, sign in graver if rules.is_worse(sign.level, row.level)],
        [row for key, row in stands.items() if key not in holds],
    )


def settle(turn: Turn) -> int:
    """Raises, makes graver, clears; returns how many signals changed."""
    found = changes(turn)
    for subject, sign in found.raised:
        _tell(turn, Signal(code=codes.new(), subject_id=subject, rule=sign.rule, **_standing(turn, sign)))
    for row, sign in found.graver:
        clocks.stop(turn, row.code)
        for name, value in _standing(turn, sign).items():
            setattr(row, name, value)
        _tell(turn, row)
    for row in found.over:
        _clear(turn, row)
    return len(found)


def _standing(turn: Turn, sign: Sign) -> dict[str, Any]:
    """What is the row's own from the moment at which it reached its level."""
    return {
        "status": SignalStatus.RAISED,
        "level": sign.level,
        "raised_at": turn.now,
        "due_on": due_on(turn, sign.level),
        "inputs": _plain(sign.inputs),
        "behind": list(sign.behind),
    }


def _tell(turn: Turn, row: Signal) -> None:
    """触发预警 · the clock runs, whose it is are told; of a red one at once, whatever the hour."""
    facts = _entered(turn, row)
    turn.note("raise-signal", row.code, rule=row.rule.value, level=row.level.value)
    at = None if row.level is SignalLevel.RED else clocks.office_time(turn)
    letter = signal.told(facts, "signal-raised-told", next=Label(label=f"signal-next-{row.rule.value}"))
    for member in owners(facts, turn):
        turn.notify(member, letter, f"signal {row.code} {row.level.value}", at)


def _clear(turn: Turn, row: Signal) -> None:
    """解除预警 · the rule holds no more; whose it was are told, and whoever answered."""
    row.status, row.cleared_at = SignalStatus.CLEARED, turn.now
    facts = _entered(turn, row)
    docket.drop(turn, row.code)
    turn.note("clear-signal", row.code, rule=row.rule.value)
    letter = signal.told(facts, "signal-cleared-told").model_copy(update={"tone": "done"})
    answered = [row.answered_by_id] if row.answered_by_id else []
    for member in dict.fromkeys([*owners(facts, turn), *answered]):
        turn.notify(member, letter, f"signal {row.code} cleared", clocks.office_time(turn))


def _entered(turn: Turn, row: Signal) -> Any:
    turn.save(row)
    facts = signal.facts(turn, row.code)
    signal.enter(facts, turn)
    return facts


def _known(turn: Turn) -> Mapping[int, Known]:
    """By subject all that is known of it, from a few queries."""
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for name, events in _events(turn).items():
        for subject, each in events.items():
            found[subject][name] = each
    return {subject: Known(**values) for subject, values in found.items()}


def _events(turn: Turn) -> dict[str, Mapping[int, Any]]:
    session, today = turn.session, turn.today
    return _recorded(turn) | {
        "overdue": told.late_for_system(session, today),
        "proposed": told.proposed_for_system(session, turn.house.day),
        "expired": told.expired_for_system(session, today),
        "percent": _percents(turn),
    }


def _recorded(turn: Turn) -> dict[str, Mapping[int, Any]]:
    """What credit records say; each rule looks at its own days of them."""
    since = turn.today - max(turn.house.rulebook.days(number) for number in PERIODS)
    found = told.records_for_system(turn.session, since, KINDS)
    complaints, penalties, voices = ([each for each in found if each.kind == kind] for kind in KINDS)
    return {
        "complaints": told.events(complaints),
        "violations": told.events(each for each in found if each.is_violation),
        "penalties": told.events(told.saying_for_system(turn.session, penalties, "body", AUTHORITIES)),
        "reports": told.events(told.saying_for_system(turn.session, voices, "place", PRESS)),
    }


def _percents(turn: Turn) -> dict[int, int | None]:
    """完整率 · counted only once the quarter has gone on for long enough."""
    if not rules.is_late_in_quarter(turn.house.rulebook, turn.today):
        return {}
    suppliers = stored.suppliers_for_system(turn.session, turn.today)
    return {home: each.percent for home, each in supply.live(turn, suppliers, Quarter.of(turn.today)).items()}


def _signs(turn: Turn, known: Known) -> list[Sign]:
    return rules.signs(known, Standard(turn.house.rulebook, turn.calendar, turn.today))


def _plain(inputs: Mapping[str, int | date]) -> dict[str, int | str]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in inputs.items()}
