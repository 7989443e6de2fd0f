"""预警卡片 · the signals that somebody may see, and the card of one with what lies behind it (clause 3.2-d)."""

from handlers.early_warning import open_sides, signal, spoken, why
from handlers.grade_card import SeeGrading
from handlers.kit import draw
from handlers.kit.button import Button
from handlers.kit.card import At, Card, Choice, Fact, Label, On, Value, word
from handlers.kit.form import Form, Hidden
from handlers.kit.move import Move
from handlers.kit.paging import pages
from handlers.kit.turn import Turn
from handlers.records import SeeRecord
from handlers.task_card import SeeTask
from regulation.early_warning import SignalRule, SignalStatus
from regulation.permissions import Viewer
from storage import codes
from storage.queries import signals
from storage.queries.signals import Answer, SignalFacts

NEWEST = 8
BEHIND = 5  # buttons; whoever answers for more than these looks them up by their codes
SEE: dict[SignalRule, type[Move]] = {SignalRule.TASKS: SeeTask, SignalRule.GRADE: SeeGrading}  # else a record


class EarlyWarnings(Form, command="risk", may="signal.see", clause="3.2-d", reads=True):
    """信用风险预警 · what is open first, the gravest before the others."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """One button each."""
        page = max(self.page, 0)
        found = signals.newest(turn.session, turn.viewer, NEWEST + 1, page * NEWEST)
        choices = [_entry(each) for each in found[:NEWEST]]
        choices += pages(page, len(found) > NEWEST, lambda to: Button(EarlyWarnings.code, option=to))
        return Card(text="signal-list", values={"count": len(found)}, choices=tuple(choices))


class SeeSignal(Move, on=signal, by="signal.see", clause="3.2-d", reads=True):
    """查看预警 · which rule, by which numbers, whose it is until when, what is done about it."""

    @classmethod
    def permits(cls, facts: SignalFacts, viewer: Viewer) -> bool:
        """Whoever `load` shows it to."""
        return True

    def effect(self, facts: SignalFacts, turn: Turn) -> Card:
        """All of it, with the open moves and the way to what lies behind it."""
        row = facts.row
        lines = [_line("status", word(row.status)), _line("level", word(row.level)), _line("why", why(row))]
        lines.append(_line("raised", At(at=row.raised_at)))
        if row.status is SignalStatus.RAISED:
            lines += [_line("due", On(day=row.due_on)), _line("awaited", *map(word, open_sides(facts, turn)))]
        lines += [_answer(facts, each) for each in facts.answers]
        lines += [_line("cleared", At(at=row.cleared_at))] if row.cleared_at else []
        choices = draw.move_choices(signal, facts, turn, leave_out=SeeSignal) + _behind(facts, turn)
        return Card(text="signal-card", values=spoken(facts), facts=tuple(lines), choices=tuple(choices))


def _behind(facts: SignalFacts, turn: Turn) -> list[Choice]:
    """The records, tasks or grade behind it, as far as this person may see them."""
    see, named = SEE.get(facts.row.rule, SeeRecord), facts.row.behind[:BEHIND]
    found = see.on.load(turn.session, turn.viewer, named) if named else {}
    return [
        Choice(
            code=draw.see(see, code, found[code].row.version),
            label=Label(label="signal-behind", values={"see": draw.title(see), "code": codes.spoken(code)}),
            style="quiet",
        )
        for code in named
        if code in found
    ]


def _entry(facts: SignalFacts) -> Choice:
    values = spoken(facts) | {"status": word(facts.row.status)}
    code = draw.see(SeeSignal, facts.row.code, facts.row.version)
    return Choice(code=code, label=Label(label="signal-entry", values=values))


def _answer(facts: SignalFacts, each: Answer) -> Fact:
    """Who said when what is done, for which side."""
    side = Label(
        label="signal-counts-for", values={"side": word(each.side)}
    )  # the one above may stand in for a head
    said = each.said or Label(label="signal-unreadable")
    return _line("answer", facts.names[each.by_id], At(at=each.at), side, said)


def _line(name: str, *value: Value) -> Fact:
    return Fact(label=Label(label=f"signal-line-{name}"), value=value)
