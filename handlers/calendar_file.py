"""日历文件 · a deadline for anybody's own calendar, with alarms on the days of the cadence (clause 3.2-e)."""

from datetime import timedelta

from handlers.deadlines import owns, waiting_for
from handlers.kit import clocks, paper
from handlers.kit.button import Button
from handlers.kit.card import Card, Choice, Label, On, Refused, Reply, Value
from handlers.kit.form import Form, Hidden
from handlers.kit.paper import Entry, Paper
from handlers.kit.turn import Turn
from regulation.vocabulary import Format
from storage.queries import reminders, time
from storage.tables import Deadline

PAGE = 8


class CalendarFile(Form, may="self.settings", clause="3.2-e", at_once=True, style="quiet"):
    """日历文件 · an .ics file of one deadline: those who must act, or are reminded of it."""

    which: Hidden = 0

    def submit(self, turn: Turn) -> Reply | Card:
        """Without a deadline, the choice among one's own. Raises Refused for somebody else's."""
        if not self.which:
            return _choice(turn)
        row = time.deadline_for_system(turn.session, self.which)
        if row is None or not _concerns(turn, row):
            raise Refused("reminder-not-yours")
        if row.next_at is None:
            raise Refused("reminder-over")
        values = _named(turn, row)
        printed = Paper(kind="calendar-entry", values=values, entry=_entry(turn, row))
        told = Reply(key="calendar-file-ready", values=values, tone="done")
        return paper.order(turn, printed, Format.ICS, f"{row.row_code}-{clocks.due_on(turn, row):%Y%m%d}", told)


def _choice(turn: Turn) -> Card:
    mine = [each.row for each in waiting_for(turn)[:PAGE]]
    return Card(
        text="calendar-file-which",
        values={"count": len(mine)},
        choices=tuple(
            Choice(
                code=Button(CalendarFile.code, str(row.id)).code,
                label=Label(label="calendar-file-of", values=_named(turn, row)),
            )
            for row in mine
        ),
    )


def _named(turn: Turn, row: Deadline) -> dict[str, Value]:
    return clocks.spoken(row) | {"due": On(day=clocks.due_on(turn, row))}


def _concerns(turn: Turn, row: Deadline) -> bool:
    return owns(turn, row) or reminders.newest_of(turn.session, turn.actor.id, row.id or 0) is not None


def _entry(turn: Turn, row: Deadline) -> Entry:
    """One entry for one wait: extended, it takes the place of the one before."""
    due = clocks.due_on(turn, row)
    begins = turn.house.end_of(due - timedelta(days=1))
    before = [moment.at for moment in _reminding(turn, row)]
    return Entry(
        uid=f"{row.row_code}-{row.kind}@trustdesk",
        sequence=row.id or 0,
        day=due,
        made_at=turn.now,
        alarms=tuple(int((at - begins).total_seconds()) // 60 for at in before),
    )


def _reminding(turn: Turn, row: Deadline) -> list[clocks.Moment]:
    """The steps up to the last day."""
    found: list[clocks.Moment] = []
    for moment in clocks.moments(turn, row):
        if moment.at > row.due_at:
            break
        found.append(moment)
    return found
