"""限制卡片 · the restrictions that hold or are proposed, and the card of one (clause 6.2-c)."""

from handlers.kit import clocks, draw
from handlers.kit.button import Button
from handlers.kit.card import Card, Choice, Fact, Label, On, Value, word
from handlers.kit.form import Form, Hidden
from handlers.kit.move import Move
from handlers.kit.paging import pages
from handlers.kit.turn import Turn
from handlers.measures import measure, spoken, until
from regulation.permissions import Viewer
from storage.queries import credit
from storage.queries.credit import MeasureFacts

NEWEST = 8


class Measures(Form, command="measure", may="measure.see", clause="6.2-c", reads=True, listed=False):
    """奖惩 · the restrictions that this person may see; proposed ones wait to be decided."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """One button each."""
        page = max(self.page, 0)
        found = credit.newest_measures(turn.session, turn.viewer, NEWEST + 1, page * NEWEST)
        choices = [
            Choice(
                code=draw.see(SeeMeasure, each.row.code, each.row.version),
                label=Label(label="measure-of", values=spoken(each) | {"status": word(each.row.status)}),
            )
            for each in found[:NEWEST]
        ]
        choices += pages(page, len(found) > NEWEST, lambda to: Button(Measures.code, option=to))
        return Card(text="measure-list", values={"count": len(found)}, choices=tuple(choices))


class SeeMeasure(Move, on=measure, by="measure.see", clause="6.2-c", reads=True):
    """查看 · what is barred, why, until when; with the open moves."""

    @classmethod
    def permits(cls, facts: MeasureFacts, viewer: Viewer) -> bool:
        """Whoever `load` shows it to: whoever may see the grade it follows on."""
        return True

    def effect(self, facts: MeasureFacts, turn: Turn) -> Card:
        """All of it."""
        row = facts.row
        lines = [_line("status", word(row.status)), _line("reason", row.reason)]
        running = [clock for clock in clocks.running(turn, row.code) if clock.kind != "measure.end"]
        lines += [Fact(label=clocks.called(c.kind), value=(On(day=clocks.due_on(turn, c)),)) for c in running]
        lines += [_line("begins", On(day=row.begins_on))] if row.begins_on else []
        lines += [_line("until", until(row))] if row.begins_on or row.until else []
        lines += [_line("ended", On(day=row.ended_on))] if row.ended_on else []
        lines += [_line("outcome", row.outcome)] if row.outcome else []
        choices = tuple(draw.move_choices(measure, facts, turn, leave_out=SeeMeasure))
        return Card(text="measure-card", values=spoken(facts), facts=tuple(lines), choices=choices)


def _line(name: str, value: Value) -> Fact:
    return Fact(label=Label(label=f"measure-line-{name}"), value=(value,))
