"""记录表 · rows of any kind of record; a column is a question of its form, a cell is read as its answer (4.2-a)."""

import json
from typing import Any

from sqlmodel import Session

from handlers.kit import answers as walk
from handlers.kit.card import Label, Refused
from handlers.kit.draw import text_key
from handlers.kit.form import Form
from handlers.kit.questions import Attaching, Choosing, Dating, Json, Naming, Question
from handlers.kit.turn import Turn
from handlers.tables import reading
from handlers.tables.header import Entry, Table, chooser, record_column
from handlers.tables.plan import Line, Step
from handlers.tables.register import Ambiguous
from handlers.tables.work import NAME, Work
from regulation import permissions
from storage import codes
from storage.queries import organisation


class Records:
    """A new kind of record needs nothing here."""

    def __init__(self, work: Work, turn: Turn, kinds: list[type[Form]]) -> None:
        self.work, self.turn = work, turn
        names = {form.code: [Label(label=form.code), Label(label=f"{form.code}.kind")] for form in kinds}
        by_title = chooser(work.lexicon, {code: labels[0] for code, labels in names.items()})
        by_kind = chooser(work.lexicon, {code: labels[1] for code, labels in names.items()})
        self._by_name = (by_kind, by_title)
        self._forms = {form.code: form for form in kinds}
        self._columns = {form.code: self._columns_of(form) for form in kinds}
        self._choices = {
            (form.code, q.name): chooser(
                work.lexicon, {option.key: option.label for option in q.kind.options(turn)}
            )
            for form in kinds
            for q in form.questions
            if isinstance(q.kind, Choosing)
        }
        self._there: dict[str, int] = {}

    def read(self, table: Table) -> None:
        """What is there already is told apart from what is new by all its answers together."""
        self._there |= dict.fromkeys(_filed(self.turn.session, self._forms), 0)
        for entry in table.entries:
            line = self.work.line(table, entry, entry["record-kind"])
            code = next((found for by in self._by_name if (found := by(entry["record-kind"]))), None)
            if code is None:
                why = "import-why-kind" if entry["record-kind"] else "import-why-empty"
                line.wrong("record-kind", why, given=entry["record-kind"][:NAME])
            else:
                self._record(line, entry, self._forms[code])

    def _record(self, line: Line, entry: Entry, form: type[Form]) -> None:
        if not (form.may and permissions.allows(form.may, self.turn.viewer)):
            line.wrong("record-kind", "not-permitted")
        given: dict[str, Json] = {}
        for question in form.questions:
            if question in walk.visible(form.questions, given) and not isinstance(question.kind, Attaching):
                given[question.name] = self._answer(line, entry, form, question)
        if line.troubles:
            return
        filled = form.filled(given)
        line.who = f"{entry['record-kind']} {self.work.register.title(given.get('subject'))}".strip()
        known = _print(form.code, filled.answers)
        if self._there.get(known):
            line.wrong("record-kind", "import-why-twice", line=self._there[known])
        elif known not in self._there:
            self._there[known] = line.line
            line.fresh = True
            self.work.step("records", Step("record", codes.new(), {"kind": form.code, "answers": given}))

    def _answer(self, line: Line, entry: Entry, form: type[Form], question: Question) -> Json:
        columns = self._columns[form.code][question.name]
        column, text = next(((c, entry[c]) for c in columns if entry[c]), (columns[0], ""))
        if not text:
            if not question.optional:
                line.wrong(column, "import-why-empty")
            return None
        try:
            return self._read(form, question, text)
        except Ambiguous:
            line.wrong(column, "import-why-several", given=text[:NAME])
        except Refused as refused:
            line.wrong(column, refused.key, **{k: v for k, v in refused.values.items() if isinstance(v, str | int)})
        return None

    def _read(self, form: type[Form], question: Question, text: str) -> Json:
        """Raises Refused as the conversation would, Ambiguous for a name that several have."""
        kind = question.kind
        if isinstance(kind, Naming):
            found = self.work.register.any(text)
            if found is None or (kind.of and found.kind is not kind.of) or found.left_on:
                raise Refused("import-why-unknown", given=text[:NAME])
            return found.code
        if isinstance(kind, Choosing):
            return kind.read(self._choices[form.code, question.name](text), self.turn)
        if isinstance(kind, Dating):
            day = reading.day_of(text, self.turn.today)
            if day and day > self.turn.today and not (kind.coming or kind.either):
                raise Refused("import-why-future")
            return kind.read(day.isoformat() if day else text, self.turn)
        return kind.read(text, self.turn)

    def _columns_of(self, form: type[Form]) -> dict[str, list[str]]:
        labels = {q.name: Label(label=f"{text_key(form, q.name)}.label") for q in form.questions}
        return {name: [record_column(n) for n in self.work.lexicon.spoken(label)] for name, label in labels.items()}


def _filed(session: Session, forms: dict[str, type[Form]]) -> list[str]:
    """What is there, by all its answers; evidence is no part of a table."""
    return [_print(kind, details) for kind, _, details in organisation.details_for_system(session, forms)]


def _print(kind: str, answers: dict[str, Any]) -> str:
    plain = {name: value for name, value in answers.items() if value not in (None, [], ()) and name != "evidence"}
    return kind + json.dumps(plain, ensure_ascii=False, sort_keys=True, default=str)
