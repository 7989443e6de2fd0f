"""What was entered in a modal, as the office reads it: one raw answer a field, files apart."""

from dataclasses import dataclass
from typing import Any

from bot.slack.render import ANSWER


@dataclass(frozen=True)
class SentFile:
    """A file that somebody put into a modal; its content is still at Slack. Kept back, it has no address."""

    id: str
    name: str
    size: int
    address: str


def raws_of(view: dict[str, Any]) -> dict[str, Any]:
    """Every field that holds no files. An untouched one is None."""
    return {name: _raw(state) for name, state in _states(view) if state.get("type") != "file_input"}


def files_of(view: dict[str, Any]) -> dict[str, list[SentFile]]:
    """The files by field."""
    return {
        name: [
            SentFile(
                id=file["id"],
                name=file.get("name") or "file",
                size=int(file.get("size") or 0),
                address=file.get("url_private_download") or "",
            )
            for file in state.get("files") or []
        ]
        for name, state in _states(view)
        if state.get("type") == "file_input"
    }


def inputs_of(view: dict[str, Any]) -> list[str]:
    """The fields that the window shows, from the top."""
    return [block["block_id"] for block in view.get("blocks", []) if block["type"] == "input"]


def _states(view: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    values: dict[str, dict[str, Any]] = view.get("state", {}).get("values", {})
    return [(name, actions[ANSWER]) for name, actions in values.items() if ANSWER in actions]


def _raw(state: dict[str, Any]) -> Any:
    if "selected_option" in state:
        return (state["selected_option"] or {}).get("value")
    return state.get("selected_date") if "selected_date" in state else state.get("value")
