"""阅览室入口 · a one-time way into the reading room; the reports themselves are never shown in a chat (9.3-c)."""

from handlers.kit.card import Card, Reply
from handlers.kit.form import Form
from handlers.kit.turn import Turn


class ReadingRoom(Form, command="room", may="report.read", clause="9.3-c", reads=True):
    """阅览室 · whether somebody is a reader, and of what, the room itself finds out."""

    def submit(self, turn: Turn) -> Card | Reply:
        """A link that works once, for some minutes."""
        link = turn.house.room(turn.actor.code, turn.actor.language)
        return Card(text="room-link", values={"link": link}) if link else Card(text="room-no-address")
