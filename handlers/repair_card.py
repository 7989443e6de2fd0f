"""修复卡片 · how those stand whom one speaks for, the list of applications, the card of one (7.1-7.3)."""

from collections.abc import Iterable

from handlers.grades import called
from handlers.kit import clocks, draw
from handlers.kit.button import Button
from handlers.kit.card import At, Card, Choice, Fact, Label, On, Value, word
from handlers.kit.form import Form, Hidden
from handlers.kit.move import Move
from handlers.kit.paging import pages
from handlers.kit.turn import Turn
from handlers.repair_eligibility import SeeEligibility, verdict
from handlers.repair_picture import RepairPicture
from handlers.repairs import repair, spoken
from regulation.grades import LOW
from regulation.permissions import Viewer, allows
from regulation.repair import RUNNING, RepairStatus, RepairStepKind
from storage import codes
from storage.queries import eligibility, people, repairs
from storage.queries.eligibility import RestorableFacts
from storage.queries.people import SubjectLine
from storage.queries.repairs import RepairFacts
from storage.tables import RepairStep

NEWEST = 8
STEPS = 8  # of what was said and found, the newest
HASH = 16  # characters of the fingerprint of what was signed
OPEN_CASE = "see-case"


class Repairs(Form, command="repair", may="repair.see", clause="7.1", reads=True):
    """信用修复 · whom one speaks for, with grade and eligibility; then the applications, running ones first."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """One line for everybody one speaks for, one button for every application."""
        page = max(self.page, 0)
        mine = eligibility.spoken_for(turn.session, turn.viewer, turn.today) if page == 0 else []
        found = repairs.newest(turn.session, turn.viewer, NEWEST + 1, page * NEWEST)
        turns = pages(page, len(found) > NEWEST, lambda to: Button(Repairs.code, option=to))
        ways = [_way(facts) for _, facts in mine if facts and facts.row.grade in LOW]
        drawn = Choice(code=RepairPicture.code, label=Label(label=RepairPicture.code), style="quiet")
        draws = (drawn,) if allows("repair.picture", turn.viewer) else ()
        choices = (*ways, *(_entry(each, turn) for each in found[:NEWEST]), *turns, *draws)
        lines = tuple(_stands(line, facts, turn) for line, facts in mine)
        return Card(text="repair-list", values={"count": len(found)}, facts=lines, choices=choices)


class SeeRepair(Move, on=repair, by="repair.see", clause="7.2-a", reads=True):
    """查看修复申请 · what was applied for, what shows it, what was said and found, until when what is done."""

    @classmethod
    def permits(cls, facts: RepairFacts, viewer: Viewer) -> bool:
        """Whoever `load` shows it to: the subject, its head, the office, those who look on site."""
        return True

    def effect(self, facts: RepairFacts, turn: Turn) -> Card:
        """All of it, with the open moves."""
        choices = draw.move_choices(repair, facts, turn, leave_out=SeeRepair)
        if facts.case and (facts.speaks_for_it(turn.viewer) or allows("case.see", turn.viewer, facts.concern)):
            code = draw.see_code(OPEN_CASE, facts.case.code, facts.case.version)
            choices.append(Choice(code=code, label=Label(label=OPEN_CASE), style="quiet"))
        return Card(
            text="repair-card",
            values=spoken(facts),
            facts=(*_application(facts, turn), *_handling(facts, turn), *_outcome(facts)),
            files=draw.files_of(facts.files),
            choices=tuple(choices),
        )


def _stands(subject: SubjectLine, facts: RestorableFacts | None, turn: Turn) -> Fact:
    said = Label(label="repair-unrated")
    if facts:
        grade = called(facts.row.grade, facts.row.mark)
        values: dict[str, Value] = {"grade": grade, "verdict": verdict(facts, turn)}
        said = Label(label="repair-verdict", values=values)
    return Fact(label=Label(label="repair-stands", values={"subject": subject.name}), value=(said,))


def _way(facts: RestorableFacts) -> Choice:
    """To why not yet, or on to the application."""
    code = draw.see(SeeEligibility, facts.row.code, facts.row.version)
    return Choice(code=code, label=Label(label="repair-way", values={"subject": facts.subject.name}))


def _entry(facts: RepairFacts, turn: Turn) -> Choice:
    values = spoken(facts) | {"status": word(_state(facts, turn))}
    code = draw.see(SeeRepair, facts.row.code, facts.row.version)
    return Choice(code=code, label=Label(label="repair-entry", values=values))


def _state(facts: RepairFacts, turn: Turn) -> RepairStatus:
    """Whom it is about reads what was found with the decision, and not by how it goes on before."""
    found = (RepairStatus.DISPUTED, RepairStatus.READY)
    hidden = facts.row.status in found and facts.speaks_for_it(turn.viewer)
    return RepairStatus.VERIFYING if hidden else facts.row.status


def _application(facts: RepairFacts, turn: Turn) -> Iterable[Fact]:
    """What was handed in."""
    row = facts.row
    yield _line("status", word(_state(facts, turn)))
    if facts.grading.effective_on:
        yield _line("since", On(day=facts.grading.effective_on))
    yield _line("applied", facts.names.get(row.applied_by_id, ""), At(at=row.applied_at))
    if facts.case:
        yield _line("case", codes.spoken(facts.case.code))
    for name in ("conduct", "measures", "effect"):
        yield _line(name, getattr(row, name))
    yield _line("commitment", Label(label="repair-signed", values={"hash": row.commitment[:HASH]}))
    if row.status in RUNNING:
        yield from _still(facts, turn)


def _still(facts: RepairFacts, turn: Turn) -> Iterable[Fact]:
    """资格复核 · whoever reviews it reads whether something stands in the way by now."""
    found = eligibility.facts(turn.session, turn.viewer, [facts.grading.code]).get(facts.grading.code)
    if found and not facts.speaks_for_it(turn.viewer):
        yield _line("still", verdict(found.without(facts.row), turn))


def _handling(facts: RepairFacts, turn: Turn) -> Iterable[Fact]:
    """Until when what is done, and what was done."""
    row = facts.row
    for clock in clocks.running(turn, row.code):
        yield Fact(label=clocks.called(clock.kind), value=(On(day=clocks.due_on(turn, clock)),))
    if row.decide_by and row.ended_on is None and row.decided_on is None:
        yield _line("decide-by", On(day=row.decide_by))
    if row.reviewed_by_id:
        yield _line("reviewed", people.names_for_system(turn.session, [row.reviewed_by_id])[row.reviewed_by_id])
    for step in facts.steps[-STEPS:]:
        yield Fact(label=word(step.kind), value=(_step(facts, step, _closed(facts, step, turn)),))


def _closed(facts: RepairFacts, step: RepairStep, turn: Turn) -> bool:
    """Whether a finding is not for these eyes yet: each of the two looks for herself, and the subject reads
    what they found together with the decision."""
    if step.kind not in (RepairStepKind.VERIFICATION, RepairStepKind.SETTLEMENT) or step.by_id == turn.viewer.id:
        return False
    early = facts.speaks_for_it(turn.viewer) and facts.row.decided_on is None
    return early or facts.row.status is RepairStatus.VERIFYING


def _outcome(facts: RepairFacts) -> Iterable[Fact]:
    """What was decided, and why."""
    row = facts.row
    if row.decided_on:
        yield _line("decided", On(day=row.decided_on), *([row.decision] if row.decision else ()))
    if row.certificate:
        yield _line("certificate", row.certificate)
    if row.outcome:
        yield _line("outcome", row.outcome)


def _step(facts: RepairFacts, step: RepairStep, closed: bool) -> Label:
    """Who said what when, and what was answered."""
    who: Value = facts.names.get(step.by_id, "") if step.by_id else Label(label="time-itself")
    if step.kind is RepairStepKind.VERIFICATION and step.decided_at is None:
        return Label(label="repair-step-waits", values={"who": who})
    text = "" if closed else step.details.get("text", "")
    values: dict[str, Value] = {"who": who, "at": At(at=step.at), "text": text}
    if step.answer and not closed:
        return Label(label="case-step-answered", values=values | {"answer": step.answer})
    return Label(label="case-step-text" if text else "case-step", values=values)


def _line(name: str, *value: Value) -> Fact:
    return Fact(label=Label(label=f"repair-line-{name}"), value=value)
