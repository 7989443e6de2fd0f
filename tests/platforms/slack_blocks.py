"""Slack's limits on blocks and views, and what a fresh view holds."""

from typing import Any


class BlockError(Exception):
    """`invalid_blocks`, or a more precise word."""


def check_message(asked: dict[str, Any], most: int = 50) -> None:
    blocks = asked.get("blocks", [])
    if len(blocks) > most:
        raise BlockError("invalid_blocks: too many")
    if not (asked.get("text") or "").strip():
        raise BlockError("no_text")
    total = 0
    for block in blocks:
        if block["type"] == "section":
            total += _text(block["text"], 3000)
        elif block["type"] == "actions":
            if not 1 <= len(block["elements"]) <= 25:
                raise BlockError("invalid_blocks: actions")
            for element in block["elements"]:
                _button(element)
    if total > 13_200:
        raise BlockError("msg_blocks_too_long")
    ids = [element["action_id"] for block in blocks if block["type"] == "actions" for element in block["elements"]]
    if len(ids) != len(set(ids)) and "home-0" not in {block.get("block_id") for block in blocks}:
        raise BlockError("invalid_blocks: duplicate action_id")


def check_view(view: dict[str, Any]) -> None:
    for name in ("title", "submit", "close"):
        if name in view:
            _text(view[name], 24)
    if len(view["blocks"]) > 100 or not view["blocks"]:
        raise BlockError("invalid_arguments: blocks")
    if len(view.get("private_metadata", "")) > 3000:
        raise BlockError("invalid_arguments: metadata")
    names = [block.get("block_id") for block in view["blocks"] if block.get("block_id")]
    if len(names) != len(set(names)):
        raise BlockError("duplicate_block_id")
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    if inputs and "submit" not in view:
        raise BlockError("missing submit")
    for block in inputs:
        _text(block["label"], 2000)
        if "hint" in block:
            _text(block["hint"], 2000)
        _element(block["element"])


def initial_state(view: dict[str, Any], kept: dict[str, Any]) -> dict[str, Any]:
    """Every input with what stands in it: what was entered before, or its initial value, or nothing."""
    values = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            element, name = block["element"], block["block_id"]
            old = kept.get(name, {}).get(element["action_id"])
            same = old is not None and old["type"] == element["type"]
            values[name] = {element["action_id"]: old if same else _fresh(element)}
    return values


def _fresh(element: dict[str, Any]) -> dict[str, Any]:
    kind = element["type"]
    if kind.endswith("_select"):
        return {"type": kind, "selected_option": element.get("initial_option")}
    if kind == "datepicker":
        return {"type": kind, "selected_date": element.get("initial_date")}
    if kind == "file_input":
        return {"type": kind, "files": []}
    return {"type": kind, "value": element.get("initial_value")}


def _element(element: dict[str, Any]) -> None:
    kind = element["type"]
    if kind == "static_select":
        if not 1 <= len(element["options"]) <= 100:
            raise BlockError("invalid_arguments: options")
        for option in element["options"]:
            _option(option)
    if "initial_option" in element:
        _option(element["initial_option"])
        if kind == "static_select" and element["initial_option"] not in element["options"]:
            raise BlockError("invalid_arguments: initial_option")
    if kind == "plain_text_input" and not 1 <= element.get("max_length", 3000) <= 3000:
        raise BlockError("invalid_arguments: max_length")
    if kind == "file_input" and not 1 <= element.get("max_files", 10) <= 10:
        raise BlockError("invalid_arguments: max_files")


def _option(option: dict[str, Any]) -> None:
    _text(option["text"], 75)
    if not 1 <= len(option["value"]) <= 150:
        raise BlockError("invalid_arguments: value")


def _button(element: dict[str, Any]) -> None:
    _text(element["text"], 75)
    if len(element.get("value", "")) > 2000 or len(element["action_id"]) > 255:
        raise BlockError("invalid_blocks: button")
    if element.get("style", "primary") not in ("primary", "danger"):
        raise BlockError("invalid_blocks: style")


def _text(text: dict[str, Any], most: int) -> int:
    if not 1 <= len(text["text"]) <= most:
        raise BlockError(f"invalid_blocks: text of {len(text['text'])}, at most {most}")
    return len(text["text"])
