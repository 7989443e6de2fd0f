"""Declarations: what is forgotten or contradicts itself fails at import, never in chat."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import pytest
from annotated_types import MaxLen
from hypothesis import given
from hypothesis import strategies as st

from handlers.kit.button import LONGEST, Button
from handlers.kit.card import Refused
from handlers.kit.form import Day, DeclarationError, Form, OneFile
from handlers.kit.move import Machine, Move
from handlers.kit.questions import When
from handlers.kit.texts import cleaned
from handlers.office import Office, office


class Colour(StrEnum):
    RED = "red"
    OTHER = "other"


class LongWord(StrEnum):
    ENDLESS = "a-word-that-does-not-fit-behind-the-name-of-its-field"


def declare(fields: dict, **keywords) -> type[Form]:
    annotations = {name: value[0] if isinstance(value, tuple) else value for name, value in fields.items()}
    defaults = {name: value[1] for name, value in fields.items() if isinstance(value, tuple)}
    return type(Form)(
        "Sample", (Form,), {"__annotations__": annotations, "__module__": __name__, **defaults}, **keywords
    )


GOOD = {"may": "self.settings", "clause": "4.1-d"}


@pytest.mark.parametrize(
    ("fields", "keywords", "complaint"),
    [
        ({"a": Colour}, {"clause": "1.1"}, "must say `may`"),
        ({"a": Colour}, {"may": "self.settings"}, "must say `may` and `clause`"),
        ({"a": str}, GOOD, "needs MaxLen"),
        ({"a": float}, GOOD, "no kind of question"),
        ({"a": OneFile}, GOOD, "must say which"),
        ({"a": (Annotated[str | None, MaxLen(9), When("b", Colour.RED)], None)}, GOOD, "no earlier choice"),
        (
            {"d": Day, "a": (Annotated[str | None, MaxLen(9), When("d", Colour.RED)], None)},
            GOOD,
            "no earlier choice",
        ),
        (
            {"c": Colour, "a": (Annotated[str | None, MaxLen(9), When("c", LongWord.ENDLESS)], None)},
            GOOD,
            "does not have",
        ),
        ({"c": Colour, "a": Annotated[str, MaxLen(9), When("c", Colour.RED)]}, GOOD, "must be None"),
        ({"a_rather_long_name": LongWord}, GOOD, "longer than 64 bytes"),
    ],
)
def test_a_wrong_declaration_fails_at_once(fields, keywords, complaint):
    with pytest.raises(DeclarationError, match=complaint):
        declare(fields, **keywords)


def test_a_form_may_not_be_called_like_a_button():
    with pytest.raises(DeclarationError, match="buttons themselves"):
        type(Form)("Submit", (Form,), {"__annotations__": {}, "__module__": __name__}, **GOOD)


def test_a_move_must_stand_on_a_machine_and_name_real_states():
    machine = Machine("sample", Colour, starts="red", load=lambda *_: {})
    with pytest.raises(DeclarationError, match="must say `on`"):
        type(Move)("Lost", (Move,), {"__annotations__": {}, "__module__": __name__}, clause="1.1")
    with pytest.raises(DeclarationError, match="green"):
        type(Move)("Typo", (Move,), {"__annotations__": {}, "__module__": __name__}, on=machine, moves="red -> green",
                   by="record.triage", clause="1.1")  # fmt: skip


def test_two_forms_may_not_share_a_code():
    import handlers.settings as chapter

    with pytest.raises(DeclarationError, match="two forms"):
        Office([chapter, chapter])


class Sample(Form, may="self.settings", clause="4.1-d"):
    colour: Colour
    other: Annotated[str | None, MaxLen(9), When("colour", Colour.OTHER)] = None
    day: Day
    note: Annotated[str | None, MaxLen(9)] = None


def test_a_whole_submission_is_checked_like_a_conversation():
    assert Sample.filled({"colour": "red", "day": "2026-11-20"}).day == date(2026, 11, 20)
    for wrong in ({"colour": "other", "day": "2026-11-20"}, {"colour": "red"}, {"colour": "blue", "day": "2026-11-20"},
                  {"colour": "red", "day": "2026-11-20", "extra": "1"}):  # fmt: skip
        with pytest.raises(Refused):
            Sample.filled(wrong)


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_any_code_is_read_without_harm(head, row, part, option):
    assert isinstance(Button.parse(f"{head}.{row}.{part}.{option}"), Button)


@pytest.mark.parametrize("form", office().forms.values(), ids=lambda form: form.code)
def test_every_button_of_every_form_fits_and_comes_back(form):
    for question in form.questions:
        for word in getattr(question.kind, "words", []):
            for button in (
                Button("answer", "X" * 8, question.name, word.value),
                Button(form.code, "X" * 6, "99", word.value),
            ):
                assert len(button.code.encode()) <= LONGEST
                assert Button.parse(button.code) == button


@given(st.text())
def test_cleaning_is_done_once_and_stays_storable(text):
    once = cleaned(text)
    assert cleaned(once) == once
    once.encode("utf-8")  # raises for what a database could not keep
