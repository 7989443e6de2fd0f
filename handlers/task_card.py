"""任务卡片 · the tasks that somebody may see, and the card of one (clause 3.2-e)."""

from handlers.kit import draw
from handlers.kit.button import Button
from handlers.kit.card import At, Card, Choice, Fact, Label, On, Value, word
from handlers.kit.form import Form, Hidden
from handlers.kit.move import Move
from handlers.kit.paging import pages
from handlers.kit.turn import Turn
from handlers.tasks import GiveTask, spoken, task
from regulation.permissions import Viewer, allows
from storage.queries import tasks
from storage.queries.tasks import TaskFacts

NEWEST = 8


class Tasks(Form, command="task", may="task.see", clause="3.2-e", reads=True):
    """部门任务 · what is open first, the next due first."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """One button each."""
        page = max(self.page, 0)
        found = tasks.newest(turn.session, turn.viewer, NEWEST + 1, page * NEWEST)
        first = Choice(code=GiveTask.code, label=Label(label=GiveTask.code), style="primary")
        choices = [first] if allows("task.give", turn.viewer) else []
        choices += [_entry(each) for each in found[:NEWEST]]
        choices += pages(page, len(found) > NEWEST, lambda to: Button(Tasks.code, option=to))
        return Card(text="task-list", values={"count": len(found)}, choices=tuple(choices))


class SeeTask(Move, on=task, by="task.see", clause="3.2-e", reads=True):
    """查看任务 · what is to be done by whom and when, and what came of it."""

    @classmethod
    def permits(cls, facts: TaskFacts, viewer: Viewer) -> bool:
        """Whoever `load` shows it to."""
        return True

    def effect(self, facts: TaskFacts, turn: Turn) -> Card:
        """All of it, with the open moves."""
        row = facts.row
        lines = [_line("status", word(row.status)), _line("department", facts.subject.name)]
        lines += [_line("what", row.what), _line("due", On(day=row.due_on))]
        lines.append(_line("asked", facts.names[row.asked_by_id], At(at=row.asked_at)))
        if row.result and row.reported_by_id:
            lines.append(_line("result", facts.names[row.reported_by_id], row.result))
        lines += [_line("outcome", row.outcome)] if row.outcome else []
        choices = tuple(draw.move_choices(task, facts, turn, leave_out=SeeTask))
        return Card(text="task-card", values=spoken(facts), facts=tuple(lines), choices=choices)


def _entry(facts: TaskFacts) -> Choice:
    code = draw.see(SeeTask, facts.row.code, facts.row.version)
    return Choice(
        code=code, label=Label(label="task-entry", values=spoken(facts) | {"status": word(facts.row.status)})
    )


def _line(name: str, *value: Value) -> Fact:
    return Fact(label=Label(label=f"task-line-{name}"), value=value)
