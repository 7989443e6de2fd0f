"""撤下材料 · the applicant takes back a piece of evidence, as long as the application is not accepted (7.2-a).

What is taken back is gone: nobody has relied on it yet, and what serves no decision is not kept (8.2-c). That it
was there, by what name, who took it back and when stays among the steps; its fingerprint stays in the audit trail,
so that the same file can be known again. The numbered form is a paper of its day and goes on naming it.
"""

from collections.abc import Sequence
from datetime import datetime

from handlers.kit.card import Refused, Reply
from handlers.kit.form import OneFile
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from handlers.repairs import SUBJECT, note_step, repair, reviewers
from regulation.permissions import Viewer
from regulation.repair import RUNNING, RepairStatus, RepairStepKind
from storage.queries import repairs
from storage.queries.repairs import RepairFacts
from storage.tables import Attachment


def not_accepted(facts: RepairFacts, viewer: Viewer, now: datetime) -> str | None:
    """Once it is accepted others work with what was handed in; the application itself may still be withdrawn."""
    early = (RepairStatus.SUBMITTED, RepairStatus.SUPPLEMENT)
    return None if facts.row.status in early else "evidence-accepted"


def any_there(facts: RepairFacts, viewer: Viewer, now: datetime) -> str | None:
    """There must be something to take back."""
    return None if facts.files else "evidence-none"


class TakeBackEvidence(
    Move,
    on=repair,
    moves=" | ".join(RUNNING),
    by=SUBJECT,
    needs=(not_accepted, any_there),
    clause="7.2-a",
    style="quiet",
    renews=True,
):
    """撤下一份材料 · whoever reviews it must have seen that: buttons from before it do not work any more."""

    file: OneFile

    @classmethod
    def enclosed(cls, facts: RepairFacts) -> Sequence[Attachment]:
        """Whatever was handed in so far; others add to it only once it is accepted."""
        return facts.files

    def effect(self, facts: RepairFacts, turn: Turn) -> Reply:
        """The office is told, and whoever else speaks for the subject. Raises Refused for one that is not there."""
        file = next((each for each in facts.files if each.code == self.file), None)
        if file is None:
            raise Refused("evidence-gone", field="file")
        name = file.name
        note_step(turn, facts, RepairStepKind.TAKEN_BACK, text=name)
        turn.note("drop-evidence", facts.row.code, sha256=file.sha256)
        repairs.drop_file_for_system(turn.session, file)
        told = (*reviewers(facts, turn), *subject_speakers(facts, turn))
        repair.tell(turn, facts, told, "evidence-taken-back-told", name=name)
        return repair.done(facts, "take-back-evidence-done", name=name)
