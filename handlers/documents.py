"""我的文件 · documents that were made for somebody, to be opened by them alone (clauses 4.3-c, 8.2-b)."""

from handlers.kit.button import Button
from handlers.kit.card import Card, Choice, FileLink, Label
from handlers.kit.form import Form, Hidden
from handlers.kit.turn import Turn
from storage.queries import documents


class MyDocuments(Form, command="file", may="self.settings", clause="4.3-c", reads=True):
    """打开文件 · the newest one, and the way to earlier ones."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """One document a card."""
        found = documents.printed(turn.session, turn.viewer, max(self.page, 0) + 2)[max(self.page, 0) :]
        if not found:
            return Card(text="documents-none")
        first, more = found[0], found[1:]
        file = FileLink(code=first.code, name=first.name or first.code, size=first.size)
        earlier = Button(MyDocuments.code, option=str(self.page + 1)).code
        choices = (Choice(code=earlier, label=Label(label="documents-earlier"), style="quiet"),) if more else ()
        text = "documents-card" if first.issued_id is None else "documents-issued-card"
        return Card(text=text, values={"name": file.name}, files=(file,), choices=choices)
