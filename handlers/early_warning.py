"""信用风险预警 · a sign of a credit risk, whose it is, and what they say is done about it (clause 3.2-d).

A signal is raised, made graver and cleared by what the data tell (`early_warning_watch`); people say what they do.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Annotated

from annotated_types import MaxLen

from handlers.kit import clocks, matter
from handlers.kit.card import Label, On, Refused, Reply, Value, word
from handlers.kit.clocks import Wait
from handlers.kit.fitting import fit
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Machine, Move
from handlers.kit.turn import Turn
from regulation import conflicts
from regulation.early_warning import OWNERS, SIDES, SignalLevel, SignalSide, SignalStatus
from regulation.permissions import Viewer
from regulation.vocabulary import Role, SubjectKind
from storage import codes
from storage.queries import escalation, people, signals, viewers
from storage.queries.signals import SignalFacts
from storage.tables import Signal, SignalAnswer

Asked = Mapping[SignalSide, Sequence[int]]
# 上级 · who may answer in the place of those below them, and up to which side.
ABOVE = {
    Role.CREDIT_OFFICER: SignalSide.OFFICE,
    Role.CREDIT_DIRECTOR: SignalSide.OFFICE,
    Role.CHAIR: SignalSide.LEADERSHIP,
}
ABOVE_RED = ABOVE | {Role.GROUP_MEMBER: SignalSide.LEADERSHIP}


def sides(facts: SignalFacts, turn: Turn) -> Asked:
    """责任方 · by the level, each with its people, as they are today; where nobody is left, the office."""
    asked = {SignalSide.HEAD: heads, SignalSide.OFFICE: office, SignalSide.LEADERSHIP: leadership}
    found = {side: asked[side](facts, turn) for side in OWNERS[facts.row.level]}
    there = {side: members for side, members in found.items() if members}
    return there or {SignalSide.OFFICE: office(facts, turn)}


def open_sides(facts: SignalFacts, turn: Turn) -> Asked:
    """尚待确认的责任方 · of which nobody has answered at this level; whoever is of two answers once for both."""
    said = [each for each in facts.answers if each.level is facts.row.level]
    return {
        side: members
        for side, members in sides(facts, turn).items()
        if not any(each.side is side or each.by_id in members for each in said)
    }


def owners(facts: SignalFacts, turn: Turn) -> Sequence[int]:
    """处置责任人 · of every side."""
    return _all(sides(facts, turn))


def awaited(facts: SignalFacts, turn: Turn) -> Sequence[int]:
    """尚待确认的人 · of every side that has not answered; everybody where those who were left have gone since."""
    return _all(open_sides(facts, turn) or sides(facts, turn))


def _all(asked: Asked) -> Sequence[int]:
    return list(dict.fromkeys(member for members in asked.values() for member in members))


def heads(facts: SignalFacts, turn: Turn) -> Sequence[int]:
    """负责人 · of a department; of a person's, but for whoever leads it the one above. A partner has none."""
    if facts.subject.kind is SubjectKind.DEPARTMENT:
        return seeing(facts, turn, subject_speakers(facts, turn))
    return seeing(facts, turn, matter.heads(facts, turn)) if facts.subject.kind is SubjectKind.STAFF else []


def office(facts: SignalFacts, turn: Turn) -> Sequence[int]:
    """信用办 · its officers, as far as they have no conflict; otherwise the director; about the office or its
    people whoever stands above it (K1)."""
    return fit(facts, turn, (Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR)) or leadership(facts, turn)


def leadership(facts: SignalFacts, turn: Turn) -> Sequence[int]:
    """组长 · the chair; in a matter of the chair's own another of the leading group."""
    return fit(facts, turn, (Role.CHAIR, Role.GROUP_MEMBER))


def seeing(facts: SignalFacts, turn: Turn, members: Iterable[int]) -> list[int]:
    """Those of them who may see it: an agreement may have run out (8.2-a)."""
    members = list(members)
    known = viewers.viewers_for_system(turn.session, members, turn.today)
    return [member for member in members if facts.visible(known[member])]


