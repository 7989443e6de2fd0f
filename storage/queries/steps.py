"""What every step of a conversation reads and writes: the chat's draft, what was done before. Prepared, no ORM."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, insert, select, update
from sqlmodel import Session

from storage.queries.prepared import fetch
from storage.tables import Attachment, DraftRow, Seen

_draft: Any = DraftRow.__table__  # type: ignore[attr-defined]
_seen: Any = Seen.__table__  # type: ignore[attr-defined]
_file: Any = Attachment.__table__  # type: ignore[attr-defined]

_DRAFT_OF = select(_draft).where(_draft.c.chat == bindparam("of"))
_KEEP = update(_draft).where(_draft.c.id == bindparam("this"))
_KEEP = _KEEP.values(answers=bindparam("answers"), updated_at=bindparam("updated_at"))
_RENEW = update(_draft).where(_draft.c.id == bindparam("this")).values(row_version=bindparam("row_version"))
_BEGIN = insert(_draft)
_DROP = delete(_draft).where(_draft.c.id == bindparam("this"))
_DROP_FILES = delete(_file).where(_file.c.draft_id == bindparam("this"))
_REPLY = select(_seen.c.reply).where(_seen.c.scope == bindparam("in_scope"), _seen.c.key == bindparam("of_key"))
_SEE = insert(_seen)


class KeptDraft(NamedTuple):
    """A draft as it is stored; see the table."""

    id: str
    chat: str
    member_id: int
    form: str
    row_code: str | None
    row_version: int | None
    answers: dict[str, Any]
    updated_at: datetime


def draft_for_system(session: Session, chat: str) -> KeptDraft | None:
    """The one open draft of a chat."""
    found = fetch(session, _DRAFT_OF, of=chat)
    return KeptDraft._make(found[0]) if found else None


def begin_draft(session: Session, draft: KeptDraft) -> None:
    """A new one."""
    session.connection().execute(_BEGIN, draft._asdict())


def keep_draft(session: Session, draft_id: str, answers: dict[str, Any], now: datetime) -> None:
    """New answers."""
    session.connection().execute(_KEEP, {"this": draft_id, "answers": answers, "updated_at": now})


def renew_draft(session: Session, draft_id: str, row_version: int) -> None:
    """It is about a newer state of its row."""
    session.connection().execute(_RENEW, {"this": draft_id, "row_version": row_version})


def drop_draft_for_system(session: Session, draft_id: str) -> None:
    """Forgets a draft and the files that no record took over."""
    session.flush()
    session.connection().execute(_DROP_FILES, {"this": draft_id})
    session.connection().execute(_DROP, {"this": draft_id})


def seen_for_system(session: Session, scope: str, key: str) -> tuple[Any] | None:
    """The reply that this was answered with when it was done before, which may be None; or nothing at all."""
    found = fetch(session, _REPLY, in_scope=scope, of_key=key)
    return (found[0].reply,) if found else None


def see(session: Session, scope: str, key: str, on: date, reply: Any = None) -> None:
    """Remembers that this was done. Written in the turn's savepoint: it counts only if the turn does."""
    session.connection().execute(_SEE, {"scope": scope, "key": key, "reply": reply, "on": on})
