"""修复申请 · applied for in one conversation that begins with what the case says, withdrawn as long as nothing was
found on site (clause 7.2-a; states 6.4).
"""

from datetime import date, datetime
from hashlib import sha256
from typing import Annotated

from annotated_types import MaxLen

from handlers import docket, repair_form
from handlers.kit import clocks
from handlers.kit.card import On, Refused, Reply, Value
from handlers.kit.form import Attachment
from handlers.kit.move import Move
from handlers.kit.questions import Json
from handlers.kit.turn import Turn
from handlers.repair_eligibility import SPEAKER, barred, restorable
from handlers.repairs import SUBJECT, deciders, repair, reviewers, verifiers
from regulation.permissions import Viewer
from regulation.repair import RUNNING, Commitment, RepairStatus
from regulation.vocabulary import CaseStepKind, PlanItemStatus
from storage import codes
from storage.queries import eligibility, repairs
from storage.queries.cases import CaseFacts
from storage.queries.eligibility import RestorableFacts
from storage.queries.repairs import RepairFacts
from storage.tables import PlanItem, Repair

CONDUCT, MEASURES, ACHIEVED = 500, 1000, 500  # characters
FILES = 10
CUT = "…"


class ApplyForRepair(Move, on=restorable, moves="decided", by=SPEAKER, clause="7.2-a", style="primary"):
    """申请信用修复 · the conduct, the measures, their effect, what shows them; the letter is signed."""

    conduct: Annotated[str, MaxLen(CONDUCT)]
    measures: Annotated[str, MaxLen(MEASURES)]
    achieved: Annotated[str, MaxLen(ACHIEVED)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(FILES)] = ()
    commitment: Commitment

    @classmethod
    def refusal(cls, facts: RestorableFacts, turn: Turn) -> Refused | None:
        """Also as long as one may not apply: with the reason, and the day."""
        return super().refusal(facts, turn) or barred(facts, turn)

    @classmethod
    def begun(cls, facts: RestorableFacts) -> dict[str, Json]:
        """What the case behind the grade says."""
        if facts.case is None:
            return {}
        said = {
            "conduct": _within(facts.case.row.conduct, CONDUCT),
            "measures": _within(_measures(facts.case), MEASURES),
            "achieved": _within(_achieved(facts.case), ACHIEVED),
        }
        return {name: text for name, text in said.items() if text}

    @classmethod
    def quoted(cls, turn: Turn) -> dict[str, Value]:
        """The letter of commitment, word by word."""
        return {"letter": _letter(turn)}

    def effect(self, facts: RestorableFacts, turn: Turn) -> Reply:
        """The office has it; what comes next is said with its days. Raises Refused for a second one."""
        running = eligibility.running_for_system(turn.session, facts.row.subject_id)
        if running:
            raise Refused("repair-running", code=codes.spoken(running))
        row = turn.save(self._row(facts, turn))
        turn.note("open-repair", row.code, grading=facts.row.code)
        repair.keep_files(turn, row, self.evidence)
        made = _facts(row, turn)
        repair.enter(made, turn)
        review = clocks.last_day(turn, "repair.review")
        repair_form.issue(made, turn, _letter(turn), review)
        return repair.done(made, "apply-for-repair-done", review=On(day=review), due=On(day=decide_by(turn)))

    def _row(self, facts: RestorableFacts, turn: Turn) -> Repair:
        return Repair(
            code=codes.new(),
            status=RepairStatus.SUBMITTED,
            subject_id=facts.row.subject_id,
            grading_id=facts.row.id or 0,
            case_id=facts.case.row.id if facts.case else None,
            edition=turn.house.rulebook.edition,
            applied_by_id=turn.actor.id,
            applied_at=turn.now,
            conduct=self.conduct,
            measures=self.measures,
            effect=self.achieved,
            commitment=sha256(_letter(turn).encode()).hexdigest(),
            decide_by=decide_by(turn),
        )


def nothing_found_yet(facts: RepairFacts, viewer: Viewer, now: datetime) -> str | None:
    """Once somebody has found something on site it is decided: who withdraws in time is not refused (2.6)."""
    return "repair-found-already" if any(step.decided_at for step in facts.verifications) else None


class WithdrawRepair(
    Move,
    on=repair,
    moves=f"{' | '.join(RUNNING)} -> withdrawn",
    by=SUBJECT,
    needs=(nothing_found_yet,),
    clause="7.2-a",
    style="quiet",
):
    """撤回修复申请 · whoever works on it is told that it is over."""

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """It stands in nobody's way: one may apply again at once."""
        told = [*reviewers(facts, turn), *verifiers(facts, turn)]
        told += deciders(facts, turn) if facts.row.accepted_on else []
        facts.row.ended_on = turn.today
        docket.drop(turn, facts.row.code)
        repair.tell(turn, facts, told, "repair-withdrawn-told")
        return repair.done(facts, "withdraw-repair-done")


def decide_by(turn: Turn) -> date:
    """办理期限 · of the whole procedure, from the day on which the application is complete (7.2-d)."""
    return turn.calendar.after(turn.today, turn.house.rulebook.workdays("repair.whole"))


def _letter(turn: Turn) -> str:
    return turn.house.commitment[turn.actor.language]


def _facts(row: Repair, turn: Turn) -> RepairFacts:
    return repairs.facts(turn.session, turn.viewer, [row.code])[row.code]


def _measures(case: CaseFacts) -> str:
    """整改措施 · the items of the plan that were carried out, each with what came of it."""
    carried = [item for item in case.items if item.status is PlanItemStatus.DONE]
    return "\n".join(f"{place}. {_measure(item)}" for place, item in enumerate(carried, 1))


def _measure(item: PlanItem) -> str:
    return " — ".join(filter(None, (item.goal, item.measure, item.result)))


def _achieved(case: CaseFacts) -> str:
    """整改成效 · what the subject said when it was repair.done, and what the office found afterwards."""
    claim = case.newest(CaseStepKind.CLAIM)
    return "\n".join(filter(None, (claim.details.get("text") if claim else None, case.row.outcome)))


def _within(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - len(CUT)] + CUT
