"""警告 · opened by an officer, issued by the director, served together with the guide to repair; answered by whom
it is about (clauses 5.2-C, 6.2-a; states 6.3).
"""

from datetime import date, datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers import case_documents
from handlers.cases import (
    ENDED,
    OBJECTION,
    SERVICE,
    SUBJECT,
    approvers,
    case,
    deciders,
    delivered,
    end,
    informed,
    no_conflict,
    note_step,
    officers,
    spoken,
    verifiers,
)
from handlers.kit import clocks, issuing
from handlers.kit.card import Card, Fact, Label, On, Refused, Reply
from handlers.kit.form import Attachment, Form, Subject
from handlers.kit.matter import not_by, subject_speakers
from handlers.kit.move import Move, Overdue
from handlers.kit.turn import Turn
from regulation import conflicts
from regulation.permissions import Concern, Viewer, allows
from regulation.vocabulary import CaseLevel, CaseStatus, CaseStepKind, SubjectKind
from storage import codes
from storage.queries import cases, people
from storage.queries.cases import CaseFacts
from storage.tables import Case

RUNNING = " | ".join(status for status in CaseStatus if status not in (CaseStatus.PROPOSED, *ENDED))


by_another = not_by(lambda facts: facts.row.opened_by_id, "case-own-proposal")  # K2: whoever opened it


