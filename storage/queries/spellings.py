"""Subjects by a whole spelling: what was typed is a name, its ending, its pinyin or initials, nothing longer."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from storage import search
from storage.tables import SearchKey


def spelled_for_system(session: Session, text: str, ids: Iterable[int]) -> frozenset[int]:
    """Which of these subjects, whose permission was checked already, have exactly this spelling."""
    query = select(SearchKey.subject_id).where(
        SearchKey.key == search.folded(text), col(SearchKey.subject_id).in_(list(ids))
    )
    return frozenset(session.exec(query))
