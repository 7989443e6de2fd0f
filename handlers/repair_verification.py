"""实地核实 · what the two found who looked on site, who says what holds where they differ (7.2-c; states 6.4)."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen

from handlers.kit.card import Label, Refused, Reply
from handlers.kit.fitting import too_near
from handlers.kit.form import Attachment
from handlers.kit.move import Move, Relation
from handlers.kit.turn import Turn
from handlers.repairs import deciders, no_conflict, note_step, repair, settlers
from regulation.permissions import Viewer
from regulation.repair import RepairStepKind
from storage.queries.repairs import RepairFacts
from storage.tables import RepairStep


class OnSiteAnswer(StrEnum):
    """核实要点 · how far something is so."""

    FULL = "full"  # 已做到
    PART = "part"  # 部分做到
    NONE = "none"  # 没有做到


class Settlement(StrEnum):
    """裁定 · what holds where the two who looked differ."""

    CONFIRMED = "confirmed"  # 核实通过
    DENIED = "denied"  # 核实未通过


def _looks(facts: RepairFacts, viewer: Viewer) -> bool:
    return any(step.by_id == viewer.id and step.decided_at is None for step in facts.verifications)


VERIFIER = Relation("verifier", _looks)  # 核实人
DIFFERENCE = Relation("two who differ", lambda facts, viewer: False)  # nobody makes it: it follows


def apart(facts: RepairFacts, viewer: Viewer, now: datetime) -> str | None:
    """K1, once more when they report: whoever became the subject's head or colleague meanwhile does not."""
    return "repair-conflict" if too_near(viewer, facts.party) else None


def not_a_verifier(facts: RepairFacts, viewer: Viewer, now: datetime) -> str | None:
    """K2: whoever looked on site neither settles nor decides, nor does whoever settled it decide."""
    own = {viewer.id, *(each.id for each in viewer.principals)}
    return "repair-own-finding" if any(step.by_id in own for step in facts.findings) else None


def ready(facts: RepairFacts, turn: Turn, confirmed: bool) -> None:
    """待决定 · whoever decides is told what was found."""
    found = Label(label="onsite-confirmed" if confirmed else "onsite-denied")
    repair.tell(turn, facts, deciders(facts, turn), "repair-ready-told", found=found)


class OnSiteReport(Move, abstract=True):
    """核实意见 · a short check list, what was found, pictures of it; each of the two gives one."""

    corrected: OnSiteAnswer
    measures: OnSiteAnswer
    effect_seen: OnSiteAnswer
    findings: Annotated[str, MaxLen(500)]
    photos: Annotated[tuple[Attachment, ...], MaxLen(10)] = ()

    def complete(self, facts: RepairFacts, turn: Turn) -> bool:
        """Everybody has reported, and nobody found otherwise."""
        others = [step.granted for step in facts.verifications if step.by_id != turn.actor.id]
        return all(granted is self.confirms() for granted in others)

    @classmethod
    def confirms(cls) -> bool:
        """Whether it says that what was applied for is so."""
        return cls is ConfirmOnSite

    def found(self, facts: RepairFacts, turn: Turn) -> RepairStep:
        """The finding is kept with its pictures."""
        step = next(each for each in facts.verifications if each.by_id == turn.actor.id and not each.decided_at)
        listed = {name: str(getattr(self, name)) for name in ("corrected", "measures", "effect_seen")}
        step.details = {"text": self.findings} | listed
        step.decided_by_id, step.decided_at, step.granted = turn.actor.id, turn.now, self.confirms()
        repair.keep_files(turn, facts.row, self.photos)
        return turn.save(step)

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """The last of them brings it to whoever decides, or to somebody above where the two differ."""
        together = self.complete(facts, turn)
        self.found(facts, turn)
        if together:
            ready(facts, turn, self.confirms())
        elif all(step.decided_at for step in facts.verifications):
            DifferOnSite().make(facts, turn)
        return repair.done(facts, "report-on-site-done")


class ConfirmOnSite(
    OnSiteReport,
    on=repair,
    moves="verifying -> ready",
    by=VERIFIER,
    needs=(apart,),
    clause="7.2-c",
    style="primary",
):
    """核实属实 · corrected, carried out, and the effect can be seen."""

    def found(self, facts: RepairFacts, turn: Turn) -> RepairStep:
        """Raises Refused where an answer says otherwise."""
        if self.corrected is not OnSiteAnswer.FULL:
            raise Refused("onsite-not-corrected", field="corrected")
        for name in ("measures", "effect_seen"):
            if getattr(self, name) is OnSiteAnswer.NONE:
                raise Refused("onsite-nothing-there", field=name)
        return super().found(facts, turn)


class DenyOnSite(
    OnSiteReport,
    on=repair,
    moves="verifying -> ready",
    by=VERIFIER,
    needs=(apart,),
    clause="7.2-c",
    style="danger",
):
    """核实不属实 · something of it is not so, and what."""

    def found(self, facts: RepairFacts, turn: Turn) -> RepairStep:
        """Raises Refused where every answer says that all is well."""
        if {self.corrected, self.measures, self.effect_seen} == {OnSiteAnswer.FULL}:
            raise Refused("onsite-all-well", field="corrected")
        return super().found(facts, turn)


class DifferOnSite(Move, on=repair, moves="verifying -> disputed", by=DIFFERENCE, clause="7.2-c"):
    """核实意见不一致 · it follows when the second of the two found otherwise than the first."""

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """Somebody above both is asked what holds."""
        repair.tell(turn, facts, settlers(facts, turn), "onsite-differs-told")
        return repair.done(facts, "report-on-site-done")


class SettleOnSite(
    Move,
    on=repair,
    moves="disputed -> ready",
    by="repair.settle",
    needs=(no_conflict, not_a_verifier),
    clause="7.2-c",
    style="primary",
):
    """裁定核实意见 · the chair, or another of the leading group, says what holds, and why."""

    result: Settlement
    reason: Annotated[str, MaxLen(500)]

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """It takes the place of both findings; they stay where they are."""
        step = note_step(turn, facts, RepairStepKind.SETTLEMENT, text=self.reason)
        step.granted = self.result is Settlement.CONFIRMED
        step.decided_by_id, step.decided_at = turn.actor.id, turn.now
        turn.save(step)
        ready(facts, turn, step.granted)
        return repair.done(facts, "settle-on-site-done")
