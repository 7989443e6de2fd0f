"""Cards derived from declarations: a question, a review, a menu, a row with its open moves, a refusal."""

from collections.abc import Iterable, Sequence
from typing import Any

from handlers.kit import answers as walk
from handlers.kit.button import Button
from handlers.kit.card import Ask, Card, Choice, Fact, FileLink, Label, Refused, Reply, Style, Value
from handlers.kit.draft import Draft
from handlers.kit.form import Form
from handlers.kit.move import Machine, Move
from handlers.kit.paging import pages
from handlers.kit.questions import PAGE, Attaching, Dating, Option, Question, Writing
from handlers.kit.turn import Turn
from storage import codes
from storage.queries import conversation
from storage.tables import Attachment


def question_card(turn: Turn, draft: Draft, question: Question, page: int = 0, search: str = "") -> Card:
    """The card that asks one question of a draft."""
    asked = walk.visible(draft.questions, draft.answers.given)
    options = draft.options(turn, question, page, search)
    choices = [_option(draft, question, option) for option in options[:PAGE]]
    choices += _pages(draft, question, page, more=len(options) > PAGE and not search)
    return Card(
        text=text_key(draft.form, question.name),
        values=draft.form.quoted(turn),
        eyebrow=heading(draft),
        progress=(asked.index(question) + 1, len(asked)),
        files=files_of(
            conversation.attachments_named_for_system(turn.session, draft.answers.open.get(question.name, []))
        ),
        choices=(*choices, *_steps(draft, question)),
        ask=_ask(turn, draft, question),
        draft=draft.id,
    )


def review_card(turn: Turn, draft: Draft) -> Card:
    """The card before submitting: every answer, each with its edit button."""
    return Card(
        text="review",
        eyebrow=heading(draft),
        facts=tuple(answer_facts(turn, draft.form, draft.answers.given, draft.id)),
        choices=(
            Choice(code=Button("submit", draft.id).code, label=Label(label="submit"), style="primary"),
            Choice(code=Button("cancel", draft.id).code, label=Label(label="discard"), style="quiet"),
        ),
        draft=draft.id,
    )


def answer_facts(turn: Turn, form: type[Form], given: dict[str, Any], draft_id: str = "") -> Iterable[Fact]:
    """The answers of a form as lines; with a draft's id, each can be edited."""
    for question in walk.visible(form.questions, given):
        if question.name in given:
            value = given[question.name]
            shown = (Label(label="none"),) if value in (None, [], "") else question.kind.show(value, turn)
            edit = Button("edit", draft_id, question.name).code if draft_id else None
            yield Fact(label=Label(label=text_key(form, question.name) + ".label"), value=shown, edit=edit)


def reply_card(turn: Turn, reply: Reply, machine: Machine | None, ways: Sequence[tuple[str, type[Form]]]) -> Card:
    """A reply, with the open moves of the row it is about and the ways on, each by its button's code."""
    choices: list[Choice] = []
    if reply.about and machine:
        known = turn.known.get(reply.about)
        found = [known] if known else machine.load(turn.session, turn.viewer, [reply.about[1]]).values()
        choices = [choice for facts in found for choice in move_choices(machine, facts, turn)]
    choices += [Choice(code=code, label=title(form), style=_beside(form)) for code, form in ways]
    return Card(text=reply.key, values=reply.values, files=reply.files, choices=tuple(choices), tone=reply.tone)


def _beside(form: type[Form]) -> Style:
    """A way on is never the obvious next step: that is a move of the row."""
    return "quiet" if form.style == "quiet" else "plain"


def move_choices(machine: Machine, facts: Any, turn: Turn, leave_out: type[Move] | None = None) -> list[Choice]:
    """A button for everything this person may do with the row now."""
    row = facts.row
    choices = [
        Choice(code=Button(move.code, row.code, str(row.version)).code, label=title(move), style=move.style)
        for move in machine.open_moves(facts, turn)
        if move is not leave_out
    ]
    main = next((choice for choice in choices if choice.style == "primary"), None)
    second = {"style": "plain"}  # one thing at a time is the obvious next step
    return [c.model_copy(update=second) if c.style == "primary" and c is not main else c for c in choices]


def menu_card(key: str, forms: Sequence[type[Form]], **values: Value) -> Card:
    """A choice among forms."""
    return Card(
        text=key,
        values=values,
        choices=tuple(Choice(code=Button(form.code).code, label=title(form)) for form in forms),
    )


