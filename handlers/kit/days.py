"""Days as people type them, in Chinese or English. A day without a year is the last one that was (or is today)."""

import re
from datetime import date, timedelta

NAMED = {
    "今天": 0, "今日": 0, "today": 0,
    "昨天": 1, "昨日": 1, "yesterday": 1,
    "前天": 2, "前日": 2,
}  # fmt: skip

_MONTH = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NUMERIC = re.compile(r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_DAY_ONLY = re.compile(r"(\d{1,2})\s*[日号]")
_ENGLISH = re.compile(r"(\d{1,2})\s+([a-z]{3})[a-z]*\.?(?:,?\s+(\d{4}))?")


def read(text: str, today: date) -> date | None:
    """The day that a text means, or None when it means none."""
    plain = text.strip().lower()
    if plain in NAMED:
        return today - timedelta(days=NAMED[plain])
    if match := _NUMERIC.fullmatch(plain):
        year, month, day = match.groups()
        return _day(year, int(month), int(day), today)
    if (match := _ENGLISH.fullmatch(plain)) and match[2] in _MONTH:
        return _day(match[3], _MONTH.index(match[2]) + 1, int(match[1]), today)
    if match := _DAY_ONLY.fullmatch(plain):
        return _in_month(int(match[1]), today)
    return None


def _day(year: str | None, month: int, day: int, today: date) -> date | None:
    try:
        if year:
            return date(int(year), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year <= today else date(today.year - 1, month, day)
    except ValueError:
        return None


def _in_month(day: int, today: date) -> date | None:
    first = today.replace(day=1)
    month = first if day <= today.day else (first - timedelta(days=1)).replace(day=1)
    return _day(str(month.year), month.month, day, today)
