"""往事一则 · a matter of the sample told step by step: who did what on which day, each through the move itself."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import Session

from handlers.kit import access, submission
from handlers.kit.form import Form, form_named
from handlers.kit.move import Move, Overdue
from handlers.kit.questions import Json, Naming
from handlers.kit.turn import Turn
from storage.queries import documents, past, people

Then = Callable[[str | None, date], Turn]  # as somebody on a day; without a name, as time itself


@dataclass(frozen=True)
class Story:
    """The steps of a matter, carried out in the order in which they are written."""

    session: Session
    then: Then

    def tell(self, path: Path, weeks: timedelta) -> None:
        """All of it, every day moved. Raises ValueError for a step that nobody could have taken."""
        for step in tomllib.loads(path.read_text(encoding="utf-8"))["steps"]:
            self._take(step.pop("day") + weeks, step.pop("who", None), step.pop("does"), step, weeks)
        documents.drop_unprinted_for_system(self.session)  # the papers were handed over then

    def _take(self, day: date, who: str | None, does: str, said: Mapping[str, Any], weeks: timedelta) -> None:
        form, turn = form_named(does), self.then(who, day)
        if form is None:
            raise ValueError(f"nobody can {does}")
        facts = self._facts(form, turn) if issubclass(form, Move) else None
        given = dict(_given(form, turn, said, weeks))
        if issubclass(form, Move) and isinstance(form.by, Overdue):
            form.filled(given).make(facts, turn)
        else:
            access.check(form, turn, facts)
            submission.perform(turn, form, given, facts)
        self.session.flush()

    def _facts(self, move: type[Move], turn: Turn) -> Any:
        """The first row on which it can be done on that day."""
        codes = past.codes_for_system(self.session, move.on.name)
        found = move.on.load(self.session, turn.viewer, codes)
        timely = isinstance(move.by, Overdue)
        for facts in (found[code] for code in codes if code in found):
            if facts.row.status in move.sources and (timely or move.refusal(facts, turn) is None):
                return facts
        raise ValueError(f"{move.code}: nothing to do on {turn.today}")


def _given(form: type[Form], turn: Turn, said: Mapping[str, Any], weeks: timedelta) -> Iterator[tuple[str, Json]]:
    """The answers as a form holds them: whoever is named by code, a day moved, no files."""
    for question in form.questions:
        answer = said.get(question.name)
        if isinstance(question.kind, Naming) and answer:
            answer = people.subjects(turn.session, turn.viewer, answer)[0].code
        if isinstance(answer, date):
            answer = (answer + weeks).isoformat()
        if answer is None and question.name == "evidence":
            answer = []
        if answer is not None:
            yield question.name, answer
