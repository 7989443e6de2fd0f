"""A conversation, one step at a time: what was typed, pressed or sent becomes answers, a submit, and cards."""

from dataclasses import dataclass

from handlers.kit import access, draw, line, opening, submission
from handlers.kit import answers as walk
from handlers.kit import draft as drafts
from handlers.kit.button import Button
from handlers.kit.card import Card, Refused, Reply
from handlers.kit.draft import Draft
from handlers.kit.ear import Ear
from handlers.kit.form import Form
from handlers.kit.outcome import Directory, draw_reply
from handlers.kit.questions import PAGE, Attaching, Json, Naming, Question
from handlers.kit.turn import Turn
from storage import search
from storage.queries import people, records, steps
from storage.tables import Attachment

OPEN_PATHS = ("cancel", "help")  # words that work even where a text is expected


@dataclass
class Dialogue:
    """One step of one person in one chat, inside one turn."""

    turn: Turn
    chat: str
    office: Directory
    ear: Ear

    def say(self, text: str) -> list[Card]:
        """A typed message: a command, an answer to the open question, or a word that is a button's label."""
        access.check_member(self.turn)
        draft = self._draft()
        command = self.ear.command(text)
        if command and (draft is None or self._leaves_room_for(command, text, draft)):
            return self._command(command, draft)
        order = self.ear.order(text)
        if order and (draft is None or self._leaves_room_for(order[0], text, draft)):
            cards = self._line(*order, draft, surely=draft is None or text.startswith("/"))
            if cards:
                return cards
        if draft is None:
            return [draw.refusal_card(Refused("not-understood")), *self._command("help", None)]
        if draft.current is None:
            return [draw.refusal_card(Refused("review-waits")), self._card(draft)]
        return self._typed(draft, draft.current, text)

    def press(self, code: str) -> list[Card]:
        """A pressed button, however old."""
        access.check_member(self.turn)
        button = Button.parse(code)
        return self._press_draft(button) if button.of_draft else self._press_form(button)

    def attach(self, file: Attachment) -> list[Card]:
        """A stored file for the open question."""
        draft = self.expects_file()
        assert draft.current is not None  # noqa: S101 - expects_file has just said so
        file.draft_id = draft.id
        self.turn.save(file)
        if isinstance(draft.current.kind, Attaching) and draft.current.kind.most == 1:  # nothing more can come
            return self._answer(draft, draft.current, [file.code])
        grown = walk.grow(draft.current, draft.answers, file.code)
        return [self._card(drafts.keep(self.turn, draft, grown))]

    def expects_file(self) -> Draft:
        """The draft whose open question asks for files. Raises Refused; then nothing of the file is kept."""
        access.check_member(self.turn)
        draft = self._draft()
        if draft is None or draft.current is None or not isinstance(draft.current.kind, Attaching):
            raise Refused("file-not-asked")
        if len(draft.answers.open.get(draft.current.name, [])) >= draft.current.kind.most:
            raise Refused("error-files-many", field=draft.current.name, most=draft.current.kind.most)
        return draft

    def here(self) -> list[Card]:
        """The card of the open draft, to be shown again after an error or a restart."""
        access.check_member(self.turn)
        draft = self._draft()
        return [self._card(draft)] if draft else []

    def open(
        self, form: type[Form], given: dict[str, Json] | None = None, row: str = "", version: str = ""
    ) -> list[Card]:
        """Starts a form: does it at once, asks its first question, or shows its review."""
        facts = access.facts(form, self.turn, row)
        access.check(form, self.turn, facts)
        opening.refuse_stale(form, facts, version)
        given = given or {}
        if form.at_once and walk.current(form.questions, walk.Answers(given=given)) is None:
            return self._drawn(submission.perform(self.turn, form, given, facts))
        if form.at_once and opening.is_one_choice(form, given):
            return [draw.choice_card(self.turn, form, row, version)]
        draft = self._draft()
        if draft and (draft.form, draft.row.row_code or "") == (form, row):
            return [self._card(drafts.seen_again(self.turn, draft, version))]
        if draft and draft.answers != walk.Answers():  # one that holds nothing gives way without a word
            return [draw.other_draft_card(draft, form, f"{row}:{version}")]
        start = walk.Answers(given=form.begun(facts) | given, aside=form.offered(facts))
        fresh = drafts.begin(self.turn, self.chat, form, start, row or None, int(version) if row else None)
        return [self._card(fresh)]

    # What was typed

    def _command(self, command: str, draft: Draft | None) -> list[Card]:
        if command == "cancel":
            return self._cancel(draft)
        if command == "help":
            return [self._help()]
        forms = self._permitted(command)
        if not forms:
            raise Refused("not-permitted")
        return self.open(forms[0]) if len(forms) == 1 else [self._menu(command, forms)]

    def _line(self, command: str, words: str, draft: Draft | None, surely: bool) -> list[Card]:
        """A whole form in one message, as far as its words go; no card when it is something else."""
        forms = [form for form in self._permitted(command) if form.questions]
        named = line.kind_of(forms, words, self.ear)
        if named is None:
            asks = bool(forms) and surely
            return [draw.refusal_card(Refused("line-kind-unknown")), self._menu(command, forms)] if asks else []
        form, rest = named
        found = line.read(self.turn, form, rest, self.ear)
        if rest == words and not found.took:
            return []
        if draft and draft.answers != walk.Answers():
            return [draw.refusal_card(Refused("line-waits")), self._card(draft)]
        if draft:
            drafts.discard(self.turn, draft.row)
        return [*found.troubles(), *self._asked(self.open(form, found.answers.given), found.asked)]

    def _asked(self, cards: list[Card], asked: tuple[str, str] | None) -> list[Card]:
        """The open question, with everybody of a name that several people have."""
        draft = self._draft()
        if asked is None or draft is None or draft.current is None or draft.current.name != asked[0]:
            return cards
        return [draw.question_card(self.turn, draft, draft.current, search=asked[1])]

    def _menu(self, command: str, forms: list[type[Form]]) -> Card:
        """The forms of a command, those this person files most often first."""
        filed = records.kinds_filed(self.turn.session, self.turn.viewer)
        return draw.menu_card(f"menu-{command}", sorted(forms, key=lambda form: -filed.get(form.code, 0)))

    def _help(self) -> Card:
        """What this person can do, derived from the declarations and the permission rows; nothing dangerous."""
        offered = [(command, self._permitted(command)) for command in self.office.commands()]
        shown = [(command, forms) for command, forms in offered if forms and forms[0].listed]
        choices = [draw.way_in(command, forms) for command, forms in shown if forms[0].style != "danger"]
        return Card(text="help", values={"name": self.turn.actor.name}, choices=tuple(choices))

    def _permitted(self, command: str) -> list[type[Form]]:
        return [form for form in self.office.forms_of(command) if access.permits(form, self.turn)]

    def _leaves_room_for(self, command: str, text: str, draft: Draft) -> bool:
        """Whether a word is a command although a question is open: a slash always is, others by the question."""
        typing = draft.current is not None and draft.current.kind.widget in ("text", "long")
        return text.startswith("/") or command in OPEN_PATHS or not typing

    def _typed(self, draft: Draft, question: Question, text: str) -> list[Card]:
        kind = question.kind
        if isinstance(kind, Naming):
            return self._searched(draft, question, text)
        if isinstance(kind, Attaching):
            raise Refused("error-files", field=question.name)
        if kind.widget in ("choice", "day"):
            labels = {option.key: option.label for option in draft.options(self.turn, question)}
            text = self.ear.choice(text, labels) or text
        return self._answer(draft, question, text)

    def _searched(self, draft: Draft, question: Question, text: str) -> list[Card]:
        """A typed name: taken if only one has exactly it, otherwise offered as buttons."""
        of = question.kind.of if isinstance(question.kind, Naming) else None
        found = people.subjects(self.turn.session, self.turn.viewer, text, PAGE + 1, kind=of)
        exact = [line for line in found if search.folded(line.name) == search.folded(text)]
        if len(exact) == 1:
            return self._answer(draft, question, exact[0].code)
        if not question.kind.options(self.turn, 0, text):
            raise Refused("error-not-your-department" if found else "error-nobody-found", field=question.name)
        return [draw.question_card(self.turn, draft, question, search=text)]

    # What was pressed

    def _press_form(self, button: Button) -> list[Card]:
        form = self.office.form(button.head)
        if form is None and button.head in self.office.commands():
            return self._command(button.head, self._draft())
        if form is None:
            raise Refused("button-old")
        return self.open(form, opening.said_by_button(form, button, self.turn), button.row, button.part)

    def _press_draft(self, button: Button) -> list[Card]:
        draft = self._draft()
        if draft is None or draft.id != button.row:
            return self._press_gone(button)
        match button.head:
            case "submit":
                return self._submit(draft)
            case "cancel":
                return self._cancel(draft)
            case "resume":
                return [self._card(draft)]
            case "back":
                return self._reopen(draft, walk.before(draft.questions, draft.answers))
            case "instead":
                return self._instead(draft, button)
        return self._press_question(draft, draft.question(button.part), button)

    def _press_question(self, draft: Draft, question: Question, button: Button) -> list[Card]:
        match button.head:
            case "answer":
                return self._answer(draft, question, button.option)
            case "edit":
                return self._reopen(draft, question)
            case "page":
                page = int(button.option) if button.option.isdecimal() else 0
                return [draw.question_card(self.turn, draft, question, page)]
            case "keep" if question.name in draft.answers.aside:
                return self._give(draft, question, draft.answers.aside[question.name])
            case "skip" if question.optional:
                return self._give(draft, question, None)
            case "clear":
                return [self._card(drafts.keep(self.turn, draft, walk.emptied(draft.answers, question.name)))]
            case "done":
                return self._answer(draft, question, draft.answers.open.get(question.name, []))
        raise Refused("button-old")

    def _press_gone(self, button: Button) -> list[Card]:
        """A button of a draft that is no more: a submitted one shows its receipt again."""
        reply = submission.receipt(self.turn, self.chat, button.row)
        if reply and button.head == "submit":
            return self._drawn(reply)
        raise Refused("button-old")

    # What happens to the draft

    def _answer(self, draft: Draft, question: Question, raw: Json) -> list[Card]:
        try:
            value = question.kind.read(raw, self.turn)
        except Refused as refused:
            refused.field = question.name
            raise
        return self._give(draft, question, value)

    def _give(self, draft: Draft, question: Question, value: Json) -> list[Card]:
        answers = walk.give(draft.questions, draft.answers, question.name, value)
        draft = drafts.keep(self.turn, draft, answers)
        if draft.form.at_once and draft.current is None:
            return self._submit(draft)
        return [self._card(draft)]

    def _reopen(self, draft: Draft, question: Question | None) -> list[Card]:
        if question is None:
            return [self._card(draft)]
        return [self._card(drafts.keep(self.turn, draft, walk.reopen(draft.answers, question.name)))]

    def _submit(self, draft: Draft) -> list[Card]:
        if draft.current is not None:
            return [self._card(draft)]
        facts = access.facts(draft.form, self.turn, draft.row.row_code or "")
        access.check(draft.form, self.turn, facts)
        opening.refuse_stale(draft.form, facts, str(draft.row.row_version))
        return self._drawn(submission.submit(self.turn, self.chat, draft, facts))

    def _cancel(self, draft: Draft | None) -> list[Card]:
        if draft is None:
            return [draw.refusal_card(Refused("nothing-to-cancel"))]
        drafts.discard(self.turn, draft.row)
        return [Card(text="draft-discarded", values={"form": draw.title(draft.form)}, draft=draft.id)]

    def _instead(self, draft: Draft, button: Button) -> list[Card]:
        form = self.office.form(button.part)
        if form is None:
            raise Refused("button-old")
        drafts.discard(self.turn, draft.row)
        row, _, version = button.option.partition(":")
        return self.open(form, None, row, version)

    def _draft(self) -> Draft | None:
        row = steps.draft_for_system(self.turn.session, self.chat)
        if row is None:
            return None
        form = self.office.form(row.form)
        if form is None or row.member_id != self.turn.actor.id:
            return None  # its form left the house with a deploy
        return drafts.load(self.turn, row, form)

    # What is shown

    def _card(self, draft: Draft) -> Card:
        if draft.current is None:
            return draw.review_card(self.turn, draft)
        return draw.question_card(self.turn, draft, draft.current)

    def _drawn(self, outcome: Reply | Card) -> list[Card]:
        return [outcome if isinstance(outcome, Card) else draw_reply(self.turn, self.office, outcome)]
