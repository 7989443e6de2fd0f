"""检索 · subjects by name, pinyin, initials, number; records by number or day; within reach (clause 4.3-c)."""

from typing import Annotated

from annotated_types import MaxLen

from handlers.credit_files import OpenFile
from handlers.kit import days
from handlers.kit.button import Button
from handlers.kit.card import Card, Choice, Label
from handlers.kit.form import Form
from handlers.kit.questions import titled
from handlers.kit.turn import Turn
from handlers.queue import entry
from regulation import permissions
from storage.queries import people, records
from storage.queries.people import SubjectLine


class Search(Form, command="search", may="record.read", clause="4.3-c", at_once=True):
    """检索 · one line of anything one remembers."""

    text: Annotated[str, MaxLen(40)]

    def submit(self, turn: Turn) -> Card:
        """Files and records as buttons; nothing beyond one's reach, nothing that says there would be more."""
        limit = turn.house.rulebook.items("page.results")
        code = self.text.replace("-", "").replace(" ", "").upper()
        found = records.found(turn.session, turn.viewer, code, days.read(self.text, turn.today), limit)
        choices = [_file(line) for line in self._subjects(turn, limit)] + [entry(facts) for facts in found]
        return Card(text="search-found", values={"text": self.text, "count": len(choices)}, choices=tuple(choices))

    def _subjects(self, turn: Turn, limit: int) -> list[SubjectLine]:
        reach = permissions.reach("file.read", turn.viewer)
        if not reach:
            return []
        near = None if reach.everywhere else reach.departments
        return people.subjects(turn.session, turn.viewer, self.text, limit, near=near)


def _file(line: SubjectLine) -> Choice:
    """Opening it asks for the purpose first."""
    label = Label(label="search-file", values={"name": titled(line)})
    return Choice(code=Button(OpenFile.code, option=line.code).code, label=label)
