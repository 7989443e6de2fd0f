"""One line: a form filled from a single typed message, 录入 投诉 客服部 昨天 电话 家长反映两次来电未回复.

The words are taken from the front. Each goes to the first open question that can read it; what no question reads is
the first long text, whole. Nothing is guessed that the review would not show.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handlers.kit import answers as walk
from handlers.kit.answers import Answers
from handlers.kit.card import Card, Refused
from handlers.kit.draw import refusal_card
from handlers.kit.ear import Ear
from handlers.kit.form import Form
from handlers.kit.questions import Attaching, Json, Naming, Question, Writing
from handlers.kit.texts import cleaned
from handlers.kit.turn import Turn
from storage.queries import spellings

LONGEST = 4  # words that may make up one answer: "File a complaint", "20 Nov 2026"
NAMED = 2  # characters of a name: a single one is a word of the text more often than a person
HITS = 50  # names that begin like a word
# Full-width marks part words like blanks do, half-width ones stand in numbers; what is quoted is one word.
_WORD = re.compile(r'“[^”]+”|"[^"]+"|[^\s，；、]+')
_BETWEEN = re.compile(r"[\s，；、]*")


@dataclass(frozen=True)
class Line:
    """How far a line got: the answers, the words that are left, a name that several people have."""

    answers: Answers
    rest: str
    asked: tuple[str, str] | None = None  # the question and the name
    trouble: Refused | None = None  # why the rest is not the text it should have been

    @property
    def took(self) -> bool:
        """Whether any word was an answer."""
        return bool(
            self.asked or self.trouble or any(value not in (None, []) for value in self.answers.given.values())
        )

    def troubles(self) -> list[Card]:
        """What is said of the words that could not be kept."""
        if self.trouble:
            return [refusal_card(self.trouble)]
        return [refusal_card(Refused("line-left-over", words=self.rest))] if self.rest else []


def kind_of(forms: Sequence[type[Form]], text: str, ear: Ear) -> tuple[type[Form], str] | None:
    """The form that the first words name, and what follows them; the only form there is needs no name."""
    by_code = {form.code: form for form in forms}
    for words, rest in _heads(text):
        if code := ear.form(words, list(by_code)):
            return by_code[code], rest
    return (forms[0], text) if len(forms) == 1 else None


def read(turn: Turn, form: type[Form], text: str, ear: Ear) -> Line:
    """Fills a form as far as the words go. What may be skipped and was not met is skipped."""
    line = Line(Answers(), cleaned(text))
    while line.rest:
        further = _take(turn, form, line, ear) or _take_short(turn, form, line)
        if further is None:
            break
        line = further
    line = _take_long(turn, form, line)
    return replace(line, answers=_skipped(form, line))


def _take(turn: Turn, form: type[Form], line: Line, ear: Ear) -> Line | None:
    """The next words as the answer of an open question that has no room for any text."""
    waiting = [q for q in _open(form, line) if not isinstance(q.kind, Writing | Attaching)]
    for words, rest in _heads(line.rest):
        for question in waiting:
            if isinstance(question.kind, Naming):
                found = _named(turn, question.kind, words)
                if len(found) > 1 and line.asked is None:
                    return replace(line, rest=rest, asked=(question.name, words))
                value = found[0] if len(found) == 1 else None
            else:
                value = _read(turn, question, words, ear)
            if value is not None:
                return replace(
                    line, rest=rest, answers=walk.give(form.questions, line.answers, question.name, value)
                )
    return None


def _take_short(turn: Turn, form: type[Form], line: Line) -> Line | None:
    """The next word as a short text that must be given; the last text of a form takes more than a word."""
    texts = [q for q in _open(form, line) if isinstance(q.kind, Writing)]
    short = next((q for q in texts if q.kind.widget == "text" and not q.optional), None)
    head = _WORD.search(line.rest)
    if short is None or head is None or len(texts) == 1:
        return None
    try:
        value = short.kind.read(_bare(head), turn)
    except Refused:
        return None
    answers = walk.give(form.questions, line.answers, short.name, value)
    return replace(line, rest=_after(line.rest, head.end()), answers=answers)


def _take_long(turn: Turn, form: type[Form], line: Line) -> Line:
    """All that is left as the first long text, or the only one there is."""
    texts = [q for q in _open(form, line) if isinstance(q.kind, Writing)]
    first = next((q for q in texts if q.kind.widget == "long"), texts[0] if texts else None)
    if first is None or not line.rest:
        return line
    try:
        value = first.kind.read(line.rest, turn)
    except Refused as refused:
        refused.field = first.name
        return replace(line, trouble=refused)
    return replace(line, answers=walk.give(form.questions, line.answers, first.name, value), rest="")


def _named(turn: Turn, kind: Naming, words: str) -> list[str]:
    """The codes of everybody whose whole name, its ending, pinyin or initials this is."""
    if len(words) < NAMED:
        return []
    found = kind.found(turn, words, HITS)
    exact = spellings.spelled_for_system(turn.session, words, [line.id for line in found])
    return [line.code for line in found if line.id in exact]


def _read(turn: Turn, question: Question, words: str, ear: Ear) -> Json | None:
    kind = question.kind
    pressed = ear.choice(words, {option.key: option.label for option in kind.options(turn)})
    try:
        return kind.read(pressed or words, turn)
    except Refused:
        return None


def _skipped(form: type[Form], line: Line) -> Answers:
    """Questions that may be skipped are, unless the rest of the line was meant for one of them."""
    answers, meant = line.answers, line.trouble.field if line.trouble else None
    for question in _open(form, line):
        if question.optional and question.name != meant:
            empty: Json = [] if isinstance(question.kind, Attaching) else None
            answers = walk.give(form.questions, answers, question.name, empty)
    return answers


def _open(form: type[Form], line: Line) -> list[Question]:
    """The questions that are asked and neither answered nor left to be asked with a list of names."""
    given = line.answers.given
    left = line.asked[0] if line.asked else None
    return [q for q in walk.visible(form.questions, given) if q.name not in given and q.name != left]


def _heads(text: str) -> Iterator[tuple[str, str]]:
    """The first words, the most first, each with what follows."""
    words = []
    for match in _WORD.finditer(text):
        words.append(match)
        if len(words) == LONGEST:
            break
    for count in range(len(words), 0, -1):
        taken = words[:count]
        yield " ".join(_bare(each) for each in taken), _after(text, taken[-1].end())


def _after(text: str, end: int) -> str:
    return _BETWEEN.sub("", text[end:], count=1)


def _bare(word: re.Match[str]) -> str:
    return word[0].strip('“”"') or word[0]
