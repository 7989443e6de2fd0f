"""检查报告的签发 · which papers a signed inspection issues, and whom they reach (clauses 3.1-c, 9.1-c)."""

from handlers import inspection_papers
from handlers.inspection import GROUP, OFFICE, holders, inspection
from handlers.inspection_papers import Found, Inspected
from handlers.kit import issuing
from handlers.kit.card import Label, Value
from handlers.kit.paper import Paper
from handlers.kit.turn import Turn
from regulation.inspection import FindingStatus, Part, SecurityPoint
from regulation.vocabulary import Role
from storage.queries import findings
from storage.queries.inspections import InspectionFacts
from storage.tables import Finding


def issue(facts: InspectionFacts, turn: Turn) -> None:
    """检查报告 to the leading group and the office, 组长简报 to the chair; one that was sent back is void."""
    row, given = facts.row, inspected(facts, turn)
    for number in (row.number, row.brief):
        issuing.withdraw(turn, number or "")
    group = holders(turn, *GROUP)
    told = inspection.told(facts, "inspection-delivered")
    issued = issuing.issue(turn, inspection_papers.report(given), row.code, group, told)
    row.number = issued.number
    others = [member for member in holders(turn, *OFFICE) if member not in group]
    issuing.copies(turn, issued, others, inspection.told(facts, "inspection-delivered-office"))
    page = inspection_papers.brief(given, issued.number)
    told = inspection.told(facts, "inspection-brief")
    row.brief = issuing.issue(turn, page, row.code, holders(turn, Role.CHAIR), told).number


def draft(facts: InspectionFacts, turn: Turn) -> Paper:
    """检查报告草稿 · what would be signed now."""
    drawn = inspection_papers.report(inspected(facts, turn))
    return drawn.model_copy(update={"watermark": Label(label="paper-draft"), "day": turn.today})


def inspected(facts: InspectionFacts, turn: Turn) -> Inspected:
    """What the report says, from the rows; the figures as they were counted."""
    row, rules = facts.row, turn.house.rulebook
    said = {part: line.details["conclusion"] for part, line in facts.parts.items()}
    list_ = facts.parts[Part.SECURITY].details if Part.SECURITY in facts.parts else {}
    return Inspected(
        quarter=inspection.spoken(facts)["quarter"],  # type: ignore[arg-type]
        leader=facts.leader or "",
        began_on=turn.house.day(row.started_at or turn.now),
        ended_on=turn.today,
        figures=row.figures or {},
        said=said,
        security={point.value: list_[point.value] for point in SecurityPoint if point.value in list_},
        findings=tuple(_found(facts, turn)),
        conclusion=row.report or "",
        proposals=row.proposals or "",
        target=rules.percent("completeness.target"),
        agreed=rules.percent("inspection.agreement"),
    )


def _answer(row: Finding) -> Value:
    """What whom it is about said; nothing is not the same as no objection."""
    if row.answered_by_id:
        return row.answer or Label(label="finding-no-objection")
    return Label(label="finding-was-silent" if row.reached else "finding-not-reached")


def _found(facts: InspectionFacts, turn: Turn) -> list[Found]:
    """Those that were withdrawn do not stand in the report; one that is not sent yet only in the draft of somebody
    who may see it (K1)."""
    among = [status for status in FindingStatus if status is not FindingStatus.WITHDRAWN]
    found = findings.of_inspection_for_system(turn.session, facts.row.id or 0, among)
    shown = [each for each in found if each.row.sent or each.visible(turn.viewer)]
    return [
        Found(
            number=str(place),
            subject=each.subject.name,
            part=each.row.part,
            what=each.row.what,
            answer=_answer(each.row),
            status=each.row.status,
        )
        for place, each in enumerate(shown, 1)
    ]
