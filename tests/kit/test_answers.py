"""The walk through a form: whatever is answered, skipped, edited or gone back to, the position adds up."""

from hypothesis import given
from hypothesis import strategies as st

from handlers.kit import answers as walk
from handlers.kit.answers import Answers
from tests.kit.test_form import Colour, Sample

QUESTIONS = Sample.questions
VALUES = {"colour": [each.value for each in Colour], "other": ["x"], "day": ["2026-11-20"], "note": ["n", None]}

steps = st.lists(
    st.tuples(st.sampled_from(["answer", "edit", "back"]), st.sampled_from(list(VALUES)), st.integers(0, 9))
)


def step(answers: Answers, what: str, name: str, pick: int) -> Answers:
    """One thing a person may do: what is not offered is not done."""
    asked = [q.name for q in walk.visible(QUESTIONS, answers.given)]
    if what == "back":
        before = walk.before(QUESTIONS, answers)
        return walk.reopen(answers, before.name) if before else answers
    if name not in asked:
        return answers
    if what == "edit":
        return walk.reopen(answers, name)
    return walk.give(QUESTIONS, answers, name, VALUES[name][pick % len(VALUES[name])])


@given(steps)
def test_no_answer_outlives_its_question(path):
    """An answer waits only while the question that decides over it is open again; then it stays or goes."""
    answers = Answers()
    for each in path:
        answers = step(answers, *each)
        asked = {q.name for q in walk.visible(QUESTIONS, answers.given)}
        hidden = [q for q in QUESTIONS if q.name in answers.given and q.name not in asked]
        assert all(q.when.field not in answers.given for q in hidden)


@given(steps)
def test_from_anywhere_the_review_is_reached_and_the_form_is_whole(path):
    answers = Answers()
    for each in path:
        answers = step(answers, *each)
    for _ in QUESTIONS:
        if question := walk.current(QUESTIONS, answers):
            answers = walk.give(QUESTIONS, answers, question.name, VALUES[question.name][0])
    assert walk.current(QUESTIONS, answers) is None
    assert Sample.filled(answers.given)


@given(steps, st.sampled_from(list(VALUES)))
def test_an_edit_touches_no_other_answer_that_is_still_asked(path, name):
    answers = Answers()
    for each in path:
        answers = step(answers, *each)
    reopened = walk.reopen(answers, name)
    assert {k: v for k, v in answers.given.items() if k != name} == {
        k: v for k, v in reopened.given.items() if k != name
    }


@given(steps)
def test_the_answers_survive_being_stored(path):
    answers = Answers()
    for each in path:
        answers = step(answers, *each)
    assert Answers.model_validate_json(answers.model_dump_json()) == answers
