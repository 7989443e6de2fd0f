"""谁来决定 · the holders of a role who have no conflict with a party: one search for every chapter (K1)."""

from collections.abc import Collection, Sequence
from typing import Protocol

from handlers.kit.turn import Turn
from regulation import conflicts
from regulation.conflicts import Party
from regulation.vocabulary import Role
from storage.queries import people


class About(Protocol):
    """Anything that is about somebody."""

    @property
    def party(self) -> Party:
        """Whom it is about, as the conflict rules see them."""


def fit(facts: About, turn: Turn, roles: Sequence[Role], but: Collection[int | None] = ()) -> Sequence[int]:
    """The holders of the first of these roles that anybody without a conflict holds: whoever may decide (K1)."""
    for role in roles:
        held = people.holders_for_system(turn.session, role, turn.today)
        codes_ = [people.member_code_for_system(turn.session, member) for member in held if member not in but]
        actors = people.actors_for_system(turn.session, turn.today, codes_).values() if codes_ else ()
        found = [actor.id for actor in actors if not conflicts.of(actor.viewer, facts.party)]
        if found:
            return [member for member in held if member in found]
    return []
