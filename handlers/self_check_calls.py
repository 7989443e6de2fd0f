"""每周自检 · the house looks at itself; what is not good is told to whoever sees to it (8.1-a, 8.1-c)."""

from datetime import timedelta

from handlers.kit import clocks
from handlers.kit.calls import Call, untold
from handlers.kit.card import Label, Reply
from handlers.kit.turn import Turn
from handlers.self_check import SelfCheck, counted, wrong
from handlers.self_check_findings import Finding, findings
from regulation.vocabulary import Role
from storage.queries import people

TOLD = (Role.ADMINISTRATOR, Role.AUDITOR)


def waiting(turn: Turn) -> list[Call]:
    """A letter to each who had none this week, if anything is not good; in office hours, any day of the week."""
    if clocks.office_time(turn) != turn.now:
        return []
    key = f"self-check {turn.today - timedelta(days=turn.today.weekday())}"
    held = (people.holders_for_system(turn.session, role, turn.today) for role in TOLD)
    members = untold(turn, dict.fromkeys(member for members in held for member in members), key)
    found = findings(turn) if members else []  # the trail is long: nobody walks through it for nothing
    return [Call(member, _told(found), key) for member in members] if wrong(found) else []


def _told(found: list[Finding]) -> Reply:
    first, *others = [Label(label=f"self-check-{each.name}") for each in wrong(found)]
    named = first
    for each in others:
        named = Label(label="self-check-and", values={"one": named, "other": each})
    values = counted(found) | {"named": named}
    return Reply(key="self-check-told", values=values, then=(SelfCheck.code,), tone="attention")
