"""花名册 · the house as it would be after the rows read so far; every reference of a row is looked up here."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from regulation.vocabulary import JobFamily, Language, Post, SubjectKind
from storage.queries.organisation import Organisation, SubjectRow

DEPARTMENT, STAFF, PARTNER, CONTACT = (
    SubjectKind.DEPARTMENT,
    SubjectKind.STAFF,
    SubjectKind.PARTNER,
    SubjectKind.CONTACT,
)


@dataclass
class Known:
    """A subject: by codes, because new ones have no ids yet. `home`: a person's department, a contact's partner."""

    code: str
    kind: SubjectKind
    name: str
    number: str | None = None
    home: str | None = None
    parent: str | None = None
    family: JobFamily | None = None
    language: Language | None = None
    left_on: date | None = None
    member: str | None = None  # the person's own code
    guarded: bool = False  # holds a role that needs two keys
    line: int = 0  # the row of this file that spoke of it
    contracts: dict[str, tuple[date, date]] = field(default_factory=dict)


class Ambiguous(Exception):
    """Several have this name."""


class Register:
    """Everything by code, by number, by name."""

    def __init__(self, found: Organisation) -> None:
        codes = {row.id: row.code for row in found.subjects}
        members = {row.member_id: row.code for row in found.subjects if row.member_id}
        self.known = {row.code: _known(row, codes, found.guarded) for row in found.subjects}
        self.posts: dict[tuple[str, Post], list[str]] = defaultdict(list)
        for subject, member, post in found.holdings:
            self.posts[codes[subject], post].append(members[member])
        for subject, number, first, last in found.contracts:
            self.known[codes[subject]].contracts[number] = (first, last)
        self._numbers = {(each.kind, each.number): each for each in self.known.values() if each.number}
        self._names: dict[tuple[SubjectKind, str], list[Known]] = defaultdict(list)
        for each in self.known.values():
            self._names[each.kind, each.name].append(each)

    def numbered(self, kind: SubjectKind, number: str) -> Known | None:
        """Who has this number."""
        return self._numbers.get((kind, number)) if number else None

    def named(self, kind: SubjectKind, name: str, home: str | None = None) -> list[Known]:
        """Who has exactly this name and is still there; of one department or partner if that is said."""
        found = [each for each in self._names[kind, name] if each.left_on is None]
        return [each for each in found if home is None or each.home == home]

    def one(self, kind: SubjectKind, text: str) -> Known | None:
        """By number, or by name if only one has it. Raises Ambiguous."""
        if by_number := self.numbered(kind, text):
            return by_number
        found = self.named(kind, text)
        if len(found) > 1:
            raise Ambiguous
        return found[0] if found else None

    def any(self, text: str) -> Known | None:
        """Whatever has a file, by number, name or "name · department". Raises Ambiguous."""
        name, _, home = (part.strip() for part in text.partition("·"))
        found = {
            each.code: each
            for kind in SubjectKind
            if kind is not CONTACT
            for each in (self.numbered(kind, text), *self.named(kind, name))
            if each and (not home or self.title(each.home) == home)
        }
        if len(found) > 1:
            raise Ambiguous
        return next(iter(found.values()), None)

    def title(self, code: str | None) -> str:
        """The name of a subject that may be none."""
        return self.known[code].name if code else ""

    def titles(self, codes: Iterable[str]) -> str:
        """Several names."""
        return "、".join(self.title(code) for code in codes)

    def add(self, known: Known) -> None:
        """Somebody new."""
        self.known[known.code] = known
        self._names[known.kind, known.name].append(known)
        self.number(known, known.number)

    def number(self, known: Known, number: str | None) -> None:
        """A number is given."""
        if known.number and self._numbers.get((known.kind, known.number)) is known:
            del self._numbers[known.kind, known.number]
        known.number = number
        if number:
            self._numbers[known.kind, number] = known

    def rename(self, known: Known, name: str) -> None:
        """A name is changed."""
        self._names[known.kind, known.name].remove(known)
        known.name = name
        self._names[known.kind, name].append(known)

    def above(self, code: str) -> Iterator[str]:
        """The departments above one, nearest first; ends where it would go round."""
        seen = {code}
        parent = self.known[code].parent
        while parent and parent not in seen:
            yield parent
            seen.add(parent)
            parent = self.known[parent].parent

    def goes_round(self, code: str) -> bool:
        """Whether a department would stand above itself."""
        *_, top = [code, *self.above(code)]
        return self.known[top].parent is not None


def print_of(found: Organisation, newest_record: int) -> str:
    """Two houses with the same print are the same, as far as an import is concerned."""
    whole = repr((found.subjects, found.holdings, found.contracts, sorted(found.guarded), newest_record))
    return hashlib.sha256(whole.encode()).hexdigest()


def _known(row: SubjectRow, codes: dict[int, str], guarded: frozenset[int]) -> Known:
    return Known(
        code=row.code,
        kind=row.kind,
        name=row.name or row.title or "",
        number=row.number,
        home=codes.get(row.department_id or 0),
        parent=codes.get(row.parent_id or 0),
        family=row.family,
        language=row.language,
        left_on=row.left_on or row.ended_on,
        member=row.member_code,
        guarded=row.member_id in guarded,
    )
