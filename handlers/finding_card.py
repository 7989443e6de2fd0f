"""检查发现卡片 · the findings that somebody may see, and the card of one (clause 9.1-a)."""

from handlers.cases import case
from handlers.findings import finding
from handlers.inspection import spoken
from handlers.kit import draw
from handlers.kit.button import Button
from handlers.kit.card import At, Card, Choice, Fact, Label, Value, word
from handlers.kit.form import Form, Hidden
from handlers.kit.move import Move
from handlers.kit.paging import pages
from handlers.kit.turn import Turn
from regulation.permissions import Viewer
from storage import codes
from storage.queries import findings
from storage.queries.findings import FindingFacts

NEWEST = 8


class Findings(Form, command="finding", may="finding.see", clause="9.1-a", reads=True, listed=False):
    """检查发现 · what waits for somebody first."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """One button each."""
        page = max(self.page, 0)
        found = findings.newest(turn.session, turn.viewer, NEWEST + 1, page * NEWEST)
        choices = [_entry(each) for each in found[:NEWEST]]
        choices += pages(page, len(found) > NEWEST, lambda to: Button(Findings.code, option=to))
        return Card(text="finding-list", values={"count": len(found)}, choices=tuple(choices))


class SeeFinding(Move, on=finding, by="finding.see", clause="9.1-a", reads=True):
    """查看检查发现 · what was found, what is demanded, what was answered, what became of it."""

    @classmethod
    def permits(cls, facts: FindingFacts, viewer: Viewer) -> bool:
        """Whoever `load` shows it to."""
        return True

    def effect(self, facts: FindingFacts, turn: Turn) -> Card:
        """All of it, with the pictures and the open moves."""
        row = facts.row
        lines = [_line("status", word(row.status)), _line("subject", facts.subject.name)]
        lines += [_line("part", word(row.part)), _line("what", row.what), _line("demand", row.demand)]
        lines += _answer(facts) if row.sent else []
        lines += [_line("outcome", row.outcome)] if row.outcome else []
        lines += [_line("case", codes.spoken(facts.case.code), word(facts.case.status))] if facts.case else []
        choices = draw.move_choices(finding, facts, turn, leave_out=SeeFinding)
        choices += _case(facts, turn)
        files = draw.files_of(facts.files)
        return Card(
            text="finding-card", values=_values(facts), facts=tuple(lines), files=files, choices=tuple(choices)
        )


def _answer(facts: FindingFacts) -> list[Fact]:
    row = facts.row
    if row.answered_by_id and row.answered_at:
        said: Value = row.answer or Label(label="finding-no-objection")
        return [_line("answer", facts.names[row.answered_by_id], At(at=row.answered_at), said)]
    silent = row.status is not row.status.SENT
    return [_line("answer", Label(label="finding-was-silent"))] if silent else []


def _case(facts: FindingFacts, turn: Turn) -> list[Choice]:
    """The way to its case, for whoever may see it."""
    if facts.case is None or not case.facts(turn, facts.case.code):
        return []
    code = Button("see-case", facts.case.code, str(facts.case.version)).code
    return [Choice(code=code, label=Label(label="see-case"), style="quiet")]


def _entry(facts: FindingFacts) -> Choice:
    code = draw.see(SeeFinding, facts.row.code, facts.row.version)
    return Choice(
        code=code, label=Label(label="finding-entry", values=_values(facts) | {"status": word(facts.row.status)})
    )


def _values(facts: FindingFacts) -> dict[str, Value]:
    return spoken(facts.inspection) | finding.spoken(facts)


def _line(name: str, *value: Value) -> Fact:
    return Fact(label=Label(label=f"finding-line-{name}"), value=value)
