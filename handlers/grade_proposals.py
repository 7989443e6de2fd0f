"""等级评定的提出 · what is proposed on which ground; whoever is to be graded D is heard first (5.2-D)."""

from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers.grades import (
    STATEMENT,
    SUBJECT,
    cannot_follow,
    confirmers,
    grading,
    last_day,
    next_to_act,
    note_step,
    refuse_without_keys,
)
from handlers.kit.card import Refused, Reply
from handlers.kit.form import Attachment, Form, Subject
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move, Overdue
from handlers.kit.questions import Only, When
from handlers.kit.turn import Turn
from regulation import conflicts
from regulation.grades import LOW, Grade, GradeOrigin, GradingStatus, GradingStepKind, Veto
from regulation.permissions import Viewer, allows
from regulation.vocabulary import Severity, SubjectKind
from storage import codes
from storage.queries import credit, people, standing
from storage.queries.credit import GradingFacts
from storage.queries.people import SubjectLine
from storage.tables import Case, Grading

Origin = Annotated[GradeOrigin, Only((GradeOrigin.DECIDED, GradeOrigin.CORRECTION))]


class ProposeGrade(Form, may="grade.propose", clause="5.2-0", style="primary"):
    """提出等级 · whose, which, why; another person confirms it, a D only after its subject was heard."""

    subject: Subject
    origin: Origin
    grade: Grade
    severity: Annotated[Severity | None, When("grade", *LOW)] = None
    veto: Annotated[Veto | None, When("grade", Grade.D)] = None
    reason: Annotated[str, MaxLen(500)]
    basis: Annotated[str, MaxLen(60)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused in a matter of one's own (K1), and for a grade that may not follow on the one in force."""
        line = people.subjects_named(turn.session, turn.viewer, [self.subject])[self.subject]
        if line.kind is SubjectKind.INSTITUTION:
            raise Refused("grade-not-the-institution", field="subject")
        self._refuse_what_cannot_follow(turn, line)
        now = standing.grade_of_for_system(turn.session, line.id, turn.today)
        row = turn.save(self._row(turn, line, now))
        grading.keep_files(turn, row, self.evidence)
        facts = credit.facts(turn.session, turn.viewer, [row.code]).get(row.code)
        if facts is None or conflicts.of(turn.viewer, facts.party):
            raise Refused("grade-conflict", field="subject")
        if not allows("grade.propose", turn.viewer, facts.concern):
            raise Refused("grade-office-only", field="subject")
        grading.enter(facts, turn)
        return _hears(facts, turn) if self.grade is Grade.D else _asks(facts, turn)

    def _refuse_what_cannot_follow(self, turn: Turn, line: SubjectLine) -> None:
        if standing.open_about_for_system(turn.session, line.id):
            raise Refused("grade-open-already", field="subject")
        why = cannot_follow(turn, line.id, self.origin, self.grade)
        if why:
            raise Refused(why, field="grade")
        if self.veto is Veto.YES and not self.evidence:
            raise Refused("grade-veto-evidence", field="evidence")

    def _case(self, turn: Turn, line: SubjectLine, now: Grading | None) -> Case | None:
        """相关整改 · what runs; a correction keeps what puts the grade right whose place it takes, over or not."""
        if self.grade not in LOW:
            return None
        if self.origin is GradeOrigin.CORRECTION and now:
            return standing.case_behind_for_system(turn.session, now)
        return standing.running_case_for_system(turn.session, line.id)

    def _row(self, turn: Turn, line: SubjectLine, now: Grading | None) -> Grading:
        case = self._case(turn, line, now)
        return Grading(
            code=codes.new(),
            subject_id=line.id,
            grade=self.grade,
            origin=self.origin,
            status=GradingStatus.STATEMENT if self.grade is Grade.D else GradingStatus.READY,
            reason=self.reason,
            clause=self.basis,
            severity=self.severity,
            veto=self.veto is Veto.YES,
            case_id=case.id if case else None,
            proposed_by_id=turn.actor.id,
            proposed_at=turn.now,
            edition=turn.house.rulebook.edition,
        )


def _asks(facts: GradingFacts, turn: Turn) -> Reply:
    grading.tell(turn, facts, confirmers(facts, turn), "grade-proposed-told")
    return grading.done(facts, "propose-grade-done")


def _hears(facts: GradingFacts, turn: Turn) -> Reply:
    """陈述申辩 · reason, clause, the right to answer and the day, in one message."""
    refuse_without_keys(facts, turn)
    row, due = facts.row, last_day(turn, STATEMENT, facts)
    grading.tell(
        turn,
        facts,
        subject_speakers(facts, turn),
        "grade-hearing-told",
        reason=row.reason,
        basis=row.clause,
        due=due,
    )
    return grading.done(facts, "propose-grade-hearing", due=due)


def something_to_answer(facts: GradingFacts, viewer: Viewer, now: datetime) -> str | None:
    """There is a grade or a restriction that is proposed."""
    waits = facts.row.status is GradingStatus.STATEMENT or facts.proposed
    return None if waits else "grade-nothing-to-answer"


def not_spoken(facts: GradingFacts, viewer: Viewer, now: datetime) -> str | None:
    """One statement to one proposal."""
    return "grade-spoken-already" if facts.statement else None


class MakeStatement(
    Move,
    on=grading,
    moves="statement | decided",
    by=SUBJECT,
    needs=(something_to_answer, not_spoken),
    clause="5.2-D",
    style="primary",
):
    """陈述申辩 · whoever it is about says what there is to say; whoever decides reads it."""

    statement: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def effect(self, facts: GradingFacts, turn: Turn) -> Reply:
        """The period runs on: nobody decides earlier because somebody was quick."""
        note_step(turn, facts, GradingStepKind.STATEMENT, text=self.statement)
        grading.keep_files(turn, facts.row, self.evidence)
        told = {facts.row.proposed_by_id, *next_to_act(facts, turn), *confirmers(facts, turn)}
        grading.tell(turn, facts, sorted(told), "grade-statement-told")
        return grading.done(facts, "make-statement-done")


class EndHearing(Move, on=grading, moves="statement -> ready", by=Overdue("grade.statement"), clause="5.2-D"):
    """陈述申辩期满 · it can be brought to a decision."""

    def effect(self, facts: GradingFacts, turn: Turn) -> Reply:
        """Those who ask for the keys are told."""
        grading.tell(turn, facts, next_to_act(facts, turn), "grade-heard-told")
        return grading.done(facts, "grade-heard-told")
