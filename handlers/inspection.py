"""定期检查 · once every quarter: announced, carried out, reported, followed up; nobody skips it silently
(clause 9.1; states 6.6).

The machine and who acts in it. Its moves stand in `inspection_start`, `inspection_work` (the parts), `samples`
(what is classified again), `findings`, `inspection_report` (written, signed), `inspection_decision` (read, decided,
followed up); its card in `inspection_card`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial

from handlers.kit import clocks
from handlers.kit.card import Label, Refused, Reply, Value
from handlers.kit.clocks import Wait
from handlers.kit.fitting import free
from handlers.kit.matter import subject_speakers
from handlers.kit.move import Machine, Move, Relation
from handlers.kit.turn import Turn
from regulation import conflicts
from regulation.conflicts import Party
from regulation.inspection import FindingStatus
from regulation.permissions import Viewer
from regulation.quarters import Quarter
from regulation.vocabulary import InspectionStatus, Role
from storage import codes
from storage.queries import findings, inspections, people
from storage.queries.inspections import InspectionFacts
from storage.tables import Inspection

GROUP = (Role.CHAIR, Role.GROUP_MEMBER)
OFFICE = (Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR)
REPORT_VOTE = "inspection-report"  # 检查报告: what the leading group decides on
WORKING = (InspectionStatus.FIELDWORK, InspectionStatus.REPLYING, InspectionStatus.REPORTING)
NOBODY = Relation("inspection", lambda facts, viewer: False)  # it follows from something else


def holders(turn: Turn, *roles: Role) -> list[int]:
    """Who holds one of these roles, each once."""
    found = [member for role in roles for member in people.holders_for_system(turn.session, role, turn.today)]
    return list(dict.fromkeys(found))


def office(facts: InspectionFacts, turn: Turn) -> Sequence[int]:
    """检查负责人 · whoever leads it, as long as they are of the office; else the office; at last the chair."""
    here = holders(turn, *OFFICE)
    leads = [member for member in [*here, *holders(turn, Role.CHAIR)] if member == facts.row.leader_id]
    return leads[:1] or here or holders(turn, Role.CHAIR)


def wrote(facts: InspectionFacts) -> set[int]:
    """起草人 · who leads it, handed it in, or concluded on a part of it."""
    return {each for each in (facts.row.leader_id, facts.row.submitted_by_id) if each} | {
        part.by_id for part in facts.parts.values()
    }


def signers(facts: InspectionFacts, turn: Turn) -> Sequence[int]:
    """签发人 · the director; where the director wrote any of it (K2), or is near whom a finding is about (K1), the
    chair, then another of the group. Where a finding is about each of them, whoever did not write it.
    """
    parties = findings.parties_for_system(turn.session, facts.row.id or 0)
    for near in (parties, ()):
        for role in (Role.CREDIT_DIRECTOR, *GROUP):
            held = [member for member in holders(turn, role) if member not in wrote(facts)]
            if found := free(turn, held, partial(_unrelated, near)):
                return found
    return []


def _unrelated(parties: Sequence[Party], viewer: Viewer) -> bool:
    return not any(conflicts.of(viewer, party) for party in parties)


def reporters(facts: InspectionFacts, turn: Turn) -> Sequence[int]:
    """Whose turn it is until the report is signed."""
    return (signers if facts.row.status is InspectionStatus.SIGNING else office)(facts, turn)


def repliers(facts: InspectionFacts, turn: Turn) -> Sequence[int]:
    """Whoever has not answered yet what was found about them."""
    waiting = findings.of_inspection_for_system(turn.session, facts.row.id or 0, [FindingStatus.SENT])
    return list(dict.fromkeys(member for each in waiting for member in subject_speakers(each, turn)))


def unread(facts: InspectionFacts, turn: Turn) -> Sequence[int]:
    """Whoever of the leading group has not confirmed that they read the report."""
    return [member for member in holders(turn, *GROUP) if member not in facts.read_by]


def announced_on(facts: InspectionFacts, turn: Turn) -> date:
    """The day before departments hear of it: the announcement goes out when that day is over."""
    period = turn.house.rulebook.workdays("inspection.announce")
    return turn.calendar.before(facts.quarter.last_day, period) - timedelta(days=1)


def begins_by(facts: InspectionFacts, turn: Turn) -> date:
    """The last day on which it must have begun."""
    return turn.calendar.after(facts.quarter.last_day, turn.house.rulebook.workdays("inspection.start"))


def report_due(facts: InspectionFacts, turn: Turn) -> date:
    """The last day for the signed report: counted from the quarter, or from the day it was postponed to."""
    last = turn.calendar.after(facts.quarter.last_day, turn.house.rulebook.workdays("inspection.report"))
    if facts.row.postponed_to is None:
        return last
    after = turn.house.rulebook.workdays("inspection.report-after")
    return max(last, turn.calendar.after(facts.row.postponed_to, after))


def followed_by(facts: InspectionFacts, turn: Turn) -> date:
    """The next quarter's last day, when it is inspected anew; at least some weeks."""
    return max(facts.quarter.next.last_day, clocks.last_day(turn, "inspection.follow-up"))


