"""Days and months as people type them, in Chinese or English.

A day without a year is the last one that was (or is today); asked for a coming day, it is the next one that comes.
"""

import calendar
import re
from datetime import date, timedelta

NAMED = {
    "今天": 0, "今日": 0, "today": 0,
    "昨天": -1, "昨日": -1, "yesterday": -1,
    "前天": -2, "前日": -2,
    "明天": 1, "明日": 1, "tomorrow": 1,
    "后天": 2,
}  # fmt: skip
LAST_MONTH = frozenset({"上月", "上个月", "last month"})

_NAMES = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december"]  # fmt: skip
_MONTH = [name[:3] for name in _NAMES]
_NUMERIC = re.compile(r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?", re.ASCII)
_DAY_ONLY = re.compile(r"(\d{1,2})\s*[日号]", re.ASCII)
_ENGLISH = re.compile(r"(\d{1,2})\s+([a-z]{3})[a-z]*\.?(?:,?\s+(\d{4}))?", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*月份?)?", re.ASCII)
_MONTH_ONLY = re.compile(r"(\d{1,2})\s*月份?", re.ASCII)
_ENGLISH_MONTH = re.compile(r"([a-z]{3,})\.?(?:\s+(\d{4}))?", re.ASCII)


def read(text: str, today: date, coming: bool = False) -> date | None:
    """The day that a text means, or None when it means none."""
    plain = text.strip().lower()
    if plain in NAMED:
        return today + timedelta(days=NAMED[plain])
    if match := _NUMERIC.fullmatch(plain):
        year, month, day = match.groups()
        return _day(year, int(month), int(day), today, coming)
    if (match := _ENGLISH.fullmatch(plain)) and match[2] in _MONTH:
        return _day(match[3], _MONTH.index(match[2]) + 1, int(match[1]), today, coming)
    if match := _DAY_ONLY.fullmatch(plain):
        return _in_month(int(match[1]), today, coming)
    return None


def month(text: str, today: date) -> date | None:
    """The last day of the month that a text means, or None. Without a year it is the last one that has begun."""
    plain = text.strip().lower()
    if plain in LAST_MONTH:
        return month_end(today, -1)
    if match := _YEAR_MONTH.fullmatch(plain):
        return _end(int(match[1]), int(match[2]))
    if match := _MONTH_ONLY.fullmatch(plain):
        return _end(_year_of(int(match[1]), today), int(match[1]))
    if match := _ENGLISH_MONTH.fullmatch(plain):
        number = next((place for place, name in enumerate(_NAMES, 1) if name.startswith(match[1])), 0)
        return _end(int(match[2] or _year_of(number, today)), number)
    return None


def whole_month(text: str) -> date | None:
    """The code of a month's button."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day == month_end(day) else None


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    end = month_end(day, months)
    return end.replace(day=min(day.day, end.day))


def month_end(day: date, months: int = 0) -> date:
    """The last day of the month that is so many months after the day's own."""
    years, place = divmod(day.month - 1 + months, 12)
    return date(day.year + years, place + 1, calendar.monthrange(day.year + years, place + 1)[1])


def _day(year: str | None, month: int, day: int, today: date, coming: bool) -> date | None:
    if year:
        return _date(int(year), month, day)
    this_year = _date(today.year, month, day)
    if this_year is None:
        return None
    if coming:
        return this_year if this_year >= today else _date(today.year + 1, month, day)
    return this_year if this_year <= today else _date(today.year - 1, month, day)


def _in_month(day: int, today: date, coming: bool) -> date | None:
    if coming:
        end = month_end(today, 0 if day >= today.day else 1)
    else:
        end = month_end(today, 0 if day <= today.day else -1)
    return _date(end.year, end.month, day)


def _year_of(month: int, today: date) -> int:
    return today.year if month <= today.month else today.year - 1


def _end(year: int, month: int) -> date | None:
    first = _date(year, month, 1)
    return month_end(first) if first else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
