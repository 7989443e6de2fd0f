"""检查卡片 · the newest inspections, and how far one is: its parts from live data, its findings, its clocks
(clause 9.1).
"""

from handlers import supply
from handlers.finding_card import Findings
from handlers.inspection import holders, inspection, spoken, unread
from handlers.inspection_figures import PARTS, agreement
from handlers.kit import clocks, draw
from handlers.kit.button import Button
from handlers.kit.card import At, Card, Choice, Fact, Label, On, Value, word
from handlers.kit.form import Form
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from handlers.samples import NextSample
from regulation.inspection import FindingStatus, Part, SampleStatus
from regulation.permissions import allows
from regulation.vocabulary import InspectionStatus, Role
from storage import codes
from storage.queries import findings, inspections, people
from storage.queries.inspections import InspectionFacts

NEWEST = 4
SHOWN = 8  # codes of records in one line
READ = (InspectionStatus.DELIVERED, InspectionStatus.DECIDING, InspectionStatus.FOLLOW_UP)


class Inspections(Form, command="inspect", may="inspection.see", clause="9.1-b", reads=True):
    """定期检查 · the newest ones, each with its state."""

    def submit(self, turn: Turn) -> Card:
        """One button each."""
        choices = tuple(
            Choice(
                code=draw.see(SeeInspection, row.code, row.version),
                label=Label(label="inspection-entry", values=spoken(row) | {"state": word(row.status)}),
            )
            for row in inspections.newest(turn.session, turn.viewer, NEWEST)
        )
        return Card(text="inspection-list", values={"count": len(choices)}, choices=choices)


class SeeInspection(Move, on=inspection, by="inspection.see", clause="9.1-b", reads=True):
    """查看 · how far it is, until when what must be done, the open moves."""

    def effect(self, facts: InspectionFacts, turn: Turn) -> Card:
        """Its lines and its clock."""
        row = facts.row
        lines = [_line("status", word(row.status)), *_clock(facts, turn)]
        lines += [_line("leader", facts.leader)] if facts.leader else []
        lines += [_line("started", At(at=row.started_at))] if row.started_at else []
        lines += [_line("reason", row.reason)] if row.reason else []
        inside = allows("inspection.inside", turn.viewer)
        lines += _work(facts, turn) if inside else []
        lines += _report(facts, turn) if inside else []
        choices = [*draw.move_choices(inspection, facts, turn, leave_out=SeeInspection)]
        choices += _ways(facts, turn) if inside else []
        complete = supply.summary(turn, facts.quarter)
        if complete:
            lines.append(_line("completeness", complete))
            choices.append(_quiet("completeness-of", supply.button_of(turn, facts.quarter)))
        return Card(text="inspection-card", values=spoken(row), facts=tuple(lines), choices=tuple(choices))


def _work(facts: InspectionFacts, turn: Turn) -> list[Fact]:
    """实施情况 · the parts that are concluded, the records that were looked at again, what was found."""
    if facts.row.started_at is None:
        return []
    done = [word(part) for part in Part if part in facts.parts]
    lines = [_line("parts", *done or [Label(label="none")])]
    looked = facts.samples[SampleStatus.CHECKED] + facts.samples[SampleStatus.SKIPPED]
    drawn = sum(facts.samples.values())
    counted = Label(label="inspection-samples", values={"done": looked, "count": drawn})
    lines.append(_line("samples", counted if facts.row.drawn_at else Label(label="inspection-drawing")))
    lines += _counted_so_far(facts, turn)
    total = Label(label="inspection-found", values={"count": sum(facts.findings.values())})
    return [
        *lines,
        _line("findings", total, *(_counted(status, facts) for status in FindingStatus if facts.findings[status])),
    ]


def _counted(status: FindingStatus, facts: InspectionFacts) -> Label:
    return Label(label="inspection-found-so", values={"status": word(status), "count": facts.findings[status]})


def _counted_so_far(facts: InspectionFacts, turn: Turn) -> list[Fact]:
    """已汇总的数据 · what a conclusion is about: the second look once it is over, and the clocks."""
    counted, lines = facts.row.figures, []
    if counted is None or facts.samples[SampleStatus.WAITING]:
        return []
    agreed = agreement(counted["accuracy"])
    if agreed is not None:
        checked, same = (sum(row[n] for row in counted["accuracy"]) for n in (3, 4))
        values: dict[str, Value] = {"checked": checked, "agreed": same, "percent": agreed}
        lines.append(_line("accuracy", Label(label="inspection-agreed", values=values)))
    if differing := findings.differing(turn.session, turn.viewer, facts.row.id or 0, SHOWN):
        lines.append(_line("differing", *map(codes.spoken, differing)))
    kept, late, open_ = (sum(row[n] for row in counted["execution"]) for n in (1, 2, 3))
    said: dict[str, Value] = {"kept": kept, "late": late, "open": open_}
    return [*lines, _line("execution", Label(label="inspection-executed", values=said))]


def _report(facts: InspectionFacts, turn: Turn) -> list[Fact]:
    """报告情况 · how far the figures are, what was written, who has not read it."""
    row, lines = facts.row, []
    if row.status is InspectionStatus.REPORTING and not row.figures:
        values: dict[str, str | int | Label | On | At] = {"done": row.compiled, "count": len(PARTS)}
        lines.append(_line("figures", Label(label="inspection-counted", values=values)))
    lines += [_line("returned", row.returned)] if row.returned and row.status is InspectionStatus.REPORTING else []
    lines += [_line("report", row.report)] if row.report else []
    lines += [_line("proposals", row.proposals)] if row.proposals else []
    if row.number and row.signed_by_id and row.signed_on:
        lines.append(_line("signed", row.number, facts.names[row.signed_by_id], On(day=row.signed_on)))
    if row.status in READ:
        names = people.names_for_system(turn.session, unread(facts, turn))
        group = len(holders(turn, Role.CHAIR, Role.GROUP_MEMBER))
        read = Label(label="inspection-read", values={"read": group - len(names), "count": group})
        lines.append(_line("read", read))
        lines += [_line("unread", *names.values())] if names else []
    return lines


def _ways(facts: InspectionFacts, turn: Turn) -> list[Choice]:
    """复核 and 发现 · beside the moves."""
    found = []
    waits = facts.row.status is InspectionStatus.FIELDWORK and facts.samples[SampleStatus.WAITING]
    if waits and allows("inspection.lead", turn.viewer):
        found.append(_quiet("next-sample", Button(NextSample.code).code))
    if sum(facts.findings.values()):
        found.append(_quiet("findings", Button(Findings.code).code))
    return found


def _quiet(label: str, code: str) -> Choice:
    return Choice(code=code, label=Label(label=label), style="quiet")


def _clock(facts: InspectionFacts, turn: Turn) -> list[Fact]:
    """What must be done until when: beside the clock of the state that of the report."""
    running = sorted(clocks.running(turn, facts.row.code), key=lambda row: row.due_at)
    dues = [(clocks.called(row.kind), On(day=clocks.due_on(turn, row))) for row in running]
    return [_line("due", Label(label="inspection-due", values={"what": what, "due": due})) for what, due in dues]


def _line(name: str, *value: Value) -> Fact:
    return Fact(label=Label(label=f"inspection-line-{name}"), value=value)
