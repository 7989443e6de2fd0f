"""Lists of which not everybody sees every row: read on until enough is found that this person may see."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlmodel import Session

Seen = TypeVar("Seen")
STRIDE = 50  # rows looked at in one query


def some_of(
    session: Session, query: Any, seen: Callable[[Sequence[Any]], Sequence[Seen]], limit: int, skip: int = 0
) -> list[Seen]:
    """So many after so many others, of what somebody may see: a hidden row neither takes a place nor leaves one.

    `query`: the keys of all rows in order; `seen`: what this person may see of some of them, in the same order.
    """
    found: list[Seen] = []
    looked = 0
    while len(found) < skip + limit:
        keys = session.exec(query.offset(looked).limit(STRIDE)).all()
        if not keys:
            break
        found += seen(keys)
        looked += len(keys)
    return found[skip : skip + limit]
