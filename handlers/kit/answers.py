"""The answers so far, and where they put us: the position in a conversation is computed, never stored."""

from collections.abc import Callable, Mapping, Sequence

from handlers.kit.card import Data, Refused
from handlers.kit.questions import Attaching, Json, Question


class Answers(Data):
    """What was answered. A skip is an answer too (None); a list is answered once it is closed."""

    given: dict[str, Json] = {}
    open: dict[str, list[str]] = {}  # lists that may still grow
    aside: dict[str, Json] = {}  # what an edit put aside, offered again as "keep"


def visible(questions: Sequence[Question], given: Mapping[str, Json]) -> list[Question]:
    """The questions that are asked, given these answers."""
    return [q for q in questions if q.when is None or given.get(q.when.field) in q.when.values]


def current(questions: Sequence[Question], answers: Answers) -> Question | None:
    """The first visible unanswered question; None means everything is answered."""
    return next((q for q in visible(questions, answers.given) if q.name not in answers.given), None)


def give(questions: Sequence[Question], answers: Answers, name: str, value: Json) -> Answers:
    """Answers one question; answers to questions that are no longer asked are dropped."""
    given = answers.given | {name: value}
    asked = _settled(questions, given)
    aside = {key: kept for key, kept in answers.aside.items() if key != name}
    return Answers(given=asked, open=_without(answers.open, name), aside=aside)


def grow(question: Question, answers: Answers, item: str) -> Answers:
    """Adds one item to a list that is still open. Raises Refused when it is full."""
    items = [*answers.open.get(question.name, []), item]
    if isinstance(question.kind, Attaching) and len(items) > question.kind.most:
        raise Refused("error-files-many", field=question.name, most=question.kind.most)
    return answers.model_copy(update={"open": answers.open | {question.name: items}})


def emptied(answers: Answers, name: str) -> Answers:
    """Starts an open list anew; the files taken out go when the draft is submitted or given up."""
    return answers.model_copy(update={"open": _without(answers.open, name)})


def reopen(answers: Answers, name: str) -> Answers:
    """Asks a question again; its answer is put aside, all others stay. A list goes on from where it was."""
    if name not in answers.given:
        return answers
    before = answers.given[name]
    opened = answers.open | ({name: before} if isinstance(before, list) else {})
    return Answers(given=_without(answers.given, name), open=opened, aside=answers.aside | {name: before})


def before(questions: Sequence[Question], answers: Answers) -> Question | None:
    """The visible question before the current one, for "back"."""
    asked = visible(questions, answers.given)
    here = current(questions, answers)
    place = asked.index(here) if here else len(asked)
    return asked[place - 1] if place else None


def still_valid(
    questions: Sequence[Question], answers: Answers, parses: Callable[[Question, Json], bool]
) -> Answers:
    """After a deploy that changed the form: answers that still parse are kept, the others are asked again."""
    known = {q.name: q for q in questions}

    def holds(name: str, value: Json) -> bool:
        question = known.get(name)
        return question is not None and (question.optional if value is None else parses(question, value))

    return Answers(
        given=_settled(questions, {name: value for name, value in answers.given.items() if holds(name, value)}),
        open={name: items for name, items in answers.open.items() if holds(name, items)},
        aside={name: value for name, value in answers.aside.items() if holds(name, value)},
    )


def _settled(questions: Sequence[Question], given: Mapping[str, Json]) -> dict[str, Json]:
    """Drops answers to hidden questions until nothing more is hidden by what was dropped."""
    asked = {q.name for q in visible(questions, given)}
    kept = {name: value for name, value in given.items() if name in asked}
    return kept if len(kept) == len(given) else _settled(questions, kept)


def _without(mapping: Mapping[str, Json], name: str) -> dict[str, Json]:
    return {key: value for key, value in mapping.items() if key != name}
