"""Numbers as people type them: 12,500.50, ¥3,000, 1.2万, full-width digits."""

import re
import unicodedata
from decimal import Decimal

LARGE = {
    "": 1,
    "千": 1_000, "k": 1_000,
    "万": 10_000, "w": 10_000,
    "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?:rmb|cny|¥)?\s*(-?)\s*"
    r"(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(\.\d{1,6})?"
    r"\s*(千万|百万|[千万亿kw])?"
    r"\s*(?:元|块|人民币|yuan|rmb|cny|次|项|件|个)?",
    re.ASCII,
)


def read(text: str) -> Decimal | None:
    """The number that a text means, or None when it means none. A unit behind it is understood and dropped."""
    match = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).replace("−", "-").strip().lower())
    if match is None:
        return None
    sign, whole, fraction, large = match.groups()
    return Decimal(f"{sign}{whole.replace(',', '')}{fraction or ''}") * LARGE[large or ""]


def canonical(number: Decimal) -> str:
    """The one way a number is kept: no exponent, no idle zeros, no negative zero."""
    return format(number.normalize() + 0, "f")


def grouped(number: Decimal, places: int) -> str:
    """A number as people read it: 12,500 or, with two places, 12,500.50."""
    return f"{number:,.{places if number % 1 else 0}f}"