def way_in(command: str, forms: Sequence[type[Form]]) -> Choice:
    """The button of a command: its only form, or the menu of its forms."""
    if len(forms) == 1:
        return Choice(code=Button(forms[0].code).code, label=title(forms[0]))
    return Choice(code=Button(command).code, label=Label(label=f"menu-{command}.title"))


def choice_card(turn: Turn, form: type[Form], row: str, version: str) -> Card:
    """The only question of a harmless form: its answers are whole buttons, no draft is needed."""
    (question,) = form.questions
    choices = [
        Choice(code=Button(form.code, row, version, option.key).code, label=option.label)
        for option in question.kind.options(turn)
    ]
    return Card(text=text_key(form, question.name), eyebrow=title(form), choices=tuple(choices))


def refusal_card(refused: Refused) -> Card:
    """Why something did not go."""
    way = refused.way
    choices = (Choice(code=way, label=Label(label=Button.parse(way).head), style="primary"),) if way else ()
    return Card(text=refused.key, values=refused.values, choices=choices, tone="refused")


def other_draft_card(draft: Draft, wanted: type[Form], row: str) -> Card:
    """One open draft a chat: go on with it, or give it up for what was asked for now."""
    return Card(
        text="draft-open",
        values={"open": title(draft.form), "wanted": title(wanted)},
        choices=(
            Choice(code=Button("resume", draft.id).code, label=Label(label="resume"), style="primary"),
            Choice(
                code=Button("instead", draft.id, wanted.code, row).code,
                label=Label(label="discard-and-start"),
                style="danger",
            ),
        ),
        tone="attention",
    )


def title(form: type[Form]) -> Label:
    """The form's own name."""
    return Label(label=form.code)


def text_key(form: type[Form], field: str) -> str:
    """The key of a question's words."""
    return f"{form.code}-{field.replace('_', '-')}"


def files_of(files: Sequence[Attachment]) -> tuple[FileLink, ...]:
    """Stored files as links on a card."""
    return tuple(FileLink(code=file.code, name=file.name, size=file.size) for file in files)


def heading(draft: Draft) -> Label:
    """What the conversation is, and which row it is about."""
    code = draft.row.row_code
    if code is None:
        return title(draft.form)
    return Label(label="heading-row", values={"form": title(draft.form), "code": codes.spoken(code)})


def _option(draft: Draft, question: Question, option: Option) -> Choice:
    return Choice(code=Button("answer", draft.id, question.name, option.key).code, label=option.label)


def _pages(draft: Draft, question: Question, page: int, more: bool) -> list[Choice]:
    return pages(page, more, lambda to: Button("page", draft.id, question.name, to))


def _steps(draft: Draft, question: Question) -> list[Choice]:
    """What one can do at any question: keep, finish, skip, go back, give up."""
    steps: list[tuple[str, str]] = []
    if draft.answers.aside.get(question.name) is not None and not isinstance(question.kind, Attaching):
        steps.append(("keep", question.name))
    if draft.answers.open.get(question.name):
        steps += [("done", question.name), ("clear", question.name)]
    elif question.optional:
        steps.append(("skip", question.name))
    if walk.before(draft.questions, draft.answers):
        steps.append(("back", ""))
    steps.append(("cancel", ""))
    return [
        Choice(
            code=Button(word, draft.id, name).code,
            label=Label(label=word),
            style="primary" if word == "done" else "quiet",
        )
        for word, name in steps
    ]


def _ask(turn: Turn, draft: Draft, question: Question) -> Ask:
    kind = question.kind
    most = kind.most if isinstance(kind, Writing | Attaching) else None
    day = kind if isinstance(kind, Dating) else None
    return Ask(
        kind=kind.widget,
        field=question.name,
        most=most,
        earliest=turn.today if day and day.coming else None,
        latest=turn.today if day and not (day.coming or day.either) else None,
        prefix=Button("answer", draft.id, question.name).code + "." if day else None,
    )


def see(form: type[Form], row: str, version: int) -> str:
    """The code of a button that shows a row."""
    return see_code(form.code, row, version)


def see_code(form: str, row: str, version: int) -> str:
    """The same for a form that is known by its code."""
    return Button(form, row, str(version)).code