REPORT = Wait("inspection.report", reporters, until=lambda facts, turn: facts.row.report_by or turn.today)

inspection = Machine(
    "inspection",
    InspectionStatus,
    starts="planned",
    load=inspections.facts,
    waits={
        InspectionStatus.PLANNED: Wait("inspection.announce", office, until=announced_on, silent=True),
        InspectionStatus.ANNOUNCED: Wait("inspection.start", office, until=begins_by),
        InspectionStatus.POSTPONED: Wait(
            "inspection.resume", office, until=lambda facts, turn: facts.row.postponed_to or turn.today
        ),
        InspectionStatus.REPLYING: Wait("inspection.reply", repliers),
        InspectionStatus.DELIVERED: Wait("inspection.acknowledge", unread),
        InspectionStatus.DECIDING: Wait("inspection.decide", lambda facts, turn: holders(turn, Role.CHAIR)),
        InspectionStatus.FOLLOW_UP: Wait("inspection.follow-up", office, until=followed_by),
    },
    beside=(REPORT,),
    spoken=lambda facts: spoken(facts.row),
)


class Led(Move, abstract=True):
    """What the office does; the chair only where nobody is left in the office."""

    @classmethod
    def refusal(cls, facts: InspectionFacts, turn: Turn) -> Refused | None:
        """Beside the rights: the chair stands in, no more."""
        return super().refusal(facts, turn) or standing_in(turn)


def standing_in(turn: Turn, own: bool = False) -> Refused | None:
    """Why somebody who is not of the office does not inspect: there is an office. `own`: it is about the office
    itself, whose people do not judge it (K1); then it is the chair's.
    """
    mine = own or turn.viewer.roles & set(OFFICE)
    return Refused("inspection-office-leads") if not mine and holders(turn, *OFFICE) else None


def tell(turn: Turn, facts: InspectionFacts, members: Iterable[int], told: Reply) -> None:
    """In office hours, once for every state and round."""
    row = facts.row
    for member in dict.fromkeys(members):
        if member != turn.actor.id:
            turn.notify(member, told, f"{told.key} {row.code} {row.version} {row.round}", clocks.office_time(turn))


def plan(turn: Turn, quarter: Quarter) -> Inspection:
    """列入计划 · the inspection of a quarter comes into being; its first clock starts."""
    row = turn.save(
        Inspection(
            code=codes.new(),
            quarter=f"{quarter.year}-{quarter.number}",
            status=InspectionStatus.PLANNED,
            planned_at=turn.now,
        )
    )
    inspection.enter(InspectionFacts(row, None), turn)
    turn.note("plan-inspection", row.code, quarter=row.quarter)
    return row


def spoken(row: Inspection) -> dict[str, Value]:
    """The quarter in words."""
    year, _, number = row.quarter.partition("-")
    return {"quarter": Label(label="quarter", values={"year": year, "number": int(number)})}
