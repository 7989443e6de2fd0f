"""Drafts: the answers of one chat, kept sealed after every step, so that no crash loses what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.kit import access
from handlers.kit import answers as walk
from handlers.kit.answers import Answers
from handlers.kit.card import Refused, json
from handlers.kit.form import DRAFT_ID, Form
from handlers.kit.questions import PAGE, Attaching, Enclosed, Json, Option, Question
from handlers.kit.turn import Turn
from storage import codes
from storage.queries import steps
from storage.queries.steps import KeptDraft

EDITION = "edition"  # of the form, beside the answers


@dataclass(frozen=True)
class Draft:
    """An open conversation. Its id is the idempotency key of what it will submit."""

    row: KeptDraft
    form: type[Form]
    answers: Answers

    @property
    def id(self) -> str:
        """The id that its buttons carry."""
        return self.row.id

    @property
    def questions(self) -> Sequence[Question]:
        """The questions of its form."""
        return self.form.questions

    @property
    def current(self) -> Question | None:
        """Where the conversation stands; None is the review."""
        return walk.current(self.questions, self.answers)

    @property
    def endings(self) -> tuple[str, ...]:
        """The kinds of files it takes, by the endings of their names; none: whatever may be evidence."""
        kinds = (question.kind for question in self.questions)
        return next((kind.endings for kind in kinds if isinstance(kind, Attaching)), ())

    def options(self, turn: Turn, question: Question, page: int = 0, text: str = "") -> list[Option]:
        """What a question offers, by its kind; where it asks for one of the row's files, those. Raises Refused."""
        if not isinstance(question.kind, Enclosed):
            return question.kind.options(turn, page, text)
        files = self.form.enclosed(access.facts(self.form, turn, self.row.row_code or ""))
        numbered = [Option(file.code, f"{place}. {file.name}") for place, file in enumerate(files, 1)]
        return numbered[page * PAGE :]  # two may have the same name

    def question(self, name: str) -> Question:
        """A question that is asked now. Raises Refused for one that is not (an old button)."""
        for question in walk.visible(self.questions, self.answers.given):
            if question.name == name:
                return question
        raise Refused("button-old")


def begin(turn: Turn, chat: str, form: type[Form], answers: Answers, row: str | None, version: int | None) -> Draft:
    """Opens the chat's draft, with answers given or offered; what another deploy left unreadable goes."""
    if leftover := steps.draft_for_system(turn.session, chat):
        discard(turn, leftover)
    stored = KeptDraft(
        id=codes.new(DRAFT_ID),
        chat=chat,
        member_id=turn.actor.id,
        form=form.code,
        row_code=row,
        row_version=version,
        answers=_stored(form, answers),
        updated_at=turn.now,
    )
    steps.begin_draft(turn.session, stored)
    return Draft(stored, form, answers)


def load(turn: Turn, row: KeptDraft, form: type[Form]) -> Draft:
    """A stored draft, without the answers that a newer version of its form does not understand."""
    stored = dict(row.answers)
    if stored.pop(EDITION, None) == form.edition:
        return Draft(row, form, Answers.model_validate(stored))

    def parses(question: Question, value: Json) -> bool:
        try:
            question.kind.read(value, turn)
        except Refused:
            return False
        return True

    kept = walk.still_valid(form.questions, Answers.model_validate(stored), parses)
    return Draft(row, form, kept)


def keep(turn: Turn, draft: Draft, answers: Answers) -> Draft:
    """Stores new answers."""
    steps.keep_draft(turn.session, draft.id, _stored(draft.form, answers), turn.now)
    return replace(draft, answers=answers)


def seen_again(turn: Turn, draft: Draft, version: str) -> Draft:
    """Whoever opens it by a button of today has seen the row as it stands: from now on it speaks of that state."""
    if draft.row.row_version is None or version == str(draft.row.row_version):
        return draft
    steps.renew_draft(turn.session, draft.id, int(version))
    return replace(draft, row=draft.row._replace(row_version=int(version)))


def discard(turn: Turn, row: KeptDraft) -> None:
    """Forgets a draft and its files; the files' contents go with the next sweep."""
    steps.drop_draft_for_system(turn.session, row.id)


def _stored(form: type[Form], answers: Answers) -> dict[str, Json]:
    return json(answers) | {EDITION: form.edition}
