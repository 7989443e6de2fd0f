"""委托 · somebody acts for somebody else for a while; both may end it, and it ends by itself (states 6.12, K12)."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen

from handlers.kit import draw
from handlers.kit.card import Card, Fact, Label, On, Refused, Reply, Value, word
from handlers.kit.form import Form, Person
from handlers.kit.move import Machine, Move, Relation
from handlers.kit.turn import Turn
from regulation import roles
from regulation.permissions import Viewer
from regulation.vocabulary import DelegationStatus
from storage import codes
from storage.queries import delegations, people, viewers
from storage.queries.delegations import DelegationFacts
from storage.tables import Delegation

delegation = Machine("delegation", DelegationStatus, starts="offered", load=delegations.facts)

PRINCIPAL = Relation("principal", lambda facts, viewer: facts.row.principal_id == viewer.id)  # 委托人
DELEGATE = Relation("delegate", lambda facts, viewer: facts.row.delegate_id == viewer.id)  # 受托人
EITHER = Relation("party", lambda facts, viewer: viewer.id in (facts.row.principal_id, facts.row.delegate_id))


class DelegationPeriod(StrEnum):
    """委托期限 · from today on."""

    DAY = "day"  # 今天
    WEEK = "week"  # 一周
    FORTNIGHT = "fortnight"  # 两周
    MONTH = "month"  # 一个月


LENGTH = {"day": 1, "week": 7, "fortnight": 14, "month": 30}


class OfferDelegation(Form, command="delegate", may="delegation.offer", clause="3.2-a"):
    """委托他人 · to somebody of the own department, or somebody who holds the same office."""

    subject: Person
    period: DelegationPeriod
    why: Annotated[str, MaxLen(100)]

    def submit(self, turn: Turn) -> Reply:
        """The other person must accept. Raises Refused for whoever may not stand in."""
        other, name = _delegate(turn, self.subject)
        until = turn.today + timedelta(days=LENGTH[self.period] - 1)
        row = turn.save(
            Delegation(
                code=codes.new(),
                status=DelegationStatus.OFFERED,
                principal_id=turn.actor.id,
                delegate_id=other.id,
                from_on=turn.today,
                until=until,
                reason=self.why,
                offered_at=turn.now,
            )
        )
        values = _values(turn.actor.name, name, until) | {"why": self.why}
        told = Reply(key="offer-delegation-told", values=values, about=delegation.about(row), tone="attention")
        turn.notify(other.id, told, f"delegation {row.code}")
        return Reply(key="offer-delegation-done", values=values, about=delegation.about(row), tone="time")


class SeeDelegations(Form, command="delegate", may="delegation.see", clause="3.2-a", reads=True):
    """我的委托 · for whom one stands in, who stands in for oneself."""

    def submit(self, turn: Turn) -> Card:
        """Each with the buttons that are open."""
        found = delegations.current(turn.session, turn.viewer, turn.today)
        facts = tuple(
            Fact(
                label=Label(label="delegation-line", values={"from": each.principal, "to": each.delegate}),
                value=(word(each.row.status), Label(label="until-day", values={"day": On(day=each.row.until)})),
            )
            for each in found
        )
        choices = [choice for each in found for choice in draw.move_choices(delegation, each, turn)]
        return Card(text="delegations", values={"count": len(found)}, facts=facts, choices=tuple(choices))


class AcceptDelegation(
    Move, on=delegation, moves="offered -> active", by=DELEGATE, clause="3.2-a", style="primary", at_once=True
):
    """接受委托 · from now on until the last day, with the conflicts of both (K12)."""

    def effect(self, facts: DelegationFacts, turn: Turn) -> Reply:
        """Whoever offered it is told."""
        values = _values(facts.principal, facts.delegate, facts.row.until)
        turn.notify(facts.row.principal_id, Reply(key="accept-delegation-told", values=values), _once(facts))
        return Reply(key="accept-delegation-done", values=values, about=delegation.about(facts.row), tone="done")


class DeclineDelegation(
    Move, on=delegation, moves="offered -> declined", by=DELEGATE, clause="3.2-a", style="quiet", at_once=True
):
    """谢绝委托 · nothing changes."""

    def effect(self, facts: DelegationFacts, turn: Turn) -> Reply:
        """Whoever offered it is told."""
        values = _values(facts.principal, facts.delegate, facts.row.until)
        told = Reply(key="decline-delegation-told", values=values, tone="attention")
        turn.notify(facts.row.principal_id, told, _once(facts))
        return Reply(key="decline-delegation-done", values=values, tone="done")


class RevokeDelegation(
    Move,
    on=delegation,
    moves="offered | active -> revoked",
    by=EITHER,
    clause="3.2-a",
    style="danger",
    at_once=True,
):
    """结束委托 · by either of the two, at once."""

    def effect(self, facts: DelegationFacts, turn: Turn) -> Reply:
        """The other one is told."""
        row = facts.row
        values = _values(facts.principal, facts.delegate, row.until)
        other = row.delegate_id if turn.actor.id == row.principal_id else row.principal_id
        turn.notify(other, Reply(key="revoke-delegation-told", values=values, tone="attention"), _once(facts))
        return Reply(key="revoke-delegation-done", values=values, tone="done")


def _delegate(turn: Turn, code: str) -> tuple[Viewer, str]:
    line = people.subjects_named(turn.session, turn.viewer, [code])[code]
    if line.member_id is None or line.member_id == turn.actor.id:
        raise Refused("delegation-not-to-oneself", field="subject")
    other = viewers.viewers_for_system(turn.session, [line.member_id], turn.today)[line.member_id]
    conveyed = turn.viewer.roles & roles.CONVEYED
    same_home = other.department_id == turn.viewer.department_id
    if not same_home and not conveyed & other.roles:
        raise Refused("delegation-not-to-them", field="subject")
    clash = next((found for role in sorted(conveyed) if (found := roles.clash(other.roles, role))), None)
    if clash:
        raise Refused("delegation-clash", field="subject", held=word(clash))
    return other, line.name


def _values(principal: str, delegate: str, until: date) -> dict[str, Value]:
    return {"from": principal, "to": delegate, "until": On(day=until)}


def _once(facts: DelegationFacts) -> str:
    return f"delegation {facts.row.code} {facts.row.status}"