def not_the_issuer(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """K8: whoever opened the case or issued the warning does not decide on the objection to it."""
    mine = (facts.row.opened_by_id, facts.row.issued_by_id)
    return "case-own-decision" if any(each and conflicts.wrote_it(viewer, each) for each in mine) else None


def nothing_objected(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """One objection to a warning."""
    return "case-objected-already" if facts.newest(CaseStepKind.OBJECTION) else None


def something_objected(facts: CaseFacts, viewer: Viewer, now: datetime) -> str | None:
    """There is an objection to answer."""
    return None if facts.waiting(CaseStepKind.OBJECTION) else "case-nothing-objected"


class OpenCase(Form, may="case.open", clause="6.2-a", style="primary"):
    """发起警告 · whom, for what, what must change; the director decides whether it is issued."""

    subject: Subject
    level: CaseLevel
    conduct: Annotated[str, MaxLen(500)]
    demand: Annotated[str, MaxLen(500)]

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused for the institution itself, and in a matter of one's own (K1)."""
        line = people.subjects_named(turn.session, turn.viewer, [self.subject])[self.subject]
        if line.kind is SubjectKind.INSTITUTION:
            raise Refused("case-not-the-institution", field="subject")
        if conflicts.of(turn.viewer, people.parties_for_system(turn.session, [line])[line.id]):
            raise Refused("case-conflict", field="subject")
        office = line.department_id in people.office_homes_for_system(turn.session)
        if not allows("case.open", turn.viewer, Concern(about_id=line.id, office=office)):
            raise Refused("case-office-only", field="subject")
        facts = opened(turn, line.id, self.level, self.conduct, self.demand)
        return case.done(facts, "open-case-done")


class IssueWarning(
    Move,
    on=case,
    moves="proposed -> served",
    by="case.approve",
    needs=(no_conflict, by_another),
    clause="6.2-a",
    style="primary",
):
    """签发警告 · the notice goes out with the guide to repair, in one message with three buttons (两书同达)."""

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Both clocks begin: to confirm, and after which it counts as served."""
        row = facts.row
        row.issued_by_id, row.issued_on = turn.actor.id, turn.today
        clocks.start(turn, facts, SERVICE)
        row.notice = case_documents.warning(facts, turn)
        return case.done(facts, "issue-warning-done")


class DeclineWarning(
    Move, on=case, moves="proposed -> declined", by="case.approve", needs=(no_conflict,), clause="6.2-a",
    style="danger",
):  # fmt: skip
    """不予签发 · with a reason; the subject never hears of it."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The officer reads why."""
        end(facts, turn, self.reason)
        case.tell(turn, facts, [facts.row.opened_by_id], "warning-declined-told", reason=self.reason)
        return case.done(facts, "decline-warning-done")


class AcknowledgeWarning(
    Move, on=case, moves="served -> plan_due", by=SUBJECT, clause="6.2-a", style="primary", at_once=True
):
    """确认收到 · the time for the plan begins."""

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Says until when the plan is due."""
        note_step(turn, facts, CaseStepKind.ACKNOWLEDGED)
        return _served(facts, turn, "acknowledge-warning-done")


class ObjectToWarning(
    Move, on=case, moves=RUNNING, by=SUBJECT, needs=(nothing_objected,), clause="6.2-a", renews=True
):
    """提出异议 · beside the case: its clocks go on, whoever decides did not issue the warning."""

    grounds: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The chair is told. Raises Refused when the time for it is over."""
        served = facts.newest(CaseStepKind.ACKNOWLEDGED) or facts.newest(CaseStepKind.SERVED)
        if served:  # before that nobody is late
            period = turn.house.rulebook.workdays("case.object")
            last = turn.calendar.after(turn.house.day(served.at), period)
            if turn.today > last:
                raise Refused("case-objection-late", last=On(day=last))
        note_step(turn, facts, CaseStepKind.OBJECTION, text=self.grounds)
        case.keep_files(turn, facts.row, self.evidence)
        clocks.start(turn, facts, OBJECTION)
        case.tell(turn, facts, deciders(facts, turn), "case-objected-told")
        due = clocks.last_day(turn, "case.objection")
        return case.done(facts, "object-to-warning-done", due=On(day=due))


class HowToRepair(Move, on=case, moves=RUNNING, by=SUBJECT, clause="7.1", at_once=True, style="quiet"):
    """如何修复 · what comes next and how the way back begins; that it was read is part of the proof."""

    def effect(self, facts: CaseFacts, turn: Turn) -> Card:
        """The guide, step by step."""
        if facts.newest(CaseStepKind.OPENED) is None:
            note_step(turn, facts, CaseStepKind.OPENED)
        steps = ("confirm", "plan", "carry-out", "verify", "repair")
        lines = [
            Fact(label=Label(label="repair-step", values={"number": place}), value=(Label(label=f"repair-{step}"),))
            for place, step in enumerate(steps, 1)
        ]
        return Card(text="repair-guide", values=spoken(facts.row), facts=tuple(lines))


class DeemServed(Move, on=case, moves="served -> plan_due", by=Overdue("case.service"), clause="6.2-a"):
    """视为送达 · nobody confirmed it, but it demonstrably arrived."""

    def complete(self, facts: CaseFacts, turn: Turn) -> bool:
        """Five working days after what a platform confirmed, not after what was sent."""
        last = _counts_from(facts, turn)
        return last is not None and turn.today > last

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Delivered long enough: the time for the plan begins. Lately: it is waited for. Not at all: the office
        must serve it by hand, and it is looked at again every day."""
        if not self.complete(facts, turn):
            told, last = case.done(facts, "case-not-delivered"), _counts_from(facts, turn)
            for member in officers(facts, turn) if last is None else ():
                turn.notify(member, told, f"not delivered {facts.row.code}", clocks.office_time(turn))
            clocks.extend(turn, SERVICE.kind, facts.row.code, last or turn.today, SERVICE)
            return told
        note_step(turn, facts, CaseStepKind.SERVED)
        told = _served(facts, turn, "case-deemed-served")
        for member in (*subject_speakers(facts, turn), *officers(facts, turn)):
            turn.notify(member, told, f"deemed served {facts.row.code}", clocks.office_time(turn))
        return told


class ServeByHand(
    Move, on=case, moves="served -> plan_due", by="case.handle", needs=(no_conflict,), clause="6.2-a"
):
    """当面送达 · how it was handed over, to whom."""

    how: Annotated[str, MaxLen(200)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The time for the plan begins."""
        note_step(turn, facts, CaseStepKind.SERVED, text=self.how)
        told = _served(facts, turn, "case-served-told")
        for member in subject_speakers(facts, turn):
            turn.notify(member, told, f"served {facts.row.code}")
        return case.done(facts, "serve-by-hand-done")


class DismissObjection(
    Move,
    on=case,
    moves=RUNNING,
    by="case.object",
    needs=(something_objected, no_conflict, not_the_issuer),
    clause="6.2-a",
    renews=True,
):
    """异议不成立 · with a reason; the case goes on."""

    reason: Annotated[str, MaxLen(500)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """The subject reads why."""
        _answer_objection(facts, turn, self.reason, granted=False)
        case.tell(turn, facts, subject_speakers(facts, turn), "objection-dismissed-told", reason=self.reason)
        return case.done(facts, "dismiss-objection-done")


class UpholdObjection(
    Move,
    on=case,
    moves=f"{RUNNING} -> cancelled",
    by="case.object",
    needs=(something_objected, no_conflict, not_the_issuer),
    clause="6.2-a",
    style="danger",
):
    """异议成立 · the warning is taken back; else a case is cancelled only with the finding that it came from."""

    reason: Annotated[str, MaxLen(500)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Everybody who was told of the warning is told of its end."""
        _answer_objection(facts, turn, self.reason, granted=True)
        told = (*subject_speakers(facts, turn), *informed(facts, turn), *approvers(facts, turn))
        told += tuple(verifiers(facts, turn))
        end(facts, turn, self.reason)
        issuing.withdraw(turn, facts.row.notice or "")
        case.tell(turn, facts, told, "objection-upheld-told", reason=self.reason)
        return case.done(facts, "uphold-objection-done")


def opened(turn: Turn, subject_id: int, level: CaseLevel, conduct: str, demand: str) -> CaseFacts:
    """立案 · a case is proposed; whoever decides whether its warning is issued is told."""
    row = turn.save(
        Case(
            code=codes.new(),
            level=level,
            status=CaseStatus.PROPOSED,
            subject_id=subject_id,
            opened_by_id=turn.actor.id,
            opened_at=turn.now,
            edition=turn.house.rulebook.edition,
            conduct=conduct,
            demand=demand,
        )
    )
    facts = cases.facts(turn.session, turn.viewer, [row.code])[row.code]
    case.enter(facts, turn)
    case.tell(turn, facts, approvers(facts, turn), "case-proposed")
    return facts


def _counts_from(facts: CaseFacts, turn: Turn) -> date | None:
    """The last day before it counts as served, if it was delivered."""
    at = delivered(facts, turn)
    period = turn.house.rulebook.workdays(SERVICE.kind)
    return turn.calendar.after(turn.house.day(at), period) if at else None


def _answer_objection(facts: CaseFacts, turn: Turn, reason: str, granted: bool) -> None:
    step = facts.waiting(CaseStepKind.OBJECTION)
    if step is None:
        raise Refused("case-nothing-objected")
    step.decided_by_id, step.decided_at, step.granted, step.answer = turn.actor.id, turn.now, granted, reason
    turn.save(step)
    clocks.meet(turn, OBJECTION.kind, facts.row.code)


def _served(facts: CaseFacts, turn: Turn, key: str) -> Reply:
    clocks.meet(turn, SERVICE.kind, facts.row.code)
    due = clocks.last_day(turn, f"case.plan.{facts.row.level.value}")
    return case.done(facts, key, due=On(day=due)).model_copy(update={"tone": "time"})
