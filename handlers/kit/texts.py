"""Texts as people type them, and as they are kept."""

import re
import unicodedata

# Characters that reorder what stands around them could make a card say what nobody wrote.
_UNSAFE = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]")


def cleaned(text: str) -> str:
    """A text as it is kept: no control or reordering characters, no blank ends; emoji and any script stay."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\r\n", "\n")
    kept = (c for c in _UNSAFE.sub("", whole) if c in "\n\t" or unicodedata.category(c) != "Cc")
    return "".join(kept).strip()
