"""举报入口 · the way in on every menu (9.3-a). It knows neither who presses it nor that anybody did."""

from handlers.kit.card import Card
from handlers.kit.form import Form
from handlers.kit.turn import Turn
from handlers.reporting import cards


class ReportViolation(Form, command="report", may="report.submit", clause="9.3-a", reads=True):
    """内部举报 · begin a report, or come back with a code."""

    def submit(self, turn: Turn) -> Card:
        """The entry; what follows never meets this turn again."""
        return cards.entry()
