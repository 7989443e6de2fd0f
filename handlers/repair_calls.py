"""提示 · who is told that one may apply for repair by now, and whose application is still a draft (7.1, 7.2-a).

Nothing is written down of who was told but the letters themselves: a key says what each was about.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handlers.kit.card import On, Reply, Value, word
from handlers.kit.turn import Turn
from handlers.repair_application import ApplyForRepair
from handlers.repair_eligibility import barred, restorable, rules_of, speakers, standing_of
from regulation.permissions import CLOCK
from regulation.repair import open_since
from storage.queries import conversation, eligibility, people
from storage.queries.eligibility import RestorableFacts


@dataclass(frozen=True)
class Call:
    """One letter to one person; sent once under its key."""

    member: int
    told: Reply
    key: str


def waiting(turn: Turn) -> list[Call]:
    """Every letter that is due and was not written yet."""
    due = [*_eligible(turn), *_unfinished(turn)]
    had = conversation.written_for_system(turn.session, [f"{call.key}:{call.member}" for call in due])
    return [call for call in due if f"{call.key}:{call.member}" not in had]


def _eligible(turn: Turn) -> Iterator[Call]:
    """Told again where a later day has taken the place of the first: after a refusal, or another rectification.
    Whoever has applied since that day knows."""
    for facts in eligibility.low_for_system(turn.session, turn.today):
        since = open_since(standing_of(facts, turn), rules_of(facts, turn))
        knows = any(turn.house.day(each.applied_at) >= since for each in facts.applications)
        if not knows and barred(facts, turn) is None:
            told = _told("repair-open-told", facts)
            for member in speakers(facts, turn):
                yield Call(member, told, f"repair open {facts.row.code} {since}")


def _unfinished(turn: Turn) -> Iterator[Call]:
    """Whoever began an application reads once that it will be forgotten."""
    rules = turn.house.rulebook
    kept = rules.days("draft.kept")
    gone = people.gone_for_system(turn.session, turn.today)
    idle = conversation.drafts_of_for_system(
        turn.session, ApplyForRepair.code, turn.now - kept + rules.days("repair.nudge")
    )
    found = eligibility.facts(turn.session, CLOCK, [draft.row_code for draft in idle if draft.row_code])
    for draft in idle:
        facts = found.get(draft.row_code or "")
        if facts and draft.member_id not in gone:
            until = On(day=turn.house.day(draft.updated_at + kept))
            yield Call(draft.member_id, _told("repair-draft-told", facts, until=until), f"repair draft {draft.id}")


def _told(key: str, facts: RestorableFacts, **values: Value) -> Reply:
    said: dict[str, Value] = {"subject": facts.subject.name, "grade": word(facts.row.grade)}
    return Reply(key=key, values=said | values, about=restorable.about(facts.row), tone="time")
