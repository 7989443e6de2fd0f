"""部门任务 · what the credit office asks of a department, by when, and what came of it (clause 3.2-e).

A task is given, reported, and confirmed or returned; reminders go to whoever leads the department or is its
liaison, and from there up the reporting line, as with every deadline.
"""

from collections.abc import Sequence
from typing import Annotated

from annotated_types import MaxLen

from handlers.kit import clocks
from handlers.kit.card import On, Refused, Reply, Value
from handlers.kit.clocks import Wait
from handlers.kit.form import ComingDay, Department, Form
from handlers.kit.matter import not_by
from handlers.kit.move import Machine, Move, Relation
from handlers.kit.turn import Turn
from regulation.vocabulary import Role, TaskStatus
from storage import codes
from storage.queries import people, tasks
from storage.queries.tasks import TaskFacts
from storage.tables import Task


def doers(facts: TaskFacts, turn: Turn) -> Sequence[int]:
    """承办人 · who answers for it in the department, as it is today."""
    return tasks.doers_for_system(turn.session, facts.row.department_id, turn.today)


def office(facts: TaskFacts, turn: Turn) -> Sequence[int]:
    """交办人 · who gave it, as long as that is one of the office; otherwise all of the office."""
    roles = (Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR)
    held = [member for role in roles for member in people.holders_for_system(turn.session, role, turn.today)]
    held = [member for member in dict.fromkeys(held) if member != facts.row.reported_by_id]
    return [facts.row.asked_by_id] if facts.row.asked_by_id in held else held


def department(facts: TaskFacts, turn: Turn) -> Sequence[int]:
    """Whoever reported it, which may be somebody from above, and all who answer for it."""
    reported = [facts.row.reported_by_id] if facts.row.reported_by_id else []
    return [*reported, *doers(facts, turn)]


task = Machine(
    "task",
    TaskStatus,
    starts="given",
    load=tasks.facts,
    waits={
        TaskStatus.GIVEN: Wait("task.do", doers, until=lambda facts, turn: facts.row.due_on),
        TaskStatus.REPORTED: Wait("task.confirm", office),
    },
    spoken=lambda facts: spoken(facts),
)

by_another = not_by(lambda facts: facts.row.reported_by_id, "task-own-report")  # K2
DOER = Relation("task department", lambda facts, viewer: facts.speaks_for_it(viewer))  # 承办部门


class GiveTask(Form, command="task", may="task.give", clause="3.2-e"):
    """交办任务 · what a department is to do, and by when."""

    department: Department
    what: Annotated[str, MaxLen(500)]
    due_on: ComingDay | None = None

    def submit(self, turn: Turn) -> Reply:
        """Whoever answers for the department is told. Raises Refused where nobody does."""
        row = people.subject_for_system(turn.session, self.department)
        if not tasks.doers_for_system(turn.session, row.id or 0, turn.today):
            raise Refused("task-nobody-there", field="department")
        made = turn.save(
            Task(
                code=codes.new(),
                status=TaskStatus.GIVEN,
                department_id=row.id or 0,
                asked_by_id=turn.actor.id,
                asked_at=turn.now,
                what=self.what,
                due_on=turn.calendar.on_or_after(self.due_on or clocks.last_day(turn, "task.do")),
            )
        )
        facts = tasks.facts(turn.session, turn.viewer, [made.code])[made.code]
        task.enter(facts, turn)
        turn.note("open-task", made.code)
        task.tell(turn, facts, doers(facts, turn), "task-given-told", what=self.what)
        return task.done(facts, "give-task-done")


class ReportTask(Move, on=task, moves="given -> reported", by=DOER, clause="3.2-e", style="primary"):
    """报告完成 · what was done; the office looks at it."""

    result: Annotated[str, MaxLen(500)]

    def effect(self, facts: TaskFacts, turn: Turn) -> Reply:
        """Whoever gave it is told."""
        row = facts.row
        row.reported_by_id, row.result, row.outcome = turn.actor.id, self.result, None
        task.tell(turn, facts, office(facts, turn), "task-reported-told", result=self.result)
        return task.done(facts, "report-task-done")


class ConfirmTask(
    Move,
    on=task,
    moves="reported -> done",
    by="task.give",
    needs=(by_another,),
    clause="3.2-e",
    style="primary",
):
    """确认完成 · the matter is over."""

    def effect(self, facts: TaskFacts, turn: Turn) -> Reply:
        """Whoever reported it is told, with the department's other speakers."""
        facts.row.ended_at = turn.now
        task.tell(turn, facts, department(facts, turn), "task-done-told")
        return task.done(facts, "confirm-task-done")


class ReturnTask(Move, on=task, moves="reported -> given", by="task.give", clause="3.2-e"):
    """退回 · what is missing, and until when it is to be done."""

    reason: Annotated[str, MaxLen(300)]
    due_on: ComingDay

    def effect(self, facts: TaskFacts, turn: Turn) -> Reply:
        """The department reads why."""
        facts.row.outcome, facts.row.due_on = self.reason, self.due_on
        task.tell(
            turn, facts, doers(facts, turn), "task-returned-told", reason=self.reason, due=On(day=self.due_on)
        )
        return task.done(facts, "return-task-done")


class MoveTask(Move, on=task, moves="given", by="task.give", clause="3.2-e", style="quiet", renews=True):
    """调整期限 · another last day, with the reason."""

    due_on: ComingDay
    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: TaskFacts, turn: Turn) -> Reply:
        """The clock runs to the new day; the department is told."""
        facts.row.due_on = turn.calendar.on_or_after(self.due_on)
        clocks.extend(turn, "task.do", facts.row.code, facts.row.due_on)
        said: dict[str, Value] = {"reason": self.reason, "due": On(day=facts.row.due_on)}
        task.tell(turn, facts, department(facts, turn), "task-moved-told", **said)
        return task.done(facts, "move-task-done")


class CallOffTask(
    Move, on=task, moves="given | reported -> cancelled", by="task.give", clause="3.2-e", style="danger"
):
    """撤销任务 · it is not needed any more."""

    reason: Annotated[str, MaxLen(300)]

    def effect(self, facts: TaskFacts, turn: Turn) -> Reply:
        """The department need not do anything."""
        facts.row.outcome, facts.row.ended_at = self.reason, turn.now
        task.tell(turn, facts, department(facts, turn), "task-off-told", reason=self.reason)
        return task.done(facts, "call-off-task-done")


def spoken(facts: TaskFacts) -> dict[str, Value]:
    """The values every sentence about a task needs."""
    row = facts.row
    return {"code": codes.spoken(row.code), "subject": facts.subject.name, "due": On(day=row.due_on)}
