"""Names derived from names: text keys and button codes come from classes and fields."""

import re


def kebab(name: str) -> str:
    """OutsideVoice and outside_voice become outside-voice."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).replace("_", "-").lower()
