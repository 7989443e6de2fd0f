"""Whom a question offers: what a typed text may mean, and the usual ones before anything is typed."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import and_, union
from sqlalchemy import select as core_select
from sqlmodel import col, select

from regulation.permissions import Viewer
from regulation.vocabulary import SubjectKind
from storage.tables import Record, SearchKey, Subject

CANDIDATES = 200  # of the nearest spellings
PEOPLE_LAST = col(Subject.kind) == SubjectKind.STAFF


def spelled(viewer: Viewer, text: str, key: str, kinds: Iterable[SubjectKind], offered: list[Any]) -> Any:
    """Whom a typed text may mean: the nearest spellings, a number, and all of one's own that match.

    In a large house one letter begins thousands of names; who types more is shown fewer.
    """
    begins = and_(col(SearchKey.key) >= key, col(SearchKey.key) < key + "\U0010ffff")
    near = select(SearchKey.subject_id).join(Subject).where(begins, *offered).order_by(SearchKey.key)
    numbers = [text, text.upper(), text.lower()]
    numbered = select(Subject.id).where(col(Subject.kind).in_(kinds), col(Subject.number).in_(numbers))
    spelled = select(SearchKey.key).where(SearchKey.subject_id == Record.subject_id, begins).exists()
    mine = select(Record.subject_id).where(Record.author_id == viewer.id, spelled)
    return union(core_select(near.limit(CANDIDATES).subquery()), numbered, mine)


def usual(viewer: Viewer, offered: list[Any], room: int) -> Any:
    """Whom one may mean before anything is typed: one's own, and the first of the house."""
    first = select(Subject.id).where(*offered).order_by(PEOPLE_LAST, col(Subject.id)).limit(room)
    return union(core_select(first.subquery()), select(Record.subject_id).where(Record.author_id == viewer.id))
