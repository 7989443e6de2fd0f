"""等级卡片 · the list of grades and the card of one: who proposed it why, what its subject said, what it led to."""

from handlers.grades import called, grading, spoken
from handlers.kit import clocks, draw
from handlers.kit.button import Button
from handlers.kit.card import At, Card, Choice, Fact, Label, On, Value, word
from handlers.kit.form import Form, Hidden
from handlers.kit.move import Move
from handlers.kit.paging import pages
from handlers.kit.turn import Turn
from handlers.measure_card import SeeMeasure
from regulation.permissions import Viewer, allows
from storage import codes
from storage.queries import cases, credit
from storage.queries.credit import GradingFacts
from storage.tables import GradingStep

NEWEST = 8


class Gradings(Form, command="grade", may="grade.see", clause="5.2-0", reads=True):
    """等级 · the grades that this person may see, those that are not decided first."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """One button each."""
        page = max(self.page, 0)
        found = credit.newest(turn.session, turn.viewer, NEWEST + 1, page * NEWEST)
        first = Choice(code="propose-grade", label=Label(label="propose-grade"), style="primary")
        choices = [first] if allows("grade.propose", turn.viewer) else []
        choices += [_entry(facts) for facts in found[:NEWEST]]
        choices += pages(page, len(found) > NEWEST, lambda to: Button(Gradings.code, option=to))
        return Card(text="grade-list", values={"count": len(found)}, choices=tuple(choices))


class SeeGrading(Move, on=grading, by="grade.see", clause="5.2-0", reads=True):
    """查看 · how it stands, with the open moves and the restrictions that follow on it."""

    @classmethod
    def permits(cls, facts: GradingFacts, viewer: Viewer) -> bool:
        """Whoever `load` shows it to: the subject, its head, the office, the leading group, the auditor."""
        return True

    def effect(self, facts: GradingFacts, turn: Turn) -> Card:
        """All of it."""
        choices = draw.move_choices(grading, facts, turn, leave_out=SeeGrading)
        choices += [
            Choice(
                code=draw.see(SeeMeasure, row.code, row.version),
                label=Label(label="measure-entry", values={"kind": word(row.kind), "status": word(row.status)}),
            )
            for row in facts.measures
        ]
        return Card(
            text="grade-card",
            values=spoken(facts),
            facts=tuple(_lines(facts, turn)),
            files=draw.files_of(facts.files),
            choices=tuple(choices),
        )


def _entry(facts: GradingFacts) -> Choice:
    state = word(facts.row.status) if facts.row.ended_on is None else Label(label="grade-ended")
    code = draw.see(SeeGrading, facts.row.code, facts.row.version)
    return Choice(code=code, label=Label(label="grade-entry", values=spoken(facts) | {"status": state}))


def _lines(facts: GradingFacts, turn: Turn) -> list[Fact]:
    row = facts.row
    lines = [_line("status", word(row.status)), _line("grade", called(row.grade, row.mark), word(row.origin))]
    lines += [Fact(label=clocks.called(clock.kind), value=(On(day=clocks.due_on(turn, clock)),))
              for clock in clocks.running(turn, row.code)]  # fmt: skip
    lines += [_line("severity", word(row.severity))] if row.severity else []
    lines += [_line("veto", Label(label="veto-yes"))] if row.veto else []
    lines += [_line("reason", row.reason), _line("basis", row.clause)]
    lines += _case(facts, turn)
    lines += [_line("proposed", facts.names[row.proposed_by_id], At(at=row.proposed_at))]
    lines += [Fact(label=word(step.kind), value=(_said(facts, step),)) for step in facts.steps]
    if row.decided_by_id and row.decided_at:
        lines.append(_line("decided", facts.names[row.decided_by_id], At(at=row.decided_at)))
    lines += [_line("effective", On(day=row.effective_on))] if row.effective_on else []
    lines += [_line("ended", On(day=row.ended_on))] if row.ended_on else []
    return lines + ([_line("outcome", row.outcome)] if row.outcome else [])


def _case(facts: GradingFacts, turn: Turn) -> list[Fact]:
    """Whom it is about does not hear by the grade of a case that is not served, or never was."""
    seen = cases.facts(turn.session, turn.viewer, [facts.case] if facts.case else [])
    return [_line("case", codes.spoken(code)) for code in seen]


def _said(facts: GradingFacts, step: GradingStep) -> Label:
    values: dict[str, Value] = {"who": facts.names[step.by_id], "at": At(at=step.at), "text": step.details["text"]}
    return Label(label="case-step-text", values=values)


def _line(name: str, *value: Value) -> Fact:
    return Fact(label=Label(label=f"grade-line-{name}"), value=value)
