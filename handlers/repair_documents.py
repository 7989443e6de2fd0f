"""修复文书的签发 · which papers a decision issues, and with which words they reach whom (clauses 7.2-d, 7.3-a)."""

from collections.abc import Sequence
from datetime import date

from handlers import repair_papers
from handlers.case_papers import Finding
from handlers.kit import issuing
from handlers.kit.card import On, Reply, Value
from handlers.kit.matter import subject_speakers
from handlers.kit.paper import Paper
from handlers.kit.turn import Turn
from handlers.repair_lifting import Lifted
from handlers.repair_papers import Approved, Asked, Certified, Declined, marked
from handlers.repairs import repair, reviewers
from regulation.repair import RepairStepKind
from storage import codes
from storage.queries.repairs import RepairFacts


def approved(facts: RepairFacts, turn: Turn, lifted: Lifted, late: int) -> None:
    """决定书 and 修复证明 · to whoever speaks for the subject; the office keeps a copy of the decision."""
    row, grade = facts.row, marked(lifted.grade, lifted.mark)
    until = row.observed_until or turn.today
    kinds = tuple(measure.kind for measure in lifted.measures)
    asked = _asked(facts, turn, late)
    values = (row.outcome or "", turn.today, lifted.grade, lifted.mark, kinds, len(lifted.records), until)
    said: dict[str, Value] = {"new": grade, "until": On(day=until), "late": late, "reason": row.outcome or ""}
    told = repair.told(facts, "repair-approved-told", **said).model_copy(update={"tone": "done"})
    row.decision = _issue(facts, turn, repair_papers.approved(Approved(asked, *values)), told)
    certified = Certified(facts.subject.name, lifted.grade, lifted.mark, turn.today, row.decision)
    proof = repair.told(facts, "repair-certificate-told", new=grade).model_copy(update={"tone": "done"})
    paper = repair_papers.certificate(certified)
    row.certificate = issuing.issue(turn, paper, row.code, subject_speakers(facts, turn), proof).number


def refused(facts: RepairFacts, turn: Turn, again_on: date, late: int) -> None:
    """决定书 · with the reason and the next date."""
    row = facts.row
    paper = repair_papers.refused(
        Declined(_asked(facts, turn, late), row.outcome or "", again_on, row.false_material)
    )
    key = "repair-barred-told" if row.false_material else "repair-refused-told"
    told = repair.told(facts, key, reason=row.outcome or "", again=On(day=again_on), late=late)
    row.decision = _issue(facts, turn, paper, told)


def withdrawn(facts: RepairFacts, turn: Turn) -> None:
    """撤回 · decision and certificate are void; whoever checks them reads it."""
    for number in (facts.row.decision, facts.row.certificate):
        issuing.withdraw(turn, number or "")


def _issue(facts: RepairFacts, turn: Turn, paper: Paper, told: Reply) -> str:
    to: Sequence[int] = subject_speakers(facts, turn)
    issued = issuing.issue(turn, paper, facts.row.code, to, told)
    others = [member for member in reviewers(facts, turn) if member not in to]
    issuing.copies(turn, issued, others, repair.told(facts, "repair-decided-told"))
    return issued.number


def _asked(facts: RepairFacts, turn: Turn, late: int) -> Asked:
    settled = facts.newest(RepairStepKind.SETTLEMENT)
    return Asked(
        repair=codes.spoken(facts.row.code),
        subject=facts.subject.name,
        applied_on=turn.house.day(facts.row.applied_at),
        grade=facts.grade,
        findings=tuple(
            Finding(facts.names.get(step.by_id or 0, ""), step.details["text"], turn.house.day(step.decided_at))
            for step in facts.verifications
            if step.decided_at
        ),
        settled=settled.details["text"] if settled else None,
        late=late,
    )
