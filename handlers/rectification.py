"""整改 · progress, more time, the claim that all is done (clause 6.2-a: strengthened supervision; states 6.3)."""

from datetime import date, datetime, timedelta
from typing import Annotated

from annotated_types import MaxLen

from handlers import case_documents
from handlers.case_lists import cases_for
from handlers.cases import (
    CHECK_IN,
    EXTENSION,
    SUBJECT,
    approvers,
    case,
    extenders,
    informed,
    no_conflict,
    note_step,
    officers,
)
from handlers.check_ins import answered, fresh
from handlers.kit import clocks
from handlers.kit.card import Card, On, Refused, Reply, Value
from handlers.kit.form import Attachment, ComingDay, Form
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from handlers.plan_items import extend_items
from regulation import rectification
from regulation.permissions import Viewer
from regulation.vocabulary import CaseLevel, CaseStatus, CaseStepKind, PlanItemStatus, Role
from storage.queries.cases import CaseFacts
from storage.tables import CaseStep


def every_item_done(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """All measures are carried out, each with its evidence."""
    open_ones = any(item.status is PlanItemStatus.RUNNING for item in facts.items)
    return "case-items-open" if open_ones else None


def no_extension_waits(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """One request at a time, one extension in all; an order has none."""
    if facts.row.level is CaseLevel.ORDER:
        return "extension-never"
    if facts.waiting(CaseStepKind.EXTENSION):
        return "extension-asked-already"
    granted = any(step.granted for step in facts.steps if step.kind is CaseStepKind.EXTENSION)
    return "extension-had-already" if granted else None


def extension_waits(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """There is a request to decide on."""
    return None if facts.waiting(CaseStepKind.EXTENSION) else "extension-not-asked"


def by_the_chair_if_grave(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """Of a grave case the chair alone grants more time."""
    return "extension-chair" if facts.row.level is CaseLevel.D and Role.CHAIR not in viewer.roles else None


class ProgressDue(Form, command="progress", may="case.see", clause="6.2-a", reads=True, listed=False):
    """进展 · the cases on whose progress this person reports."""

    def submit(self, turn: Turn) -> Card:
        """One button each."""
        return cases_for(turn, "progress-list", ReportProgress)


class Extensions(Form, command="extend", may="case.see", clause="6.2-a", reads=True, listed=False):
    """延期 · the cases in which this person may ask for more time, or grant it."""

    def submit(self, turn: Turn) -> Card:
        """One button each."""
        return cases_for(turn, "extension-list", AskExtension, GrantExtension, RefuseExtension)


class ReportProgress(Move, on=case, moves="in_progress", by=SUBJECT, clause="6.2-a", style="primary"):
    """报告进展 · one message, a picture if there is one."""

    progress: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(3)] = ()

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Answers the check-in that comes next; the one after it begins to run."""
        step = answered(facts, turn)
        asked = "due" in step.details
        step.details = step.details | {"text": self.progress}
        step.by_id, step.at, step.decided_at = turn.actor.id, turn.now, turn.now
        turn.save(step)
        case.keep_files(turn, facts.row, self.evidence)
        coming = fresh(facts, turn).next_check_in
        if asked:
            clocks.meet(turn, CHECK_IN.kind, facts.row.code)
        if asked and coming:
            clocks.start(turn, fresh(facts, turn), CHECK_IN)
        tell_progress(turn, facts, step, self.progress)
        key = "report-progress-next" if coming else "report-progress-done"
        return case.done(facts, key, due=On(day=coming or facts.row.due_on or turn.today))


class AskExtension(
    Move, on=case, moves="in_progress", by=SUBJECT, needs=(no_extension_waits,), clause="6.2-a", renews=True
):
    """申请延期 · once, in time, with a reason; the deadline stays until somebody else has agreed."""

    until: ComingDay
    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Raises Refused when it is asked too late, for too long, or for nothing."""
        rules, row = turn.house.rulebook, facts.row
        due = row.due_on or turn.today
        last = rectification.latest_ask(rules, due, turn.calendar)
        if turn.today > last:
            raise Refused("extension-late", last=On(day=last))
        longest = min(
            due + rules.days("case.extension.most"),
            rectification.cap(rules, row.level, turn.house.day(row.opened_at)),
        )
        if longest <= due:
            raise Refused("extension-no-day", latest=On(day=longest))
        if not due < self.until <= longest:
            raise Refused("extension-range", field="until", earliest=On(day=due + timedelta(days=1)),
                          latest=On(day=longest))  # fmt: skip
        note_step(turn, facts, CaseStepKind.EXTENSION, text=self.reason, until=self.until.isoformat())
        clocks.start(turn, facts, EXTENSION)
        values: dict[str, Value] = {"until": On(day=self.until), "reason": self.reason}
        case.tell(turn, facts, (*extenders(facts, turn), *officers(facts, turn)), "extension-asked-told", **values)
        return case.done(facts, "ask-extension-done", due=On(day=due), until=On(day=self.until))


class GrantExtension(
    Move,
    on=case,
    moves="in_progress",
    by="case.approve",
    needs=(extension_waits, no_conflict, by_the_chair_if_grave),
    clause="6.2-a",
    at_once=True,
):
    """同意延期 · by another person than who asked; the clock moves."""

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The deadline becomes the later day."""
        step = _decide(facts, turn, granted=True)
        until = date.fromisoformat(step.details["until"])
        was = facts.row.due_on or turn.today
        if until <= max(was, turn.today):
            raise Refused("extension-overtaken", due=On(day=was), until=On(day=until))
        facts.row.due_on = turn.calendar.on_or_after(until)
        turn.save(facts.row)
        clocks.extend(turn, "case.rectify", facts.row.code, facts.row.due_on)
        extend_items(facts, turn, was)
        due = On(day=facts.row.due_on)
        case.tell(turn, facts, subject_speakers(facts, turn), "extension-granted-told", due=due)
        return case.done(facts, "grant-extension-done", due=due)


class RefuseExtension(
    Move,
    on=case,
    moves="in_progress",
    by="case.approve",
    needs=(extension_waits, no_conflict),
    clause="6.2-a",
    renews=True,
):
    """不同意延期 · with a reason; the deadline stays."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The subject reads why."""
        _decide(facts, turn, granted=False, answer=self.reason)
        due = On(day=facts.row.due_on or turn.today)
        case.tell(turn, facts, subject_speakers(facts, turn), "extension-refused-told", reason=self.reason, due=due)
        return case.done(facts, "refuse-extension-done", due=due)


class ClaimCompletion(
    Move,
    on=case,
    moves="in_progress -> claimed",
    by=SUBJECT,
    needs=(every_item_done,),
    clause="6.2-a",
):
    """申请验收 · all measures are carried out; what was achieved."""

    achieved: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The director names who verifies it."""
        facts.row.claimed_on = turn.today
        note_step(turn, facts, CaseStepKind.CLAIM, text=self.achieved)
        case.keep_files(turn, facts.row, self.evidence)
        for kind in (CHECK_IN.kind, EXTENSION.kind):
            clocks.meet(turn, kind, facts.row.code)
        for step in facts.steps:  # what was asked or still to come does not outlive the period
            if step.kind in (CaseStepKind.CHECK_IN, CaseStepKind.EXTENSION) and step.decided_at is None:
                step.decided_at, step.granted = turn.now, False
                turn.save(step)
        to = (*approvers(facts, turn), *informed(facts, turn))
        case_documents.report(facts, turn, to, case.told(facts, "completion-claimed-told"), self.achieved)
        return case.done(facts, "claim-completion-done")


def tell_progress(turn: Turn, facts: CaseFacts, step: CaseStep, progress: str) -> None:
    """Every report reaches the office, several a day as well."""
    told = case.done(facts, "progress-told", progress=progress)
    for member in officers(facts, turn):
        turn.notify(member, told, f"progress {step.id}")


def _decide(facts: CaseFacts, turn: Turn, granted: bool, answer: str | None = None) -> CaseStep:
    step = facts.waiting(CaseStepKind.EXTENSION)
    if step is None or facts.row.status is not CaseStatus.IN_PROGRESS:
        raise Refused("extension-not-asked")
    step.decided_by_id, step.decided_at, step.granted, step.answer = turn.actor.id, turn.now, granted, answer
    clocks.meet(turn, EXTENSION.kind, facts.row.code)
    return turn.save(step)