def spared(facts: SignalFacts, turn: Turn) -> Sequence[int]:
    """Whom no reminder reaches: whom it is about, and of those above and their delegates from whom it is hidden."""
    session, today, found = turn.session, turn.today, owners(facts, turn)
    above = [member for role in ABOVE for member in people.holders_for_system(session, role, today)]
    above += escalation.heads_for_system(session, found, today)
    delegates = escalation.delegates_for_system(session, today)
    above += [delegate for owner in found for delegate in delegates.get(owner, ())]
    visible = seeing(facts, turn, above)
    return [*subject_speakers(facts, turn), *(member for member in above if member not in visible)]


signal = Machine(
    "signal",
    SignalStatus,
    starts="raised",
    load=signals.facts,
    waits={
        SignalStatus.RAISED: Wait(
            "signal.answer", awaited, until=lambda facts, turn: facts.row.due_on, spares=spared
        )
    },
    spoken=lambda facts: spoken(facts),
)


def answering(facts: SignalFacts, turn: Turn) -> SignalSide:
    """For which side somebody answers. Raises Refused for whoever is of none, or of one that has answered."""
    asked = sides(facts, turn)
    left, mine = open_sides(facts, turn) or asked, _mine(facts, turn.viewer, asked)
    if not mine:
        raise Refused("signal-not-yours")
    side = next((each for each in mine if each in left), None)
    if side is None:
        raise Refused("signal-side-answered")
    return side


def _mine(facts: SignalFacts, viewer: Viewer, asked: Asked) -> list[SignalSide]:
    """The sides that somebody is of; whoever leads the department is of its head's."""
    mine = [side for side, members in asked.items() if viewer.id in members]
    if not mine and SignalSide.HEAD in asked and facts.subject.department_id in viewer.heads:
        return [SignalSide.HEAD]
    return mine or _from_above(facts, viewer, asked)


def _from_above(facts: SignalFacts, viewer: Viewer, asked: Asked) -> list[SignalSide]:
    """Of those above, who have no conflict (K1), each is of the highest side that does not stand above them."""
    above = ABOVE_RED if facts.row.level is SignalLevel.RED else ABOVE
    reach = [SIDES.index(above[role]) for role in viewer.roles & above.keys()]
    if not reach or conflicts.of(viewer, facts.party):
        return []
    return sorted((side for side in asked if SIDES.index(side) <= max(reach)), key=SIDES.index)[-1:]


class AnswerSignal(
    Move, on=signal, moves="raised -> acknowledged", by="signal.answer", clause="3.2-d", style="primary"
):
    """确认预警 · what is done about it, or why nothing needs to be done; done when every side has said so."""

    answer: Annotated[str, MaxLen(300)]

    @classmethod
    def refusal(cls, facts: SignalFacts, turn: Turn) -> Refused | None:
        """Nor by somebody else, nor twice for one side."""
        if refused := super().refusal(facts, turn):
            return refused
        try:
            answering(facts, turn)
        except Refused as not_theirs:
            return not_theirs
        return None

    def complete(self, facts: SignalFacts, turn: Turn) -> bool:
        """No other side is still to answer."""
        mine = answering(facts, turn)
        left = open_sides(facts, turn).items()
        return all(side is mine or turn.actor.id in members for side, members in left)

    def effect(self, facts: SignalFacts, turn: Turn) -> Reply:
        """Whoever else it is for reads it, and the office; those of another side are still to answer."""
        last = self.complete(facts, turn)
        answer = SignalAnswer(
            signal_id=facts.row.id or 0,
            by_id=turn.actor.id,
            at=turn.now,
            side=answering(facts, turn),
            level=facts.row.level,
            said=self.answer,
        )
        turn.save(answer)
        said: dict[str, Value] = {"answer": self.answer, "name": turn.actor.name}
        told = [*owners(facts, turn), *office(facts, turn)]
        signal.tell(turn, facts, told, "signal-answered-told", **said)
        return signal.done(facts, "answer-signal-done" if last else "answer-signal-one")


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
