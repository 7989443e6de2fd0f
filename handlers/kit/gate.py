"""双人审批闸 · the one place where an action waits for other people's keys (permissions 5.4).

A request is bound to the action, the row as it stands, and what exactly was filled in. It is used once.
"""

import hashlib
import json
from datetime import timedelta
from typing import Any

from handlers.kit.card import Label, Refused, Reply, Value, word
from handlers.kit.form import Form
from handlers.kit.turn import Turn
from regulation.two_keys import RULES, Slot
from regulation.vocabulary import ApprovalStatus
from storage import codes
from storage.queries import approvals
from storage.tables import Approval

MACHINE = "approval"


def armed(turn: Turn, rule: str) -> bool:
    """Whether the gate is closed: it stands open while an institution is set up, until its keys were given out."""
    return all(approvals.ever_held_for_system(turn.session, slot) for slot in RULES[rule].slots)


def digest(action: str, row_code: str | None, row_version: int | None, payload: dict[str, Any]) -> str:
    """What a request is bound to, as one hash."""
    whole = [action, row_code, row_version, payload]
    return hashlib.sha256(json.dumps(whole, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def request(turn: Turn, filled: Form, facts: Any) -> Reply:
    """Writes the request down and tells those who hold a key. Raises Refused when the same one is open already."""
    row_code, row_version = (facts.row.code, facts.row.version) if facts else (None, None)
    bound_to = digest(filled.code, row_code, row_version, filled.answers)
    if approvals.same_open_for_system(turn.session, turn.actor.id, bound_to):
        raise Refused("approval-open-already")
    rule = RULES[filled.keys or ""]
    row = turn.save(
        Approval(
            code=codes.new(),
            rule=rule.name,
            action=filled.code,
            row_code=row_code,
            row_version=row_version,
            payload=filled.answers,
            payload_sha256=bound_to,
            status=ApprovalStatus.PENDING,
            requester_id=turn.actor.id,
            requested_at=turn.now,
            expires_at=turn.now + turn.house.rulebook.days(rule.period),
        )
    )
    turn.note("request-approval", row.code, rule=rule.name, asked=filled.code)
    hours = turn.house.rulebook.days(rule.period) // timedelta(hours=1)
    values = spoken(row) | {"who": named(rule.slots), "requester": turn.actor.name, "hours": hours}
    told = Reply(key="approval-asked", values=values, about=(MACHINE, row.code), tone="attention")
    for member in sorted(approvals.key_holders_for_system(turn.session, rule, turn.today) - {turn.actor.id}):
        turn.notify(member, told, f"approval {row.code}")
    return Reply(key="approval-requested", values=values, about=(MACHINE, row.code), tone="time")


def spoken(row: Approval) -> dict[str, Value]:
    """The values every sentence about a request needs."""
    return {"code": codes.spoken(row.code), "action": Label(label=row.action)}


def named(slots: "tuple[Slot, ...] | list[Slot]") -> Label:
    """Whose keys, in words: one after the other, "or" within one."""
    first, *more = slots
    here: Label = word(first[0])
    for role in first[1:]:
        here = Label(label="approval-or", values={"one": here, "other": word(role)})
    return Label(label="approval-and", values={"one": here, "other": named(more)}) if more else here
