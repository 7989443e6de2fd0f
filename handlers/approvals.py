"""双人审批 · turning a key, refusing, taking back; when the last key has turned, it is done (permissions 5.4)."""

from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers.kit import access, draw, gate
from handlers.kit.card import At, Card, Choice, Fact, Label, Refused, Reply, Value, word
from handlers.kit.form import Form, form_named
from handlers.kit.move import Machine, Move, Relation
from handlers.kit.submission import carry_out
from handlers.kit.turn import Turn
from regulation import conflicts
from regulation.permissions import Viewer
from regulation.vocabulary import ApprovalStatus, Role
from storage import codes
from storage.queries import approvals, people
from storage.queries.approvals import ApprovalFacts
from storage.tables import Approval, ApprovalKey

approval = Machine(gate.MACHINE, ApprovalStatus, starts="pending", load=approvals.facts)


def _may_turn(facts: ApprovalFacts, viewer: Viewer) -> bool:
    return facts.rule.key_of(viewer, facts.row.requester_id, facts.turned) is not None


ANYBODY = Relation("reader", lambda facts, viewer: True)  # `load` shows it to nobody else
KEYHOLDER = Relation("keyholder", _may_turn)  # 审批人
REQUESTER = Relation("requester", lambda facts, viewer: facts.row.requester_id == viewer.id)  # 申请人


def in_time(facts: ApprovalFacts, viewer: Viewer, now: datetime) -> str | None:
    """A request that nobody answered in time is void."""
    return "approval-expired" if now >= facts.row.expires_at else None


def no_conflict(facts: ApprovalFacts, viewer: Viewer, now: datetime) -> str | None:
    """K1: nobody turns a key in a matter that is about himself or those near him."""
    return "approval-conflict" if facts.party and conflicts.of(viewer, facts.party) else None


def had_no_hand_in_it(facts: ApprovalFacts, viewer: Viewer, now: datetime) -> str | None:
    """K2: whoever proposed, reviewed or verified what is asked for holds no key to it, nor their delegate."""
    return "approval-hand" if any(conflicts.wrote_it(viewer, each) for each in facts.hands) else None


class SeeApproval(Move, on=approval, by=ANYBODY, clause="8.1-b", reads=True):
    """查看审批事项 · what exactly is asked, by whom, whose keys have turned."""

    def effect(self, facts: ApprovalFacts, turn: Turn) -> Card:
        """What was filled in, line by line, and the open moves."""
        row, form = facts.row, form_named(facts.row.action)
        lines = [_line("status", word(row.status)), _line("requester", facts.requester)]
        lines += [_line("about", codes.spoken(row.row_code))] if row.row_code else []
        lines += draw.answer_facts(turn, form, row.payload) if form else []
        lines += [_line("key", word(role), facts.holders[member]) for role, member in facts.turned.items()]
        lines += [_line("reason", row.reason)] if row.reason else []
        lines += [_line("expires", At(at=row.expires_at))] if row.status is ApprovalStatus.PENDING else []
        choices = (*draw.move_choices(approval, facts, turn, leave_out=SeeApproval), *_way_to_row(row, form, turn))
        return Card(text="approval-card", values=gate.spoken(row), facts=tuple(lines), choices=choices)


class TurnKey(
    Move,
    on=approval,
    moves="pending -> done",
    by=KEYHOLDER,
    needs=(in_time, no_conflict, had_no_hand_in_it),
    clause="8.1-b",
    style="primary",
):
    """同意 · one key; with the last one the action is carried out in this same transaction."""

    def complete(self, facts: ApprovalFacts, turn: Turn) -> bool:
        """Nobody else is still to agree."""
        return not facts.rule.open_slots(facts.turned | {_key(facts, turn): turn.actor.id})

    def effect(self, facts: ApprovalFacts, turn: Turn) -> Reply:
        """Either somebody else is still to agree, or it is done. Raises Refused when it cannot be done any more."""
        row, role = facts.row, _key(facts, turn)
        turn.save(ApprovalKey(approval_id=row.id or 0, role=role, member_id=turn.actor.id, turned_at=turn.now))
        waiting = facts.rule.open_slots(facts.turned | {role: turn.actor.id})
        if waiting:
            return Reply(key="turn-key-one", values=gate.spoken(row) | {"who": gate.named(waiting)}, tone="time")
        _carry_out(facts, turn)
        return Reply(key="turn-key-done", values=gate.spoken(row), tone="done")


class RefuseApproval(
    Move, on=approval, moves="pending -> refused", by=KEYHOLDER, needs=(in_time,), clause="8.1-b", style="danger"
):
    """不同意 · with a reason that the requester reads."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: ApprovalFacts, turn: Turn) -> Reply:
        """Nothing is done; the requester may ask again."""
        row = facts.row
        row.reason = self.reason
        values: dict[str, Value] = gate.spoken(row) | {"reason": self.reason}
        told = Reply(key="refuse-approval-told", values=values, about=approval.about(row), tone="attention")
        turn.notify(row.requester_id, told, f"refused {row.code}")
        return Reply(key="refuse-approval-done", values=values, tone="done")


class WithdrawRequest(
    Move, on=approval, moves="pending -> withdrawn", by=REQUESTER, clause="8.1-b", style="quiet", at_once=True
):
    """撤回申请 · by whoever asked."""

    def effect(self, facts: ApprovalFacts, turn: Turn) -> Reply:
        """Nobody can turn a key any more."""
        return Reply(key="withdraw-request-done", values=gate.spoken(facts.row), tone="done")


def _way_to_row(row: Approval, form: type[Form] | None, turn: Turn) -> list[Choice]:
    """The card of what it is about: nobody agrees to what they cannot read."""
    if form is None or not issubclass(form, Move) or row.row_code is None:
        return []
    about = form.on.facts(turn, row.row_code)
    reads = [move for move in form.on.open_moves(about, turn) if move.reads] if about else []
    return [
        Choice(code=draw.see(move, row.row_code, about.row.version), label=draw.title(move)) for move in reads[:1]
    ]


def _key(facts: ApprovalFacts, turn: Turn) -> Role:
    role = facts.rule.key_of(turn.viewer, facts.row.requester_id, facts.turned)
    if role is None:
        raise Refused("not-permitted")
    return role


def _carry_out(facts: ApprovalFacts, turn: Turn) -> None:
    """As the requester, who must still be allowed to; on the row as it was; exactly what was asked."""
    row, form = facts.row, form_named(facts.row.action)
    actor = people.actor_for_system(turn.session, facts.requester_code, turn.today)
    bound_to = gate.digest(row.action, row.row_code, row.row_version, row.payload)
    if form is None or actor is None or bound_to != row.payload_sha256:
        raise Refused("approval-void")
    theirs = Turn(turn.session, turn.now, actor, turn.house, turn.journal, turn.known)
    about = access.facts(form, theirs, row.row_code or "")
    access.check(form, theirs, about)
    if about is not None and about.row.version != row.row_version:
        raise Refused("approval-void")
    outcome = carry_out(theirs, form.filled(row.payload), about)
    told = outcome if isinstance(outcome, Reply) else Reply(key="approval-told", values=gate.spoken(row))
    turn.notify(actor.id, told, f"approved {row.code}")


def _line(name: str, *value: Value) -> Fact:
    return Fact(label=Label(label=f"approval-line-{name}"), value=value)
