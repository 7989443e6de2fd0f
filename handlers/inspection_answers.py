"""意见收齐 · the findings are answered, the report can be written (clause 9.1-a)."""

from handlers.inspection import NOBODY, inspection, office, tell
from handlers.kit.card import Reply
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from storage.queries.inspections import InspectionFacts


class AllAnswered(Move, on=inspection, moves="replying -> reporting", by=NOBODY, clause="9.1-a"):
    """意见收齐 · it follows when the last of them has answered."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Reply:
        """Whoever leads it is told."""
        told = reporting(facts, turn, "inspection-all-answered")
        tell(turn, facts, office(facts, turn), told)
        return told


def reporting(facts: InspectionFacts, turn: Turn, key: str) -> Reply:
    """转入报告 · whatever was counted before is counted anew."""
    facts.row.figures, facts.row.compiled = None, 0
    return inspection.done(facts, key)
