"""限制的提出 · which restrictions follow on a grade C or D, and until when; the subject is heard first (6.2-c)."""

from datetime import date, datetime, timedelta
from typing import Annotated

from annotated_types import MaxLen

from handlers.grades import STATEMENT, grading, no_conflict, note_step, refuse_without_keys
from handlers.kit import clocks
from handlers.kit.card import Label, On, Refused, Reply, Value
from handlers.kit.form import ComingDay
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from handlers.measures import deciders, ends_with, listed, longest, measure
from regulation.grades import LOW, GradeMark, GradeOrigin, GradingStatus, GradingStepKind
from regulation.measures import MeasureChoice, MeasureKind, MeasureStatus, chosen
from regulation.permissions import Viewer
from regulation.vocabulary import CaseStatus
from storage import codes
from storage.queries.credit import GradingFacts, MeasureFacts
from storage.tables import Measure


def grade_is_low(facts: GradingFacts, viewer: Viewer, now: datetime) -> str | None:
    """Nothing is barred to whom a good grade or none was given."""
    return None if facts.row.grade in LOW else "measure-not-low"


def not_repaired(facts: GradingFacts, viewer: Viewer, now: datetime) -> str | None:
    """What a repair lifted is not put back on the grade that the repair left, observed or not any more (7.3-a)."""
    left = facts.row.origin is GradeOrigin.REPAIR or facts.row.mark is GradeMark.OBSERVED
    return "measure-observed" if left else None


def grade_holds(facts: GradingFacts, viewer: Viewer, now: datetime) -> str | None:
    """A grade that another took the place of has no consequences any more."""
    return None if facts.row.ended_on is None else "measure-grade-ended"


def nothing_proposed(facts: GradingFacts, viewer: Viewer, now: datetime) -> str | None:
    """One proposal at a time, so that the subject answers all of it at once."""
    return "measure-proposed-already" if facts.proposed else None


def not_spoken_yet(facts: GradingFacts, viewer: Viewer, now: datetime) -> str | None:
    """Whoever has made their statement on a grade is not faced with more than they spoke of."""
    spoken = facts.row.status is GradingStatus.STATEMENT and facts.statement
    return "measure-after-statement" if spoken else None


class ProposeMeasures(
    Move,
    on=grading,
    moves="statement | decided",
    by="measure.propose",
    needs=(no_conflict, grade_is_low, not_repaired, grade_holds, nothing_proposed, not_spoken_yet),
    clause="6.2-c",
    renews=True,
):
    """提出限制 · with a grade that is not decided yet it is decided together with that; otherwise by the chair."""

    which: MeasureChoice
    until: ComingDay | None = None
    reason: Annotated[str, MaxLen(300)]

    @classmethod
    def refusal(cls, facts: GradingFacts, turn: Turn) -> Refused | None:
        """Nor when it would be over before it could be decided: by its longest time, or with its case."""
        return super().refusal(facts, turn) or _time_is_over(facts, turn)

    def effect(self, facts: GradingFacts, turn: Turn) -> Reply:
        """Reason, period and the right to answer in one message. Raises Refused for what does not fit."""
        kinds, due = chosen(self.which, facts.subject.kind), _heard_until(turn)
        if not kinds:
            raise Refused("measure-not-for-this", field="which")
        self._refuse_another_day(facts, turn, due)
        if facts.row.status is GradingStatus.STATEMENT:
            refuse_without_keys(facts, turn)
        rows = [turn.save(self._row(facts, turn, kind)) for kind in kinds]
        note_step(turn, facts, GradingStepKind.MEASURES, text=self.reason, until=turn.house.end_of(due).isoformat())
        _clock(facts, turn, rows, due)
        values: dict[str, Value] = {"kinds": listed(rows), "period": self._period(facts, turn), "due": On(day=due)}
        told = subject_speakers(facts, turn)
        grading.tell(turn, facts, told, "measures-proposed-subject", **values, reason=self.reason)
        return grading.done(facts, "propose-measures-done", **values)

    def _row(self, facts: GradingFacts, turn: Turn, kind: MeasureKind) -> Measure:
        return Measure(
            code=codes.new(),
            subject_id=facts.row.subject_id,
            grading_id=facts.row.id or 0,
            kind=kind,
            status=MeasureStatus.PROPOSED,
            until=self.until,
            reason=self.reason,
            proposed_by_id=turn.actor.id,
            proposed_at=turn.now,
        )

    def _period(self, facts: GradingFacts, turn: Turn) -> Label:
        until = self.until or (longest(facts, turn) if facts.row.effective_on else None)
        if until:
            return Label(label="measure-period-until", values={"until": On(day=until)})
        return Label(label="measure-period-days", values={"days": (longest(facts, turn) - turn.today).days})

    def _refuse_another_day(self, facts: GradingFacts, turn: Turn, due: date) -> None:
        latest = longest(facts, turn)
        if self.until and not due < self.until <= latest:
            raise Refused(
                "measure-range", field="until", earliest=On(day=due + timedelta(days=1)), latest=On(day=latest)
            )


def _heard_until(turn: Turn) -> date:
    return turn.calendar.after(turn.today, turn.house.rulebook.workdays("measure.statement"))


def _time_is_over(facts: GradingFacts, turn: Turn) -> Refused | None:
    case, latest = ends_with(facts, turn), longest(facts, turn)
    if case and case.status is CaseStatus.EFFECTIVE:
        return Refused("measure-case-closed")
    return None if _heard_until(turn) < latest else Refused("measure-time-over", latest=On(day=latest))


def _clock(facts: GradingFacts, turn: Turn, rows: list[Measure], due: date) -> None:
    """Who is being heard on the grade has as long for what is added; otherwise each waits for its own decision."""
    if facts.row.status is GradingStatus.STATEMENT:
        return clocks.extend(turn, STATEMENT.kind, facts.row.code, due, STATEMENT)
    for row in rows:
        measure.enter(MeasureFacts(row, facts), turn)
    return grading.tell(
        turn, facts, deciders(MeasureFacts(rows[0], facts), turn), "measures-proposed-told", due=On(day=due)
    )
