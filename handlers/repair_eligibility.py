"""修复资格 · whether a subject may apply for repair today; if not, why, what to do, from which day (clause 7.1).

The machine stands over grades beside the one that decides on them: it knows no state but a decided grade.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce

from handlers.kit import draw
from handlers.kit.card import Card, Fact, Label, On, Refused, Value, word
from handlers.kit.move import Machine, Move, Relation
from handlers.kit.turn import Turn
from regulation import repair
from regulation.grades import GradingStatus
from regulation.permissions import CLOCK, Viewer
from regulation.repair import Bar, Eligibility, RepairStatus, Standing
from regulation.rulebook import Rulebook
from regulation.vocabulary import CaseStatus
from storage import codes
from storage.queries import eligibility, standing
from storage.queries.eligibility import RestorableFacts
from storage.queries.repairs import RepairFacts
from storage.tables import Repair

restorable = Machine("restorable", GradingStatus, starts="decided", load=eligibility.facts)

CONDITIONS = (Bar.CASE_MISSING, Bar.CASE_OPEN, Bar.CASE_FAILED, Bar.NEW_VIOLATION)
SPEAKER = Relation("graded speaker", lambda facts, viewer: facts.speaks_for_it(viewer))  # 被评定单位或本人


def rules_of(facts: RestorableFacts, turn: Turn) -> Rulebook:
    """The numbers of the edition under which the grade was proposed (10.4)."""
    return turn.under(facts.row.edition).house.rulebook


def standing_of(facts: RestorableFacts, turn: Turn) -> Standing:
    """信用状况 · of the subject, as far as this grade goes."""
    row, case = facts.row, facts.case
    ended = case.row.ended_at if case and case.row.status is CaseStatus.EFFECTIVE else None
    began = turn.house.day(case.row.opened_at) if case else None
    return Standing(
        grade=row.grade,
        effective_on=facts.since,
        severity=row.severity,
        veto=row.veto,
        relapse=_relapsed(facts, turn),
        has_case=case is not None,
        case_failed=case is not None and case.row.status is CaseStatus.FAILED,
        case_closed_on=turn.house.day(ended) if ended else None,
        new_violation=began is not None and any(day > began for day in facts.violations),
        pending=facts.running is not None,
        refused_on=max((day for each in facts.applications if (day := _refused_on(each))), default=None),
        false_material_on=max((day for each in facts.applications if (day := _false_on(each))), default=None),
    )


def judged(facts: RestorableFacts, turn: Turn) -> Eligibility:
    """申请资格 · as of today."""
    return repair.eligibility(standing_of(facts, turn), rules_of(facts, turn), turn.today)


def in_force(facts: RestorableFacts, turn: Turn) -> bool:
    """现行等级 · whether it is the grade that holds today: none that was corrected, nor one before it."""
    holds = standing.grade_of_for_system(turn.session, facts.row.subject_id, turn.today)
    return holds is not None and holds.id == facts.row.id


def barred(facts: RestorableFacts, turn: Turn) -> Refused | None:
    """Why nobody may apply now, or None."""
    if not in_force(facts, turn):
        return Refused("repair-grade-over")
    if facts.dissolved:
        return Refused("repair-dissolved")
    if facts.running:
        return Refused("repair-running", code=codes.spoken(facts.running.code))
    found = judged(facts, turn)
    if found.eligible:
        return None
    if Bar.NOT_LOW in found.bars:
        return Refused("repair-not-needed")
    todo = any(bar not in found.until for bar in found.bars)
    key = f"repair-not-yet-{'both' if todo and found.until else 'todo' if todo else 'dated'}"
    until: dict[str, Value] = {"day": On(day=found.earliest_on)} if found.earliest_on else {}
    return Refused(key, None, None, why=_together(found.bars), mine=_mine(facts, turn), **until)


def spoiled(facts: RepairFacts, turn: Turn) -> Refused | None:
    """条件复核 · what came since the application and stands in the way of granting it; dates alone do not."""
    found = eligibility.facts(turn.session, CLOCK, [facts.grading.code])[facts.grading.code]
    bars = [bar for bar in judged(found.without(facts.row), turn).bars if bar in CONDITIONS]
    return Refused("repair-condition-gone", why=_together(bars)) if bars else None


def verdict(facts: RestorableFacts, turn: Turn) -> Label:
    """资格结论 · the same as a sentence, also where nothing stands in the way."""
    refused = barred(facts, turn)
    return Label(label=refused.key, values=refused.values) if refused else Label(label="repair-may-apply")


class SeeEligibility(Move, on=restorable, by="repair.see", clause="7.1", reads=True):
    """查看修复资格 · the grade, what stands in the way, what to do about it, until when."""

    @classmethod
    def permits(cls, facts: RestorableFacts, viewer: Viewer) -> bool:
        """Whoever `load` shows it to: the subject, its head, the office, the leading group, the auditor."""
        return True

    def effect(self, facts: RestorableFacts, turn: Turn) -> Card:
        """One line for everything that stands in the way."""
        choices = draw.move_choices(restorable, facts, turn, leave_out=SeeEligibility)
        values: dict[str, Value] = {"subject": facts.subject.name, "grade": word(facts.row.grade)}
        lines = [*_grounds(facts), *(_remedies(facts, turn) if in_force(facts, turn) else ())]
        return Card(
            text="eligibility-card",
            values=values | {"verdict": verdict(facts, turn)},
            facts=tuple(lines),
            choices=tuple(choices),
        )


def _grounds(facts: RestorableFacts) -> Iterable[Fact]:
    if facts.row.effective_on:
        yield _line("since", On(day=facts.row.effective_on))
    yield _line("reason", facts.row.reason)
    if facts.case:
        values: dict[str, Value] = {
            "code": codes.spoken(facts.case.row.code),
            "status": word(facts.case.row.status),
        }
        yield _line("case", Label(label="repair-case", values=values))


def _remedies(facts: RestorableFacts, turn: Turn) -> Iterable[Fact]:
    found = judged(facts, turn)
    for bar in found.bars:
        values: dict[str, Value] = {"until": On(day=found.until[bar])} if bar in found.until else {}
        name = bar.value.replace("_", "-")
        remedy = Label(label=f"repair-remedy-{name}", values=values)
        yield Fact(label=Label(label=f"bar-{name}.label"), value=(remedy,))


def _relapsed(facts: RestorableFacts, turn: Turn) -> bool:
    """再次失信 · this grade followed on conduct that undid a repair (7.3-b): however long the office took to decide
    on it, but not on what came long after."""
    since, within = facts.since, rules_of(facts, turn).days("repair.relapse-within")
    relapses = (each.relapsed_on for each in facts.applications if each.relapsed_on)
    return since is not None and any(day <= since <= day + within for day in relapses)


def _refused_on(row: Repair) -> date | None:
    return row.decided_on if row.status is RepairStatus.REFUSED else None


def _false_on(row: Repair) -> date | None:
    """When false material came to light: with a refusal, or after a repair that was revoked for it."""
    return (row.ended_on or row.decided_on) if row.false_material else None


def _together(bars: Sequence[Bar]) -> Label:
    """One clause after the other."""

    def joined(one: Label, other: Label) -> Label:
        return Label(label="repair-both", values={"one": one, "other": other})

    return reduce(joined, (word(bar) for bar in bars))


def _mine(facts: RestorableFacts, turn: Turn) -> str:
    """Whether it is said to somebody who will be told when the day has come."""
    return "yes" if facts.speaks_for_it(turn.viewer) else "no"


def _line(name: str, value: Value) -> Fact:
    return Fact(label=Label(label=f"eligibility-line-{name}"), value=(value,))
