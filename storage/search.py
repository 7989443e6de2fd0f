"""检索 · spellings under which a name is found: Chinese in either script, pinyin, initials (clause 4.3-c)."""

from functools import cache
from itertools import islice, product

from opencc import OpenCC

READINGS = 16  # combinations of heteronyms kept for one name; more would be no name


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def folded(text: str) -> str:
    """How both names and queries are compared: simplified script, no case, no blanks."""
    return "".join(str(_simplifier().convert(text)).casefold().split())


def keys_of(name: str) -> set[str]:
    """Every key under which the name is entered: its suffixes, its full pinyin, its initials."""
    plain = folded(name)
    suffixes = {plain[start:] for start in range(len(plain))}
    return {plain, *suffixes, *_readings(plain, initials=False), *_readings(plain, initials=True)} - {""}


def spoken(name: str) -> set[str]:
    """拼音 · the whole name as it is said, one for every reading."""
    return set(_readings(folded(name), initials=False))


def _readings(plain: str, initials: bool) -> set[str]:
    from pypinyin import FIRST_LETTER, NORMAL, pinyin  # 55 MB of dictionaries, and names are entered rarely

    style = FIRST_LETTER if initials else NORMAL
    as_word = pinyin(plain, style=style, heteronym=True)
    letter_by_letter = [syllable for letter in plain for syllable in pinyin(letter, style=style, heteronym=True)]
    ways = (as_word, letter_by_letter)  # a word of the dictionary has one reading, a name may have another
    return {"".join(reading) for way in ways for reading in islice(product(*way), READINGS)}
