"""任期 · before the term of a role ends, its holder and the director, who proposes the next, hear of it (3.1-a)."""

from collections.abc import Sequence

from handlers.kit import clocks
from handlers.kit.card import Label, Value, word
from handlers.kit.clocks import Term, Wait
from handlers.kit.turn import Turn
from regulation.vocabulary import Role
from storage.queries import people, role_terms
from storage.queries.role_terms import RoleTermFacts


def _owners(facts: RoleTermFacts, turn: Turn) -> Sequence[int]:
    directors = people.holders_for_system(turn.session, Role.CREDIT_DIRECTOR, turn.today)
    return list(dict.fromkeys([facts.row.member_id, *directors]))


def _named(facts: RoleTermFacts) -> dict[str, Value]:
    values: dict[str, Value] = {"role": word(facts.row.role), "name": facts.name}
    return values | {"code": Label(label="role-term-named", values=dict(values))}


WAIT = Wait(
    "role.term",
    owner=_owners,
    until=lambda facts, turn: facts.row.until,
    exact=True,
    words="role-term",
    named=_named,
    then=("grant-role",),
)
role_term = Term(
    "role-term",
    WAIT,
    load=role_terms.facts,
    mine=lambda turn: [facts.row.code for facts in role_terms.current_for_system(turn.session)],
    unclocked=lambda turn, limit: clocks.astray(turn, WAIT, role_terms.current_for_system(turn.session), limit),
)
