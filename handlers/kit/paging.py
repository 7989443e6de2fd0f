"""翻页 · the two buttons under a list that is longer than a page."""

from collections.abc import Callable

from handlers.kit.button import Button
from handlers.kit.card import Choice, Label


def pages(page: int, more: bool, button: Callable[[str], Button]) -> list[Choice]:
    """The page before, if there is one, and the one after, if there is `more`; pages are counted from 0."""
    wanted = [(page - 1, "page-before")] if page > 0 else []
    wanted += [(page + 1, "page-after")] if more else []
    return [Choice(code=button(str(to)).code, label=Label(label=key), style="quiet") for to, key in wanted]
