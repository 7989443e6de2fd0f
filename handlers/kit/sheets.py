"""A conversation held on sheets: a form comes back whole, and every error is told where it is."""

from collections.abc import Mapping

from handlers.kit import access, draw
from handlers.kit import sheet as sheets
from handlers.kit.button import Button
from handlers.kit.card import Card, Choice, Refused
from handlers.kit.dialogue import Dialogue
from handlers.kit.draft import Draft
from handlers.kit.questions import Json
from handlers.kit.sheet import Sheet
from storage.tables import Attachment


class SheetDialogue(Dialogue):
    """One step of a person whose front end shows every question of a form together."""

    def sheet(self, draft_id: str) -> Sheet:
        """The open draft as one sheet. Raises Refused when it is gone."""
        return sheets.sheet(self.turn, self._open_draft(draft_id))

    def fill(self, draft_id: str, raws: Mapping[str, Json]) -> Sheet | list[Card]:
        """A sheet that was handed in: the review, what a harmless form did, or the sheet with its errors.

        A draft that is gone was submitted already: its receipt.
        """
        draft = self._draft()
        if draft is None or draft.id != draft_id:
            return self._press_gone(Button("submit", draft_id))
        draft, errors = sheets.fill(self.turn, draft, raws, final=True)
        if errors:
            return sheets.sheet(self.turn, draft, errors)
        return self._submit(draft) if draft.form.at_once else [self._card(draft)]

    def jot(self, draft_id: str, raws: Mapping[str, Json]) -> Sheet:
        """A sheet that is still being filled in, because an answer decides what else is asked."""
        draft, _ = sheets.fill(self.turn, self._open_draft(draft_id), raws, final=False)
        return sheets.sheet(self.turn, draft)

    def suggest(self, draft_id: str, field: str, text: str) -> list[Choice]:
        """What a picker of the sheet offers for a few letters."""
        return sheets.suggest(self.turn, self._open_draft(draft_id), field, text)

    def put(self, draft_id: str, file: Attachment) -> str:
        """A stored file for a sheet; its code is what the field then holds."""
        file.draft_id = self._open_draft(draft_id).id
        return self.turn.save(file).code

    def endings(self, draft_id: str) -> tuple[str, ...]:
        """The kinds of files that a sheet takes."""
        return self._open_draft(draft_id).endings

    def offer(self, command: str) -> list[Card]:
        """What a word typed outside a conversation leads to: buttons, or at once what only reads."""
        access.check_member(self.turn)
        forms = self._permitted(command)
        if command == "help":
            return [self._help()]
        if not forms:
            raise Refused("not-permitted")
        if forms[0].reads:
            return self.open(forms[0])
        return [self._menu(command, forms) if len(forms) > 1 else draw.menu_card("menu-one", forms)]

    def _open_draft(self, draft_id: str) -> Draft:
        access.check_member(self.turn)
        draft = self._draft()
        if draft is None or draft.id != draft_id:
            raise Refused("button-old")
        return draft
