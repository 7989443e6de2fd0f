"""Every sentence a person may read exists in both languages; found by walking the declarations and the code."""

import ast
import inspect
import itertools
import re
import textwrap
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.house import edition
from bot.words import FOLDER, MissingWords, Words
from handlers.kit import draw
from handlers.kit.card import Label, word
from handlers.kit.clocks import called
from handlers.kit.questions import Choosing
from handlers.office import office
from regulation import early_warning, grades, measures, repair, vocabulary
from regulation.conflicts import Conflict
from regulation.vocabulary import Language

WORDS = Words(ZoneInfo("Asia/Shanghai"), strict=True)
ROOT = Path(__file__).parent.parent
FORMS = list(office().forms.values())
CALLS = {"Reply", "Refused", "Label", "Card", "refusal_card"}


def enums() -> set[type[StrEnum]]:
    modules = (vocabulary, early_warning, grades, measures, repair)
    named = [each for m in modules for each in vars(m).values() if getattr(each, "__module__", "") == m.__name__]
    ours = {each for each in named if isinstance(each, type) and issubclass(each, StrEnum)}
    asked = {q.kind.words for form in FORMS for q in form.questions if isinstance(q.kind, Choosing)}
    return (ours | asked) - {StrEnum}


def keys_in_code() -> set[str]:
    """Every literal key in a Reply, Refused, Label or Card, and every key a guard returns."""
    found = set()
    for path in itertools.chain(*(ROOT.glob(f"{room}/**/*.py") for room in ("handlers", "bot", "scheduler"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
                named = [kw.value for kw in node.keywords if kw.arg in ("key", "label", "text")]
                found |= {
                    each.value
                    for each in [*node.args[:1], *named]
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
    return found


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_every_form_and_field_has_its_words(form, language):
    assert WORDS.has(form.code, language)
    for question in form.questions:
        key = draw.text_key(form, question.name)
        assert WORDS.has(key, language), key
        assert WORDS.has(f"{key}.label", language), f"{key}.label"


@pytest.mark.parametrize("language", list(Language))
def test_every_menu_has_its_words(language):
    several = [command for command in office().commands() if len(office().forms_of(command)) > 1]
    assert {"record", "bind"} <= set(several)
    keys = [key for command in several for key in (f"menu-{command}", f"menu-{command}.title")]
    assert [key for key in keys if not WORDS.has(key, language)] == []


@pytest.mark.parametrize("language", list(Language))
def test_every_member_of_a_closed_list_has_its_word(language):
    missing = [
        word(member).label for each in enums() for member in each if not WORDS.has(word(member).label, language)
    ]
    assert missing == []


@pytest.mark.parametrize("language", list(Language))
def test_every_key_in_the_code_has_its_words(language):
    keys = keys_in_code()
    assert {"record-filed", "not-saved", "error-day-late", "review"} <= keys  # the walk finds what it should
    titled = {key for key in keys if WORDS.has(key, language) or WORDS.has(f"{key}.title", language)}
    assert keys - titled == set()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("machine", office().machines.values(), ids=lambda machine: machine.name)
def test_every_refusal_of_a_guard_has_its_words(machine, language):
    guards = {guard for move in machine.moves for guard in move.needs}
    keys = {key for guard in guards for key in (*_returned(inspect.getsource(guard)), *_enclosed(guard))}
    assert keys or not guards
    assert [key for key in keys if not WORDS.has(key, language)] == []


def test_both_languages_have_the_same_messages_and_values():
    zh, en = (_messages(language) for language in Language)
    assert zh.keys() == en.keys()
    differing = {key for key in zh if zh[key] != en[key]}
    assert differing == set()


@pytest.mark.parametrize("language", list(Language))
def test_buttons_are_short_enough_for_both_platforms(language):
    """Slack cuts a button at 75 characters and a modal's title at 24."""
    titles = {form.code: WORDS.text(draw.title(form), language) for form in FORMS}
    assert {code: title for code, title in titles.items() if len(title) > 24} == {}


def test_chinese_stands_in_full_width_punctuation():
    """Half-width commas between Chinese characters are a typing slip."""
    slips = [
        f"{path.name}: {line}"
        for path in (FOLDER / Language.CHINESE.value).glob("*.ftl")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"[\u4e00-\u9fff][,;!?][\u4e00-\u9fff]", line)
    ]
    assert slips == []


def test_a_missing_text_fails_loudly_in_tests_and_never_before_a_person():
    with pytest.raises(MissingWords):
        WORDS.text(Label(label="no-such-text"), Language.CHINESE)
    calm = Words(ZoneInfo("Asia/Shanghai"))
    assert calm.text(Label(label="no-such-text"), Language.CHINESE) == "no-such-text"


@pytest.mark.parametrize(
    ("typed", "command"),
    [("录入", "record"), ("/record", "record"), ("Record", "record"), ("待办。", "queue"), ("/queue@trustdesk_bot", "queue"),
     ("取消", "cancel"), ("帮助", "help"), ("/start", "help"), ("语言", "lang"), ("lang", "lang"), ("今天天气", None)],
)  # fmt: skip
def test_commands_are_understood_in_both_languages(typed, command):
    assert WORDS.command(typed) == command


def _messages(language: Language) -> dict[str, set[str]]:
    """Message and attribute names, each with the values it uses."""
    found: dict[str, set[str]] = {}
    for path in sorted((FOLDER / language.value).glob("*.ftl")):
        name, key = "", ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if match := re.match(r"([a-z][\w-]*) =", line):
                name = key = match[1]
            elif match := re.match(r"    \.([\w-]+) =", line):
                key = f"{name}.{match[1]}"
            if key:
                found.setdefault(key, set()).update(re.findall(r"\$(\w+)", line))
    return found


def _enclosed(guard: Any) -> list[str]:
    """The refusal that a guard from a factory was made with."""
    return [cell.cell_contents for cell in guard.__closure__ or () if type(cell.cell_contents) is str]


def _returned(source: str) -> set[str]:
    """The literals that a guard returns; one put together from parts is no key by itself."""
    tree = ast.parse(textwrap.dedent(source))
    parts = {id(part) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for part in ast.walk(each)}
    returned = [node for r in ast.walk(tree) if isinstance(r, ast.Return) for node in ast.walk(r)]
    return {
        n.value for n in returned if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in parts
    }


@pytest.mark.parametrize("language", list(Language))
def test_no_key_stands_twice(language):
    """The second would never be read, however it was corrected."""
    texts = (path.read_text(encoding="utf-8") for path in (FOLDER / language.value).glob("*.ftl"))
    names = Counter(name for text in texts for name in re.findall(r"^([a-z][a-z0-9-]*) =", text, re.MULTILINE))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("language", list(Language))
def test_every_conflict_has_its_sentence(language):
    assert [each for each in Conflict if not WORDS.has(f"conflict-{each.value}", language)] == []


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", office().waits())
def test_every_clock_has_its_words_before_and_after_its_last_day(kind, language):
    _, wait = office().waits()[kind]
    said = [f"{wait.words}{when}{late}" for when in ("", "-today", "-overdue") for late in ("", "-late")]
    assert [key for key in [called(kind).label, *said] if not WORDS.has(key, language)] == []


def test_every_cadence_of_its_own_is_that_of_a_clock():
    assert edition().cadences.keys() <= office().waits().keys()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("number", edition().numbers)
def test_every_number_of_the_edition_is_called_something(number, language):
    """制度 · who reads the rules reads every number by its name."""
    assert WORDS.text(Label(label=f"number-{number.replace('.', '-')}"), language)
