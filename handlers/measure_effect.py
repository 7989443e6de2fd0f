"""限制的生效与终止 · what happens beside the state when a restriction begins or ends (6.2-c, 7.3-a)."""

from handlers import docket
from handlers.kit import clocks
from handlers.kit.card import Label, word
from handlers.kit.matter import heads, subject_speakers
from handlers.kit.turn import Turn
from handlers.measures import ends_with, listed, longest, measure, until
from regulation.measures import MeasureStatus
from regulation.permissions import CLOCK
from storage.queries import credit, standing
from storage.queries.credit import GradingFacts, MeasureFacts
from storage.tables import Case, Measure


def impose(facts: MeasureFacts, turn: Turn, decided_by: int) -> None:
    """生效 · with its last day; an earlier one of the kind gives way, and whoever knew of that knows of this."""
    row, graded = facts.row, facts.grading
    row.begins_on, row.decided_by_id, row.decided_at = turn.today, decided_by, turn.now
    row.until = row.until or longest(graded, turn)
    told = {*subject_speakers(graded, turn), *heads(graded, turn), row.proposed_by_id}
    for earlier in standing.open_measures_for_system(turn.session, row.subject_id):
        if earlier.kind is row.kind and earlier.id != row.id and earlier.status is MeasureStatus.ACTIVE:
            told |= standing.told_for_system(turn.session, earlier)
            close(turn, earlier, MeasureStatus.LIFTED, row.code)
    standing.remember_told_for_system(turn.session, [row], told)


def impose_proposed(graded: GradingFacts, turn: Turn, decided_by: int) -> Label:
    """随等级决定 · what was proposed with a grade is decided with it; how the subject reads of it."""
    rows = [row for row in graded.proposed if not row.until or row.until >= turn.today]
    for row in rows:
        facts = MeasureFacts(row, graded)
        row.status = MeasureStatus.ACTIVE
        impose(facts, turn, decided_by)
        turn.save(row)
        measure.enter(facts, turn, MeasureStatus.PROPOSED)
        turn.note("impose-measure", row.code, grading=graded.row.code)
    drop_proposed(graded, turn, graded.row.code)
    if not rows:
        return Label(label="measures-none")
    return Label(label="measures-imposed", values={"kinds": listed(rows), "until": until(rows[0])})


def drop_proposed(graded: GradingFacts, turn: Turn, by: str) -> None:
    """What is still proposed on a grade falls."""
    for row in graded.proposed:
        close(turn, row, MeasureStatus.VOID, by)


def end(
    turn: Turn, facts: MeasureFacts, status: MeasureStatus, by: str | None = None, outcome: str | None = None
) -> None:
    """解除 · a restriction is over: by its last day, a decision, or what `by` names (a grade, a repair, a case).

    Everybody who was told of it is told of its end, the subject also how it came.
    """
    row, speakers = facts.row, subject_speakers(facts.grading, turn)
    row.outcome = outcome or row.outcome
    close(turn, row, status, by)
    if row.begins_on is None:
        return measure.tell(turn, facts, speakers, "measure-dropped-subject")
    told = standing.told_for_system(turn.session, row) - set(speakers)
    reason = Label(label="measure-reason", values={"reason": outcome}) if outcome else Label(label="measures-none")
    measure.tell(turn, facts, speakers, "measure-ended-subject", how=word(status), reason=reason)
    return measure.tell(turn, facts, sorted(told), "measure-ended-told")


def end_with(turn: Turn, case: Case, outcome: str) -> None:
    """整改办结 · what was barred to a department until its case is closed is barred no longer."""
    open_ = [each.code for each in standing.open_measures_for_system(turn.session, case.subject_id)]
    for facts in credit.measure_facts(turn.session, CLOCK, open_).values():
        behind = ends_with(facts.grading, turn)
        if behind and behind.id == case.id:
            end(turn, facts, ended(facts.row), by=case.code, outcome=outcome)


def ended(row: Measure) -> MeasureStatus:
    """What becomes of a restriction that something else ends: one that held is lifted, a proposal falls."""
    return MeasureStatus.LIFTED if row.status is MeasureStatus.ACTIVE else MeasureStatus.VOID


def close(turn: Turn, row: Measure, status: MeasureStatus, by: str | None) -> None:
    """A restriction is over today, with its clock and what the leading group was asked about it; nobody is told."""
    row.status, row.ended_on, row.ended_by = status, turn.today, by
    turn.save(row)
    clocks.stop(turn, row.code)
    docket.drop(turn, row.code)
    turn.note("close-measure", row.code, now=status.value, **({"by": by} if by else {}))
