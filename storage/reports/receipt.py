"""回执码 · the receipt code: 100 random bits in Crockford's base32, and a sign that catches a slip of the pen.

The 21st sign is Luhn's, modulo 32: every single wrong sign is caught before anything is looked up.
"""

import re
import secrets
import unicodedata
from itertools import pairwise

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BODY = 20  # signs of five bits
LENGTH = BODY + 1
GROUPS = (0, 5, 10, 15, LENGTH)
MEANT = str.maketrans("OIL", "011")  # signs that Crockford leaves out, read as what they look like
LOOKS_LIKE = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Za-z]{5}[-– ]?){3}[0-9A-Za-z]{6}(?![0-9A-Za-z])")


class Mistyped(ValueError):
    """It is not a code, or one with a slip in it."""


def new() -> str:
    """A fresh code, in the form in which it is kept: 21 signs, nothing between them."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(BODY))
    return body + _check(body)


def shown(code: str) -> str:
    """The code as people copy it: in four groups."""
    return "-".join(code[start:end] for start, end in pairwise(GROUPS))


def read(text: str) -> str:
    """The code that somebody typed: capitals or not, with or without spaces and dashes. Raises Mistyped."""
    plain = unicodedata.normalize("NFKC", text).upper()
    code = "".join(sign for sign in plain if sign.isalnum()).translate(MEANT)
    if len(code) != LENGTH or set(code) - set(ALPHABET) or _check(code[:BODY]) != code[BODY]:
        raise Mistyped
    return code


def contains(text: str) -> bool:
    """Whether a valid code stands somewhere in a text, in groups or in one piece."""
    return any(_is_code(found[0]) for found in LOOKS_LIKE.finditer(unicodedata.normalize("NFKC", text)))


def _is_code(text: str) -> bool:
    if not any(sign.isdigit() for sign in text):  # four words of a sentence: a code has a digit, but for 1 in 2,600
        return False
    try:
        read(text)
    except Mistyped:
        return False
    return True


def _check(body: str) -> str:
    total = 0
    for place, sign in enumerate(reversed(body)):
        value = ALPHABET.index(sign) * (2 if place % 2 == 0 else 1)
        total += value // 32 + value % 32
    return ALPHABET[-total % 32]
