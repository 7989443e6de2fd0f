"""制度 · the rules in short, and every number of the edition with the clause that says so (clauses 1.1, 10.6)."""

from handlers.kit.button import Button
from handlers.kit.card import Card, Choice, Fact, Label, On, Value
from handlers.kit.form import Form, Hidden
from handlers.kit.paging import pages
from handlers.kit.turn import Turn
from handlers.undertakings import SeeUndertaking
from regulation.rulebook import Number
from regulation.vocabulary import Undertaking

NUMBERS = 8  # a page


class Policy(Form, command="policy", may="self.settings", clause="1.1", reads=True):
    """制度依据 · which rule says so."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """A page of numbers, and the way to the text that everybody confirms."""
        book, start = turn.house.rulebook, max(self.page, 0) * NUMBERS
        shown = list(book.numbers.items())[start : start + NUMBERS]
        read = Button(SeeUndertaking.code, option=Undertaking.POLICY).code
        choices = [Choice(code=read, label=Label(label="policy-text"), style="primary")]
        choices += pages(self.page, start + NUMBERS < len(book.numbers), lambda to: Button(Policy.code, option=to))
        values: dict[str, Value] = {"edition": book.edition, "since": On(day=book.effective_from)}
        facts = tuple(_line(*each) for each in shown)
        return Card(text="policy-card", values=values, facts=facts, choices=tuple(choices))


def _line(name: str, number: Number) -> Fact:
    """What it is, how much, and where that stands."""
    key = f"number-{name.replace('.', '-')}"
    amount = Label(label=f"unit-{number.unit}", values={"count": number.value})
    return Fact(
        label=Label(label=key), value=(amount, Label(label="number-clause", values={"clause": number.clause}))
    )
