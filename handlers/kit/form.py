"""Forms: a conversation, declared once. The command, the questions, the buttons, the words are derived from it."""

import hashlib
import types
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar, Self, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic.fields import FieldInfo

from handlers.kit import answers as walk
from handlers.kit.button import DRAFT_WORDS, LONGEST, Button
from handlers.kit.card import Card, Refused, Reply, Style, Value
from handlers.kit.naming import kebab
from handlers.kit.questions import (
    Attaching,
    Choosing,
    Counting,
    Dating,
    Enclosed,
    Json,
    Kind,
    Monthly,
    Naming,
    Only,
    Question,
    Takes,
    Unit,
    When,
    Writing,
)
from handlers.kit.turn import Turn
from regulation.two_keys import RULES
from regulation.vocabulary import SubjectKind
from storage.tables import Attachment as StoredFile

SUBJECT = "subject"
ATTACHMENT = "attachment"
ENCLOSED = "enclosed"
HIDDEN = "hidden"
COMING = "coming"
EITHER = "either"
MONTH = "month"
Subject = Annotated[str, SUBJECT]  # 主体 · the code of a subject
Department = Annotated[str, SUBJECT, SubjectKind.DEPARTMENT]  # 部门
Person = Annotated[str, SUBJECT, SubjectKind.STAFF]  # 教职员工
Partner = Annotated[str, SUBJECT, SubjectKind.PARTNER]  # 合作方
Contact = Annotated[str, SUBJECT, SubjectKind.CONTACT]  # 合作方联系人
Attachment = Annotated[str, ATTACHMENT]  # 附件 · the code of a stored file
OneFile = Annotated[str, ENCLOSED]  # 其中一份 · the code of a file that belongs to the row already
Hidden = Annotated[int, HIDDEN]  # never asked: only a button can say it (the page of a list, a deadline)
Day = date  # 日期 · a day, today or before
ComingDay = Annotated[date, COMING]  # 日期 · a day, today or later
AnyDay = Annotated[date, EITHER]  # 日期 · a day, before today or after
Month = Annotated[date, MONTH]  # 月份 · a month that is over, as its last day
DRAFT_ID = 8  # characters
ROW_ROOM = 12  # characters of a row's code and version in a button


class DeclarationError(TypeError):
    """A form is declared wrongly. Raised at import, so that no person ever meets it."""


