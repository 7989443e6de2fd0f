"""待办 · what waits for a person: the office's unsorted records, one's own questions and records (clause 3.2-b)."""

from handlers.approvals import SeeApproval
from handlers.kit import gate
from handlers.kit.button import Button
from handlers.kit.card import Card, Choice, Fact, Label, Value, word
from handlers.kit.form import Form, Hidden
from handlers.kit.paging import pages
from handlers.kit.turn import Turn
from handlers.records import SeeRecord, kind_of, spoken
from regulation.permission_rows import BEYOND_OWN
from regulation.permissions import reach
from storage.queries import approvals, conversation, records
from storage.queries.records import RecordFacts


class Queue(Form, command="queue", may="queue.see", clause="3.2-b", reads=True):
    """待办 · what waits for this person."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """The office's unsorted records for those who sort or audit, one's own for everybody."""
        if reach("queue.see", turn.viewer).scopes & BEYOND_OWN:
            return _office_queue(turn, max(self.page, 0))
        return _own_queue(turn)


def _office_queue(turn: Turn, page: int) -> Card:
    size = turn.house.rulebook.items("page.results")
    found = records.unsorted(turn.session, turn.viewer, size, page * size)
    choices = [*_approvals(turn), *(entry(facts) for facts in found.rows)]
    choices += pages(page, (page + 1) * size < found.total, lambda to: Button(Queue.code, option=to))
    waiting = sum(1 for facts in found.rows if facts.asked)
    values: dict[str, Value] = {"total": found.total, "waiting": waiting}
    return Card(text="queue-office", values=values, facts=_undelivered(turn), choices=tuple(choices))


def _undelivered(turn: Turn) -> tuple[Fact, ...]:
    """Whom no notice could reach: somebody must ring them up, or give them a new code."""
    found = conversation.undelivered_for_system(turn.session)
    who = tuple(Label(label="queue-undelivered-to", values={"name": name, "count": count}) for name, count in found)
    return (Fact(label=Label(label="queue-undelivered"), value=who),) if who else ()


def _own_queue(turn: Turn) -> Card:
    asked = records.waiting_for(turn.session, turn.viewer)
    filed = records.filed_by(turn.session, turn.viewer, turn.house.rulebook.items("page.results"))
    others = [facts for facts in filed if facts.row.id not in {each.row.id for each in asked}]
    choices = [*_approvals(turn), *(entry(facts, "queue-asked") for facts in asked)]
    choices += [entry(facts) for facts in others]
    return Card(text="queue-own", values={"asked": len(asked), "filed": len(filed)}, choices=tuple(choices))


def _approvals(turn: Turn) -> list[Choice]:
    """待审批 · requests in which this person may turn a key."""
    found = approvals.waiting_for(turn.session, turn.viewer)
    return [
        Choice(
            code=Button(SeeApproval.code, each.row.code, str(each.row.version)).code,
            label=Label(label="queue-approval", values=gate.spoken(each.row)),
            style="primary",
        )
        for each in found
    ]


def entry(facts: RecordFacts, key: str = "queue-entry") -> Choice:
    """A record as one button."""
    row = facts.row
    values = spoken(row) | {
        "kind": kind_of(row),
        "subject": facts.subject.name,
        "status": word(row.status),
    }
    return Choice(
        code=Button(SeeRecord.code, row.code, str(row.version)).code, label=Label(label=key, values=values)
    )
