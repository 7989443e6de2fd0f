"""续签 · whoever signed is reminded before it runs out, and told once it has (clauses 8.2-b, 2.4, 1.2)."""

from handlers.kit import clocks
from handlers.kit.card import Label, Value, word
from handlers.kit.clocks import Term, Wait
from handlers.kit.turn import Turn
from storage.queries import undertakings
from storage.queries.undertakings import SignatureFacts
from storage.tables import Signature

KIND = "undertaking.renewal"


def _named(facts: SignatureFacts) -> dict[str, Value]:
    signed = facts.row.undertaking
    return {"code": word(signed), "closed": Label(label=f"renewal-closed-{signed}")}


signature = Term(
    "signature",
    Wait(
        KIND,
        owner=lambda facts, turn: [facts.row.member_id],
        until=lambda facts, turn: facts.row.until,
        exact=True,
        words="renewal",
        named=_named,
        then=("undertakings",),
    ),
    load=undertakings.facts,
    mine=lambda turn: [row.code for row in undertakings.signed_for_system(turn.session, turn.actor.id).values()],
    unclocked=lambda turn, limit: undertakings.unclocked_for_system(turn.session, KIND, limit),
)


def renewed(turn: Turn, row: Signature, before: Signature | None) -> None:
    """The clock of the signature before is met, that of the new one begins."""
    if before:
        clocks.meet(turn, KIND, before.code)
    signature.settle(turn, SignatureFacts(row))