class Form(BaseModel):
    """A conversation, declared: typed fields are questions, `submit` is what happens.

    Class keywords: `may` the action of the permission rows it takes; `command` the word that starts it;
    `clause` of the regulation; `at_once` harmless, skips the review card; `reads` changes nothing;
    `listed` whether the menu shows its command; `style` of its button; `keys` the two-key rule under which it is
    done once others agreed, where `needs_keys` says so; `abstract` a base for other forms.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: ClassVar[str]
    may: ClassVar[str | None] = None
    command: ClassVar[str | None] = None
    clause: ClassVar[str | None] = None
    at_once: ClassVar[bool] = False
    reads: ClassVar[bool] = False
    style: ClassVar[Style] = "plain"
    keys: ClassVar[str | None] = None
    listed: ClassVar[bool] = True
    abstract: ClassVar[bool] = True
    questions: ClassVar[tuple[Question, ...]] = ()
    hidden: ClassVar[str | None] = None
    edition: ClassVar[str] = ""  # of its questions: a draft of another one is read again

    def __init_subclass__(
        cls,
        *,
        may: str | None = None,
        command: str | None = None,
        clause: str | None = None,
        at_once: bool = False,
        reads: bool = False,
        style: Style = "plain",
        keys: str | None = None,
        listed: bool = True,
        abstract: bool = False,
        **more: Any,
    ) -> None:
        super().__init_subclass__(**more)
        cls.code = kebab(cls.__name__)
        cls.may, cls.command = may or cls.may, command or cls.command
        cls.clause, cls.at_once, cls.reads = clause or cls.clause, at_once or reads, reads
        cls.style, cls.keys, cls.listed, cls.abstract = style, keys, listed, abstract

    @classmethod
    def __pydantic_init_subclass__(cls, *, abstract: bool = False, **more: Any) -> None:
        if not abstract:
            asked = {name: field for name, field in cls.model_fields.items() if HIDDEN not in field.metadata}
            cls.hidden = next((name for name in cls.model_fields if name not in asked), None)
            cls.questions = tuple(_question(name, field, cls.may or "") for name, field in asked.items())
            cls.edition = hashlib.sha256(repr(cls.questions).encode()).hexdigest()[:12]
            cls.check_declaration()

    @classmethod
    def check_declaration(cls) -> None:
        """Raises DeclarationError for what is forgotten or contradicts itself."""
        if not cls.may or not cls.clause:
            raise DeclarationError(f"{cls.__name__} must say `may` and `clause`")
        if cls.keys and cls.keys not in RULES:
            raise DeclarationError(f"{cls.__name__}: there is no two-key rule {cls.keys}")
        if cls.code in DRAFT_WORDS:
            raise DeclarationError(f"{cls.code} is a word of the buttons themselves")
        for place, question in enumerate(cls.questions):
            _check_question(cls, question, cls.questions[:place])
        if any(isinstance(q.kind, Enclosed) for q in cls.questions) and _inherits(cls, "enclosed"):
            raise DeclarationError(f"{cls.__name__} asks for one of its row's files: `enclosed` must say which")

    @model_validator(mode="after")
    def _every_visible_question_is_answered(self) -> Self:
        """A field with a condition defaults to None, so that asking for it is checked here."""
        given = {q.name: _plain(getattr(self, q.name)) for q in self.questions}
        asked = walk.visible(self.questions, given)
        if any(given[q.name] is None and not q.optional for q in asked):
            raise ValueError("a question that is asked must be answered")
        return self

    @classmethod
    def filled(cls, given: dict[str, Json]) -> Self:
        """The form from complete answers. Raises Refused when they do not fit; never names their content."""
        values = {name: value for name, value in given.items() if value is not None}
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            place = error.errors(include_input=False, include_url=False)[0]["loc"]
            raise Refused("error-incomplete", field=str(place[0]) if place else None) from None

    def needs_keys(self, turn: Turn, facts: Any = None) -> bool:
        """Whether this filled form is one that other people must agree to first."""
        return True

    @classmethod
    def offered(cls, facts: Any) -> dict[str, Json]:
        """Answers to begin with, each to be kept or changed: what the row it is about says already."""
        return {}

    @classmethod
    def begun(cls, facts: Any) -> dict[str, Json]:
        """Answers that stand already: nobody is asked for them, the review shows them to be changed."""
        return {}

    @classmethod
    def enclosed(cls, facts: Any) -> Sequence[StoredFile]:
        """The files of the row among which a question for one of them lets choose."""
        return ()

    @classmethod
    def quoted(cls, turn: Turn) -> dict[str, Value]:
        """What the sentences of its questions speak of: a text that is to be signed."""
        return {}

    def submit(self, turn: Turn) -> Reply | Card:
        """What happens. Raises Refused."""
        raise NotImplementedError

    @cached_property
    def answers(self) -> dict[str, Json]:
        """The answers as plain JSON."""
        return self.model_dump(mode="json")


def _inherits(form: type[Form], name: str) -> bool:
    """Whether a form says nothing of its own there."""
    return getattr(form, name).__func__ is getattr(Form, name).__func__


def form_named(code: str) -> type[Form] | None:
    """The declared form with this code, for rows that remember on which form they were filed."""
    waiting = list(Form.__subclasses__())
    while waiting:
        form = waiting.pop()
        if form.code == code and not form.abstract:
            return form
        waiting += form.__subclasses__()
    return None


def _question(name: str, field: FieldInfo, may: str) -> Question:
    when = next((m for m in field.metadata if isinstance(m, When)), None)
    optional = not field.is_required() and when is None
    return Question(name, _kind(name, field, may), optional, when)


def _kind(name: str, field: FieldInfo, may: str) -> Kind:
    inner, marks = _unwrapped(field)
    most = next((mark.max_length for mark in marks if isinstance(mark, MaxLen)), None)
    if SUBJECT in marks:
        return Naming(next((mark for mark in marks if isinstance(mark, SubjectKind)), None), may)
    if get_origin(inner) is tuple and ATTACHMENT in get_args(get_args(inner)[0]) and most:
        return Attaching(most, next((mark.endings for mark in marks if isinstance(mark, Takes)), ()))
    if ENCLOSED in marks:
        return Enclosed()
    if inner is date:
        return Monthly() if MONTH in marks else Dating(coming=COMING in marks, either=EITHER in marks)
    if inner is Decimal:
        return _counting(name, marks)
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return Choosing(inner, next((mark.members for mark in marks if isinstance(mark, Only)), tuple(inner)))
    if inner is str and most:
        return Writing(most)
    raise DeclarationError(f"no kind of question answers {name}: {inner} (a text needs MaxLen)")


def _counting(name: str, marks: list[Any]) -> Counting:
    least = next((mark.ge for mark in marks if isinstance(mark, Ge)), None)
    largest = next((mark.le for mark in marks if isinstance(mark, Le)), None)
    unit = next((mark for mark in marks if isinstance(mark, Unit)), None)
    if least is None or largest is None or unit is None:
        raise DeclarationError(f"no kind of question answers {name}: a number needs Ge, Le and Unit")
    return Counting(Decimal(str(least)), Decimal(str(largest)), unit)


def _unwrapped(field: FieldInfo) -> tuple[Any, list[Any]]:
    """The type behind `Annotated` and `| None`, with every mark met on the way."""
    inner, marks = field.annotation, list(field.metadata)
    while True:
        if get_origin(inner) is Annotated:
            inner, *more = get_args(inner)
            marks += more
        elif get_origin(inner) in (Union, types.UnionType):
            (inner,) = (part for part in get_args(inner) if part is not type(None))
        else:
            return inner, marks


def _check_question(form: type[Form], question: Question, earlier: Iterable[Question]) -> None:
    name = f"{form.__name__}.{question.name}"
    if question.when:
        asked = next((q for q in earlier if q.name == question.when.field), None)
        if asked is None or not isinstance(asked.kind, Choosing):
            raise DeclarationError(f"{name} depends on {question.when.field}, no earlier choice")
        if not set(question.when.values) <= {word.value for word in asked.kind.among}:
            raise DeclarationError(f"{name} waits for an answer that {question.when.field} does not have")
        if form.model_fields[question.name].is_required():
            raise DeclarationError(f"{name} may stay unasked: its default must be None")
    options = (
        [word.value for word in question.kind.among] if isinstance(question.kind, Choosing) else ["2026-01-01"]
    )
    for option in options:
        in_draft = Button("answer", "x" * DRAFT_ID, question.name, option).code
        on_row = Button(form.code, "x" * ROW_ROOM, "", option).code
        if "." in option or max(len(in_draft.encode()), len(on_row.encode())) > LONGEST:
            raise DeclarationError(f"{name}: the button for {option} would be longer than {LONGEST} bytes")


def _plain(value: Any) -> Json:
    return value.value if isinstance(value, StrEnum) else value
