"""预警的触发与解除 · what the data tell today is compared with the signals that stand (clause 3.2-d).

A signal that stands only rises, or ends when its rule holds no more; it is told again only where it got graver.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from handlers import docket, supply
from handlers.complaint import Complaint
from handlers.early_warning import due_on, owners, signal
from handlers.kit import clocks
from handlers.kit.card import Label
from handlers.kit.turn import Turn
from handlers.outside_voice import OutsideVoice, VoicePlace
from handlers.recognition import IssuingBody, Penalty
from regulation import early_warning as rules
from regulation.early_warning import Known, Sign, SignalLevel, SignalRule, SignalStatus, Standard
from storage import codes
from storage.queries import completeness as stored
from storage.queries import early_warning as told
from storage.queries import signals
from storage.queries.signals import Standing
from storage.tables import Signal

AUTHORITIES = (IssuingBody.REGULATOR, IssuingBody.GOVERNMENT)
PRESS = (VoicePlace.NEWS,)
KINDS = (Complaint.code, Penalty.code, OutsideVoice.code)
PERIODS = tuple(f"signal.{rule}.days" for rule in ("complaints", "violations", "authority", "media"))


class Change(NamedTuple):
    """Something new since the signals were looked at last: a sign that is new or graver; None: it holds no more."""

    subject_id: int
    rule: SignalRule
    sign: Sign | None


def changes(turn: Turn) -> list[Change]:
    """The signs that hold today against the signals that stand."""
    holds = {(subject, sign.rule): sign for subject, known in _known(turn).items() for sign in _signs(turn, known)}
    stands = _stands(turn)
    found = [Change(*key, sign) for key, sign in holds.items() if _is_news(sign, stands.get(key))]
    return found + [Change(*key, None) for key in stands if key not in holds]


def settle(turn: Turn, found: Sequence[Change]) -> int:
    """Raises, makes graver, clears what was found; returns how many signals changed. Somebody else may have been
    faster: each is looked at again by its key."""
    stands = _stands(turn, {each.subject_id for each in found})
    return sum(_settled(turn, each, stands.get((each.subject_id, each.rule))) for each in found)


def _settled(turn: Turn, each: Change, standing: Standing | None) -> bool:
    """Whether there is still anything to change."""
    sign = each.sign
    if sign is None and standing:
        _clear(turn, signals.row_for_system(turn.session, standing.code))
    elif sign and standing is None:
        _tell(turn, Signal(code=codes.new(), subject_id=each.subject_id, rule=sign.rule, **_standing(turn, sign)))
    elif sign and standing and _is_news(sign, standing):
        _worsen(turn, signals.row_for_system(turn.session, standing.code), sign)
    else:
        return False
    return True


def _stands(turn: Turn, subjects: set[int] | None = None) -> dict[tuple[int, SignalRule], Standing]:
    found = signals.open_for_system(turn.session, subjects)
    return {(each.subject_id, each.rule): each for each in found}


def _is_news(sign: Sign, standing: Standing | None) -> bool:
    return standing is None or rules.is_worse(sign.level, standing.level)


def _worsen(turn: Turn, row: Signal, sign: Sign) -> None:
    """升级预警 · another level, another clock: every side is asked anew."""
    clocks.stop(turn, row.code)
    for name, value in _standing(turn, sign).items():
        setattr(row, name, value)
    _tell(turn, row)


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
    turn.save(row)
    facts = signal.facts(turn, row.code)
    signal.enter(facts, turn)
    turn.note("raise-signal", row.code, rule=row.rule.value, level=row.level.value)
    at = None if row.level is SignalLevel.RED else clocks.office_time(turn)
    letter = signal.told(facts, "signal-raised-told", next=Label(label=f"signal-next-{row.rule.value}"))
    for member in owners(facts, turn):
        turn.notify(member, letter, f"signal {row.code} {row.level.value}", at)


def _clear(turn: Turn, row: Signal) -> None:
    """解除预警 · the rule holds no more; whose it was are told, and whoever answered."""
    row.status, row.cleared_at = SignalStatus.CLEARED, turn.now
    turn.save(row)
    clocks.stop(turn, row.code)
    docket.drop(turn, row.code)
    turn.note("clear-signal", row.code, rule=row.rule.value)
    facts = signal.facts(turn, row.code)
    if facts is None:
        return  # it is damaged: nobody could open it
    letter = signal.told(facts, "signal-cleared-told").model_copy(update={"tone": "done"})
    for member in dict.fromkeys([*owners(facts, turn), *(each.by_id for each in facts.answers)]):
        turn.notify(member, letter, f"signal {row.code} cleared", clocks.office_time(turn))


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
    """完整率 · of the quarter that is measured, if any is."""
    quarter = rules.measured(turn.house.rulebook, turn.today, partial(supply.closed, turn))
    if quarter is None:
        return {}
    suppliers = stored.suppliers_for_system(turn.session, turn.today)
    return {home: each.percent for home, each in supply.live(turn, suppliers, quarter).items()}


def _signs(turn: Turn, known: Known) -> list[Sign]:
    return rules.signs(known, Standard(turn.house.rulebook, turn.calendar, turn.today))


def _plain(inputs: Mapping[str, int | date]) -> dict[str, int | str]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in inputs.items()}
