"""谁来办理 · who may decide about a party, who may verify what it did: one search for every chapter (K1, K2)."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, Protocol

from handlers.kit.card import Refused
from handlers.kit.turn import Turn
from regulation import conflicts
from regulation.conflicts import Party
from regulation.permissions import Viewer
from regulation.vocabulary import Role
from storage.queries import people
from storage.queries.people import Actor

APART = {Role.ADMINISTRATOR, Role.AUDITOR, Role.CUSTODIAN}  # who watches, keeps keys or accounts decides nothing


class About(Protocol):
    """Anything that is about somebody."""

    @property
    def party(self) -> Party:
        """Whom it is about, as the conflict rules see them."""


class Verified(About, Protocol):
    """Anything that people verify, each in a step of their own."""

    @property
    def verifications(self) -> Sequence[Any]:
        """Who verifies, and what they found."""


def fit(facts: About, turn: Turn, roles: Sequence[Role], but: Collection[int | None] = ()) -> Sequence[int]:
    """The holders of the first of these roles that anybody without a conflict holds: whoever may decide (K1). Whose
    agreement does not hold may not even read it (8.2-a)."""
    for role in roles:
        held = people.holders_for_system(turn.session, role, turn.today)
        left = [member for member in held if member not in but]
        if found := free(turn, left, lambda viewer: not conflicts.of(viewer, facts.party)):
            return found
    return []


def free(turn: Turn, members: Sequence[int], may: Callable[[Viewer], bool]) -> list[int]:
    """Those of them whose agreement holds and who may, in the same order."""
    codes_ = [people.member_code_for_system(turn.session, member) for member in members]
    actors = people.actors_for_system(turn.session, turn.today, codes_).values() if codes_ else ()
    found = {actor.id for actor in actors if actor.viewer.bound and may(actor.viewer)}
    return [member for member in members if member in found]


def refuse_without_keys(facts: About, turn: Turn, but: Collection[int | None], refusal: str) -> None:
    """Raises Refused where nobody could turn both keys, chair and another of the leading group (T1, T7)."""
    chairs, members = (fit(facts, turn, (role,), but) for role in (Role.CHAIR, Role.GROUP_MEMBER))
    if not chairs or not members or len({*chairs, *members}) == 1:
        raise Refused(refusal)


def verifier(facts: About, turn: Turn, field: str, code: str, hands: Collection[int | None]) -> int:
    """核验人 · somebody who may verify a matter: here, bound, with no tie to whom it is about, and none of those
    who had a hand in it (K1, K2). Raises Refused, at the field that named them.
    """
    actor = _actor(turn, field, code)
    if actor.left_on is not None and actor.left_on <= turn.today:
        raise Refused("verifier-left", field=field)
    if not actor.viewer.bound:
        raise Refused("verifier-unsigned", field=field, name=actor.name)
    if actor.viewer.roles & APART:
        raise Refused("verifier-role", field=field, name=actor.name)
    if too_near(actor.viewer, facts.party) or any(conflicts.wrote_it(actor.viewer, each) for each in hands if each):
        raise Refused("verifier-conflict", field=field, name=actor.name)
    return actor.id


def exchange(
    facts: Verified, turn: Turn, leaving: str, coming: str, hands: Collection[int | None], refusal: str
) -> tuple[Any, int]:
    """更换核验人 · the step of whoever leaves, and who that was; the step is of whoever comes from now on. Raises
    Refused, with this refusal for somebody whose finding is not awaited, for one who verifies already or is unfit.
    """
    line = people.subjects_named(turn.session, turn.viewer, [leaving])[leaving]
    awaited = (each for each in facts.verifications if each.decided_at is None and each.by_id == line.member_id)
    step = next(awaited, None)
    if step is None:
        raise Refused(refusal, field="leaving")
    member = verifier(facts, turn, "coming", coming, hands)
    if any(each.by_id == member for each in facts.verifications):
        raise Refused("verifier-twice", field="coming")
    left, step.by_id, step.at = step.by_id, member, turn.now
    return turn.save(step), left


def too_near(viewer: Viewer, party: Party) -> bool:
    """K1, and whoever works in the same department as the person whom it is about."""
    colleague = viewer.department_id is not None and viewer.department_id == party.home_id
    return colleague or conflicts.of(viewer, party) is not None


def _actor(turn: Turn, field: str, code: str) -> Actor:
    line = people.subjects_named(turn.session, turn.viewer, [code])[code]
    if line.member_id is None:
        raise Refused("verifier-left", field=field)
    named = people.member_code_for_system(turn.session, line.member_id)
    return people.actors_for_system(turn.session, turn.today, [named])[named]
