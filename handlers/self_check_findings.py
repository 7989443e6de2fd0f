"""系统自检各项 · each check, as a pure look at the house: how it is, its number, whether somebody must act (8.1-a).

Numbers, days and the names of ticks and platforms; no person, no text of anybody, nothing about reports.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from handlers import audit_trail
from handlers.kit.card import On, Value
from handlers.kit.turn import Turn
from regulation.rulebook import Rulebook
from regulation.vocabulary import CheckLevel
from storage import audit
from storage.audit import BrokenChain
from storage.queries import conversation, time

GOOD, ATTENTION, BAD = CheckLevel.GOOD, CheckLevel.ATTENTION, CheckLevel.BAD
YEAR = timedelta(days=365)  # the twelve months to come


@dataclass(frozen=True)
class Finding:
    """One check. Its words are `self-check-NAME`, `-said` with the values, `-do` where somebody must act."""

    name: str
    level: CheckLevel
    values: dict[str, Value] = field(default_factory=dict)


def findings(turn: Turn) -> list[Finding]:
    """Every check, in the order of the card."""
    return [check(turn) for check in CHECKS]


def ticks(turn: Turn) -> Finding:
    """时钟运行 · by how much the latest tick is late, and which fail again and again."""
    seen = turn.house.upkeep()
    level = BAD if seen.failing else _at_least(turn, "tick", seen.behind)
    minutes, names = seen.behind // timedelta(minutes=1), ", ".join(seen.failing)
    return Finding("ticks", level, {"minutes": minutes, "failing": len(seen.failing), "names": names})


def platforms(turn: Turn) -> Finding:
    """平台接入 · whether what people do comes in."""
    silent = turn.house.upkeep().silent
    return Finding("platforms", BAD if silent else GOOD, {"count": len(silent), "names": ", ".join(silent)})


def notices(turn: Turn) -> Finding:
    """通知发送 · what should have been sent by now, what was given up of late, whom nothing reached."""
    due, oldest, _ = conversation.outbox_for_system(turn.session, turn.now)
    waits = turn.now - oldest if oldest else timedelta()
    span = turn.house.rulebook.days("selfcheck.given-up")
    lost = conversation.given_up_for_system(turn.session, turn.now - span)
    level = _at_least(turn, "notice", waits)
    values: dict[str, Value] = {
        "due": due,
        "minutes": waits // timedelta(minutes=1),
        "lost": lost,
        "span": span.days,
        "people": len(conversation.undelivered_for_system(turn.session)),
    }
    return Finding("notices", ATTENTION if level is GOOD and lost else level, values)


def calendar(turn: Turn) -> Finding:
    """日历覆盖 · until when working days are official, and how many of the next twelve months' days are not."""
    until, year = turn.calendar.official_until(turn.today), turn.today + YEAR
    level = _at_most(turn, "calendar", until - turn.today)
    return Finding("calendar", level, {"until": On(day=until), "days": max((year - until).days, 0)})


def deadlines(turn: Turn) -> Finding:
    """暂定期限 · running deadlines on days that may still change; those that are near need somebody."""
    count, first = time.provisional_for_system(turn.session)
    near = turn.house.rulebook.days("selfcheck.provisional")
    soon = first is not None and first <= turn.now + near
    return Finding("deadlines", ATTENTION if soon else GOOD, {"count": count, "near": near.days})


def trail(turn: Turn) -> Finding:
    """审计链 · walked through now (a second for a million lines), compared with the head that was told last."""
    try:
        lines = audit_trail.check(turn.session)
    except BrokenChain as broken:
        return Finding("trail-broken", BAD, {"line": broken.line})
    head = audit.head(turn.session.connection())
    told = audit_trail.anchor(turn.session)
    if head is None or told is None:
        return Finding("trail-untold", GOOD if head is None else ATTENTION, {"lines": lines})
    late = turn.now - told.at >= turn.house.rulebook.days("selfcheck.anchor")
    values: dict[str, Value] = {
        "lines": lines,
        "head": f"{head.year}/{head.number}",
        "anchor": f"{told.head.year}/{told.head.number}",
        "day": On(day=turn.house.day(told.at)),
    }
    return Finding("trail", ATTENTION if late else GOOD, values)


def backup(turn: Turn) -> Finding:
    """备份 · when the last one was made, as far as the house can see."""
    made = turn.house.upkeep().backup_at
    if made is None:
        return Finding("backup-none", BAD)
    age = max(turn.now - made, timedelta())
    return Finding(
        "backup", _at_least(turn, "backup", age), {"day": On(day=turn.house.day(made)), "days": age.days}
    )


def key(turn: Turn) -> Finding:
    """加密密钥 · which one seals, and for how long already."""
    since, number = turn.house.upkeep().key_since, turn.house.vault.newest
    if since is None:
        return Finding("key-unknown", ATTENTION, {"number": number})
    age = max(turn.now - since, timedelta())
    values: dict[str, Value] = {"number": number, "day": On(day=turn.house.day(since)), "days": age.days}
    return Finding("key", _at_least(turn, "key", age), values)


CHECKS: tuple[Callable[[Turn], Finding], ...] = (
    ticks,
    platforms,
    notices,
    calendar,
    deadlines,
    trail,
    backup,
    key,
)


def _at_least(turn: Turn, what: str, measured: timedelta) -> CheckLevel:
    """What grows until somebody must act."""
    rules = turn.house.rulebook
    return next((level for level in (BAD, ATTENTION) if measured >= _limit(rules, what, level)), GOOD)


def _at_most(turn: Turn, what: str, measured: timedelta) -> CheckLevel:
    """What shrinks until somebody must act."""
    rules = turn.house.rulebook
    return next((level for level in (BAD, ATTENTION) if measured <= _limit(rules, what, level)), GOOD)


def _limit(rules: Rulebook, what: str, level: CheckLevel) -> timedelta:
    name = f"selfcheck.{what}.{level.value}"
    return rules.minutes(name) if rules.unit(name) == "minutes" else rules.days(name)
