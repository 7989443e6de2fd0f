"""个人设置 · what a person chooses for themselves."""

from handlers.kit.card import Reply
from handlers.kit.form import Form
from handlers.kit.turn import Turn
from regulation.vocabulary import Language
from storage.tables import Member


class ChooseLanguage(Form, command="lang", may="self.settings", clause="4.1-d", at_once=True):
    """语言 · the language in which this person is spoken to."""

    language: Language

    def submit(self, turn: Turn) -> Reply:
        """Takes effect with the reply itself."""
        member = turn.session.get_one(Member, turn.actor.id)
        member.language = self.language
        turn.save(member)
        return Reply(key="choose-language-done", tone="done")
