"""信用风险预警 · a sign of a credit risk, whose it is, and what they say is done about it (clause 3.2-d).

A signal is raised, made graver and cleared by what the data tell (`early_warning_watch`); people say what they do.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Annotated

from annotated_types import MaxLen

from handlers.kit import clocks, matter
from handlers.kit.card import Label, On, Reply, Value, word
from handlers.kit.clocks import Wait
from handlers.kit.fitting import fit
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Machine, Move
from handlers.kit.turn import Turn
from regulation import conflicts
from regulation.early_warning import OWNERS, SignalLevel, SignalStatus
from regulation.permissions import Viewer
from regulation.vocabulary import Role, SubjectKind
from storage import codes
from storage.queries import signals
from storage.queries.signals import SignalFacts
from storage.tables import Signal

ABOVE = {Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR, Role.CHAIR}


def owners(facts: SignalFacts, turn: Turn) -> Sequence[int]:
    """处置责任人 · by the level, as it is today; where nobody is left, the office, at last the leading group."""
    asked = {"head": heads, "office": office, "leadership": leadership}
    found = [member for who in OWNERS[facts.row.level] for member in asked[who](facts, turn)]
    return list(dict.fromkeys(found)) or office(facts, turn) or leadership(facts, turn)


def heads(facts: SignalFacts, turn: Turn) -> Sequence[int]:
    """负责人 · of a department; of a person's, but for whoever leads it the one above. A partner has none."""
    if facts.subject.kind is SubjectKind.DEPARTMENT:
        return subject_speakers(facts, turn)
    return matter.heads(facts, turn) if facts.subject.kind is SubjectKind.STAFF else []


def office(facts: SignalFacts, turn: Turn) -> Sequence[int]:
    """信用办 · its officers, as far as they have no conflict; otherwise the director."""
    return fit(facts, turn, (Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR))


def leadership(facts: SignalFacts, turn: Turn) -> Sequence[int]:
    """组长 · the chair; in a matter of the chair's own another of the leading group."""
    return fit(facts, turn, (Role.CHAIR, Role.GROUP_MEMBER))


signal = Machine(
    "signal",
    SignalStatus,
    starts="raised",
    load=signals.facts,
    waits={
        SignalStatus.RAISED: Wait(
            "signal.answer", owners, until=lambda facts, turn: facts.row.due_on, spares=subject_speakers
        )
    },
    spoken=lambda facts: spoken(facts),
)


def an_owner(facts: SignalFacts, viewer: Viewer, now: datetime) -> str | None:
    """A red one is for those above, another of the leading group among them; any other also for who leads the
    department. Those above have no conflict (K1)."""
    red = facts.row.level is SignalLevel.RED
    above = viewer.roles & (ABOVE | {Role.GROUP_MEMBER} if red else ABOVE)
    leads = not red and facts.subject.department_id in viewer.heads
    return None if leads or (above and not conflicts.of(viewer, facts.party)) else "signal-not-yours"


class AnswerSignal(
    Move,
    on=signal,
    moves="raised -> acknowledged",
    by="signal.answer",
    needs=(an_owner,),
    clause="3.2-d",
    style="primary",
):
    """确认预警 · what is done about it, or why nothing needs to be done."""

    answer: Annotated[str, MaxLen(300)]

    def effect(self, facts: SignalFacts, turn: Turn) -> Reply:
        """Whoever else it is for reads it, and the office."""
        row = facts.row
        row.answer, row.answered_by_id, row.answered_at = self.answer, turn.actor.id, turn.now
        said: dict[str, Value] = {"answer": self.answer, "name": turn.actor.name}
        told = [*owners(facts, turn), *office(facts, turn)]
        signal.tell(turn, facts, told, "signal-answered-told", **said)
        return signal.done(facts, "answer-signal-done")


def due_on(turn: Turn, level: SignalLevel) -> date:
    """确认期限 · counted from now, or from when the office opens again; four working hours that go beyond its
    closing end on the next working day."""
    rules, began = turn.house.rulebook, clocks.office_time(turn).astimezone(turn.house.zone)
    number = f"signal.{level.value}"
    if rules.unit(number) == "workdays":
        return turn.calendar.after(began.date(), rules.workdays(number))
    left = timedelta(hours=rules.hour("office.closes") - began.hour, minutes=-began.minute)
    return began.date() if rules.minutes(number) <= left else turn.calendar.after(began.date(), 1)


def spoken(facts: SignalFacts) -> dict[str, Value]:
    """The values every sentence about a signal needs: which rule, by which numbers, until when."""
    row = facts.row
    return {
        "code": codes.spoken(row.code),
        "subject": facts.subject.name,
        "level": word(row.level),
        "rule": word(row.rule),
        "why": why(row),
        "due": On(day=row.due_on),
    }


def why(row: Signal) -> Label:
    """触发依据 · the rule and its numbers in words."""
    return Label(
        label=f"signal-why-{row.rule.value}", values={name: _said(row.inputs[name]) for name in row.inputs}
    )


def _said(value: int | str) -> int | On:
    return value if isinstance(value, int) else On(day=date.fromisoformat(value))
