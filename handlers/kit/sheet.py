"""A whole form at once: for a front end that shows every question together and reports every error where it is."""

from collections.abc import Mapping
from typing import Literal

from handlers.kit import answers as walk
from handlers.kit import draft as drafts
from handlers.kit import draw
from handlers.kit.answers import Answers
from handlers.kit.card import Choice, Data, Label, Refused, Value
from handlers.kit.draft import Draft
from handlers.kit.questions import Attaching, Dating, Json, Question, Writing
from handlers.kit.turn import Turn


class SheetField(Data):
    """One question on a sheet: its text key, how it is asked, and the answer it has."""

    name: str
    text: str
    values: dict[str, Value] = {}
    kind: Literal["choice", "subject", "day", "number", "text", "long", "files"]
    optional: bool
    governs: bool  # another question is asked or not by its answer
    options: tuple[Choice, ...] = ()  # of a closed list; the code of each is its key
    most: int | None = None
    given: Json = None
    shown: tuple[Value, ...] = ()


class Trouble(Data):
    """Why one answer does not do: a text key and its values."""

    text: str
    values: dict[str, Value] = {}


class Sheet(Data):
    """The open draft of a chat as one sheet. `errors` by field."""

    draft: str
    heading: Label
    fields: tuple[SheetField, ...]
    errors: dict[str, Trouble] = {}


def sheet(turn: Turn, draft: Draft, errors: Mapping[str, Refused] | None = None) -> Sheet:
    """Every question that is asked, given the answers so far."""
    governing = {question.when.field for question in draft.questions if question.when}
    asked = walk.visible(draft.questions, draft.answers.given)
    return Sheet(
        draft=draft.id,
        heading=draw.heading(draft),
        fields=tuple(_field(turn, draft, question, question.name in governing) for question in asked),
        errors={name: Trouble(text=refused.key, values=refused.values) for name, refused in (errors or {}).items()},
    )


def fill(turn: Turn, draft: Draft, raws: Mapping[str, Json], final: bool) -> tuple[Draft, dict[str, Refused]]:
    """Takes what was entered. What can be read is kept; the rest is told by field.

    Without `final` nothing is missing yet: only what is there is read, and an error is no trouble.
    """
    answers, errors = draft.answers, {}
    for question in draft.questions:
        if question not in walk.visible(draft.questions, answers.given):
            continue
        if question.name not in raws and (not final or question.name in answers.given):
            continue  # files that were stored with an earlier try stay
        try:
            answers = _taken(turn, draft, answers, question, raws.get(question.name))
        except Refused as refused:
            if final:
                errors[question.name] = refused
    draft = drafts.keep(turn, draft, answers)
    if final and draft.current is not None and draft.current.name not in errors:
        errors[draft.current.name] = Refused("error-empty")  # it came into sight with the last answer
    return draft, errors


def _taken(turn: Turn, draft: Draft, answers: Answers, question: Question, raw: Json) -> Answers:
    if raw in (None, "", []):
        if not question.optional:
            raise Refused("error-empty")
        return walk.give(
            draft.questions, answers, question.name, [] if isinstance(question.kind, Attaching) else None
        )
    return walk.give(draft.questions, answers, question.name, question.kind.read(raw, turn))


def suggest(turn: Turn, draft: Draft, name: str, text: str) -> list[Choice]:
    """What a picker offers for a few letters."""
    question = draft.question(name)
    return [Choice(code=option.key, label=option.label) for option in question.kind.options(turn, 0, text)]


def _field(turn: Turn, draft: Draft, question: Question, governs: bool) -> SheetField:
    kind = question.kind
    given = draft.answers.given.get(question.name, draft.answers.aside.get(question.name))
    closed = draft.options(turn, question) if kind.widget == "choice" else []
    return SheetField(
        name=question.name,
        text=draw.text_key(draft.form, question.name),
        values=draft.form.quoted(turn),
        kind=kind.widget,
        optional=question.optional,
        governs=governs,
        options=tuple(Choice(code=option.key, label=option.label) for option in closed),
        most=kind.most if isinstance(kind, Writing | Attaching) else None,
        given=given,
        shown=() if given in (None, [], "") or isinstance(kind, Dating) else kind.show(given, turn),
    )
