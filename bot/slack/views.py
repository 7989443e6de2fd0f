"""What is shown in modals: sheets, reviews, what came of them, in one person's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.sheets import draw_field, errors_of
from bot.slack import render
from bot.slack.render import Block
from bot.words import Words
from handlers.kit import draw
from handlers.kit.card import Card, Label, Refused
from handlers.kit.sheet import Sheet
from regulation.vocabulary import Language


@dataclass(frozen=True)
class Views:
    """Modals in one language."""

    words: Words
    language: Language

    def outcome(self, found: Sheet | Refused | list[Card]) -> Block:
        """Whatever a step led to."""
        if isinstance(found, Sheet):
            return self.sheet(found)
        if isinstance(found, Refused):
            return self.told(draw.refusal_card(found))
        if found[-1].draft and found[-1].text == "review":
            return self.review(found[-1], [self._said(card) for card in found[:-1]])
        return self.told(found[0])

    def sheet(self, sheet: Sheet, troubles: Iterable[str] = ()) -> Block:
        """A form, with what is wrong above it."""
        fields = [draw_field(each, self.words, self.language) for each in sheet.fields]
        view = render.sheet_view(sheet.draft, self.words.text(sheet.heading, self.language), fields,
                                 self._buttons("slack-next"))  # fmt: skip
        return view | {"blocks": [*render.notes(troubles), *view["blocks"]]}

    def troubles(self, sheet: Sheet) -> list[str]:
        """What is wrong, with the name of the field, because it stands above all of them."""
        errors, colon = errors_of(sheet, self.words, self.language), render.colon(self.language)
        labels = {each.name: self.word(f"{each.text}.label") + colon for each in sheet.fields}
        return [labels.get(name, "") + sentence for name, sentence in errors.items()]

    def review(self, card: Card, troubles: Iterable[str] = ()) -> Block:
        """Every answer before it is submitted, with why it was not above it."""
        drawn = self.words.draw(card, self.language)
        view = render.review_view(card.draft or "", drawn, self.language, self._buttons("submit"))
        return view | {"blocks": [*render.notes(troubles), *view["blocks"]]}

    def saving(self, draft: str) -> Block:
        """The answers are kept, the files are on their way."""
        return render.saving_view(self.told(Card(text="slack-saving")), draft, self.word("slack-edit"))

    def bind(self) -> Block:
        """Where a one-time code is entered."""
        return render.bind_view(self.word("slack-bind"), self.word("slack-bind-code"), self._buttons("slack-bind"))

    def told(self, card: Card) -> Block:
        """What came of it."""
        drawn = self.words.draw(card, self.language)
        return render.told_view(drawn, self.language, self.word("slack-title"), self.word("slack-close"))

    def word(self, key: str) -> str:
        """A text without values."""
        return self.words.text(Label(label=key), self.language)

    def sentence(self, refused: Refused) -> str:
        """Why something did not go."""
        return self.words.text(Label(label=refused.key, values=refused.values), self.language)

    def _said(self, card: Card) -> str:
        drawn = self.words.draw(card, self.language)
        return render.text_of(drawn, self.language)

    def _buttons(self, submit: str) -> dict[str, str]:
        keys = {"submit": submit, "close": "slack-cancel", "edit": "slack-edit"}
        return {name: self.word(key) for name, key in keys.items()}
