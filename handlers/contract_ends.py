"""合同到期 · before a contract ends, the office and the partner's manager hear of it (clauses 2.3, 6.1-c)."""

from collections.abc import Sequence
from datetime import date

from handlers.kit import clocks
from handlers.kit.card import Label, On, Reply, Value
from handlers.kit.clocks import Term, Wait
from handlers.kit.turn import Turn
from regulation.permissions import CLOCK
from regulation.vocabulary import Role
from storage.queries import contracts, people, time
from storage.queries.contracts import ContractFacts
from storage.tables import Contract

KIND = "contract.end"
NEAREST = 500  # contracts that end next; a house with more of them looks into its own list


def _owners(facts: ContractFacts, turn: Turn) -> Sequence[int]:
    """Whoever looks after the partner, then the office that must agree on another."""
    officers = people.holders_for_system(turn.session, Role.CREDIT_OFFICER, turn.today)
    return list(dict.fromkeys([*facts.managers, *officers]))


def _named(facts: ContractFacts) -> dict[str, Value]:
    values: dict[str, Value] = {"number": facts.row.number, "partner": facts.partner}
    return values | {"code": Label(label="contract-named", values=dict(values))}


def _mine(turn: Turn) -> list[str]:
    return [row.row_code for row in time.running_for_system(turn.session, [KIND], NEAREST)]


WAIT = Wait(
    KIND,
    owner=_owners,
    until=lambda facts, turn: facts.row.ends_on,
    exact=True,
    words="contract-end",
    named=_named,
    then=("add-contract",),
)
contract = Term(
    "contract",
    WAIT,
    load=contracts.facts,
    mine=_mine,
    unclocked=lambda turn, limit: clocks.astray(turn, WAIT, contracts.current_for_system(turn.session), limit),
)


def registered(turn: Turn, row: Contract, partner: str, was: date | None) -> Reply:
    """The clock runs to the day that stands in the contract now; the receipt says what became of the one before."""
    found = contracts.facts(turn.session, CLOCK, [row.code])
    if was != row.ends_on and row.code in found:
        contract.settle(turn, found[row.code])
    moved = "" if was in (None, row.ends_on) else "extended" if row.ends_on > was else "corrected"
    return Reply(
        key=f"contract-{moved}-done" if moved else "add-contract-done",
        values={
            "partner": partner,
            "number": row.number,
            "until": On(day=row.ends_on),
            "was": On(day=was or row.ends_on),
        },
        tone="done",
    )
