"""检查发现的处理 · one tap makes a case of a finding; or it is only observed; or it was not so (9.1-a, 9.2-c)."""

from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen

from handlers.cases import approvers, case, end, informed
from handlers.findings import Handled, finding, no_conflict, tell_subject
from handlers.inspection import GROUP, NOBODY, holders
from handlers.kit import issuing
from handlers.kit.card import Refused, Reply, Value
from handlers.kit.matter import not_by, subject_speakers
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from handlers.warnings import RUNNING, opened
from regulation.permissions import Viewer
from regulation.vocabulary import CaseLevel, CaseStatus
from storage import codes
from storage.queries import cases
from storage.queries.cases import CaseFacts
from storage.queries.findings import FindingFacts

not_whoever_raised_it = not_by(lambda facts: facts.row.raised_by_id, "finding-own")  # K2


def still_there(facts: FindingFacts, viewer: Viewer, now: datetime) -> str | None:
    """Nobody rectifies anything in a department that was dissolved."""
    return "finding-subject-gone" if facts.gone else None


class TurnIntoCase(
    Move,
    on=finding,
    moves="accepted | disputed -> case",
    by="case.open",
    needs=(no_conflict, still_there),
    clause="9.2-c",
    style="primary",
    at_once=True,
):
    """责令整改 · a case of what was found and what is demanded; the director issues its warning the same day."""

    def effect(self, facts: FindingFacts, turn: Turn) -> Reply:
        """The case is proposed as any other."""
        row = facts.row
        made = opened(turn, row.subject_id, CaseLevel.ORDER, row.what, row.demand)
        row.case_id = made.row.id
        tell_subject(facts, turn, "finding-case-told")
        done = finding.done(facts, "turn-into-case-done", case=codes.spoken(made.row.code))
        return done.model_copy(update={"about": case.about(made.row)})


class ObserveFinding(
    Handled,
    on=finding,
    moves="accepted | disputed -> observed",
    by="inspection.lead",
    needs=(no_conflict,),
    clause="9.1-a",
):
    """列为观察 · it is small, or put right already; the next inspection looks at it again."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: FindingFacts, turn: Turn) -> Reply:
        """Whom it is about reads it."""
        facts.row.outcome = self.reason
        tell_subject(facts, turn, "finding-observed-told", reason=self.reason)
        return finding.done(facts, "observe-finding-done")


def came_to_nothing(facts: FindingFacts, viewer: Viewer, now: datetime) -> str | None:
    """The warning was not issued, or an objection to it was upheld."""
    nothing = facts.case is not None and facts.case.status in (CaseStatus.DECLINED, CaseStatus.CANCELLED)
    return None if nothing else "finding-case-runs"


class Reconsider(
    Handled,
    on=finding,
    moves="case -> accepted",
    by="inspection.lead",
    needs=(no_conflict, came_to_nothing),
    clause="9.2-c",
    at_once=True,
):
    """重新处理 · the case that was made of it came to nothing: it is said anew what follows."""

    def effect(self, facts: FindingFacts, turn: Turn) -> Reply:
        """It is as it was before."""
        return finding.done(facts, "reconsider-done")


class OverturnFinding(
    Move,
    on=finding,
    moves="case -> withdrawn",
    by="inspection.sign",
    needs=(no_conflict, not_whoever_raised_it),
    clause="9.1-a",
    style="danger",
):
    """撤销发现 · it was not so, though a case was opened: the case ends with it. Not by whoever raised it (K2)."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: FindingFacts, turn: Turn) -> Reply:
        """Raises Refused when the case is over already: what was carried out stays."""
        facts.row.outcome = self.reason
        code = facts.case.code if facts.case else ""
        found = cases.facts(turn.session, turn.viewer, [code]).get(code)
        if found is None or found.row.status not in FindingOverturned.sources:
            raise Refused("finding-case-over")
        FindingOverturned(reason=self.reason).make(found, turn)
        if not found.row.issued_on:
            tell_subject(facts, turn, "finding-dropped-told", reason=self.reason)
        if facts.inspection.number:  # the report that says otherwise was read
            readers = holders(turn, *GROUP)
            finding.tell(turn, facts, readers, "finding-overturned-told", reason=self.reason)
        return finding.done(facts, "overturn-finding-done")


class FindingOverturned(Move, on=case, moves=f"proposed | {RUNNING} -> cancelled", by=NOBODY, clause="6.2-a"):
    """检查发现已撤销 · the finding that a case came from was not so: its warning is void."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: CaseFacts, turn: Turn) -> Reply:
        """Everybody who was told of the warning is told of its end; of a mere proposal the finding tells."""
        told = [*informed(facts, turn), *approvers(facts, turn)]
        told += subject_speakers(facts, turn) if facts.row.issued_on else []
        end(facts, turn, self.reason)
        issuing.withdraw(turn, facts.row.notice or "")
        said: dict[str, Value] = {"reason": self.reason}
        case.tell(turn, facts, told, "case-finding-overturned", **said)
        return case.done(facts, "case-finding-overturned", **said)
