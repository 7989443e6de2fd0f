"""提示 · who is told that one may apply for repair by now, and whose application is still a draft (7.1, 7.2-a).

Nothing is written down of who was told but the letters themselves: a key says what each was about.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import date

from handlers.kit.calls import Call, unwritten
from handlers.kit.card import On, Reply, Value, word
from handlers.kit.matter import subject_speakers
from handlers.kit.turn import Turn
from handlers.repair_application import ApplyForRepair
from handlers.repair_eligibility import barred, in_force, judged, restorable, rules_of, standing_of
from regulation import repair
from regulation.permissions import CLOCK
from regulation.repair import open_since
from storage.queries import conversation, eligibility, people
from storage.queries.eligibility import RestorableFacts
from storage.vault import VaultError

log = logging.getLogger(__name__)


def waiting(turn: Turn) -> list[Call]:
    """Every letter that is due and was not written yet."""
    return unwritten(turn, [*_eligible(turn), *_unfinished(turn)])


def next_on(turn: Turn) -> date | None:
    """The first day to come on which a way to repair opens by itself."""
    found = _readable(turn, eligibility.low_for_system(turn.session, turn.today))
    days = [repair.opens_on(judged(facts, turn)) for facts in found if in_force(facts, turn)]
    return min((day for day in days if day), default=None)


def _eligible(turn: Turn) -> Iterator[Call]:
    """Told again where a later day has taken the place of the first: after a refusal, or another rectification.
    Whoever has applied since that day knows."""
    for facts in _readable(turn, eligibility.low_for_system(turn.session, turn.today)):
        since = open_since(standing_of(facts, turn), rules_of(facts, turn))
        knows = any(turn.house.day(each.applied_at) >= since for each in facts.applications)
        if not knows and barred(facts, turn) is None:
            told = _told("repair-open-told", facts)
            for member in subject_speakers(facts, turn):
                yield Call(member, told, f"repair open {facts.row.code} {since}")


def _unfinished(turn: Turn) -> Iterator[Call]:
    """Whoever began an application reads once that it will be forgotten."""
    rules = turn.house.rulebook
    kept = rules.days("draft.kept")
    idle = conversation.idle_for_system(
        turn.session, ApplyForRepair.code, turn.now - kept + rules.days("repair.nudge")
    )
    gone = people.gone_for_system(turn.session, turn.today)
    found = {facts.row.code: facts for facts in _readable(turn, [draft.row_code for draft in idle])}
    for draft in idle:
        if draft.row_code in found and draft.member_id not in gone:
            until = On(day=turn.house.day(draft.updated_at + kept))
            told = _told("repair-draft-told", found[draft.row_code], until=until)
            yield Call(draft.member_id, told, f"repair draft {draft.id}")


def _readable(turn: Turn, codes: Sequence[str]) -> list[RestorableFacts]:
    """All of them together; where one is so damaged that nobody can read it, each by itself, without that one."""
    try:
        return list(eligibility.facts(turn.session, CLOCK, codes).values())
    except VaultError as error:
        if len(codes) > 1:
            return [facts for code in codes for facts in _readable(turn, [code])]
        log.error("nobody is told of a way to repair: %s", type(error).__name__)
        return []


def _told(key: str, facts: RestorableFacts, **values: Value) -> Reply:
    said: dict[str, Value] = {"subject": facts.subject.name, "grade": word(facts.row.grade)}
    return Reply(key=key, values=said | values, about=restorable.about(facts.row), tone="time")
