"""领导小组议事 · questions that the group decides by vote: recusal, quorum, majority (3.1-b, 5.2-D; K10)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

from annotated_types import MaxLen

from handlers.kit import clocks, draw
from handlers.kit.card import Card, Choice, Fact, Label, Reply, Value, word
from handlers.kit.clocks import Wait
from handlers.kit.form import Form
from handlers.kit.move import Decided, Machine, Move, Overdue
from handlers.kit.turn import Turn
from regulation.docket import outcome
from regulation.permissions import CLOCK, Viewer
from regulation.vocabulary import DocketStatus, Role, VoteChoice
from storage import codes
from storage.queries import docket as questions
from storage.queries import time
from storage.queries.docket import DocketFacts
from storage.tables import Deadline, DocketItem, Vote

NEWEST = 6


def _still_to_vote(facts: DocketFacts, turn: Turn) -> Sequence[int]:
    """表决人 · those whose vote is still missing."""
    return sorted(questions.eligible_for_system(turn.session, facts, turn.today) - facts.cast.keys())


def _in_conflict(facts: DocketFacts, turn: Turn) -> Sequence[int]:
    """回避 · of the group those who must not know of it (K1)."""
    return sorted(questions.in_conflict_for_system(turn.session, facts, turn.today))


docket = Machine(
    "docket",
    DocketStatus,
    starts="open",
    load=questions.facts,
    waits={DocketStatus.OPEN: Wait("docket.vote", _still_to_vote, spares=_in_conflict)},
)


def not_recused(facts: DocketFacts, viewer: Viewer, now: datetime) -> str | None:
    """Whoever stays out of it stays out."""
    return "docket-recused" if viewer.id in facts.recused else None


def in_person(facts: DocketFacts, viewer: Viewer, now: datetime) -> str | None:
    """Nobody votes for somebody else: a vote is not conveyed."""
    seats = {Role.CHAIR, Role.GROUP_MEMBER}
    return None if seats & (viewer.roles - viewer.lent) else "docket-in-person"


class Docket(Form, command="docket", may="docket.see", clause="3.1-b", reads=True):
    """议事 · open questions first."""

    def submit(self, turn: Turn) -> Card:
        """One button each."""
        found = questions.newest(turn.session, turn.viewer, NEWEST)
        choices = tuple(
            Choice(
                code=draw.see(SeeDocketItem, each.row.code, each.row.version),
                label=Label(label="docket-entry", values=spoken(each.row) | {"status": word(each.row.status)}),
            )
            for each in found
        )
        return Card(text="docket-list", values={"count": len(choices)}, choices=choices)


class SeeDocketItem(Move, on=docket, by="docket.see", clause="3.1-b", reads=True):
    """查看议题 · why it is here, how many have voted; how, only when it is closed."""

    def effect(self, facts: DocketFacts, turn: Turn) -> Card:
        """Its lines and the open moves."""
        eligible = questions.eligible_for_system(turn.session, facts, turn.today)
        counted = Label(label="docket-count", values={"cast": len(facts.cast), "of": len(eligible)})
        lines = [
            _line("status", word(facts.row.status)),
            _line("reason", _reason(facts.row)),
            _line("votes", counted),
        ]
        if facts.row.status is not DocketStatus.OPEN:
            counts = {choice.value: sum(vote is choice for vote in facts.cast.values()) for choice in VoteChoice}
            lines.append(_line("result", Label(label="docket-result", values=dict(counts))))
        choices = tuple(draw.move_choices(docket, facts, turn, leave_out=SeeDocketItem))
        return Card(text="docket-card", values=spoken(facts.row), facts=tuple(lines), choices=choices)


class CastVote(
    Move,
    on=docket,
    moves="open",
    by="docket.vote",
    needs=(in_person, not_recused),
    clause="3.1-b",
    style="primary",
    at_once=True,
):
    """表决 · may be changed as long as the question is open; the last one decides it."""

    choice: VoteChoice

    def effect(self, facts: DocketFacts, turn: Turn) -> Reply:
        """Closes the question when nothing can change any more."""
        _keep(facts, turn, self.choice)
        closed = settle(turn, facts.row.code, over=False)
        return told(facts.row, "cast-vote-closed" if closed else "cast-vote-done", choice=word(self.choice))


class RecuseMyself(
    Move, on=docket, moves="open", by="docket.vote", needs=(in_person, not_recused), clause="3.1-b", style="quiet"
):
    """回避 · with a reason; the quorum shrinks."""

    why: Annotated[str, MaxLen(200)]

    def effect(self, facts: DocketFacts, turn: Turn) -> Reply:
        """At once; what was voted before does not count."""
        _keep(facts, turn, None, self.why)
        settle(turn, facts.row.code, over=False)
        return told(facts.row, "recuse-myself-done")


class CloseVote(Move, on=docket, moves="open", by=Overdue("docket.vote"), clause="3.1-b"):
    """表决期满 · what was cast decides; without a quorum nothing is decided and the chair hears of it."""

    def effect(self, facts: DocketFacts, turn: Turn) -> Reply:
        """Counts. What may not be decided yet is looked at again every working day."""
        if not settle(turn, facts.row.code, over=True):
            clocks.extend(turn, "docket.vote", facts.row.code, turn.calendar.after(turn.today, 1))
        return told(facts.row, "docket-closed", status=word(facts.row.status))


class PutAgain(
    Move, on=docket, moves="lapsed -> open", by="docket.put", clause="3.1-b", style="primary", at_once=True
):
    """重新提请 · after a vote without a quorum."""

    def effect(self, facts: DocketFacts, turn: Turn) -> Reply:
        """The group is asked again; what was voted before does not count, recusals stay."""
        facts.row.put_at = turn.now
        _ask(turn, facts)
        return told(facts.row, "put-again-done")


def put(turn: Turn, motion: str, about: tuple[str, str], reason: dict[str, Any], since: datetime) -> None:
    """列入议题 · once while it is open, and once since a moment. `about`: a machine's name and a row's code."""
    machine, row_code = about
    if questions.put_since_for_system(turn.session, motion, row_code, since):
        return
    row = turn.save(
        DocketItem(
            code=codes.new(),
            motion=motion,
            machine=machine,
            row_code=row_code,
            status=DocketStatus.OPEN,
            put_by_id=turn.actor.id or None,
            put_at=turn.now,
            reason=reason,
        )
    )
    turn.note("put-on-docket", row.code, motion=motion, about=row_code)
    facts = questions.facts(turn.session, CLOCK, [row.code])[row.code]
    docket.enter(facts, turn)
    if not settle(
        turn, row.code, over=False
    ):  # with too few who may vote it lapses at once, and the group hears why
        _ask(turn, facts)


def put_overdue(turn: Turn, deadline: Deadline, motion: str, about: tuple[str, str]) -> None:
    """督办 · nobody acted for long: time itself asks the leading group, once a deadline."""
    due = clocks.due_on(turn, deadline)
    reason = {"kind": deadline.kind, "days": turn.calendar.between(due, turn.today), "deadline": deadline.id}
    put(turn, motion, about, reason, since=deadline.due_at)


def settle(turn: Turn, code: str, over: bool) -> bool:
    """Whether the votes decide it; then what follows from it happens in this same turn."""
    facts = questions.facts(turn.session, CLOCK, [code])[code]
    row, chairs = facts.row, questions.chairs_for_system(turn.session, turn.today)
    result = outcome(questions.eligible_for_system(turn.session, facts, turn.today), chairs, facts.cast, over)
    if _settled_itself(turn, row):
        result = DocketStatus.LAPSED
    if result is DocketStatus.OPEN or (result is not DocketStatus.LAPSED and _must_wait(turn, row)):
        return False
    _close(turn, facts, result)
    if result is not DocketStatus.LAPSED:
        _follow(turn, row, Decided(row.motion, result is DocketStatus.ADOPTED))
    return True


def drop(turn: Turn, row_code: str) -> None:
    """撤回议题 · the matter is over: no question about it is open any more."""
    for code in questions.open_about_for_system(turn.session, row_code):
        _close(turn, questions.facts(turn.session, CLOCK, [code])[code], DocketStatus.LAPSED)


def _close(turn: Turn, facts: DocketFacts, result: DocketStatus) -> None:
    row = facts.row
    row.status, row.closed_at = result, turn.now
    turn.save(row)
    docket.enter(facts, turn, DocketStatus.OPEN)
    turn.note("docket-closed", row.code, result=result.value)
    for member in _hearing(turn, facts):
        closed = told(row, "docket-closed", status=word(result))
        turn.notify(member, closed, f"docket {row.code} {row.version}", clocks.office_time(turn))


def _must_wait(turn: Turn, row: DocketItem) -> bool:
    """Whether something else about the matter must be decided first."""
    machine, found = _about(turn, row)
    return machine is not None and found is not None and machine.unsettled(found)


def _settled_itself(turn: Turn, row: DocketItem) -> bool:
    """What time put there because nobody acted is no question any more once somebody has, or it was waived."""
    deadline = time.deadline_for_system(turn.session, row.reason["deadline"]) if "deadline" in row.reason else None
    return deadline is not None and deadline.next_at is None


def _follow(turn: Turn, row: DocketItem, decided: Decided) -> None:
    """The move that is declared for this decision, if there is one: as the group, not as whoever voted last."""
    machine, found = _about(turn, row)
    if machine is None or found is None:
        return
    for move in machine.moves:
        if move.by == decided and found.row.status in move.sources and _fits(move, found, turn):
            move().make(found, turn)
            return


def _about(turn: Turn, row: DocketItem) -> tuple[Machine | None, Any]:
    from handlers.office import office

    machine = office().machine(row.machine)
    return machine, machine.load(turn.session, CLOCK, [row.row_code]).get(row.row_code) if machine else None


def _fits(move: type[Move], facts: Any, turn: Turn) -> bool:
    return not any(guard(facts, turn.viewer, turn.now) for guard in move.needs)


def spoken(row: DocketItem) -> dict[str, Value]:
    """The values every sentence about a question needs."""
    about = codes.spoken(row.row_code)
    return {"code": codes.spoken(row.code), "motion": Label(label=f"motion-{row.motion}", values={"about": about})}


def told(row: DocketItem, key: str, **values: Value) -> Reply:
    """What somebody reads about a question."""
    return Reply(key=key, values=spoken(row) | values, about=docket.about(row), tone="attention")


def _ask(turn: Turn, facts: DocketFacts) -> None:
    """In office hours."""
    row, at = facts.row, clocks.office_time(turn)
    for member in _hearing(turn, facts):
        turn.notify(member, told(row, "docket-asked"), f"docket asked {row.code} {row.version}", at)


def _hearing(turn: Turn, facts: DocketFacts) -> Sequence[int]:
    """Everybody of the group, but who has to do with whom it is about (K1)."""
    return sorted(questions.group_for_system(turn.session, turn.today) - frozenset(_in_conflict(facts, turn)))


def _reason(row: DocketItem) -> Value:
    """Somebody's words, or which deadline ran out."""
    if "kind" not in row.reason:
        return str(row.reason.get("text", ""))
    return Label(
        label="docket-overdue", values={"what": clocks.called(row.reason["kind"]), "days": row.reason["days"]}
    )


def _keep(facts: DocketFacts, turn: Turn, choice: VoteChoice | None, why: str | None = None) -> None:
    vote = facts.votes.get(turn.actor.id) or Vote(
        item_id=facts.row.id or 0, member_id=turn.actor.id, cast_at=turn.now
    )
    vote.choice, vote.cast_at, vote.why = choice, turn.now, why
    turn.save(vote)


def _line(name: str, value: Value) -> Fact:
    return Fact(label=Label(label=f"docket-line-{name}"), value=(value,))
