"""每周自检 · the house looks at itself; what is not good is told to whoever sees to it (8.1-a, 8.1-c)."""

from dataclasses import replace
from datetime import timedelta

from handlers.kit import clocks
from handlers.kit.calls import Call, unwritten
from handlers.kit.card import Label, Reply
from handlers.kit.turn import Turn
from handlers.self_check import SelfCheck, counted, wrong
from handlers.self_check_findings import Finding, findings
from regulation.vocabulary import Role
from storage.queries import people

TOLD = (Role.ADMINISTRATOR, Role.AUDITOR)
LETTER = Reply(key="self-check-told", then=(SelfCheck.code,), tone="attention")


def waiting(turn: Turn) -> list[Call]:
    """A letter to each who had none this week, if anything is not good; in office hours, any day of the week."""
    if clocks.office_time(turn) != turn.now:
        return []
    monday = turn.today - timedelta(days=turn.today.weekday())
    roles = (people.holders_for_system(turn.session, role, turn.today) for role in TOLD)
    members = dict.fromkeys(member for held in roles for member in held)
    due = unwritten(turn, (Call(member, LETTER, f"self-check {monday}") for member in members))
    found = findings(turn) if due else []  # first asked whether anybody is to be told: the trail is long
    return [replace(call, told=_told(found)) for call in due] if wrong(found) else []


def _told(found: list[Finding]) -> Reply:
    first, *others = [Label(label=f"self-check-{each.name}") for each in wrong(found)]
    named = first
    for each in others:
        named = Label(label="self-check-and", values={"one": named, "other": each})
    return LETTER.model_copy(update={"values": counted(found) | {"named": named}})
